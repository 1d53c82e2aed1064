"""What is said on Discord alone, in French: cards, commands, buttons, faults."""

from __future__ import annotations

TITLE = "Rounds"
LOADED = "Sources de ces connaissances"
CONTINUED = "{section} (suite)"
PAGE = "page {page} sur {pages}"
PAGE_MENU = "Page {page} sur {pages} : aller à…"
PAGE_ENTRY = "Page {page} · {first}"
COUNTED_SECTION = "{section} ({count})"
ORDERS = {"clinical_features": "Par fréquence", "features_by_system": "Par système corporel"}
PREVIOUS = "‹ Précédent"
NEXT = "Suivant ›"
DELETE = "Supprimer"
OPEN = "Ouvrir {number}"
SECTIONS_MENU = "Sections de cette fiche"
NAMED_MENU = "Ouvrir un terme cité plus haut"
OPEN_FOR_DEFINITION = "Ce que chacun signifie : choisissez-le ci-dessous."
OPEN_FOR_MORE = "Ce que chacun signifie : choisissez-le ci-dessous. Qui le signale, début, références : « {button} »."
WITH_EVIDENCE = "Avec les preuves"
BRIEFLY = "En bref"
SUMMARY_OPTION = "Résumé"
OTHERS_MENU = "Peut aussi désigner…"
CHOICE_MENU = "Choisissez l'un d'eux, ou aucun"
CHOICES_MENU = "Choisissez ({first} à {last})"
CHOOSE_HERE = (
    "Appuyez sur l'un d'eux, ou choisissez dans le menu, qui se termine par « Aucun de ceux-ci »."
)
OPEN_HERE = "Appuyez sur l'un d'eux : il s'ouvre au-dessous, et cette liste reste."
NARROW_MENU = "Restreindre : texte gratuit, années"
NARROW_ALL = "Toutes ({count})"
NARROW_FREE = "Texte intégral gratuit seulement ({count})"
NARROW_SINCE = "Depuis {year} ({count})"
NARROW_BOTH = "Depuis {year}, texte intégral gratuit seulement ({count})"
NOT_MEANT = "Pas ce que je voulais dire"
NONE_OF_THESE = "Aucun de ceux-ci"
NONE_OF_THESE_HINT = "Comment le demander par son nom complet ou un identifiant"
NONE_OF_THESE_NEXT = "Ce qui vient ensuite par le nom"
HOW_TO_NAME = """Aucun, donc. Je n'en ai rien gardé ; ces moyens mènent le plus loin :
- le nom complet tel qu'il figure dans un compte rendu, sans autres mots : `/concept nom:`, où des noms sont proposés pendant la saisie
- un identifiant, si vous en avez un : C3888318, MONDO:0600024, OMIM:160750, ORPHA:558, HP:0003701
- un autre nom, ou un nom plus large ; depuis sa carte, vous pouvez aller à ce qui se trouve au-dessous"""
COMMANDS = {
    "ask": "Poser une question sur une maladie génétique ou un signe clinique avec vos mots",
    "concept": "Montrer la fiche d'une maladie ou d'un signe clinique",
    "symptoms": "Montrer les signes cliniques annotés à une maladie",
    "features": "Montrer les signes cliniques annotés à une maladie",
    "citations": "Montrer les recommandations, revues et études indiquées pour une maladie",
    "sources": "Montrer ce que Rounds cite : versions, licences et façon de citer chaque source",
    "settings": "Régler comment Rounds répond sur ce serveur",
    "pin": "Faire désigner un concept par une abréviation, dans un salon ou tout le serveur",
    "me": "Choisir l'apparence de vos réponses et qui les voit",
    "history": "Votre activité récente : désactivée tant que vous ne l'activez pas",
    "history on": "Garder quels concepts vous ouvrez, et quand ; jamais ce que vous écrivez",
    "history off": "Ne plus garder d'historique et supprimer son contenu",
    "history show": "Montrer les derniers concepts que vous avez ouverts, à vous seul(e)",
    "history clear": "Supprimer le contenu de votre historique",
    "privacy": "Ce que Rounds garde sur vous, et pourquoi",
    "privacy show": "Montrer ce que Rounds garde, combien de temps et pourquoi",
    "privacy export": "Recevoir dans un fichier tout ce que Rounds garde sur vous",
    "privacy delete": "Supprimer tout ce que Rounds garde sur vous",
    "export": "Enregistrer une fiche, une section ou ses références dans un fichier",
    "list": "Votre propre liste de lecture",
    "list show": "Montrer votre liste de lecture, à vous seul(e)",
    "list add": "Mettre une publication ou un concept sur votre liste de lecture",
    "list clear": "Tout retirer de votre liste de lecture",
    "list export": "Recevoir votre liste de lecture dans un fichier",
    "help": "Montrer comment poser une question, avec des exemples à essayer",
    "about": "Montrer ce qu'est Rounds, sa version, sa politique de confidentialité, ses conditions",
}
OPTIONS = {
    "question": "Avec des mots simples ; n'écrivez rien sur vous-même ni sur un patient",
    "name": "Un nom (en anglais), une abréviation ou un identifiant ; choisissez dans la liste",
    "section": "Montrer cette section au lieu du résumé",
    "free": "Seulement les publications avec texte intégral gratuit",
    "since": "Seulement les publications de cette année ou plus récentes",
    "type": "Seulement recommandations, revues, études ou publications liées",
    "as": "Le type de fichier",
    "reference": "Un PMID ou DOI, ou un concept ; choisissez dans la liste pendant la saisie",
    "private": "Montrer la réponse à vous seul(e)",
    "abbreviation": "L'abréviation, comme IIM",
    "concept": "Ce qu'elle désigne ici ; choisissez dans la liste pendant la saisie, ou donnez un identifiant",
    "channel": "Dans ce salon seulement ; sans salon, dans tous",
    "topic": "Ce que vous aimeriez savoir",
}
EXPLAIN_TERMS = "Expliquer les termes"
EXPLAIN_TERMS_HINT = "Dans le menu d'un message : liste les termes qu'il nomme"
NO_TEXT = "Ce message n'a pas de texte à lui : je ne lis ni images, ni fichiers, ni intégrations. `/concept` accepte un nom."
COOLDOWN = "Une question après l'autre, s'il vous plaît : reposez-la dans {seconds} s. Les boutons et menus n'attendent pas."
NOT_YOURS = "Seule la personne qui a posé la question, ou quelqu'un qui gère les messages ici, peut supprimer ceci."
OLD_BUTTON = "Ce bouton vient d'une version antérieure de Rounds. Veuillez reposer la question."
OLD_COMMAND = "Cette commande a changé depuis que votre Discord l'a chargée. Veuillez réessayer dans une minute."
NOT_HERE = "Les responsables de ce serveur ne souhaitent pas cette commande dans ce salon. Essayez un autre salon, ou un message privé avec moi."
NOT_EXPLAINED_HERE = "Les responsables de ce serveur ne souhaitent pas « Expliquer les termes » dans ce salon. Envoyez-moi les mots qui vous intriguent en message privé, ou utilisez `/demander` dans un autre salon."
RESTARTING = "Je redémarre. Veuillez reposer la question dans une minute."
FAILED = "Je n'ai pas pu chercher cela à l'instant. Votre question n'est pas en cause ; veuillez réessayer dans une minute."

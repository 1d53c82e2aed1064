"""What is said on Discord alone, in French: cards, commands, buttons, faults."""

from __future__ import annotations

TITLE = "Rounds"
LOADED = "Sources de ces connaissances"
CONTINUED = "{section} (suite)"
PAGE = "page {page} sur {pages}"
PREVIOUS = "‹ Précédent"
NEXT = "Suivant ›"
DELETE = "Supprimer"
OPEN = "Ouvrir {number}"
SECTIONS_MENU = "Sections de cette fiche"
NAMED_MENU = "Ouvrir l'un d'eux"
OPEN_FOR_DEFINITION = "Ce que chacun signifie : choisissez-le ci-dessous."
SUMMARY_OPTION = "Résumé"
OTHERS_MENU = "Peut aussi désigner…"
CHOICES_MENU = "Choisissez ({first} à {last})"
CHOOSE_HERE = (
    "Appuyez sur l'un d'eux. Aucun ne convient ? Essayez le nom complet ou un identifiant."
)
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
    "help": "Montrer comment poser une question, avec des exemples à essayer",
    "about": "Montrer ce qu'est Rounds, sa version, sa politique de confidentialité, ses conditions",
}
OPTIONS = {
    "question": "Avec des mots simples ; n'écrivez rien sur vous-même ni sur un patient",
    "name": "Un nom (en anglais), une abréviation ou un identifiant ; choisissez dans la liste",
    "section": "Montrer cette section au lieu du résumé",
    "private": "Montrer la réponse à vous seul(e)",
    "abbreviation": "L'abréviation, comme IIM",
    "concept": "Ce qu'elle désigne ici ; choisissez dans la liste pendant la saisie, ou donnez un identifiant",
    "channel": "Dans ce salon seulement ; sans salon, dans tous",
    "topic": "Ce que vous aimeriez savoir",
}
NOT_YOURS = "Seule la personne qui a posé la question, ou quelqu'un qui gère les messages ici, peut supprimer ceci."
OLD_BUTTON = "Ce bouton vient d'une version antérieure de Rounds. Veuillez reposer la question."
OLD_COMMAND = "Cette commande a changé depuis que votre Discord l'a chargée. Veuillez réessayer dans une minute."
NOT_HERE = "Les responsables de ce serveur ne souhaitent pas cette commande dans ce salon. Essayez un autre salon, ou un message privé avec moi."
RESTARTING = "Je redémarre. Veuillez reposer la question dans une minute."
FAILED = "Je n'ai pas pu chercher cela à l'instant. Votre question n'est pas en cause ; veuillez réessayer dans une minute."

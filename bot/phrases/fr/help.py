"""Help, what Rounds is, and the first words in a server, in French."""

from __future__ import annotations

HELP_TITLE = "Aide"
HELP_OF = "{title} : {topic}"
HELP_MENU = "Plus d'aide"
HELP_TRY = "Essayez l'un de ces exemples :"
HELP_TOPICS = {
    "start": "Poser une question",
    "sections": "Ce qui peut être montré",
    "ids": "Identifiants",
    "kinds": "Maladie ou signe ?",
    "sources": "D'où cela vient",
    "guidelines": "Recommandations et études",
    "unsure": "Quand Rounds demande",
    "privacy": "Confidentialité et sécurité",
    "admins": "Pour les admins de serveur",
}
HELP_TEXTS = {
    "start": (
        "Posez votre question avec des mots simples ; les fautes de frappe ne gênent pas. Je connais aussi beaucoup de maladies par leur nom français, et toutes par leur nom anglais. Écrivez-moi un message privé, mentionnez-moi dans un salon, répondez à l'une de mes cartes ou utilisez une commande avec `/`.",
        "« quels gènes ? », « type 2 ? » ou « le deuxième » continuent sur le dernier concept demandé, pendant une demi-heure, pour vous seul et à cet endroit.",
        "Avec `privé`, vous seul voyez la réponse. Les noms de maladies sont proposés pendant la saisie.",
    ),
    "sections": (
        "Une fiche a une définition, des noms, des signes cliniques (par fréquence ou par système corporel), ce qui a été signalé comme absent, le début et l'évolution, le mode de transmission, les gènes, des recommandations, des revues, des études, sa place dans la hiérarchie, des concepts apparentés, des identifiants et des ressources.",
        "Dites ce que vous voulez dans la question, ou choisissez-le dans le menu sous une carte. Le menu montre ce que contient la fiche, avec les nombres ; ce qu'elle ne contient pas est dit manquant, jamais deviné.",
    ),
    "ids": (
        "Envoyez un identifiant tel que vous l'avez : un CUI de MedGen (C et 7 chiffres, ou CN et des chiffres) ou son UID, MONDO, HP, OMIM, Orphanet, MeSH, GARD, le numéro d'un gène chez NCBI, un PMID, un identifiant PMC ou un DOI. Avec deux-points, tiret bas, espace ou sous forme de lien, tous se lisent de la même façon ; un identifiant n'est jamais corrigé.",
        "Un CUI (identifiant unique de concept) est le numéro d'un concept dans l'UMLS ; MedGen l'utilise pour ses fiches, et ses propres numéros CN quand l'UMLS n'en a pas.",
        "Un numéro OMIM peut mener à deux fiches : OMIM numérote des maladies et des gènes, et les sources peuvent associer un même numéro à une maladie et à un groupe ou un sous-type de celle-ci. Je demande alors ce que vous voulez dire.",
    ),
    "kinds": (
        "Une maladie a une évolution et, souvent, une cause ; un signe clinique est une chose observée chez des personnes : un signe au sens strict, un symptôme ou un résultat d'examen. Certains noms sont les deux. La carte dit de quoi il s'agit ; la section demandée décide, et l'autre est à un clic.",
        "La carte d'un signe montre les maladies auxquelles il a été annoté. Une telle liste est un recoupement d'annotations, pas un diagnostic.",
    ),
    "sources": (
        "Chaque phrase est citée d'une source nommée avec sa version, ou est une phrase fixe de moi. Aucun modèle de langage n'intervient. `/sources` montre ce qui est chargé, avec les licences et la façon de citer chaque source.",
        "Deux signes annotés ne veulent pas dire deux symptômes en tout : les annotations sont ce que quelqu'un a saisi jusqu'ici.",
    ),
    "guidelines": (
        "Les recommandations, revues et études sont montrées avec revue, année, PMID et DOI, et avec le texte intégral gratuit quand la source le signale. Les listes issues d'une recherche peuvent contenir des articles sur des sujets plus larges et en manquer d'autres ; la carte le dit.",
        "« Aucun texte intégral gratuit indiqué » veut dire seulement cela : la source ne le signale pas.",
    ),
    "unsure": (
        "Une abréviation comme IIM peut désigner plusieurs choses, et un même nom une maladie et un signe. Je demande alors, et vous appuyez sur ce que vous voulez dire.",
        "Un nom que j'ai lu autrement qu'il n'a été saisi figure au-dessus de la réponse. Si rien ne correspond, je le dis et je montre les noms les plus proches : une mauvaise réponse est pire que pas de réponse.",
    ),
    "privacy": (
        "N'écrivez rien sur vous-même ni sur un patient. Je ne donne ni diagnostic, ni risque, ni dose ; un médecin, un conseiller en génétique ou un pharmacien le peut.",
        "Ce que vous demandez n'est ni enregistré ni journalisé. Le dernier concept demandé, avec ce qui a été proposé, est gardé en mémoire pendant une demi-heure.",
    ),
    "admins": (
        "Rounds ne lit que les commandes, les messages privés, les mentions et les réponses à ses messages. Il n'a besoin d'aucune permission privilégiée et ne notifie jamais personne par une mention.",
        "`/paramètres` règle mes réponses sur tout le serveur, et dans un salon à part ; `/épingler`, ce qu'une abréviation y désigne.",
        "Les endroits où les commandes sont utilisables se règlent aussi dans les paramètres du serveur, sous Intégrations.",
    ),
}
HELP_EXAMPLES = {
    "symptoms": "quels sont les symptômes de Marfan syndrome ?",
    "misspelt": "transmission de cystic fibrosys",
    "gene": "quel gène cause cystic fibrosis",
    "follow_up": "quels gènes ?",
    "systems": "body systems of Marfan syndrome",
    "onset": "onset of Huntington disease",
    "id": "MONDO:0600024",
    "feature_id": "HP:0003701",
    "feature": "conditions with proximal muscle weakness",
    "studies": "quelles études sur familial idiopathic inflammatory myopathy ?",
    "guidelines": "recommandations pour familial idiopathic inflammatory myopathy",
    "abbreviation": "IIM",
}

# About.

ABOUT_TITLE = "À propos de Rounds"
ABOUT = "Rounds trouve la fiche de la maladie génétique ou du signe clinique que vous cherchez, et montre ce qu'en disent des sources nommées, avec leur version."
ABOUT_VERSION = "Rounds {version}, logiciel libre (licence MIT)."
ABOUT_HOLDS = (
    "Il contient {concepts:,} concepts sous {names:,} noms. `/sources` montre d'où ils viennent."
)
ABOUT_NOT = "Il est fait pour l'étude et la consultation. Ce n'est pas un dispositif médical, il n'est ni géré ni approuvé par les sources qu'il cite, et il ne donne pas d'avis médical."
ABOUT_HELP = "`/aide` montre comment poser une question."
PRIVACY_PAGE = "Politique de confidentialité"
TERMS_PAGE = "Conditions d'utilisation"
SOURCE_PAGE = "Code source"

# The first words in a server.

TOUR_TITLE = "Bonjour, je suis Rounds"
TOUR = (
    "Je cherche des maladies génétiques et des signes cliniques, et je montre ce qu'en disent des sources nommées, avec leur version.",
    "Utilisez `/demander`, ou mentionnez-moi avec une question. Je ne lis rien d'autre ici, n'enregistre aucune question et ne notifie personne.",
    "N'écrivez rien sur vous-même ni sur un patient : je ne donne pas d'avis médical.",
)

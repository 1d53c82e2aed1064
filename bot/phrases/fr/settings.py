"""What admins of a server can set, in French."""

from __future__ import annotations

SETTINGS_TITLE = "Paramètres de ce serveur"
SETTINGS_PAGES = {
    "general": "Réponses sur tout le serveur",
    "channel": "Réponses dans un salon",
    "words": "Mots de Rounds",
    "study": "Salons d'étude",
    "commands": "Commandes par salon",
    "meanings": "Sens épinglés",
    "reports": "Signalements et décomptes",
}
SETTINGS_PAGE = "Montrer une autre page de paramètres"
SETTINGS_TEXTS = {
    "general": "L'apparence des réponses dans chaque salon qui n'a pas de choix propre, sauf pour qui a choisi autre chose pour soi avec `/mes-réglages`. La page suivante met un salon à part.",
    "channel": "Choisissez un salon. Ce que vous choisissez dessous ne vaut alors que dans ce salon et ses fils ; « comme sur tout le serveur » l'annule. Ce que chacun a choisi pour soi avec `/mes-réglages` compte toujours.",
    "words": "Ce que dit Rounds lui-même. Ce que disent les sources reste dans leur langue.",
    "study": "Dans un salon d'étude, une équipe travaille avec Rounds : les mentions y reçoivent une réponse comme partout, et vous choisissez si chaque réponse ouvre un fil. L'un d'eux peut être mis à part sous « Réponses dans un salon ».",
    "commands": "Choisissez un salon, puis les commandes qui peuvent y être utilisées. Un fil compte comme son salon. Les messages privés ne sont pas concernés. Dans un salon d'étude, aussi si les questions claires sans mention reçoivent une réponse.",
    "meanings": "Une abréviation qui désigne plusieurs choses peut en désigner une seule ici. `/épingler` ajoute un sens ; choisissez-en un ci-dessous pour le retirer.",
    "reports": "Où « Signaler cette réponse » publie : le concept et la section qui étaient affichés, qui signale, et ce qui est écrit. Sans salon, seule la page de la source elle-même est proposée.",
}
SETTINGS_MENUS = {
    "plain_text": "Apparence des réponses",
    "private": "Qui voit les réponses aux commandes",
    "in_thread": "Où vont les réponses aux messages",
    "here_thread": "Où vont les réponses aux messages dans ce salon",
    "here_private": "Qui voit les réponses aux commandes dans ce salon",
    "here_plain": "Apparence des réponses dans ce salon",
    "language": "Langue des mots de Rounds",
    "disclaimer": "« Pas un avis médical » en entier",
    "counts_unfound": "Compter les identifiants demandés et introuvables",
    "study_thread": "Dans les salons d'étude",
    "study_unmentioned": "Messages sans mention",
    "here_unmentioned": "Messages sans mention dans ce salon",
}
SETTINGS_CHOICES = {
    "plain_text": {
        "default": "Apparence : comme chez l'opérateur",
        "no": "Apparence : cartes",
        "yes": "Apparence : texte brut",
    },
    "private": {
        "default": "Visibles par tous, sauf demande privée",
        "yes": "Visibles seulement par qui demande",
    },
    "in_thread": {
        "default": "Réponses aux messages : sur place",
        "yes": "Réponses aux messages : chacune dans un fil",
    },
    "here_thread": {
        "default": "Réponses aux messages : comme sur tout le serveur",
        "yes": "Réponses aux messages : chacune dans un fil",
        "no": "Réponses aux messages : sur place",
    },
    "here_private": {
        "default": "Visibles : comme sur tout le serveur",
        "yes": "Visibles seulement par qui demande",
        "no": "Visibles par tous, sauf demande privée",
    },
    "here_plain": {
        "default": "Apparence : comme sur tout le serveur",
        "yes": "Apparence : texte brut",
        "no": "Apparence : cartes",
    },
    "language": {
        "default": "Langue : celle du Discord de chacun",
        "en": "Langue : anglais",
        "es": "Langue : espagnol",
        "fr": "Langue : français",
        "de": "Langue : allemand",
    },
    "disclaimer": {
        "default": "En entier : une fois par jour pour chacun",
        "always": "En entier : avec chaque réponse",
        "short": "En entier : jamais, quelques mots à la place",
    },
    "counts_unfound": {
        "default": "Identifiants introuvables : non comptés",
        "yes": "Identifiants introuvables : comptés par mois, sans dire qui",
    },
    "study_thread": {
        "thread": "Chaque réponse dans son propre fil",
        "place": "Réponses là où la question est posée",
    },
    "study_unmentioned": {
        "no": "Laissés tranquilles si Rounds n'est pas mentionné",
        "yes": "Les questions claires reçoivent une réponse dans un fil, sans mention",
    },
    "here_unmentioned": {
        "default": "Sans mention : comme dans tous les salons d'étude",
        "yes": "Sans mention : les questions claires reçoivent un fil",
        "no": "Sans mention : pas de réponse",
    },
}
CHANNEL_APART = "Salon à mettre à part"
CHANNELS_APART_NONE = "Aucun salon n'est à part : tous sont comme le serveur entier."
CHANNELS_APART = "À part : {channels}"
CHANNEL_NOW = "Maintenant dans {channel} :"
CHANNEL_HOLDS = "- {choice} ({origin})"
CHANNEL_ORIGINS = {
    "channel": "dans ce salon seul",
    "study": "comme dans tous les salons d'étude",
    "server": "comme sur tout le serveur",
}
CHANNEL_AS_STUDY = "Réponses aux messages : comme dans tous les salons d'étude"
CHANNEL_REFUSED = "- Pas permis : {commands}"
STUDY_CHANNELS = "Salons d'étude"
STUDY_NONE = "Il n'y a pas de salon d'étude."
STUDY_INTENT = "Les messages sans mention n'arrivent à Rounds que si son opérateur a activé l'accès au contenu des messages ; ici, il est {state}."
STUDY_INTENT_ON, STUDY_INTENT_OFF = "activé", "désactivé"
COMMANDS_CHANNEL = "Salon dont régler les commandes"
COMMANDS_ALLOWED = "Commandes permises dans le salon"
COMMANDS_OF = "Dans {channel}, celles-ci sont permises maintenant :"
REFUSED_IN = "{channel} : pas {commands}"
MEANING = "« {abbreviation} » désigne {concept} {where}"
MEANING_EVERYWHERE = "dans tous les salons"
MEANING_IN = "dans {channel}"
MEANINGS_NONE = "Aucun sens n'est épinglé."
MEANINGS_REMOVE = "Retirer un sens épinglé"
SETTINGS_MORE = "… et {count} de plus"
REPORT_CHANNEL = "Salon pour les signalements"
SETTINGS_FORBIDDEN = "Seules les personnes qui gèrent ce serveur peuvent changer ses paramètres."
SETTINGS_NO_SERVER = (
    "Il n'y a pas de serveur à régler ici. `/mes-réglages` contient les réglages qui sont à vous."
)
PINNED = "Désormais « {abbreviation} » désigne {concept} {where}. Qui veut dire autre chose peut encore le choisir sur la carte."
PIN_UNKNOWN = "Je n'ai pas pu trouver un concept unique pour cela. Choisissez-le dans la liste pendant la saisie, ou donnez son identifiant."
PIN_EMPTY = "Ce n'est pas une abréviation : il n'y a ni lettre ni chiffre."

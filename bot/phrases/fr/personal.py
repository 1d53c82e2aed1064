"""A person's own settings, history and data, in French."""

from __future__ import annotations

STATE_DOWN = "Je n'ai pas accès en ce moment à ce que je garde pour les personnes ; rien n'a donc été lu ni modifié. Les questions reçoivent quand même une réponse ; veuillez réessayer dans quelques minutes."

# `/me`

ME_TITLE = "Vos réglages"
ME = "Ils valent pour vous partout, et personne d'autre ne les voit. Ce que vous ne choisissez pas reste réglé par le serveur."
ME_SETTINGS = {
    "plain_text": "Apparence des réponses",
    "private": "Qui voit les réponses à vos commandes",
    "sort_order": "Signes cliniques",
}
ME_CHOICES = {
    "plain_text": {
        "server": "Apparence : comme sur le serveur",
        "no": "Apparence : cartes",
        "yes": "Apparence : texte brut, pour lecteurs d'écran et petits écrans",
    },
    "private": {
        "server": "Visibles : comme sur le serveur",
        "no": "Visibles par tout le monde, sauf si le serveur ou vous choisissez privé",
        "yes": "Visibles par vous seul",
    },
    "sort_order": {
        "server": "Signes : par fréquence",
        "frequency": "Signes : par fréquence, toujours",
        "system": "Signes : groupés par système corporel",
    },
}
ME_PRIVATE_NOTE = "Ce que vous écrivez dans un salon, et la réponse, tout le monde peut l'y lire. `/confidentialité montrer` dit ce qui est gardé sur vous."

# `/history`

HISTORY_TITLE = "Votre activité récente"
HISTORY_ON = "Votre historique est activé. À partir de maintenant, je garde quels concepts vous avez ouverts et quand, pendant {days} jours et {most} au maximum ; jamais ce que vous avez écrit. `/historique montrer`, `/historique vider` et `/historique désactiver` sont à vous seul."
HISTORY_OFF = "Votre historique est désactivé, et son contenu est supprimé ({count})."
HISTORY_IS_OFF = "Votre historique est désactivé : rien de ce que vous consultez n'est gardé. `/historique activer` l'active."
HISTORY_EMPTY = "Votre historique est activé, et vide."
HISTORY_CLEARED = "Votre historique est maintenant vide ({count} supprimés). Il reste activé ; `/historique désactiver` le désactive."
HISTORY_SHOWN = (
    "Les derniers concepts que vous avez ouverts, les plus récents d'abord. Vous seul voyez ceci."
)
HISTORY_ENTRY = "{name} · {concept} · {when}"
HISTORY_GONE = "{concept} (n'est plus dans les connaissances chargées) · {when}"
HISTORY_OPEN = "Ouvrir l'un d'eux"
HISTORY_MORE = (
    "Voici les {shown} plus récents sur {all}. `/confidentialité exporter` les contient tous."
)

# `/privacy`

PRIVACY_TITLE = "Ce que Rounds garde, et pourquoi"
PRIVACY_KEPT = (
    "**Ce que vous demandez** est gardé en mémoire le temps de la réponse, et nulle part ailleurs : ni dans un fichier, ni dans un journal.",
    "**Le dernier concept demandé** à chaque endroit, avec ce qui a été proposé, est gardé en mémoire pendant {minutes:g} minutes, pour que « quels gènes ? » et « l'autre » fonctionnent.",
    "**Vos réglages** (`/mes-réglages`), **votre liste de lecture** (`/liste`) et, seulement si vous l'avez activé, **votre historique** (`/historique` : concepts et heures, jamais de texte) sont gardés jusqu'à ce que vous les supprimiez ; un historique, {history_days} jours au maximum.",
    "**Serveurs** : ce que les admins ont choisi (`/paramètres`, `/épingler`), aussi pour un seul salon, est gardé jusqu'à ce qu'ils le changent ou que le salon soit supprimé, et pendant {left_guild_days} jours après le retrait de Rounds.",
    "**Décomptes** : combien de personnes ont trouvé utile une section d'un concept, par mois, sans dire qui, et, là où un serveur le veut, des identifiants demandés et non trouvés ; pendant {counts_days} jours.",
    "Discord lui-même garde les messages, les commandes et ce sur quoi vous appuyez, selon sa propre politique ; cela ne dépend pas de moi.",
)
PRIVACY_OWN = "De vous, il y a maintenant :"
PRIVACY_NOTHING = "De vous, il n'y a rien."
PRIVACY_ROWS = {
    "person": "réglages à vous",
    "history": "concepts dans votre historique",
    "reading_list": "entrées dans votre liste de lecture",
}
PRIVACY_ROW = "- {what} : {count}"
PRIVACY_HOW = "`/confidentialité exporter` vous donne tout dans un fichier, `/confidentialité supprimer` le supprime."
PRIVACY_OPEN = "Ce qui est gardé sur vous"
PRIVACY_EXPORTED = "Tout ce que je garde sur vous, en JSON. Vous seul voyez ceci."
PRIVACY_ASK = "Ceci supprime tout d'un coup et ne peut pas être annulé. Ce que les admins ont choisi pour un serveur reste, car cela n'est pas à vous seul."
PRIVACY_DELETE = "Tout supprimer"
PRIVACY_KEEP = "Garder"
PRIVACY_KEPT_ALL = "Rien n'a été supprimé."
PRIVACY_DELETED = "Supprimé le {date} (UTC) : {what}. Plus rien n'est gardé sur vous. Les données de Discord lui-même ne dépendent pas de moi."

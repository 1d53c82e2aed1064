"""Exporting what a card shows, sending it elsewhere, and reading lists, in French."""

from __future__ import annotations

SEND_BUTTON = "Envoyer à…"
SEND_TITLE = "Envoyer à…"
SEND_WHAT = "{name} : {what}"
SEND_WHOLE = "la fiche entière"
SEND_CARD = "le résumé"
SEND_HOW = "Choisissez un format, puis l'endroit. Vous seul voyez ceci."
SEND_FORMAT = "Format"
SEND_WHERE = {
    "me": "Ici, pour moi seul",
    "here": "Ici, pour tout le monde",
    "dm": "Mes messages privés",
    "thread": "Un nouveau fil",
    "list": "Ma liste de lecture",
}
SENT_DM = "Envoyé dans vos messages privés."
SENT_DM_CLOSED = "Discord ne me laisse pas vous écrire un message privé. Autorisez les messages des membres de ce serveur dans ses paramètres de confidentialité, ou choisissez un autre endroit."
SENT_THREAD = "Envoyé dans {thread}."
SENT_NO_THREAD = "Je ne peux pas créer de fil ici : Rounds doit être membre du serveur, il lui faut peut-être une autorisation, et un fil n'a pas de fils à lui. Choisissez un autre endroit."
SENT_GONE = "La fiche n'est plus dans les connaissances chargées. Veuillez reposer la question."

# `/list`

LIST_TITLE = "Votre liste de lecture"
LIST_EMPTY = "Votre liste de lecture est vide. « Envoyer à… » sur une carte y met ses références, et `/liste ajouter` tout PMID, DOI ou concept."
LIST_SHOWN = "{count} sur votre liste, les plus récents d'abord. Vous seul voyez ceci."
LIST_PAGE = "entrées {first} à {last}"
LIST_UNHELD = "absent des fiches chargées"
LIST_OPEN = "Ouvrir l'un d'eux"
LIST_REMOVE = "Retirer un élément de la liste"
LIST_ADDED = "Ajouté à votre liste de lecture : {added}."
LIST_ADDED_COUNT = "Ajouté à votre liste de lecture : {added}. Déjà là : {there}."
LIST_FULL = "Votre liste contient {most} éléments, autant qu'elle le peut. Retirez-en avant d'en ajouter ; ajouté maintenant : {added}."
LIST_NOT_FOUND = "Ce n'est ni un PMID ni un DOI, ni un concept unique que je connaisse. Envoyez un PMID, un DOI, ou un nom choisi dans la liste pendant la saisie."
LIST_REMOVED = "Retiré de votre liste de lecture : {reference}."
LIST_NOT_THERE = "Ce n'est pas sur votre liste de lecture."
LIST_CLEARED = "Votre liste de lecture est maintenant vide ({count} retirés)."
LIST_EXPORTED = "Votre liste de lecture, {count} entrées. Vous seul voyez ceci."

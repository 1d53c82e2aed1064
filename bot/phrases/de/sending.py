"""Exporting what a card shows, sending it elsewhere, and reading lists, in German."""

from __future__ import annotations

SEND_BUTTON = "Senden an …"
SEND_TITLE = "Senden an …"
SEND_WHAT = "{name}: {what}"
SEND_WHOLE = "der ganze Eintrag"
SEND_CARD = "die Zusammenfassung"
SEND_HOW = "Wähle ein Format, dann, wohin es geht. Nur du siehst das."
SEND_FORMAT = "Format"
SEND_WHERE = {
    "me": "Hier, nur für mich",
    "here": "Hier, für alle",
    "dm": "Meine Direktnachrichten",
    "thread": "Ein neuer Thread",
    "list": "Meine Leseliste",
}
SENT_DM = "An deine Direktnachrichten gesendet."
SENT_DM_CLOSED = "Discord lässt mich dir keine Direktnachricht schreiben. Erlaube Nachrichten von Mitgliedern dieses Servers in seinen Datenschutzeinstellungen oder wähle einen anderen Ort."
SENT_THREAD = "An {thread} gesendet."
SENT_NO_THREAD = "Hier kann ich keinen Thread anlegen: Rounds muss Mitglied des Servers sein, braucht vielleicht eine Erlaubnis, und ein Thread hat keine eigenen Threads. Wähle einen anderen Ort."
SENT_GONE = "Der Eintrag ist nicht mehr im geladenen Wissen. Bitte frag noch einmal."

# `/list`

LIST_TITLE = "Deine Leseliste"
LIST_EMPTY = "Deine Leseliste ist leer. „Senden an …“ auf einer Karte setzt deren Literaturangaben darauf, und `/liste hinzufügen` jede PMID, jeden DOI und jedes Konzept."
LIST_SHOWN = "{count} auf deiner Liste, das Neueste zuerst. Nur du siehst das."
LIST_PAGE = "Einträge {first} bis {last}"
LIST_UNHELD = "nicht in den geladenen Einträgen"
LIST_OPEN = "Eines davon öffnen"
LIST_REMOVE = "Eines von der Liste nehmen"
LIST_ADDED = "Zu deiner Leseliste hinzugefügt: {added}."
LIST_ADDED_COUNT = "Zu deiner Leseliste hinzugefügt: {added}. Schon darauf: {there}."
LIST_FULL = "Deine Liste hat {most} Einträge, mehr fasst sie nicht. Nimm etwas herunter, bevor du mehr hinzufügst; jetzt hinzugefügt: {added}."
LIST_NOT_FOUND = "Das ist keine PMID, kein DOI und kein einzelnes Konzept, das ich kenne. Sende eine PMID, einen DOI oder einen Namen, den du beim Tippen aus der Liste wählst."
LIST_REMOVED = "Von deiner Leseliste genommen: {reference}."
LIST_NOT_THERE = "Das steht nicht auf deiner Leseliste."
LIST_CLEARED = "Deine Leseliste ist jetzt leer ({count} heruntergenommen)."
LIST_EXPORTED = "Deine Leseliste, {count} Einträge. Nur du siehst das."

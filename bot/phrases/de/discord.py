"""What is said on Discord alone, in German: cards, commands, buttons, faults."""

from __future__ import annotations

TITLE = "Rounds"
LOADED = "Quellen dieses Wissens"
CONTINUED = "{section} (Fortsetzung)"
PAGE = "Seite {page} von {pages}"
PAGE_MENU = "Seite {page} von {pages}: gehe zu …"
PAGE_ENTRY = "Seite {page} · {first}"
COUNTED_SECTION = "{section} ({count})"
ORDERS = {"clinical_features": "Nach Häufigkeit", "features_by_system": "Nach Körpersystem"}
PREVIOUS = "‹ Zurück"
NEXT = "Weiter ›"
DELETE = "Löschen"
OPEN = "{number} öffnen"
SECTIONS_MENU = "Abschnitte dieses Eintrags"
NAMED_MENU = "Einen Begriff von oben öffnen"
OPEN_FOR_DEFINITION = "Was jedes bedeutet: unten auswählen."
OPEN_FOR_MORE = "Was jedes bedeutet: unten auswählen. Wer es berichtet, Beginn, Belege: „{button}“."
WITH_EVIDENCE = "Mit Belegen"
BRIEFLY = "In Kürze"
SUMMARY_OPTION = "Zusammenfassung"
OTHERS_MENU = "Könnte auch gemeint sein …"
CHOICE_MENU = "Wähle eines, oder keines davon"
CHOICES_MENU = "Wähle eines aus ({first} bis {last})"
CHOOSE_HERE = "Drück auf eines oder wähle im Menü, das mit „Keines davon“ endet."
OPEN_HERE = "Drück auf eines: Es öffnet sich darunter, und diese Liste bleibt."
NARROW_MENU = "Eingrenzen: freier Volltext, Jahre"
NARROW_ALL = "Alle ({count})"
NARROW_FREE = "Nur mit freiem Volltext ({count})"
NARROW_SINCE = "Seit {year} ({count})"
NARROW_BOTH = "Seit {year}, nur mit freiem Volltext ({count})"
NOT_MEANT = "Das meinte ich nicht"
NONE_OF_THESE = "Keines davon"
NONE_OF_THESE_HINT = "Wie du mit vollem Namen oder Kennung danach fragst"
NONE_OF_THESE_NEXT = "Was dem Namen nach als Nächstes kommt"
HOW_TO_NAME = """Also keines davon. Ich habe nichts davon behalten; so kommst du am weitesten:
- der volle Name, wie er in einem Bericht steht, ohne andere Wörter: `/konzept name:`, wo beim Tippen Namen vorgeschlagen werden
- eine Kennung, wenn du eine hast: C3888318, MONDO:0600024, OMIM:160750, ORPHA:558, HP:0003701
- ein anderer Name oder ein weiter gefasster; von dessen Karte kommst du zu dem, was darunter steht"""
COMMANDS = {
    "ask": "Frag in eigenen Worten nach einer genetischen Erkrankung oder einem Merkmal",
    "concept": "Zeigt den Eintrag einer Erkrankung oder eines Merkmals",
    "symptoms": "Zeigt die klinischen Merkmale, die zu einer Erkrankung annotiert sind",
    "features": "Zeigt die klinischen Merkmale, die zu einer Erkrankung annotiert sind",
    "citations": "Zeigt die Leitlinien, Übersichten und Studien, die zu einer Erkrankung aufgeführt sind",
    "sources": "Zeigt, woraus Rounds zitiert: Ausgaben, Lizenzen und wie man jede Quelle zitiert",
    "settings": "Einstellen, wie Rounds auf diesem Server antwortet",
    "pin": "Eine Abkürzung in einem Kanal oder auf dem ganzen Server ein Konzept bedeuten lassen",
    "me": "Wählen, wie Antworten für dich aussehen und wer sie sieht",
    "history": "Was du zuletzt geöffnet hast: aus, bis du es einschaltest",
    "history on": "Aufbewahren, welche Konzepte du wann öffnest; nie, was du schreibst",
    "history off": "Keinen Verlauf mehr aufbewahren und löschen, was darin steht",
    "history show": "Die zuletzt geöffneten Konzepte zeigen, nur dir",
    "history clear": "Löschen, was in deinem Verlauf steht",
    "privacy": "Was Rounds über dich aufbewahrt, und warum",
    "privacy show": "Zeigen, was Rounds aufbewahrt, wie lange und warum",
    "privacy export": "Alles, was Rounds über dich aufbewahrt, als Datei bekommen",
    "privacy delete": "Alles löschen, was Rounds über dich aufbewahrt",
    "export": "Einen Eintrag, einen Abschnitt oder seine Literaturangaben als Datei speichern",
    "list": "Deine eigene Leseliste",
    "list show": "Deine Leseliste zeigen, nur dir",
    "list add": "Eine Veröffentlichung oder ein Konzept auf deine Leseliste setzen",
    "list clear": "Alles von deiner Leseliste nehmen",
    "list export": "Deine Leseliste als eine Datei bekommen",
    "help": "Zeigt, wie man fragt, mit Beispielen zum Anklicken",
    "about": "Zeigt, was Rounds ist, seine Version, Datenschutzerklärung und Nutzungsbedingungen",
}
OPTIONS = {
    "question": "In einfachen Worten; bitte schreib nichts über dich oder eine Patientin, einen Patienten",
    "name": "Ein Name (auf Englisch), eine Abkürzung oder Kennung; wähle beim Tippen aus der Liste",
    "section": "Diesen Abschnitt statt der Zusammenfassung zeigen",
    "free": "Nur Veröffentlichungen mit freiem Volltext",
    "since": "Nur Veröffentlichungen aus diesem Jahr oder später",
    "type": "Nur Leitlinien, Übersichten, Studien oder verknüpfte Veröffentlichungen",
    "as": "Die Art der Datei",
    "reference": "Eine PMID, ein DOI oder ein Konzept; wähle beim Tippen aus der Liste",
    "private": "Die Antwort nur dir zeigen",
    "abbreviation": "Die Abkürzung, etwa IIM",
    "concept": "Was sie hier bedeutet; wähle beim Tippen aus der Liste oder gib eine Kennung an",
    "channel": "Nur in diesem Kanal; ohne Angabe in allen Kanälen",
    "topic": "Was du gern wissen möchtest",
}
EXPLAIN_TERMS = "Begriffe hier erklären"
EXPLAIN_TERMS_HINT = "Im Menü einer Nachricht: listet die Begriffe auf, die sie nennt"
NO_TEXT = "Diese Nachricht hat keinen eigenen Text: Ich lese weder Bilder noch Dateien oder Einbettungen. `/konzept` nimmt einen Namen."
COOLDOWN = "Bitte eine Frage nach der anderen: Frag in {seconds} s noch einmal. Knöpfe und Menüs brauchen keine Pause."
NOT_YOURS = "Das kann nur löschen, wer gefragt hat oder hier Nachrichten verwaltet."
OLD_BUTTON = "Dieser Knopf gehört zu einer früheren Version von Rounds. Bitte frag noch einmal."
OLD_COMMAND = "Dieser Befehl hat sich geändert, seit dein Discord ihn geladen hat. Bitte versuch es in einer Minute noch einmal."
NOT_HERE = "Wer diesen Server leitet, möchte diesen Befehl nicht in diesem Kanal. Versuch es in einem anderen Kanal oder in einer Direktnachricht an mich."
NOT_EXPLAINED_HERE = "Wer diesen Server leitet, möchte „Begriffe hier erklären“ nicht in diesem Kanal. Schick mir die Wörter, nach denen du fragst, als Direktnachricht, oder nimm `/fragen` in einem anderen Kanal."
RESTARTING = "Ich starte gerade neu. Bitte frag in einer Minute noch einmal."
FAILED = "Das konnte ich gerade nicht nachschlagen. An deiner Frage liegt es nicht; bitte versuch es in einer Minute noch einmal."

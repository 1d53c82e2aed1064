"""A person's own settings, history and data, in German."""

from __future__ import annotations

STATE_DOWN = "Ich erreiche gerade nicht, was ich für Menschen aufbewahre; es wurde also nichts gelesen oder geändert. Fragen werden trotzdem beantwortet; bitte versuch das hier in einigen Minuten noch einmal."

# `/me`

ME_TITLE = "Deine Einstellungen"
ME = "Sie gelten für dich überall, und niemand sonst sieht sie. Was du nicht wählst, bleibt so, wie der Server es hat."
ME_SETTINGS = {
    "plain_text": "Wie Antworten aussehen",
    "private": "Wer Antworten auf deine Befehle sieht",
    "sort_order": "Klinische Merkmale",
}
ME_CHOICES = {
    "plain_text": {
        "server": "Aussehen: wie der Server es hat",
        "no": "Aussehen: Karten",
        "yes": "Aussehen: reiner Text, für Screenreader und kleine Bildschirme",
    },
    "private": {
        "server": "Sichtbar für: wie der Server es hat",
        "no": "Sichtbar für: alle, wenn weder der Server noch du privat wählst",
        "yes": "Sichtbar für: nur dich",
    },
    "sort_order": {
        "server": "Merkmale: nach Häufigkeit",
        "frequency": "Merkmale: nach Häufigkeit, immer",
        "system": "Merkmale: nach Körpersystem geordnet",
    },
}
ME_PRIVATE_NOTE = "Was du in einem Kanal schreibst, und die Antwort darauf, können dort alle lesen. `/datenschutz anzeigen` sagt, was über dich aufbewahrt wird."

# `/history`

HISTORY_TITLE = "Was du zuletzt geöffnet hast"
HISTORY_ON = "Dein Verlauf ist an. Ab jetzt bewahre ich auf, welche Konzepte du wann geöffnet hast, {days} Tage lang und höchstens {most}; nie, was du geschrieben hast. `/verlauf anzeigen`, `/verlauf leeren` und `/verlauf aus` gehören dir allein."
HISTORY_OFF = "Dein Verlauf ist aus, und was darin stand, ist gelöscht ({count})."
HISTORY_IS_OFF = "Dein Verlauf ist aus: Nichts von dem, was du nachschlägst, wird aufbewahrt. `/verlauf an` schaltet ihn ein."
HISTORY_EMPTY = "Dein Verlauf ist an und leer."
HISTORY_CLEARED = (
    "Dein Verlauf ist jetzt leer ({count} gelöscht). Er bleibt an; `/verlauf aus` schaltet ihn aus."
)
HISTORY_SHOWN = "Die Konzepte, die du zuletzt geöffnet hast, das neueste zuerst. Nur du siehst das."
HISTORY_ENTRY = "{name} · {concept} · {when}"
HISTORY_GONE = "{concept} (nicht mehr im geladenen Wissen) · {when}"
HISTORY_OPEN = "Eines davon öffnen"
HISTORY_MORE = (
    "Gezeigt sind die {shown} neuesten von {all}. `/datenschutz exportieren` enthält alle."
)

# `/privacy`

PRIVACY_TITLE = "Was Rounds aufbewahrt, und warum"
PRIVACY_KEPT = (
    "**Was du fragst**, bleibt im Arbeitsspeicher, solange es beantwortet wird, und nirgends sonst: Es steht in keiner Datei und keinem Protokoll.",
    "**Das zuletzt gefragte Konzept** an jedem Ort und was mit ihm angeboten wurde, bleibt {minutes:g} Minuten im Arbeitsspeicher, damit „und welche Gene?“ und „das andere“ gehen.",
    "**Deine Einstellungen** (`/meine-einstellungen`), **deine Leseliste** (`/liste`) und, nur wenn du ihn eingeschaltet hast, **dein Verlauf** (`/verlauf`: Konzepte und Zeiten, nie Text) werden aufbewahrt, bis du sie löschst; ein Verlauf höchstens {history_days} Tage.",
    "**Server**: Was Admins gewählt haben (`/einstellungen`, `/festlegen`), auch für einzelne Kanäle, wird aufbewahrt, bis sie es ändern oder der Kanal gelöscht wird, und noch {left_guild_days} Tage, nachdem Rounds entfernt wurde.",
    "**Zählungen**: wie viele einen Abschnitt eines Konzepts nützlich fanden, nach Monat, ohne wer es war, und, wo ein Server es will, Ids, nach denen gefragt wurde und die nicht gefunden wurden; {counts_days} Tage lang.",
    "Discord selbst bewahrt Nachrichten, Befehle und was du drückst nach seinen eigenen Regeln auf; das liegt nicht in meiner Hand.",
)
PRIVACY_OWN = "Von dir gibt es jetzt:"
PRIVACY_NOTHING = "Von dir gibt es nichts."
PRIVACY_ROWS = {
    "person": "deine Einstellungen",
    "history": "Konzepte in deinem Verlauf",
    "reading_list": "Einträge in deiner Leseliste",
}
PRIVACY_ROW = "- {what}: {count}"
PRIVACY_HOW = (
    "`/datenschutz exportieren` gibt dir alles als Datei, `/datenschutz löschen` löscht es."
)
PRIVACY_OPEN = "Was über dich aufbewahrt wird"
PRIVACY_EXPORTED = "Alles, was ich über dich aufbewahre, als JSON. Nur du siehst das."
PRIVACY_ASK = "Das löscht alles auf einmal und lässt sich nicht rückgängig machen. Was Admins für einen Server gewählt haben, bleibt, denn es gehört nicht dir allein."
PRIVACY_DELETE = "Alles löschen"
PRIVACY_KEEP = "Behalten"
PRIVACY_KEPT_ALL = "Es wurde nichts gelöscht."
PRIVACY_DELETED = "Gelöscht am {date} (UTC): {what}. Über dich wird nichts mehr aufbewahrt. Was Discord selbst speichert, liegt nicht in meiner Hand."

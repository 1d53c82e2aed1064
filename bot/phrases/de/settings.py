"""What admins of a server can set, in German."""

from __future__ import annotations

SETTINGS_TITLE = "Einstellungen dieses Servers"
SETTINGS_PAGES = {
    "general": "Antworten auf dem ganzen Server",
    "channel": "Antworten in einem Kanal",
    "words": "Was Rounds selbst sagt",
    "study": "Lernkanäle",
    "commands": "Befehle je Kanal",
    "meanings": "Festgelegte Bedeutungen",
    "reports": "Meldungen und Zählungen",
}
SETTINGS_PAGE = "Eine andere Seite der Einstellungen zeigen"
SETTINGS_TEXTS = {
    "general": "Wie Antworten in jedem Kanal aussehen, für den nichts Eigenes gewählt ist, wenn niemand mit `/meine-einstellungen` für sich etwas anderes gewählt hat. Die nächste Seite nimmt einen Kanal aus.",
    "channel": "Wähle einen Kanal. Was du darunter wählst, gilt dann nur in diesem Kanal und seinen Threads; „wie auf dem ganzen Server“ nimmt es zurück. Was jemand mit `/meine-einstellungen` für sich gewählt hat, zählt weiter.",
    "words": "Was Rounds selbst sagt. Was Quellen sagen, bleibt in ihrer Sprache.",
    "study": "In einem Lernkanal arbeitet ein Team mit Rounds: Erwähnungen werden dort wie überall beantwortet, und du wählst, ob jede Antwort einen Thread öffnet. Einen davon kannst du unter „Antworten in einem Kanal“ ausnehmen.",
    "commands": "Wähle einen Kanal, dann die Befehle, die darin benutzt werden dürfen. Threads zählen wie ihr Kanal. Direktnachrichten sind nicht betroffen. In einem Lernkanal auch, ob klare Fragen ohne Erwähnung beantwortet werden.",
    "meanings": "Eine Abkürzung, die für mehreres steht, kann hier eines davon bedeuten. `/festlegen` fügt eine Bedeutung hinzu; wähle unten eine, um sie zurückzunehmen.",
    "reports": "Wohin „Diese Antwort melden“ schreibt: das Konzept und den Abschnitt, die gezeigt wurden, wer meldet und was dazu geschrieben wurde. Ohne Kanal wird nur die Seite der Quelle selbst angeboten.",
}
SETTINGS_MENUS = {
    "plain_text": "Wie Antworten aussehen",
    "private": "Wer Antworten auf Befehle sieht",
    "in_thread": "Wohin Antworten auf Nachrichten gehen",
    "here_thread": "Wohin Antworten auf Nachrichten in diesem Kanal gehen",
    "here_private": "Wer Antworten auf Befehle in diesem Kanal sieht",
    "here_plain": "Wie Antworten in diesem Kanal aussehen",
    "language": "Sprache dessen, was Rounds selbst sagt",
    "disclaimer": "„Kein ärztlicher Rat“ in voller Länge",
    "counts_unfound": "Gefragte und nicht gefundene Kennungen zählen",
    "study_thread": "In Lernkanälen",
    "study_unmentioned": "Nachrichten ohne Erwähnung",
    "here_unmentioned": "Nachrichten ohne Erwähnung in diesem Kanal",
}
SETTINGS_CHOICES = {
    "plain_text": {
        "default": "Aussehen: wie vom Betreiber eingestellt",
        "no": "Aussehen: Karten",
        "yes": "Aussehen: reiner Text",
    },
    "private": {
        "default": "Sichtbar für: alle, außer bei privat",
        "yes": "Sichtbar für: nur, wer fragt",
    },
    "in_thread": {
        "default": "Antworten auf Nachrichten: an Ort und Stelle",
        "yes": "Antworten auf Nachrichten: je in einem Thread",
    },
    "here_thread": {
        "default": "Antworten auf Nachrichten: wie auf dem ganzen Server",
        "yes": "Antworten auf Nachrichten: je in einem Thread",
        "no": "Antworten auf Nachrichten: an Ort und Stelle",
    },
    "here_private": {
        "default": "Sichtbar für: wie auf dem ganzen Server",
        "yes": "Sichtbar für: nur, wer fragt",
        "no": "Sichtbar für: alle, außer bei privat",
    },
    "here_plain": {
        "default": "Aussehen: wie auf dem ganzen Server",
        "yes": "Aussehen: reiner Text",
        "no": "Aussehen: Karten",
    },
    "language": {
        "default": "Sprache: die von Discord bei jeder Person",
        "en": "Sprache: Englisch",
        "es": "Sprache: Spanisch",
        "fr": "Sprache: Französisch",
        "de": "Sprache: Deutsch",
    },
    "disclaimer": {
        "default": "Volle Länge: einmal am Tag für jede Person",
        "always": "Volle Länge: bei jeder Antwort",
        "short": "Volle Länge: nie, stattdessen wenige Wörter",
    },
    "counts_unfound": {
        "default": "Nicht gefundene Kennungen: nicht gezählt",
        "yes": "Nicht gefundene Kennungen: nach Monat gezählt, ohne wer es war",
    },
    "study_thread": {
        "thread": "Jede Antwort in einem eigenen Thread",
        "place": "Antworten, wo gefragt wurde",
    },
    "study_unmentioned": {
        "no": "In Ruhe gelassen, wenn Rounds nicht erwähnt wird",
        "yes": "Klare Fragen werden in einem Thread beantwortet, auch ohne Erwähnung",
    },
    "here_unmentioned": {
        "default": "Ohne Erwähnung: wie in allen Lernkanälen",
        "yes": "Ohne Erwähnung: klare Fragen bekommen einen Thread",
        "no": "Ohne Erwähnung: in Ruhe gelassen",
    },
}
CHANNEL_APART = "Kanal, der ausgenommen wird"
CHANNELS_APART_NONE = "Kein Kanal ist ausgenommen: Alle sind wie der ganze Server."
CHANNELS_APART = "Ausgenommen: {channels}"
CHANNEL_NOW = "Jetzt in {channel}:"
CHANNEL_HOLDS = "- {choice} ({origin})"
CHANNEL_ORIGINS = {
    "channel": "nur in diesem Kanal",
    "study": "wie in allen Lernkanälen",
    "server": "wie auf dem ganzen Server",
}
CHANNEL_AS_STUDY = "Antworten auf Nachrichten: wie in allen Lernkanälen"
CHANNEL_REFUSED = "- Nicht erlaubt: {commands}"
STUDY_CHANNELS = "Lernkanäle"
STUDY_NONE = "Es gibt keinen Lernkanal."
STUDY_INTENT = "Nachrichten ohne Erwähnung erreichen Rounds nur, wo sein Betreiber den Zugriff auf Nachrichteninhalte eingeschaltet hat; hier ist er {state}."
STUDY_INTENT_ON, STUDY_INTENT_OFF = "an", "aus"
COMMANDS_CHANNEL = "Kanal, dessen Befehle eingestellt werden"
COMMANDS_ALLOWED = "Im Kanal erlaubte Befehle"
COMMANDS_OF = "In {channel} sind jetzt erlaubt:"
REFUSED_IN = "{channel}: nicht {commands}"
MEANING = "„{abbreviation}“ bedeutet {concept} {where}"
MEANING_EVERYWHERE = "in allen Kanälen"
MEANING_IN = "in {channel}"
MEANINGS_NONE = "Es ist keine Bedeutung festgelegt."
MEANINGS_REMOVE = "Eine festgelegte Bedeutung zurücknehmen"
SETTINGS_MORE = "… und {count} weitere"
REPORT_CHANNEL = "Kanal für Meldungen"
SETTINGS_FORBIDDEN = "Nur wer diesen Server verwaltet, kann seine Einstellungen ändern."
SETTINGS_NO_SERVER = "Hier gibt es keinen Server, für den etwas einzustellen wäre. `/meine-einstellungen` enthält die Einstellungen, die dir gehören."
PINNED = "Ab jetzt bedeutet „{abbreviation}“ {concept} {where}. Wer etwas anderes meint, kann es auf der Karte weiterhin wählen."
PIN_UNKNOWN = "Dafür konnte ich kein einzelnes Konzept finden. Wähle es beim Tippen aus der Liste oder gib seine Kennung an."
PIN_EMPTY = "Das ist keine Abkürzung: Es ist kein Buchstabe und keine Ziffer darin."

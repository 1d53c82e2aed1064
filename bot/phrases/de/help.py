"""Help, what Rounds is, and the first words in a server, in German."""

from __future__ import annotations

HELP_TITLE = "Hilfe"
HELP_OF = "{title}: {topic}"
HELP_MENU = "Mehr Hilfe"
HELP_TRY = "Probier eines davon:"
HELP_TOPICS = {
    "start": "Fragen stellen",
    "sections": "Was gezeigt werden kann",
    "ids": "Kennungen",
    "kinds": "Erkrankung oder Merkmal?",
    "sources": "Woher es kommt",
    "guidelines": "Leitlinien und Studien",
    "unsure": "Wenn Rounds zurückfragt",
    "privacy": "Datenschutz und Sicherheit",
    "admins": "Für Server-Admins",
}
HELP_TEXTS = {
    "start": (
        "Frag in einfachen Worten; Tippfehler machen nichts. Viele Erkrankungen kenne ich auch mit deutschem Namen, alle mit dem englischen. Schreib mir eine Direktnachricht, erwähne mich in einem Kanal, antworte auf eine meiner Karten oder nimm einen Befehl mit `/`.",
        "„und welche Gene?“, „Typ 2?“ oder „das zweite“ gehen von der letzten Frage aus weiter, eine halbe Stunde lang, nur für dich und an diesem Ort.",
        "Mit `privat` siehst nur du die Antwort. Namen von Erkrankungen werden beim Tippen vorgeschlagen.",
    ),
    "sections": (
        "Ein Eintrag hat Definition, Namen, klinische Merkmale (nach Häufigkeit oder nach Körpersystem), was als nicht vorhanden berichtet wurde, Beginn und Verlauf, Erbgang, Gene, Leitlinien, Übersichten, Studien, seinen Platz in der Hierarchie, verwandte Konzepte, Kennungen und weiterführende Seiten.",
        "Nenne in der Frage, was du möchtest, oder wähle es im Menü unter einer Karte. Das Menü zeigt, was dieser Eintrag enthält, mit Anzahl; was er nicht enthält, wird als fehlend bezeichnet, nie geraten.",
    ),
    "ids": (
        "Sende eine Kennung, wie du sie hast: einen CUI von MedGen (C und 7 Ziffern oder CN und Ziffern) oder die UID, MONDO, HP, OMIM, Orphanet, MeSH, GARD, die Nummer eines Gens bei NCBI, eine PMID, eine PMC-Kennung oder einen DOI. Mit Doppelpunkt, Unterstrich, Leerzeichen oder als Link: Alle werden gleich gelesen; eine Kennung wird nie verbessert.",
        "Ein CUI (eindeutige Kennung eines Konzepts) ist die Nummer eines Konzepts im UMLS; MedGen verwendet ihn für seine Einträge, und eigene CN-Nummern, wo das UMLS keine hat.",
        "Eine OMIM-Nummer kann zu zwei Einträgen führen: OMIM nummeriert Erkrankungen und Gene, und Quellen können eine Nummer mit einer Erkrankung und mit einer Gruppe oder einem Subtyp davon verknüpfen. Dann frage ich, was du meinst.",
    ),
    "kinds": (
        "Eine Erkrankung hat einen Verlauf und oft eine Ursache; ein klinisches Merkmal ist etwas, das an Menschen beobachtet wird: ein Zeichen, ein Symptom oder ein Befund. Manche Namen sind beides. Die Karte sagt, was es ist; der gefragte Abschnitt entscheidet, und das andere ist einen Klick entfernt.",
        "Die Karte eines Merkmals führt die Erkrankungen auf, zu denen es annotiert wurde. So eine Liste ist eine Überschneidung von Annotationen, keine Diagnose.",
    ),
    "sources": (
        "Jeder Satz ist aus einer genannten Quelle mit ihrer Ausgabe zitiert oder ein fester Satz von mir. Es ist kein Sprachmodell am Werk. `/quellen` zeigt, was geladen ist, mit Lizenzen und wie man jede Quelle zitiert.",
        "Zwei annotierte Merkmale heißen nicht, dass es insgesamt zwei Symptome gibt: Annotationen sind, was bisher jemand eingetragen hat.",
    ),
    "guidelines": (
        "Leitlinien, Übersichten und Studien stehen mit Zeitschrift, Jahr, PMID und DOI da, und mit freiem Volltext, wo die Quelle ihn kennzeichnet. Listen aus einer Suche können Artikel zu weiteren Themen enthalten und andere auslassen; die Karte sagt es dann.",
        "„Kein freier Volltext aufgeführt“ heißt genau das: Die Quelle kennzeichnet keinen.",
    ),
    "unsure": (
        "Eine Abkürzung wie IIM kann für mehreres stehen, und ein Name für eine Erkrankung und ein Merkmal. Dann frage ich, und du drückst auf das, was du meinst.",
        "Ein Name, den ich anders gelesen habe, als er getippt war, steht über der Antwort. Wo nichts passt, sage ich es und zeige die ähnlichsten Namen: Eine falsche Antwort ist schlechter als keine.",
    ),
    "privacy": (
        "Bitte schreib nichts über dich oder eine Patientin, einen Patienten. Ich nenne keine Diagnose, kein Risiko und keine Dosis; Arztpraxis, genetische Beratung oder Apotheke können es.",
        "Was du fragst, wird nicht gespeichert und nicht protokolliert. Das zuletzt gefragte Konzept und was angeboten wurde, bleibt eine halbe Stunde lang im Arbeitsspeicher.",
    ),
    "admins": (
        "Rounds liest nur Befehle, Direktnachrichten, Erwähnungen und Antworten auf seine Nachrichten. Es braucht keine besonderen Rechte und benachrichtigt nie jemanden durch eine Erwähnung.",
        "`/einstellungen` legt fest, wie ich auf dem ganzen Server antworte und wie in einem einzelnen Kanal; `/festlegen`, was eine Abkürzung dort bedeutet.",
        "Wo Befehle benutzt werden dürfen, lässt sich auch in den Servereinstellungen unter Integrationen festlegen.",
    ),
}
HELP_EXAMPLES = {
    "symptoms": "was sind die Symptome von Marfan syndrome?",
    "misspelt": "Vererbung von cystic fibrosys",
    "gene": "welches Gen verursacht cystic fibrosis",
    "follow_up": "und welche Gene?",
    "systems": "body systems of Marfan syndrome",
    "onset": "Verlauf von Huntington disease",
    "id": "MONDO:0600024",
    "feature_id": "HP:0003701",
    "feature": "conditions with proximal muscle weakness",
    "studies": "Studien zu familial idiopathic inflammatory myopathy",
    "guidelines": "Leitlinien zu familial idiopathic inflammatory myopathy",
    "abbreviation": "IIM",
}

# About.

ABOUT_TITLE = "Über Rounds"
ABOUT = "Rounds findet den Eintrag der genetischen Erkrankung oder des Merkmals, das du meinst, und zeigt, was genannte Quellen dazu sagen, mit ihrer Ausgabe."
ABOUT_VERSION = "Rounds {version}, freie Software (MIT-Lizenz)."
ABOUT_HOLDS = (
    "Es enthält {concepts:,} Konzepte unter {names:,} Namen. `/quellen` zeigt, woher sie kommen."
)
ABOUT_NOT = "Es ist zum Lernen und Nachschlagen da. Es ist kein Medizinprodukt, wird von den zitierten Quellen weder betrieben noch gutgeheißen und gibt keinen ärztlichen Rat."
ABOUT_HELP = "`/hilfe` zeigt, wie man fragt."
PRIVACY_PAGE = "Datenschutzerklärung"
TERMS_PAGE = "Nutzungsbedingungen"
SOURCE_PAGE = "Quellcode"

# The first words in a server.

TOUR_TITLE = "Hallo, ich bin Rounds"
TOUR = (
    "Ich schlage genetische Erkrankungen und klinische Merkmale nach und zeige, was genannte Quellen dazu sagen, mit ihrer Ausgabe.",
    "Nimm `/fragen` oder erwähne mich mit einer Frage. Sonst lese ich hier nichts, speichere keine Fragen und benachrichtige niemanden.",
    "Bitte schreib nichts über dich oder eine Patientin, einen Patienten: Ich gebe keinen ärztlichen Rat.",
)

"""Asking back, and saying that nothing fits, in German."""

from __future__ import annotations

# Asking back.

CHOICES = {
    "abbreviation": "„{subject}“ steht für mehr als eines. Was meinst du?",
    "name": "Mehr als ein Konzept heißt so. Welches meinst du?",
    "kind": "So heißt eine Erkrankung und auch ein klinisches Merkmal. Was meinst du?",
    "close": "Ich weiß nicht sicher, was du meinst. Die ähnlichsten Namen:",
    "identifier": "{subject} kann mehr als eines sein. Was meinst du?",
    "gene_or_condition": "„{subject}“ ist ein Gen und auch der Name von etwas anderem. Was meinst du?",
    "citation": "{subject} ist als Beleg für Merkmale dieser Konzepte angegeben:",
    "linked": "NCBI verknüpft {subject} mit diesen Konzepten; automatisch verknüpft, nicht ausgewählt:",
    "terms": "Diese Begriffe erkenne ich in der Nachricht; jeder lässt sich öffnen:",
    "compare": "Ich zeige Konzepte einzeln und vergleiche sie noch nicht. Öffne jedes:",
    "instead": "Dann habe ich es falsch gelesen. Ist es eines davon?",
    "gene_in_part": "Die Nachricht nennt ein Gen; zum Rest passt kein Eintrag, und einzelne Varianten stehen in keinem. Das Gen öffnen:",
    "of_gene": "Diese Erkrankungen sind mit {subject} verknüpft. Nach welcher fragst du?",
    "of_these": "Nach welchem davon fragst du?",
    "reverse_lookup": "Nach mehreren Merkmalen zugleich suche ich noch nicht. Die Merkmale, die du genannt hast, einzeln:",
}
CLOSE_ONE = "Ich bin nicht sicher. Ist es das?"
MORE = "Weitere Namen sind ebenso ähnlich ({count}); ein weiteres Wort des Namens grenzt es ein."

# Nothing fits.

NO_MATCH = {
    "nothing_fits": "Ich habe kein passendes Konzept gefunden. Ich zitiere nur Einträge zu genetischen Erkrankungen und ihren Merkmalen.",
    "no_topic": "Um welche Erkrankung oder welches Merkmal geht es? Nenne den Namen.",
    "no_choice": "An dieser Stelle gibt es nichts auszuwählen. Schick den Namen dessen, was du meinst.",
    "no_pair": "Welche zwei? Schick beide Namen mit „vs“ dazwischen, dann öffne ich beide.",
    "other_language": "Ich verstehe die Frage auf {detail}, aber kein Name, den ich kenne, passt. Versuch es mit dem englischen Namen; eine Kennung geht in jeder Sprache.",
    "other_script": "Kein geladener Name passt. Namen werden auf Englisch gesucht, in lateinischer Schrift; eine Kennung geht in jeder Sprache.",
    "unknown_identifier": "{subject} hat die Form einer Kennung, aber die geladenen Quellen enthalten sie nicht. Prüfe sie, oder frag mit dem Namen.",
    "malformed_identifier": "„{subject}“ ist keine vollständige Kennung: erwartet {expected}, gefunden {found}. Kennungen werden nie geraten: Sende sie ganz oder frag mit dem Namen.",
    "unknown_citation": "{subject} steht nicht in den geladenen Einträgen, deshalb kann ich dazu nichts sagen.",
    "unknown_gene": "Keine geladene Quelle verknüpft eine Erkrankung mit einem Gen „{subject}“. Symbole werden nie geraten.",
    "no_terms": "In dieser Nachricht erkenne ich keinen Namen einer Erkrankung, eines Merkmals oder eines Gens. Ich suche Namen so, wie sie geschrieben werden; `/fragen` verzeiht Tippfehler.",
    "only_quotes": "Ich zitiere nur genannte Quellen und nehme keine anderen Anweisungen an.",
}
# Codes, die keine Quelle führt, nach ihrer Art.
UNHELD = {
    "variant": "„{subject}“ sieht nach einer einzelnen Variante aus. Die geladenen Quellen sprechen von Genen und Erkrankungen, nicht von Varianten: Frag nach dem Gen, etwa CFTR, oder nach der Erkrankung.",
    "gene_id": "„{subject}“ sieht nach der Kennung eines Gens, Transkripts oder Proteins aus, die keine geladene Quelle führt. Das Symbol des Gens geht, etwa FBN1, und seine NCBI-Gene-Kennung, etwa NCBI Gene 2200.",
    "icd": "„{subject}“ sieht nach einem ICD-Code aus. Keine geladene Quelle führt solche: Frag mit dem Namen der Erkrankung.",
    "short": "„{subject}“ kann ein ICD-Code sein, den keine geladene Quelle führt, oder die Kurzform von etwas anderem. Schreib mehr dazu: „{subject} deficiency“ oder den Namen der Erkrankung.",
    "trial": "„{subject}“ sieht nach der Nummer einer Studie oder eines Tests aus. Die schlage ich nicht nach: Frag nach den Studien zu einer Erkrankung, mit ihrem Namen.",
    "register": "„{subject}“ sieht nach der Kennung eines Vokabulars aus, das nicht geladen ist. Ich suche nach Namen und nach Kennungen von MedGen, MONDO, OMIM, Orphanet, HPO, MeSH, SNOMED CT, GARD und NCBI Gene.",
}
NOT_OFFERED = {
    "quiz": "Rounds bietet noch kein Quiz an.",
    "medicine": "Rounds kennt Erkrankungen und Merkmale, keine Arzneimittel: Eine Apotheke oder die Packungsbeilage hilft weiter.",
    "note": "Rounds führt noch keine Notizen für Teams.",
    "export": "Dateien entstehen mit „Senden an …“ auf einer Karte und mit `/exportieren` auf Discord, und mit `rounds export` für alle, die Rounds betreiben.",
    "history": "Was du öffnest, wird erst festgehalten, wenn du das einschaltest, und nur du siehst es: auf Discord `/verlauf an`, `anzeigen`, `aus` und `leeren`.",
    "changes": "Rounds vergleicht noch keine Ausgaben.",
    "privacy": "Keine Frage wird gespeichert oder protokolliert; das zuletzt gefragte Konzept und was angeboten wurde, bleibt eine halbe Stunde lang im Arbeitsspeicher. Auf Discord sagt `/datenschutz anzeigen`, was sonst aufbewahrt wird, `/datenschutz exportieren` gibt es dir, und `/datenschutz löschen` löscht es.",
    "greeting": "Hallo! Frag mich in eigenen Worten nach einer genetischen Erkrankung oder einem Merkmal.",
    "thanks": "Gern geschehen.",
    "comfort": "Das ist schwer zu tragen, und ich kann nur Einträge zitieren. Deine Ärztin, eine genetische Beratung oder eine Selbsthilfegruppe kann mit dir darüber sprechen, und zu jeder Stunde eine Krisenhilfe am Telefon.",
    "fine": "In Ordnung. Frag jederzeit; „das meinte ich nicht“ zeigt, was der letzten Antwort nahe ist.",
    "about": "Ich bin Rounds. Ich finde den Eintrag, den du meinst, und zitiere, was genannte Quellen dazu sagen, mit ihrer Ausgabe. Schreib „hilfe“ für Beispiele.",
    "language": "Namen und Fragen lese ich auf Englisch, Spanisch, Französisch und Deutsch. Was ich selbst sage, ist in der Sprache deines Discord, soweit ich sie habe; Quellen zitiere ich, wie sie sind, meist auf Englisch.",
    "loaded": "Jede Antwort nennt ihre Quellen mit ihrer Ausgabe; `/quellen` zeigt alles, was geladen ist, mit Lizenz und wie man es zitiert (wer Rounds betreibt, sieht es mit `rounds sources`).",
    "reminder": "Rounds sendet noch keine Erinnerungen und keine täglichen Fragen.",
    "general": "Das ist eine allgemeine Frage zur Genetik, und ich habe Einträge zu einzelnen Erkrankungen und Merkmalen. Ein Begriff, den eine geladene Quelle führt, öffnet sich unter seinem eigenen Namen.",
    "money": "Von Versicherung, Recht und Sozialleistungen handeln die geladenen Quellen nicht: Eine Patientenorganisation oder eine Sozialberatung hilft weiter.",
    "elsewhere": "Von Studium, Ausbildung und Beruf handeln die geladenen Quellen nicht: Eine Fachgesellschaft für Humangenetik oder genetische Beratung hilft weiter.",
    "discovery": "Wer eine Erkrankung zuerst beschrieben hat, wann, und nach wem sie heißt, steht nicht in den Einträgen, die ich habe.",
}
OFFERED = "Ich kann zeigen, was genannte Quellen über ein Konzept sagen: Frag nach Merkmalen, Erbgang, Genen, Leitlinien, Studien oder Kennungen."
STILL_SPOKEN = "Geht es noch um {name}? Frag nach Merkmalen, Vererbung, Genen, Leitlinien, Studien oder Kennungen."
NEAREST = "Ähnlichste Namen:"
DID_YOU_MEAN = "Meintest du:"
TRY_ID = (
    "Du kannst auch eine Kennung senden, etwa C3888318, MONDO:0600024, OMIM:160750 oder HP:0003701."
)
CUI_DIGITS = "Falls ein CUI gemeint war: Er hat ein C und 7 Ziffern und wird nie geraten."
LOOK_THERE = "Die Seite dazu: {link}"
LANGUAGE_NAMES = {
    "English": "Englisch",
    "Spanish": "Spanisch",
    "French": "Französisch",
    "German": "Deutsch",
}
ID_FORMS = {
    "6 digits": "6 Ziffern",
    "7 digits": "7 Ziffern",
    "1 to 7 digits": "1 bis 7 Ziffern",
    "1 to 3 digits, the first not 0": "1 bis 3 Ziffern, die erste nicht 0",
    "1 to 6 digits, the first not 0": "1 bis 6 Ziffern, die erste nicht 0",
    "1 to 7 digits, the first not 0": "1 bis 7 Ziffern, die erste nicht 0",
    "1 to 8 digits, the first not 0": "1 bis 8 Ziffern, die erste nicht 0",
    "1 to 9 digits, the first not 0": "1 bis 9 Ziffern, die erste nicht 0",
    "6 to 18 digits, the first not 0": "6 bis 18 Ziffern, die erste nicht 0",
    "C and 7 digits, or CN and 6 digits": "C und 7 Ziffern oder CN und 6 Ziffern",
    "C or D and 6 or 9 digits": "C oder D und 6 oder 9 Ziffern",
    "GTRT and 9 digits": "GTRT und 9 Ziffern",
    "10., digits, / and a name": "10., Ziffern, / und ein Name",
}
DIGITS = "{count} Ziffern"
DIGITS_ONE = "1 Ziffer"
LETTERS_AND_DIGITS = "{letters} und {digits}"

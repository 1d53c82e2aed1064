"""Why this concept is shown, in German."""

from __future__ import annotations

MATCHED = "gefunden über: {name}"
NAMED = "{kind} „{name}“"
GIVEN_BY = "{name} ({source})"
GIVEN_BY_WITHIN = "{name}, {source}"
AND_OTHERS = "{source} und {count} weitere"
SHOWN = "Angezeigt: {name} ({how})"
SHOWING = {
    "spelling": "ähnliche Schreibweise",
    "words": "mit anderen Worten",
    "close": "ähnlichster Name",
    "part": "in deiner Nachricht genannt",
}
SHOWING_BY = {
    "spelling": "ähnlich geschrieben wie {name}",
    "words": "mit anderen Worten: {name}",
    "close": "ähnlichster Name: {name}",
    "part": "in deiner Nachricht genannt als {name}",
}
READ_AS = "„{typed}“ gelesen als „{read_as}“"
READ_WORD_BY_WORD = "{shown}: {read}"
MATCHED_NAME = "„{name}“"
MATCHED_ID = "gefunden über: Kennung {matched}"
MATCHED_MERGED = "{former} ist in {current} aufgegangen ({source})"
MATCHED_RENAMED = "{former} heißt jetzt {current} ({source})"
SINCE = "{source}, datiert {since}"
MATCHED_LAST = "Zu dem Konzept, nach dem du zuletzt gefragt hast"
MATCHED_CITATION = "{matched} ist in diesem Eintrag aufgeführt"
LISTED_IN_SECTIONS = "{matched} ist in diesem Eintrag aufgeführt, unter: {sections}"
MATCHED_GENE = "gefunden über: Gen {matched}"
OTHERS = "Könnte auch gemeint sein: {others}"
PINNED_NAME = "„{name}“, wie hier festgelegt"
PINNED_HERE = "Festgelegte Bedeutung von {subject} hier; andere: {others}"
PINNED_HERE_ALONE = "Festgelegte Bedeutung von {subject} hier"
ALSO_LISTED = "Auch aufgeführt in: {others}"

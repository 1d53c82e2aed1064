"""Why this concept is shown, in short; in full is in `explained`."""

from __future__ import annotations

MATCHED = "matched: {name}"
NAMED = "{kind} “{name}”"
GIVEN_BY = "{name} ({source})"
GIVEN_BY_WITHIN = "{name}, {source}"  # where it stands in brackets itself
AND_OTHERS = "{source} and {count} more"
SHOWN = "Showing: {name} ({how})"
SHOWING = {
    "spelling": "close spelling",
    "words": "in other words",
    "close": "closest name",
    "part": "named in your message",
}
SHOWING_BY = {  # another name than that which stands above
    "spelling": "close spelling of {name}",
    "words": "in other words: {name}",
    "close": "closest name: {name}",
    "part": "named in your message as {name}",
}
READ_AS = "“{typed}” read as “{read_as}”"
READ_WORD_BY_WORD = "{shown}: {read}"
MATCHED_NAME = "“{name}”"
MATCHED_ID = "matched: identifier {matched}"
MATCHED_MERGED = "{former} was merged into {current} ({source})"
MATCHED_RENAMED = "{former} is now {current} ({source})"
SINCE = "{source}, dated {since}"
MATCHED_LAST = "About the concept you asked for last"
MATCHED_CITATION = "{matched} is listed in this record"
LISTED_IN_SECTIONS = "{matched} is listed in this record, under: {sections}"
MATCHED_GENE = "matched: gene {matched}"
OTHERS = "Could also mean: {others}"
PINNED_NAME = "“{name}”, as pinned here"
PINNED_HERE = "Pinned meaning of {subject} here; others: {others}"
PINNED_HERE_ALONE = "Pinned meaning of {subject} here"
ALSO_LISTED = "Also listed in: {others}"

"""What is said where somebody asks whether a record lists something."""

from __future__ import annotations

WHETHER = {
    "listed": "The record lists {name}.",
    "absent": "The record reports {name} as absent.",
    "both": "The record lists {name}, and reports it as absent as well.",
    "kinds": "The record does not list {name} itself, but kinds of it.",
    "wider": "The record does not list {name} itself, but a wider term.",
    "kin": "The record does not list {name} itself.",
    "nothing": "{name} is not listed among the features of this record.",
    "gene": "The record lists {name} among its genes.",
    "no_gene": "{name} is not listed among the genes of this record.",
}
LISTED_KIN = {
    "kinds": "Kinds of it that the record lists ({count}):",
    "kinds_absent": "Kinds of it that the record reports as absent ({count}):",
    "wider": "Wider terms that the record lists ({count}):",
    "wider_absent": "Wider terms that the record reports as absent ({count}):",
    "elsewhere": "Narrower conditions whose records list it ({count}):",
}
KINSHIP = "Hierarchy used: {sources}."
NOT_AMONG_LISTED = {
    "nothing": "That does not mean that it does not occur: a record may leave things out. Looked in: {sources}.",
    "no_gene": "That does not mean that there is no tie: a record may leave things out. Looked in: {sources}.",
}
NONE_TO_LIST = "The record lists no features at all."
SEE_LISTED = {
    "features": "All features listed ({count}): “features of {id}”.",
    "genes": "All genes listed ({count}): “genes of {id}”.",
}
SEE_WANTED = "{name} itself: “{wanted}”."

"""Why this reply, in full: `rounds ask --explain`, which speaks English alone."""

from __future__ import annotations

WHY = "Why this reply"
WHY_LIKE_THIS = {
    "identifier": "An id was typed: it is opened as it is.",
    "successor": "A retired id was typed: what took its place is opened.",
    "citation": "A publication was asked for: the records that list it are opened.",
    "gene": "A gene was asked for by its symbol or id.",
    "last": "No name was typed: it is about the concept asked for last.",
    "exact": "What was typed is a name as it stands, so that no other names were weighed.",
    "among": "What was typed is the name of several; the section asked for, what each is, and whose preferred name it is told them apart.",
    "sure": "{score:.1f} of 100 sure; from {answered:g} on I answer.",
    "unsure": "{score:.1f} of 100 sure, which is less than {answered:g}, but it is a part of the message that alone names something.",
    "told": "A long message: {score:.1f} % of what it may ask about is this, {nothing:.1f} % is nothing that is held.",
    "told_several": "A long message that may ask about several: none of them has far more of it than the next. {nothing:.1f} % is nothing that is held.",
    "same": "All of these are called as typed; nothing tells which is meant.",
    "near": "Sure of the best, but others are within {margin:g} of its strength: then I ask back.",
    "offered": "None is sure enough to answer ({answered:g} of 100). Names are offered from {offered:g} on, or from {part:g} on where they hold all that was typed; with them what is stronger, and the next ones up to five.",
    "named": "Each of these was named in the message.",
    "too_far": "None is sure enough: from {offered:g} of 100 on I offer a name ({part:g} where it holds all that was typed), from {answered:g} on I answer. The first comes to {score:.1f}.",
    "too_little": "A long message: {nothing:.1f} % of what it may ask about is nothing that is held; beyond {most:g} % I do not answer.",
    "nothing": "No name holds any of the words that may name something.",
    "not_weighed": "The message asks for something other than a name, or a name is missing: none was weighed.",
    "stopped": "The safety screen stopped the message; nothing was looked up.",
}
AHEAD = "The runner-up is behind by {behind:.2f} in strength; within {margin:g} I ask back."
WHY_NAME = "name"
WHY_READ = "read"
WHY_LEFT_OVER = "left over"
WHY_NOT_TYPED = "not typed"
WHY_SCORE = "score"
WHY_GENE = "gene"
HOW_READ = "“{typed}” as “{read_as}” ({how})"
HOW_OF_READING = {
    "same": "",
    "misspelt": "",
    "equivalent": "means the same",
    "reworded": "a phrase in other words",
    "joined": "joined",
    "split": "split",
}
READ_AS_TYPED = "as typed"
LETTERS = "{count} letters off"
LETTERS_ONE = "1 letter off"
SCORED = "{score:.1f} of 100"
SHARE = "{score:.1f} % of what the message may ask about"
STRENGTH = "strength {strength:.2f}"
BEHIND = "{behind:.2f} behind the first"
BEFORE = "{before:.2f} before the first, which goes first for what it is"
WEIGHED = {
    "strength": "What orders them: value × weight",
    "trust": "How sure of each: value × weight",
    "share": "What each weighs in the message: value × weight",
}
WEIGHED_SUM = {"strength": "strength", "trust": "sum, its logistic = score", "share": "sum"}
MOVED = "has no such section"
BASE = "to begin with"
WEIGHT = "weight"
TERM = "{value:.2f} → {points:+.2f}"
NO_TERM = "–"
SCORE_PARTS = {
    "name_held": "name held by the question",
    "question_explained": "question told by the name",
    "all_explained": "every word is in the name",
    "asking_held": "name in words that ask",
    "both": "held × told",
    "root": "root of held × told",
    "in_order": "letters, in word order",
    "any_order": "letters, any word order",
    "squashed": "as typed, without blanks",
    "as_typed": "as typed, with blanks",
    "equal": "typed as the name is",
    "same_words": "same words",
    "span": "share of a whole name",
    "span_of_all": "whole name is nearly all",
    "first_word": "same first word",
    "last_word": "same last word",
    "preferred": "a preferred name",
    "abbreviation": "an abbreviation",
    "lay": "a lay term",
    "former": "a former name",
    "names": "log of its names",
    "described": "how much is described",
    "feature": "a clinical feature",
    "group": "a group of diseases",
    "unstated": "kind not stated",
    "number_missing": "number typed, not in name",
    "number_extra": "number in name, not typed",
    "words_extra": "words not typed",
    "telling_missing": "a telling word not typed",
    "spelling": "spelling of the words",
    "reworded": "read in other words",
    "respaced": "words joined or split",
    "abbreviation_misspelt": "an abbreviation misspelt",
    "weight": "weight of the words",
    "letters": "letters typed of it",
    "similarity": "likeness to the name",
    "typed": "typed as it is, whole",
    "early": "early in the message",
    "subject": "in the subject line",
    "question_words": "of question words alone",
    "everyday": "of everyday words alone",
    "small_letters": "no capitals that stand out",
    "two_letters": "two letters at most",
    "in_part": "words of it are missing",
    "asked": "in a sentence that asks",
    "excluded": "ruled out",
    "passing": "only thought of once",
    "denied": "said not to be it",
    "settled": "said to be found",
}

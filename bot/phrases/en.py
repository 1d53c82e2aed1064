"""English: every sentence, section title and safety reply that Rounds itself says.

Nothing here states a medical fact; facts come from the knowledge file with their source.
Braces are filled by the renderers. The safety replies and numbers are placeholders until an
operator has had them reviewed (docs/architecture.md, "Safety").
"""

from __future__ import annotations

# Titles.

SECTIONS = {
    "definition": "Definition",
    "clinical_features": "Clinical features",
    "features_by_system": "Clinical features by body system",
    "reported_absent": "Reported absent",
    "course": "Onset and course",
    "conditions": "Conditions with this feature",
    "inheritance": "Mode of inheritance",
    "genes": "Genes",
    "guidelines": "Professional guidelines",
    "reviews": "Systematic reviews",
    "studies": "Clinical studies",
    "publications": "Publications linked by NCBI",
    "hierarchy": "Hierarchy",
    "related": "Related concepts",
    "identifiers": "Identifiers",
    "synonyms": "Names",
    "resources": "Resources",
    "citation": "Citation",
    "gene_conditions": "Conditions tied to this gene",
}
KINDS = {
    "disease": "disease",
    "feature": "clinical feature",
    "group": "group of diseases",
    "unstated": "kind not stated",
    "gene": "gene",
}
DISEASE_AND_FEATURE = "disease and clinical feature"
NAME_KINDS = {
    "preferred": "preferred name",
    "synonym": "synonym",
    "abbreviation": "abbreviation",
    "lay": "lay term",
    "former": "former name",
}
RESOURCE_GROUPS = {
    "clinical": "Clinical resources",
    "practice_guidelines": "Practice guidelines",
    "molecular": "Molecular resources",
    "consumer": "Consumer resources",
}

# Why this concept.

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
MATCHED_ID = "matched: identifier {matched}"
MATCHED_MERGED = "{former} was merged into {current} ({source})"
MATCHED_RENAMED = "{former} is now {current} ({source})"
SINCE = "{source}, dated {since}"
MATCHED_LAST = "About the concept you asked for last"
MATCHED_CITATION = "{matched} is listed in this record"
MATCHED_GENE = "matched: gene {matched}"
OTHERS = "Could also mean: {others}"
ALSO_LISTED = "Also listed in: {others}"

# Why, in full: `rounds ask --explain`.

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
    "offered": "None is sure enough to answer ({answered:g} of 100); those from {offered:g} on are offered, or from {part:g} on where the name holds all that was typed.",
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
    "weight": "weight of the words",
    "similarity": "likeness to the name",
    "early": "early in the message",
    "opening": "in the first words",
    "told": "told as somebody's",
    "question_words": "of question words alone",
    "everyday": "of everyday words alone",
    "small_letters": "no capitals that stand out",
    "two_letters": "two letters at most",
    "in_part": "words of it are missing",
    "words": "words that name it",
}

# Sections.

NONE_LISTED = "None listed in this record ({sources}). That does not mean there are none."
WITHHELD = "{source} has more here ({rows}): automatic rows (evidence IEA) that are left out because their reuse needs OMIM's agreement."
NOT_OF_THIS_KIND = "The record of a {kind} has no such section."
NO_OWN_SECTION = {
    "management": "Records have no section on treatment; below are the guidelines listed, nothing more.",
    "diagnosis": "Records have no section on diagnosis; below is what is listed that bears on it.",
    "prognosis": "Records have no section on prognosis; below are onset, course and publications as listed.",
    "epidemiology": "Records have no section on how common it is; below are the studies listed.",
    "prevention": "Records have no section on prevention; below are the guidelines listed.",
}
FEATURE_COUNT = "{count} features are annotated; this is not a full clinical picture."
FEATURE_COUNT_ONE = "1 feature is annotated; this is not a full clinical picture."
ABSENT_NOTE = "Looked for and reported as not present:"
CONDITIONS_NOTE = (
    "Annotated directly with this feature: {count}, those with most reports first. "
    "Overlap of annotations, not a diagnosis."
)
NEWEST_LINKED = "The {shown} newest of {total} linked; linked automatically, not chosen."
ALL_LINKED = "All {shown} linked; linked automatically, not chosen."
NEWEST = "Newest listed: {year}."
CATEGORIES = {
    "etiology": "Etiology",
    "diagnosis": "Diagnosis",
    "therapy": "Therapy",
    "prognosis": "Prognosis",
    "prediction": "Clinical prediction guides",
}
SEE_ALL = "See all ({total})"
SEARCHED = "PubMed search: {listed} of {total} listed, newest first"
SEARCHED_NOTHING = "PubMed search: nothing found"
SEARCH_CAVEAT = "Found by a search for the concept's names: a paper may be about something wider or mention it in passing, and others may be missed. Nobody has reviewed the list."
RETRACTED = "RETRACTED"
COMPLETED = "{source}; what it leaves out: {completed}"
NO_TITLE = "Title not given in this record"
FREE = "free full text"
NO_FREE = "no free full text listed"
PUBMED = "PubMed"
BY_DOI = "DOI"
MADE_LINKS = "Links made by Rounds of what this record holds; no source states them:"
MADE_LINK = "{group}: {label}, from {made_of}"
MADE_SEARCH = "{group}: {label}, a search for “{made_of}”"
GUIDELINE_SEARCH = (
    "The guideline search goes by name: it can find papers on wider subjects and miss guidelines."
)
MEDGEN_FAQ = "MedGen's help"
ASSOCIATIONS = {"question": "in question"}  # the others read as their sources write them
GENE_CONDITIONS_NOTE = "Tied to it by a loaded source: {count}. A tie is no diagnosis."
CHOOSE_CONDITION = "Answer with a number to open a condition."
GENE_WITHOUT_SYMBOL = "NCBI Gene {number}"
ASKED = "Asked: {sources}."
FREQUENCY_NOT_GIVEN = "frequency not given"
STATED = {
    "frequency": "frequency {value}",
    "onset": "onset {value}",
    "sex": "sex {value}",
    "modifiers": "modifier {value}",
    "evidence": "evidence {value}",
    "references": "reference {value}",
}
SUMMED = "in all {seen} of {of}"
EVIDENCE = {
    "PCS": "published study",
    "TAS": "traceable statement",
    "IEA": "automatic annotation",
}
SYSTEM = "{system} ({count})"
NO_BODY_SYSTEM = "No body system stated"
BODY_SYSTEMS = "body system: {systems}"
ROLES = {"parent": "parent: ", "child": "child: "}
CONTENTS = "In this record: {contents}"
SOURCES = "Sources: {sources}"
SOURCE = "{name} {dated}"
COUNTED = {
    "concept": "concepts",
    "name": "names",
    "feature": "feature annotations",
    "definition": "definitions",
}
VIA = "{name} via {via}"
AGE = "{months} months old"
RETRIEVED = "retrieved {date}"
FOOTER = "Quotes from named sources; not medical advice."

# Asking back.

CHOICES = {
    "abbreviation": "“{subject}” stands for more than one thing. Which do you mean?",
    "name": "More than one concept has this name. Which do you mean?",
    "kind": "This is the name of both a disease and a clinical feature. Which do you mean?",
    "close": "I am not sure which one you mean. The closest names:",
    "identifier": "{subject} could be more than one thing. Which do you mean?",
    "gene_or_condition": "“{subject}” is a gene, and a name of something else. Which do you mean?",
    "citation": "{subject} is given as evidence for features of these concepts:",
    "linked": "NCBI links {subject} to these concepts; linked automatically, not chosen:",
    "terms": "These are the terms I recognise in your message, each ready to open:",
    "compare": "I show concepts one by one and do not compare them yet. Open each:",
    "reverse_lookup": "I do not search by several features at once yet. The features you named, one by one:",
}
MORE = "More names are as close ({count}); another word of the name narrows it down."
CHOOSE = "Answer with a number, or ask with the id. None of these? Try the full name or an id."

# Nothing fits.

NO_MATCH = {
    "nothing_fits": "I found no concept that fits. I only quote records of genetic conditions and their features.",
    "no_topic": "Which condition or feature is this about? Name it, or send an id such as MONDO:0600024.",
    "other_language": "I understand the question words in {detail}, but no loaded name fits. Names are searched in English; an id works in any language.",
    "unknown_identifier": "{subject} has the form of an identifier, but the loaded sources do not hold it.",
    "malformed_identifier": "“{subject}” is not a complete identifier: {expected} expected, {found} found. Ids are never guessed.",
    "unknown_citation": "{subject} is not in the loaded records, so I can say nothing about it.",
    "unknown_gene": "No loaded source ties a condition to a gene “{subject}”. Symbols are never guessed.",
    "only_quotes": "I only quote named sources and take no other instructions.",
}
NOT_OFFERED = {
    "quiz": "Rounds does not offer quizzes yet.",
    "medicine": "Rounds knows conditions and features, not medicines: a pharmacist, or the leaflet, can say.",
    "note": "Rounds does not keep team notes yet.",
    "export": "Rounds does not export from a chat yet.",
    "changes": "Rounds does not compare releases yet.",
    "privacy": "Rounds stores nothing about you: no questions and no names. Only the concept you asked for last is held in memory, for half an hour.",
    "greeting": "Hello! Ask me about a genetic condition or a feature, in your own words.",
    "thanks": "You are welcome.",
    "about": "I am Rounds. I find the record you mean and quote what named sources say of it, with their release. Say “help” for examples.",
    "loaded": "Every reply names its sources with their release; all that is loaded, with licence and how to cite it, is listed by `/sources` on Discord and by `rounds sources` for the operator.",
    "reminder": "Rounds sends no reminders and no daily questions yet.",
}
OFFERED = "It can show what named sources say of a concept: ask for its features, inheritance, genes, guidelines, studies or ids."
NEAREST = "Closest names:"
DID_YOU_MEAN = "Did you mean:"
TRY_ID = "You can also send an id such as C3888318, MONDO:0600024, OMIM:160750 or HP:0003701."
CUI_DIGITS = "If a CUI was meant: it has C and 7 digits, and is never guessed."
LOOK_THERE = "Its page: {link}"

# Safety. Placeholders until reviewed; numbers and help lines come from the configuration.

ACCOMPANY = {
    "personal": "I cannot say anything about you or someone you know: no diagnosis, no risk, no percentage. A clinician or genetic counsellor can.",
    "dose": "I never give doses. A pharmacist or clinician can.",
}
IN_GENERAL = "Here is what the sources say in general."
URGENT = "New trouble with swallowing or breathing needs prompt medical care; if it is severe, call your local emergency number now ({emergency})."
STOP = {
    "emergency": "This may be an emergency. Call your local emergency number now ({emergency}) and stay with the person. I have looked nothing up.",
    "self_harm": "I am sorry that it is this hard right now. Please reach someone you trust, or call one of these now: {help_lines}. In immediate danger call {emergency}. I am still here for questions, and nothing of this is stored.",
    "patient_data": "That looks like a patient's name, date of birth or record number. Please delete the message and ask again without it. I have looked nothing up and stored nothing.",
}

# The terminal.

WELCOME = (
    "Rounds: ask about a genetic condition in your own words. `help` shows examples, `quit` ends."
)
PROMPT = "you> "
HELP = """Ask in plain words, misspelt is fine:
  what are the symptoms of marfan syndrome?
  and its inheritance?
  MONDO:0600024
  features and citations of familial idiopathic inflammatory myopathy
  which gene causes cystic fibrosis
A number picks from the choices shown last. `quit` ends."""
GOODBYE = "Goodbye."
NO_SUCH_CHOICE = "There is no choice {number}. The choices are 1 to {count}."
BUILDING = "Building the embedded knowledge, once"
STAGES = {
    "read": "reading sources",
    "resolve": "finding which records are one concept",
    "write": "writing concepts",
    "index": "indexing names",
    "check": "checking the file",
    "swap": "putting the file in place",
}
BUILT = "Built {path}. Concepts: {concepts}; names: {names}; OMIM and Orphanet diseases joined by name: {joins}; mappings in conflict: {conflicts}."
LEFT_OUT = "left out: {reason} ({rows})"
UNJOINED = "Records that join no CUI: {counts}."
UNPLACED = "Features that no source gives an id: {count}."
FETCHED = "Files of MedGen and HPO: {count} of {all} are new."
NOTHING_NEW = "Nothing has changed since {path} was built, so it stays. To build it all the same, use --force."
UPDATED = "Updated {path}. Concepts: {concepts}; names: {names}."
CONFIGURE_KNOWLEDGE = (
    'Rounds answers from this file once your configuration says: knowledge = "{path}"'
)
FILE_STATE = "{key:<6}  {name:<31}  {what:<9}  {size}"
FILE_STATES = {"new": "new", "changed": "changed", "unchanged": "unchanged"}
SIZE_UNKNOWN = "size not told"
WOULD_FETCH = "Would fetch {count} files, {size}, and build from what has changed."
WOULD_BUILD = "Would build {path}: it is not there, or not of what is held now."
NOTHING_TO_FETCH = "There is nothing to fetch."
WAITING = "{name}: {reason}; trying again in {seconds:.0f} s"
UNKNOWN_FILE = "There is no file {name}. The files are {names}."
UPDATE_RUNNING = "another update is at work in {folder}; run this one when it has ended."
FELL = "less than in the file before: {what}"
CHECKS = {
    "schema": "this Rounds reads the file",
    "integrity": "pages without damage",
    "provenance": "statements with their source",
    "counts": "counts as the build recorded them",
    "links": "kinds of links that lead to a concept",
    "names": "names that the index leads to",
    "records": "concepts read out whole",
    "golden": "golden questions",
}
CHECK_GOOD = "ok       {check}: {count}"
CHECK_BAD = "FAILED   {check}"
CHECK_SKIPPED = "{line} (not asked, for want of their concepts: {skipped})"
CHECKED_GOOD = "{path} is whole."
CHECKED_BAD = "{path} is not fit for use. Build it again with `rounds build`, or go back with `rounds rollback`."
NOT_CONFIGURED = "no knowledge file is configured, and the embedded one has no former file. Name the file with --knowledge"
ROLLED_BACK = "{path} is again the file from before. In force now:"
ROLLED_BACK_UNDO = "A second `rounds rollback` takes this back."
NO_CHANGES = "Nothing changed."
CHANGES = "{about}: {counts}"
CHANGED = {
    "added": "{count} added",
    "removed": "{count} removed",
    "changed": "{count} changed",
    "merged": "{count} merged into another",
}
CHANGED_KINDS = {
    "added": "added: {sources}",
    "removed": "removed: {sources}",
    "changed": "changed: {sources}",
    "merged": "merged: {sources}",
}
CHANGED_PARTS = {
    "source": "Sources",
    "concept": "Concepts",
    "name": "Names",
    "identifier": "Ids",
    "retired": "Retired ids",
    "semantic_type": "Semantic types",
    "definition": "Definitions",
    "feature": "Features",
    "inheritance": "Modes of inheritance",
    "gene": "Genes",
    "relation": "Relations",
    "citation": "Citations",
}
CHANGED_FACTS = {
    "equivalent": ("cross-reference", "of the same concept", "of a record of it"),
    "merged": ("renamed", "merged"),
    "absent": ("present", "reported absent"),
}
CHANGES_OF = "{source} ({count})"
MORE_CHANGES = "… and {count} more"
SOURCES_ROW = "rows read: {read} · statements used: {used} · rows left out: {left_out}"
LITERATURE_ROW = "fetched publications: {publications:,}; searches: {searches:,}; concepts searched for: {concepts}"
LICENCE = "licence: {licence}"
CITE = "cite: {citation}"
UNKNOWN_SECTION = "There is no section “{section}”. The sections are {sections}."
FAULT = "Rounds could not do that: {problem}"
DAMAGED = "the knowledge file is damaged ({error}). Build it again, or delete it from the cache."

# Fetching.

NO_EMAIL = (
    "NCBI wants to know whom to write to: set ncbi_email, or ROUNDS_NCBI_EMAIL, to your address"
)
FETCHING = "Asking NCBI"
FETCH_CHOICES = "“{wanted}” could be more than one thing, so nothing was fetched for it. Name one of these by its id: {choices}"
FETCH_NO_MATCH = "“{wanted}” is nothing that the knowledge holds, so nothing was fetched for it. Check the spelling, or give an id."
FETCH_UNKNOWN = (
    "MedGen has no record of “{wanted}”. Check the spelling, or give a CUI such as C3888318."
)
FETCHED_RECORD = "{concept}: {path}"
FETCHED_RECORDS = "To build with them: --source medgen-summary:{folder}"
FETCHED_LITERATURE = (
    "Wrote {path}. Concepts: {concepts}; searches: {searches}; publications: {publications}."
)
UNSEARCHED = "{name}: nothing was searched for it, because no name of it is fit for that or its record lists no publications."
MISREAD = "PubMed read this search as another one, so it was left out: {query}"
PMIDS_MISSING = "PubMed has no record of: {pmids}"

# Discord.

TITLE = "Rounds"
LOADED = "Sources of this knowledge"
CONTINUED = "{section} (continued)"
PAGE = "page {page} of {pages}"
PREVIOUS = "‹ Previous"
NEXT = "Next ›"
DELETE = "Delete"
OPEN = "Open {number}"
SECTIONS_MENU = "Sections of this record"
NAMED_MENU = "Open one of these"
OPEN_FOR_DEFINITION = "What each means: choose it below."
SUMMARY_OPTION = "Summary"
OTHERS_MENU = "Could also mean …"
CHOICES_MENU = "Choose one ({first} to {last})"
CHOOSE_HERE = "Press one. None of these? Try the full name or an id."
HELP_HERE = """Ask me in plain words, misspelt is fine. In a channel mention me, in a direct message just write:
- what are the symptoms of marfan syndrome?
- and its inheritance?
- MONDO:0600024
- which gene causes cystic fibrosis
Or use a command: `/ask`, `/concept`, `/symptoms`, `/citations`, `/sources`; with `private` only you see the answer.
Please write nothing about yourself or a patient. I quote named sources and give no medical advice."""
COMMANDS = {
    "ask": "Ask about a genetic condition or a feature in your own words",
    "concept": "Show the record of a condition or a feature",
    "symptoms": "Show the clinical features annotated to a condition",
    "features": "Show the clinical features annotated to a condition",
    "citations": "Show the guidelines, reviews and studies listed for a condition",
    "sources": "Show what Rounds quotes from: releases, licences and how to cite each source",
}
OPTIONS = {
    "question": "In plain words; please write nothing about yourself or a patient",
    "name": "A name, an abbreviation or an id; choose from the list as you type",
    "section": "Show this section instead of the summary",
    "private": "Show the answer to you alone",
}
NOT_YOURS = "Only the person who asked, or somebody who manages messages here, can delete this."
OLD_BUTTON = "This button is of an earlier version of Rounds. Please ask again."
OLD_COMMAND = (
    "This command has changed since your Discord last loaded it. Please try it again in a minute."
)
RESTARTING = "I am restarting. Please ask again in a minute."
FAILED = "I could not look that up just now. Nothing is wrong with your question; please try again in a minute."
NO_TOKEN = "set ROUNDS_DISCORD_TOKEN to the token of your Discord application (Developer Portal, Bot, Reset Token)"
BAD_TOKEN = "Discord refused the token. Copy it again from the Developer Portal (Bot, Reset Token) into ROUNDS_DISCORD_TOKEN."
NO_DISCORD = "Discord could not be reached at {address} ({problem}). Check the network, and discord_api_url if you set it."

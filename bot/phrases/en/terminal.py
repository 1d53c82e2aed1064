"""The terminal and the command line."""

from __future__ import annotations

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

# `rounds counts`

COUNTS_USEFUL = "Found useful, or not, by month"
COUNTS_NONE = "Nobody has said so yet."
COUNTS_OF = "{concept} · {section} · useful: {yes} · not useful: {no}"
COUNTS_UNFOUND = "Ids that were asked for and not found, by month"
COUNTS_UNFOUND_NONE = (
    "None. They are counted only for servers that want it: `/settings`, “Reports and counts”."
)
COUNTS_ASKED = "{concept} · {count}"

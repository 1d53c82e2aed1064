"""Asking back, and saying that nothing fits."""

from __future__ import annotations

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
    "terms": "These are the terms I recognise in the message, each ready to open:",
    "compare": "I show concepts one by one and do not compare them yet. Open each:",
    "instead": "Then I read it wrong. Is it one of these?",
    "gene_in_part": "The message names a gene; no record fits the rest of it, and single variants are in none. Open the gene:",
    "of_gene": "These conditions are tied to {subject}. Of which do you ask?",
    "of_these": "Of which of these do you ask?",
    "reverse_lookup": "I do not search by several features at once yet. The features you named, one by one:",
}
CLOSE_ONE = "I am not sure. Is it this one?"
MORE = "More names are as close ({count}); another word of the name narrows it down."
CHOOSE = "Answer with a number, or ask with the id. None of these? Try the full name or an id."

# Nothing fits.

NO_MATCH = {
    "nothing_fits": "I found no concept that fits. I only quote records of genetic conditions and their features.",
    "no_topic": "Which condition or feature is this about? Send its name.",
    "no_choice": "There is nothing at that place to choose from. Send the name of the one you mean.",
    "no_pair": "Which two? Send both names with “vs” between them, and I open each.",
    "other_language": "I understand the question words in {detail}, but no name that I know fits. Try the English name; an id works in any language.",
    "other_script": "No loaded name fits. Names are searched in English, in Latin letters; an id works in any language.",
    "unknown_identifier": "{subject} has the form of an identifier, but the loaded sources do not hold it. Check it, or ask by name.",
    "malformed_identifier": "“{subject}” is not a complete identifier: {expected} expected, {found} found. Ids are never guessed: send it whole, or ask by name.",
    "unknown_citation": "{subject} is not in the loaded records, so I can say nothing about it.",
    "unknown_gene": "No loaded source ties a condition to a gene “{subject}”. Symbols are never guessed.",
    "no_terms": "I recognise no condition, feature or gene by name in this message. I look for names as they are spelt; `/ask` forgives misspellings.",
    "only_quotes": "I only quote named sources and take no other instructions.",
}
# Codes that no source lists, by what they are.
UNHELD = {
    "variant": "“{subject}” looks like a single variant. The loaded sources tell of genes and conditions, not of variants: ask by the gene, such as CFTR, or by the condition.",
    "gene_id": "“{subject}” looks like an id of a gene, transcript or protein that no loaded source lists. The symbol of the gene works, such as FBN1, and its NCBI Gene id, such as NCBI Gene 2200.",
    "icd": "“{subject}” looks like a code of ICD. No loaded source lists any: ask by the name of the condition.",
    "short": "“{subject}” may be a code of ICD, which no loaded source lists, or the short form of something else. Say more of it: “{subject} deficiency”, or the name of the condition.",
    "trial": "“{subject}” looks like the number of a study or a test. I do not look these up: ask for the studies of a condition by its name.",
    "register": "“{subject}” looks like an id of a vocabulary that is not loaded. I search by name, and by ids of MedGen, MONDO, OMIM, Orphanet, HPO, MeSH, SNOMED CT, GARD and NCBI Gene.",
}
NOT_OFFERED = {
    "quiz": "Rounds does not offer quizzes yet.",
    "medicine": "Rounds knows conditions and features, not medicines: a pharmacist, or the leaflet, can say.",
    "note": "Rounds does not keep team notes yet.",
    "export": "Files are made by “Send to …” on a card and by `/export` on Discord, and by `rounds export` for who runs Rounds.",
    "history": "What you open is kept only once you turn that on, and you alone see it: on Discord, `/history on`, `show`, `off` and `clear`.",
    "changes": "Rounds does not compare releases yet.",
    "privacy": "No question is stored or logged; the concept you asked for last, with what was offered, is held in memory, for half an hour. On Discord `/privacy show` says what else is kept, `/privacy export` hands it over, and `/privacy delete` deletes it.",
    "greeting": "Hello! Ask me about a genetic condition or a feature, in your own words.",
    "thanks": "You are welcome.",
    "comfort": "That is a lot to carry, and I can only quote records. Your doctor, a genetic counsellor or a support group can talk it through with you, and a crisis line at any hour of the day; “support groups” behind the name of a condition shows what is listed.",
    "fine": "All right. Ask whenever you like; “not what I meant” shows what is close to the last answer.",
    "about": "I am Rounds. I find the record you mean and quote what named sources say of it, with their release. Say “help” for examples.",
    "language": "Names and questions are read in English, Spanish, French and German. What I say myself is in the language that your Discord is set to, where I have it; sources are quoted as they are, mostly in English.",
    "loaded": "Every reply names its sources with their release; all that is loaded, with licence and how to cite it, is listed by `/sources` on Discord and by `rounds sources` for the operator.",
    "reminder": "Rounds sends no reminders and no daily questions yet.",
    "general": "That is a question about genetics in general, and I hold records of single conditions and features. A term that a loaded source lists opens by its own name.",
    "money": "Insurance, law and benefits are nothing that the loaded sources speak of: a patient organisation or a social worker can say.",
    "elsewhere": "Studies, training and work are nothing that the loaded sources speak of: a society of genetics or genetic counselling can say.",
    "discovery": "Who first described a condition, when, and after whom it is named is not listed in the records that I hold.",
}
OFFERED = "I can show what named sources say of a concept: ask for its features, inheritance, genes, guidelines, studies or ids."
STILL_SPOKEN = (
    "Still about {name}? Ask for its features, inheritance, genes, guidelines, studies or ids."
)
NEAREST = "Closest names:"
DID_YOU_MEAN = "Did you mean:"
TRY_ID = "You can also send an id such as C3888318, MONDO:0600024, OMIM:160750 or HP:0003701."
CUI_DIGITS = "If a CUI was meant: it has C and 7 digits, and is never guessed."
LOOK_THERE = "Its page: {link}"
LANGUAGE_NAMES = {
    "English": "English",
    "Spanish": "Spanish",
    "French": "French",
    "German": "German",
}
# What an identifier has after its prefix, as it should be, and as it was found.
ID_FORMS = {
    "6 digits": "6 digits",
    "7 digits": "7 digits",
    "1 to 7 digits": "1 to 7 digits",
    "1 to 3 digits, the first not 0": "1 to 3 digits, the first not 0",
    "1 to 6 digits, the first not 0": "1 to 6 digits, the first not 0",
    "1 to 7 digits, the first not 0": "1 to 7 digits, the first not 0",
    "1 to 8 digits, the first not 0": "1 to 8 digits, the first not 0",
    "1 to 9 digits, the first not 0": "1 to 9 digits, the first not 0",
    "6 to 18 digits, the first not 0": "6 to 18 digits, the first not 0",
    "C and 7 digits, or CN and 6 digits": "C and 7 digits, or CN and 6 digits",
    "C or D and 6 or 9 digits": "C or D and 6 or 9 digits",
    "GTRT and 9 digits": "GTRT and 9 digits",
    "10., digits, / and a name": "10., digits, / and a name",
}
DIGITS = "{count} digits"
DIGITS_ONE = "1 digit"
LETTERS_AND_DIGITS = "{letters} and {digits}"

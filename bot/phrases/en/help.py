"""Help, what Rounds is, and the first words in a server that has just installed it."""

from __future__ import annotations

HELP_TITLE = "Help"
HELP_OF = "{title}: {topic}"
HELP_MENU = "More help"
HELP_TRY = "Try one of these:"
HELP_TOPICS = {
    "start": "Asking",
    "sections": "What can be shown",
    "ids": "Identifiers",
    "kinds": "Disease or feature?",
    "sources": "Where it comes from",
    "guidelines": "Guidelines and studies",
    "unsure": "When Rounds asks back",
    "privacy": "Privacy and safety",
    "admins": "For server admins",
}
# Of each topic: the paragraphs of its card.
HELP_TEXTS = {
    "start": (
        "Ask in plain words; misspelt is fine. Write me a direct message, mention me in a channel, reply to one of my cards, or use a command with `/`.",
        "“and its genes?”, “type 2?” or “the second one” go on from what you asked for last, for half an hour, for you and in this place alone.",
        "With `private` only you see the answer. The names of conditions are suggested while you type.",
    ),
    "sections": (
        "A record has a definition, names, clinical features (by frequency or by body system), what was reported absent, onset and course, mode of inheritance, genes, guidelines, reviews, studies, its place in the hierarchy, related concepts, identifiers and resources.",
        "Name what you want in the question, or choose it in the menu under a card. The menu lists what this record holds, with counts; what it does not hold is said to be missing, never guessed.",
    ),
    "ids": (
        "Send an id as you have it: a MedGen CUI (C and 7 digits, or CN and digits) or UID, MONDO, HP, OMIM, Orphanet, MeSH, GARD, a gene's number at NCBI, a PMID, PMC id or DOI. With a colon, an underscore, a blank or as a link, all are read alike; an id is never corrected.",
        "A CUI (concept unique identifier) is the number of a concept in the UMLS; MedGen uses it for its records, and its own CN numbers where the UMLS has none.",
        "One OMIM number can lead to two records: OMIM numbers diseases and genes, and sources may tie one number to a disease and to a group or a subtype of it. Then I ask which you mean.",
    ),
    "kinds": (
        "A disease is a condition with a course and, often, a cause; a clinical feature is one thing that is observed in people, such as a sign, a symptom or a finding. Some names are both. The card says which it is; the section you ask for decides, and the other one is a press away.",
        "A feature's card lists the conditions that it was annotated to. Such a list is an overlap of annotations, no diagnosis.",
    ),
    "sources": (
        "Every sentence is quoted from a named source with its release, or is a fixed sentence of mine. No language model is at work. `/sources` lists what is loaded, with licences and how to cite each.",
        "Two features annotated does not mean two symptoms in all: annotations are what somebody has entered so far.",
    ),
    "guidelines": (
        "Guidelines, reviews and studies are listed with journal, year, PMID, DOI, and with free full text where the source marks it. Lists that come from a search can hold papers on wider subjects and miss others; the card says so.",
        "“No free full text listed” means just that: the source has no mark.",
    ),
    "unsure": (
        "An abbreviation such as IIM can stand for several things, and one name for a disease and a feature. Then I ask, and you press the one you mean.",
        "A name that I read differently from how it was typed stands above the answer. Where nothing fits I say so and show the closest names: a wrong answer is worse than none.",
    ),
    "privacy": (
        "Please write nothing about yourself or a patient. I give no diagnosis, no risk and no dose; a clinician, genetic counsellor or pharmacist can.",
        "What you ask is not stored and not logged. The concept you asked for last, with what was offered, is held in memory for half an hour.",
    ),
    "admins": (
        "Rounds reads only commands, direct messages, mentions and replies to its messages. It needs no privileged permission and never pings anybody.",
        "`/settings` sets how I answer in the whole server, and in one channel apart; `/pin` sets what an abbreviation means there.",
        "Where commands may be used is also set in the server's settings, under Integrations.",
    ),
}
# What is asked when an example is pressed, and on which topics it stands.
HELP_EXAMPLES = {
    "symptoms": "what are the symptoms of Marfan syndrome?",
    "misspelt": "inheritence of cystic fibrosys",
    "gene": "which gene causes cystic fibrosis",
    "follow_up": "and its genes?",
    "systems": "body systems of Marfan syndrome",
    "onset": "onset of Huntington disease",
    "id": "MONDO:0600024",
    "feature_id": "HP:0003701",
    "feature": "conditions with proximal muscle weakness",
    "studies": "studies of familial idiopathic inflammatory myopathy",
    "guidelines": "guidelines for familial idiopathic inflammatory myopathy",
    "abbreviation": "IIM",
}
HELP_EXAMPLES_OF = {
    "start": ("symptoms", "misspelt", "gene", "follow_up"),
    "sections": ("systems", "onset"),
    "ids": ("id", "feature_id"),
    "kinds": ("feature_id", "feature"),
    "sources": ("symptoms",),
    "guidelines": ("guidelines", "studies"),
    "unsure": ("abbreviation", "misspelt"),
    "privacy": (),
    "admins": (),
}

# About.

ABOUT_TITLE = "About Rounds"
ABOUT = "Rounds finds the record of a genetic condition or feature that you mean, and shows what named sources say of it, with their release."
ABOUT_VERSION = "Rounds {version}, free software (MIT licence)."
ABOUT_HOLDS = (
    "It holds {concepts:,} concepts under {names:,} names. `/sources` lists where they come from."
)
ABOUT_NOT = "It is for study and reference. It is not a medical device, is not run or endorsed by the sources that it quotes, and gives no medical advice."
ABOUT_HELP = "`/help` shows how to ask."
PRIVACY_PAGE = "Privacy policy"
TERMS_PAGE = "Terms of use"
SOURCE_PAGE = "Source code"

# The first words in a server.

TOUR_TITLE = "Hello, I am Rounds"
TOUR = (
    "I look up genetic conditions and clinical features, and show what named sources say of them, with their release.",
    "Use `/ask`, or mention me with a question. I read nothing else here, store no questions and ping nobody.",
    "Please write nothing about yourself or a patient: I give no medical advice.",
)

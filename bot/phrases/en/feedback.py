"""What people say of an answer: that it was useful or not, and reports."""

from __future__ import annotations

# Useful or not.

USEFUL, NOT_USEFUL = "Useful", "Not useful"
VOTED = "Thank you. Counted is only which section of which record was useful or not, by month: not you, and not what you asked."
VOTED_ALREADY = "Thank you; this card has your answer already."

# Reports: the form.

REPORT = "Report"
REPORT_FORM = "Report this answer"  # 45 characters at most, as labels; descriptions 100
REPORT_NOTE = "The people who run this server get to see your name, which record and sections the card shows, and what you write here. Please write nothing about yourself or a patient. Rounds keeps nothing of it."
REPORT_REASON = "What is wrong?"
REPORT_REASON_HINT = "Choose what comes closest"
REPORT_REASONS = {
    "wrong": "Something on the card is wrong or out of date",
    "missing": "Something is missing",
    "other": "It is not what I asked for",
    "unreadable": "It is hard to read, or looks broken",
    "else": "Something else",
}
REPORT_TEXT = "In your own words, if you like"
REPORT_TEXT_HINT = "About the answer only: nothing about yourself or a patient"

# Reports: what the channel of a server gets.

REPORTED = "Report: {name}"
REPORTED_SHOWN = "Shown: {sections}"
REPORTED_REASON = "Reason: {reason}"
REPORTED_BY = "Reported by {who}. To set where reports go, use `/settings`."

# Reports: what whoever reports is told.

REPORT_SENT = (
    "Thank you. The people who run this server have your report. Rounds kept nothing of it."
)
REPORT_SENT_ALREADY = (
    "Thank you; you have reported this card already, and nothing was sent a second time."
)
REPORT_LOST = "Your report could not be delivered: the channel for reports is gone, or I may not write there. Please tell the people who run this server; under `/settings` they can choose another channel."
REPORT_NOWHERE = "There is no channel for reports here, so nobody was told."
TRACKERS = "If a source itself is wrong, its makers want to know. These pages are filled in with facts of the card alone; nothing is sent before you send it: {links}"
NO_TRACKERS = "For what this card shows I know no page where its sources take reports; `/sources` says where each of them comes from."
# In English, whatever the reader's language is: so are the people there.
TRACKER_TITLE = "{name} ({id}): {sections}"
TRACKER_BODY = "Record: {name} ({id})\nSection: {sections}\nSource: {source}\nPage: {page}\n\nWhat seems wrong:\n"

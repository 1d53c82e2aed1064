"""What is said in and of the chart of a concept's clinical features."""

from __future__ import annotations

CHART_BUTTON = "As a picture"
CHART_TITLE = "Clinical features by body system and frequency"
CHART_BANDS = {
    "obligate": "In all",  # HPO's “obligate”, and as well one patient of one
    "very_frequent": "Very frequent",
    "frequent": "Frequent",
    "occasional": "Occasional",
    "very_rare": "Very rare",
    "otherwise": "In other words",
    "not_given": "Frequency not given",
}
CHART_RANGES = {
    "obligate": "100 %",
    "very_frequent": "80–99 %",
    "frequent": "30–79 %",
    "occasional": "5–29 %",
    "very_rare": "under 5 %",
    "otherwise": "",
    "not_given": "",
}
CHART_BAND = "{band} ({range})"
CHART_ALL = "All features"
CHART_SEVERAL = "A feature of several body systems counts in each of them."
CHART_HOW = (
    "Frequency as reported: by the patients counted (1 of 1 is 100 %), else the highest stated."
)
CHART_NO_FREQUENCY = "The sources give no frequency."
CHART_GROUP = "{band}: "
CHART_AND_MORE = "{names} and {count} more"
CHART_MORE_SYSTEMS = "More body systems ({count}): "
CHART_ABSENT = "Reported absent, not counted here ({count}): "
CHART_SYSTEM = "{system} {count}"
CHART_TOO_FEW = "{name}: {count} of at least {fewest} features for a chart. Ask for its clinical features as text."
CHART_WRITTEN = "Wrote {path}. What it shows:"

# The chart in words, for those who do not see it.
CHART_ALT = "Chart of {count} clinical features of {name}, by body system and reported frequency."
CHART_ALT_BANDS = "All features: {bands}."
CHART_ALT_SYSTEMS = "By body system, a feature of several counted in each: {systems}."
CHART_ALT_MORE_SYSTEMS = "{count} more with at most {most} each"
CHART_ALT_FREQUENT = "Most frequent: {names}."
CHART_ALT_ABSENT = "Reported absent, not counted: {count}."
CHART_ALT_TEXT = "The section “{section}” has all of this as text."

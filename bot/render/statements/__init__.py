"""A section and its statements as lines; one file for each kind of statement."""

from bot.render.statements.citing import citation_lines
from bot.render.statements.facts import gene_name, remark
from bot.render.statements.features import reported
from bot.render.statements.listing import listing_lines, verdict
from bot.render.statements.recorded import cite_line, dated
from bot.render.statements.section import section_lines, section_notes
from bot.render.statements.sourced import said_by

__all__ = [
    "citation_lines",
    "cite_line",
    "dated",
    "gene_name",
    "listing_lines",
    "remark",
    "reported",
    "said_by",
    "section_lines",
    "section_notes",
    "verdict",
]

"""The card with the chart of a concept's features; everything on it stands in the text as well."""

from __future__ import annotations

from bot.charts import Charts
from bot.phrases import words
from bot.render import card, markdown
from bot.render.card import Attachment, Card, Surface
from bot.render.chart import FEWEST
from knowledge import Answer, Knowledge

_COLOUR = 0x2E8B7A


def chart_card(knowledge: Knowledge, charts: Charts, concept: str, surface: Surface) -> Card:
    """The chart with its words, or why there is none."""
    shown = knowledge.show(concept)
    if not isinstance(shown, Answer):
        return _said(words.SENT_GONE, surface)
    drawn = charts.of(knowledge, shown.concept)
    if drawn is None:
        count = len(shown.concept.clinical_features)
        name = markdown.escape(shown.concept.name)
        too_few = words.CHART_TOO_FEW.format(name=name, count=count, fewest=FEWEST)
        return _said(too_few, surface)
    title = f"## {markdown.escape(card.cut(shown.concept.name, 200))}\n{words.CHART_TITLE}"
    # Whoever does not see pictures reads what is on it here.
    told = (markdown.escape(drawn.alt),) if surface.plain else ()
    return Card(
        shown.concept.name,
        _COLOUR,
        (title, *told, markdown.small(words.FOOTER)),
        rows=(card.delete_buttons(surface),),
        plain=surface.plain,
        files=(Attachment(drawn.filename, drawn.png, drawn.alt),),
    )


def _said(sentence: str, surface: Surface) -> Card:
    return Card(words.CHART_TITLE, _COLOUR, (sentence,), plain=surface.plain)

"""The buttons of a card, row by row: the one place where a card's buttons are put together. Pure.

A button is added to one of the groups here: `steps` lead on to other sections of the record,
`acts` do something with what is shown, `turning` leafs through it. `laid_out` makes rows of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import controls, wishes
from bot.phrases import words
from bot.render import card
from bot.render.card import MOST_IN_ROW, MOST_ROWS, Button, Buttons, Card, Surface
from bot.render.chart_data import FEWEST
from bot.render.menus import counted
from bot.wishes import Parcel, Wish
from knowledge.model import ClinicalFeature
from knowledge.replies.reply import Answer
from knowledge.sections import KEYS

_GUESSED = frozenset({"close", "part"})  # what was typed is not quite the concept's name
_STEPS = 4  # and the summary
_DEFINED = 10  # features up to which each has its definition and all reports on the card
# What is likely to be asked for after a section; whatever else holds something comes behind.
_AFTER = {
    "clinical_features": ("inheritance", "genes", "course", "guidelines"),
    "features_by_system": ("inheritance", "genes", "course", "guidelines"),
    "inheritance": ("genes", "clinical_features", "guidelines"),
    "genes": ("inheritance", "clinical_features", "guidelines"),
    "guidelines": ("reviews", "studies", "publications", "clinical_features"),
    "reviews": ("guidelines", "studies", "publications", "clinical_features"),
    "studies": ("guidelines", "reviews", "publications", "clinical_features"),
    "publications": ("guidelines", "reviews", "studies", "clinical_features"),
    "citation": ("guidelines", "reviews", "studies", "publications"),
    "conditions": ("hierarchy", "related"),
}
_USUALLY = (
    *("clinical_features", "conditions", "inheritance", "genes", "guidelines"),
    *("studies", "reviews", "course", "hierarchy"),
)
_LISTED_IN = {False: "clinical_features", True: "genes"}
_ORDERS = {"clinical_features": "features_by_system", "features_by_system": "clinical_features"}


def in_order(keys: Sequence[str], surface: Surface) -> tuple[str, ...]:
    """Sections that were not asked for by name, the features in the order that readers prefer."""
    if surface.order == "frequency":
        return tuple(keys)
    return tuple("features_by_system" if key == "clinical_features" else key for key in keys)


def steps(answer: Answer, surface: Surface, at: Wish) -> Iterator[Button]:
    """To what was asked after, the sections likely to be asked for next, and the summary.

    Of features of one body system first to those of all.
    """
    for listing in answer.asked:
        opened = Wish(notice=at.notice, urgent=at.urgent, beside=True)
        custom_id = controls.show(surface.asker, listing.wanted.id, opened)
        yield Button(card.label(listing.wanted.name), custom_id)
    shown = {section.key for section in answer.sections}
    shown |= {_ORDERS[key] for key in shown & set(_ORDERS)}
    whole = () if at.only.system is None else ("clinical_features",)
    shown -= set(whole)
    held = {key: count for key, count in answer.contents if count and key not in shown}
    first = answer.sections[0].key if answer.sections and not answer.is_summary else ""
    following = dict.fromkeys((*whole, *_AFTER.get(first, ()), *_USUALLY))
    likely = [key for key in following if key in held]
    for key in likely[:_STEPS]:
        yield _to(answer, surface, at, key, held)
    if not answer.is_summary:
        custom_id = controls.show(surface.asker, answer.concept.id, wishes.opening(at, ""))
        yield Button(words.SUMMARY_OPTION, custom_id)


def _to(answer: Answer, surface: Surface, at: Wish, key: str, held: dict[str, int]) -> Button:
    (opened,) = in_order((key,), surface)
    beside = ("reported_absent",) if key in _ORDERS and "reported_absent" in held else ()
    wish = replace(wishes.opening(at, opened), sections=(opened, *beside))
    custom_id = controls.show(surface.asker, answer.concept.id, wish)
    return Button(card.label(counted(key, held[key])), custom_id)


def acts(answer: Answer, surface: Surface, at: Wish) -> Iterator[Button]:
    """What can be done with what is shown: say that it is wrong, see features in another way."""
    if answer.match.how in _GUESSED:
        custom_id = controls.instead(surface.asker, answer.concept.id, at, answer.instead)
        yield Button(words.NOT_MEANT, custom_id)
    keys = tuple(section.key for section in answer.sections)
    turned = next((key for key in keys if key in _ORDERS), None)
    if turned and sum(len(each.items) for each in answer.sections if each.key == turned) > 1:
        other = tuple(_ORDERS.get(key, key) for key in keys)
        wish = replace(at, intents=(), sections=other, page=0)
        label = words.ORDERS[_ORDERS[turned]]
        yield Button(label, controls.show(surface.asker, answer.concept.id, wish))
    if is_long(answer):
        wish = replace(at, evidence=not at.evidence, page=0)
        label = words.BRIEFLY if at.evidence else words.WITH_EVIDENCE
        yield Button(label, controls.show(surface.asker, answer.concept.id, wish))
    if dict(answer.contents).get("clinical_features", 0) >= FEWEST and _is_on_features(answer):
        yield Button(words.CHART_BUTTON, controls.chart(surface.asker, answer.concept.id))
    yield sending(_parcel(answer), surface)


def _is_on_features(answer: Answer) -> bool:
    """Whether features are shown, or the summary, which counts them."""
    return answer.is_summary or any(each.key in _ORDERS for each in answer.sections)


def _parcel(answer: Answer) -> Parcel:
    """What is exported of what is shown."""
    keys = tuple(each.key for each in answer.sections if each.key in KEYS)
    if answer.is_summary:
        return Parcel(answer.concept.id, is_summary=True)
    if answer.asked:
        keys = tuple(dict.fromkeys(_LISTED_IN[each.wanted.kind == "gene"] for each in answer.asked))
    if not keys and answer.match.matched.startswith("PMID:"):
        return Parcel(answer.match.matched)
    return Parcel(answer.concept.id, keys)


def sending(parcel: Parcel, surface: Surface) -> Button:
    """Exports what is shown, or sends it elsewhere."""
    return Button(words.SEND_BUTTON, controls.send(surface.asker, parcel, "ask"))


def features(answer: Answer) -> list[tuple[str, ClinicalFeature]]:
    """The features of an answer, each with its section."""
    items = ((section.key, item) for section in answer.sections for item in section.items)
    return [(key, item) for key, item in items if isinstance(item, ClinicalFeature)]


def is_long(answer: Answer) -> bool:
    """Whether an answer has so many features that each has one line alone."""
    return len(features(answer)) > _DEFINED


def turning(concept: str, surface: Surface, at: Wish, pages: int) -> Iterator[Button]:
    """To the page before and the page after."""
    if at.page > 0:
        before = replace(at, page=at.page - 1)
        yield Button(words.PREVIOUS, controls.show(surface.asker, concept, before))
    if at.page + 1 < pages:
        after = replace(at, page=at.page + 1)
        yield Button(words.NEXT, controls.show(surface.asker, concept, after))


def laid_out(drawn: Card, surface: Surface) -> Card:
    """The card with its groups of buttons in rows of at most five, the last one with Delete.

    A message in plain text has room for five menus and rows: there, the groups are put closer
    together, and what is left of the first gives way; the menu of sections leads there as well.
    """
    *groups, last = drawn.rows or ((),)
    rows = _joined([*groups, (*last, *card.delete_buttons(surface))])
    room = MOST_ROWS - len(drawn.menus)
    if surface.plain and len(rows) > room:
        rows = _in_fives([button for row in rows for button in row][-room * MOST_IN_ROW :])
    return replace(drawn, rows=tuple(rows), plain=surface.plain)


def _joined(groups: Sequence[Buttons]) -> list[Buttons]:
    """A row for each group, or several where it is long; the last two in one where they fit."""
    kept = [group for group in groups if group]
    if len(kept) > 1 and len(kept[-2]) + len(kept[-1]) <= MOST_IN_ROW:
        kept[-2:] = [kept[-2] + kept[-1]]
    return [row for group in kept for row in _in_fives(group)]


def _in_fives(buttons: Sequence[Button]) -> list[Buttons]:
    starts = range(0, len(buttons), MOST_IN_ROW)
    return [tuple(buttons[start : start + MOST_IN_ROW]) for start in starts]

"""The controls below a card: likely next steps, orders of features, pages to jump to, rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import wishes
from bot.drawing import Drawer, Drawn, Job
from bot.phrases import en
from bot.render import cards, rows
from bot.render.card import MOST_IN_ROW, MOST_ROWS, Button, Card, Menu, Surface
from bot.render.menus import reachable
from bot.wishes import Wish
from knowledge import Answer, Knowledge, open_knowledge
from knowledge.model import ClinicalFeature
from tests.card_payload import ASKER, SURFACES, VIEW, every_page, faults, told
from tests.test_cards import answer, menu_of, most

FIIM, MARFAN, WEAKNESS = "C3888318", "OMIM:154700", "HP:0003701"
FEATURES, SYSTEMS = "clinical_features", "features_by_system"


def of_section(knowledge: Knowledge, concept: str, *keys: str) -> Answer:
    """The answer that shows these sections of a concept."""
    return knowledge.with_sections(answer(knowledge, concept), keys)


def aims(card: Card) -> dict[str, Wish]:
    """What each button that shows something asks for."""
    parts = ((each.label, each.custom_id.split("|")) for each in card.buttons)
    return {label: wishes.read(*each[3:6]) for label, each in parts if each[0] == "show"}


def counted(answer_: Answer, key: str) -> str:
    """What a button or an entry says of a section."""
    count = dict(answer_.contents)[key]
    return en.COUNTED_SECTION.format(section=en.SECTIONS[key], count=f"{count:,}")


# The likely next step.


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_a_summary_leads_on_to_features_and_guidelines(
    embedded: Knowledge, surface: Surface
) -> None:
    """What it does not show itself and what holds something, with counts; features first."""
    shown = answer(embedded, FIIM)
    steps = list(aims(cards.render(shown, VIEW, surface)))
    assert counted(shown, FEATURES) == steps[0]
    assert counted(shown, "guidelines") in steps
    assert counted(shown, "inheritance") not in steps  # it is on the card
    assert en.SUMMARY_OPTION not in steps


def test_features_lead_on_to_inheritance_and_genes(embedded: Knowledge) -> None:
    """Other steps after another section, and back to the summary."""
    shown = of_section(embedded, MARFAN, FEATURES)
    steps = aims(cards.render(shown, VIEW, SURFACES[0], Wish(sections=(FEATURES,))))
    first, second, *_ = steps
    assert [counted(shown, "inheritance"), counted(shown, "genes")] == [first, second]
    assert Wish() == steps[en.SUMMARY_OPTION]


def test_no_step_leads_to_an_empty_section(embedded: Knowledge) -> None:
    """A record without guidelines offers none."""
    shown = answer(embedded, MARFAN)
    held = {en.SECTIONS[key] for key, count in shown.contents if count}
    steps = aims(cards.render(shown, VIEW, SURFACES[0]))
    assert {label.rpartition(" (")[0] for label in steps} <= held


def test_the_step_to_features_brings_what_was_reported_absent(embedded: Knowledge) -> None:
    """Apart, below them, so that nobody takes it for not looked for."""
    concept = most(embedded, "absent features")
    shown = answer(embedded, concept)
    steps = aims(cards.render(shown, VIEW, SURFACES[0]))
    assert (FEATURES, "reported_absent") == steps[counted(shown, FEATURES)].sections


# Features: two orders, in brief and with evidence.


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_one_button_changes_the_order_of_features(embedded: Knowledge, surface: Surface) -> None:
    """By frequency and by body system lead to each other; what was reported absent stays."""
    keys = (FEATURES, "reported_absent")
    for before, after in ((FEATURES, SYSTEMS), (SYSTEMS, FEATURES)):
        wish = Wish(sections=(before, *keys[1:]), page=1)
        card = cards.render(of_section(embedded, MARFAN, *wish.sections), VIEW, surface, wish)
        assert Wish(sections=(after, *keys[1:])) == aims(card)[en.ORDERS[after]]
        assert en.ORDERS[before] not in aims(card)


def test_a_long_list_says_each_feature_in_a_line(embedded: Knowledge) -> None:
    """Name and how often, words beside counts; evidence is a button away, and back."""
    shown = of_section(embedded, MARFAN, FEATURES)
    brief = list(every_page(shown, SURFACES[0], Wish(sections=(FEATURES,))))
    evident = list(every_page(shown, SURFACES[0], Wish(sections=(FEATURES,), evidence=True)))
    assert len(brief) * 2 <= len(evident)
    assert "Dural ectasia · Frequent · 112/140" in told(brief)
    assert "traceable statement" not in told(brief)
    assert "traceable statement" in told(evident)
    assert aims(brief[0])[en.WITH_EVIDENCE].evidence
    assert not aims(evident[0])[en.BRIEFLY].evidence


@pytest.mark.parametrize("key", [FEATURES, SYSTEMS, "reported_absent"])
def test_a_brief_list_holds_every_feature_with_its_frequencies(
    embedded: Knowledge, key: str
) -> None:
    """Each name, and each frequency as stated or in a sum, with the source; the ids in the menu."""
    of = "absent features" if key == "reported_absent" else "features"
    shown = of_section(embedded, most(embedded, of, 100), key)
    pages = list(every_page(shown, SURFACES[0], Wish(sections=(key,))))
    text = told(pages)
    for feature in shown.sections[0].items:
        assert isinstance(feature, ClinicalFeature)
        assert f"{feature.name} · " in text
        for report in feature.reports:
            assert report.frequency is None or report.frequency in text or " reports" in text
            assert report.provenance.source in text


def test_unknown_frequencies_come_last_and_are_said_to_be_unknown(embedded: Knowledge) -> None:
    """Below a heading of their own, with how many they are."""
    concept = most(embedded, "features", 300)
    shown = of_section(embedded, concept, FEATURES)
    features = [each for each in shown.sections[0].items if isinstance(each, ClinicalFeature)]
    known = [each for each in features if any(report.frequency for report in each.reports)]
    untold = [each for each in features if each not in known]
    if not (known and untold):
        known = [replaced(each, "1/2") for each in features[:3]]
        untold = [replaced(each, None) for each in features[3:]]
    section = replace(shown.sections[0], items=(*known, *untold))
    text = told(every_page(replace(shown, sections=(section,)), SURFACES[0], Wish()))
    heading = en.FREQUENCY_UNKNOWN.format(count=len(untold))
    assert text.index(f". {known[-1].name} ·") < text.index(heading)
    assert text.index(heading) < text.index(f". {untold[0].name} ·")
    assert text.count(en.FREQUENCY_NOT_GIVEN) == len(untold)


def replaced(feature: ClinicalFeature, frequency: str | None) -> ClinicalFeature:
    """The feature with one report of this frequency."""
    report = feature.reports[0].model_copy(update={"frequency": frequency})
    return feature.model_copy(update={"reports": (report,)})


@pytest.mark.parametrize(("order", "key"), [("frequency", FEATURES), ("system", SYSTEMS)])
def test_features_come_in_the_order_that_their_reader_prefers(
    embedded: Knowledge, order: str, key: str
) -> None:
    """Asked for in words, by command or by a step; an order that is chosen comes before that."""
    surface = Surface(ASKER, order=order)  # type: ignore[arg-type]  # one of the two
    drawer = Drawer(lambda: open_knowledge(embedded.store.path))
    asked = Job("message", "features of marfan syndrome", surface, VIEW)
    by_id = Job("concept", MARFAN, surface, VIEW, wish=Wish((FEATURES,)))
    chosen = Job("concept", MARFAN, surface, VIEW, wish=Wish(sections=(FEATURES,)))
    drawn = [(job, drawer.draw(job)) for job in (asked, by_id, chosen)]
    drawer.close()
    for job, result in drawn:
        assert isinstance(result, Drawn)
        assert result.card
        title = en.SECTIONS[FEATURES if job is chosen else key]
        assert f"### {title}\n" in result.card.text
    shown = answer(embedded, MARFAN)
    step = aims(cards.render(shown, VIEW, surface))[counted(shown, FEATURES)]
    assert (key,) == step.sections[:1]


# A feature's own card.


def test_a_feature_shows_the_first_conditions_with_it(embedded: Knowledge) -> None:
    """How many there are, the first ten, and where all of them are."""
    shown = answer(embedded, WEAKNESS)
    total = dict(shown.contents)["conditions"]
    text = told(every_page(shown, SURFACES[0], Wish()))
    assert en.CONDITIONS_NOTE.format(count=f"{total:,}") in text
    title = en.SECTIONS["conditions"]
    assert en.FIRST_CONDITIONS.format(shown=10, section=title) in text
    first, *_ = every_page(shown, SURFACES[0], Wish())
    assert counted(shown, "conditions") in aims(first) or title in first.text


# Pages.


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_a_page_is_chosen_where_there_are_more_than_three(
    embedded: Knowledge, surface: Surface
) -> None:
    """Each entry is a page with what it begins with, and says which page this is."""
    shown = of_section(embedded, MARFAN, FEATURES)
    pages = list(every_page(shown, surface, Wish(sections=(FEATURES,))))
    assert len(pages) > 3
    placeholder = en.PAGE_MENU.format(page=2, pages=len(pages))
    menu = menu_of(pages[1], placeholder)
    assert [str(number) for number in range(len(pages))] == [each.value for each in menu.options]
    for entry, page in zip(menu.options, pages, strict=True):
        assert entry.label.split(" · ", 1)[1].removesuffix("…") in told([page])


def test_a_few_pages_are_turned_without_a_menu(embedded: Knowledge) -> None:
    """Three pages are two presses apart."""
    for concept in (FIIM, WEAKNESS):
        for card in every_page(answer(embedded, concept), SURFACES[0], Wish()):
            assert not any(menu.custom_id.startswith("page|") for menu in card.menus)


@pytest.mark.parametrize("count", [4, 25, 26, 100, 3_000])
def test_any_page_is_a_few_choices_away(count: int) -> None:
    """At most 25 entries, in order, with the first, the last and the neighbours."""
    for now in {0, 1, count // 2, count - 1}:
        found = reachable(now, count)
        assert found == sorted(set(found))
        assert len(found) <= 25
        assert {0, now, count - 1} <= set(found)
        assert {each for each in (now - 1, now + 1) if 0 <= each < count} <= set(found)


# Rows.


@pytest.mark.parametrize("menus", range(5))
@pytest.mark.parametrize("count", [0, 1, 5, 6, 13])
@pytest.mark.parametrize("plain", [False, True])
def test_rows_keep_within_what_a_message_holds(menus: int, count: int, plain: bool) -> None:
    """Five buttons a row; in plain text five rows with the menus, and Delete is always there."""
    surface = Surface(ASKER, plain=plain)
    group = tuple(Button(f"b{n}", f"b{n}") for n in range(count))
    turning = (Button("next", "next"),)
    menu = Menu("m", "m", ())
    card = rows.laid_out(Card("t", 0, ("x",), (menu,) * menus, (group, (), turning)), surface)
    assert all(0 < len(row) <= MOST_IN_ROW for row in card.rows)
    labels = [each.label for each in card.buttons]
    assert ["next", en.DELETE] == labels[-2:]
    if plain:
        assert len(card.rows) + menus <= MOST_ROWS
    else:
        assert count + 2 == len(labels)


def test_controls_of_a_very_long_answer_are_within_the_limits(embedded: Knowledge) -> None:
    """Many pages of features, others that may be meant: all menus and rows at once."""
    shown = of_section(embedded, most(embedded, "features"), FEATURES, "reported_absent")
    shown = replace(shown, others=(shown.match,) * 3)
    for surface in SURFACES:
        wish = Wish(sections=(FEATURES, "reported_absent"), page=1)
        for evidence in (False, True):
            card = cards.render(shown, VIEW, surface, replace(wish, evidence=evidence))
            others = [menu for menu in card.menus if menu.placeholder != en.OTHERS_MENU]
            assert [] == faults(replace(card, menus=tuple(others)))
            assert [en.PREVIOUS, en.NEXT, en.DELETE] == [each.label for each in card.buttons][-3:]

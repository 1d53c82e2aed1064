"""Custom ids: what a button carries comes back as it was, in at most 100 characters."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import controls, wishes
from bot.wishes import Parcel, Wish
from knowledge import Knowledge
from knowledge.replies.reply import Only
from knowledge.sections import INTENTS, KEYS
from tests.card_payload import ASKER
from tests.test_wishes import any_wish

_LONGEST = "OMIMPS:9999999999"  # longer than the id of any concept that is known
_CARRIED = 15  # intents and sections that a custom id carries
_EVERYTHING = Wish(
    INTENTS,
    *((), 999_999, "personal"),
    urgent=True,
    beside=True,
    evidence=True,
    only=Only(free=True, since=2026, system=9_999_999),
)

askers = st.integers(min_value=1, max_value=ASKER)
concepts = st.sampled_from(["C3888318", "HP:0003701", "MONDO:0600024", _LONGEST])


def parts(template: str, custom_id: str) -> dict[str, str]:
    """What a template reads of a custom id that is its own."""
    found = re.fullmatch(template, custom_id)
    assert found
    return found.groupdict()


@given(askers, concepts, any_wish)
def test_a_button_brings_its_wish_back(asker: int, concept: str, wish: Wish) -> None:
    """Asker, concept, intents, sections, page, fixed lines and place."""
    found = parts(controls.SHOW, controls.show(asker, concept, wish))
    assert (str(asker), concept) == (found["asker"], found["concept"])
    assert wish == wishes.read(found["codes"], found["flags"], found["page"])


@given(askers, concepts, any_wish)
def test_the_menu_of_sections_keeps_the_fixed_lines(asker: int, concept: str, wish: Wish) -> None:
    """Of a wish it carries what goes with any section; which one is chosen comes later."""
    found = parts(controls.SECTION, controls.section(asker, concept, wish))
    assert (str(asker), concept) == (found["asker"], found["concept"])
    expected = replace(wish, intents=(), sections=(), page=0)
    assert expected == wishes.read("", found["flags"])


@given(askers, any_wish, st.integers(min_value=0, max_value=99))
def test_a_menu_of_concepts_brings_its_wish_back(asker: int, wish: Wish, number: int) -> None:
    """All of the wish but the page: what is chosen opens on its first."""
    found = parts(controls.PICK, controls.pick(asker, wish, number))
    assert (str(asker), str(number)) == (found["asker"], found["number"])
    assert replace(wish, page=0) == wishes.read(found["codes"], found["flags"])


@pytest.mark.parametrize(
    "wish", [_EVERYTHING, replace(_EVERYTHING, intents=(), sections=KEYS)], ids=["intents", "keys"]
)
def test_a_custom_id_has_at_most_100_characters(wish: Wish) -> None:
    """Also with the longest of all ids, every intent (or section), all flags and a late page."""
    ids = (
        controls.show(ASKER, _LONGEST, wish),
        controls.section(ASKER, _LONGEST, wish),
        controls.pick(ASKER, wish, 100),
        controls.sources(ASKER, 999_999),
        controls.delete(ASKER),
        controls.page(ASKER, _LONGEST, wish),
        controls.narrow(ASKER, _LONGEST, wish),
        controls.instead(ASKER, _LONGEST, wish, [_LONGEST] * 9),
        controls.useful(_LONGEST, KEYS, is_useful=False),
        controls.report(_LONGEST, KEYS),
        controls.reporting(_LONGEST, controls.report(_LONGEST, KEYS).rpartition("|")[2]),
    )
    assert [] == [each for each in ids if len(each) > 100]


@given(askers, concepts, any_wish, st.integers(min_value=0, max_value=9))
def test_not_what_i_meant_carries_as_many_others_as_fit(
    asker: int, concept: str, wish: Wish, count: int
) -> None:
    """The nearest first, whole ids alone; none rather than more than 100 characters."""
    others = [f"MONDO:{number:07}" for number in range(count)]
    custom_id = controls.instead(asker, concept, wish, others)
    carried = [each for each in parts(controls.INSTEAD, custom_id)["others"].split(",") if each]
    assert others[: len(carried)] == carried
    assert len(custom_id) <= 100
    if len(carried) < count:
        assert len(custom_id) + len(others[0]) + 1 > 100


@given(st.integers(min_value=0, max_value=12))
def test_none_of_these_carries_what_comes_next(count: int) -> None:
    """As many ids as fit into the value of an entry; an id chosen refuses nothing."""
    following = [f"MONDO:{number:07}" for number in range(count)]
    value = controls.none(following)
    carried = controls.refused(value)
    assert carried is not None
    assert [*carried] == following[: len(carried)]
    assert len(carried) == min(count, 6)
    assert len(value) <= 100
    assert controls.refused("MONDO:0600024") is None


def test_more_codes_than_fit_are_left_out() -> None:
    """Nobody asks for so many; the first of them are kept."""
    found = parts(controls.SHOW, controls.show(ASKER, _LONGEST, _EVERYTHING))
    expected = replace(_EVERYTHING, intents=INTENTS[:_CARRIED])
    assert expected == wishes.read(found["codes"], found["flags"], found["page"])


def test_the_ids_of_the_knowledge_fit_into_custom_ids(embedded: Knowledge) -> None:
    """No concept's id is longer than what is tested here, or holds a mark of the custom id."""
    rows = embedded.store.rows("SELECT max(length(curie)) AS most FROM concept")
    assert rows[0]["most"] <= len(_LONGEST)
    assert [] == embedded.store.rows("SELECT curie FROM concept WHERE curie LIKE '%|%'")


@pytest.mark.parametrize("key", KEYS)
def test_every_section_has_a_code_of_its_own(key: str) -> None:
    """A button that carries it opens that section and no other."""
    found = parts(controls.SHOW, controls.show(1, "C1", Wish(sections=(key,))))
    assert re.fullmatch(r"[a-z]{2}", found["codes"])
    assert Wish(sections=(key,)) == wishes.read(found["codes"], "")


@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_has_a_code_of_its_own(intent: str) -> None:
    """A button that carries it asks for that and nothing else."""
    found = parts(controls.SHOW, controls.show(1, "C1", Wish(intents=(intent,))))
    assert re.fullmatch(r"[A-Z]{2}", found["codes"])
    assert Wish(intents=(intent,)) == wishes.read(found["codes"], "")


@given(askers, concepts, any_wish, st.integers(min_value=0, max_value=99))
def test_templates_match_only_their_own_ids(
    asker: int, concept: str, wish: Wish, number: int
) -> None:
    """Each custom id is served by one kind of item."""
    made = (
        controls.show(asker, concept, wish),
        controls.section(asker, concept, wish),
        controls.pick(asker, wish, number),
        controls.sources(asker, wish.page),
        controls.delete(asker),
        controls.help_menu(asker),
        controls.example(asker, "gene"),
        controls.me(asker, "private"),
        controls.forget(asker, sure=None),
        controls.settings(asker, "private"),
        controls.page(asker, concept, wish),
        controls.narrow(asker, concept, wish),
        controls.instead(asker, concept, wish, ["HP:0001250", "C3888318"]),
        controls.send(asker, Parcel(concept, wish.sections), "dm"),
        controls.format_menu(asker, Parcel(concept, is_summary=True)),
        controls.list_menu(asker, "drop", number),
        controls.list_page(asker, number),
        controls.chart(asker, concept),
        controls.show(asker, concept, replace(wish, asked=("HP:0001250", "C3888318"))),
        controls.useful(concept, wish.sections, is_useful=True),
        controls.report(concept, wish.sections),
    )
    for own, custom_id in zip(controls.TEMPLATES, made, strict=True):
        assert [own] == [each for each in controls.TEMPLATES if re.fullmatch(each, custom_id)]


@pytest.mark.parametrize(
    "custom_id",
    [
        "show|1|C1",
        "show|x|C1|||0",
        "pick|1|||",
        "delete|",
        "delete|1|2",
        "other|1",
        "instead|1|C1||",
        "",
    ],
)
def test_what_is_no_custom_id_matches_none(custom_id: str) -> None:
    """Ids that are cut short or foreign are served by none of the items that show something."""
    assert not any(map(partial(re.fullmatch, string=custom_id), controls.TEMPLATES))

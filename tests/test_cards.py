"""Cards: every one is within Discord's limits, and all pages together hold the whole reply."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from typing import Any, NoReturn, get_args

import discord
import pytest

from bot import controls, delivery, wishes
from bot.phrases import en
from bot.render import cards, lines, markdown
from bot.render.card import Card, Menu
from bot.render.cards import Surface
from bot.render.view import Line, all_sources, source_links
from bot.wishes import Wish
from knowledge import Answer, Choices, Knowledge, NoMatch, Notice
from knowledge.identifiers import page
from knowledge.matching.candidate import Candidate
from knowledge.model import (
    AssociatedGene,
    Citation,
    ClinicalFeature,
    CrossReference,
    Definition,
    Frozen,
    ModeOfInheritance,
    Name,
    NameKind,
    Relation,
    Resource,
)
from knowledge.replies.reply import Accompaniment, Ambiguity, Match, Reason
from knowledge.sections import INTENTS
from tests.card_payload import (
    SURFACES,
    VIEW,
    body,
    every_page,
    faults,
    page_of,
    payload,
    read,
    three_pages,
    told,
    untold,
    views_of,
)

SEED = 20261123
SHARES = 8
_FEATURES = "clinical_features"
_LONGEST_NAMES = "length(name) DESC"
# The flags of custom ids that open something.
_CARRIES = (
    r"(?:(?:show|page|narrow|instead)\|\d+\|[^|]+\|\w*|section\|\d+\|[^|]+|pick\|\d+\|\w*)"
    r"\|(?P<flags>\w*)(?:\|.*)?"
)
IN_TURN = {"terms", "compare", "reverse_lookup", "citation", "linked"}
DEFINED = 10  # features up to which a card holds what each of them means

# What a record can have most of: the concept's column in a table, the measure, and which rows.
MOST = {
    "names": ("concept_id", "name", "count(*)", "1"),
    "letters in a name": ("concept_id", "name", "max(length(text))", "1"),
    "identifiers": ("concept_id", "identifier", "count(*)", "1"),
    "definitions": ("concept_id", "definition", "count(*)", "1"),
    "letters of definitions": ("concept_id", "definition", "sum(length(text))", "1"),
    "features": ("concept_id", "feature", "count(DISTINCT curie)", "NOT absent"),
    "reports of features": ("concept_id", "feature", "count(*)", "NOT absent"),
    "absent features": ("concept_id", "feature", "count(DISTINCT curie)", "absent"),
    "course": ("concept_id", "feature", "count(*)", "semantic_type LIKE 'Clinical%'"),
    "references": ("concept_id", "feature", "max(length(refs))", "1"),
    "conditions": ("feature_id", "feature", "count(DISTINCT concept_id)", "NOT absent"),
    "inheritance": ("concept_id", "inheritance", "count(*)", "1"),
    "genes": ("concept_id", "gene", "count(*)", "1"),
    "parents": ("child_id", "relation", "count(*)", "1"),
    "children": ("parent_id", "relation", "count(*)", "1"),
    "resources": ("concept_id", "resource", "count(*)", "1"),
    "records": ("concept_id", "record", "count(*)", "1"),
    "semantic types": ("concept_id", "semantic_type", "count(*)", "1"),
}


def most(knowledge: Knowledge, of: str, at_most: int = sys.maxsize) -> str:
    """The concept that has most of something, or most up to a bound."""
    column, table, measure, rows = MOST[of]
    (found,) = knowledge.store.rows(
        f"SELECT concept.curie FROM concept JOIN (SELECT {column} AS number, {measure} AS size "
        f"FROM {table} WHERE {rows} GROUP BY {column} HAVING size <= {at_most}) "
        "ON number = concept.id ORDER BY size DESC, curie LIMIT 1"
    )
    return str(found["curie"])


def cited(knowledge: Knowledge) -> list[str]:
    """The concepts with citations."""
    rows = knowledge.store.rows(
        "SELECT curie FROM concept WHERE id IN (SELECT concept_id FROM citation) ORDER BY id"
    )
    return [row["curie"] for row in rows]


def sampled(knowledge: Knowledge, count: int, seed: int = SEED) -> list[str]:
    """As many concepts by chance, the same in every run."""
    rows = knowledge.store.rows("SELECT curie FROM concept ORDER BY id")
    return random.Random(seed).sample([row["curie"] for row in rows], count)


def answer(knowledge: Knowledge, concept: str) -> Answer:
    """The answer that shows a concept."""
    shown = knowledge.show(concept)
    assert isinstance(shown, Answer)
    return shown


def custom_ids(card: Card) -> list[str]:
    """The custom ids of all controls of a card."""
    menus = (menu.custom_id for menu in card.menus)
    return [*menus, *(each.custom_id for each in card.buttons)]


def openable(card: Card) -> list[str]:
    """The concepts that a card's menus of concepts open."""
    picked = [menu for menu in card.menus if menu.custom_id.startswith("pick|")]
    values = [option.value for menu in picked for option in menu.options]
    return [each for each in values if each != controls.NONE]


def opened_by_buttons(card: Card) -> list[str]:
    """The concepts that a card's buttons open."""
    ids = (each.custom_id.split("|") for each in card.buttons)
    return [parts[2] for parts in ids if parts[0] == "show"]


def menu_of(card: Card, placeholder: str) -> Menu:
    """A card's menu by what it says."""
    (found,) = [menu for menu in card.menus if placeholder == menu.placeholder]
    return found


# Within the limits.


@pytest.mark.parametrize("share", range(SHARES))
def test_cards_of_a_sample_are_within_the_limits(embedded: Knowledge, share: int) -> None:
    """2,000 concepts: the summary and a section by chance, on their first and last pages."""
    found = []
    for concept in sampled(embedded, 2_000)[share::SHARES]:
        held = [key for key, count in answer(embedded, concept).contents if count]
        key = random.Random(concept).choice(held)
        for shown, wish in views_of(embedded, concept, [key]):
            for surface in SURFACES:
                for wished in {wish, replace(wish, evidence=False)}:
                    pages = three_pages(shown, surface, wished)
                    found += [fault for card in pages for fault in faults(card)]
    assert [] == found


@pytest.mark.parametrize("of", MOST)
def test_the_largest_records_are_within_the_limits(embedded: Knowledge, of: str) -> None:
    """All sections of the record that has most of something, on first, middle and last page."""
    found = []
    for shown, wish in views_of(embedded, most(embedded, of)):
        for surface in SURFACES:
            found += [fault for card in three_pages(shown, surface, wish) for fault in faults(card)]
    assert [] == found


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_records_with_citations_are_within_the_limits(
    embedded: Knowledge, surface: Surface
) -> None:
    """All pages of all their sections, and of what questions about them ask for."""
    found = []
    for concept in cited(embedded):
        asked = [(answer(embedded, concept), Wish())]
        for intent in INTENTS:
            shown = embedded.show(concept, (intent,))
            assert isinstance(shown, Answer)
            asked.append((shown, Wish((intent,))))
        for shown, wish in (*asked, *views_of(embedded, concept)):
            found += [fault for card in every_page(shown, surface, wish) for fault in faults(card)]
    assert [] == found


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
async def test_a_payload_is_what_the_library_sends(
    embedded: Knowledge, surface: Surface, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bodies that are checked here are those that leave for Discord, but for their nonce."""
    sent: list[dict[str, Any]] = []

    class Gone(Exception):  # noqa: N818  # no fault: the request has left
        pass

    async def leave(_route: object, *, json: dict[str, Any], **_: object) -> NoReturn:
        sent.append(json)
        raise Gone

    client = discord.Client(intents=discord.Intents.none())
    monkeypatch.setattr(client.http, "request", leave)
    channel = client.get_partial_messageable(1)
    card = cards.render(answer(embedded, "HP:0001250"), VIEW, surface)
    with pytest.raises(Gone):
        await delivery._post(channel, card, None)  # noqa: SLF001  # the last step before Discord
    (body_sent,) = sent
    assert {**payload(card)} == {
        key: value for key, value in body_sent.items() if key not in {"nonce", "enforce_nonce"}
    }


# Complete.


@pytest.fixture(scope="module")
def checked(embedded: Knowledge) -> list[str]:
    """Concepts of which every page is read: some by chance, and the largest."""
    # Turning all pages takes time by the square of their number: the very largest are left out.
    largest = [most(embedded, of, 100) for of in MOST]
    return [*dict.fromkeys((*cited(embedded), *largest, *sampled(embedded, 60, SEED + 1)))]


def features_of(shown: Answer) -> list[ClinicalFeature]:
    """The features that an answer shows."""
    items = (item for section in shown.sections for item in section.items)
    return [item for item in items if isinstance(item, ClinicalFeature)]


def expected_lines(shown: Answer, surface: Surface) -> list[Line]:
    """The lines of an answer that its pages hold: those of the terminal but title and sources.

    How old a source is, they leave to the foot. Of many features, each has its own card for what
    it means. What else the record holds stands in the menu of sections, in plain text here too.
    """
    ageless = replace(VIEW, stale_after_months=sys.maxsize)
    told_first = [*lines.accompaniment(shown, VIEW)]
    ageless = replace(ageless, lists_contents=surface.plain)
    _title, *rest, _sources, _footer = lines.render(shown, ageless)[len(told_first) :]
    if len(features_of(shown)) <= DEFINED:
        return rest
    return [line for line in rest if not (line.style == "quote" and line.indent > 1)]


def facts_of(statement: Frozen) -> Iterator[str | None]:
    """The names, ids and words of a statement that no page may leave out."""
    match statement:
        case ClinicalFeature(name=name, curie=curie, reports=reports):
            yield from (name, curie)
            for report in reports:
                yield from (report.frequency, report.onset, report.sex)
                yield from (*report.modifiers, *report.references)
        case ModeOfInheritance(mode=term) | Relation(term=term):
            yield from (term.name, term.curie)
        case AssociatedGene(symbol=symbol, curie=curie):
            yield from (symbol, curie)
        case Citation(title=title, journal=journal, pmid=pmid):
            yield from (title, journal, pmid)
        case CrossReference(curie=text) | Name(text=text) | Resource(label=text):
            yield text
        case Definition(paragraphs=paragraphs):
            yield from paragraphs
        case _:
            pytest.fail(f"nothing is known of {type(statement).__name__}")


def gaps(shown: Answer, surface: Surface, pages: Sequence[Card]) -> Iterator[str]:
    """What the pages of an answer leave out, and where they are numbered wrong."""
    expected = expected_lines(shown, surface)
    text = told(pages)
    yield from untold(expected, text)
    for section in shown.sections:
        facts = {fact for item in section.items for fact in facts_of(item) if fact}
        yield from (fact for fact in facts if " ".join(fact.split()) not in text)
    bodies = "\n".join(map(body, pages))
    yield from (
        link.url for line in expected for link in line.links if markdown.link(link) not in bodies
    )
    named = source_links(all_sources(shown), VIEW)
    for number, card in enumerate(pages, start=1):
        if page_of(card) != (number, len(pages)):
            yield f"page {number}: {page_of(card)}"
        if number > 1 and not body(card).startswith("### "):
            yield f"page {number} begins with no heading"
        yield from (link.label for link in named if markdown.escape(link.label) not in card.text)


def unopened(shown: Answer, card: Card) -> Iterator[str]:
    """The features on a page that have a card of their own and are not in the menu there."""
    found = openable(card)
    on_page = set(told([card]).split(" · "))
    for number, feature in enumerate(features_of(shown), start=1):
        named = f"{number}. {feature.name}"
        if feature.concept and any(line.endswith(named) for line in on_page):
            yield from [named] if feature.concept not in found else []


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
@pytest.mark.parametrize("share", range(SHARES))
def test_all_pages_together_hold_the_whole_section(
    embedded: Knowledge, checked: list[str], share: int, surface: Surface
) -> None:
    """Every line of the terminal, word for word and in order, each with source and links."""
    found = []
    for concept in checked[share::SHARES]:
        for shown, wish in views_of(embedded, concept):
            pages = list(every_page(shown, surface, wish))
            found += [(concept, wish.sections, gap) for gap in gaps(shown, surface, pages)]
            for card in pages:
                found += [(concept, wish.sections, each) for each in unopened(shown, card)]
    assert [] == found


@pytest.mark.parametrize("key", ["clinical_features", "reported_absent"])
def test_a_card_that_leaves_out_definitions_says_where_they_are(
    embedded: Knowledge, key: str
) -> None:
    """Above a long list it says that each entry of the menu tells what the feature means."""
    concept = most(embedded, "features" if key == "clinical_features" else "absent features")
    shown = embedded.with_sections(answer(embedded, concept), (key,))
    assert len(features_of(shown)) > DEFINED
    brief, *_ = every_page(shown, SURFACES[0], Wish(sections=(key,)))
    assert en.OPEN_FOR_MORE.format(button=en.WITH_EVIDENCE) in told([brief])
    evident, *_ = every_page(shown, SURFACES[0], Wish(sections=(key,), evidence=True))
    assert en.OPEN_FOR_DEFINITION in told([evident])


def test_a_feature_without_a_card_of_its_own_keeps_its_definition(embedded: Knowledge) -> None:
    """What it means can be read nowhere else."""
    shown = embedded.with_sections(answer(embedded, most(embedded, "features", 60)), (_FEATURES,))
    features = [replaced(each, concept=None) for each in features_of(shown)]
    defined = next(each for each in features if each.definitions)
    shown = replace(shown, sections=(replace(shown.sections[0], items=tuple(features)),))
    pages = every_page(shown, SURFACES[0], Wish(sections=(_FEATURES,), evidence=True))
    assert " ".join(defined.definitions[0].text.split()) in told(pages)


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_a_page_that_is_not_there_is_the_last(embedded: Knowledge, surface: Surface) -> None:
    """A button of a record that has become shorter shows what comes nearest."""
    shown = embedded.with_sections(answer(embedded, most(embedded, "features", 60)), (_FEATURES,))
    *_, last = every_page(shown, surface, Wish(sections=(_FEATURES,)))
    beyond = Wish(sections=(_FEATURES,), page=999_999)
    assert last == cards.render(shown, VIEW, surface, beyond)


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_pages_are_turned_one_by_one(embedded: Knowledge, surface: Surface) -> None:
    """Next on all but the last page, previous on all but the first; the section stays."""
    shown = embedded.with_sections(answer(embedded, most(embedded, "features", 60)), (_FEATURES,))
    pages = list(every_page(shown, surface, Wish(sections=(_FEATURES,))))
    for number, card in enumerate(pages):
        aims = {each.label: each.custom_id for each in card.buttons}
        turned = {en.PREVIOUS: number - 1, en.NEXT: number + 1}
        expected = {label: at for label, at in turned.items() if 0 <= at < len(pages)}
        assert {*expected} == {*turned} & {*aims}
        assert en.DELETE in aims
        for label, at in expected.items():
            wish = Wish(sections=(_FEATURES,), page=at)
            assert controls.show(surface.asker, shown.concept.id, wish) == aims[label]


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
@pytest.mark.parametrize("count", [1, 5, 25, 60])
def test_others_that_may_be_meant_are_named_and_can_be_opened(
    embedded: Knowledge, count: int, surface: Surface
) -> None:
    """Each is named with its id; the menu holds as many as a menu can."""
    others = matches(embedded, _LONGEST_NAMES, count)
    for concept in (most(embedded, "letters of definitions"), most(embedded, "names")):
        shown = replace(answer(embedded, concept), others=others)
        pages = list(every_page(shown, surface, Wish()))
        assert [] == [fault for card in pages for fault in faults(card)]
        assert [] == list(untold(expected_lines(shown, surface), told(pages)))
        assert [other.id for other in others[:25]] == [
            option.value for option in menu_of(pages[0], en.OTHERS_MENU).options
        ]


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_no_page_is_empty_whatever_stands_above_it(embedded: Knowledge, surface: Surface) -> None:
    """Where the reasons fill a page, the first statement of the record is on it or the next."""
    concept = most(embedded, "letters of definitions")
    others = matches(embedded, "length(name) % 7", 40)
    for count in range(40):
        shown = replace(answer(embedded, concept), others=others[:count])
        pages = every_page(shown, surface, Wish())
        assert [] == [fault for card in pages for fault in faults(card)]


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_the_fixed_lines_stay_with_every_page(embedded: Knowledge, surface: Surface) -> None:
    """They stand first on each page, and every control carries them on."""
    shown = embedded.with_sections(answer(embedded, most(embedded, "features", 60)), (_FEATURES,))
    for notice in get_args(Accompaniment):
        asked = replace(shown, notice=notice, urgent=True)
        said = [markdown.line(line) for line in lines.accompaniment(asked, VIEW)]
        assert len(said) == 2
        for card in three_pages(asked, surface, Wish(sections=(_FEATURES,))):
            assert [] == faults(card)
            assert all(line in card.text for line in said)
            assert card.text.startswith(said[0])
            assert carried(card) == {(notice, True)}


# Asking back, and nothing found.


def replaced(feature: ClinicalFeature, **changes: object) -> ClinicalFeature:
    """A feature with other values."""
    return feature.model_copy(update=changes)


def matches(knowledge: Knowledge, order: str, count: int) -> tuple[Match, ...]:
    """As many concepts, the first in some order, each found by its longest name."""
    rows = knowledge.store.rows(
        "SELECT id, (SELECT text FROM name WHERE concept_id = concept.id "
        f"ORDER BY length(text) DESC) AS text FROM concept ORDER BY {order}, id LIMIT {count}"
    )
    kind = NameKind.SYNONYM
    candidates = [
        Candidate(row["id"], row["text"], kind, "close", 70.0, frozenset()) for row in rows
    ]
    return knowledge.matches(candidates)


def carried(card: Card) -> set[tuple[Accompaniment | None, bool]]:
    """The fixed lines that the controls of a card carry on, without those that lead elsewhere."""
    apart = ("delete|", "send|", "chart|", "useful|", "report|")
    ids = [each for each in custom_ids(card) if not each.startswith(apart)]
    flags = [re.fullmatch(_CARRIES, each) for each in ids]
    asked = [wishes.read("", found["flags"]) for found in flags if found]
    assert len(ids) == len(asked)
    return {(wish.notice, wish.urgent) for wish in asked}


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
@pytest.mark.parametrize("order", ["id % 997", "length(name) DESC"], ids=["usual", "long"])
@pytest.mark.parametrize("count", [1, 10, 11, 25, 26, 100, 130])
def test_choices_can_all_be_opened(
    embedded: Knowledge, count: int, order: str, surface: Surface
) -> None:
    """Up to 100 by a button or a menu, in their order; how many more there are is said."""
    found = matches(embedded, order, count)
    for wide in (found, defined(embedded, found, "x_ " * 667)):
        for reason in ("close", "terms"):
            card = cards.render(Choices(reason, wide, subject="LAX"), VIEW, surface)
            assert [] == faults(card)
            in_turn = reason == "terms"
            listed = [match.id for match in found[: 100 if in_turn else 99]]
            few = len(found) <= 10
            assert (listed if few else []) == opened_by_buttons(card)
            assert ([] if few and in_turn else listed) == openable(card)
            more = en.MORE.format(count=count - len(listed))
            assert (count > len(listed)) == (more in card.text)


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
@pytest.mark.parametrize("reason", get_args(Ambiguity))
@pytest.mark.parametrize("count", [2, 24, 25, 130])
def test_where_one_has_to_be_meant_none_of_these_is_a_choice(
    embedded: Knowledge, count: int, reason: Ambiguity, surface: Surface
) -> None:
    """It is the very last entry of the menus; lists to go through need none."""
    found = matches(embedded, _LONGEST_NAMES, count)
    card = cards.render(Choices(reason, found, subject="LAX"), VIEW, surface)
    entries = [option for menu in card.menus for option in menu.options]
    nones = [place for place, each in enumerate(entries, 1) if each.value == controls.NONE]
    assert ([] if reason in IN_TURN else [len(entries)]) == nones


def defined(embedded: Knowledge, found: Sequence[Match], text: str) -> tuple[Match, ...]:
    """The same concepts, each defined so by some source."""
    (source,) = all_sources(answer(embedded, "C3888318"))[:1]
    definitions = (Definition(text=text, provenance=source),)
    return tuple(replace(each, definitions=definitions) for each in found)


def test_each_entry_says_in_a_line_what_it_is(embedded: Knowledge) -> None:
    """Kind, id and how its definition begins, without line breaks."""
    found = matches(embedded, "id % 997", 5)
    long = defined(embedded, found, "Light\n\nthat flickers.")
    card = cards.render(Choices("close", long), VIEW, SURFACES[0])
    *entries, _none = card.menus[0].options
    for match, entry in zip(found, entries, strict=True):
        assert match.name.startswith(entry.label.removesuffix("…"))
        assert f"{match.id} · Light that flickers." in entry.description


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
@pytest.mark.parametrize(("many", "expected"), [(4, 4), (5, 0)])
def test_what_choices_are_is_said_where_they_are_few(
    embedded: Knowledge, surface: Surface, many: int, expected: int
) -> None:
    """Of more, all names are seen at once, and the menu says what each is."""
    found = defined(embedded, matches(embedded, "id % 997", many), "Light that flickers. " * 30)
    card = cards.render(Choices("close", found), VIEW, surface)
    quoted = [line for line in card.text.split("\n") if line.startswith("> ")]
    assert expected == len(quoted)
    assert all(line.endswith("…") and len(line) < 170 for line in quoted)


def test_a_single_close_name_is_asked_for_by_itself(embedded: Knowledge) -> None:
    """Which of several is no question where there is one."""
    found = matches(embedded, "id % 997", 2)
    alone, both = (
        cards.render(Choices("close", found[:n]), VIEW, SURFACES[0]).text for n in (1, 2)
    )
    assert en.CLOSE_ONE in alone
    assert en.CLOSE_ONE not in both


def test_sources_read_in_one_place_name_it_once(embedded: Knowledge) -> None:
    """At the foot stands the release once, behind all that was read in it; each has its page."""
    shown = answer(embedded, "C3888318")
    (first,) = all_sources(shown)[:1]
    stated = [
        first.model_copy(update={"source": each, "via": via, "release": "1999-01-01", "link": link})
        for each, via, link in (
            ("Lamp", "Lantern", "https://a.example"),
            ("Wick", "Lantern", "https://b.example"),
            ("Oil", None, "https://c.example"),
        )
    ]
    section = replace(shown.sections[0], items=(), caveats=(), searches=())
    defined = [
        Definition.model_construct(text=str(n), provenance=each) for n, each in enumerate(stated)
    ]
    section = replace(section, items=tuple(defined))
    text = cards.render(replace(shown, sections=(section,)), VIEW, SURFACES[0]).text
    links = "[Lamp](<https://a.example>), [Wick](<https://b.example>)"
    place = "Lantern 1999-01-01, 334 months old"
    assert f"{en.VIA.format(name=links, via=place)}; [Oil 1999-01-01, 334 months" in text


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_a_few_choices_are_told_apart(embedded: Knowledge, surface: Surface) -> None:
    """Name, kind and id of each stand in the text, and the button says which is which."""
    found = matches(embedded, "id % 997", 10)
    card = cards.render(Choices("close", found), VIEW, surface)
    assert [] == list(
        untold((lines.choice(each, n) for n, each in enumerate(found, 1)), read(card))
    )
    labels = [each.label for each in card.buttons if each.custom_id.startswith("show|")]
    if surface.plain:
        assert [f"{n}. {match.name}" for n, match in enumerate(found, 1)] == labels
    else:
        assert [en.OPEN.format(number=n) for n in range(1, 11)] == labels


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
@pytest.mark.parametrize("reason", get_args(Ambiguity))
def test_choices_of_every_reason_are_within_the_limits(
    embedded: Knowledge, reason: Ambiguity, surface: Surface
) -> None:
    """With the fixed lines, every intent and a subject, and what they say of why."""
    found = matches(embedded, _LONGEST_NAMES, 10)
    for notice in (None, *get_args(Accompaniment)):
        reply = Choices(reason, found, INTENTS, "A_[b]", 3, notice, urgent=notice is not None)
        card = cards.render(reply, VIEW, surface)
        assert [] == faults(card)
        assert en.CHOICES[reason].format(subject="A_[b]") in read(card)
        assert carried(card) == {(notice, notice is not None)}


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
@pytest.mark.parametrize("reason", get_args(Reason))
@pytest.mark.parametrize("count", [0, 1, 3, 10])
def test_no_match_of_every_reason_is_within_the_limits(
    embedded: Knowledge, reason: Reason, count: int, surface: Surface
) -> None:
    """What it says is there in full, and the nearest names can be opened."""
    nearest = matches(embedded, _LONGEST_NAMES, count)
    doi = f"10.1000/{'(x)_' * 10}"
    details = {"other_language": "German", "malformed_identifier": "7 digits|5 digits"}
    details["unheld"] = "variant"
    for subject in en.NOT_OFFERED if reason == "not_offered" else ("HP:1_2", f"DOI:{doi}"):
        reply = NoMatch(
            *(reason, nearest, INTENTS, subject, details.get(reason)),
            *(page(f"DOI:{doi}"), "personal", True),
        )
        card = cards.render(reply, VIEW, surface)
        assert [] == faults(card)
        assert [match.id for match in nearest] == opened_by_buttons(card)
        for number, match in enumerate(nearest, 1):
            assert any(
                each.label.startswith(f"{number}. {match.name}"[:60]) for each in card.buttons
            )
        # More than three are never near; ten of the longest names are cut where they do not fit.
        expected = [*lines.render(reply, VIEW)]
        told_in_full = [line for line in expected if count <= 3 or line.style != "choice"]
        assert [] == list(untold(told_in_full, read(card)))


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_an_unknown_doi_of_any_length_is_within_the_limits(
    embedded: Knowledge, surface: Surface
) -> None:
    """A message may hold nothing but one very long DOI."""
    for length in (100, 700, 1_400, 1_960):
        for letter in "x_(é":
            reply = embedded.ask(f"doi:10.1000/{letter * length}")
            assert isinstance(reply, NoMatch)
            assert [] == faults(cards.render(reply, VIEW, surface))


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
@pytest.mark.parametrize("kind", en.STOP)
def test_a_notice_is_said_in_full_and_opens_nothing(kind: Any, surface: Surface) -> None:
    """An emergency, self-harm, a patient's data: the numbers to call, and no control but delete."""
    card = cards.render(Notice(kind), VIEW, surface)
    assert [] == faults(card)
    assert [] == list(untold(lines.render(Notice(kind), VIEW), read(card)))
    assert [controls.delete(surface.asker)] == custom_ids(card)


@pytest.mark.parametrize("sentence", [en.NOT_YOURS, en.FAILED, en.RESTARTING])
def test_a_sentence_of_the_bot_itself_is_a_card(sentence: str) -> None:
    """It is shown as it is written."""
    for surface in SURFACES:
        card = cards.message(sentence, surface)
        assert [] == faults(card)
        assert sentence in card.text


def test_what_only_the_asker_sees_needs_no_button_to_delete_it(embedded: Knowledge) -> None:
    """They can dismiss it themselves."""
    shown = answer(embedded, "HP:0001945")
    for surface in SURFACES:
        card = cards.render(shown, VIEW, replace(surface, private=True))
        assert [] == faults(card)
        assert [] == [each for each in custom_ids(card) if each.startswith("delete|")]


def test_a_very_long_name_breaks_no_limit(embedded: Knowledge) -> None:
    """A team's own concept file may hold any name."""
    for length in (150, 300, 600):
        name = "A_b " * (length // 4)
        shown = answer(embedded, "HP:0001250")
        concept = copy(shown.concept)
        concept.name = name
        named = replace(
            shown,
            concept=concept,
            match=replace(shown.match, name=name, matched=name, how="close"),
            others=(replace(shown.match, name=name),) * 1,
        )
        for surface in SURFACES:
            found = [fault for card in every_page(named, surface, Wish()) for fault in faults(card)]
            assert [] == found

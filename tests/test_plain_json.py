"""Replies as JSON: every fact of the reply in full, under keys that programs can rely on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TypeAlias

import pytest

from bot.render import lines, plain_json
from bot.render.json_statements import Json
from bot.render.view import View
from knowledge import Answer, Knowledge, Notice

VIEW = View(
    today=date(2026, 11, 23),
    stale_after_months=12,
    emergency_numbers=("112", "911"),
    help_lines=("988 (US)", "116 123 (UK)"),
)

# What programs rely on: these keys and no others.
REPLY = (
    "kind notice concept gene choices others urgent reason subject detail link cited intents "
    "sections asked sources"
).split()
CONCEPT = "id ids name kind semantic_types matched matched_kind how score".split()
CHOICE = [*CONCEPT, "definition", "definition_source"]
SECTION = "section title empty items elsewhere kinds notes caveats searches links total".split()
SOURCE = "source release url licence via".split()
CITATION = (
    "text authors title journal date year volume issue pages full_pages epub doi pmid pmcid free "
    "publication_types retracted category completed source release url via".split()
)

Object: TypeAlias = dict[str, "Json"]


def rendered(knowledge: Knowledge, question: str) -> Object:
    """The object for a question, written and read back as a program would get it."""
    return read(plain_json.render(knowledge.ask(question), VIEW))


def read(value: Object) -> Object:
    """What a program reads of an object that was written."""
    found = json.loads(json.dumps(value, ensure_ascii=False))
    assert isinstance(found, dict)
    return found


def objects(value: Json) -> list[Object]:
    """A list of objects."""
    assert isinstance(value, list)
    return [each for each in value if isinstance(each, dict)]


def section(reply: Object, key: str) -> Object:
    """One section of a reply."""
    (found,) = [each for each in objects(reply["sections"]) if key == each["section"]]
    return found


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("lantern ataxia", "answer"),
        ("LAX", "choices"),
        ("LANT1", "gene"),
        ("xyzzy", "no_match"),
        ("i dont wanna exist anymore", "notice"),
    ],
)
def test_every_kind_of_reply_has_the_same_keys(knowledge: Knowledge, asked: str, kind: str) -> None:
    """A program need not ask which kind it got before it reads a key."""
    reply = rendered(knowledge, asked)
    assert REPLY == [*reply]
    assert kind == reply["kind"]


def test_an_answer_names_its_concept_and_why(knowledge: Knowledge) -> None:
    """Its id, every other id, name, kind, what matched and how well."""
    concept = rendered(knowledge, "features of Glow-worm staggers")["concept"]
    assert {
        "id": "C9900001",
        "ids": ["C9900001", "MONDO:9900001", "OMIM:999001", "ORPHA:999901"],
        "name": "Lantern ataxia",
        "kind": "disease",
        "semantic_types": [],
        "matched": "Glow-worm staggers",
        "matched_kind": "synonym",
        "how": "exact",
        "score": 100.0,
        "retirement": None,
    } == concept


def test_choices_are_concepts_with_a_sourced_definition(knowledge: Knowledge) -> None:
    """Best first, each with what tells it from the others, and who says so."""
    reply = rendered(knowledge, "LAX")
    first, second = objects(reply["choices"])
    assert CHOICE == [*first] == [*second]
    assert ("C9900001", "OMIM:999003") == (first["id"], second["id"])
    assert "An invented unsteadiness by lantern light." == first["definition"]
    assert isinstance(first["definition_source"], dict)
    assert SOURCE == [*first["definition_source"]]
    assert ("LAMP", "2026-10-01") == (
        first["definition_source"]["source"],
        first["definition_source"]["release"],
    )
    assert (None, None) == (second["definition"], second["definition_source"])
    assert (None, "abbreviation", []) == (reply["concept"], reply["reason"], reply["sections"])


def test_a_namesake_stands_beside_the_answer(knowledge: Knowledge) -> None:
    """What could have been meant too is no choice, for there is an answer."""
    reply = rendered(knowledge, "features of flicker gait")
    assert [] == reply["choices"]
    assert ["HP:9900009"] == [other["id"] for other in objects(reply["others"])]


def test_sections_keep_the_order_of_the_answer(knowledge: Knowledge) -> None:
    """Each with key, title, whether it is empty, its items, fixed notes and caveats."""
    reply = rendered(knowledge, "papers on lantern ataxia")
    found = objects(reply["sections"])
    assert [SECTION] * 4 == [[*each] for each in found]
    assert [
        ("studies", False),
        ("reviews", True),
        ("guidelines", True),
        ("publications", True),
    ] == [(each["section"], each["empty"]) for each in found]
    assert ["Newest listed: 2001."] == found[0]["notes"]
    assert ["The lamp list is short."] == [each["text"] for each in objects(found[0]["caveats"])]
    assert ["studies", "guidelines"] == reply["intents"]


def test_a_citation_is_given_part_by_part(knowledge: Knowledge) -> None:
    """All authors, both spellings of the pages, ids as they are, and the mark of a free text."""
    (item,) = objects(section(rendered(knowledge, "studies of lantern ataxia"), "studies")["items"])
    assert CITATION == [*item]
    assert {
        "authors": ["Moth A", "Wick B"],
        "title": None,
        "journal": "J Invent Lamp",
        "date": "2001 Jun",
        "year": 2001,
        "volume": "1",
        "issue": None,
        "pages": "12-9",
        "full_pages": "12-19",
        "doi": "10.9999/lamp(2001)1:2<12::AID-X>3.0.CO;2-Z",
        "pmid": "99000002",
        "free": True,
        "publication_types": [],
        "retracted": False,
        "category": None,
        "completed": None,
        "source": "LAMP",
        "release": "2026-10-01",
    }.items() <= item.items()


def test_features_and_absent_features_are_apart(knowledge: Knowledge) -> None:
    """Every report with frequency, references and source; the definition has its own source."""
    reply = rendered(knowledge, "features of lantern ataxia")
    (feature,) = objects(section(reply, "clinical_features")["items"])
    (absent,) = objects(section(reply, "reported_absent")["items"])
    assert ("HP:0001251", False) == (feature["id"], feature["absent"])
    assert ("HP:0002015", True) == (absent["id"], absent["absent"])
    assert [("3/4", ["PMID:99000001"], "LAMP"), ("1/4", [], "Summary by the lamp team")] == [
        (report["frequency"], report["references"], report["source"])
        for report in objects(feature["reports"])
    ]
    assert ["HPO"] == [each["source"] for each in objects(feature["definitions"])]


def test_a_definition_keeps_its_paragraphs(knowledge: Knowledge) -> None:
    """The text as it is, and cut at its empty lines."""
    reply = rendered(knowledge, "definition of lantern ataxia")
    _, second = objects(section(reply, "definition")["items"])
    assert "A second account.\n\nIn two paragraphs." == second["text"]
    assert ["A second account.", "In two paragraphs."] == second["paragraphs"]


@pytest.mark.parametrize(
    "asked",
    [
        "lantern ataxia",
        "features of lantern ataxia",
        "studies of lantern ataxia",
        "HP:0001251",
        "marfan syndrome features and inheritance",
    ],
)
def test_every_item_names_source_release_and_place(knowledge: Knowledge, asked: str) -> None:
    """No text without who says so, in which release, where; each source is listed once."""
    reply = rendered(knowledge, asked)
    items = [
        item
        for each in objects(reply["sections"])
        for item in [*objects(each["items"]), *objects(each["caveats"])]
    ]
    assert items
    assert [] == [item for item in items if not (item["text"] and item["source"])]
    assert [] == [item for item in items if not (item["release"] and item["url"])]
    listed = [(each["source"], each["release"], each["via"]) for each in objects(reply["sources"])]
    assert len({*listed}) == len(listed)
    assert {(item["source"], item["release"], item["via"]) for item in items} <= {*listed}
    assert [[*SOURCE]] == [*{tuple(each): [*each] for each in objects(reply["sources"])}.values()]


def test_nothing_that_the_lines_show_is_missing(embedded: Knowledge) -> None:
    """All features of a long record are there, none shortened, in the order of the lines."""
    reply = embedded.ask("features of marfan syndrome")
    assert isinstance(reply, Answer)
    features = objects(section(read(plain_json.render(reply, VIEW)), "clinical_features")["items"])
    assert len(reply.sections[0].items) == len(features)
    texts = "\n".join(line.text for line in lines.render(reply, VIEW))
    assert [] == [
        each["text"] for each in features if f"{each['text']} · {each['id']}" not in texts
    ]


def test_the_notice_is_named_by_its_key(knowledge: Knowledge) -> None:
    """A reply that is a notice, and one that has a notice beside it, say it in the same place."""
    emergency = read(plain_json.render(Notice("emergency"), VIEW))
    assert ("notice", "emergency", []) == (
        emergency["kind"],
        emergency["notice"],
        emergency["intents"],
    )
    answer = knowledge.ask("lantern ataxia")
    assert isinstance(answer, Answer)
    accompanied = replace(answer, notice="dose")
    reply = read(plain_json.render(accompanied, VIEW))
    assert ("answer", "dose") == (reply["kind"], reply["notice"])


def test_no_match_offers_the_nearest_names(knowledge: Knowledge) -> None:
    """The nearest concepts stand where choices stand, with the reason why there is no answer."""
    reply = rendered(knowledge, "quiz me on lantern ataxia")
    assert ("no_match", "not_offered", None) == (reply["kind"], reply["reason"], reply["concept"])
    assert "C9900001" in [choice["id"] for choice in objects(reply["choices"])]

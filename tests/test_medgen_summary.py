"""Records of MedGen: fetched and saved, then read as a source."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import aiohttp
import pytest

from knowledge import Answer, SourceSpec, build, open_knowledge
from knowledge.download.eutils import Caller, Eutils, Pace
from knowledge.download.saved import Saved
from knowledge.download.summaries import Fetched, fetch
from knowledge.errors import EutilsError, SourceError, SourceFormatError
from knowledge.model import Kind, NameKind
from knowledge.records import (
    ConceptRecord,
    DefinitionRecord,
    FeatureRecord,
    GeneRecord,
    IdentifierRecord,
    InheritanceRecord,
    LeftOut,
    NameRecord,
    Record,
    SemanticTypeRecord,
    SourceRecord,
)
from knowledge.sources import medgen_summary
from tests.eutils_records import Record as Served
from tests.eutils_records import medgen
from tests.eutils_server import EutilsServer

R = TypeVar("R", bound=Record)
DAY = date(2026, 11, 26)
CUI = "C9900001"


def save(folder: Path, record: Served, retrieved: str = "2026-11-26") -> Path:
    """A record in the file in which `rounds fetch` saves it."""
    path = folder / f"{record.get('conceptid', 'x')}.json"
    path.write_text(json.dumps({"retrieved": retrieved, "answer": record}), "utf-8")
    return path


@pytest.fixture
def sample(tmp_path: Path) -> list[Record]:
    """What the invented record states."""
    return list(medgen_summary.read(save(tmp_path, medgen())))


def of(kind: type[R], records: Sequence[Record]) -> list[R]:
    """The records of a kind."""
    return [each for each in records if isinstance(each, kind)]


def about(concept: str, kind: type[R], records: Sequence[Record]) -> list[R]:
    """The records of a kind about a concept."""
    return [each for each in of(kind, records) if getattr(each, "concept", None) == concept]


# The source.


def test_each_source_has_the_day_of_retrieval(sample: list[Record]) -> None:
    """Whom MedGen quotes is named, with MedGen as the way; no release is made up."""
    sources = {(each.name, each.via): each for each in of(SourceRecord, sample)}
    assert {
        ("MedGen", None),
        ("OMIM", "MedGen"),
        ("MONDO", "MedGen"),
        ("Orphanet", "MedGen"),
        ("SNOMED CT", "MedGen"),
        ("GeneReviews", "MedGen"),
    } == sources.keys()
    assert {(None, DAY)} == {(each.release, each.retrieved) for each in sources.values()}


def test_names_keep_who_uses_them_and_their_kind(sample: list[Record]) -> None:
    """Permuted headings are left out and counted; an entity in a name is its sign."""
    names = {(each.text, each.kind, each.source) for each in about(CUI, NameRecord, sample)}
    key = "medgen-summary:2026-11-26"
    assert {
        ("Lantern ataxia", NameKind.PREFERRED, key),
        ("Lantern ataxia", NameKind.SYNONYM, f"{key}:MONDO"),
        ("Lantern ataxia", NameKind.SYNONYM, f"{key}:SNOMEDCT_US"),
        ("LAX", NameKind.ABBREVIATION, f"{key}:OMIM"),
        ("Staggers & glow", NameKind.SYNONYM, f"{key}:OMIM"),
        ("Glow-worm staggers", NameKind.SYNONYM, f"{key}:ORDO"),
        ("Glow-worm staggers type 1", NameKind.SYNONYM, f"{key}:ORDO"),
    } == names
    assert [1] == [each.rows for each in of(LeftOut, sample)]


def test_an_id_means_the_concept_where_its_authority_has_only_one(sample: list[Record]) -> None:
    """Two of Orphanet's cannot both be it; UMLS's own numbers of OMIM are no MIM numbers."""
    ids = {each.curie: each.equivalent for each in about(CUI, IdentifierRecord, sample)}
    assert {
        CUI: True,
        "MEDGEN:990001": True,
        "MONDO:9900001": True,
        "OMIM:999001": True,
        "ORPHA:999901": False,
        "ORPHA:999902": False,
        "MESH:D990001": False,
        "SNOMEDCT:99000001": False,
    } == ids


def test_definitions_inheritance_genes_and_types(sample: list[Record]) -> None:
    """Each with the source that says it; broken lines are paragraphs."""
    assert [
        ("An invented unsteadiness.\n\nBy night.", "GeneReviews"),
        ("Unsteadiness by lantern light.", "MONDO"),
    ] == [
        (each.text, each.source.rpartition(":")[2]) for each in about(CUI, DefinitionRecord, sample)
    ]
    assert [("C9900010", "Lampwise inheritance")] == [
        (each.mode, each.name) for each in of(InheritanceRecord, sample)
    ]
    assert [("NCBIGene:99001", "LANT1")] == [
        (each.gene, each.symbol) for each in of(GeneRecord, sample)
    ]
    assert ["Disease or Syndrome"] == [each.text for each in about(CUI, SemanticTypeRecord, sample)]


def test_features_have_their_ids_and_body_system(sample: list[Record]) -> None:
    """One that is listed twice is one; without HPO's id a feature goes by its CUI."""
    assert [
        ("HP:9900020", "Flickering gait", "A gait that flickers.", ("Abnormality of the lamp",)),
        ("C9900021", "Wick pain", None, ()),
    ] == [
        (each.feature, each.name, each.definition, each.body_systems)
        for each in of(FeatureRecord, sample)
    ]


def test_a_feature_has_a_record_of_its_own(sample: list[Record]) -> None:
    """UID, CUI and HPO id are one concept."""
    kinds = {each.concept: each.kind for each in of(ConceptRecord, sample)}
    assert {CUI: None, "C9900020": Kind.FEATURE, "C9900021": Kind.FEATURE} == kinds
    ids = {each.curie for each in about("C9900020", IdentifierRecord, sample)}
    assert {"C9900020", "MEDGEN:990020", "HP:9900020"} == ids


def test_a_text_may_be_served_bare(tmp_path: Path) -> None:
    """As in 2012; and without definitions in conceptmeta the one beside it counts."""
    bare = medgen(definition="Bare.", semantictype="Finding", conceptmeta="<OMIM></OMIM>")
    records = list(medgen_summary.read(save(tmp_path, bare)))
    assert ["Bare."] == [each.text for each in of(DefinitionRecord, records)]
    assert ["Finding"] == [each.text for each in of(SemanticTypeRecord, records)]
    assert [Kind.FEATURE] == [each.kind for each in of(ConceptRecord, records)]


DOCTYPE = '<!DOCTYPE x [<!ENTITY a "b">]><Names><Name SAB="MSH">&a;</Name></Names>'


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"conceptmeta": DOCTYPE}, "a DOCTYPE or ENTITY"),
        ({"conceptmeta": '<!entity a SYSTEM "file:///etc/hosts">'}, "a DOCTYPE or ENTITY"),
        ({"conceptmeta": "<Names><Name>Lan"}, "no element found|mismatched|unclosed"),
        ({"conceptmeta": "<Names>&a;</Names>"}, "undefined entity"),
        ({"title": ""}, "990001 C9900001"),
        ({"uid": None}, "None C9900001"),
    ],
)
def test_a_record_that_cannot_be_read_is_named(tmp_path: Path, changed: Served, found: str) -> None:
    """The file, what was expected and what was found; nothing is expanded or opened."""
    path = save(tmp_path, medgen(**changed))
    with pytest.raises(SourceFormatError, match=found) as failed:
        list(medgen_summary.read(path))
    assert path == failed.value.path


@pytest.mark.parametrize("content", ["", "[]", '{"retrieved": "soon", "answer": {}}', '{"answer"'])
def test_a_file_of_another_kind_is_named(tmp_path: Path, content: str) -> None:
    """A file that somebody put there, or that was cut."""
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(SourceFormatError, match="rounds fetch"):
        list(medgen_summary.read(tmp_path))


@pytest.mark.parametrize("name", ["", "missing.json"])
def test_where_nothing_is_saved_it_says_what_to_do(tmp_path: Path, name: str) -> None:
    """An empty folder, and a file that is not there."""
    with pytest.raises(SourceError, match="rounds fetch"):
        list(medgen_summary.read(tmp_path / name))


def test_a_built_record_answers_with_its_day(tmp_path: Path) -> None:
    """Beside others of other days; the feature opens by any of its ids."""
    save(tmp_path, medgen())
    save(tmp_path, medgen("990002", "C9900002", title="Wick palsy", conceptmeta=""), "2026-10-01")
    build([SourceSpec("medgen-summary", tmp_path)], tmp_path / "k.db")
    knowledge = open_knowledge(tmp_path / "k.db")
    reply = knowledge.ask("features of lantern ataxia")
    assert isinstance(reply, Answer)
    (gait, pain) = reply.concept.clinical_features
    assert (("Abnormality of the lamp",), ()) == (gait.body_systems, pain.body_systems)
    assert ("MedGen", DAY) == (
        gait.reports[0].provenance.source,
        gait.reports[0].provenance.retrieved,
    )
    for feature in ("HP:9900020", "C9900020", "MEDGEN:990020"):
        opened = knowledge.ask(feature)
        assert isinstance(opened, Answer)
        assert ("Flickering gait", Kind.FEATURE) == (opened.concept.name, opened.concept.kind)
    other = knowledge.ask("wick palsy")
    assert isinstance(other, Answer)
    assert date(2026, 10, 1) == other.concept.records[0].retrieved


# Fetching.


@pytest.fixture
async def server() -> AsyncIterator[EutilsServer]:
    """A MedGen that knows two concepts."""
    async with EutilsServer() as started:
        started.searches = {
            f"{CUI}[ConceptId] OR C9900002": ["990001", "990002"],
            f"{CUI}[ConceptId]": ["990001"],
            '"lantern ataxia"[XTIT]': ["990001"],
            '"glow-worm staggers"[TITL]': ["990002", "990001"],
            '"glow-worm"[TITL]': ["990002", "990001"],
            '"moth"[TITL]': ["990002"],
        }
        started.summaries["medgen"] = {
            "990001": medgen(),
            "990002": medgen("990002", "C9900002", title="Wick palsy", conceptmeta=""),
        }
        yield started


async def fetched(server: EutilsServer, folder: Path, *wanted: str, days: int = 30) -> Fetched:
    """What is fetched, without waiting between requests."""
    async with aiohttp.ClientSession() as session:
        pace = Pace(10_000, sleep=_at_once)
        caller = Caller("rounds-test", "lamp@example.org")
        client = Eutils(session, caller, address=server.address, pace=pace)
        return await fetch(client, Saved(folder, DAY, days), wanted)


async def _at_once(_seconds: float) -> None:
    """Time that takes none."""


async def test_records_are_saved_as_served_with_their_day(
    server: EutilsServer, tmp_path: Path
) -> None:
    """CUIs are looked up in one search, and described in one request."""
    found = await fetched(server, tmp_path, CUI, "c9900002", "C9999999")
    assert {CUI: "Lantern ataxia (C9900001)", "c9900002": "Wick palsy (C9900002)"} == found.titles
    assert ["C9999999"] == found.unknown
    assert ["esearch.fcgi", "esummary.fcgi"] == [asked.program for asked in server.asked]
    held = json.loads(found.saved[CUI].read_bytes())
    assert {"retrieved": "2026-11-26", "answer": medgen()} == held


async def test_a_uid_needs_no_search(server: EutilsServer, tmp_path: Path) -> None:
    """It is what ESummary is asked for."""
    found = await fetched(server, tmp_path, "MEDGEN:990001", "MEDGEN:990009")
    assert "Lantern ataxia (C9900001)" == found.titles["MEDGEN:990001"]
    assert ["MEDGEN:990009"] == found.unknown
    assert ["esummary.fcgi"] == [asked.program for asked in server.asked]


async def test_a_name_is_a_title_or_else_any_name(server: EutilsServer, tmp_path: Path) -> None:
    """What only holds the words is not taken for what was meant; it is listed."""
    asked = ("lantern ataxia", "glow-worm staggers", "glow-worm", "moth", "darkness")
    found = await fetched(server, tmp_path, *asked)
    assert {
        "lantern ataxia": "Lantern ataxia (C9900001)",
        "glow-worm staggers": "Lantern ataxia (C9900001)",
    } == found.titles
    assert {
        "glow-worm": ("Wick palsy (C9900002)", "Lantern ataxia (C9900001)"),
        "moth": ("Wick palsy (C9900002)",),
    } == found.choices
    assert ["darkness"] == found.unknown


async def test_a_name_is_asked_for_as_words_alone(server: EutilsServer, tmp_path: Path) -> None:
    """Nothing that a person types becomes a query."""
    await fetched(server, tmp_path, 'lantern"[XTIT] OR 1')
    assert '"lantern XTIT 1"[XTIT]' == server.asked[0].form["term"]
    assert ['"[]'] == (await fetched(server, tmp_path, '"[]')).unknown


async def test_a_saved_record_is_not_asked_for_again(server: EutilsServer, tmp_path: Path) -> None:
    """Unless it is to be refreshed."""
    await fetched(server, tmp_path, CUI)
    asked = len(server.asked)
    again = await fetched(server, tmp_path, CUI)
    assert "Lantern ataxia (C9900001)" == again.titles[CUI]
    assert asked == len(server.asked)
    await fetched(server, tmp_path, CUI, days=0)
    assert 2 * asked == len(server.asked)


@pytest.mark.parametrize("changed", [{"conceptmeta": DOCTYPE}, {"conceptid": "../../x"}])
async def test_a_record_that_could_not_be_read_later_is_not_saved(
    server: EutilsServer, tmp_path: Path, changed: Served
) -> None:
    """A former file of it stays as it is, and no file is written elsewhere."""
    await fetched(server, tmp_path, CUI)
    server.summaries["medgen"]["990001"] = medgen(**changed)
    with pytest.raises(EutilsError) as failed:
        await fetched(server, tmp_path, "MEDGEN:990001", days=0)
    assert "unreadable" == failed.value.reason
    assert (
        medgen() == json.loads(Saved(tmp_path, DAY, 1).path("medgen", CUI).read_bytes())["answer"]
    )

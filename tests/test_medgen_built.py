"""A knowledge file built from a MedGen release and HPO: what is one concept, and what is said."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path

import pytest

from bot.render import cards, lines, plain_json
from bot.render.cards import Surface
from knowledge import Answer, Choices, Knowledge, NoMatch, SourceSpec, build, open_knowledge
from knowledge.building.draft import BuildReport
from knowledge.model import NameKind
from knowledge.sources import Wishes
from tests.card_payload import SURFACES, VIEW, body
from tests.medgen_sample import KITE, LANTERN, SAMPLE

DATA = Path(__file__).parent / "data"
RELEASE, HPO = SourceSpec("medgen-release", SAMPLE), SourceSpec("hpo", DATA / "hpo")
CONCEPTS = SourceSpec("concepts", DATA / "concepts")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Knowledge, BuildReport]:
    """The invented release and the invented HPO, built and opened, with the build's report."""
    path = tmp_path_factory.mktemp("built") / "k.db"
    report = build([HPO, RELEASE], path)
    return open_knowledge(path), report


@pytest.fixture(scope="module")
def knowledge(built: tuple[Knowledge, BuildReport]) -> Knowledge:
    """The invented release and the invented HPO, opened."""
    return built[0]


def answer(knowledge: Knowledge, question: str) -> Answer:
    """The answer to a question that has one."""
    reply = knowledge.ask(question)
    assert isinstance(reply, Answer), question
    return reply


def shown(knowledge: Knowledge, question: str) -> list[str]:
    """What the terminal prints."""
    return [line.text for line in lines.render(knowledge.ask(question), VIEW)]


@pytest.mark.parametrize("asked", ["lantern ataxia", "LAX", "omim 999001", "MONDO:9900001"])
def test_name_abbreviation_and_every_id_lead_to_the_record(
    knowledge: Knowledge, asked: str
) -> None:
    """Whichever source knows it by which."""
    assert LANTERN == answer(knowledge, asked).concept.id


def test_related_concepts_are_shown_on_both_sides(knowledge: Knowledge) -> None:
    """How is told where it is said; neither is the other's parent."""
    lantern = answer(knowledge, "related concepts of lantern ataxia")
    assert "related" == lantern.sections[0].key
    told = [(each.term.concept, each.how) for each in lantern.concept.related]
    assert [("C9900008", "related to"), ("C9900008", None)] == told
    other = answer(knowledge, "C9900008").concept
    assert {(LANTERN, "mapped to"), (LANTERN, None)} == {
        (each.term.concept, each.how) for each in other.related
    }
    assert "C9900008" not in {each.term.concept for each in lantern.concept.parents}
    said = "\n".join(shown(knowledge, "related concepts of lantern ataxia"))
    assert "related to" in said


def test_a_record_holds_what_all_files_state(knowledge: Knowledge) -> None:
    """Features once though HPO and MedGen list them; definitions side by side."""
    concept = answer(knowledge, "lantern ataxia").concept
    assert {"HP:9900002", "HP:9900011"} <= {each.curie for each in concept.clinical_features}
    assert "HP:9900004" in {each.curie for each in concept.reported_absent}
    assert 2 == len(concept.definitions)
    names = {each.mode.name for each in concept.inheritance}
    assert {"Autosomal tidal inheritance", "Every second moon inheritance"} == names


def test_a_term_of_hpo_and_its_cui_are_one_concept(knowledge: Knowledge) -> None:
    """With the names, types and ids of both, whichever of the two is asked for."""
    for asked in (KITE, "HP:9900011"):
        concept = answer(knowledge, asked).concept
        assert {KITE, "HP:9900011"} <= {concept.id, *(each.curie for each in concept.identifiers)}
        assert {"Phenotypic abnormality", "Disease or Syndrome"} == {
            each.text for each in concept.semantic_types
        }


def test_a_name_is_listed_once_with_all_its_sources(knowledge: Knowledge) -> None:
    """However they spell it, and with the kind that tells most."""
    names = {each.text: each for each in answer(knowledge, LANTERN).concept.names}
    preferred = names["Lantern ataxia"]
    said_by = [each.source for each in (preferred.provenance, *preferred.also)]
    assert (NameKind.PREFERRED, ["NCBI", "NCI"]) == (preferred.kind, said_by)
    assert {"Lantern ataxia", "LAX", "lamp ataxia"} <= set(names)
    assert not {"LANTERN ATAXIA", "Lamp-ataxia"} & set(names)
    (line,) = [each for each in shown(knowledge, f"synonyms of {LANTERN}") if "lamp ataxia" in each]
    assert "MONDO via MedGen 2026-01-07" in line
    assert "; NCI via MedGen 2026-01-07" in line


def test_json_gives_all_sources_of_a_name(knowledge: Knowledge) -> None:
    """Under “also”."""
    reply = plain_json.render(knowledge.ask(f"synonyms of {LANTERN}"), VIEW)
    text = json.dumps(reply)
    assert '"also": [{"source": "NCI", "release": "2026-01-07"' in text


@pytest.mark.parametrize("order", list(itertools.permutations([RELEASE, HPO, CONCEPTS])))
def test_the_order_of_sources_does_not_matter(tmp_path: Path, order: list[SourceSpec]) -> None:
    """The same records become the same concepts, under the same ids, names and kinds."""
    build(order, tmp_path / "k.db")
    build([RELEASE, HPO, CONCEPTS], tmp_path / "usual.db")
    stores = [open_knowledge(tmp_path / name).store for name in ("k.db", "usual.db")]
    sql = "SELECT curie, name, kind FROM concept ORDER BY curie"
    concepts, usual = ([tuple(row) for row in store.rows(sql)] for store in stores)
    assert usual == concepts
    sql = """
        SELECT concept.curie, identifier.curie FROM identifier
        JOIN concept ON concept.id = concept_id ORDER BY 1, 2
    """
    ids, usual_ids = ([tuple(row) for row in store.rows(sql)] for store in stores)
    assert usual_ids == ids


def test_ncbi_is_believed_before_hpo_of_a_cui(built: tuple[Knowledge, BuildReport]) -> None:
    """HPO ties C9900010 to another term than NCBI does; the report says so in words."""
    _, report = built
    expected = (
        "HP:9900010 “Lantern weakness” claims C9900010 “Kite drift”; left apart, because it would "
        "make one of HP:9900011 “Kite drift” and HP:9900010 “Lantern weakness”, two ids of HP"
    )
    assert expected in report.conflicts


def test_of_two_mappings_the_one_between_namesakes_holds(tmp_path: Path) -> None:
    """Which id is the smaller or was read first says nothing."""
    shutil.copytree(SAMPLE, tmp_path / "release")
    with (tmp_path / "release" / "MedGen_HPO_Mapping.txt").open("a", encoding="utf-8") as file:
        file.write("C9900010|HP:9900010|Lantern weakness|Kite drift|GTR|Finding|\n")
    build([SourceSpec("medgen-release", tmp_path / "release"), HPO], tmp_path / "k.db")
    opened = open_knowledge(tmp_path / "k.db")
    assert answer(opened, KITE).concept.id == answer(opened, "HP:9900011").concept.id
    assert answer(opened, KITE).concept.id != answer(opened, "HP:9900010").concept.id


def test_what_joins_no_cui_is_counted(built: tuple[Knowledge, BuildReport], tmp_path: Path) -> None:
    """By authority; without a release there is nothing to join."""
    knowledge, report = built
    with_cui = {"HP:9900002", "HP:9900011"}
    terms = {row["at"] for row in knowledge.store.rows("SELECT at FROM record")}
    apart = {term for term in terms if term.startswith("HP:")} - with_cui
    assert len(apart) == report.unjoined["HP"]
    assert {"DECIPHER": 1, "OMIM": 1} == {
        key: count for key, count in report.unjoined.items() if key not in {"HP", "ORPHA"}
    }
    assert {} == build([HPO], tmp_path / "hpo.db").unjoined


@pytest.mark.parametrize(
    ("former", "said"),
    [
        ("C9900022", "C9900022 was merged into C9900001 (MedGen 2026-01-07)"),
        ("CN990021", "CN990021 is now C9900008 (MedGen 2026-01-07, dated Mar 2021)"),
        ("uid 9900099", "MEDGEN:9900099 is now C9900001 (MedGen 2026-01-07, dated 03 May 2021)"),
        ("HP:9900050", "HP:9900050 is now HP:9900002 (MedGen 2026-01-07, dated 12 Jun 2019)"),
        ("HP:9900910", "HP:9900910 was merged into HP:9900010 (HPO 2031-02-03)"),
    ],
)
def test_a_former_id_says_what_became_of_it(knowledge: Knowledge, former: str, said: str) -> None:
    """In the terminal and on a card: who says so, and when it was."""
    reply = answer(knowledge, former)
    assert "successor" == reply.match.how
    assert said in shown(knowledge, former)
    for surface in SURFACES:
        assert said in body(cards.render(reply, VIEW, surface)).replace("\\", "")


def test_json_tells_the_retirement_of_an_id(knowledge: Knowledge) -> None:
    """As facts; of an id in use there is none."""
    concept = plain_json.render(knowledge.ask("CN990021"), VIEW)["concept"]
    assert isinstance(concept, dict)
    retirement = concept["retirement"]
    assert isinstance(retirement, dict)
    assert ("CN990021", "Mar 2021", False) == (
        retirement["former"],
        retirement["since"],
        retirement["merged"],
    )
    assert "MedGen" == retirement["source"]
    current = plain_json.render(knowledge.ask("C9900001"), VIEW)["concept"]
    assert isinstance(current, dict)
    assert current["retirement"] is None


def test_linked_publications_stand_after_chosen_ones(tmp_path: Path) -> None:
    """By PMID, newest first; it is said how many there are, and that nobody chose them."""
    source = SourceSpec("medgen-release", SAMPLE, Wishes(publications=2))
    build([source], tmp_path / "k.db")
    knowledge = open_knowledge(tmp_path / "k.db")
    reply = answer(knowledge, "papers on lantern ataxia")
    assert "publications" == reply.sections[-1].key
    printed = shown(knowledge, "papers on lantern ataxia")
    assert "The 2 newest of 3 linked; linked automatically, not chosen." in printed
    listed = [each.split(" · ")[0] for each in printed if each.startswith("PMID")]
    assert ["PMID 90000103", "PMID 102"] == listed
    (section,) = [each for each in reply.sections if each.key == "publications"]
    assert 3 == section.total
    # On a card the number itself is what is pressed, once.
    card = cards.render(reply, VIEW, Surface(1))
    assert "[PMID 102](<https://pubmed.ncbi.nlm.nih.gov/102/>)" in card.text
    assert "[PubMed](<https://pubmed.ncbi.nlm.nih.gov/102/>)" not in card.text


def test_papers_on_a_feature_are_those_linked(knowledge: Knowledge) -> None:
    """A feature has no guidelines; all that are linked are shown, and it is said so."""
    printed = shown(knowledge, "papers on HP:9900002")
    assert "All 1 linked; linked automatically, not chosen." in printed


def test_a_linked_pmid_leads_to_the_concepts(knowledge: Knowledge) -> None:
    """Unlike one that nothing is known of."""
    reply = knowledge.ask("PMID 102")
    assert isinstance(reply, Choices)
    assert {LANTERN, "HP:9900002"} == {each.id for each in reply.matches}
    assert "NCBI links PMID:102 to these concepts" in shown(knowledge, "PMID 102")[0]
    assert isinstance(knowledge.ask("PMID 104"), NoMatch)


def test_a_word_of_talk_is_no_concept_of_a_vocabulary(tmp_path: Path) -> None:
    """Where no source says that it is a disease or a feature; by its id it can be opened."""
    release = shutil.copytree(SAMPLE, tmp_path / "release")
    with (release / "NAMES.RRF").open("a", encoding="utf-8") as names:
        names.write("C9900099|Yes|GTR|N|\n")
    build([SourceSpec("medgen-release", release)], tmp_path / "k.db")
    knowledge = open_knowledge(tmp_path / "k.db")
    reply = knowledge.ask("yes")
    assert isinstance(reply, NoMatch)
    assert "no_topic" == reply.reason
    assert "Yes" == answer(knowledge, "C9900099").concept.name

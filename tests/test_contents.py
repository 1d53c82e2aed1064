"""What the build counts of each record is what is read out of it, and answers read no more."""

from __future__ import annotations

from pathlib import Path

from knowledge import Answer, Knowledge, SourceSpec, build, open_knowledge
from knowledge.record import links
from knowledge.record.readout import read_concept
from knowledge.sections import KEYS, count


def test_each_section_holds_what_was_counted(knowledge: Knowledge, embedded: Knowledge) -> None:
    """Of all concepts of a small file, and of some of a large one."""
    for store, every in ((knowledge.store, 1), (embedded.store, 301)):
        for (number,) in store.rows("SELECT id FROM concept ORDER BY id")[::every]:
            concept, counts = read_concept(store, number), store.contents(number).counts
            held = {key: count(concept.statements(key)) for key in KEYS if key != "conditions"}
            held["conditions"] = len({row["curie"] for row in store.conditions(number)})
            assert held == counts, concept.id


def test_the_resources_count_what_is_listed_and_the_links_that_are_made(
    embedded: Knowledge,
) -> None:
    """Links are counted without making them, alike for all concepts of alike material."""
    for (curie,) in embedded.store.rows("SELECT curie FROM concept ORDER BY id")[::101]:
        answer = embedded.show(curie)
        assert isinstance(answer, Answer)
        made = len(links.made_of(answer.concept))
        assert len(answer.concept.resources) + made == dict(answer.contents)["resources"]


def test_an_answer_reads_only_what_it_shows(knowledge: Knowledge) -> None:
    """Other parts are read when they are asked for, and are the same as read at first."""
    whole = read_concept(knowledge.store, knowledge.store.identified("OMIM:999002")[0])
    # Opened anew: what others asked for is kept.
    answer = open_knowledge(knowledge.store.path).show("OMIM:999002", ("inheritance",))
    assert isinstance(answer, Answer)
    assert not answer.sections[0].items
    assert not {"clinical_features", "parents"} & vars(answer.concept).keys()
    assert whole == answer.concept


def test_what_is_withheld_is_nothing_told(tmp_path: Path) -> None:
    """HPO's annotations of a deletion that may not be shown leave a bare record."""
    path = tmp_path / "hpo.db"
    build([SourceSpec("hpo", Path(__file__).parent / "data" / "hpo")], path)
    opened = open_knowledge(path)
    told = {
        curie: opened.store.tells(number)
        for number, curie in opened.store.rows("SELECT id, curie FROM concept")
        if curie in {"OMIM:999001", "DECIPHER:9904"}
    }
    assert {"OMIM:999001": True, "DECIPHER:9904": False} == told

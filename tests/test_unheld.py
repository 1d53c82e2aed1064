"""Codes that no source lists, and genes among words that nothing fits."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bot.phrases import LANGUAGES, phrases_of
from bot.render import lines
from knowledge import Answer, Choices, Knowledge, NoMatch
from knowledge.understanding import unheld
from tests.discord_env import VIEW
from tests.lamp import concept, knowledge_of

CODES = {
    "variant": """c.99_100delAG p.Wic12Tal? NM_000099.1:c.12A>G NM_000099.1(LANT9):c.12A>G m.9999A>G
        rs99999999 VCV000000099 W12X G99D 99delAG Gly99Asp 12A>G chr7:999999 17-99999999-G-A""",
    "gene_id": "HGNC:99999 ENSG00000999999 ENST00000999999.2 NM_000099.1 P99999",
    "icd": "ICD-10-Q99.9 icd10:q99 Q99.90 icd-11:LD99.01",
    "short": "Q99 B19 C99",
    "trial": "NCT99999999 GTR000999999",
    "register": "DOID:99999 EFO:9999999 GO:9999999",
}
SPACED = {
    "clinvar 999": "variant",
    "hgnc 99999": "gene_id",
    "UniProt P99999": "gene_id",
    "ICD-10 Q99.9": "icd",
    "doid 99999": "register",
}
NO_CODES = (
    "lantern ataxia type 2", "lax 2", "C9900001", "OMIM:999001", "47,XYY", "IL2RG", "stage 4",
    "1 in 100", "phase 3 trial", "GLUT1", "p. 12", "rs", "read 3 papers", "45 year old M", "Q",
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *((kind, text) for kind, texts in CODES.items() for text in texts.split()),
        *((kind, text) for text, kind in SPACED.items()),
    ],
)
def test_a_code_is_told_by_its_kind(knowledge: Knowledge, kind: str, text: str) -> None:
    """Alone, or with words that ask; the reply names it and says what can be asked instead."""
    for typed in (text, f"what is {text} ?") if kind != "short" else (text,):
        reply = knowledge.ask(typed)
        assert isinstance(reply, NoMatch)
        assert ("unheld", kind, text) == (reply.reason, reply.detail, reply.subject)


@pytest.mark.parametrize("text", NO_CODES)
def test_what_is_no_code_is_not_taken_for_one(text: str) -> None:
    """Numbers, ids that sources list, and genes."""
    assert unheld.read(text) is None


def test_a_letter_and_digits_may_be_a_vitamin(tmp_path: Path) -> None:
    """What is called so is found, and nobody is told that a code was typed."""
    held = knowledge_of(tmp_path, concept("C9950011", "Vitamin B12", "feature"))
    for typed in ("B12", "b12", "vitamin b12"):
        assert ["Vitamin B12"] == [each.name for each in held.find(typed).candidates]


@pytest.mark.parametrize(
    "typed",
    [
        "LANT1 G99D",
        "LANT1 c.12A>G",
        "lant1 copy number",
        "LANT1 zzqx",
        "NM_000099.1(LANT1):c.12A>G",
    ],
)
def test_the_gene_beside_is_offered(knowledge: Knowledge, typed: str) -> None:
    """A variant's, or that among words that no name has."""
    reply = knowledge.ask(typed)
    assert isinstance(reply, Choices)
    assert ("gene_in_part", "lant1") == (reply.reason, (reply.subject or "").lower())
    assert ["LANT1"] == [match.name for match in reply.matches]


@pytest.mark.parametrize("typed", ["zzqx vvkw", "LANT9 G99D", "my lant zzqx"])
def test_no_gene_is_guessed(knowledge: Knowledge, typed: str) -> None:
    """Where no source has the symbol."""
    assert not isinstance(knowledge.ask(typed), Choices | Answer)


@pytest.mark.parametrize("typed", ["lantern ataxia c.12A>G", "NM_000099.1:c.12A>G lantern ataxia"])
def test_the_condition_beside_is_offered(knowledge: Knowledge, typed: str) -> None:
    """It is none of which the record could tell of that variant."""
    reply = knowledge.ask(typed)
    assert isinstance(reply, Choices)
    assert ("close", "Lantern ataxia") == (reply.reason, reply.matches[0].name)


def test_a_place_on_a_chromosome_leads_to_what_is_called_after_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Deletion or duplication; a place that no condition is called after fits nothing."""
    folder = tmp_path_factory.mktemp("bands")
    bands = knowledge_of(
        folder,
        concept("C9950001", "Chromosome 9q99 deletion syndrome"),
        concept("C9950002", "9q99 duplication syndrome"),
        concept("C9950003", "9q98 duplication syndrome"),
        concept("C9950004", "Chromosome 9q97.3 deletion syndrome"),
        concept("C9950005", "Distal 9q97.3 microdeletion syndrome"),
    )
    for band, ids in (("9q99", [1, 2]), ("9q97.3", [4, 5])):
        reply = bands.ask(band)
        assert isinstance(reply, Choices)
        assert [f"C995000{number}" for number in ids] == sorted(each.id for each in reply.matches)
    missing = bands.ask("8q99")
    assert isinstance(missing, NoMatch)
    assert "nothing_fits" == missing.reason


def test_each_kind_of_code_is_spoken_of_in_each_language(knowledge: Knowledge) -> None:
    """With the code as it was typed, and nothing of it that nobody sees."""
    kinds = set(unheld.patterns()) - {"band"}
    for code in LANGUAGES:
        said = phrases_of(code).UNHELD
        assert kinds == set(said)
        assert all("{subject}" in text for text in said.values())
    shown = lines.render(knowledge.ask("rs99999999\u200b"), VIEW)
    assert any("rs99999999" in line.text for line in shown)


def test_the_file_of_codes_holds_patterns_and_nothing_else() -> None:
    """Each can be read alone; names are called after places only."""
    for kind, table in tomllib.loads(unheld.FILE.read_text("utf-8")).items():
        assert table.keys() == ({"patterns", "named"} if kind == "band" else {"patterns"})
        assert all(re.compile(pattern) for pattern in table["patterns"])
        assert all(text.count("{}") == 1 for text in table.get("named", ()))


@pytest.mark.parametrize("typed", [f"c.{'1' * 5000}del", f"gene {'X1' * 2500}"])
def test_of_a_text_without_an_end_the_beginning_is_shown(knowledge: Knowledge, typed: str) -> None:
    """So that the reply fits a message of Discord."""
    reply = knowledge.ask(typed)
    assert isinstance(reply, NoMatch)
    assert reply.reason in {"unheld", "unknown_gene"}
    (shown,) = (line.text for line in lines.render(reply, VIEW) if "“" in line.text)
    assert "…" in shown
    assert len(shown) < 400

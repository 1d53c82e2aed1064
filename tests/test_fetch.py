"""`rounds fetch` as it is shipped: a process of its own, asking E-utilities on the loopback."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.phrases import en
from knowledge import SourceSpec, build
from tests import eutils_server as shapes
from tests.eutils_records import in_pmc, medgen, publication
from tests.eutils_server import CALLER_IP, KEY, EutilsServer

ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-c", "from bot.cli import main; main()"]
LISTED = [f"990000{number}" for number in range(11, 16)]
UNTITLED = {"99000001", "99000002"}  # that the concept file names without a title


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the command came to."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Rounds:
    """The command in a home of its own, whose E-utilities are those of the test."""

    home: Path
    server: EutilsServer

    async def __call__(self, *arguments: str | Path, **variables: str) -> Ran:
        """Run the command to its end."""
        process = await asyncio.create_subprocess_exec(
            *COMMAND,
            *map(str, arguments),
            env=self._environ() | variables,
            cwd=self.home,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode is not None
        return Ran(process.returncode, out.decode("utf-8"), err.decode("utf-8"))

    def _environ(self) -> dict[str, str]:
        return {
            "HOME": str(self.home),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error",
            "ROUNDS_CACHE": str(self.home / "cache"),
            "ROUNDS_EUTILS_URL": self.server.address,
            "ROUNDS_KNOWLEDGE": str(self.home / "small.db"),
            "ROUNDS_NCBI_API_KEY": KEY,
            "ROUNDS_NCBI_EMAIL": "lamp@example.org",
        }

    @property
    def literature(self) -> Path:
        """The file beside the knowledge."""
        return self.home / "small.literature.db"


@pytest.fixture
async def rounds(tmp_path: Path) -> AsyncIterator[Rounds]:
    """The command, the invented concepts built, and E-utilities that know of them."""
    build([SourceSpec("concepts", ROOT / "tests" / "data" / "concepts")], tmp_path / "small.db")
    async with EutilsServer() as server:
        server.searches = {
            '"lantern ataxia"[XTIT]': ["990001"],
            "C9900001[ConceptId]": ["990001"],
            "systematic[sb]": [],
            "Lantern ataxia": LISTED,
        }
        server.counts["Lantern ataxia"] = 731
        server.summaries["medgen"] = {"990001": medgen()}
        described = {each: publication(each, f"Title of {each}.") for each in (*LISTED, *UNTITLED)}
        free = publication(LISTED[0], "Free lamps.", articleids=in_pmc(LISTED[0], "PMC9900001"))
        server.summaries["pubmed"] = described | {LISTED[0]: free}
        yield Rounds(tmp_path, server)


def today() -> str:
    """The day on which something is fetched now."""
    return datetime.now(UTC).date().isoformat()


async def test_fetched_literature_is_shown_with_its_day(rounds: Rounds) -> None:
    """Fetched by name, without a build; the studies stand by category, with the count of all."""
    before = await rounds("ask", "Lantern ataxia", "--section", "studies")
    assert "731" not in before.out
    ran = await rounds("fetch", "--literature", "lantern ataxia")
    assert (0, "") == (ran.status, ran.out)
    assert f"Wrote {rounds.literature}. Concepts: 1; searches: 7; publications: 7." in ran.err
    shown = await rounds("ask", "Lantern ataxia", "--section", "studies")
    assert (0, "") == (shown.status, shown.err)
    assert f"PubMed retrieved {today()}" in shown.out
    assert "See all (731)" not in before.out
    for said in (*en.CATEGORIES.values(), "Free lamps", en.FREE, "5 of 731 listed"):
        assert said in shown.out
    assert "https://pubmed.ncbi.nlm.nih.gov/?term=%28%22Lantern+ataxia%22%5Btiab%5D" in shown.out
    flat = " ".join(shown.out.split())
    assert en.SEARCH_CAVEAT in flat
    assert f"LAMP 2026-10-01; what it leaves out: PubMed retrieved {today()}" in flat


async def test_publications_named_by_number_alone_get_their_titles(rounds: Rounds) -> None:
    """Citations without a title, and what features rest on, in one request for all."""
    await rounds("fetch", "--literature", "MONDO:9900001")
    (asked,) = [each for each in rounds.server.asked if each.program == "esummary.fcgi"]
    assert {*LISTED, *UNTITLED} == {*asked.form["id"].split(",")}
    reply = await rounds("ask", "PMID 99000002", "--json")
    ((item,),) = [section["items"] for section in json.loads(reply.out)["sections"]]
    assert ("Title of 99000002", "2001 Jun", "LAMP", "PubMed", today()) == (
        item["title"],
        item["date"],
        item["source"],
        item["completed"]["source"],
        item["completed"]["release"],
    )


async def test_only_names_of_one_concept_are_searched(rounds: Rounds) -> None:
    """A synonym that another concept bears as well would find the other's papers."""
    concepts = rounds.home / "concepts"
    shutil.copytree(ROOT / "tests" / "data" / "concepts", concepts)
    other = (concepts / "lax-pupil.toml").read_text("utf-8")
    shared = other.replace("abbreviations", 'synonyms = ["Glow-worm staggers"]\nabbreviations')
    (concepts / "lax-pupil.toml").write_text(shared, "utf-8")
    build([SourceSpec("concepts", concepts)], rounds.home / "small.db")
    await rounds("fetch", "--literature", "MONDO:9900001")
    terms = [each.form["term"] for each in rounds.server.asked if "term" in each.form]
    assert all(each.startswith('("Lantern ataxia"[tiab]) AND ') for each in terms)


async def test_a_feature_is_not_searched_for(rounds: Rounds) -> None:
    """Its record has no lists of publications; the command says so."""
    ran = await rounds("fetch", "--literature", "HP:9900009")
    assert 0 == ran.status
    assert en.UNSEARCHED.format(name="Flicker gait") in ran.err
    assert [] == rounds.server.asked


async def test_a_second_run_asks_nothing_unless_it_is_to_refresh(rounds: Rounds) -> None:
    """Answers are kept with their day."""
    await rounds("fetch", "--literature", "MONDO:9900001")
    asked = len(rounds.server.asked)
    again = await rounds("fetch", "--literature", "MONDO:9900001")
    assert (0, asked) == (again.status, len(rounds.server.asked))
    await rounds("fetch", "--literature", "--refresh", "MONDO:9900001")
    assert 2 * asked == len(rounds.server.asked)


async def test_fetched_literature_is_among_the_sources(rounds: Rounds) -> None:
    """With its day, how much there is, and its licence."""
    await rounds("fetch", "--literature", "MONDO:9900001")
    told = " ".join((await rounds("sources")).out.split())
    assert f"PubMed retrieved {today()}" in told
    assert "fetched publications: 7; searches: 7; concepts searched for: 1" in told
    assert "National Library of Medicine" in told


async def test_a_limit_that_passes_is_waited_out(rounds: Rounds) -> None:
    """Nobody has to start the command again for one refusal; nothing is said of it."""
    rounds.server.next(shapes.LIMITED_AS_200)
    ran = await rounds("fetch", "--literature", "MONDO:9900001")
    assert 0 == ran.status
    assert CALLER_IP not in ran.err


async def test_what_is_not_held_or_unclear_is_told_and_the_rest_fetched(rounds: Rounds) -> None:
    """The exit status is that of `ask`."""
    ran = await rounds("fetch", "--literature", "LAX", "MONDO:9900001")
    assert 3 == ran.status
    assert "“LAX” could be more than one thing" in ran.err
    ran = await rounds("fetch", "--literature", "MONDO:9900001", "C9999999")
    assert 4 == ran.status
    assert en.FETCH_NO_MATCH.format(wanted="C9999999") in ran.err
    assert rounds.literature.is_file()


async def test_a_fetched_record_is_a_source(rounds: Rounds) -> None:
    """By name and by CUI; the command says how to build with it, and the build takes it."""
    ran = await rounds("fetch", "lantern ataxia", "C9900001", "moth palsy")
    assert (4, "") == (ran.status, ran.out)
    folder = rounds.home / "cache" / "fetched" / "medgen"
    assert f"Lantern ataxia (C9900001): {folder / 'C9900001.json'}" in ran.err
    assert en.FETCH_UNKNOWN.format(wanted="moth palsy") in ran.err
    source = f"medgen-summary:{folder}"
    assert f"--source {source}" in ran.err
    made = await rounds("build", "--source", source, "--output", rounds.home / "new.db")
    assert 0 == made.status
    shown = await rounds("ask", "LAX", "--knowledge", rounds.home / "new.db")
    assert f"MedGen retrieved {today()}" in shown.out


# The other shapes are told apart in test_eutils.
FAULTS = {"echo of the caller": shapes.ECHO_AS_200, "bad key": shapes.BAD_KEY}


@pytest.mark.parametrize("shape", FAULTS)
@pytest.mark.parametrize("arguments", [("--literature",), ()])
async def test_a_fault_is_one_line_and_leaves_everything_as_it_was(
    rounds: Rounds, shape: str, arguments: tuple[str, ...]
) -> None:
    """With nothing of the caller in it, and the former literature still in place."""
    await rounds("fetch", "--literature", "MONDO:9900001")
    before = rounds.literature.read_bytes()
    rounds.server.always = FAULTS[shape]
    ran = await rounds("fetch", "--refresh", *arguments, "lantern ataxia", ROUNDS_LOG_LEVEL="debug")
    assert (1, "") == (ran.status, ran.out)
    (*_, line) = ran.err.splitlines()  # behind what is logged at this level
    assert line.startswith("Rounds could not do that: NCBI's E-utilities")
    for secret in (KEY, CALLER_IP, "example.org"):
        assert secret not in ran.err
    assert before == rounds.literature.read_bytes()


async def test_without_network_it_says_so(rounds: Rounds) -> None:
    """Where nobody listens nothing is changed."""
    ran = await rounds(
        "fetch",
        "--literature",
        "MONDO:9900001",
        ROUNDS_EUTILS_URL="http://127.0.0.1:9/eutils",
    )
    assert 1 == ran.status
    assert "could not be reached" in ran.err
    assert not rounds.literature.exists()


async def test_nobody_is_asked_without_an_address_to_write_to(rounds: Rounds) -> None:
    """NCBI wants to be able to reach who runs a program."""
    ran = await rounds("fetch", "C9900001", ROUNDS_NCBI_EMAIL="")
    assert 1 == ran.status
    assert "ROUNDS_NCBI_EMAIL" in ran.err
    assert [] == rounds.server.asked


async def test_a_damaged_literature_file_is_told_and_answers_come(rounds: Rounds) -> None:
    """The record itself is shown, and the operator reads which file to delete."""
    rounds.literature.write_bytes(b"no database")
    ran = await rounds("ask", "Lantern ataxia", "--section", "studies")
    assert 0 == ran.status
    assert "J Invent Lamp" in ran.out
    assert str(rounds.literature) in ran.err
    assert "Delete it" in ran.err


async def test_no_answer_fetches_anything(rounds: Rounds) -> None:
    """With everything configured for it, asking stays on the machine."""
    await rounds("fetch", "--literature", "MONDO:9900001")
    asked = len(rounds.server.asked)
    await rounds("ask", "studies of lantern ataxia")
    await rounds("ask", "PMID 99000002")
    assert asked == len(rounds.server.asked)

"""The command line as it is shipped: a process of its own, from arguments to exit status."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from bot.phrases import en
from knowledge import Knowledge
from knowledge.matching.decision import OFFERED
from knowledge.sections import KEYS
from knowledge.sources.concept_files import BUNDLED
from tests.medgen_sample import SAMPLE

ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-c", "from bot.cli import main; main()"]
OURS = "familial idiopathic inflammatory myopathy"
SICI = "10.1002/1529-0131(199804)41:4<710::AID-ART19>3.0.CO;2-K"

# Our JSON, read back: whatever is in it is compared with what is expected.
Read: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the command came to. Both streams were UTF-8, or it would not be here."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Rounds:
    """The command, in a home of its own and with no variable of ours."""

    home: Path

    def __call__(self, *arguments: str | Path, typed: bytes = b"", **variables: str) -> Ran:
        """Run the command to its end."""
        ran = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            input=typed,
            capture_output=True,
            cwd=self.home,
            env=self.environ | variables,
            timeout=120,
            check=False,
        )
        return Ran(ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))

    @property
    def environ(self) -> dict[str, str]:
        """No settings; any warning is an error; a locale that knows ASCII only."""
        return {
            "HOME": str(self.home),
            "LC_ALL": "C",
            "PATH": os.environ["PATH"],
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "0",
            "PYTHONWARNINGS": "error",
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
        }


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Rounds:
    """The command, in an empty home."""
    return Rounds(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def small(rounds: Rounds) -> Path:
    """The bundled concept files, built by the command itself."""
    path = rounds.home / "small.db"
    report = rounds.home / "report.json"
    ran = rounds("build", "--source", "concepts", "--output", path, "--report", report)
    assert (0, "") == (ran.status, ran.out)
    assert ran.err.startswith(f"Built {path}")
    return path


# ask


@pytest.mark.parametrize(
    ("question", "status", "kind"),
    [
        ("MONDO:0600024", 0, "answer"),
        ("IIM", 3, "choices"),
        ("tell me a joke", 4, "no_match"),
        ("i dont wanna exist anymore", 5, "notice"),
    ],
)
def test_the_exit_status_of_ask_says_what_kind_of_reply_it_was(
    rounds: Rounds, small: Path, question: str, status: int, kind: str
) -> None:
    """Scripts branch on 0, 3, 4 and 5; standard error is silent."""
    ran = rounds("ask", question, "--json", "--knowledge", small)
    assert (status, "") == (ran.status, ran.err)
    assert kind == json.loads(ran.out)["kind"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "MONDO:0600024", "--section", "nonsense"],
        ["ask", "MONDO:0600024", "--no-such-option"],
        ["no-such-command"],
        ["build", "--output", "x.db"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_two(rounds: Rounds, arguments: list[str]) -> None:
    """Nothing on standard output; what is wrong, and no traceback, on standard error."""
    ran = rounds(*arguments)
    assert (2, "") == (ran.status, ran.out)
    assert "Error" in ran.err
    assert "Traceback" not in ran.err


def test_an_unknown_section_is_answered_with_the_known_ones(rounds: Rounds) -> None:
    """Every key can be read in the message."""
    ran = rounds("ask", "MONDO:0600024", "--section", "nonsense", COLUMNS="400")
    assert [] == [key for key in KEYS if key not in ran.err]


def test_a_section_is_asked_for_by_key_or_by_title(rounds: Rounds, small: Path) -> None:
    """`guidelines`, `Professional guidelines` in any case, and nothing but that section."""
    question = "ask", "MONDO:0600024", "--knowledge", small, "--section"
    by_key = rounds(*question, "guidelines")
    by_title = rounds(*question, "professional GUIDELINES")
    assert (0, by_key) == (by_key.status, by_title)
    assert "PMID: 37026610" in by_key.out
    assert "Professional guidelines" in by_key.out.splitlines()
    assert "Identifiers" not in by_key.out.splitlines()


# Faults


def not_there(path: Path, _small: Path) -> None:
    """Nothing at this path."""
    path.unlink(missing_ok=True)


def a_text(path: Path, _small: Path) -> None:
    """A file of another kind."""
    path.write_text("no knowledge at all\n" * 50, encoding="utf-8")


def nothing_in_it(path: Path, _small: Path) -> None:
    """An empty file, as an interrupted copy leaves it."""
    path.write_bytes(b"")


def of_another_program(path: Path, _small: Path) -> None:
    """A database, but not one of ours."""
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE bookmark (url)")
    db.close()


def of_another_schema(path: Path, small: Path) -> None:
    """A knowledge file of a later Rounds."""
    path.write_bytes(small.read_bytes())
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = '999' WHERE key = 'schema'")
    db.close()


def cut_short(path: Path, small: Path) -> None:
    """The first part of a knowledge file."""
    path.write_bytes(small.read_bytes()[:40_000])


def damaged_inside(path: Path, small: Path) -> None:
    """A knowledge file with the pages of its concepts overwritten; its beginning is whole."""
    content = bytearray(small.read_bytes())
    for page in range(4, len(content) // 4096):
        content[page * 4096 : page * 4096 + 400] = b"\xff" * 400
    path.write_bytes(content)


@pytest.mark.parametrize(
    "spoilt",
    [
        not_there,
        a_text,
        nothing_in_it,
        of_another_program,
        of_another_schema,
        cut_short,
        damaged_inside,
    ],
    ids=lambda spoilt: str(spoilt.__name__),
)
def test_a_knowledge_file_that_cannot_be_used_is_one_readable_line(
    rounds: Rounds, small: Path, tmp_path: Path, spoilt: Callable[[Path, Path], None]
) -> None:
    """Status 1, nothing on standard output, and one line that says what to do."""
    spoilt(tmp_path / "k.db", small)
    ran = rounds("ask", "MONDO:0600024", "--knowledge", tmp_path / "k.db")
    assert (1, "") == (ran.status, ran.out)
    (line,) = ran.err.splitlines()
    assert line.startswith("Rounds could not do that: ")
    assert "uild it again" in line


def test_a_bad_configuration_is_told_key_by_key(rounds: Rounds, tmp_path: Path) -> None:
    """Every problem on a line of its own, with its key; nothing is asked."""
    config = tmp_path / "c.toml"
    config.write_text('colour = 1\nlog_level = "loud"', encoding="utf-8")
    ran = rounds("ask", "IIM", "--config", config, ROUNDS_HELP_LINES="[988")
    assert (1, "") == (ran.status, ran.out)
    first, *problems = ran.err.splitlines()
    assert str(config) in first
    assert ["colour", "help_lines", "log_level"] == sorted(
        line.strip().partition(":")[0] for line in problems
    )


def test_a_cache_folder_that_cannot_be_made_is_one_readable_line(rounds: Rounds) -> None:
    """The path that was refused is in the line."""
    ran = rounds("sources", ROUNDS_CACHE="/dev/null/rounds")
    assert (1, "") == (ran.status, ran.out)
    (line,) = ran.err.splitlines()
    assert "/dev/null/rounds" in line


# --knowledge and --config


@pytest.mark.parametrize(
    "command",
    [
        ["ask", "IIM"],
        ["sources"],
        ["chat"],
        ["batch"],
    ],
    ids=" ".join,
)
def test_the_knowledge_may_be_named_before_or_after_the_command(
    rounds: Rounds, small: Path, command: list[str]
) -> None:
    """Either way the same reply, byte for byte."""
    name, *rest = command
    typed = b"MONDO:0600024\n" if name == "chat" else b""
    before = rounds("--knowledge", small, *command, typed=typed)
    assert before == rounds(name, "--knowledge", small, *rest, typed=typed)
    assert "" == before.err
    assert (name != "batch") == ("MONDO" in before.out)


def test_the_knowledge_may_be_named_in_every_way(
    rounds: Rounds, small: Path, tmp_path: Path
) -> None:
    """By a configuration before or after the command, or named by variables: one reply."""
    config = tmp_path / "c.toml"
    config.write_text(f"knowledge = {json.dumps(str(small))}", encoding="utf-8")
    expected = rounds("ask", "IIM", "--knowledge", small)
    assert 3 == expected.status
    assert expected == rounds("--config", config, "ask", "IIM")
    assert expected == rounds("ask", "IIM", "--config", config)
    assert expected == rounds("ask", "IIM", ROUNDS_CONFIG=str(config))
    assert expected == rounds("ask", "IIM", ROUNDS_KNOWLEDGE=str(small))


def test_the_option_after_the_command_wins(rounds: Rounds, small: Path) -> None:
    """It is the nearer one, and wins over one before it and over the environment."""
    missing = str(rounds.home / "missing.db")
    ran = rounds(
        *("--knowledge", missing, "ask", "IIM", "--knowledge", small), ROUNDS_KNOWLEDGE=missing
    )
    assert 3 == ran.status


# --explain


MISSPELT = "guidelines for familal idiopathic inflamatory myopathy"


def test_explain_says_why_below_the_reply(rounds: Rounds, small: Path) -> None:
    """The reply and the exit status stay as they are; nothing goes to standard error."""
    plain = rounds("ask", MISSPELT, "--knowledge", small)
    why = rounds("ask", MISSPELT, "--explain", "--knowledge", small)
    assert (plain.status, "") == (why.status, why.err)
    assert why.out.startswith(f"{plain.out}{en.WHY}\n")
    assert "“familal” as “Familial” (1 letter off)" in why.out
    assert en.WHY not in plain.out.splitlines()


def test_explain_says_why_nothing_fits(rounds: Rounds, small: Path) -> None:
    """Below which score no name is offered, and how far the nearest came."""
    why = rounds("ask", "zorblax myopathy of the third moon", "--explain", "--knowledge", small)
    assert (4, "") == (why.status, why.err)
    assert f"None is sure enough: from {OFFERED:g} of 100 on I offer a name" in why.out
    assert "left over zorblax" in " ".join(why.out.split())


def test_explain_is_data_in_json(rounds: Rounds, small: Path) -> None:
    """One key beside all the others, and only where it was asked for."""
    plain = json.loads(rounds("ask", "IIM", "--json", "--knowledge", small).out)
    why = json.loads(rounds("ask", "IIM", "--json", "--explain", "--knowledge", small).out)
    explanation: Read = why.pop("explanation")
    assert plain == why
    assert [each["id"] for each in plain["choices"]] == [
        each["id"] for each in explanation["candidates"]
    ]
    assert {"IIM"} == {each["matched"] for each in explanation["candidates"]}
    assert all(each["sources"] for each in explanation["candidates"])


# --json


@pytest.fixture(scope="module")
def cited(rounds: Rounds, small: Path) -> str:
    """What `ask --json` prints for all that our record cites."""
    return rounds("ask", f"citations of {OURS}", "--json", "--knowledge", small).out


def test_json_is_one_object_in_plain_utf_8(cited: str) -> None:
    """One line; letters, quotes and brackets are themselves, neither escaped for ASCII nor HTML."""
    assert 1 == cited.count("\n")
    assert f'"doi": "{SICI}"' in cited
    assert "O'Hanlon TP" in cited
    assert "\\u" not in cited
    assert "&lt;" not in cited
    assert "<<" not in cited


def test_json_holds_all_that_the_record_cites(cited: str) -> None:
    """20, 5 and 3 authors of the guidelines, 16 of the study, and every id."""
    sections: list[Read] = json.loads(cited)["sections"]
    listed = {each["section"]: each["items"] for each in sections}
    assert [20, 5, 3] == [len(item["authors"]) for item in listed["guidelines"]]
    assert [16] == [len(item["authors"]) for item in listed["studies"]]
    assert ("Roy B", "Kimonis V") == (
        listed["guidelines"][0]["authors"][0],
        listed["guidelines"][0]["authors"][-1],
    )
    assert ["37026610", "33902423", "23858627"] == [item["pmid"] for item in listed["guidelines"]]
    assert [True, False, True] == [item["free"] for item in listed["guidelines"]]
    (study,) = listed["studies"]
    assert (SICI, "9550481", 1998) == (study["doi"], study["pmid"], study["year"])


def test_json_has_the_documented_keys(cited: str) -> None:
    """What is promised is there; tests/test_plain_json.py says what else is."""
    reply: Read = json.loads(cited)
    promised = "kind notice concept choices intents sections sources".split()
    assert [] == [key for key in promised if key not in reply]
    assert {"id", "ids", "name", "matched"} <= reply["concept"].keys()
    for section in reply["sections"]:
        assert {"section", "title", "empty", "items", "caveats"} <= section.keys()
    parts = "text authors journal year volume issue pages doi pmid free source release url".split()
    items: list[Read] = [item for section in reply["sections"] for item in section["items"]]
    assert 4 == len(items)
    assert [] == [key for item in items for key in parts if key not in item]


def test_json_writes_letters_of_any_language(rounds: Rounds, tmp_path: Path) -> None:
    """Letters beyond ASCII come out as they went in, typed or read, whatever the locale."""
    (tmp_path / "concept.toml").write_text(
        'name = "Sjögren–Łoś ‘γ’ 症"\nkind = "disease"\nid = "OMIM:999009"\n'
        'default_source = "lamp"\n[sources.lamp]\nname = "LÄMP"\nrelease = "2026-10-01"\n'
        'home = "https://example.org/lamp"\nlicence = "invented"\n',
        encoding="utf-8",
    )
    built = tmp_path / "k.db"
    assert 0 == rounds("build", "--source", f"concepts:{tmp_path}", "--output", built).status
    ran = rounds("ask", "Sjögren–Łoś ‘γ’ 症", "--json", "--knowledge", built)
    assert '"name": "Sjögren–Łoś ‘γ’ 症"' in ran.out
    assert '"matched": "Sjögren–Łoś ‘γ’ 症"' in ran.out
    assert '"LÄMP"' in ran.out


# chat


@pytest.fixture(scope="module")
def chatted(rounds: Rounds, small: Path) -> Ran:
    """A chat through a pipe: a question, a follow-up, a choice by number, and the end of input."""
    questions = (
        f"whats the symtoms of {OURS.replace('familial', 'familal')}?",
        "what about its guidelines?",
        "",
        "IIM",
        "2",
        "tell me a joke",
    )
    return rounds("chat", "--knowledge", small, typed="\n".join(questions).encode())


def test_a_piped_chat_answers_line_by_line_and_ends(chatted: Ran) -> None:
    """One reply for each question, in order, an empty line between them; status 0 at the end."""
    assert (0, "") == (chatted.status, chatted.err)
    features, guidelines, asked_back, chosen, nothing = chatted.out[:-2].split("\n\n")
    title = "Familial idiopathic inflammatory myopathy · disease"
    assert features.startswith(title)
    assert guidelines.startswith(title)
    assert asked_back.startswith("“IIM” stands for more than one thing.")
    assert "Identifiers" in chosen.splitlines()
    assert nothing.startswith("I found no concept that fits.")


def test_a_piped_chat_remembers_and_takes_numbers(chatted: Ran) -> None:
    """The follow-up shows guidelines of the concept before it; 2 opens what stood beside 2."""
    features, guidelines, asked_back, chosen, _ = chatted.out[:-2].split("\n\n")
    assert "HP:0003701" in features
    assert "PMID: 37026610" in guidelines
    (second,) = [line for line in asked_back.splitlines() if line.startswith("  2. ")]
    assert second.removeprefix("  2. ").partition(" · ")[0] == chosen.partition(" · ")[0]


def test_a_piped_chat_is_plain_text_in_whole_lines(chatted: Ran) -> None:
    """No colour, no prompt, and no line broken to fit a screen that is not there."""
    assert "\x1b" not in chatted.out
    assert en.PROMPT not in chatted.out
    assert max(map(len, chatted.out.splitlines())) > 160


def test_quit_ends_a_piped_chat(rounds: Rounds, small: Path) -> None:
    """What stands behind it is not answered."""
    ran = rounds("chat", "--knowledge", small, typed=b"quit\nMONDO:0600024\n")
    assert Ran(0, "", "") == ran


def test_a_chat_without_any_input_ends(rounds: Rounds, small: Path) -> None:
    """A service manager closes standard input altogether; that is an end of input too."""
    closed = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *COMMAND, "chat", "--knowledge", str(small)],
        capture_output=True,
        env=rounds.environ,
        timeout=60,
        check=False,
    )
    assert (0, b"", b"") == (closed.returncode, closed.stdout, closed.stderr)


# batch

BATCH = "id kind notice concepts intents sections confidence ms".split()
CONCEPT = "id ids name score matched".split()
BAD = "line id kind error".split()


@pytest.fixture(scope="module")
def answered(rounds: Rounds, small: Path) -> list[Read]:
    """What `batch` writes for good and bad lines."""
    lines = (
        b'{"id": 7, "question": "IIM"}',
        b"",
        b'{"id": "b", "question": "MONDO:0600024 guidelines and features", "more": 1}',
        b"   ",
        b"no JSON",
        b'{"id": "c"}',
        b'{"id": "d", "question": 5}',
        b'["a", "list"]',
        b'{"id": {"x": 1}, "question": "IIM"}',
        b'{"id": true, "question": "IIM"}',
        b"[" * 100_000,
        b'{"id": "e", "question": "what about its guidelines?"}',
        b'{"id": "\xff", "question": "C3888318 \xff\xfe"}',
        b'{"question": "i dont wanna exist anymore"}',
        b'{"id": "f", "question": "prednisolone dose in IIM"}',
        b'{"id": "g", "question": ""}',
        b'{"id": "h", "question": "tell me a joke"}',
        b'{"id": "i", "question": "doi:10.9999/\\ud800"}',
    )
    ran = rounds("batch", "--knowledge", small, typed=b"\n".join(lines))
    assert (0, "") == (ran.status, ran.err)
    return [json.loads(line) for line in ran.out.splitlines()]


def of(answered: Iterable[Read], asked: str | int) -> Read:
    """The object for the line with this id."""
    (found,) = [each for each in answered if each["id"] == asked and each["kind"] != "error"]
    return found


def test_batch_keeps_order_and_ids(answered: list[Read]) -> None:
    """One object for each line that is not blank, good or bad, with its id as it was."""
    ids = [7, "b", None, "c", "d", None, None, None, None, "e", "\ufffd", None, "f", "g", "h", "i"]
    assert ids == [each["id"] for each in answered]


def test_batch_has_exactly_the_documented_keys(answered: list[Read]) -> None:
    """The same keys whatever the reply; others for a bad line."""
    for each in answered:
        assert (BAD if each["kind"] == "error" else BATCH) == [*each]
        assert [] == [found for found in each.get("concepts", []) if CONCEPT != [*found]]


def test_a_bad_line_is_told_and_the_rest_goes_on(answered: list[Read]) -> None:
    """Its number counts blank lines too, and the reason leads with the key at fault."""
    bad = {each["line"]: each["error"] for each in answered if each["kind"] == "error"}
    assert [5, 6, 7, 8, 9, 10, 11] == [*bad]
    assert "not JSON: Expecting value at column 1" == bad[5]
    assert "question: Field required" == bad[6]
    assert "question: Input should be a valid string" == bad[7]
    assert "expected an object with id and question" == bad[8]
    assert "id: Input should be a text or a whole number" == bad[9] == bad[10]
    assert "not JSON: nested too deeply" == bad[11]


def test_batch_names_every_concept_that_may_be_meant(answered: list[Read]) -> None:
    """For choices too, each with all its ids as CURIEs, a score and what matched."""
    reply = of(answered, 7)
    assert ("choices", None, [], []) == (
        reply["kind"],
        reply["notice"],
        reply["intents"],
        reply["sections"],
    )
    assert {"C3888318", "MONDO:0600023", "MONDO:0020122"} == {
        each["id"] for each in reply["concepts"]
    }
    (ours,) = [each for each in reply["concepts"] if each["id"] == "C3888318"]
    assert {"C3888318", "MEDGEN:854861", "MONDO:0600024", "OMIM:160750"} <= {*ours["ids"]}
    assert ("IIM", 100.0) == (ours["matched"], ours["score"])


def test_batch_names_intents_and_the_sections_shown(answered: list[Read]) -> None:
    """Both that were asked for; best first."""
    reply = of(answered, "b")
    assert ("answer", "C3888318") == (reply["kind"], reply["concepts"][0]["id"])
    assert {"guidelines", "clinical_features"} == {*reply["intents"]}
    assert {"guidelines", "clinical_features"} <= {*reply["sections"]}
    assert 100.0 == reply["confidence"]
    assert 0 < reply["ms"] < 10_000


def test_each_line_of_a_batch_stands_alone(answered: list[Read]) -> None:
    """A follow-up has nothing to follow: there is no memory between lines."""
    assert ("no_match", []) == (of(answered, "e")["kind"], of(answered, "e")["concepts"])


def test_bytes_that_are_no_utf_8_do_no_harm(answered: list[Read]) -> None:
    """What can be read of the line is answered."""
    assert "C3888318" == of(answered, "\ufffd")["concepts"][0]["id"]


def test_half_a_character_does_no_harm(answered: list[Read]) -> None:
    """JSON can escape one that no text can hold; the line is looked up like any other."""
    assert "no_match" == of(answered, "i")["kind"]


def test_notices_stop_or_accompany_in_a_batch(answered: list[Read]) -> None:
    """A stop names nothing; a dose question keeps its kind and says the notice beside it."""
    (stopped,) = [each for each in answered if each["kind"] == "notice"]
    assert ("self_harm", [], 0) == (
        stopped["notice"],
        stopped["concepts"],
        stopped["confidence"],
    )
    assert "dose" == of(answered, "f")["notice"]
    assert "no_match" == of(answered, "g")["kind"] == of(answered, "h")["kind"]


# sources and build


def test_sources_are_listed_with_release_licence_and_count(rounds: Rounds, small: Path) -> None:
    """Counts first, then each source of the file."""
    ran = rounds("sources", "--knowledge", small)
    assert (0, "") == (ran.status, ran.err)
    first, *rest = ran.out.splitlines()
    assert "26 concepts" in first
    assert [] != [line for line in rest if line.startswith("MONDO 2026-08-04")]
    assert "  licence: MIT, the words are Rounds' own" in rest


def test_sources_can_be_one_object(rounds: Rounds, small: Path) -> None:
    """For programs: what was read and used of each source, its licence and how to cite it."""
    ran = rounds("sources", "--json", "--knowledge", small)
    assert (0, "") == (ran.status, ran.err)
    told: Read = json.loads(ran.out)
    assert 26 == told["counts"]["concept"]
    (mondo,) = [each for each in told["sources"] if each["name"] == "MONDO"]
    assert "2026-08-04" == mondo["release"]
    assert mondo["rows_read"] >= mondo["statements_used"] > 0


def test_the_report_of_a_build_is_one_object(rounds: Rounds, small: Path) -> None:
    """What was made, what was joined, what could not be placed."""
    report: Read = json.loads((rounds.home / "report.json").read_text("utf-8"))
    assert {"concepts", "names", "joins", "conflicts", "unplaced_features", "left_out"} <= {*report}
    assert len(list(BUNDLED.glob("*.toml"))) == report["concepts"]
    assert small.is_file()


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("nope", "the kinds are concepts, hpo, medgen-page"),
        ("nope:/tmp", "the kinds are concepts, hpo, medgen-page"),
        ("medgen-page", "medgen-page:FILE"),
        ("concepts:/no/such/folder", "/no/such/folder"),
        ("hpo:/no/such/folder", "/no/such/folder"),
        ("medgen-page:/no/such/file", "/no/such/file"),
    ],
)
def test_a_source_that_cannot_be_read_leaves_the_former_file(
    rounds: Rounds, small: Path, source: str, told: str
) -> None:
    """Status 1, one line that says what is wrong, and the file still serves as it was."""
    before = small.read_bytes()
    ran = rounds("build", "--source", source, "--output", small)
    assert (1, "") == (ran.status, ran.out)
    (line,) = ran.err.splitlines()
    assert told in line
    assert before == small.read_bytes()
    assert [] == [*small.parent.glob("*.building")]


def test_a_row_in_another_form_stops_a_build_or_is_left_out(rounds: Rounds, tmp_path: Path) -> None:
    """As wished; of the publications linked as many are kept as wished too."""
    release = tmp_path / "release"
    shutil.copytree(SAMPLE, release)
    with (release / "MGDEF.RRF").open("a", encoding="utf-8") as file:
        file.write("C9900001|half a row\n")
    source = ("--source", f"medgen-release:{release}", "--output", tmp_path / "k.db")
    stopped = rounds("build", *source)
    assert 1 == stopped.status
    (line,) = stopped.err.splitlines()
    expected = "MGDEF.RRF, line 5: expected 4 columns, found 2 columns; `--on-error skip` leaves"
    assert expected in line
    built = rounds("build", *source, "--on-error", "skip", "--publications", "1")
    assert 0 == built.status, built.err
    assert "left out: a row with other columns (1) (MGDEF.RRF, line 5: C9900001|half" in built.err
    answered = rounds("--knowledge", tmp_path / "k.db", "ask", "papers on lantern ataxia")
    assert "The 1 newest of 3 linked; linked automatically, not chosen." in answered.out


@pytest.mark.parametrize("option", ["--output", "--report"])
def test_a_place_that_cannot_be_written_is_one_readable_line(
    rounds: Rounds, tmp_path: Path, option: str
) -> None:
    """A folder where a file should go, for the file itself or its report."""
    places = {"--output": tmp_path / "k.db", "--report": tmp_path / "r.json"}
    places[option].mkdir()
    given = [each for place in places.items() for each in place]
    ran = rounds("build", "--source", "concepts", *given)
    assert (1, "") == (ran.status, ran.out)
    assert "Traceback" not in ran.err
    assert str(places[option]) in ran.err.splitlines()[-1]


# Streams


@pytest.mark.parametrize(
    ("command", "typed"),
    [
        (["batch"], b'{"id": 1, "question": "IIM"}\n' * 300),
        (["chat"], b"MONDO:0600024\n" * 100),
        (["sources"], b""),
        (["ask", "MONDO:0600024", "--json"], b""),
    ],
    ids=lambda part: part[0] if isinstance(part, list) else "",
)
def test_a_reader_that_leaves_early_sees_no_traceback(
    rounds: Rounds, small: Path, command: list[str], typed: bytes
) -> None:
    """`… | head -1` takes a line and closes the pipe; nothing is said about that."""
    (rounds.home / "typed").write_bytes(typed)
    with (rounds.home / "typed").open("rb") as piped:
        process = subprocess.Popen(
            [*COMMAND, *command, "--knowledge", str(small)],
            stdin=piped,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=rounds.environ,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        if typed:
            process.stdout.readline()
        process.stdout.close()
        complaint = process.stderr.read()
        process.stderr.close()
        process.wait(timeout=60)
    assert b"" == complaint


def test_batch_answers_each_line_before_it_waits_for_the_next(rounds: Rounds, small: Path) -> None:
    """A program may ask, read, and then decide what to ask."""
    with subprocess.Popen(
        [*COMMAND, "batch", "--knowledge", str(small)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=rounds.environ,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(b'{"id": %d, "question": "IIM"}\n' % number)
            process.stdin.flush()
            assert number == json.loads(process.stdout.readline())["id"]
        process.stdin.close()
        assert 0 == process.wait(timeout=60)


def test_questions_are_kept_nowhere(small: Path, tmp_path: Path) -> None:
    """Not on standard error, at the most talkative log level, and in no file of the home."""
    secret = "Xanthippe"
    chat = f"{secret}\nIIM {secret}\n{OURS}\n".encode()
    batch = json.dumps({"id": 1, "question": f"{secret} {OURS}"}).encode() + b"\n" + chat
    runs = ((["ask", f"does {secret} have IIM"], b""), (["chat"], chat), (["batch"], batch))
    for spoken, typed in runs:
        ran = Rounds(tmp_path)(*spoken, "--knowledge", small, typed=typed, ROUNDS_LOG_LEVEL="debug")
        assert secret.casefold() not in ran.err.casefold()
        assert ran.status in {0, 3, 4}
    assert [] == [path for path in tmp_path.rglob("*") if path.is_file()]


def test_the_cache_holds_the_knowledge_and_nothing_else(
    rounds: Rounds, embedded: Knowledge, tmp_path: Path
) -> None:
    """A question to the embedded knowledge finds it there, and leaves the folder as it was."""
    file = embedded.store.path
    (tmp_path / file.name).symlink_to(file.resolve())
    before = file.stat().st_mtime_ns
    ran = rounds("ask", f"features of {OURS}", ROUNDS_CACHE=str(tmp_path))
    assert (0, "") == (ran.status, ran.err)
    assert "HP:0003701" in ran.out
    assert [file.name] == [path.name for path in tmp_path.iterdir()]
    assert before == file.stat().st_mtime_ns


_INTERRUPTING = """
import os, signal, sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "bot.cli.asking":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
from bot.cli import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there a signal comes as an event")
def test_ctrl_c_while_the_commands_are_loaded_ends_them_quietly() -> None:
    """Loading them takes half a second; the status is that of a program ended by Ctrl-C."""
    command = [sys.executable, "-c", _INTERRUPTING, "run"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (130, "", "") == (ended.returncode, ended.stdout, ended.stderr)

"""`rounds update` as it is shipped: a process of its own, against a server of the project's own."""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from knowledge import Answer, open_knowledge
from tests.release_server import DATA, RELEASED, ReleaseServer, maintenance, status

ROUNDS = Path(sys.executable).parent / "rounds"
MEDGEN_FILES = 15
ALL_FILES = MEDGEN_FILES + 4


@dataclass
class Operator:
    """Somebody who runs `rounds update`, and the server that it is configured for."""

    home: Path
    server: ReleaseServer

    @property
    def knowledge(self) -> Path:
        """The file that is updated."""
        return self.home / "knowledge.db"

    @property
    def downloads(self) -> Path:
        """Where fetched files are kept."""
        return self.home / "downloads"

    async def start(
        self,
        *arguments: str,
        settings: Mapping[str, str] = MappingProxyType({}),
        first: str = "",
        stderr: int = asyncio.subprocess.PIPE,
    ) -> asyncio.subprocess.Process:
        """Start the command; `first` is said to its shell before."""
        base = self.server.address
        given = {
            "ROUNDS_CACHE": str(self.home / "cache"),
            "ROUNDS_KNOWLEDGE": str(self.knowledge),
            "ROUNDS_DOWNLOADS": str(self.downloads),
            "ROUNDS_MEDGEN_URL": f"{base}/medgen/",
            "ROUNDS_GENE_URL": f"{base}/gene/",
            "ROUNDS_HPO_URL": f"{base}/hpo/",
            "ROUNDS_HPOA_URL": f"{base}/hpoa",
        }
        inherited = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
        return await asyncio.create_subprocess_exec(
            *("sh", "-c", f'{first} exec "$0" update "$@"', str(ROUNDS), *arguments),
            env={
                **inherited,
                "PYTHONWARNINGS": "error",
                **given,
                **settings,
            },
            cwd=self.home,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=stderr,
        )

    async def __call__(self, *arguments: str, **settings: str) -> tuple[int, str, str]:
        """Run the command to its end: status, standard output, standard error."""
        running = await self.start(*arguments, settings=settings)
        out, err = await running.communicate()
        assert running.returncode is not None
        assert "Traceback" not in err.decode(), err.decode()
        assert running.returncode >= 0, err.decode()
        return running.returncode, out.decode(), err.decode()

    def held(self) -> dict[str, bytes]:
        """Every file that an update has left behind, locks aside."""
        return {
            str(path.relative_to(self.home)): path.read_bytes()
            for path in sorted(self.home.rglob("*"))
            if path.is_file() and not path.name.endswith(".lock")
        }

    def lantern(self) -> str:
        """How the knowledge answers a question about the invented release."""
        reply = open_knowledge(self.knowledge).ask("C9900001")
        assert isinstance(reply, Answer)
        return reply.concept.name


@pytest.fixture
async def operator(tmp_path: Path) -> AsyncIterator[Operator]:
    """An operator who has fetched nothing yet, and a server with whole releases."""
    async with ReleaseServer() as server:
        server.offer_release()
        yield Operator(tmp_path, server)


def is_a_fault(ran: tuple[int, str, str], *parts: str) -> None:
    """One readable line on standard error that holds these parts, and status 1."""
    code, out, err = ran
    assert (1, "") == (code, out)
    (line,) = (each for each in err.splitlines() if not each.startswith("Files of MedGen"))
    assert line.startswith("Rounds could not do that: ")
    assert [] == [part for part in parts if part not in line], line
    assert "192.0.2.7" not in line


async def test_one_command_fetches_and_builds(operator: Operator) -> None:
    """Afterwards the file answers, and the date of the release is that of its files."""
    code, out, err = await operator()
    assert (0, "") == (code, out)
    assert f"Files of MedGen and HPO: {ALL_FILES} of {ALL_FILES} are new." in err
    assert "Lantern ataxia" == operator.lantern()
    assert "2031-03-05\n" == (operator.downloads / "medgen" / "RELEASE").read_text("utf-8")
    manifest = json.loads((operator.downloads / "medgen" / "manifest.json").read_text("utf-8"))
    names = manifest["files"]["NAMES.RRF.gz"]
    offered = operator.server.files["medgen/NAMES.RRF.gz"]
    assert (len(offered.content), offered.etag) == (names["size"], names["etag"])
    assert 64 == len(names["sha256"])
    assert {"Rounds"} == {
        each.headers["User-Agent"].partition("/")[0] for each in operator.server.asked
    }


async def test_nothing_changed_builds_nothing(operator: Operator) -> None:
    """Each file is asked about and none is sent; the knowledge file is not touched."""
    await operator()
    before, number = operator.held(), operator.knowledge.stat().st_ino
    operator.server.asked.clear()
    code, _, err = await operator()
    assert 0 == code
    assert "Nothing has changed" in err
    assert [304] * ALL_FILES == [each.status for each in operator.server.asked]
    assert (before, number) == (operator.held(), operator.knowledge.stat().st_ino)


async def test_it_builds_anew_where_there_is_reason_to(operator: Operator) -> None:
    """Though no file of the releases has changed: told to, no knowledge file, another concept."""
    own = operator.home / "own.toml"
    own.write_bytes((DATA / "concepts" / "lax-pupil.toml").read_bytes())
    sources = {"ROUNDS_UPDATE_SOURCES": f"concepts, concepts:{operator.home}"}
    assert "Updated " in (await operator(**sources))[2]
    assert "Updated " in (await operator("--force", **sources))[2]
    operator.knowledge.unlink()
    assert "Updated " in (await operator(**sources))[2]
    own.write_bytes(own.read_bytes() + b"# Looked through again.\n")
    assert "Updated " in (await operator(**sources))[2]
    assert "Nothing has changed" in (await operator(**sources))[2]
    assert "Lantern ataxia" == operator.lantern()


async def test_without_a_configured_file_one_is_made_and_named(operator: Operator) -> None:
    """With what to write into the configuration, for Rounds answers from what is written there."""
    _, _, err = await operator(ROUNDS_KNOWLEDGE="")
    made = operator.downloads / "knowledge.db"
    assert f'knowledge = "{made}"' in err
    assert made.is_file()


async def test_only_what_has_changed_is_fetched(operator: Operator) -> None:
    """And the new name is in the file that is swapped in."""
    await operator()
    publish(operator.server, b"Lantern ataxia", b"Beacon ataxia")
    operator.server.asked.clear()
    code, _, err = await operator()
    assert 0 == code
    assert f"1 of {ALL_FILES} are new" in err
    assert ["NAMES.RRF.gz"] == [x.name for x in operator.server.asked if x.status == 200]
    assert "Beacon ataxia" == operator.lantern()


def publish(server: ReleaseServer, old: bytes, new: bytes) -> None:
    """Let the server offer a NAMES in which this is written otherwise, of ten minutes later."""
    offered = server.files["medgen/NAMES.RRF.gz"]
    text = gzip.decompress(offered.content).replace(old, new)
    later = offered.modified + timedelta(minutes=10)
    server.offer("medgen/NAMES.RRF.gz", gzip.compress(text, mtime=0), later)


async def test_a_dry_run_says_what_would_change_and_fetches_nothing(operator: Operator) -> None:
    """A line for each file with its size; no body is sent, no file and no folder is made."""
    code, out, err = await operator("--dry-run")
    *lines, last, built = out.splitlines()
    assert built.startswith(f"Would build {operator.knowledge}: it is not there")
    assert (0, "") == (code, err)
    assert ALL_FILES == len(lines)
    size = len(operator.server.files["medgen/NAMES.RRF.gz"].content)
    assert ["medgen", "NAMES.RRF.gz", "new", str(size), "B"] == lines[0].split()
    assert last.startswith(f"Would fetch {ALL_FILES} files, ")
    assert {"HEAD"} == {each.method for each in operator.server.asked}
    assert {} == operator.held()
    assert not operator.downloads.exists()


async def test_a_dry_run_tells_new_changed_and_unchanged_apart(operator: Operator) -> None:
    """After an update and a change on the server."""
    await operator()
    publish(operator.server, b"Lantern ataxia", b"Beacon ataxia")
    before = operator.held()
    _, out, _ = await operator("--dry-run", "--attributes")
    told = {line.split()[1]: line.split()[2] for line in out.splitlines()[:-1]}
    assert ("changed", "new") == (told.pop("NAMES.RRF.gz"), told.pop("MGSAT.RRF.gz"))
    assert {"unchanged"} == set(told.values())
    assert before == operator.held()
    publish(operator.server, b"Beacon ataxia", b"Lantern ataxia")
    await operator()
    assert (await operator("--dry-run"))[1].endswith("There is nothing to fetch.\n")


@pytest.mark.parametrize("arguments", [(), ("--dry-run",)], ids=["update", "dry run"])
async def test_without_network_everything_stays(
    operator: Operator, arguments: Sequence[str]
) -> None:
    """One line that says which server cannot be reached, and what to check."""
    await operator()
    before = operator.held()
    await operator.server.__aexit__(None, None, None)
    is_a_fault(await operator(*arguments), "NAMES.RRF.gz", "cannot be reached", "Check the network")
    assert before == operator.held()
    assert "Lantern ataxia" == operator.lantern()


async def test_a_busy_server_is_asked_again(operator: Operator) -> None:
    """429 and 503 with Retry-After."""
    busy = status(429, Retry_After="0"), status(503, Retry_After="0")
    operator.server.fail("medgen/MGREL.RRF.gz", *busy)
    assert 0 == (await operator())[0]
    assert [429, 503, 200] == operator.server.statuses("MGREL.RRF.gz")


FAULTS = (
    ("medgen/MGDEF.RRF.gz", status(404), "is not there (404)"),
    ("medgen/MGDEF.RRF.gz", status(429, Retry_After="86400"), "asks to wait 1440 minutes"),
    ("hpo/hp.obo", maintenance, "is a web page and not the file"),
    ("hpo/hp.obo", status(302, Location="http://mirror.example/x"), "which is not https"),
)


async def test_a_fault_of_the_server_is_one_line_and_the_knowledge_stays(
    operator: Operator,
) -> None:
    """It names the file, what happened and what to do; the next update goes through."""
    await operator()
    before = operator.knowledge.read_bytes()
    operator.server.offer_release(RELEASED + timedelta(days=7))
    for path, fault, told in FAULTS:
        operator.server.fail(path, fault)
        is_a_fault(await operator(), path, told, "stays as it was")
        assert before == operator.knowledge.read_bytes()
    assert 0 == (await operator())[0]
    assert "2031-03-12\n" == (operator.downloads / "medgen" / "RELEASE").read_text("utf-8")
    assert before != operator.knowledge.read_bytes()


async def test_a_release_that_cannot_be_built_from_leaves_the_former_file(
    operator: Operator,
) -> None:
    """It is told each time, with file and line, until the server has a better one."""
    await operator()
    before, whole = operator.knowledge.read_bytes(), operator.server.files["medgen/MGSTY.RRF.gz"]
    torn = gzip.compress(gzip.decompress(whole.content) + b"C9900001|half a row", mtime=0)
    operator.server.offer("medgen/MGSTY.RRF.gz", torn, whole.modified + timedelta(minutes=1))
    for _ in range(2):
        is_a_fault(await operator(), "MGSTY.RRF.gz, line", "expected 5 columns")
        assert before == operator.knowledge.read_bytes()
    later = whole.modified + timedelta(minutes=2)
    operator.server.offer("medgen/MGSTY.RRF.gz", whole.content, later)
    assert "Nothing has changed" in (await operator())[2]


async def test_files_of_two_releases_are_fetched_once_more_and_refused(operator: Operator) -> None:
    """What was fetched is kept: when the server is done, only the rest is fetched."""
    await operator()
    before = operator.knowledge.read_bytes()
    whole = dict(operator.server.files)
    operator.server.offer_release(RELEASED + timedelta(days=7))
    operator.server.files["medgen/MGSTY.RRF.gz"] = whole["medgen/MGSTY.RRF.gz"]
    operator.server.asked.clear()
    ran = await operator()
    is_a_fault(ran, "MedGen are not of one release", "MGSTY.RRF.gz is of 2031-03-05", "in an hour")
    assert [304, 304] == operator.server.statuses("MGSTY.RRF.gz")
    assert [200, 304] == operator.server.statuses("NAMES.RRF.gz")
    assert before == operator.knowledge.read_bytes()
    operator.server.offer_release(RELEASED + timedelta(days=7))
    operator.server.asked.clear()
    assert 0 == (await operator())[0]
    assert [200] == operator.server.statuses("MGSTY.RRF.gz")
    assert [304] == operator.server.statuses("NAMES.RRF.gz")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
async def test_ended_in_the_middle_of_a_file_the_next_update_goes_through(
    operator: Operator, number: signal.Signals
) -> None:
    """A signal leaves no knowledge file that was not there, and nothing that is in the way.

    tests/test_download.py kills at every sort of moment.
    """
    hold = operator.server.hold_after(2000)
    running = await operator.start()
    await hold.reached.wait()
    running.send_signal(number)
    _, err = await running.communicate()
    assert 0 != running.returncode
    assert b"Traceback" not in err
    assert not operator.knowledge.exists()
    assert 0 == (await operator())[0]
    assert "Lantern ataxia" == operator.lantern()
    left = {path.name for path in operator.downloads.iterdir()}
    assert {"medgen", "hpo", "built.json"} == left - {".lock"}


async def test_bars_are_drawn_where_somebody_watches(operator: Operator) -> None:
    """Each file has its turn on a terminal; elsewhere nothing is said until the end."""
    ours, theirs = os.openpty()
    running = await operator.start(settings={"TERM": "xterm", "COLUMNS": "120"}, stderr=theirs)
    os.close(theirs)
    shown = await asyncio.to_thread(_read_all, ours)
    assert 0 == await running.wait()
    assert "hp.obo" in shown
    assert "NAMES.RRF.gz" in shown
    assert "━" in shown


def _read_all(terminal: int) -> str:
    """What is written to a terminal until nobody holds its other side."""
    with os.fdopen(terminal, "rb", buffering=0) as file, suppress(OSError):
        text = b""
        while chunk := file.read(4096):
            text += chunk
    return text.decode("utf-8", "replace")


async def test_a_downloads_folder_that_cannot_be_made_is_named_with_its_setting(
    operator: Operator,
) -> None:
    """Not `cache`, which is another folder."""
    below = operator.home / "file"
    below.write_text("", "utf-8")
    ran = await operator(ROUNDS_DOWNLOADS=str(below / "downloads"))
    is_a_fault(ran, str(below / "downloads"), "`downloads`", "ROUNDS_DOWNLOADS")


async def test_of_two_updates_at_once_the_second_says_so(operator: Operator) -> None:
    """It ends at once and disturbs nothing; a dry run needs no lock."""
    hold = operator.server.hold_after(500)
    first = await operator.start()
    await hold.reached.wait()
    is_a_fault(await operator(), "another update is at work", str(operator.downloads))
    hold.go_on.set()
    await first.communicate()
    assert 0 == first.returncode
    assert "Lantern ataxia" == operator.lantern()


async def test_a_source_that_is_unknown_is_told_before_anything_is_fetched(
    operator: Operator,
) -> None:
    """As of `rounds build`."""
    is_a_fault(await operator(ROUNDS_UPDATE_SOURCES="nope"), "nope", "the kinds are")
    assert [] == operator.server.asked


async def test_a_folder_that_cannot_be_written_is_one_readable_line(operator: Operator) -> None:
    """A path below a regular file, which root cannot write either."""
    (operator.home / "file").write_text("in the way", "utf-8")
    ran = await operator(ROUNDS_DOWNLOADS=str(operator.home / "file" / "below"))
    is_a_fault(ran, str(operator.home / "file" / "below"), "cannot be written")
    assert [] == operator.server.asked


async def test_what_is_fetched_only_on_request(operator: Operator) -> None:
    """By option or by setting; a file can be done without."""
    await operator("--literature", "--skip", "ORDO_CUI_history.txt", ROUNDS_UPDATE_ATTRIBUTES="1")
    held = {path.name for path in (operator.downloads / "medgen").iterdir()}
    assert {"MGSAT.RRF.gz", "medgen_pubmed_lnk.txt.gz"} <= held
    assert "ORDO_CUI_history.txt" not in held
    await operator()
    held = {path.name for path in (operator.downloads / "medgen").iterdir()}
    assert "MGSAT.RRF.gz" not in held
    assert "ORDO_CUI_history.txt" in held
    code, _, err = await operator("--skip", "NOTHING.RRF.gz")
    assert 2 == code
    assert "NOTHING.RRF.gz" in err


async def test_a_full_disk_is_one_readable_line(operator: Operator) -> None:
    """What came before the disk was full is gone on with once there is room."""
    operator.server.offer(
        "hpo/hp.obo", operator.server.files["hpo/hp.obo"].content + b"!\n" * 40_000
    )
    running = await operator.start(first="ulimit -f 40;")  # in blocks of 512 bytes
    out, err = await running.communicate()
    ran = running.returncode or 0, out.decode(), err.decode()
    is_a_fault(ran, "hp.obo.part", "cannot be written (File too large)", "Make room")
    assert 0 == (await operator())[0]
    assert [200, 206] == operator.server.statuses("hp.obo")

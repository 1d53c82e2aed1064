"""Files come whole and once, whatever the server does, and a folder never holds half a release."""

from __future__ import annotations

import asyncio
import json
import random
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.download import release
from knowledge.download.holding import Holding
from knowledge.download.part import Part
from knowledge.download.transfer import TRIES, Client, Watcher, shown
from knowledge.download.versions import Version
from knowledge.errors import DownloadError
from tests.release_server import (
    RELEASED,
    Fault,
    ReleaseServer,
    cut_off,
    maintenance,
    no_condition,
    no_range,
    page_as_file,
    status,
)

PATH = "medgen/big.txt"
CONTENT = b"#CUI|name|\n" + bytes(range(32, 127)) * 3000
LATER = RELEASED + timedelta(days=7)


class Pauses(Watcher):
    """Remembers for how long a client waited, and waits for nobody."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        """Wait no time at all."""
        self.seconds.append(seconds)


@pytest.fixture
async def server() -> AsyncIterator[ReleaseServer]:
    """A server with one large file."""
    async with ReleaseServer() as running:
        running.offer(PATH, CONTENT)
        yield running


@pytest.fixture
def pauses() -> Pauses:
    """How long a client waited."""
    return Pauses()


@pytest.fixture
async def client(pauses: Pauses) -> AsyncIterator[Client]:
    """A client that waits for no time."""
    async with Client("Rounds/test", pauses, wait=pauses) as opened:
        yield opened


@pytest.fixture
def part(tmp_path: Path) -> Part:
    """Where the file is to lie."""
    return Part(tmp_path / "big.txt")


async def got(client: Client, server: ReleaseServer, part: Part) -> bytes:
    """What has arrived once a fetch is done."""
    assert await client.fetch(server.url(PATH), part, None)
    return part.path.read_bytes()


# One file


async def test_a_file_arrives_with_size_time_and_tag(
    client: Client, server: ReleaseServer, part: Part
) -> None:
    """As the server told them; nothing is packed on the way."""
    version = await client.fetch(server.url(PATH), part, None)
    offered = server.files[PATH]
    assert CONTENT == part.path.read_bytes()
    assert version == Version(
        address=server.url(PATH),
        size=len(CONTENT),
        last_modified=offered.headers["Last-Modified"],
        etag=offered.etag,
    )
    assert RELEASED == version.modified
    assert ["identity"] == [each.headers["Accept-Encoding"] for each in server.asked]


async def test_a_file_that_is_known_is_not_sent_again(
    client: Client, server: ReleaseServer, part: Part
) -> None:
    """The server answers 304; one that takes no conditions is not listened to."""
    known = await client.fetch(server.url(PATH), part, None)
    part.drop()
    assert await client.fetch(server.url(PATH), part, known) is None
    server.fail(PATH, no_range)
    assert await client.fetch(server.url(PATH), part, known) is None
    assert [200, 304, 200] == server.statuses("big.txt")
    assert 0 == part.size


@pytest.mark.parametrize("refusals", [0, 1])
async def test_a_look_fetches_nothing(client: Client, server: ReleaseServer, refusals: int) -> None:
    """HEAD, or GET where a server knows no HEAD, without the body."""
    server.fail(PATH, *[status(405)] * refusals)
    hold = server.hold_after(len(CONTENT) - 1)
    version = await client.look(server.url(PATH), None)
    assert version
    assert len(CONTENT) == version.size
    assert ["HEAD", "GET"][: refusals + 1] == [each.method for each in server.asked]
    hold.go_on.set()
    assert await client.look(server.url(PATH), version) is None


@pytest.mark.parametrize("cuts", [1, 3, TRIES + 3])
async def test_a_body_that_is_cut_goes_on_where_it_ended(
    client: Client, server: ReleaseServer, part: Part, cuts: int
) -> None:
    """As often as each try brings something."""
    server.fail(PATH, *[cut_off(20_000)] * cuts)
    assert CONTENT == await got(client, server, part)
    ranges = [each.headers.get("Range") for each in server.asked]
    assert [None, *(f"bytes={20_000 * n}-" for n in range(1, cuts + 1))] == ranges
    assert [200] + [206] * cuts == server.statuses("big.txt")


async def test_what_an_earlier_process_began_is_gone_on_with(
    client: Client, server: ReleaseServer, part: Part, tmp_path: Path
) -> None:
    """Another `Part` of the same place, as after a restart."""
    server.fail(PATH, cut_off(50_000), *[status(503)] * TRIES)
    with pytest.raises(DownloadError, match="503 Service Unavailable, 5 times in a row"):
        await client.fetch(server.url(PATH), part, None)
    assert CONTENT == await got(client, server, Part(tmp_path / "big.txt"))
    assert "bytes=50000-" == server.asked[-1].headers["Range"]


async def test_a_part_that_is_whole_already_is_only_asked_about(
    client: Client, server: ReleaseServer, part: Part
) -> None:
    """A process was killed between the last byte and the file's name."""
    await got(client, server, part)
    assert CONTENT == await got(client, server, part)
    assert [200, 304] == server.statuses("big.txt")


@pytest.mark.parametrize("answers", [(), (no_range,), (no_condition,)])
async def test_a_file_that_has_changed_starts_anew(
    client: Client, server: ReleaseServer, part: Part, answers: tuple[Fault, ...]
) -> None:
    """Whether the server heeds If-Range, ignores Range, or sends the rest of another file."""
    server.fail(PATH, cut_off(20_000), *[status(500)] * TRIES)
    with pytest.raises(DownloadError):
        await client.fetch(server.url(PATH), part, None)
    server.offer(PATH, CONTENT.swapcase(), LATER)
    server.fail(PATH, *answers)
    assert CONTENT.swapcase() == await got(client, server, part)


@pytest.mark.parametrize("etag", ['W/"1"', None])
async def test_without_a_strong_tag_the_time_decides(
    client: Client, server: ReleaseServer, part: Part, etag: str | None
) -> None:
    """A weak tag does not promise the same bytes."""
    version = Version(address="x", size=9, last_modified="then", etag=etag)
    assert {"Range": "bytes=3-", "If-Range": "then"} == version.rest(3)
    assert {} == version.model_copy(update={"last_modified": None}).rest(3)
    server.files[PATH].told = False  # nothing to tell versions apart by: all of it again
    server.fail(PATH, cut_off(20_000))
    assert CONTENT == await got(client, server, part)
    assert [None, None] == [each.headers.get("Range") for each in server.asked]


@pytest.mark.parametrize("promised", [len(CONTENT) + 10, len(CONTENT) * 2])
async def test_a_wrong_length_is_no_whole_file(
    client: Client, server: ReleaseServer, part: Part, promised: int
) -> None:
    """The server promised more than it has: given up after some tries, and said so."""
    server.fail(PATH, *[cut_off(len(CONTENT), promised=promised)] * 20)
    with pytest.raises(DownloadError, match="in a row"):
        await client.fetch(server.url(PATH), part, None)
    assert len(server.asked) < 20


async def test_a_busy_server_is_asked_ever_more_seldom(
    client: Client, server: ReleaseServer, part: Part, pauses: Pauses
) -> None:
    """1, 2, 4 seconds, unless it says how long: in seconds, or as a date (long past here)."""
    faults = (
        *(status(503), status(429), status(500), status(429, Retry_After="17")),
        cut_off(10),
        *(status(503, Retry_After="Wed, 05 Mar 2025 22:15:00 GMT"), status(502)),
    )
    server.fail(PATH, *faults)
    assert CONTENT == await got(client, server, part)
    assert [1, 2, 4, 17, 1, 0, 4] == pauses.seconds


async def test_a_server_that_falls_silent_is_asked_again(
    server: ReleaseServer, part: Part, pauses: Pauses
) -> None:
    """In the middle of a body; the test never lets it go on."""
    server.hold_after(40_000)
    async with Client("Rounds/test", pauses, wait=pauses, silence_s=0.2) as client:
        assert CONTENT == await got(client, server, part)
    assert "bytes=40000-" in [each.headers.get("Range") for each in server.asked]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (status(404), r"is not there \(404\)\. .*--skip big\.txt"),
        (status(403), r"refuses it \(403 Forbidden\)"),
        (status(429, Retry_After="3600"), "asks to wait 60 minutes"),
        (status(302, Location="http://mirror.example/x?key=secret"), "“http://mirror.example/x”"),
        (status(302, Location="ftp://127.0.0.1/x"), "which is not https"),
        (status(302), "in a circle"),
        (status(301, Location="/medgen/big.txt"), "in a circle"),
        (maintenance, "is a web page"),
    ],
)
async def test_what_cannot_be_helped_is_said_at_once(
    client: Client, server: ReleaseServer, part: Part, fault: Fault, told: str
) -> None:
    """With the file and what to do, and nothing of what the server wrote."""
    server.fail(PATH, *[fault] * 20)
    with pytest.raises(DownloadError, match=told) as refused:
        await client.fetch(server.url(PATH), part, None)
    assert "big.txt" in str(refused.value)
    assert "192.0.2.7" not in str(refused.value)
    assert "secret" not in str(refused.value)
    assert 0 == part.size


async def test_a_redirect_inside_this_machine_is_followed(
    client: Client, server: ReleaseServer, part: Part
) -> None:
    """The file keeps the address that it was asked for under."""
    server.offer("medgen/old.txt", b"")
    server.fail("medgen/old.txt", status(302, Location="big.txt"))
    version = await client.fetch(server.url("medgen/old.txt"), part, None)
    assert version
    assert server.url("medgen/old.txt") == version.address
    assert CONTENT == part.path.read_bytes()


async def test_other_machines_are_asked_by_the_proxy_of_the_environment(
    client: Client, server: ReleaseServer, part: Part, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As hospitals have them; plain http too, where the operator wrote so."""
    monkeypatch.setenv("HTTP_PROXY", server.address)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert await client.fetch("http://mirror.example/medgen/big.txt", part, None)
    assert CONTENT == part.path.read_bytes()
    assert ["mirror.example"] == [each.headers["Host"] for each in server.asked]


def test_passwords_and_queries_are_not_shown() -> None:
    """A mirror may want a password, a signed address is one."""
    address = "https://ada:secret@mirror.example/medgen/NAMES.RRF.gz?sig=secret#x"
    assert "https://mirror.example/medgen/NAMES.RRF.gz" == shown(address)


# A release


@asynccontextmanager
async def served(pauses: Pauses) -> AsyncIterator[tuple[ReleaseServer, Client]]:
    """A server with whole releases, and a client."""
    async with ReleaseServer() as server, Client("Rounds/test", pauses, wait=pauses) as client:
        server.offer_release()
        yield server, client


def medgen(server: ReleaseServer, folder: Path) -> Holding:
    """MedGen's release of the server, held in a folder."""
    found = release.medgen(server.url("medgen"), server.url("gene/"))
    return Holding(found, folder / "medgen")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"#CUI|name|\n", "is no gzip file"),
        (b"\x1f\x8b\x08 and then nothing that fits", "is damaged"),
    ],
)
async def test_what_is_no_whole_gzip_is_refused_and_dropped(
    tmp_path: Path, pauses: Pauses, content: bytes, told: str
) -> None:
    """The former release stays; once the server is right again, the file starts anew."""
    async with served(pauses) as (server, client):
        await medgen(server, tmp_path).refresh(client)
        whole = server.files["medgen/MGDEF.RRF.gz"].content
        server.offer_release(LATER)
        server.offer("medgen/MGDEF.RRF.gz", content, LATER)
        with pytest.raises(DownloadError, match=f"MGDEF.RRF.gz: {told}"):
            await medgen(server, tmp_path).refresh(client)
        assert "2031-03-05" == (tmp_path / "medgen" / "RELEASE").read_text("utf-8").strip()
        assert not (tmp_path / "medgen.coming" / "MGDEF.RRF.gz.part").exists()
        server.offer("medgen/MGDEF.RRF.gz", whole[: len(whole) // 2], LATER)
        with pytest.raises(DownloadError, match="is damaged"):
            await medgen(server, tmp_path).refresh(client)
        server.offer("medgen/MGDEF.RRF.gz", whole, LATER)
        await medgen(server, tmp_path).refresh(client)
        assert whole == (tmp_path / "medgen" / "MGDEF.RRF.gz").read_bytes()


async def test_a_page_that_is_said_to_be_a_file_is_refused(tmp_path: Path, pauses: Pauses) -> None:
    """Where text is expected as well."""
    async with served(pauses) as (server, client):
        server.fail("medgen/MedGen_CUI_history.txt", page_as_file)
        with pytest.raises(DownloadError, match="is a web page"):
            await medgen(server, tmp_path).refresh(client)


@pytest.mark.parametrize("spoilt", ["changed", "gone", "no manifest"])
async def test_a_held_file_that_is_not_what_was_fetched_is_fetched_again(
    tmp_path: Path, pauses: Pauses, spoilt: str
) -> None:
    """Somebody put another in its place, with the same length."""
    async with served(pauses) as (server, client):
        await medgen(server, tmp_path).refresh(client)
        path = tmp_path / "medgen" / "MGSTY.RRF.gz"
        whole = path.read_bytes()
        if spoilt == "changed":
            path.write_bytes(bytes(len(whole)))
        elif spoilt == "gone":
            path.unlink()
        else:
            (tmp_path / "medgen" / "manifest.json").write_text("{", "utf-8")
        await medgen(server, tmp_path).refresh(client)
        assert whole == path.read_bytes()


async def test_files_within_half_an_hour_are_one_release(tmp_path: Path, pauses: Pauses) -> None:
    """The genes are made on another day, in another folder; a file more than that apart is not."""
    async with served(pauses) as (server, client):
        offered = server.files["medgen/MGSTY.RRF.gz"]
        offered.modified = server.files["medgen/MERGED.RRF.gz"].modified + timedelta(minutes=30)
        await medgen(server, tmp_path).refresh(client)
        offered.modified += timedelta(minutes=1)
        with pytest.raises(DownloadError, match="not of one release") as refused:
            await medgen(server, tmp_path).refresh(client)
        assert "MERGED.RRF.gz is of 2031-03-05 22:15, but MGSTY.RRF.gz of" in str(refused.value)


async def test_a_release_that_is_finished_meanwhile_is_taken(
    tmp_path: Path, pauses: Pauses
) -> None:
    """The server was writing it while the first files were fetched: those come once more."""
    async with served(pauses) as (server, client):
        new = dict(server.files)
        server.offer_release(RELEASED - timedelta(days=7))

        async def finish(_offered: object, _request: object) -> object:
            server.files = new
            return await no_range(new["medgen/MGREL.RRF.gz"], _request)  # type: ignore[arg-type]

        server.fail("medgen/MGREL.RRF.gz", finish)  # type: ignore[arg-type]  # a fault all the same
        await medgen(server, tmp_path).refresh(client)
        assert "2031-03-05" == (tmp_path / "medgen" / "RELEASE").read_text("utf-8").strip()
        assert [200, 200] == server.statuses("NAMES.RRF.gz")


async def test_hpo_is_of_one_release_by_what_its_files_say(tmp_path: Path, pauses: Pauses) -> None:
    """phenotype.hpoa names the terms that it was made with; its own day is another thing."""
    async with served(pauses) as (server, client):
        hpo = Holding(release.hpo(server.url("hpo"), server.url("hpoa")), tmp_path / "hpo")
        await hpo.refresh(client)
        offered = server.files["hpoa/phenotype.hpoa"]
        later = offered.content.replace(b"releases/2031-02-03", b"releases/2031-06-07")
        server.offer("hpoa/phenotype.hpoa", later, LATER)
        told = "hp.obo is of release 2031-02-03, but phenotype.hpoa of 2031-06-07"
        with pytest.raises(DownloadError, match=told):
            await hpo.refresh(client)
        assert offered.content == (tmp_path / "hpo" / "phenotype.hpoa").read_bytes()


async def test_another_server_is_asked_for_all_of_it(tmp_path: Path, pauses: Pauses) -> None:
    """What one server said of time and tag says nothing about another's file."""
    async with served(pauses) as (server, client):
        await medgen(server, tmp_path).refresh(client)
        server.files |= {f"mirror/{path}": offered for path, offered in server.files.items()}
        mirror = release.medgen(server.url("mirror/medgen"), server.url("mirror/gene"))
        changes = await Holding(mirror, tmp_path / "medgen").refresh(client)
        assert {"unchanged"} == {each.what for each in changes}
        assert 2 == server.statuses("NAMES.RRF.gz").count(200)


# Killed


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals and fork")
async def test_killed_at_any_moment_it_leaves_a_whole_release_and_goes_on(tmp_path: Path) -> None:
    """SIGKILL at seeded fractions of all that a refresh does with files and arriving bytes.

    The former or the new release is whole, and the next refresh goes on and ends well.
    """
    async with served(Pauses()) as (server, client):
        await medgen(server, tmp_path / "former").refresh(client)
        server.offer_release(LATER)
        server.offer("medgen/MedGen_UID_CUI_history.txt", CONTENT * 20, LATER)
        server.asked.clear()
        chance = random.Random(4)
        # The last of it is where releases change places and the former is removed.
        places = [*sorted(chance.random() for _ in range(8)), 0.94, 0.96, 0.98, 0.999]
        trials = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.killed_update", server.address, tmp_path),
            json.dumps(places),
            cwd=Path(__file__).parent.parent,
            stdout=asyncio.subprocess.PIPE,
        )
        out, _ = await trials.communicate()
    results = [json.loads(line) for line in out.splitlines()]
    assert len(places) == len(results)
    assert {"2031-03-05", "2031-03-12"} == {each["between"]["date"] for each in results}
    assert 206 in server.statuses("MedGen_UID_CUI_history.txt")
    for result in results:
        assert -signal.SIGKILL == result["ended"], result
        assert result["between"]["whole"], result
        assert 0 == result["again"], result
        assert {"whole": True, "date": "2031-03-12", "beside": ["medgen"]} == result["end"], result

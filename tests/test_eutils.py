"""The client of NCBI's E-utilities, against answers of the shapes that NCBI sends."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import aiohttp
import pytest
from pydantic import SecretStr

from knowledge.download.eutils import Caller, Eutils, Pace
from knowledge.errors import EutilsError
from tests import eutils_server as shapes
from tests.eutils_server import CALLER_IP, KEY, EutilsServer, Fault


@dataclass
class Time:
    """A clock that only sleeping moves."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        """The time."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class Scene:
    """A server, a client of it, and the time that passes between requests."""

    server: EutilsServer
    session: aiohttp.ClientSession
    time: Time = field(default_factory=Time)

    def client(self, key: str = "", *, timeout_s: float = 20.0) -> Eutils:
        """A client, with a key if one is given."""
        caller = Caller("rounds-test", "lamp@example.org", SecretStr(key) if key else None)
        pace = Pace(caller.per_second, clock=self.time.clock, sleep=self.time.sleep)
        timeout = aiohttp.ClientTimeout(total=timeout_s)
        return Eutils(self.session, caller, address=self.server.address, pace=pace, timeout=timeout)


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    """E-utilities that know three publications."""
    async with EutilsServer() as server, aiohttp.ClientSession() as session:
        ids = [f"9900000{n}" for n in range(1, 8)]
        server.searches["lantern"] = ids
        server.summaries["pubmed"] = {each: {"uid": each, "title": "Lamps."} for each in ids}
        yield Scene(server, session)


async def test_a_search_gives_the_first_ids_and_the_count_of_all(scene: Scene) -> None:
    """Counts are texts in the answer; only as many ids as were asked for are listed."""
    found = await scene.client().search("pubmed", "lantern[tiab]", 5, sort="pub_date")
    assert (7, ("99000001", "99000002", "99000003", "99000004", "99000005")) == (
        found.count,
        found.ids,
    )
    (asked,) = scene.server.asked
    assert ("GET", "esearch.fcgi", "pub_date") == (asked.method, asked.program, asked.form["sort"])


async def test_nothing_found_is_an_answer(scene: Scene) -> None:
    """An empty list comes without a translation of the query."""
    found = await scene.client().search("pubmed", "darkness", 5)
    assert (0, (), "") == (found.count, found.ids, found.understood)


async def test_a_list_shorter_than_the_count_is_paged(scene: Scene) -> None:
    """The server gives three at a time; the client goes on where it stopped."""
    scene.server.page = 3
    found = await scene.client().search("pubmed", "lantern", 5)
    assert 5 == len(found.ids)
    assert ["0", "3"] == [asked.form["retstart"] for asked in scene.server.asked]


async def test_a_count_that_promises_too_much_ends_the_paging(scene: Scene) -> None:
    """Where no more ids come the search ends, however many were counted."""
    scene.server.counts["lantern"] = 50
    found = await scene.client().search("pubmed", "lantern", 20)
    assert (50, 7) == (found.count, len(found.ids))


async def test_tool_email_and_key_go_with_each_request(scene: Scene) -> None:
    """NCBI asks who calls."""
    await scene.client(KEY).search("pubmed", "lantern", 5)
    form = scene.server.asked[0].form
    assert ("rounds-test", "lamp@example.org", KEY) == (
        form["tool"],
        form["email"],
        form["api_key"],
    )


async def test_without_a_key_none_is_sent(scene: Scene) -> None:
    """An empty key would be refused."""
    await scene.client().search("pubmed", "lantern", 5)
    assert "api_key" not in scene.server.asked[0].form


@pytest.mark.parametrize(("key", "allowed"), [("", 3), (KEY, 10)])
async def test_no_second_holds_more_requests_than_are_allowed(
    scene: Scene, key: str, allowed: int
) -> None:
    """Three a second, ten with a key, measured on a clock that only sleeping moves."""
    client, began = scene.client(key), []
    for _ in range(3 * allowed):
        await client.search("pubmed", "lantern", 1)
        began.append(scene.time.now)
    for first, later in zip(began, began[allowed:], strict=False):
        assert later - first > 1.0
    assert began[-1] < 3.3  # and not much slower than allowed


@pytest.mark.parametrize(("ids", "method"), [(200, "GET"), (201, "POST"), (400, "POST")])
async def test_long_lists_of_ids_are_posted(scene: Scene, ids: int, method: str) -> None:
    """More than 200 ids do not fit into an address."""
    await scene.client().summaries("pubmed", ["1"] * ids)
    (asked,) = scene.server.asked
    assert method == asked.method
    assert ids == len(asked.form["id"].split(","))


async def test_more_ids_than_an_answer_holds_are_asked_for_in_parts(scene: Scene) -> None:
    """ESummary gives at most 500 records as JSON."""
    ids = [str(99100000 + n) for n in range(900)]
    scene.server.summaries["pubmed"] = {each: {"uid": each} for each in ids}
    found = await scene.client().summaries("pubmed", ids)
    assert (900, [400, 400, 100]) == (
        len(found.records),
        [len(asked.form["id"].split(",")) for asked in scene.server.asked],
    )


async def test_a_long_query_is_posted(scene: Scene) -> None:
    """Servers refuse long addresses."""
    await scene.client().search("pubmed", "lantern " + "x" * 2000, 5)
    assert "POST" == scene.server.asked[0].method


async def test_an_id_without_record_is_told_apart(scene: Scene) -> None:
    """One unknown id does not spoil the others of its request."""
    found = await scene.client().summaries("pubmed", ["99000001", "8393999999"])
    assert ["99000001"] == list(found.records)
    assert {"8393999999": "cannot get document summary"} == found.missing


# Faults. Each shape of an error is one clear reason.

PASSING: dict[str, Fault] = {
    "limited": shapes.LIMITED,
    "limited, with status 200": shapes.LIMITED_AS_200,
    "unavailable": shapes.FAULT_OF_SERVER,
    "page": shapes.MAINTENANCE,
    "cut_off": shapes.CUT_OFF,
    "cut_off, with its promised length": shapes.ENDED_EARLY,
}
LASTING: dict[str, Fault] = {
    "refused: status 400": shapes.BAD_KEY,
    "refused: error as 200": shapes.ECHO_AS_200,
    "refused: ERROR of a search": shapes.BAD_SEARCH,
    "refused: led elsewhere": shapes.MOVED,
    "unreadable": shapes.OTHER_FORM,
}


@pytest.mark.parametrize("shape", PASSING)
async def test_what_passes_is_tried_again(scene: Scene, shape: str) -> None:
    """Twice a fault, then the answer; the client waits longer each time."""
    scene.server.next(PASSING[shape], PASSING[shape])
    found = await scene.client().search("pubmed", "lantern", 5)
    assert 7 == found.count
    assert [1.0, 2.0] == [round(each, 1) for each in scene.time.slept]


@pytest.mark.parametrize("shape", PASSING)
async def test_what_does_not_pass_ends_as_one_error(scene: Scene, shape: str) -> None:
    """After five attempts it says what is wrong, and nothing of who asked."""
    scene.server.always = PASSING[shape]
    with pytest.raises(EutilsError) as failed:
        await scene.client(KEY).search("pubmed", "lantern", 5)
    assert shape.partition(",")[0] == failed.value.reason
    assert 5 == len(scene.server.asked)
    assert_nothing_of_the_caller(failed.value)


@pytest.mark.parametrize("shape", LASTING)
async def test_what_would_not_pass_is_not_tried_again(scene: Scene, shape: str) -> None:
    """A request that is refused is refused again."""
    scene.server.always = LASTING[shape]
    with pytest.raises(EutilsError) as failed:
        await scene.client(KEY).search("pubmed", "lantern", 5)
    assert shape.partition(":")[0] == failed.value.reason
    assert 1 == len(scene.server.asked)
    assert_nothing_of_the_caller(failed.value)


async def test_the_reason_of_a_refused_summary_is_told(scene: Scene) -> None:
    """A list of texts stands where the result should be."""
    scene.server.always = shapes.BAD_SUMMARY
    with pytest.raises(EutilsError, match="Invalid db name specified: lamp") as failed:
        await scene.client().summaries("lamp", ["1"])
    assert "refused" == failed.value.reason


async def test_a_server_that_stalls_is_given_up(scene: Scene) -> None:
    """It sends the beginning of an answer and falls silent."""
    scene.server.always = shapes.STALLED
    with pytest.raises(EutilsError) as failed:
        await scene.client(timeout_s=0.1).search("pubmed", "lantern", 5)
    assert "late" == failed.value.reason


async def test_where_nobody_listens_it_says_so(scene: Scene) -> None:
    """No network and a wrong address look the same from here."""
    scene.server.address = "http://127.0.0.1:9/eutils"
    with pytest.raises(EutilsError, match="Check the network") as failed:
        await scene.client(KEY).search("pubmed", "lantern", 5)
    assert "unreachable" == failed.value.reason
    assert_nothing_of_the_caller(failed.value)


async def test_nothing_of_the_caller_is_logged(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Bodies hold the caller's address or key, addresses of requests the key."""
    caplog.set_level(logging.DEBUG)
    for fault in (*LASTING.values(), *PASSING.values()):
        scene.server.always = fault
        with pytest.raises(EutilsError):
            await scene.client(KEY).search("pubmed", "lantern", 5)
    ours = [each for each in caplog.records if each.name != "aiohttp.access"]  # the server's
    said = "\n".join(each.getMessage() for each in ours)
    assert KEY not in said
    assert CALLER_IP not in said


def assert_nothing_of_the_caller(error: EutilsError) -> None:
    """Neither the error nor what it was raised from shows key or addresses."""
    shown = f"{error} {error!r} {error.detail} {error.__cause__}"
    for secret in (KEY, CALLER_IP, "example.org"):
        assert secret not in shown
    assert error.__suppress_context__ or error.__context__ is None

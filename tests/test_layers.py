"""The layers: a file imports only from layers above its own, and `knowledge` stays pure.

The two tables are the architecture. A new room, a file or a package, gets a line here, and its
place says what it may know of: everything with a smaller number, nothing else. Files of one package
may import one another, but never in a circle.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from knowledge.embedded import SHAPING

ROOT = Path(__file__).parent.parent

# fmt: off
KNOWLEDGE = {
    # 1: facts about faults, records and text
    "knowledge.errors": 1,
    "knowledge.model": 1,
    "knowledge.text": 1,
    "knowledge.identifier_kinds": 1,
    "knowledge.connections": 1,
    "knowledge.kept": 1,
    "knowledge.garbage": 1,
    # 2: what can be said without a knowledge file
    "knowledge.identifiers": 2,
    "knowledge.records": 2,
    "knowledge.sections": 2,
    "knowledge.schema": 2,
    "knowledge.language": 2,
    # 3: what is screened, read in and written out; names in arrays
    "knowledge.safety": 3,
    "knowledge.sources": 3,
    "knowledge.citing": 3,
    "knowledge.names": 3,
    # 4: a message, or a knowledge file, taken up
    "knowledge.asking": 4,
    "knowledge.opening": 4,
    "knowledge.loaded_sources": 4,
    "knowledge.literature": 4,
    # 5-7: queries over the file; what it says of a concept; which concepts may be meant
    "knowledge.store": 5,
    "knowledge.record": 6,
    "knowledge.matching": 7,
    # 8-11: the forms of a reply; what is found for a question; both put together
    "knowledge.replies": 8,
    "knowledge.understanding": 9,
    "knowledge.compose": 10,
    "knowledge.answers": 11,
    # 12-13: making a file; the one that needs no configuration; what is fetched to make one of
    "knowledge.building": 12,
    "knowledge.embedded": 13,
    "knowledge.download": 13,  # nothing in knowledge imports it
    # 14: the door
    "knowledge": 14,
}
BOT = {
    "bot": 1,
    "bot.errors": 1,
    "bot.garbage": 1,
    "bot.help_lines": 1,
    "bot.log": 1,
    "bot.phrases": 1,
    "bot.render": 1,  # the package itself says nothing
    "bot.render.dates": 1,
    "bot.wishes": 1,
    # 2: what there is to set, to remember and to write
    "bot.controls": 2,
    "bot.config": 2,
    "bot.conversation": 2,
    "bot.cooldown": 2,
    "bot.lending": 2,
    "bot.faults": 2,
    "bot.work": 3,
    "bot.suggestions": 3,
    "bot.once": 2,
    "bot.pace": 2,
    "bot.state": 2,
    "bot.preferences": 3,
    "bot.render.id_forms": 2,
    "bot.render.card": 3,
    # 2–6: replies as lines, as JSON and as cards
    "bot.render.pen": 2,
    "bot.render.chart_data": 2,
    "bot.render.view": 2,
    "bot.render.reasons": 2,
    "bot.render.changes": 3,
    "bot.render.chart_alt": 3,
    "bot.render.chart": 4,
    "bot.render.statements": 3,
    "bot.render.loaded": 3,
    "bot.render.markdown": 3,
    "bot.render.explained": 4,
    "bot.render.lines": 4,
    "bot.render.json_statements": 4,
    "bot.render.pages": 4,
    "bot.render.menus": 4,
    "bot.render.feedback": 5,
    "bot.render.offers": 5,
    "bot.render.rows": 5,
    "bot.render.explained_json": 5,
    "bot.render.plain_json": 5,
    "bot.render.help": 6,
    "bot.render.sending": 7,
    "bot.render.chart_card": 7,
    "bot.render.personal": 6,
    "bot.render.settings": 6,
    "bot.render.cards": 6,
    "bot.render.exports": 6,
    # 6: the one path to a reply; charts kept for the next who asks
    "bot.answering": 6,
    "bot.charts": 6,
    # 7–9: a look-up as a job; who does the jobs; where Discord's entrances ask
    "bot.drawing": 8,
    "bot.workers": 9,
    "bot.desk": 10,
    # 9: how cards become messages
    "bot.delivery": 10,
    # 10–11: the entrances
    "bot.batch": 11,
    "bot.terminal": 11,
    "bot.entrance": 11,
    "bot.unasked": 11,
    "bot.renewal": 11,
    "bot.upkeep": 11,
    "bot.posting": 12,
    "bot.reading": 3,
    "bot.managing": 12,
    "bot.reporting": 12,
    "bot.buttons": 13,
    "bot.commands": 13,
    "bot.mentions": 12,
    "bot.welcome": 12,
    # 12: the client and the process
    "bot.client": 14,
    "bot.service": 15,
    # 14: the command line
    "bot.cli": 16,
}
# fmt: on
LAYERS = KNOWLEDGE | BOT
# Those whose files have no lines of their own: they stand where their package does.
PACKAGES = LAYERS.keys() & {
    ".".join(path.parent.relative_to(ROOT).parts)
    for package in ("knowledge", "bot")
    for path in (ROOT / package).rglob("__init__.py")
} - {"knowledge", "bot", "bot.render"}

# The one room that touches the network and waits for it.
FETCHING = "knowledge.download"

# `knowledge` answers from a file, in the thread that asks: it fetches nothing and awaits nothing.
IMPURE = {
    *("aiohttp", "asyncio", "bot", "concurrent", "discord", "ftplib", "http", "httpx", "requests"),
    *("selectors", "smtplib", "socket", "socketserver", "ssl", "urllib.request", "urllib3"),
}


def modules() -> dict[str, Path]:
    """Every file of both packages by its dotted name."""
    paths = [path for package in ("knowledge", "bot") for path in (ROOT / package).rglob("*.py")]
    return {dotted(path.relative_to(ROOT)): path for path in sorted(paths)}


def dotted(path: Path) -> str:
    """`knowledge/sources/hpo.py` is knowledge.sources.hpo; a package is its `__init__`."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(module: str, source: str, known: Mapping[str, object]) -> Iterator[str]:
    """The modules that a file imports, wherever in it; `from package import module` counts too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = module.split(".")[: -node.level] if node.level else []
            origin = ".".join(filter(None, (*above, node.module)))
            for alias in node.names:
                inner = f"{origin}.{alias.name}"
                yield inner if inner in known or inner in IMPURE else origin


def room(module: str) -> str:
    """The line of the table that a module belongs to: its own, else its package's."""
    while module not in LAYERS and "." in module:
        module = module.rpartition(".")[0]
    return module


def may_fetch(own: str) -> bool:
    """Whether a room may reach the network room: itself and the command line."""
    return own in {FETCHING, "bot.cli"}


def faults(module: str, source: str, known: Mapping[str, object]) -> list[str]:
    """Each import that breaks the layers, as a sentence."""
    own = room(module)
    found = []
    for imported in imports(module, source, known):
        top = imported.partition(".")[0]
        if module.partition(".")[0] == "knowledge" and own != FETCHING and {imported, top} & IMPURE:
            found.append(f"{module} imports {imported}, but knowledge is pure and synchronous")
        elif own == FETCHING and top in {"bot", "discord"}:
            found.append(f"{module} imports {imported}, and knows nothing of the bot")
        elif room(imported) == FETCHING and not may_fetch(own):
            found.append(f"{module} imports {imported}, but only the command line fetches")
        elif top == module.partition(".")[0] and room(imported) != own:
            layers = LAYERS[own], LAYERS.get(room(imported), 0)
            if layers[0] <= layers[1]:
                found.append(f"{module} (layer {layers[0]}) imports {imported} ({layers[1]})")
    return found


def reached(module: str) -> set[str]:
    """A file with all that it imports, directly or not."""
    known, found, ahead = modules(), set[str](), [module]
    while ahead:
        if (each := ahead.pop()) in known and each not in found:
            found.add(each)
            ahead += imports(each, known[each].read_text("utf-8"), known)
    return found


def test_every_file_has_its_layer() -> None:
    """A file without a line in the table, and a line without a file, are both mistakes."""
    named = modules()
    inside = {name for name in named if room(name) in PACKAGES and name not in PACKAGES}
    assert LAYERS.keys() == named.keys() - inside


def test_the_newcomers_map_names_every_room_in_this_order() -> None:
    """docs/architecture.md lists what stands here, files with a leading underscore aside."""
    tables = (ROOT / "docs" / "architecture.md").read_text("utf-8").split("\n\n")
    for package, layers in (("knowledge", KNOWLEDGE), ("bot", BOT)):
        (table,) = [each for each in tables if each.startswith(f"| `{package}/` |")]
        cells = [row.split("|")[1] for row in table.splitlines()[2:]]
        named = [f"{package}.{name}" for cell in cells for name in re.findall(r"`(\w+)/?`", cell)]
        public = {".".join(each.split(".")[:2]) for each in layers} - {package}
        assert {each for each in public if "._" not in each} == {*named}
        # A package stands where its last file does.
        order = [
            max(layers[each] for each in layers if f"{each}.".startswith(f"{name}."))
            for name in named
        ]
        assert sorted(order) == order


def test_the_newcomers_map_names_every_file_of_the_packages_of_knowledge() -> None:
    """But those of safety, sources and download, which are one thing each."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    table = text.partition("| in | |")[2].partition("\n\n")[0]
    rows = dict(re.findall(r"(?m)^\| `(\w+)/` \| (.+) \|$", table))
    for package, cell in rows.items():
        files = {each.stem for each in (ROOT / "knowledge" / package).glob("[a-z]*.py")}
        assert files == files & {*re.findall(r"`(\w+)`", cell)}, package
    whole = {"safety", "sources", "download"}
    packages = {each.rpartition(".")[2] for each in PACKAGES if each.startswith("knowledge.")}
    assert packages - whole == rows.keys()


def test_the_embedded_file_is_built_anew_when_code_that_shapes_it_changes() -> None:
    """Its checksum covers each room that a draft is made of, and the sources."""
    files = {each for each in reached("knowledge.building.draft") if each not in PACKAGES}
    shaping = {f"knowledge.{each.replace('/', '.')}" for each in SHAPING}
    assert shaping == {each for each in files if room(each) != "knowledge.sources"}


@pytest.mark.parametrize("module", modules())
def test_a_file_imports_only_from_layers_above_its_own(module: str) -> None:
    """Smaller numbers only; `knowledge` reaches no network, no event loop and no bot."""
    known = modules()
    assert [] == faults(module, known[module].read_text("utf-8"), known)


@pytest.mark.parametrize("package", sorted(PACKAGES))
def test_files_of_a_package_never_import_in_a_circle(package: str) -> None:
    """So that each can be read with those it builds on, and none needs itself."""
    known = modules()
    files = {name for name in known if room(name) == package and name != package}
    graph = {name: files & {*imports(name, known[name].read_text(), known)} for name in files}
    assert files == {*TopologicalSorter(graph).static_order()}


@pytest.mark.parametrize(
    "module", [each for each in BOT if LAYERS[each] < LAYERS["bot.desk"] and each != "bot"]
)
def test_drawing_and_answering_know_nothing_of_discord(module: str) -> None:
    """Cards are plain values: only `delivery` and what is below it speaks to Discord."""
    known = modules()
    tops = {
        each.partition(".")[0] for each in imports(module, known[module].read_text("utf-8"), known)
    }
    assert set() == tops & {"aiohttp", "discord"}


@pytest.mark.parametrize("module", ["bot.workers", "bot.cli.app"])
def test_what_starts_often_loads_nothing_that_it_can_do_without(module: str) -> None:
    """Look-up processes and commands: each of these libraries would take longer than an answer."""
    heavy = ("alembic", "citeproc", "discord", "sqlalchemy")
    program = f"import sys, {module}; print(*sys.modules.keys() & {heavy})"
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "" == ran.stdout.strip()


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("knowledge.text", "from knowledge.errors import KnowledgeError"),  # same layer
        ("knowledge.store", "from knowledge.matching import matcher"),
        ("knowledge.store", "from knowledge import Knowledge"),  # the door is the last layer
        ("knowledge.store", "import knowledge.answers"),
        ("knowledge.sources.hpo", "from knowledge.building.stage import Stage"),
        ("knowledge.sources.hpo", "from ..building.build import build"),
        ("knowledge.answers", "import bot.phrases.en"),
        ("knowledge.answers", "from bot.phrases import words"),
        ("knowledge.answers", "import discord"),
        ("knowledge.answers", "from urllib import request"),
        ("knowledge.answers", "import urllib.request"),
        ("knowledge.answers", "from http.client import HTTPConnection"),
        ("knowledge.embedded", "def build() -> None:\n    import asyncio"),
        ("knowledge.answers", "from knowledge import download"),
        ("bot.service", "from knowledge.download import release"),
        ("knowledge.download.release", "import discord"),
        ("bot.config", "from bot.conversation import Conversation"),
        ("bot.render.lines", "from bot.answering import Answering"),
        ("bot.terminal", "from bot import cli"),
    ],
)
def test_an_import_from_below_is_found(module: str, line: str) -> None:
    """The check can fail: each of these lines is one fault, also inside a function."""
    assert 1 == len(faults(module, line, modules()))


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("knowledge.store", "from knowledge import identifiers, schema"),
        ("knowledge.sources.hpo", "from knowledge.sources import obo"),
        ("knowledge.sources.hpo", "from .obo import Stanza"),
        ("knowledge.sources", "from knowledge.sources import hpo"),
        ("knowledge.sources.medgen_page_html", "from urllib.parse import urljoin"),
        ("knowledge.store", "import threading"),
        ("knowledge.download.release", "import aiohttp"),
        ("bot.cli.files", "from knowledge.download import release"),
        ("bot.render.lines", "from knowledge.store import Store"),
        ("bot.terminal", "from bot.phrases import words"),
    ],
)
def test_an_import_from_above_is_fine(module: str, line: str) -> None:
    """Rooms above, files of the same package, and the standard library otherwise."""
    assert [] == faults(module, line, modules())

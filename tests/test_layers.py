"""The layers: a file imports only from layers above its own, and `knowledge` stays pure.

The two tables are the architecture. A new file gets a line here, and its place says what it may
know of: everything with a smaller number, nothing else.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
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
    "knowledge.opposites": 1,
    "knowledge._safety_text": 1,
    "knowledge.connections": 1,
    "knowledge.weights": 1,
    "knowledge.cues": 0,
    "knowledge.kept": 1,
    # 2: what can be said without a knowledge file
    "knowledge.identifiers": 2,
    "knowledge.records": 2,
    "knowledge.frequency": 2,
    "knowledge.modes": 2,
    "knowledge.question_words": 1,
    "knowledge.lexicon": 2,
    "knowledge.equivalents": 2,
    "knowledge.foreign": 2,
    "knowledge.letters": 2,
    "knowledge.said": 2,
    "knowledge.asides": 2,
    "knowledge.everyday": 2,
    "knowledge.gene_names": 2,
    "knowledge.sections": 2,
    "knowledge.citations": 2,
    "knowledge.authors": 2,
    "knowledge._safety_steps": 2,
    "knowledge.arrays": 2,
    # 3: what is screened and read, and the shape in which it is kept
    "knowledge.csl": 3,
    "knowledge._safety_phrases": 3,
    "knowledge.links": 3,
    "knowledge.loaded_sources": 3,
    "knowledge.trackers": 3,
    "knowledge.sources": 3,  # a package: its files may import one another
    "knowledge.schema": 3,
    "knowledge.literature": 3,
    "knowledge.question": 3,
    "knowledge.clauses": 3,
    "knowledge.complaints": 3,
    "knowledge.index": 3,
    # 4: reading a message, or a knowledge file; preparing one
    "knowledge.message": 4,
    "knowledge.bibtex": 4,
    "knowledge.citation_styles": 4,
    "knowledge.ris": 4,
    "knowledge._safety_rules": 4,
    "knowledge.opening": 4,
    "knowledge.organs": 4,
    "knowledge.cited_by": 4,
    "knowledge.typed": 4,
    "knowledge.spellings": 4,
    "knowledge.index_check": 4,
    "knowledge.stage": 4,
    "knowledge.kinds": 4,
    "knowledge.resolve": 4,
    "knowledge.naming": 4,
    "knowledge.pairing": 4,
    "knowledge.subject": 4,
    "knowledge.standing": 4,
    "knowledge.readings": 4,
    "knowledge.parting": 4,
    "knowledge.entries": 4,
    "knowledge.index_build": 4,
    # 5–7: queries over a file; what a question's words may stand for, and what fits them
    "knowledge._safety_languages": 5,
    "knowledge.choosing": 5,
    "knowledge.store": 5,
    "knowledge.mention": 5,
    "knowledge.story": 5,
    "knowledge.cognates": 5,
    "knowledge.gathering": 6,
    "knowledge.safety": 6,
    "knowledge.translated": 6,
    "knowledge.misspelling": 6,
    "knowledge.slips": 6,
    "knowledge.stepping": 6,
    "knowledge.in_part": 7,
    "knowledge.look": 7,
    "knowledge.scoring": 7,
    # 8: what stands around a concept; which one is meant; what is told of joined records
    "knowledge.joining": 8,
    "knowledge.relations": 8,
    "knowledge.lookups": 8,
    "knowledge.matcher": 8,
    "knowledge.spotting": 8,
    "knowledge.name_index": 8,
    "knowledge.statements": 8,
    "knowledge.contents": 8,
    "knowledge.counts": 8,
    "knowledge.placing": 8,
    "knowledge.changes": 8,
    "knowledge.suggest": 9,
    # 9–10: literature put in place; what the file says of a concept; how genes are named
    "knowledge.literature_build": 9,
    "knowledge.features": 9,
    "knowledge.as_stated": 9,
    "knowledge.alone": 9,
    "knowledge.decision": 9,
    "knowledge.wording": 9,
    "knowledge.sorts": 9,
    "knowledge.telling": 10,
    "knowledge.readout": 10,
    "knowledge.genes": 10,
    "knowledge.abbreviations": 10,
    "knowledge.cancers": 10,
    "knowledge.download": 10,  # a package, as sources; nothing in knowledge imports it
    # 11–12: the forms of a reply, and of what a question can be found to be about
    "knowledge.reply": 11,
    "knowledge.finding": 12,
    "knowledge.narrowed": 12,
    "knowledge.offered": 12,
    "knowledge.listing": 12,
    "knowledge.kinds_listed": 12,
    "knowledge.showing": 13,
    # 13–18: finding it, putting replies together, both
    "knowledge.by_id": 13,
    "knowledge.namesakes": 13,
    "knowledge.lacking": 13,
    "knowledge.why": 13,
    "knowledge.pinned": 13,
    "knowledge.plainly": 13,
    "knowledge.compose": 14,
    "knowledge.apart": 14,
    "knowledge.eponyms": 14,
    "knowledge.follow_up": 14,
    "knowledge.kin": 14,
    "knowledge.unheld": 14,
    "knowledge.word_alone": 14,
    "knowledge.remedies": 14,
    "knowledge.by_gene": 15,
    "knowledge.requested": 15,
    "knowledge.whether": 15,
    "knowledge.close_names": 16,
    "knowledge.terms": 16,
    "knowledge.ladder": 17,
    "knowledge.answers": 18,
    # 19–22: whether a file answers well; making one; the one that needs no configuration
    "knowledge.golden": 19,
    "knowledge.draft": 19,
    "knowledge.check": 20,
    "knowledge.build": 21,
    "knowledge.embedded": 22,
    # 23: the door
    "knowledge": 23,
}
BOT = {
    "bot": 1,
    "bot.errors": 1,
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
    "bot.state": 2,  # a package, as sources
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
    "bot.render.statements": 3,  # a package, as sources
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
    "bot.render.settings": 6,  # a package, as sources
    "bot.render.cards": 6,
    "bot.render.exports": 6,  # a package, as sources
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
    "bot.cli": 16,  # a package, as sources
}
# fmt: on
LAYERS = KNOWLEDGE | BOT

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
    packages = (
        *("knowledge.sources.", "knowledge.download.", "bot.phrases.", "bot.cli."),
        *("bot.commands.", "bot.buttons.", "bot.state."),
        *("bot.render.exports.", "bot.render.settings.", "bot.render.statements."),
    )
    inside = {name for name in named if name.startswith(packages)}
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


def test_the_embedded_file_is_built_anew_when_code_that_shapes_it_changes() -> None:
    """Its checksum covers each room that a draft is made of, and the sources."""
    rooms = {room(each) for each in reached("knowledge.draft")}
    assert {*(f"knowledge.{each}" for each in SHAPING), "knowledge.sources"} == rooms


@pytest.mark.parametrize("module", modules())
def test_a_file_imports_only_from_layers_above_its_own(module: str) -> None:
    """Smaller numbers only; `knowledge` reaches no network, no event loop and no bot."""
    known = modules()
    assert [] == faults(module, known[module].read_text("utf-8"), known)


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
        ("knowledge.store", "from knowledge import matcher"),
        ("knowledge.store", "from knowledge import Knowledge"),  # the door is the last layer
        ("knowledge.store", "import knowledge.answers"),
        ("knowledge.sources.hpo", "from knowledge.stage import Stage"),
        ("knowledge.sources.hpo", "from ..build import build"),
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

"""What is loaded, as the terminal, JSON and `/sources` show it: each source as it was read."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from bot.phrases import en
from bot.preferences import Defaults
from bot.render import cards, loaded, plain_json
from bot.render.card import Card
from bot.render.cards import Surface
from knowledge import Knowledge, SourceSpec, build, open_knowledge
from knowledge.sources.medgen_folder import SOURCE as MEDGEN
from tests.card_payload import SURFACES, VIEW, faults, page_of, seen
from tests.conftest import DATA
from tests.discord_env import (
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    labels,
    said,
    setting,
)

_SOURCE = """
[sources.s{0}]
name = "Lamp register {0}"
release = "2026-10-01"
home = "https://example.org/lamp/{0}"
licence = "invented; *ask* [first] {long}"
citation = "Moth A, Wick B. Lamp register, part {0}. J Invent Lamp. 2026;{0}:1-9."

[[definitions]]
text = "A lamp, {0}."
source = "s{0}"
"""


@pytest.fixture(scope="session")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge file with more sources than a card holds."""
    folder = tmp_path_factory.mktemp("lamps")
    head = 'name = "Lamp gait"\nkind = "disease"\nid = "OMIM:999031"\ndefault_source = "s0"\n'
    stated = (_SOURCE.format(number, long="twice " * 30) for number in range(25))
    (folder / "lamp.toml").write_text("\n".join((head, *stated)), "utf-8")
    build([SourceSpec("concepts", folder)], folder / "lamps.db")
    return folder / "lamps.db"


@pytest.fixture
async def many(lamps: Path, tmp_path: Path) -> AsyncIterator[Scene]:
    """A scene on many sources."""
    async with setting(partial(open_knowledge, lamps), tmp_path) as started:
        yield started


def every_card(knowledge: Knowledge, surface: Surface) -> list[Card]:
    """All pages of the sources."""
    first = cards.sources(knowledge, VIEW, surface, 0)
    _, pages = page_of(first)
    later = (cards.sources(knowledge, VIEW, surface, page) for page in range(1, pages))
    return [first, *later]


# What is counted.


def test_every_row_of_a_release_is_counted(tmp_path: Path) -> None:
    """All lines of all files but their headers, used or not, each once."""
    folder = DATA / "medgen_release"
    build([SourceSpec("medgen-release", folder)], tmp_path / "k.db")
    sources = {each.key: each for each in open_knowledge(tmp_path / "k.db").store.sources()}
    files = [path for path in folder.iterdir() if path.name != "RELEASE"]
    # A carriage return inside a definition ends no row, and some histories have no header.
    lines = [line for path in files for line in path.read_bytes().split(b"\n")]
    rows = sum(bool(line) and not line.startswith(b"#") for line in lines)
    assert rows == sources[MEDGEN].rows_read
    assert {reason for reason, _, _ in sources[MEDGEN].left_out}


def test_every_row_of_hpo_is_counted(knowledge: Knowledge, knowledge_file: Path) -> None:
    """Each line of a table but header and comments, each "tag: value" of the terms."""
    folder = knowledge_file.parent / "hpo"
    sources = {each.key: each for each in knowledge.store.sources()}

    def lines_of(name: str) -> list[str]:
        text = (folder / name).read_text("utf-8") if (folder / name).is_file() else ""
        return [line for line in text.splitlines() if line and line[0] not in "#["]

    terms = lines_of("hp.obo")
    header = terms.index("id: HP:0000001") if "id: HP:0000001" in terms else None
    first = next(at for at, line in enumerate(terms) if line.startswith("id: "))
    assert header in {None, first}
    assert len(terms) - first == sources["hpo"].rows_read
    tables = [lines_of(name) for name in ("phenotype.hpoa", "genes_to_disease.txt")]
    tables.append(lines_of("genes_to_phenotype.txt") or lines_of("phenotype_to_genes.txt"))
    rows = sum(len(table) - 1 for table in tables if table)
    assert rows == sources["hpo-annotations"].rows_read


def test_of_what_has_no_rows_each_statement_counts(lamps: Path) -> None:
    """A concept file states one thing after the other."""
    for source in open_knowledge(lamps).store.sources():
        assert source.rows_read == source.rows_used > 0


# As lines.


def test_loaded_sources_are_listed_with_counts_and_terms(knowledge: Knowledge) -> None:
    """Release and age, statements used, home, licence, how to cite, and what was left out."""
    printed = [line.text for line in loaded.render(knowledge, VIEW)]
    for source in knowledge.store.sources():
        assert [] != [text for text in printed if text.startswith(f"{source.name} ")]
        assert source.home in printed
        assert f"licence: {source.licence}" in printed
        assert source.citation is None or f"cite: {source.citation}" in printed
        assert [] == [row for row in source.left_out if not any(row[0] in text for text in printed)]


# As JSON.


def test_as_json_every_fact_has_its_key(knowledge: Knowledge) -> None:
    """What the store knows of a source, under names that programs can rely on."""
    told = json.loads(json.dumps(plain_json.render_sources(knowledge)))
    assert {"concept", "name", "feature", "definition"} == told["counts"].keys()
    expected = "key name via home release retrieved rows_read statements_used left_out licence"
    for source, shown in zip(knowledge.store.sources(), told["sources"], strict=True):
        assert {*expected.split(), "citation", "summary"} == shown.keys()
        assert (source.key, source.rows_read) == (shown["key"], shown["rows_read"])
        assert source.left_out == tuple(
            (each["reason"], each["rows"], each["example"]) for each in shown["left_out"]
        )
    assert any(each["left_out"] for each in told["sources"])


# As a card.


@pytest.mark.parametrize("surface", SURFACES, ids=["card", "plain"])
def test_every_page_is_within_the_limits_and_all_hold_everything(
    lamps: Path, knowledge: Knowledge, surface: Surface
) -> None:
    """Each line that the terminal prints stands on some page, as it is."""
    assert len(every_card(open_knowledge(lamps), surface)) > 1
    for opened in (open_knowledge(lamps), knowledge):
        pages = every_card(opened, surface)
        assert [] == [fault for card in pages for fault in faults(card)]
        shown = " ".join(" ".join(seen(card.text).split()) for card in pages)
        for line in loaded.render(opened, VIEW):
            assert " ".join(line.text.split()) in shown


def test_a_page_beyond_the_last_is_the_last(lamps: Path) -> None:
    """As after an update of the knowledge that has fewer sources."""
    opened = open_knowledge(lamps)
    last = every_card(opened, SURFACES[0])[-1]
    assert last == cards.sources(opened, VIEW, SURFACES[0], 999_999)


# On Discord.


async def test_sources_shows_release_counts_licence_and_citation(scene: Scene) -> None:
    """For everybody to see; its pages turn in place for the asker."""
    card = await scene.slash("sources")
    assert not card.ephemeral
    shown = said(card)
    while en.NEXT in labels(card):
        await scene.press(card, en.NEXT)
        shown += said(card)
    for told in ("LAMP 2026-10-01", "licence: invented", "rows read: ", "cite: Gargano MA"):
        assert told in shown
    assert "evidence IEA" in shown
    await scene.press(card, en.DELETE)
    assert card.id not in {each.id for each in scene.channel.history()}


async def test_private_sources_only_the_asker_sees(many: Scene) -> None:
    """On every page."""
    card = await many.slash("sources", private=True)
    assert card.ephemeral
    assert [en.NEXT] == labels(card)
    await many.press(card, en.NEXT)
    assert [en.PREVIOUS, en.NEXT] == labels(card)
    assert card.ephemeral


async def test_somebody_elses_press_turns_a_page_of_their_own(many: Scene) -> None:
    """The asker's card stays as it is, also for a process that was started later."""
    card = await many.slash("sources")
    before = said(card)
    other = answered(await many.press(card, en.NEXT, by=many.ben))
    assert other.ephemeral
    assert before == said(many.now(card))
    assert before != said(other)


async def test_pages_turn_after_a_restart(many: Scene, lamps: Path) -> None:
    """The number of the page stands in the button."""
    card = await many.slash("sources")
    await many.restart(partial(open_knowledge, lamps))
    await many.press(card, en.NEXT)
    assert en.PREVIOUS in labels(many.now(card))


async def test_in_plain_text_they_are_paged_too(lamps: Path, tmp_path: Path) -> None:
    """Within the 2,000 characters of a message."""
    async with setting(
        partial(open_knowledge, lamps), tmp_path, Defaults(plain_text=True)
    ) as scene:
        card = await scene.slash("sources")
        assert "Lamp register 0" in card.content
        await scene.press(card, en.NEXT)
        assert [en.PREVIOUS, en.NEXT, en.DELETE] == labels(card)


@pytest.mark.parametrize(
    "asked",
    [
        *(
            "what sources do you use",
            "which sources?",
            "what are your sources",
            "list your sources pls",
        ),
        *("where does your data come from?", "which databases do you use"),
    ],
)
async def test_who_asks_in_words_is_told_of_the_command(scene: Scene, asked: str) -> None:
    """By command and by mention."""
    (replied,) = await scene.tell(asked)
    for card in (await scene.ask(asked), replied):
        assert "/sources" in said(card)


async def test_what_was_spoken_of_is_not_forgotten(scene: Scene) -> None:
    """A look at the sources is no change of topic."""
    await scene.ask("lantern ataxia")
    await scene.slash("sources")
    assert "LANT1" in said(await scene.ask("and its genes?"))

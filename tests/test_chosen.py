"""A suggestion that was taken: opened as it is, whatever it looks like."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from bot.phrases import en
from knowledge import SourceSpec, build, open_knowledge
from tests.conftest import DATA
from tests.discord_env import LANTERN, Scene, concept_file, said, setting

# Concepts whose names are the id of another one, of a form of ids, a question, or a cry for help.
TRICKY = {
    "OMIM:999101": LANTERN,
    "OMIM:999102": "MONDO:9900001",
    "OMIM:999103": "OMIM:999101",
    "OMIM:999104": "What are the symptoms of lantern ataxia",
    "OMIM:999105": "Help",
    "OMIM:999106": "My brother is not breathing syndrome",
    "OMIM:999107": "LANT1",
    "OMIM:999108": "Compare",
}


@pytest.fixture(name="tricky", scope="module")
def a_tricky_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge file with concepts that are called like something else."""
    folder = tmp_path_factory.mktemp("tricky")
    for concept, name in TRICKY.items():
        path = folder / f"{concept.partition(':')[2]}.toml"
        path.write_text(concept_file(concept, name), "utf-8")
    specs = [SourceSpec("concepts", DATA / "concepts"), SourceSpec("concepts", folder)]
    build(specs, folder / "tricky.db")
    return folder / "tricky.db"


@pytest.fixture(name="scene")
async def a_tricky_scene(tricky: Path, tmp_path: Path) -> AsyncIterator[Scene]:
    """A scene on these."""
    async with setting(partial(open_knowledge, tricky), tmp_path) as started:
        yield started


@pytest.mark.parametrize("concept", TRICKY)
async def test_what_was_chosen_is_opened_and_not_read_again(scene: Scene, concept: str) -> None:
    """By the id that stands for it in the list; its name is not taken for anything else."""
    name = TRICKY[concept]
    chosen = [each for each in await scene.suggested(name) if each["value"] == concept]
    assert chosen, name
    assert chosen[0]["name"].startswith(name)
    card = said(await scene.slash("concept", name=concept))
    assert card.startswith(name)
    assert concept in card


async def test_an_id_that_is_a_name_too_opens_the_concept_with_this_id(scene: Scene) -> None:
    """Typed or chosen: what stands in the list as value is an id before it is a name."""
    assert said(await scene.slash("concept", name=LANTERN)).startswith("Lantern ataxia")
    assert said(await scene.slash("concept", name="OMIM:999101")).startswith(LANTERN)


async def test_a_name_that_was_typed_is_looked_up_as_a_name(scene: Scene) -> None:
    """Free text is no choice: found in any letters, and asked about where several have it."""
    typed = said(await scene.slash("concept", name="lantern ATAXIA"))
    assert typed.startswith("Lantern ataxia")
    assert en.CHOICES["abbreviation"].format(subject="LAX") in said(
        await scene.slash("concept", name="LAX")
    )


async def test_every_suggestion_has_an_id_for_its_value(scene: Scene) -> None:
    """Whatever is typed: so what is chosen is always opened by it."""
    for typed in ("l", "lan", "hel", "omim:9991", "c99", "my brother", "what are the symptoms"):
        for each in await scene.suggested(typed):
            card = said(await scene.slash("concept", name=each["value"]))
            assert each["value"] in card
            assert each["name"].partition(" · ")[0].rstrip("…") in card


async def test_a_choice_that_an_update_took_away_is_said_to_be_unknown(
    scene: Scene, knowledge_file: Path
) -> None:
    """Chosen from the old file, opened in the new one: never some other concept of its name."""
    (chosen,) = [each for each in await scene.suggested("help") if each["value"] == "OMIM:999105"]
    await scene.restart(partial(open_knowledge, knowledge_file))
    card = said(await scene.slash("concept", name=chosen["value"]))
    assert en.NO_MATCH["unknown_identifier"].format(subject="OMIM:999105") in card

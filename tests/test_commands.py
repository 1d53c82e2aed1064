"""The slash commands: what each gives, what is suggested, and what Discord is told of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.phrases import en
from knowledge import open_knowledge
from knowledge.sections import KEYS
from tests.discord_env import (
    GAIT_DISEASE,
    GAIT_FEATURE,
    LANTERN,
    PUPIL,
    SIBLING,
    Scene,
    a_crowd,  # noqa: F401  # a fixture
    a_crowded_scene,  # noqa: F401  # a fixture
    a_scene,  # noqa: F401  # a fixture
    answered,
    entries,
    labels,
    said,
)

FEATURES, INHERITANCE = en.SECTIONS["clinical_features"], en.SECTIONS["inheritance"]
STUDIES, DEFINITION = en.SECTIONS["studies"], en.SECTIONS["definition"]
FOR_SERVERS = {"settings", "pin"}
SLASH = 1
NAMED = ("concept", "symptoms", "features", "citations")


# What each gives.


async def test_ask_answers_a_question_in_words(scene: Scene) -> None:
    """The section asked for, with its source, for everybody to see."""
    card = await scene.ask("whats the symtoms of lantern ataxia?")
    assert said(card).startswith("Lantern ataxia")
    assert FEATURES in said(card)
    assert "LAMP 2026-10-01" in said(card)
    assert not card.ephemeral


@pytest.mark.parametrize("typed", ["help", " ", "?", "AYUDA"])
async def test_ask_helps_who_asks_for_help(scene: Scene, typed: str) -> None:
    """In some languages, and where nothing was asked."""
    assert en.HELP_TOPICS["start"] in said(await scene.ask(typed))


async def test_concept_shows_the_whole_record(scene: Scene) -> None:
    """Its definition, and its other sections with their counts."""
    card = await scene.slash("concept", name="Lantern ataxia")
    assert DEFINITION in said(card)
    assert f"{STUDIES} (1)" in labels(card)
    assert any(each.startswith(f"{STUDIES} (1)") for each in entries(card))


@pytest.mark.parametrize("key", ["inheritance", "genes", "studies", "identifiers", "synonyms"])
async def test_concept_shows_the_section_that_was_chosen(scene: Scene, key: str) -> None:
    """That section, not the summary."""
    card = await scene.slash("concept", name=LANTERN, section=key)
    assert en.SECTIONS[key] in said(card)
    assert DEFINITION not in said(card)


@pytest.mark.parametrize("key", KEYS)
async def test_a_section_that_the_record_lacks_is_said_to_be_empty(scene: Scene, key: str) -> None:
    """Every section can be chosen for every concept, and none leaves the card without a word."""
    card = await scene.slash("concept", name=SIBLING, section=key)
    assert en.SECTIONS[key] in said(card)
    held = key in {"identifiers", "synonyms"}
    lacks = en.NONE_LISTED.partition("{")[0] in said(card)
    kind = en.KINDS["disease"]
    assert held != (lacks or en.NOT_OF_THIS_KIND.format(kind=kind) in said(card))


async def test_symptoms_and_features_are_the_same(scene: Scene) -> None:
    """Two words for one thing: the features. (The first answer of a day says more at its foot)."""
    names = ("symptoms", "symptoms", "features")
    _, *cards = [said(await scene.slash(name, name=LANTERN)) for name in names]
    assert FEATURES in cards[0]
    assert cards[0] == cards[1]


async def test_citations_lists_what_is_cited(scene: Scene) -> None:
    """The study with its authors and its PMID."""
    card = await scene.slash("citations", name="lantern ataxia")
    assert STUDIES in said(card)
    assert "99000002" in said(card)


@pytest.mark.parametrize("command", NAMED)
async def test_what_is_private_only_the_asker_sees(scene: Scene, command: str) -> None:
    """Ephemeral, without a button to delete it: Discord has its own."""
    card = await scene.slash(command, name=LANTERN, private=True)
    assert card.ephemeral
    assert en.DELETE not in labels(card)
    assert card.id not in {each.id for each in scene.channel.history(viewer=scene.ben)}


async def test_a_private_question_is_answered_privately(scene: Scene) -> None:
    """Also what is asked in words."""
    assert (await scene.ask("features of lantern ataxia", private=True)).ephemeral


# Names, typed or chosen.


@pytest.mark.parametrize("typed", ["lantern ataxia", "lantren ataxia", "Glow-worm staggers"])
@pytest.mark.parametrize("command", NAMED)
async def test_a_name_can_be_typed_freely(scene: Scene, command: str, typed: str) -> None:
    """Without choosing from the list, misspelt too, and by any name."""
    assert said(await scene.slash(command, name=typed)).startswith("Lantern ataxia")


@pytest.mark.parametrize("concept", [LANTERN, SIBLING, PUPIL, GAIT_DISEASE, GAIT_FEATURE])
async def test_a_chosen_id_is_opened_as_it_is(scene: Scene, concept: str) -> None:
    """No word about how it was found: it was chosen."""
    card = await scene.slash("concept", name=concept)
    assert concept in said(card)
    assert en.MATCHED_ID.format(matched=concept) not in said(card)


async def test_a_chosen_id_is_never_read_as_a_name(crowded: Scene) -> None:
    """Another concept has the id as a part of its name."""
    for concept, name in ((LANTERN, "Lantern ataxia"), ("OMIM:999012", f"Anti-{LANTERN} syndrome")):
        card = await crowded.slash("concept", name=concept)
        assert said(card).startswith(f"{name} ")


async def test_another_id_of_a_concept_finds_it_too(scene: Scene) -> None:
    """And the card says which identifier was matched."""
    card = await scene.slash("concept", name="omim 999001")
    assert said(card).startswith("Lantern ataxia")
    assert en.MATCHED_ID.format(matched="OMIM:999001") in said(card)


async def test_an_ambiguous_name_gives_choices(scene: Scene) -> None:
    """Both meanings of the abbreviation, a button each."""
    card = await scene.slash("concept", name="LAX")
    assert en.CHOICES["abbreviation"].format(subject="LAX") in said(card)
    assert [en.OPEN.format(number=1), en.OPEN.format(number=2), en.DELETE] == labels(card)


@pytest.mark.parametrize(
    ("command", "options", "section"),
    [
        ("concept", {"section": "inheritance"}, INHERITANCE),
        ("concept", {}, DEFINITION),
        ("symptoms", {}, FEATURES),
        ("citations", {}, STUDIES),
    ],
)
async def test_a_choice_keeps_what_was_asked_for(
    scene: Scene, command: str, options: dict[str, str], section: str
) -> None:
    """What was asked for before Rounds had to ask back is shown after the press."""
    card = await scene.slash(command, name="LAX", **options)
    await scene.press(card, en.OPEN.format(number=1))
    assert said(card).startswith("Lantern ataxia")
    assert f"{section} " in said(card)
    if section != DEFINITION:
        assert DEFINITION not in said(card)


async def test_what_is_not_found_is_said(scene: Scene) -> None:
    """In a sentence of Rounds, which repeats nothing of what was typed."""
    card = await scene.slash("concept", name="zzqx vvkw")
    assert en.NO_MATCH["nothing_fits"] in said(card)
    assert "zzqx" not in said(card)


# What is suggested.


async def test_a_suggestion_says_what_it_is(scene: Scene) -> None:
    """Name and kind, the synonym that matched, and the id as its value."""
    disease = en.KINDS["disease"]
    assert [
        {"name": f"Lantern ataxia · {disease}", "value": LANTERN},
        {"name": f"Lantern ataxia 2 · {disease}", "value": SIBLING},
    ] == await scene.suggested("lantern")
    (found,) = await scene.suggested("glow-worm")
    assert {"name": f"Lantern ataxia · {disease} · Glow-worm staggers", "value": LANTERN} == found


@pytest.mark.parametrize("command", NAMED)
async def test_every_command_with_a_name_suggests(scene: Scene, command: str) -> None:
    """A misspelt beginning is enough."""
    offered = await scene.ada.autocomplete(scene.channel, command, "name", "lantren")
    assert LANTERN in {each["value"] for each in offered}


async def test_a_suggestion_that_is_taken_opens(scene: Scene) -> None:
    """What the list gives as value is what the command takes."""
    (found, *_) = await scene.suggested("lax pup")
    assert PUPIL in said(await scene.slash("concept", name=found["value"]))


@pytest.mark.parametrize("typed", ["", "   ", "\x00", "x" * 6_000, "lantern " * 750, "@everyone"])
async def test_whatever_is_typed_the_list_stays_within_limits(scene: Scene, typed: str) -> None:
    """Blanks, NUL and six thousand characters: at most 25, or none."""
    offered = await scene.suggested(typed)
    assert len(offered) <= 25
    assert [] == [each for each in offered if len(each["name"]) > 100]


async def test_a_long_list_ends_at_25_and_a_long_name_at_100(crowded: Scene) -> None:
    """Discord shows no more; the value stays whole."""
    offered = await crowded.suggested("glow trait")
    assert 25 == len(offered)
    (long, *_) = await crowded.suggested("prolonged")
    assert 90 < len(long["name"]) <= 100
    assert "…" in long["name"]
    assert en.KINDS["disease"] in long["name"]


async def test_namesakes_are_told_apart_by_their_ids(crowded: Scene) -> None:
    """Two diseases of one name: the same label twice would leave nothing to choose by."""
    first, second = await crowded.suggested("twin gait")
    assert {"OMIM:999010", "OMIM:999011"} == {first["value"], second["value"]}
    for each in (first, second):
        assert each["value"] in each["name"]


async def test_a_desk_that_closes_suggests_nothing(scene: Scene) -> None:
    """An empty list, not a fault."""
    scene.desk.work.closing = True
    assert [] == await scene.suggested("lantern")


# Commands that Discord still knows in an older form.


async def test_a_command_that_is_no_more_says_so(scene: Scene) -> None:
    """Only the asker sees it; a list that was typed for it stays empty."""
    scene.faulty = True  # SimCord reports what discord.py makes of it
    scene.client.tree.remove_command("citations")
    card = await scene.slash("citations", name=LANTERN)
    assert en.OLD_COMMAND == card.content
    assert card.ephemeral
    assert [] == await scene.ada.autocomplete(scene.channel, "citations", "name", "lantern")


# What Discord is told of them.


def registered(scene: Scene) -> list[dict[str, Any]]:
    """The commands as Discord was told, in the last registration."""
    told = [each.json for each in syncs(scene)]
    return list(told[-1] or ())


def syncs(scene: Scene) -> list[Any]:
    """The registrations of commands since the beginning."""
    return [each for each in scene.env.http_requests if each.path.endswith("/commands")]


async def test_commands_are_there_for_servers_direct_messages_and_people(scene: Scene) -> None:
    """All contexts, both ways to install; the names are those of the documentation."""
    commands = {each["name"]: each for each in registered(scene)}
    slash = {name.partition(" ")[0] for name in en.COMMANDS}
    assert {*slash, en.EXPLAIN_TERMS} == {*commands}
    for name, each in commands.items():
        of_servers = name in FOR_SERVERS
        assert ([0] if of_servers else [0, 1, 2]) == sorted(each["contexts"])
        assert ([0] if of_servers else [0, 1]) == sorted(each["integration_types"])
        assert of_servers == bool(each["default_member_permissions"])


async def test_commands_and_options_are_described(scene: Scene) -> None:
    """Each in a sentence, from the phrases."""
    for each in (each for each in registered(scene) if each["type"] == SLASH):
        assert en.COMMANDS[each["name"]] == each["description"]
        for option in each["options"]:
            part = en.COMMANDS.get(f"{each['name']} {option['name']}")
            assert (part or en.OPTIONS[option["name"]]) == option["description"]


async def test_commands_work_in_direct_messages(scene: Scene) -> None:
    """All of them, with suggestions."""
    ada = scene.ada.user
    personal = {*en.COMMANDS} - FOR_SERVERS
    assert {name.partition(" ")[0] for name in personal} == {
        name.partition(" ")[0] for name in ada.available_commands()
    }
    card = answered(await ada.slash("symptoms", name="lantern ataxia"))
    assert FEATURES in said(card)
    offered = await ada.autocomplete("concept", "name", "lantern")
    assert [LANTERN, SIBLING] == [each["value"] for each in offered]


async def test_commands_are_told_once(scene: Scene, knowledge_file: Path) -> None:
    """A restart tells nothing new; `sync` tells it again."""
    opener = partial(open_knowledge, knowledge_file)
    assert 1 == len(syncs(scene))
    await scene.restart(opener)
    assert 1 == len(syncs(scene))
    await scene.restart(opener, sync=True)
    assert 2 == len(syncs(scene))


async def test_changed_commands_are_told_again(scene: Scene, knowledge_file: Path) -> None:
    """The checksum of what was told last lies in the folder, for each application."""
    (kept,) = scene.folder.glob("commands-*")
    assert f"commands-{scene.client.application_id}.sha256" == kept.name
    current = kept.read_text("ascii")
    kept.write_text("another", "ascii")
    await scene.restart(partial(open_knowledge, knowledge_file))
    assert 2 == len(syncs(scene))
    assert current == kept.read_text("ascii")

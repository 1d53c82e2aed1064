"""Commands in Spanish, French and German, as Discord shows and checks them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest

from bot.commands import PhraseTranslator, definition_hash
from bot.commands.shared import Tree
from bot.phrases import de, es, fr, language_of, phrases_of
from tests.discord_env import (
    LANTERN,
    Scene,
    a_scene,  # noqa: F401  # a fixture
    answered,
    choose,
    labels,
    options,
    said,
    speaking_in,
)
from tests.discord_server.command_rules import check_commands
from tests.discord_server.measures import Payload, entries

# Who is in danger is answered in the language of what they wrote.
DANGER = {
    "es": "mi amiga no puede respirar y se está poniendo azul",
    "fr": "mon ami n'arrive plus à respirer et il devient bleu",
    "de": "meine Freundin bekommt keine Luft mehr und wird blau",
}
LOCALES = {"es-ES": "es", "es-419": "es", "fr": "fr", "de": "de"}


async def told(scene: Scene) -> list[Payload]:
    """What Discord is told of all commands."""
    tree: Tree = scene.client.tree
    assert tree.translator
    return [
        await each.get_translated_payload(tree, tree.translator) for each in tree.get_commands()
    ]


def parts(command: Payload) -> Iterator[tuple[str, Payload]]:
    """A command, its subcommands, options and choices, each with where it stands."""
    yield str(command["name"]), command
    for part in (*entries(command, "options"), *entries(command, "choices")):
        yield from ((f"{command['name']} {at}", each) for at, each in parts(part))


async def test_every_name_and_description_is_in_every_language(scene: Scene) -> None:
    """Of each command, option and choice, in each locale of the three languages and no other."""
    for command in await told(scene):
        for at, part in parts(command):
            keys = [key for key in ("name", "description") if key in part]
            for key in keys:
                assert LOCALES.keys() == part[f"{key}_localizations"].keys(), (at, key)


async def test_discord_takes_the_commands_in_every_language(scene: Scene) -> None:
    """Names by its pattern, composed letters, and no text too long, the longest wording counted."""
    commands = await told(scene)
    assert [] == check_commands(commands)
    for command in commands:
        for at, part in parts(command):
            for text in part["name_localizations"].values():
                assert unicodedata.normalize("NFC", text) == text, at


@pytest.mark.parametrize("locale", LOCALES)
async def test_no_two_commands_or_options_have_one_name(scene: Scene, locale: str) -> None:
    """Also none the English name of another, by which it may be called as well."""
    await _are_told_apart(await told(scene), locale)


async def _are_told_apart(named: list[Payload], locale: str) -> None:
    called = [{each["name"], each["name_localizations"][locale]} for each in named]
    assert len(set().union(*called)) == sum(map(len, called)), called
    for each in named:
        inside = entries(each, "options")
        await _are_told_apart([*inside], locale)
        choices = [one["name_localizations"][locale] for one in entries(each, "choices")]
        assert len(set(choices)) == len(choices)


async def test_a_changed_translation_is_told_to_discord(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The checksum of what was told is of all languages."""
    before = await definition_hash(scene.client.tree)
    assert before == await definition_hash(scene.client.tree)
    monkeypatch.setitem(es.COMMAND_NAMES, "ask", "consultar")
    translator = PhraseTranslator()
    await scene.client.tree.set_translator(translator)
    assert before != await definition_hash(scene.client.tree)


async def test_the_translated_commands_are_those_that_are_registered(scene: Scene) -> None:
    """What the process tells Discord when it starts."""
    (sent,) = [each for each in scene.env.http_requests if each.path.endswith("/commands")]
    assert await told(scene) == sent.json


# Questions by people of each language.


def read(text: str) -> str:
    """A text in single blanks, as `said` has it, without marks of code."""
    return " ".join(text.replace("`", "").split())


@pytest.mark.parametrize(("locale", "code"), LOCALES.items())
async def test_a_card_is_in_the_language_of_who_asks(scene: Scene, locale: str, code: str) -> None:
    """Its sections, its controls, and a word about what is quoted; by command and by press."""
    theirs = phrases_of(code)
    with speaking_in(scene, locale):
        card = await scene.slash("concept", name=LANTERN)
        assert read(theirs.SECTIONS["definition"]) in said(card)
        assert read(theirs.QUOTED) in said(card)
        assert theirs.DELETE in labels(card)
        values = options(card, theirs.SECTIONS_MENU)
        assert "studies" in values
        await choose(scene.ada, card, theirs.SECTIONS_MENU, "studies")
        assert read(theirs.SECTIONS["studies"]) in said(scene.now(card))


@pytest.mark.parametrize(("locale", "code"), LOCALES.items())
async def test_asking_back_and_refusing_are_in_the_language_of_who_asks(
    scene: Scene, locale: str, code: str
) -> None:
    """Choices, nothing found, a stop of the safety screen, and what is not theirs to press."""
    theirs = phrases_of(code)
    with speaking_in(scene, locale):
        choices = await scene.ask("LAX")
        assert read(theirs.CHOICES["abbreviation"].format(subject="LAX")) in said(choices)
        assert theirs.OPEN.format(number=1) in labels(choices)
        assert read(theirs.NO_MATCH["nothing_fits"]) in said(await scene.ask("zorblax disease"))
        pressed = answered(await scene.press(choices, theirs.DELETE, by=scene.ben))
        assert read(theirs.NOT_YOURS) in said(pressed)
        stopped = await scene.ask(DANGER[code])
        assert read(theirs.STOP["emergency"].partition("{")[0].strip()) in said(stopped)


@pytest.mark.parametrize(("locale", "code"), LOCALES.items())
async def test_help_is_in_the_language_of_who_asks(scene: Scene, locale: str, code: str) -> None:
    """Its topics and examples, in words, by command and on a press; and what Rounds is."""
    theirs = phrases_of(code)
    with speaking_in(scene, locale):
        for card in (await scene.slash("help"), await scene.ask("help")):
            assert read(theirs.HELP_TOPICS["start"]) in said(card)
            assert theirs.HELP_EXAMPLES["gene"] in labels(card)
        assert read(theirs.ABOUT_TITLE) in said(await scene.slash("about"))
        await scene.slash("concept", name=LANTERN)
        shown = answered(await scene.press(card, theirs.HELP_EXAMPLES["follow_up"]))
        assert read(theirs.SECTIONS["genes"]) in said(shown)


@pytest.mark.parametrize(("locale", "code"), LOCALES.items())
async def test_suggestions_say_what_each_is_in_the_language(
    scene: Scene, locale: str, code: str
) -> None:
    """The kind of a concept; its name is the source's."""
    with speaking_in(scene, locale):
        (first, *_) = await scene.suggested("lantern")
    assert f"Lantern ataxia · {phrases_of(code).KINDS['disease']}" == first["name"]


async def test_two_people_read_one_card_in_two_languages(scene: Scene) -> None:
    """Each is answered in their own, whoever asked first."""
    with speaking_in(scene, "fr"):
        card = await scene.slash("concept", name=LANTERN)
    with speaking_in(scene, "de"):
        pressed = await choose(scene.ben, card, fr.SECTIONS_MENU, "studies")
    assert de.SECTIONS["studies"] in said(answered(pressed))
    assert fr.SECTIONS["definition"] in said(scene.now(card))


@pytest.mark.parametrize(("locale", "code"), LOCALES.items())
async def test_a_message_is_answered_in_the_language_of_the_server(
    scene: Scene, locale: str, code: str
) -> None:
    """Discord tells no locale of who writes: the server's stands for it, also for help."""
    theirs = phrases_of(code)
    guild = scene.env.create_guild("Lamp makers", preferred_locale=locale)
    channel = guild.create_text_channel("general")
    writer = guild.add_member(scene.env.create_user("cleo"))
    for text, expected in (
        ("features of lantern ataxia", theirs.SECTIONS["clinical_features"]),
        ("zorblax disease", theirs.NO_MATCH["nothing_fits"]),
        ("help", theirs.HELP_TEXTS["start"][0]),
    ):
        sent = await writer.send(channel, f"{scene.mention} {text}")
        (reply,) = scene.after(sent, channel)
        assert read(expected) in read(said(reply))


def test_a_locale_of_discord_has_the_language_that_is_meant() -> None:
    """Both Spanish ones, and none of another language."""
    assert LOCALES == {locale: language_of(locale) for locale in LOCALES}

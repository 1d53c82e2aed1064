"""The rules of application commands, as Discord holds them on registration.

Source: https://docs.discord.com/developers/interactions/application-commands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.discord_server.measures import (
    Payload,
    count_faults,
    entries,
    range_faults,
    text_faults,
)

SLASH, ENTRY_POINT = 1, 4
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
MOST_OF_TYPE = {SLASH: 100, 2: 15, 3: 15, ENTRY_POINT: 1}

# Marks of these scripts are no letters to Unicode; Discord takes them in names all the same.
_SCRIPTS_WITH_MARKS = ((0x0900, 0x097F), (0x0E00, 0x0E7F))


def check_commands(commands: Sequence[Payload]) -> list[str]:
    """What Discord would refuse about a whole set of commands; empty for a good one."""
    faults = [*_number_faults(commands)]
    for index, command in enumerate(commands):
        name = f"command {command.get('name', index)}"
        if command.get("type", SLASH) == SLASH:
            faults += _slash_faults(command, name)
        else:
            faults += _menu_faults(command, name)
        faults += _place_faults(command, name)
    return faults


def _number_faults(commands: Sequence[Payload]) -> Iterator[str]:
    types = Counter(command.get("type", SLASH) for command in commands)
    for kind, number in types.items():
        yield from count_faults(f"commands of type {kind}", number, MOST_OF_TYPE.get(kind, 0))
    named = Counter((command.get("type", SLASH), command.get("name")) for command in commands)
    yield from (f"{number} commands {name!r}" for (_, name), number in named.items() if number > 1)


def _menu_faults(command: Payload, at: str) -> Iterator[str]:
    yield from text_faults(f"{at}: name", command.get("name"), 32, 1)
    said = command.get("description") or entries(command, "options")
    if said and command.get("type") != ENTRY_POINT:
        yield f"{at}: a command of a context menu has neither description nor options"


def _place_faults(command: Payload, at: str) -> Iterator[str]:
    for key, most in (("contexts", 2), ("integration_types", 1)):
        places = command.get(key)
        if places is not None and (not places or not set(places) <= set(range(most + 1))):
            yield f"{at}: {key} {places} names no places"


def _slash_faults(command: Payload, at: str) -> Iterator[str]:
    yield from _said_faults(command, at)
    yield from _options_faults(command, at, depth=0)
    characters = _characters(command)
    if characters > 8000:
        yield f"{at} has {characters:,} characters in all, 8,000 are allowed"


def _said_faults(named: Payload, at: str) -> Iterator[str]:
    for text in _wordings(named, "name"):
        yield from text_faults(f"{at}: name", text, 32, 1)
        if isinstance(text, str) and text and not _is_command_name(text):
            yield f"{at}: {text!r} is no name of a slash command or option"
    for text in _wordings(named, "description"):
        yield from text_faults(f"{at}: description", text, 100, 1)


def _is_command_name(text: str) -> bool:
    fitting = (each.isalnum() or each in "-_'" or _in_script(each) for each in text)
    return text == text.lower() and all(fitting)


def _in_script(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _SCRIPTS_WITH_MARKS)


def _wordings(named: Payload, key: str) -> list[object]:
    return [named.get(key), *(named.get(f"{key}_localizations") or {}).values()]


def _characters(named: Payload) -> int:
    """Names, descriptions and values, the longest wording of each, all through a command."""
    own = sum(_longest(named, key) for key in ("name", "description"))
    choices = sum(
        _longest(choice, "name") + len(str(choice.get("value", "")))
        for choice in entries(named, "choices")
    )
    return own + choices + sum(map(_characters, entries(named, "options")))


def _longest(named: Payload, key: str) -> int:
    return max((len(text) for text in _wordings(named, key) if isinstance(text, str)), default=0)


def _options_faults(parent: Payload, at: str, depth: int) -> Iterator[str]:
    options = entries(parent, "options")
    yield from count_faults(f"{at}: options", len(options), 25)
    names = Counter(option.get("name") for option in options)
    yield from (f"{at}: {number} options {name!r}" for name, number in names.items() if number > 1)
    yield from _order_faults(options, at, depth)
    for option in options:
        yield from _option_faults(option, f"{at} {option.get('name')}", depth)


def _order_faults(options: Sequence[Payload], at: str, depth: int) -> Iterator[str]:
    branches = [option for option in options if option.get("type") in {SUBCOMMAND, GROUP}]
    if branches and len(branches) < len(options):
        yield f"{at}: subcommands beside options of its own"
    if depth == 1 and len(branches) < len(options):
        yield f"{at}: a group holds subcommands only"
    groups = [option for option in branches if option["type"] == GROUP]
    if (groups and depth > 0) or (branches and depth > 1):
        yield f"{at}: commands are nested too deep"
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield f"{at}: a required option after an optional one"


def _option_faults(option: Payload, at: str, depth: int) -> Iterator[str]:
    yield from _said_faults(option, at)
    if option.get("type") in {SUBCOMMAND, GROUP}:
        yield from _options_faults(option, at, depth + (1 if option["type"] == GROUP else 2))
        return
    yield from choice_faults(entries(option, "choices"), f"{at}: choices")
    if option.get("autocomplete"):
        if entries(option, "choices"):
            yield f"{at}: choices and autocomplete exclude each other"
        if option.get("type") not in {STRING, INTEGER, NUMBER}:
            yield f"{at}: an option of type {option.get('type')} has no autocomplete"
    yield from _bounds_faults(option, at)


def _bounds_faults(option: Payload, at: str) -> Iterator[str]:
    for end in ("length", "value"):
        least, most = option.get(f"min_{end}"), option.get(f"max_{end}")
        if least is not None and most is not None and least > most:
            yield f"{at}: min_{end} {least} is above max_{end} {most}"
    yield from range_faults(f"{at}: min_length", option.get("min_length"), 6000)
    yield from range_faults(f"{at}: max_length", option.get("max_length"), 6000, 1)


def choice_faults(choices: Sequence[Payload], at: str) -> list[str]:
    """What is wrong with the choices of an option, fixed ones or those of autocomplete."""
    faults = count_faults(at, len(choices), 25)
    for index, choice in enumerate(choices):
        for text in _wordings(choice, "name"):
            faults += text_faults(f"{at}[{index}].name", text, 100, 1)
        faults += _value_faults(choice.get("value"), f"{at}[{index}].value")
    return faults


def _value_faults(value: object, at: str) -> list[str]:
    if isinstance(value, str):
        return text_faults(at, value, 100, 1)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return [f"{at} is neither text nor number"]
    return [] if abs(value) <= 2**53 else [f"{at} is beyond 2^53"]

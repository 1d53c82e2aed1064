"""What users give: the options of a command and the fields of a modal, as Discord sends them on.

Discord's client does not send what breaks the bot's own declaration, and nor does this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.discord_server.interactions import is_installed
from tests.discord_server.measures import Payload
from tests.discord_server.payloads import BOT_DM_CONTEXT, Channel

_OPTION_TYPES: dict[int, type | tuple[type, ...]] = {3: str, 4: int, 5: bool, 10: (int, float)}
_ONE_VALUE = (4, 21, 23)  # a text, one of several, yes or no


def is_offered(command: Payload, place: Channel) -> bool:
    """Whether a command can be used in a place, by its contexts and ways of installing."""
    contexts = command.get("contexts")
    here = contexts is None or place.context in contexts
    wanted = 0 if is_installed(place) else 1
    brought = command.get("integration_types") or [0]
    # In a DM with the bot either way of installing it will do.
    return here and (wanted in brought or (place.context == BOT_DM_CONTEXT and 1 in brought))


def known_option(known: Sequence[Payload], name: str) -> Payload:
    """The declared option of this name.

    Raises:
        LookupError: there is none.
    """
    for option in known:
        if option["name"] == name:
            return option
    raise LookupError(f"no option {name}; there are {[option['name'] for option in known]}")


def option(known: Sequence[Payload], name: str, value: object) -> Payload:
    """An option as it is sent.

    Raises:
        LookupError: there is no such option.
        ValueError: the value is of another type, too long, or none of the choices.
    """
    declared = known_option(known, name)
    expected = _OPTION_TYPES.get(declared["type"])
    if expected is None or not isinstance(value, expected):
        raise ValueError(f"{name} is of type {declared['type']}, not {value!r}")
    choices = [choice["value"] for choice in declared.get("choices") or ()]
    if choices and value not in choices:
        raise ValueError(f"{name} is one of {choices}, not {value!r}")
    most = declared.get("max_length", 6000)
    if isinstance(value, str) and not declared.get("min_length", 1) <= len(value) <= most:
        raise ValueError(f"{name} has {len(value):,} characters: Discord does not send that")
    return {"name": name, "type": declared["type"], "value": value}


def check_required(known: Sequence[Payload], given: Mapping[str, object]) -> None:
    """Hold what is given against what must be.

    Raises:
        ValueError: a required option is missing.
    """
    missing = [each["name"] for each in known if each.get("required") and each["name"] not in given]
    if missing:
        raise ValueError(f"{missing} must be given")


def command_data(
    command: Payload, path: Sequence[Payload], options: list[Payload]
) -> dict[str, Any]:
    """The data of a command's interaction, its options below the subcommands that lead there."""
    for part in reversed(path):
        options = [{"name": part["name"], "type": part["type"], "options": options}]
    data = {"id": command["id"], "name": command["name"], "type": command["type"]}
    place = {"guild_id": command["guild_id"]} if "guild_id" in command else {}
    return {**data, **place, **({"options": options} if options else {})}


def filled(component: Payload, values: dict[str, str | Sequence[str]]) -> dict[str, Any]:
    """A component of a modal as it is handed in; values that were used are taken out."""
    shown = {"type": component["type"], "id": component.get("id") or 1}
    if "component" in component:
        return {**shown, "component": filled(component["component"], values)}
    if component.get("components"):
        return {**shown, "components": [filled(each, values) for each in component["components"]]}
    if "custom_id" not in component:
        return shown
    custom_id = component["custom_id"]
    value = values.pop(custom_id, component.get("value") or "")
    if not value and component.get("required", True):
        raise ValueError(f"{custom_id} must be filled in")
    key = "value" if component["type"] in _ONE_VALUE else "values"
    return {**shown, "custom_id": custom_id, key: value if key == "value" else list(value)}

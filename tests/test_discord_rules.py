"""The rules of what a bot sends: each bad payload is caught, each good one let through."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from tests.discord_server.contract import Contract
from tests.discord_server.rules import (
    check_choices,
    check_commands,
    check_message,
    check_modal,
    check_request,
)

# JSON in tests: written by hand below, of any shape.
Body = dict[str, Any]

QUIET: Body = {"allowed_mentions": {"parse": []}}
V2: Body = {"flags": 1 << 15, **QUIET}


def text(content: str = "Lantern ataxia") -> Body:
    """A text display."""
    return {"type": 10, "content": content}


def button(**changes: object) -> Body:
    """A good button, but for these changes; a change to None takes a key off."""
    usual = {"type": 2, "style": 1, "label": "More", "custom_id": "more:C0024796"}
    return {key: value for key, value in (usual | changes).items() if value is not None}


def row(*components: Body) -> Body:
    """An action row."""
    return {"type": 1, "components": list(components)}


def select(**changes: object) -> Body:
    """A good select of two options, but for these changes."""
    options = [{"label": "Signs", "value": "signs"}, {"label": "Genes", "value": "genes"}]
    return {"type": 3, "custom_id": "section", "options": options, **changes}


def option(**changes: object) -> Body:
    """One option of a select."""
    return {"label": "Signs", "value": "signs", **changes}


def section(*texts: Body, accessory: Body | None) -> Body:
    """A section with these texts."""
    held = {} if accessory is None else {"accessory": accessory}
    return {"type": 9, "components": list(texts), **held}


def gallery(number: int, description: str = "A map") -> Body:
    """A gallery of this many pictures."""
    picture = {"media": {"url": "https://example.org/map.png"}, "description": description}
    return {"type": 12, "items": [picture] * number}


def v2(*components: Body) -> Body:
    """A message of components of version 2."""
    return {**V2, "components": list(components)}


def classic(*components: Body) -> Body:
    """A message of text with components below."""
    return {**QUIET, "content": "Which one?", "components": list(components)}


def embed(**parts: object) -> Body:
    """A message of one embed."""
    return {**QUIET, "embeds": [parts]}


def card(lines: int = 20) -> Body:
    """A card such as Rounds sends: a box of texts, buttons and a select."""
    texts = [text(f"**Line {number}** of the card\n-# HPO 2026-01-01") for number in range(lines)]
    buttons = row(*(button(custom_id=f"more:{number}") for number in range(5)))
    held = [*texts, {"type": 14, "spacing": 1}, buttons, row(select())]
    return v2({"type": 17, "accent_color": 0x3366CC, "components": held})


TOO_MANY_BUTTONS = row(*(button(custom_id=str(number)) for number in range(6)))
FIVE_PARTS = [{"title": "x" * 200, "description": "x" * 1500}] * 4

BAD_MESSAGES: dict[str, tuple[Body, str]] = {
    "content too long": ({**QUIET, "content": "x" * 2001}, "2,001 characters"),
    "content is no text": ({**QUIET, "content": 5}, "int, no text"),
    "nothing at all": ({**QUIET}, "an empty message"),
    "white space only": ({**QUIET, "content": " \n"}, "an empty message"),
    "no allowed mentions": ({"content": "hello"}, "allowed_mentions is missing"),
    "no allowed mentions, v2": ({"flags": 1 << 15, "components": [text()]}, "is missing"),
    "everyone can be pinged": (
        {"content": "hello", "allowed_mentions": {"parse": ["everyone"]}},
        "lets somebody be pinged",
    ),
    "a user can be pinged": (
        {"content": "hello", "allowed_mentions": {"parse": [], "users": ["1"]}},
        "lets somebody be pinged",
    ),
    "the asker is pinged": (
        {"content": "hello", "allowed_mentions": {"parse": [], "replied_user": True}},
        "lets somebody be pinged",
    ),
    "parse left to Discord": ({"content": "hello", "allowed_mentions": {}}, "be pinged"),
    "nonce too long": ({**QUIET, "content": "x", "nonce": "n" * 26}, "nonce has 26"),
    "title too long": (embed(title="x" * 257), "title has 257"),
    "description too long": (embed(description="x" * 4097), "4,097"),
    "footer too long": (embed(title="a", footer={"text": "x" * 2049}), "2,049"),
    "author too long": (embed(title="a", author={"name": "x" * 257}), "author.name"),
    "field without value": (embed(fields=[{"name": "a", "value": ""}]), "fields[0].value"),
    "field too long": (embed(fields=[{"name": "a", "value": "x" * 1025}]), "1,025"),
    "too many fields": (embed(fields=[{"name": "a", "value": "b"}] * 26), "fields: 26"),
    "embeds too long together": ({**QUIET, "embeds": FIVE_PARTS}, "characters over all embeds"),
    "too many embeds": ({**QUIET, "embeds": [{"title": "a"}] * 11}, "embeds: 11"),
    "an empty embed": (embed(color=1), "embeds[0] is empty"),
    "too many attachments": ({**QUIET, "attachments": [{"id": 0}] * 11}, "attachments: 11"),
    "alt text too long": (
        {**QUIET, "attachments": [{"id": 0, "description": "x" * 1025}]},
        "description has 1,025",
    ),
    "too many stickers": ({**QUIET, "sticker_ids": ["1"] * 4}, "stickers: 4"),
    "poll too long": (
        {**QUIET, "poll": {"question": {"text": "x" * 301}, "answers": [], "duration": 800}},
        "poll.duration",
    ),
    "v2 without flag": ({**QUIET, "components": [text()]}, "without their flag"),
    "flag without components": ({**V2}, "without components"),
    "v2 with content": ({**v2(text()), "content": "x"}, "content beside"),
    "v2 with embeds": ({**v2(text()), "embeds": [{"title": "x"}]}, "embeds beside"),
    "v2 with a poll": ({**v2(text()), "poll": {"answers": []}}, "poll beside"),
    "41 components": (v2(*(text("x") for _ in range(41))), "nested ones counted: 41"),
    "41 nested components": (
        v2({"type": 17, "components": [text("x")] * 40}),
        "nested ones counted: 41",
    ),
    "texts too long together": (v2(text("x" * 2001), text("x" * 2000)), "all text displays: 4,001"),
    "a text too long": (v2(text("x" * 4001)), "4,001 characters"),
    "an empty text": (v2(text("")), "missing or empty"),
    "a blank text": (v2(text(" \n ")), "is blank"),
    "box in a box": (v2({"type": 17, "components": [{"type": 17}]}), "container cannot stand"),
    "an empty box": (v2({"type": 17, "components": []}), "1 to 40"),
    "colour out of range": (
        v2({"type": 17, "accent_color": 1 << 24, "components": [text()]}),
        "accent_color",
    ),
    "bare button": (v2(button()), "button cannot stand here"),
    "unknown component": (v2({"type": 99}), "99 cannot stand here"),
    "no component": ({**V2, "components": ["text"]}, "is no component"),
    "text input in a message": (classic(row({"type": 4, "custom_id": "a"})), "text input cannot"),
    "section without accessory": (v2(section(text(), accessory=None)), "without accessory"),
    "section of four texts": (
        v2(section(*[text()] * 4, accessory=button())),
        "components: 4, 1 to 3",
    ),
    "section of no text": (v2(section(accessory=button())), "components: 0, 1 to 3"),
    "empty gallery": (v2(gallery(0)), "items: 0"),
    "gallery of 11": (v2(gallery(11)), "items: 11"),
    "picture's alt text": (v2(gallery(1, "x" * 1025)), "1,025"),
    "picture that nobody sent": (
        v2({"type": 12, "items": [{"media": {"url": "attachment://map.png"}}]}),
        "attachment://map.png names no file",
    ),
    "file from elsewhere": (
        v2({"type": 13, "file": {"url": "https://example.org/a.txt"}}),
        "no attachment of this message",
    ),
    "six action rows": (classic(*[row(button(custom_id=str(n))) for n in range(6)]), "rows: 6"),
    "empty action row": (classic(row()), "components: 0, 1 to 5"),
    "six buttons": (classic(TOO_MANY_BUTTONS), "components: 6"),
    "button beside select": (classic(row(button(), select())), "with a select: 2"),
    "two selects": (classic(row(select(), select(custom_id="other"))), "with a select: 2"),
    "same custom_id twice": (classic(row(button(), button())), "is taken"),
    "same id twice": (v2({**text(), "id": 3}, {**text(), "id": 3}), "the id 3 is taken"),
    "custom_id too long": (classic(row(button(custom_id="x" * 101))), "custom_id has 101"),
    "custom_id empty": (classic(row(button(custom_id=""))), "custom_id is missing"),
    "button without aim": (classic(row(button(custom_id=None))), "one of custom_id, url"),
    "button of two aims": (classic(row(button(url="https://example.org"))), "one of custom_id"),
    "link without url": (classic(row(button(style=5))), "style 5 has url"),
    "url on a plain button": (
        classic(row(button(custom_id=None, url="https://example.org"))),
        "has custom_id, not url",
    ),
    "url too long": (
        classic(row(button(style=5, custom_id=None, url=f"https://example.org/{'x' * 500}"))),
        "url has 520",
    ),
    "label too long": (classic(row(button(label="x" * 81))), "label has 81"),
    "button that says nothing": (classic(row(button(label=None))), "without label and emoji"),
    "unknown style": (classic(row(button(style=7))), "style is 7"),
    "26 options": (
        classic(row(select(options=[option(value=str(n)) for n in range(26)]))),
        "options: 26",
    ),
    "no options": (classic(row(select(options=[]))), "options: 0"),
    "option label": (classic(row(select(options=[option(label="x" * 101)]))), "label has 101"),
    "option value": (classic(row(select(options=[option(value="x" * 101)]))), "value has 101"),
    "option description": (
        classic(row(select(options=[option(description="x" * 101)]))),
        "description has 101",
    ),
    "same option twice": (classic(row(select(options=[option()] * 2))), "'signs' is taken"),
    "placeholder": (classic(row(select(placeholder="x" * 151))), "placeholder has 151"),
    "26 at most": (classic(row(select(max_values=26))), "max_values is 26"),
    "more than there are": (classic(row(select(max_values=3))), "more than there are options"),
    "at least above at most": (classic(row(select(min_values=2))), "above max_values 1"),
    "select without custom_id": (classic(row(select(custom_id=None))), "custom_id is missing"),
}

GOOD_MESSAGES: dict[str, Body] = {
    "a card": card(),
    "text": {**QUIET, "content": "x" * 2000},
    "text with a button": classic(row(button()), row(select(min_values=0, max_values=2))),
    "a link": classic(row(button(style=5, custom_id=None, url="https://example.org"))),
    "embeds alone": {"embeds": [{"title": "a", "description": "x" * 4096}]},
    "a section": v2(section(text(), text(), text(), accessory=button())),
    "a sent picture": {
        **v2({"type": 12, "items": [{"media": {"url": "attachment://map.png"}}]}),
        "attachments": [{"id": 0, "filename": "map.png"}],
    },
    "a file alone": {"attachments": [{"id": 0, "filename": "map.png"}]},
    "forty components": v2({"type": 17, "components": [text("x") for _ in range(39)]}),
}


@pytest.mark.parametrize("name", BAD_MESSAGES)
def test_a_bad_message_is_caught(name: str) -> None:
    """One sentence at least says what is wrong."""
    body, expected = BAD_MESSAGES[name]
    assert any(expected in fault for fault in check_message(body)), check_message(body)


@pytest.mark.parametrize("name", GOOD_MESSAGES)
def test_a_good_message_is_let_through(name: str) -> None:
    """Nothing is said about what Discord takes."""
    assert [] == check_message(GOOD_MESSAGES[name])


def test_an_edit_may_leave_everything_out() -> None:
    """What an edit does not name stays as it was; what it names keeps the rules."""
    assert [] == check_message({}, edit=True)
    assert check_message({"content": "x" * 2001}, edit=True)
    assert check_message({"components": [row(button())]}, edit=True) == [
        "allowed_mentions is missing: what is quoted could ping somebody"
    ]


def test_a_card_is_checked_in_less_than_a_fifth_of_a_millisecond() -> None:
    """Every record can be rendered and checked in a test run."""
    body = card()
    started = time.perf_counter()
    for _ in range(500):
        check_message(body)
    # Ten times the target: other tests share the processor.
    assert (time.perf_counter() - started) / 500 < 0.002


def command(**changes: object) -> Body:
    """A good slash command with one text option, but for these changes."""
    wanted = {"type": 3, "name": "name", "description": "A condition", "required": True}
    return {
        "name": "condition",
        "description": "What sources say",
        "options": [wanted],
        **changes,
    }


def with_option(**changes: object) -> Body:
    """A command whose only option has these changes."""
    return command(options=[{"type": 3, "name": "name", "description": "A name", **changes}])


SUBCOMMAND: Body = {"type": 1, "name": "show", "description": "Shows it"}
OPTION: Body = {"type": 3, "name": "name", "description": "A name"}
LONG_CHOICES = [{"name": "n" * 90, "value": "v" * 90 + str(number)} for number in range(25)]

BAD_COMMANDS: dict[str, tuple[list[Body], str]] = {
    "101 commands": ([command(name=f"c{n}") for n in range(101)], "type 1: 101"),
    "16 menus": ([{"type": 3, "name": f"Menu {n}"} for n in range(16)], "type 3: 16"),
    "same name twice": ([command(), command()], "2 commands 'condition'"),
    "no description": ([command(description=None)], "description is missing"),
    "long description": ([command(description="x" * 101)], "description has 101"),
    "capital letter": ([command(name="Condition")], "no name of a slash command"),
    "space in a name": ([command(name="a condition")], "no name of a slash command"),
    "long name": ([command(name="x" * 33)], "name has 33"),
    "long localisation": ([command(name_localizations={"de": "x" * 33})], "name has 33"),
    "menu with a description": (
        [{"type": 3, "name": "Explain", "description": "x"}],
        "neither description nor options",
    ),
    "unknown type": ([{"type": 9, "name": "what"}], "type 9: 1, 0 to 0"),
    "26 options": ([command(options=[{**OPTION, "name": f"o{n}"} for n in range(26)])], "26"),
    "same option twice": ([command(options=[OPTION, OPTION])], "2 options 'name'"),
    "required after optional": (
        [command(options=[OPTION, {**OPTION, "name": "other", "required": True}])],
        "required option after",
    ),
    "subcommand beside option": ([command(options=[SUBCOMMAND, OPTION])], "beside options"),
    "group of plain options": (
        [command(options=[{**SUBCOMMAND, "type": 2, "options": [OPTION]}])],
        "a group holds subcommands only",
    ),
    "nested too deep": (
        [command(options=[{**SUBCOMMAND, "options": [SUBCOMMAND]}])],
        "nested too deep",
    ),
    "26 choices": ([with_option(choices=[{"name": "a", "value": "a"}] * 26)], "choices: 26"),
    "long value": ([with_option(choices=[{"name": "a", "value": "x" * 101}])], "value has 101"),
    "choices and autocomplete": (
        [with_option(autocomplete=True, choices=[{"name": "a", "value": "a"}])],
        "exclude each other",
    ),
    "autocomplete of a user": ([with_option(type=6, autocomplete=True)], "no autocomplete"),
    "lengths the wrong way": ([with_option(min_length=9, max_length=3)], "above max_length 3"),
    "length out of range": ([with_option(max_length=6001)], "max_length is 6001"),
    "no places": ([command(contexts=[])], "names no places"),
    "8,000 characters": (
        [command(options=[{**OPTION, "name": f"o{n}", "choices": LONG_CHOICES} for n in (1, 2)])],
        "8,000 are allowed",
    ),
}

GOOD_COMMANDS = [
    command(),
    command(name="état", description="x" * 100, contexts=[0, 1, 2], integration_types=[0, 1]),
    command(name="नमस्ते"),
    {"type": 3, "name": "Explain this"},
    {
        **command(name="quiz"),
        "options": [{**SUBCOMMAND, "type": 2, "options": [{**SUBCOMMAND, "options": [OPTION]}]}],
    },
]


@pytest.mark.parametrize("name", BAD_COMMANDS)
def test_a_bad_command_is_caught(name: str) -> None:
    """One sentence at least says what is wrong with the set."""
    commands, expected = BAD_COMMANDS[name]
    assert any(expected in fault for fault in check_commands(commands)), check_commands(commands)


def test_good_commands_are_let_through() -> None:
    """Letters of any script, menus with spaces, and groups two deep are fine."""
    assert [] == check_commands(GOOD_COMMANDS)


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ([{"name": "a", "value": "a"}] * 26, "choices: 26"),
        ([{"name": "x" * 101, "value": "a"}], "name has 101"),
        ([{"name": "", "value": "a"}], "name is missing"),
        ([{"name": "a", "value": "x" * 101}], "value has 101"),
        ([{"name": "a", "value": None}], "neither text nor number"),
        ([{"name": "a", "value": 2**60}], "beyond 2^53"),
    ],
)
def test_bad_choices_are_caught(choices: list[Body], expected: str) -> None:
    """Autocomplete gives at most 25 choices of at most 100 characters."""
    assert any(expected in fault for fault in check_choices(choices))


def test_good_choices_are_let_through() -> None:
    """No choice at all is a good answer too."""
    assert [] == check_choices([])
    assert [] == check_choices([{"name": "x" * 100, "value": "y" * 100}] * 25)


def label(**changes: object) -> Body:
    """A label over a text field."""
    field = {"type": 4, "custom_id": "what", "style": 1}
    return {"type": 18, "label": "What is wrong?", "component": field, **changes}


def modal(*components: Body, **changes: object) -> Body:
    """A modal with these components."""
    return {"title": "Report", "custom_id": "report", "components": list(components), **changes}


FIELD: Body = {"type": 4, "custom_id": "what", "style": 1}
BAD_MODALS: dict[str, tuple[Body, str]] = {
    "no title": (modal(label(), title=""), "title is missing"),
    "long title": (modal(label(), title="x" * 46), "title has 46"),
    "long custom_id": (modal(label(), custom_id="x" * 101), "custom_id has 101"),
    "nothing in it": (modal(), "components: 0"),
    "six parts": (modal(*[text()] * 6), "components: 6"),
    "long label": (modal(label(label="x" * 46)), "label has 46"),
    "long description": (modal(label(description="x" * 101)), "description has 101"),
    "label over nothing": (modal(label(component=None)), "is no component"),
    "label over text": (modal(label(component=text())), "text display cannot stand"),
    "same field twice": (modal(label(), label()), "is taken"),
    "unknown style": (modal(label(component={**FIELD, "style": 3})), "style is 3"),
    "long placeholder": (
        modal(label(component={**FIELD, "placeholder": "x" * 101})),
        "placeholder has 101",
    ),
    "max_length": (modal(label(component={**FIELD, "max_length": 4001})), "max_length is 4001"),
    "11 files": (
        modal(label(component={"type": 19, "custom_id": "f", "max_values": 11})),
        "max_values is 11",
    ),
    "one radio button": (
        modal(label(component={"type": 21, "custom_id": "r", "options": [option()]})),
        "options: 1, 2 to 10",
    ),
    "eleven boxes": (
        modal(
            label(
                component={
                    "type": 22,
                    "custom_id": "r",
                    "options": [option(value=str(n)) for n in range(11)],
                }
            )
        ),
        "options: 11",
    ),
    "two fields in a row": (modal(row(FIELD, {**FIELD, "custom_id": "b"})), "text input: 2"),
}


@pytest.mark.parametrize("name", BAD_MODALS)
def test_a_bad_modal_is_caught(name: str) -> None:
    """One sentence at least says what is wrong."""
    body, expected = BAD_MODALS[name]
    assert any(expected in fault for fault in check_modal(body)), check_modal(body)


def test_a_good_modal_is_let_through() -> None:
    """Texts, fields, selects, files and boxes, five in all."""
    boxes = {"type": 22, "custom_id": "b", "options": [option()], "min_values": 0}
    chosen = label(component=select())
    upload = label(component={"type": 19, "custom_id": "f", "min_values": 0, "max_values": 10})
    assert [] == check_modal(modal(text(), label(), chosen, upload, label(component=boxes)))


CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"


@pytest.mark.parametrize(
    ("method", "template", "body"),
    [
        ("POST", CALLBACK, {"type": 4, "data": {"content": "hello"}}),
        ("POST", CALLBACK, {"type": 7, "data": {"content": "x" * 2001, **QUIET}}),
        ("POST", CALLBACK, {"type": 8, "data": {"choices": [{"name": "", "value": "a"}]}}),
        ("POST", CALLBACK, {"type": 9, "data": modal()}),
        ("POST", "/webhooks/{webhook_id}/{webhook_token}", {"content": "hello"}),
        ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", {"content": "a"}),
        ("POST", "/channels/{channel_id}/messages", {"content": "x" * 2001, **QUIET}),
        ("POST", "/channels/{channel_id}/messages/{message_id}/threads", {"name": "x" * 101}),
        ("POST", "/channels/{channel_id}/threads", {"name": ""}),
        ("PUT", "/applications/{application_id}/commands", [command(name="A")]),
    ],
)
def test_each_request_is_held_against_its_own_rules(
    method: str, template: str, body: object
) -> None:
    """The path says what a body is."""
    assert check_request(method, template, body)


def test_requests_without_rules_are_let_through() -> None:
    """A deferral, an acknowledgement and a body that is none."""
    assert [] == check_request("POST", CALLBACK, {"type": 5, "data": {"flags": 64}})
    assert [] == check_request("POST", CALLBACK, {"type": 6})
    assert [] == check_request("POST", "/channels/{channel_id}/typing", None)
    assert [] == check_request("PATCH", "/applications/@me", {"description": "x"})


@pytest.fixture(scope="module")
def contract(test_data: Path) -> Contract:
    """Discord's own document, where there is one."""
    return Contract(test_data / "discord" / "openapi.json")


BAD_REQUESTS: dict[str, tuple[str, str, object, str]] = {
    "misspelt key": ("POST", "/channels/1/messages", {"contents": "x"}, "/contents: not known"),
    "misspelt key of a button": (
        "POST",
        "/channels/1/messages",
        classic(row({**button(), "custum_id": "x"})),
        "/components/0/components/0/custum_id: not known",
    ),
    "content is a number": ("POST", "/channels/1/messages", {"content": 5}, "/content"),
    "embed of text": ("POST", "/channels/1/messages", {"embeds": ["x"]}, "/embeds/0"),
    "long label": (
        "POST",
        "/channels/1/messages",
        v2({"type": 17, "components": [row(button(label="x" * 81))]}),
        "/components/0/components/0/components/0/label",
    ),
    "callback of no type": (
        "POST",
        "/interactions/1/token/callback",
        {"type": 99, "data": {}},
        "/type",
    ),
    "autocomplete without choices": (
        "POST",
        "/interactions/1/token/callback",
        {"type": 8, "data": {"choices": 5}},
        "choices",
    ),
    "option of no type": (
        "PUT",
        "/applications/1/commands",
        [command(options=[{"name": "a", "description": "b", "type": 77}])],
        "/0/options/0/type",
    ),
    "unknown path": ("GET", "/nowhere", None, "no operation"),
    "a body too many": ("GET", "/gateway/bot", {"a": 1}, "takes no body"),
}


@pytest.mark.parametrize("name", BAD_REQUESTS)
def test_the_document_catches_a_bad_request(contract: Contract, name: str) -> None:
    """Wrong types and unknown properties are named by where they stand."""
    method, path, body, expected = BAD_REQUESTS[name]
    faults = contract.check_request(method, path, body)
    assert any(expected in fault for fault in faults), faults


@pytest.mark.parametrize("name", GOOD_MESSAGES)
def test_the_document_takes_what_our_rules_take(contract: Contract, name: str) -> None:
    """The rules and the document agree about good messages, sent either way."""
    body = GOOD_MESSAGES[name]
    assert [] == contract.check_request("POST", "/channels/1/messages", body)
    assert [] == contract.check_request("POST", "/webhooks/1/token", body)
    callback = {"type": 4, "data": body}
    assert [] == contract.check_request("POST", "/interactions/1/token/callback", callback)


def test_the_document_takes_good_commands_modals_and_choices(contract: Contract) -> None:
    """What the rules let through in the other tests is good by the document too."""
    choices = {"type": 8, "data": {"choices": [{"name": "a", "value": "b"}]}}
    shown = {"type": 9, "data": modal(text(), label(), label(component=select()))}
    assert [] == contract.check_request("PUT", "/applications/1/commands", GOOD_COMMANDS)
    assert [] == contract.check_request("POST", "/interactions/1/token/callback", choices)
    assert [] == contract.check_request("POST", "/interactions/1/token/callback", shown)


def test_numbers_pass_as_ids_in_requests_only(contract: Contract) -> None:
    """The client library sends ids as numbers; Discord answers with strings."""
    body = {"content": "x", "message_reference": {"message_id": 5, "channel_id": 6}}
    assert [] == contract.check_request("POST", "/channels/1/messages", body)
    answer = {"url": "wss://example.org", "shards": "one"}
    assert contract.check_answer("GET", "/gateway/bot", 200, answer)
    assert contract.check_answer("GET", "/gateway/bot", 302, {})

"""Requests and answers held against Discord's own OpenAPI document.

Two layers: the types that the document states, and properties that it does not know (it forbids
none, so a misspelt key would pass the first). The document is a preview, and wrong in places:
`LENIENT_EXTRA` and `KNOWN_WRONG` say where, each with its reason.

Document: https://github.com/discord/discord-api-spec (specs/openapi.json, MIT).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from jsonschema_rs import Draft202012Validator, ValidationError, ValidationErrorKind

# A schema is JSON of any shape.
Schema: TypeAlias = dict[str, Any]

# (schema, property) that the document lacks, and why it is right to send it all the same.
LENIENT_EXTRA = {
    ("RichEmbed", "flags"): "discord.py sends each embed's flags, 0; Discord takes them",
    ("ApplicationCommandUpdateRequest", "nsfw"): "the reference of commands has it",
    ("ApplicationCommandCreateRequest", "nsfw"): "the reference of commands has it",
    **dict.fromkeys(
        (
            ("IncomingWebhookUpdateForInteractionCallbackRequestPartial", "tts"),
            ("IncomingWebhookUpdateRequestPartial", "tts"),
            ("MessageEditRequestPartial", "tts"),
        ),
        "discord.py sends tts with every message; in an edit it means nothing",
    ),
}
# (template, pointer) of an answer that the document describes for one case only.
KNOWN_WRONG = {
    (
        "/interactions/{interaction_id}/{interaction_token}/callback",
        "/resource/type",
    ): "the resource of a deferral is of type 5; the document knows only 4, 7 and 12",
}
# A snowflake may be sent as a number, says the document's own README, and discord.py does so.
_SENT_SNOWFLAKE: Schema = {
    "anyOf": [
        {"type": "string", "pattern": "^(0|[1-9][0-9]*)$"},
        {"type": "integer", "minimum": 0},
    ]
}
_NO_OBJECT = "no object"


class Contract:
    """Discord's document, compiled operation by operation as they are asked for."""

    def __init__(self, path: Path) -> None:
        self._document: Schema = json.loads(path.read_text("utf-8"))
        self._answers: Schema = self._document["components"]["schemas"]
        self._requests = {**self._answers, "SnowflakeType": _SENT_SNOWFLAKE}
        self._validators: dict[tuple[str, str, str], Draft202012Validator] = {}
        self._known_forms: dict[tuple[int, str, str], list[tuple[str, Schema]]] = {}

    def check_request(self, method: str, path: str, body: object) -> list[str]:
        """What the document does not know or allow about a body, each with where it stands.

        The path can be a template of the document or a real one. A request without a body is not
        asked about.
        """
        operation = self._operation(method, path)
        if operation is None:
            return [f"{method} {path} is no operation of the document"]
        schema = _json_schema(operation.get("requestBody") or {})
        if schema is None:
            return [] if body is None else [f"{method} {path} takes no body"]
        return self._faults((method, path, "request"), self._requests, schema, body)

    def check_answer(self, method: str, path: str, status: int, body: object) -> list[str]:
        """The same for an answer of ours, so that this server does not drift from the real one."""
        operation = self._operation(method, path)
        if operation is None:
            return [f"{method} {path} is no operation of the document"]
        responses = operation["responses"]
        response = responses.get(str(status)) or responses.get(f"{status // 100}XX")
        if response is None:
            return [f"{method} {path} is never answered with {status}"]
        schema = _json_schema(self._resolved(response))
        if schema is None or body is None:
            return []
        faults = self._faults((method, path, str(status)), self._answers, schema, body)
        return [fault for fault in faults if not self._is_known_wrong(path, fault)]

    def _is_known_wrong(self, path: str, fault: str) -> bool:
        return any(
            path == template and fault.startswith(f"{pointer}: ")
            for template, pointer in KNOWN_WRONG
        )

    def _operation(self, method: str, path: str) -> Schema | None:
        item = self._document["paths"].get(path)
        if item is None:
            fitting = (template for pattern, template in self._patterns if pattern.fullmatch(path))
            item = self._document["paths"].get(next(fitting, ""), {})
        operation: Schema | None = item.get(method.lower())
        return operation

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        # Templates with fewer parameters first: @me is no user id, @original no message id.
        templates = sorted(self._document["paths"], key=lambda template: template.count("{"))
        return [(re.compile(re.sub(r"\{\w+\}", "[^/]+", each)), each) for each in templates]

    def _resolved(self, schema: Schema) -> Schema:
        while "$ref" in schema:
            found = self._document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            schema = found
        return schema

    def _faults(
        self, key: tuple[str, str, str], schemas: Schema, schema: Schema, body: object
    ) -> list[str]:
        if key not in self._validators:
            held = {"components": {"schemas": schemas}}
            self._validators[key] = Draft202012Validator({**schema, **held}, validate_formats=True)
        errors = self._validators[key].iter_errors(body)
        typed = [sentence for error in errors for sentence in explain(error)]
        return [*typed, *self._unknown([schema], body, "", "")]

    def _unknown(
        self, schemas: Sequence[Schema], value: object, at: str, owner: str
    ) -> Iterator[str]:
        """Each property of a value that none of the schemas fitting it knows."""
        forms = [form for schema in schemas for form in self._forms_of(schema, value, owner)]
        if isinstance(value, list):
            inner = [form["items"] for _, form in forms if "items" in form]
            for index, each in enumerate(value if inner else ()):
                yield from self._unknown(inner, each, f"{at}/{index}", owner)
        elif isinstance(value, dict) and any("properties" in form for _, form in forms):
            for key, inside in value.items():
                yield from self._unknown_property(forms, key, inside, at)

    def _unknown_property(
        self, forms: list[tuple[str, Schema]], key: str, value: object, at: str
    ) -> Iterator[str]:
        known = [form["properties"][key] for _, form in forms if key in form.get("properties", ())]
        owners = [name for name, _ in forms]
        if known:
            yield from self._unknown(known, value, f"{at}/{key}", "")
        elif not any(
            (name, key) in LENIENT_EXTRA or form.get("additionalProperties") for name, form in forms
        ):
            yield f"{at}/{key}: not known to {' or '.join(filter(None, owners)) or 'the document'}"

    def _forms_of(self, schema: Schema, value: object, owner: str) -> list[tuple[str, Schema]]:
        # By identity: schemas are parts of the document, which lives as long as this does.
        key = (id(schema), owner, str(value.get("type")) if isinstance(value, dict) else _NO_OBJECT)
        if key not in self._known_forms:
            self._known_forms[key] = list(self._forms(schema, value, owner))
        return self._known_forms[key]

    def _forms(self, schema: Schema, value: object, owner: str) -> Iterator[tuple[str, Schema]]:
        """The plain schemas behind references and unions that can mean this value, with names."""
        if "$ref" in schema:
            owner = schema["$ref"].rpartition("/")[2]
            schema = self._resolved(schema)
        yield owner, schema
        branches = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
        fitting = [each for each in branches if self._fits_type(each, value)]
        for branch in [*schema.get("allOf", ()), *(fitting or branches)]:
            yield from self._forms(branch, value, owner)

    def _fits_type(self, schema: Schema, value: object) -> bool:
        """Whether a branch of a union is the one for this value's `type`."""
        kinds = self._resolved(schema).get("properties", {}).get("type", {}).get("enum")
        return kinds is None or not isinstance(value, dict) or value.get("type") in kinds


def _json_schema(holder: Schema) -> Schema | None:
    schema: Schema | None = holder.get("content", {}).get("application/json", {}).get("schema")
    return schema


def explain(error: ValidationError) -> Iterator[str]:
    """What is wrong, as one sentence or more; of a union, only the branch that was meant."""
    branches = _branches(error)
    if branches:
        here = list(error.instance_path)
        meant = min(branches, key=lambda branch: (_is_of_other_type(branch, here), len(branch)))
        for inner in meant:
            yield from explain(inner)
    else:
        pointer = "/".join(map(str, error.instance_path))
        yield f"/{pointer}: {error.message[:200]}"


def _branches(error: ValidationError) -> list[list[ValidationError]]:
    kind = error.kind
    if isinstance(kind, ValidationErrorKind.OneOfNotValid | ValidationErrorKind.AnyOf):
        return [branch for branch in kind.context if branch]
    return []


def _is_of_other_type(branch: list[ValidationError], here: list[str | int]) -> bool:
    """Whether a branch failed for its `type`, or because it is not even the same kind of JSON."""
    return any(
        (error.kind.name == "type" and error.instance_path == here)
        or error.instance_path == [*here, "type"]
        for error in branch
    )

"""A request of the bot, as it is handled, recorded and refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import orjson
from aiohttp import web

# Status and JSON body; None for an answer without one.
Reply: TypeAlias = tuple[int, Any]

BAD_FORM, EMPTY_MESSAGE = 50035, 50006


class Refusal(Exception):  # noqa: N818  # Discord's own word for it is no error of ours
    """A request that Discord would not follow, with its status, code and sentence."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


@dataclass(slots=True)
class Call:
    """One request: `template` is its path as Discord's document writes it.

    `files` are those of a multipart request by their field's name. `status` and `answer` are what
    it was answered with, `at_s` when it came (monotonic).
    """

    method: str
    template: str
    path: str
    ids: Mapping[str, str]
    query: Mapping[str, str]
    body: Any = None
    files: dict[str, bytes] = field(default_factory=dict)
    at_s: float = 0.0
    status: int = 0
    answer: bytes = b""

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


async def read_body(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    """The JSON of a request, and its files if it has any."""
    if request.content_type == "multipart/form-data":
        return await _read_form(request)
    text = await request.read()
    return (orjson.loads(text) if text else None), {}


async def _read_form(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    body, files = None, {}
    async for part in await request.multipart():
        content = await part.read()  # type: ignore[union-attr]  # forms in forms are never sent
        if part.name == "payload_json":  # type: ignore[union-attr]
            body = orjson.loads(content)
        else:
            files[str(part.name)] = bytes(content)  # type: ignore[union-attr]
    return body, files

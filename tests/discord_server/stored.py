"""What Discord makes of what was sent: embeds, components and files as later answers hold them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from tests.discord_server.measures import Payload

# What a component is kept with where the sender left it out.
_DEFAULTS: dict[int, dict[str, Any]] = {
    **{kind: {"min_values": 1, "max_values": 1} for kind in (3, 5, 6, 7, 8)},
    11: {"description": None, "spoiler": False},
    13: {"spoiler": False},
    14: {"spacing": 1, "divider": True},
    17: {"accent_color": None, "spoiler": False},
}


def walk(components: Sequence[Payload]) -> Iterator[Payload]:
    """Every component of a message or modal, outer ones first."""
    for component in components:
        yield component
        yield from walk(component.get("components") or ())
        held = [component[key] for key in ("accessory", "component") if component.get(key)]
        yield from walk(held)


class Shelf:
    """Where what is sent with one message gets its ids and addresses."""

    def __init__(self, ids: Iterator[int], files: Mapping[str, bytes]) -> None:
        self._ids = ids
        self._files = files
        self._numbers = count(1)
        self._addresses: dict[str, str] = {}

    def attachments(self, sent: Sequence[Payload], kept: Sequence[Payload]) -> list[Payload]:
        """The files of a message: those sent now, and of earlier ones those that stay."""
        earlier = {each["id"]: each for each in kept}
        return [earlier.get(str(each.get("id"))) or self._attachment(each) for each in sent]

    def _attachment(self, sent: Payload) -> Payload:
        name, identity = sent.get("filename") or "file", str(next(self._ids))
        address = f"https://cdn.discord.test/attachments/{identity}/{name}"
        self._addresses[f"attachment://{name}"] = address
        size = len(self._files.get(f"files[{sent.get('id')}]", b""))
        described = {"description": sent["description"]} if sent.get("description") else {}
        found = {"url": address, "proxy_url": address, "size": size}
        return {"id": identity, "filename": name, **found, **described}

    def embeds(self, sent: Sequence[Payload]) -> list[Payload]:
        """Embeds, each with its type and each field with its width."""
        return [self._embed(each) for each in sent]

    def _embed(self, sent: Payload) -> Payload:
        kept = {key: value for key, value in sent.items() if value is not None}
        if "fields" in kept:
            kept["fields"] = [{"inline": False, **field} for field in kept["fields"]]
        for key in {"image", "thumbnail"} & kept.keys():
            kept[key] = {**kept[key], "url": self._address(kept[key].get("url"))}
        return {**kept, "type": "rich"}

    def components(self, sent: Sequence[Payload]) -> list[Payload]:
        """Components, each with a number and with what its sender left to Discord."""
        return [self._component(each) for each in sent]

    def _component(self, sent: Payload) -> dict[str, Any]:
        kept = {key: value for key, value in sent.items() if value is not None}
        component: dict[str, Any] = {
            **_DEFAULTS.get(kept.get("type", 0), {}),
            **kept,
            "id": kept.get("id") or next(self._numbers),
        }
        # Of a message, nothing must be filled in; only forms keep this.
        component.pop("required", None)
        for key in {"accessory", "component"} & kept.keys():
            component[key] = self._component(kept[key])
        if "components" in kept:
            component["components"] = self.components(kept["components"])
        if "default_values" in kept:
            # Ids may be sent as numbers; Discord answers with text.
            chosen = kept["default_values"]
            component["default_values"] = [{**each, "id": str(each["id"])} for each in chosen]
        return component | self._media(component)

    def _media(self, component: Payload) -> dict[str, Any]:
        media: dict[str, Any] = {
            key: self._medium(component[key]) for key in ("media", "file") if key in component
        }
        if "items" in component:
            plain = {"description": None, "spoiler": False}
            media["items"] = [
                {**plain, **item, "media": self._medium(item["media"])}
                for item in component["items"]
            ]
        if "file" in media:
            media |= {"name": media["file"]["url"].rpartition("/")[2], "size": 0}
        return media

    def _medium(self, sent: Payload) -> Payload:
        address = self._address(sent.get("url"))
        return {"id": str(next(self._ids)), "url": address, "proxy_url": address}

    def _address(self, url: object) -> str:
        return self._addresses.get(str(url), str(url))

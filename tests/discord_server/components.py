"""The rules of components: what may stand in what, how many, how long.

Layout: https://docs.discord.com/developers/components/reference. Numbers that differ from what the
reference says are the stricter ones of those that Discord itself answers with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.discord_server.measures import (
    Payload,
    count_faults,
    entries,
    range_faults,
    text_faults,
)

_NAMES: dict[object, str] = {
    **dict.fromkeys((5, 6, 7, 8), "select of Discord's own things"),
    1: "action row",
    2: "button",
    3: "string select",
    4: "text input",
    9: "section",
    10: "text display",
    11: "thumbnail",
    12: "media gallery",
    13: "file",
    14: "separator",
    17: "container",
    18: "label",
    19: "file upload",
    21: "radio group",
    22: "checkbox group",
    23: "checkbox",
}
SELECTS = frozenset({3, 5, 6, 7, 8})
IN_ROW = SELECTS | {2}
IN_CONTAINER = frozenset({1, 9, 10, 12, 13, 14})
IN_LABEL = SELECTS | {4, 19, 21, 22, 23}
V2_TOP = IN_CONTAINER | {17}
# A row with a text input is the old form of a label; the client library still reads it.
MODAL_TOP = frozenset({1, 10, 18})
V2_TYPES = frozenset({9, 10, 11, 12, 13, 14, 17})

_LINK, _PREMIUM = 5, 6


class Layout:
    """A walk over the components of one message or modal, and what was found on it."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.number = 0
        self.characters = 0
        self.has_v2 = False
        self.attachments: set[str] = set()
        self._custom_ids: set[str] = set()
        self._ids: set[int] = set()

    def visit_all(self, components: Iterable[object], allowed: frozenset[int], at: str) -> None:
        """Visit components one after the other, and what stands in them."""
        for index, component in enumerate(components):
            self.visit(component, allowed, f"{at}[{index}]")

    def visit(self, component: object, allowed: frozenset[int], at: str) -> None:
        """Visit one component where only these types may stand, and what stands in it."""
        if not isinstance(component, dict):
            self.faults.append(f"{at} is no component")
            return
        self.number += 1
        kind = component.get("type")
        if kind not in allowed:
            self.faults.append(f"{at}: a {_NAMES.get(kind, kind)} cannot stand here")
            return
        self.has_v2 |= kind in V2_TYPES
        self._number_once(component, at)
        if "custom_id" in component or kind in _WITH_CUSTOM_ID:
            self._name_once(component, at)
        _VISITS[kind](self, component, at)

    def _number_once(self, component: Payload, at: str) -> None:
        number = component.get("id")
        if number:
            if number in self._ids:
                self.faults.append(f"{at}: the id {number} is taken")
            self._ids.add(number)

    def _name_once(self, component: Payload, at: str) -> None:
        custom_id = component.get("custom_id")
        if custom_id is None and component["type"] == 2:
            return
        self.faults += text_faults(f"{at}.custom_id", custom_id, 100, 1)
        if custom_id in self._custom_ids:
            self.faults.append(f"{at}: the custom_id {custom_id!r} is taken")
        self._custom_ids.add(str(custom_id))

    def row(self, row: Payload, at: str) -> None:
        """Up to five buttons, or one select (in a modal: one text input)."""
        inside = entries(row, "components")
        kinds = [each.get("type") for each in inside if isinstance(each, dict)]
        buttons = kinds.count(2)
        if 4 in kinds:
            self.faults += count_faults(f"{at} with a text input", len(inside), 1)
        elif buttons != len(inside):
            self.faults += count_faults(f"{at} with a select", len(inside), 1)
        self.faults += count_faults(f"{at}.components", len(inside), 5, 1)
        self.visit_all(inside, IN_ROW | {4} if at.startswith("modal") else IN_ROW, at)

    def button(self, button: Payload, at: str) -> None:
        """Something to read, and exactly one thing that a click does."""
        aims = [key for key in ("custom_id", "url", "sku_id") if button.get(key) is not None]
        if len(aims) != 1:
            self.faults.append(f"{at}: a button has one of custom_id, url and sku_id, not {aims}")
        else:
            self._button_style(button, aims[0], at)
        self.faults += text_faults(f"{at}.label", button.get("label"), 80)
        self.faults += text_faults(f"{at}.url", button.get("url"), 512)
        if not (button.get("label") or button.get("emoji") or button.get("style") == _PREMIUM):
            self.faults.append(f"{at}: a button without label and emoji")

    def _button_style(self, button: Payload, aim: str, at: str) -> None:
        style = button.get("style")
        self.faults += range_faults(f"{at}.style", style, 6, 1)
        expected = {_LINK: "url", _PREMIUM: "sku_id"}.get(style or 0, "custom_id")
        if aim != expected:
            self.faults.append(f"{at}: a button of style {style} has {expected}, not {aim}")

    def select(self, select: Payload, at: str) -> None:
        """A placeholder, bounds of how many can be chosen, and for texts the options."""
        self.faults += text_faults(f"{at}.placeholder", select.get("placeholder"), 150)
        self._bounds(select, at, 25, 1)
        if select["type"] == 3:
            self.faults += count_faults(f"{at}.options", len(entries(select, "options")), 25, 1)
            self._options(select, at)

    def _bounds(self, select: Payload, at: str, most: int, usual: int) -> None:
        fewest, highest = select.get("min_values"), select.get("max_values")
        self.faults += range_faults(f"{at}.min_values", fewest, most)
        self.faults += range_faults(f"{at}.max_values", highest, most, 1)
        highest = usual if highest is None else highest
        if fewest is not None and fewest > highest:
            self.faults.append(f"{at}: min_values {fewest} is above max_values {highest}")

    def _options(self, select: Payload, at: str) -> None:
        options = entries(select, "options")
        taken: set[str] = set()
        for index, option in enumerate(options):
            place = f"{at}.options[{index}]"
            self.faults += text_faults(f"{place}.label", option.get("label"), 100, 1)
            self.faults += text_faults(f"{place}.value", option.get("value"), 100, 1)
            self.faults += text_faults(f"{place}.description", option.get("description"), 100)
            if option.get("value") in taken:
                self.faults.append(f"{place}: the value {option['value']!r} is taken")
            taken.add(str(option.get("value")))
        self._chosen(select, at, sum(bool(option.get("default")) for option in options))

    def _chosen(self, select: Payload, at: str, chosen: int) -> None:
        highest = select.get("max_values")
        highest = 1 if highest is None else highest
        if highest > len(entries(select, "options")):
            self.faults.append(f"{at}: max_values {highest} is more than there are options")
        if chosen > highest:
            self.faults.append(f"{at}: {chosen} options are chosen, max_values is {highest}")

    def text(self, display: Payload, at: str) -> None:
        """A text, and its part of the characters of the whole message."""
        content = display.get("content")
        self.faults += text_faults(f"{at}.content", content, 4000, 1)
        self.characters += len(content) if isinstance(content, str) else 0

    def section(self, section: Payload, at: str) -> None:
        """One to three texts, and a button or thumbnail beside them."""
        texts = entries(section, "components")
        self.faults += count_faults(f"{at}.components", len(texts), 3, 1)
        self.visit_all(texts, frozenset({10}), at)
        if section.get("accessory") is None:
            self.faults.append(f"{at}: a section without accessory")
        else:
            self.visit(section["accessory"], frozenset({2, 11}), f"{at}.accessory")

    def thumbnail(self, thumbnail: Payload, at: str) -> None:
        """A picture beside a section."""
        self._medium(thumbnail, "media", at)

    def gallery(self, gallery: Payload, at: str) -> None:
        """One to ten pictures."""
        pictures = entries(gallery, "items")
        self.faults += count_faults(f"{at}.items", len(pictures), 10, 1)
        for index, picture in enumerate(pictures):
            self._medium(picture, "media", f"{at}.items[{index}]")

    def file(self, file: Payload, at: str) -> None:
        """An uploaded file, shown where it stands."""
        self._medium(file, "file", at)
        if not str((file.get("file") or {}).get("url")).startswith("attachment://"):
            self.faults.append(f"{at}: a file that is no attachment of this message")

    def _medium(self, holder: Payload, key: str, at: str) -> None:
        self.faults += text_faults(f"{at}.description", holder.get("description"), 1024)
        url = (holder.get(key) or {}).get("url")
        self.faults += text_faults(f"{at}.{key}.url", url, 2048, 1)
        if isinstance(url, str) and url.startswith("attachment://"):
            self.attachments.add(url.removeprefix("attachment://"))

    def separator(self, separator: Payload, at: str) -> None:
        """Room between two components, small or large."""
        self.faults += range_faults(f"{at}.spacing", separator.get("spacing"), 2, 1)

    def container(self, container: Payload, at: str) -> None:
        """Components in a box, with a colour at its side."""
        inside = entries(container, "components")
        self.faults += range_faults(f"{at}.accent_color", container.get("accent_color"), 0xFFFFFF)
        self.faults += count_faults(f"{at}.components", len(inside), 40, 1)
        self.visit_all(inside, IN_CONTAINER, at)

    def label(self, label: Payload, at: str) -> None:
        """A heading over one thing to fill in."""
        self.faults += text_faults(f"{at}.label", label.get("label"), 45, 1)
        self.faults += text_faults(f"{at}.description", label.get("description"), 100)
        self.visit(label.get("component"), IN_LABEL, f"{at}.component")

    def text_input(self, field: Payload, at: str) -> None:
        """A text to type, short or of several lines."""
        self.faults += range_faults(f"{at}.style", field.get("style"), 2, 1)
        self.faults += text_faults(f"{at}.label", field.get("label"), 45)
        self.faults += text_faults(f"{at}.placeholder", field.get("placeholder"), 100)
        self.faults += text_faults(f"{at}.value", field.get("value"), 4000)
        self.faults += range_faults(f"{at}.min_length", field.get("min_length"), 4000)
        self.faults += range_faults(f"{at}.max_length", field.get("max_length"), 4000, 1)

    def upload(self, upload: Payload, at: str) -> None:
        """Files to hand in, none to ten."""
        self._bounds(upload, at, 10, 1)

    def group(self, group: Payload, at: str) -> None:
        """Boxes to tick, one or several of them."""
        radio = group["type"] == 21
        options = entries(group, "options")
        self.faults += count_faults(f"{at}.options", len(options), 10, 2 if radio else 1)
        if not radio:
            self._bounds(group, at, 10, len(options))
        self._options({"max_values": 1 if radio else len(options), **group}, at)

    def nothing(self, _component: Payload, _at: str) -> None:
        """A component that has nothing of its own to check."""


_WITH_CUSTOM_ID = SELECTS | {2, 4, 19, 21, 22, 23}
_VISITS: dict[object, Callable[[Layout, Payload, str], None]] = {
    1: Layout.row,
    2: Layout.button,
    **dict.fromkeys(SELECTS, Layout.select),
    4: Layout.text_input,
    9: Layout.section,
    10: Layout.text,
    11: Layout.thumbnail,
    12: Layout.gallery,
    13: Layout.file,
    14: Layout.separator,
    17: Layout.container,
    18: Layout.label,
    19: Layout.upload,
    21: Layout.group,
    22: Layout.group,
    23: Layout.nothing,
}

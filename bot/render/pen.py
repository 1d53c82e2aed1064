"""Drawing down a sheet: text that is wrapped to its room, bars and lines.

The fonts are Lato, which lies beside this file with its licence (SIL Open Font License 1.1): the
font inside Pillow has no accents, and the fonts of a machine are not the same everywhere.
"""

from __future__ import annotations

import io
import math
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_FONTS = Path(__file__).parent / "fonts"
_CUT = "…"
_LEADING = 1.3  # heights of a letter from one line to the next
_HATCH = 7  # pixels between the strokes of a hatched bar
_COLOURS = 64  # of the picture that is written: shades of few colours, at a third of the size

Colour = str


class Pen:
    """Draws down a sheet of a fixed width from `y` on; `png` gives what was drawn."""

    def __init__(self, width: int, paper: Colour) -> None:
        self.width = width
        self.y = 0
        self._paper = paper
        self._strokes: list[Callable[[ImageDraw.ImageDraw], None]] = []

    def line(self, text: str, x: int, y: int, size: int, ink: Colour, *, bold: bool) -> None:
        """One line of text, not wrapped, whose top left corner is at x and y."""
        shown, font = drawable(text), _font(size, bold)
        self._strokes.append(lambda draw: draw.text((x, y), shown, ink, font))

    def lines(
        self, lines: Iterable[str], x: int, y: int, size: int, ink: Colour, *, bold: bool = False
    ) -> int:
        """Lines below one another; where the next would stand."""
        for each in lines:
            self.line(each, x, y, size, ink, bold=bold)
            y += height(size)
        return y

    def bar(self, box: tuple[int, int, int, int], fill: Colour | None, edge: Colour) -> None:
        """A bar with an edge (left, top, right, bottom); hatched where it has no fill."""

        def drawn(draw: ImageDraw.ImageDraw) -> None:
            if fill is None:
                _hatch(draw, box, edge)
            draw.rectangle(box, fill, edge, width=2)

        self._strokes.append(drawn)

    def rule(self, x: int, y: int, ink: Colour) -> None:
        """A line from x to as far from the other side."""
        right = self.width - x
        self._strokes.append(lambda draw: draw.line((x, y, right, y), ink, width=2))

    def png(self) -> bytes:
        """What was drawn, down to `y`, as a PNG file; the same strokes give the same bytes."""
        sheet = Image.new("RGB", (self.width, self.y), self._paper)
        draw = ImageDraw.Draw(sheet)
        for stroke in self._strokes:
            stroke(draw)
        written = io.BytesIO()
        sheet.quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(written, "PNG", optimize=True)
        return written.getvalue()


def height(size: int) -> int:
    """Pixels from one line of text of this size to the next."""
    return round(size * _LEADING)


def room(text: str, size: int, *, bold: bool = False) -> int:
    """Pixels that a text takes in one line."""
    blanks = _room_of_word(" ", size, bold) * text.count(" ")
    return blanks + sum(_room_of_word(word, size, bold) for word in text.split(" "))


@lru_cache(maxsize=8_192)
def _room_of_word(word: str, size: int, bold: bool) -> int:  # a key of the cache
    """Pixels that a word takes: the same few thousand words are measured again and again."""
    return math.ceil(_font(size, bold).getlength(drawable(word) if word != " " else word))


def wrapped(text: str, size: int, width: int, most: int, *, bold: bool = False) -> list[str]:
    """The text in lines that fit into a width; beyond `most` lines it ends in an ellipsis."""
    lines: list[str] = []
    ahead = drawable(text)
    while ahead:
        if len(lines) == most - 1 and room(ahead, size, bold=bold) > width:
            return [*lines, _cut(ahead, size, width, bold=bold)]
        fits = _whole_words(ahead, size, width, bold=bold)
        lines.append(ahead[:fits])
        ahead = ahead[fits:].lstrip()
    return lines


def _whole_words(text: str, size: int, width: int, *, bold: bool) -> int:
    """How many characters fit into a width, in whole words; of a word wider than it, its part."""
    end, taken = 0, 0
    for word in text.split(" "):
        taken += room(f" {word}" if end else word, size, bold=bold)
        if taken > width:
            break
        end += len(word) + bool(end)
    return end or _fitting(text.partition(" ")[0], size, width, bold=bold)


def drawable(text: str) -> str:
    """The text in one line, of characters that the font has; an accent it lacks is left out."""
    return "".join(map(_drawable, " ".join(text.split())))


@cache
def _drawable(character: str) -> str:
    if unicodedata.category(character)[0] == "C":
        return ""  # what has no shape of its own could only disturb that of others
    if _has(character):
        return character
    bare = unicodedata.normalize("NFKD", character)[0]
    return bare if _has(bare) else "?"


def _has(character: str) -> bool:
    """Whether the font draws a character as anything but what it lacks."""
    font = _font(20, bold=False)
    shape, missing = (bytes(font.getmask(each)) for each in (character, "\uffff"))
    return shape != missing


def _cut(line: str, size: int, width: int, *, bold: bool) -> str:
    """As much of a line as fits with an ellipsis after it."""
    fits = _fitting(line, size, width - room(_CUT, size, bold=bold), bold=bold)
    return f"{line[:fits].rstrip()}{_CUT}"


def _fitting(text: str, size: int, width: int, *, bold: bool) -> int:
    """How many characters fit into a width, at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if room(text[:middle], size, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _hatch(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int], ink: Colour) -> None:
    """Slanted strokes inside a box."""
    left, top, right, bottom = box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1
    for start in range(left - (bottom - top), right, _HATCH):
        begin, end = max(start, left), min(start + bottom - top, right)
        draw.line((begin, bottom - (begin - start), end, bottom - (end - start)), ink, width=2)


@cache
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:  # a key of the cache
    path = _FONTS / ("Lato-Bold.ttf" if bold else "Lato-Regular.ttf")
    # The other engine shapes text with libraries that not every machine has.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)

"""Charts of clinical features: what is counted, what is drawn, and what is said of it in words."""

from __future__ import annotations

import io
import itertools
import re
from dataclasses import dataclass, replace
from datetime import date

import pytest
from PIL import Image

from bot.phrases import speaking, words
from bot.render import chart_alt, pen
from bot.render.chart import FAINT, FILLS, INK, PAPER, WIDTH, Chart, chart
from bot.render.chart_data import FEWEST, Tally, tally
from bot.render.lines import body
from bot.render.view import View
from knowledge import Answer, Knowledge
from knowledge.model import ClinicalFeature, FeatureReport, Provenance
from knowledge.record.frequency import Band, band

LAMP = Provenance(source="LAMP", release="2026-10-01", link="https://example.org", licence="none")
MARFAN = "OMIM:154700"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that is made up."""

    clinical_features: tuple[ClinicalFeature, ...]
    reported_absent: tuple[ClinicalFeature, ...] = ()
    id: str = "OMIM:999001"
    name: str = "Lantern ataxia"


def feature(
    name: str, frequency: str | None, *systems: str, absent: bool = False
) -> ClinicalFeature:
    """A feature with one report."""
    report = FeatureReport(frequency=frequency, provenance=LAMP)
    return ClinicalFeature(name=name, body_systems=systems, absent=absent, reports=(report,))


def flickering(many: int, frequency: str | None = "Frequent") -> tuple[ClinicalFeature, ...]:
    """So many features of the system of light."""
    return tuple(feature(f"Flicker {number}", frequency, "Light") for number in range(many))


# Three of every kind of system: ten features in all, one of them in two systems.
MIXED = Condition(
    (
        feature("Steady glow", "9/9", "Light"),
        feature("Bright gait", "90%", "Light", "Gait"),
        *(feature(f"Slow step {number}", "Frequent", "Gait") for number in range(4)),
        feature("Warm hands", "1/10", "Hands"),
        feature("Cold hands", "1%", "Hands"),
        feature("Odd hands", "as told by their owners", "Hands"),
        feature("Humming", None),
    ),
    (feature("Smoke", "0/9", "Light", absent=True),),
)


def drawn(condition: Condition) -> Chart:
    """The chart of a condition that has one."""
    shown = chart(condition)
    assert shown is not None
    return shown


def counted(condition: Condition) -> Tally:
    """What a condition's chart shows, of one that has one."""
    found = tally(condition)
    assert found is not None
    return found


def many_systems(many: int) -> Condition:
    """A condition with so many body systems, of one feature to several hundred."""
    features = tuple(
        feature(f"Sign {system}.{number}", "Occasional", f"Abnormality of the {system}. system")
        for system in range(many)
        for number in range(1 + 700 // (system + 1))
    )
    return Condition(features)


# What is counted.


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (("5/5",), Band.OBLIGATE),
        (("Obligate",), Band.OBLIGATE),
        (("99%",), Band.VERY_FREQUENT),
        (("4/5",), Band.VERY_FREQUENT),
        (("79.9%",), Band.FREQUENT),
        (("30%",), Band.FREQUENT),
        (("Occasional",), Band.OCCASIONAL),
        (("5%",), Band.OCCASIONAL),
        (("4%",), Band.VERY_RARE),
        (("1/100",), Band.VERY_RARE),
        (("1/2", "9/10"), Band.VERY_FREQUENT),  # 10 of 12 patients
        ((None, "Frequent"), Band.FREQUENT),
        (("often",), Band.OTHERWISE),
        ((None,), Band.NOT_GIVEN),
        ((), Band.NOT_GIVEN),
    ],
)
def test_a_frequency_has_its_class_by_hpo(stated: tuple[str | None, ...], expected: Band) -> None:
    """However it is written; counts of several reports are summed first."""
    assert expected == band(stated)


def test_features_are_counted_by_body_system_and_frequency() -> None:
    """One of two systems in both of them; what has none comes last; nothing absent is counted."""
    found = counted(MIXED)
    assert [("Gait", 5), ("Hands", 3), ("Light", 2), (None, 1)] == [
        (row.name, row.total) for row in found.rows
    ]
    assert {Band.VERY_FREQUENT: 1, Band.FREQUENT: 4} == found.rows[0].counts
    assert 10 == found.everything.total
    assert tuple(Band) == found.bands
    assert found.is_overlapping
    assert ("Smoke",) == found.absent
    assert "Smoke" not in itertools.chain.from_iterable(found.names.values())


def test_there_is_no_chart_of_fewer_than_ten_features() -> None:
    """They are read faster than looked at."""
    assert chart(Condition(flickering(FEWEST - 1))) is None
    assert chart(Condition(flickering(FEWEST))) is not None


def test_the_numbers_are_those_of_the_text(knowledge: Knowledge) -> None:
    """Of a real record: each body system, as the section of that name counts it."""
    reply = knowledge.show(MARFAN)
    assert isinstance(reply, Answer)
    view = View(date(2026, 11, 1), 12, (), ())
    shown = knowledge.with_sections(reply, ("features_by_system",))
    headings = [line.said for line in body(shown, view) if line.style == "heading"][1:]
    found = tally(reply.concept)
    assert found is not None
    ours = [
        words.SYSTEM.format(system=chart_alt.system_name(row), count=row.total)
        for row in found.rows
    ]
    assert sorted(headings) == sorted(ours)
    assert dict(reply.contents)["clinical_features"] == found.everything.total


# What is said of it in words.


def test_the_description_says_what_the_picture_shows() -> None:
    """All of it, where there is room."""
    assert (
        "Chart of 10 clinical features of Lantern ataxia, by body system and reported frequency. "
        "All features: In all (100 %) 1, Very frequent (80–99 %) 1, Frequent (30–79 %) 4, "
        "Occasional (5–29 %) 1, Very rare (under 5 %) 1, In other words 1, Frequency not given 1. "
        "By body system, a feature of several counted in each: "
        "Gait 5; Hands 3; Light 2; No body system stated 1. "
        "Most frequent: Steady glow; Bright gait; Slow step 0; Slow step 1; Slow step 2. "
        "Reported absent, not counted: 1. Sources: LAMP 2026-10-01. "
        "The section “Clinical features by body system” has all of this as text."
    ) == drawn(MIXED).alt


def test_a_description_without_any_frequency_names_no_feature_as_frequent() -> None:
    """Their order says nothing then."""
    said = drawn(Condition(flickering(12, None))).alt
    assert "Frequency not given 12" in said
    assert "Most frequent" not in said


def test_a_description_has_at_most_as_many_characters_as_discord_takes() -> None:
    """And says how many body systems it leaves out, and how few features each of those has."""
    said = drawn(many_systems(60)).alt
    assert len(said) <= chart_alt.MOST
    named = len(re.findall(r"Abnormality of the \d+\. system", said))
    more = re.search(r"(\d+) more with at most (\d+) each", said)
    assert more
    assert 60 == named + int(more[1])
    assert 1 + 700 // (named + 1) == int(more[2])


def test_names_without_end_break_neither_the_picture_nor_its_description() -> None:
    """Of the concept, of its features and of its body systems; with signs that turn text around."""
    long = "x" * 4_000
    features = tuple(
        feature(f"{long}{number}\u202e\n", "Frequent", f"{long}{number}") for number in range(40)
    )
    shown = drawn(Condition(features, features, name=f"{long} {long}"))
    assert len(shown.alt) <= chart_alt.MOST
    assert decoded(shown).height < 2_500


# The picture.


def decoded(shown: Chart) -> Image.Image:
    """The picture, read whole."""
    picture = Image.open(io.BytesIO(shown.png))
    picture.load()
    assert "PNG" == picture.format
    return picture.convert("RGB")


@pytest.mark.parametrize(
    "condition",
    [
        Condition(flickering(10)),
        Condition(flickering(400, None)),
        MIXED,
        many_systems(3),
        many_systems(90),
    ],
    ids=["few", "unstated", "mixed", "many", "extreme"],
)
def test_a_picture_is_bounded_and_shows_something(condition: Condition) -> None:
    """As wide as always, never endless, small enough to send, and neither blank nor cut off."""
    shown = drawn(condition)
    picture = decoded(shown)
    assert picture.width == WIDTH
    assert 400 < picture.height < 2_000
    assert len(shown.png) < 300_000
    # The margins are free: nothing runs out of the sheet.
    width, height = picture.size
    paper = picture.getpixel((0, 0))
    edges = [(0, 0, width, 20), (0, height - 10, width, height), (0, 0, 20, height)]
    edges.append((width - 20, 0, width, height))
    for edge in edges:
        assert [(paper)] == [colour for _, colour in picture.crop(edge).getcolors() or ()]
    dark = sum(picture.convert("L").histogram()[:100])
    assert 0.01 < dark / (width * height) < 0.5


def test_a_bar_is_as_long_as_it_has_features() -> None:
    """The longest of the obligate ones, in pixels of its colour, beside one half as many."""
    features = tuple(
        feature(f"{system} {number}", "Obligate", system)
        for system, many in (("Light", 40), ("Gait", 20))
        for number in range(many)
    )
    picture = decoded(drawn(Condition(features)))
    fill = picture.getpixel((40, row_of_bar(picture)))
    lengths = [
        run
        for y in range(picture.height)
        if (run := sum(picture.getpixel((x, y)) == fill for x in range(WIDTH))) > 100
    ]
    assert len(set(lengths)) == 2
    assert max(lengths) == pytest.approx(2 * min(lengths), abs=6)


def row_of_bar(picture: Image.Image) -> int:
    """The height of the middle of the first bar, which is dark all the way down."""
    column = picture.convert("L").crop((40, 0, 41, picture.height)).tobytes()
    return re.search(rb"[\x00-\x63]{20}", column).start() + 10  # type: ignore[union-attr]  # it is there


def test_the_same_features_give_the_same_file() -> None:
    """Byte for byte, and the name of a file that any system takes."""
    assert drawn(MIXED) == drawn(MIXED)
    assert "OMIM-999001-features.png" == drawn(MIXED).filename
    assert drawn(MIXED).png != drawn(replace(MIXED, name="Lantern ataxia 2")).png


def test_a_chart_is_in_the_language_that_is_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its sentences are; names of features stay as their source writes them."""
    from bot.phrases import de  # noqa: PLC0415  # only here

    monkeypatch.setattr(de, "CHART_ALL", "Alle Befunde", raising=False)
    monkeypatch.setattr(de, "CHART_ALT_BANDS", "Alle Befunde: {bands}.", raising=False)
    with speaking("de"):
        german = drawn(MIXED)
    assert "Alle Befunde: " in german.alt
    assert german.png != drawn(MIXED).png


# Readable by everybody.


def luminance(colour: str) -> float:
    """Relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return sum(c * weight for c, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_reckoned_as_it_is_defined() -> None:
    """Black on white has 21, a colour on itself 1."""
    assert 21.0 == pytest.approx(contrast("#000000", "#ffffff"))
    assert 1.0 == pytest.approx(contrast(INK, INK))


@pytest.mark.parametrize("ink", [INK, FAINT])
def test_letters_stand_out_from_the_paper(ink: str) -> None:
    """At least 4.5 to 1, as for small text (WCAG 2.2, 1.4.3)."""
    assert contrast(ink, PAPER) >= 4.5


def test_shades_are_in_order_without_their_colours() -> None:
    """Each class is lighter than the more frequent one, so that none needs its hue."""
    shades = [luminance(fill) for fill in FILLS.values() if fill]
    assert sorted(shades) == shades
    assert len(set(shades)) == len(shades)
    assert FILLS[Band.NOT_GIVEN] is None  # hatched
    assert {*FILLS} == {*Band}


# Text on a sheet.


def test_text_is_wrapped_between_words_and_loses_none() -> None:
    """Each line has room; together they are the text."""
    text = "Slow steps and a steady glow of both hands, as seen from afar on a dark evening"
    lines = pen.wrapped(text, 24, 300, 9)
    assert text == " ".join(lines)
    assert max(pen.room(line, 24) for line in lines) <= 300
    assert len(lines) > 2


def test_text_beyond_its_lines_ends_in_an_ellipsis() -> None:
    """Within the room it has."""
    lines = pen.wrapped("a steady glow " * 20, 24, 300, 2)
    assert 2 == len(lines)
    assert lines[-1].endswith("…")
    assert pen.room(lines[-1], 24) <= 300


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ménière, Sjögren, Weiß, œuf", "Ménière, Sjögren, Weiß, œuf"),
        ("“5–29 %” …", "“5–29 %” …"),
        ("Başaran", "Basaran"),  # a letter that the font lacks, without its cedilla
        ("β-glow 灯", "?-glow ?"),
        ("two\n lines\t", "two lines"),
        ("turned\u202e around\u200b", "turned around"),
    ],
)
def test_what_the_font_lacks_is_replaced(text: str, shown: str) -> None:
    """Accents of the languages spoken are drawn; nothing is drawn as an empty box."""
    assert shown == pen.drawable(text)

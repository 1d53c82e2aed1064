"""Replies as lines: why a concept is shown, what its record lists, and from which source."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from bot.help_lines import HelpLines
from bot.phrases import de, en, speaking
from bot.render import lines, reasons, statements, view
from bot.render.dates import age_in_months
from bot.render.view import Line, Link, View
from knowledge import Answer, Choices, Knowledge, NoMatch, Notice
from knowledge.model import Citation, Provenance
from knowledge.replies.reply import Narrowing, Only, Section
from knowledge.sections import serving

VIEW = View(
    today=date(2026, 11, 23),
    stale_after_months=12,
    emergency_numbers=("112", "911"),
    help_lines=("988 (US)", "116 123 (UK)"),
)
PAGE = Provenance(
    source="LAMP", release="2026-10-01", link="https://example.org/lamp", licence="invented"
)
FRESH, OLD = "LAMP 2026-10-01", "Summary by the lamp team 2024-01"


def answer(knowledge: Knowledge, question: str) -> Answer:
    """The answer to a question that has one."""
    reply = knowledge.ask(question)
    assert isinstance(reply, Answer)
    return reply


def shown(knowledge: Knowledge, question: str, view: View = VIEW) -> str:
    """What is printed in reply to a question."""
    return "\n".join(line.text for line in lines.render(knowledge.ask(question), view))


def part(knowledge: Knowledge, question: str, key: str) -> list[Line]:
    """The lines below the heading of one section."""
    printed = lines.render(knowledge.ask(question), VIEW)
    start = printed.index(Line("heading", en.SECTIONS[key])) + 1
    rest = printed[start:]
    end = next(at for at, line in enumerate(rest) if line.style in {"heading", "source"})
    return rest[:end]


def cited(knowledge: Knowledge, citation: Citation) -> list[str]:
    """What is printed of one citation in a list of studies."""
    studies = (Section("studies", (citation,)),)
    printed = lines.render(replace(answer(knowledge, "lantern ataxia"), sections=studies), VIEW)
    start = printed.index(Line("heading", en.SECTIONS["studies"])) + 1
    told = [line.text for line in printed[start:]]
    newest = [en.NEWEST.format(year=citation.year)] if citation.year else []
    assert newest == told[: len(newest)]
    return told[len(newest) : len(newest) + 2]


# Why this concept.


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("Glow-worm staggers", "matched: synonym “Glow-worm staggers”"),
        ("LAX2", "matched: abbreviation “LAX2”"),
        ("lantren ataxa", "Showing: Lantern ataxia (close spelling)"),
        ("glow-wrom stagers", "Showing: Lantern ataxia (close spelling of synonym “Glow-worm stag"),
        ("omim 999001", "matched: identifier OMIM:999001"),
        ("PMID 99000002", "PMID:99000002 is listed in this record"),
    ],
)
def test_the_reply_says_which_name_matched(knowledge: Knowledge, asked: str, why: str) -> None:
    """Another name, a close spelling, an id, a paper, a gene: the second line says so."""
    _title, second, *_ = lines.render(answer(knowledge, asked), VIEW)
    assert "note" == second.style
    assert second.text.startswith(why)


@pytest.mark.parametrize("asked", ["Lantern ataxia", "LANTERN  ataxia", "C9900001"])
def test_the_preferred_name_and_the_shown_id_need_no_reason(
    knowledge: Knowledge, asked: str
) -> None:
    """The title holds the name and the id that were asked for."""
    title, second, *_ = lines.render(answer(knowledge, asked), VIEW)
    assert ("title", "Lantern ataxia · disease · C9900001") == (title.style, title.text)
    assert "heading" == second.style


def test_a_retired_id_leads_to_its_successor_and_says_so(knowledge: Knowledge) -> None:
    """A former id of an HPO term opens the current one."""
    rows = knowledge.store.rows("SELECT former FROM retired ORDER BY former LIMIT 1")
    former = str(rows[0]["former"])
    (line,) = [each for each in shown(knowledge, former).splitlines() if each.startswith(former)]
    assert re.fullmatch(rf"{former} (is now|was merged into) HP:\d+ \(HPO 2025-01-16\)", line)


def test_a_follow_up_says_what_it_is_about(knowledge: Knowledge) -> None:
    """The concept spoken of last is named, and why it is shown."""
    reply = knowledge.ask("and its inheritance?", "C9900001")
    title, second, *_ = lines.render(reply, VIEW)
    assert title.text.startswith("Lantern ataxia")
    assert "About the concept you asked for last" == second.text


def test_a_namesake_is_named_in_one_line(knowledge: Knowledge) -> None:
    """The disease answers; the feature of the same name is offered with kind and id."""
    expected = "Could also mean: Flicker gait (clinical feature, HP:9900009)"
    assert expected in shown(knowledge, "features of flicker gait")


# Sections.


def test_an_empty_section_says_none_listed_with_source_and_release(knowledge: Knowledge) -> None:
    """Nothing listed is said as that, of which record, and is not taken for nothing known."""
    line, *_ = part(knowledge, "papers on lantern ataxia", "guidelines")
    assert f"None listed in this record ({FRESH}). That does not mean there are none." == line.text


@pytest.mark.parametrize(("count", "key"), [(2, "genes"), (0, "genes"), (2, "guidelines")])
def test_an_empty_section_points_to_broader_and_narrower_concepts(
    knowledge: Knowledge, count: int, key: str
) -> None:
    """Where there are some that may hold it; publications are of the concept itself."""
    told = answer(knowledge, "genes of lantern ataxia")
    empty = replace(told.sections[0], key=key, items=())
    reply = replace(told, sections=(empty,), contents=(("hierarchy", count),))
    said = [line.text for line in lines.body(reply, VIEW)]
    hint = en.KIN_MAY.format(hierarchy=en.SECTIONS["hierarchy"], count=count)
    assert (count > 0 and key == "genes") == (hint in said)


def test_an_intent_without_a_section_says_what_is_shown_instead(knowledge: Knowledge) -> None:
    """No record has a section on treatment; the guidelines follow, of which this has none."""
    printed = shown(knowledge, "how is lantern ataxia treated")
    assert en.NO_SECTION_NOR_LIST["management"] in printed
    assert [en.SECTIONS["guidelines"]] == [
        line.text
        for line in lines.render(knowledge.ask("how is lantern ataxia treated"), VIEW)
        if line.style == "heading"
    ]


@pytest.mark.parametrize("intent", sorted(en.NO_OWN_SECTION))
def test_what_is_said_to_be_below_is_listed(knowledge: Knowledge, intent: str) -> None:
    """Of an empty list it is said that nothing is listed, unless it was only narrowed down."""
    told = answer(knowledge, "genes of lantern ataxia")
    said = {*en.NO_OWN_SECTION.values(), *en.NO_SECTION_NOR_LIST.values()}
    key = serving((intent,))[0]
    empty = replace(told.sections[0], key=key, items=(), narrowing=None)
    narrowed = replace(empty, narrowing=Narrowing(Only(free=True), left_out=2))
    for section, phrases in (
        (empty, en.NO_SECTION_NOR_LIST),
        (narrowed, en.NO_OWN_SECTION),
        (replace(empty, items=told.sections[0].items), en.NO_OWN_SECTION),
    ):
        reply = replace(told, sections=(section,), intents=(intent,))
        assert [phrases[intent]] == [line.text for line in lines.header(reply) if line.text in said]


def test_features_are_counted_and_never_called_complete(knowledge: Knowledge) -> None:
    """One feature or several, the first line says how many are annotated, and no more."""
    reply = answer(knowledge, "features of lantern ataxia")
    (section, *_) = reply.sections
    twice = replace(section, items=[*section.items, *section.items])
    assert ["1 feature is annotated; this is not a full clinical picture."] == [
        *statements.section_notes(section, VIEW.today)
    ]
    assert ["2 features are annotated; this is not a full clinical picture."] == [
        *statements.section_notes(twice, VIEW.today)
    ]


def test_each_report_of_a_feature_keeps_its_frequency_and_source(knowledge: Knowledge) -> None:
    """Frequencies stand as stated, each with who states it."""
    printed = [
        line.text for line in part(knowledge, "features of lantern ataxia", "clinical_features")
    ]
    assert f"frequency 3/4; reference PMID:99000001 [{FRESH}]" in printed
    assert f"frequency 1/4 [{OLD}]" in printed


def test_a_missing_frequency_is_said_to_be_missing(knowledge: Knowledge) -> None:
    """No frequency is not the same as a frequency of nought."""
    printed = shown(knowledge, "features of flicker gait")
    assert f"frequency not given [{FRESH}]" in printed


def test_what_was_reported_absent_stands_in_its_own_block(knowledge: Knowledge) -> None:
    """A feature that was looked for and not found is never among the features."""
    features = part(knowledge, "features of lantern ataxia", "clinical_features")
    absent = part(knowledge, "features of lantern ataxia", "reported_absent")
    assert not [line for line in features if "HP:0002015" in line.text]
    assert [Line("note", "Looked for and reported as not present:", 1)] == absent[:1]
    assert absent[1].text.startswith("1. Dysphagia · HP:0002015")
    assert f"frequency 0/9 [{FRESH}]" == absent[-1].text


def test_an_empty_block_of_absent_features_is_left_out_unless_asked_for(
    knowledge: Knowledge,
) -> None:
    """Beside the features it would say nothing; asked for alone it says none listed."""
    reply = answer(knowledge, "features of flicker gait")
    heading = Line("heading", en.SECTIONS["reported_absent"])
    assert heading not in lines.render(reply, VIEW)
    alone = lines.render(knowledge.with_sections(reply, ["reported_absent"]), VIEW)
    assert heading in alone
    assert alone[alone.index(heading) + 1].text.startswith("None listed in this record")


def test_paragraphs_of_a_definition_stay_apart(knowledge: Knowledge) -> None:
    """Two paragraphs are two lines, the source behind the last."""
    definition = part(knowledge, "definition of lantern ataxia", "definition")
    assert [
        f"An invented unsteadiness by lantern light. [{FRESH}]",
        "A second account.",
        f"In two paragraphs. [{OLD}]",
    ] == [line.text for line in definition]


def test_a_citation_shows_ids_links_and_whether_it_is_free(knowledge: Knowledge) -> None:
    """The line as NLM writes it; below it the marks in words, and links that work."""
    _newest, caveat, line, marks = part(knowledge, "studies of lantern ataxia", "studies")
    assert (
        "1. Moth A, Wick B. J Invent Lamp. 2001 Jun;1:12-19. "
        "doi: 10.9999/lamp(2001)1:2<12::AID-X>3.0.CO;2-Z. PMID: 99000002." == line.text
    )
    assert marks.text.startswith("Title not given in this record · free full text · https://")
    assert "https://pubmed.ncbi.nlm.nih.gov/99000002/" in marks.text
    assert "2-Z" in marks.text
    assert "<" not in marks.text
    assert f"The lamp list is short. [{FRESH}]" == caveat.text


def test_a_long_list_of_authors_is_shortened_and_counted(knowledge: Knowledge) -> None:
    """Six authors and the full count: nothing is cut without saying so."""
    names = tuple(f"Moth {letter}" for letter in "ABCDEFGHIJKLMNOPQRST")
    six = "1. Moth A, Moth B, Moth C, Moth D, Moth E, Moth F"
    (line, _) = cited(knowledge, Citation(authors=names, provenance=PAGE))
    assert f"{six}, et al. (20 authors)." == line
    (line, _) = cited(knowledge, Citation(authors=names[:6], provenance=PAGE))
    assert f"{six}." == line


def test_a_citation_with_a_title_and_no_free_text_says_that(knowledge: Knowledge) -> None:
    """The missing mark is said in words; a title that is given needs no remark."""
    paper = Citation(title="Lamps", pmid="99000003", year=2026, provenance=PAGE)
    (line, marks) = cited(knowledge, paper)
    assert "1. Lamps. 2026. PMID: 99000003." == line
    link = "https://pubmed.ncbi.nlm.nih.gov/99000003/"
    assert f"no free full text listed · {link} [{FRESH}]" == marks


@pytest.mark.parametrize(
    ("years", "flag"),
    [
        ([1998], ["Newest listed: 1998."]),
        ([1990, 2021, 2013], ["Newest listed: 2021."]),
        ([1998, 2022], []),
        ([None], []),
        ([], []),
    ],
)
def test_a_list_of_old_publications_says_how_old_it_is(
    years: list[int | None], flag: list[str]
) -> None:
    """The newest year is told where it lies five years back or more; of studies always."""
    papers = tuple(Citation(year=year, provenance=PAGE) for year in years)
    assert flag == [*statements.section_notes(Section("guidelines", papers), VIEW.today)]
    known = [year for year in years if year]
    told = [en.NEWEST.format(year=max(known))] if known else []
    assert told == [*statements.section_notes(Section("studies", papers), VIEW.today)]


# Sources and their age.


@pytest.mark.parametrize(
    ("release", "stale_after", "shown_as"),
    [
        ("2025-11-23", 12, "LAMP 2025-11-23, 12 months old"),
        ("2025-11-24", 12, "LAMP 2025-11-24"),
        ("2025-11", 12, "LAMP 2025-11, 12 months old"),
        ("2026-10-01", 12, "LAMP 2026-10-01"),
        ("2026-09-01", 1, "LAMP 2026-09-01, 2 months old"),
        ("2024-01", 36, "LAMP 2024-01"),
        ("v9", 12, "LAMP v9"),
    ],
)
def test_a_source_shows_its_age_once_it_is_old(
    release: str, stale_after: int, shown_as: str
) -> None:
    """The age appears with the month set for it, and for releases that name a date."""
    provenance = PAGE.model_copy(update={"release": release})
    assert shown_as == view.source_of(provenance, replace(VIEW, stale_after_months=stale_after))


def test_a_page_without_release_shows_when_it_was_retrieved() -> None:
    """A retrieval date is not passed off as a release, and it ages as well."""
    page = PAGE.model_copy(update={"release": None, "retrieved": date(2026, 11, 22)})
    assert "LAMP retrieved 2026-11-22" == view.source_of(page, VIEW)
    old = page.model_copy(update={"retrieved": date(2024, 11, 22)})
    assert "LAMP retrieved 2024-11-22, 24 months old" == view.source_of(old, VIEW)


def test_a_quoted_source_names_who_quotes_it() -> None:
    """What a page quotes from elsewhere keeps both names."""
    quoted = PAGE.model_copy(update={"via": "MedGen record page"})
    assert "LAMP via MedGen record page 2026-10-01" == view.source_of(quoted, VIEW)


@pytest.mark.parametrize(
    ("dated", "months"),
    [
        ("2026-11-23", 0),
        ("2026-10-24", 0),
        ("2026-10-23", 1),
        ("2025-01-16", 22),
        ("2026-11", 0),
        ("release 2025-11-01 (beta)", 12),
        ("2027-01-01", -2),
        ("9", None),
        ("", None),
    ],
)
def test_the_age_of_a_release_counts_whole_months(dated: str, months: int | None) -> None:
    """A month is over when its day comes round; what is no date has no age."""
    assert months == age_in_months(dated, VIEW.today)


@pytest.mark.parametrize(
    "asked", ["lantern ataxia", "features of lantern ataxia", "studies of lantern ataxia"]
)
def test_every_statement_names_its_source(knowledge: Knowledge, asked: str) -> None:
    """The list at the end holds every source shown, each once, with a link."""
    printed = lines.render(knowledge.ask(asked), VIEW)
    (sources,) = [line.text for line in printed if line.text.startswith("Sources: ")]
    listed = sources.removeprefix("Sources: ").split("; ")
    assert sorted(set(listed)) == sorted(listed)
    assert [] == [each for each in listed if " https://" not in each]
    # How old a source is stands here alone.
    named = [
        f"[{re.sub(', .* months old', '', each).rpartition(' https://')[0]}]" for each in listed
    ]
    statements = [line.text for line in printed if line.text.endswith("]")]
    assert statements
    assert [] == [text for text in statements if not any(name in text for name in named)]
    assert [] == [name for name in named if not any(name in text for text in statements)]


def test_the_last_line_says_what_this_is_not(knowledge: Knowledge) -> None:
    """Every answer ends with the same line."""
    assert Line("source", en.FOOTER) == lines.render(knowledge.ask("lantern ataxia"), VIEW)[-1]


# Choices, no match, notices.


def test_choices_are_numbered_with_kind_id_and_matched_name(knowledge: Knowledge) -> None:
    """Enough to tell namesakes apart, and how to go on."""
    reply = knowledge.ask("LAX")
    assert isinstance(reply, Choices)
    first, one, definition, two, last = lines.render(reply, VIEW)
    assert "“LAX” stands for more than one thing. Which do you mean?" == first.text
    assert ("choice", "1. Lantern ataxia · disease · C9900001 · “LAX”") == (one.style, one.text)
    assert f"An invented unsteadiness by lantern light. [{FRESH}]" == definition.text
    assert ("choice", "2. Lax pupil · disease · OMIM:999003 · “LAX”") == (two.style, two.text)
    assert en.CHOOSE == last.text


def test_a_definition_among_choices_shows_the_age_of_its_source(knowledge: Knowledge) -> None:
    """An old source is old in a list of choices too."""
    view = replace(VIEW, today=date(2027, 12, 1))
    assert "[LAMP 2026-10-01, 14 months old]" in shown(knowledge, "LAX", view)


def test_no_match_shows_the_nearest_names_and_how_to_ask(knowledge: Knowledge) -> None:
    """What is closest is named with kind and id; an id always works."""
    reply = NoMatch("nothing_fits", nearest=(answer(knowledge, "lantern ataxia").match,))
    texts = [line.text for line in lines.render(reply, VIEW)]
    assert [
        en.NO_MATCH["nothing_fits"],
        "Closest names:",
        "1. Lantern ataxia · disease · C9900001",
        en.TRY_ID,
    ] == texts


def test_an_unknown_id_is_said_with_its_page(knowledge: Knowledge) -> None:
    """The id is well formed; where it can be looked up is said, nothing is guessed."""
    printed = shown(knowledge, "OMIM:154701")
    assert "OMIM:154701 has the form of an identifier" in printed
    assert "Its page: https://omim.org/entry/154701" in printed


def test_a_wrong_count_of_digits_is_said(knowledge: Knowledge) -> None:
    """Expected and found, so that the missing digit can be looked for."""
    assert "7 digits expected, 6 digits found" in shown(knowledge, "HP:000370")


@pytest.mark.parametrize("kind", ["emergency", "self_harm", "patient_data"])
def test_a_notice_is_one_line_with_the_configured_numbers(kind: str) -> None:
    """The safety reply stands alone; numbers and help lines come from the configuration."""
    notices = {
        "emergency": Notice("emergency"),
        "self_harm": Notice("self_harm"),
        "patient_data": Notice("patient_data"),
    }
    (line,) = lines.render(notices[kind], VIEW)
    assert "alert" == line.style
    assert ("112 / 911" in line.text) == (kind != "patient_data")
    assert ("988 (US); 116 123 (UK)" in line.text) == (kind == "self_harm")
    assert "{" not in line.text


def test_whoever_is_in_danger_is_answered_in_the_language_they_wrote_in() -> None:
    """With the numbers for it, whatever language is spoken here; else in the one spoken."""
    german = HelpLines(emergency_numbers=("112 (DE)",), help_lines=("0800 1 (DE)",))
    ours = replace(VIEW, help=(("de", german),))
    (written,) = lines.render(Notice("self_harm", language="de"), ours)
    said = de.STOP["self_harm"].format(emergency="112 (DE)", help_lines="0800 1 (DE)")
    assert said == written.said
    with speaking("de"):
        assert [written] == lines.render(Notice("self_harm"), ours)
        (english,) = lines.render(Notice("self_harm", language="en"), ours)
    assert "988 (US); 116 123 (UK)" in english.said


@pytest.mark.parametrize("notice", ["personal", "dose"])
def test_the_fixed_line_stands_before_the_reply(knowledge: Knowledge, notice: str) -> None:
    """A question about a person, or a dose, is accompanied; an urgent one even before that."""
    reply = answer(knowledge, "lantern ataxia")
    plain = lines.render(reply, VIEW)
    accompanied = replace(reply, notice="dose" if notice == "dose" else "personal")
    fixed = f"{en.ACCOMPANY[notice]} {en.IN_GENERAL}"
    assert [Line("alert", fixed), *plain] == lines.render(accompanied, VIEW)
    (urgent, *rest) = lines.render(replace(accompanied, urgent=True), VIEW)
    assert "112 / 911" in urgent.text
    assert [Line("alert", fixed), *plain] == rest


def test_the_same_reply_gives_the_same_lines(knowledge: Knowledge) -> None:
    """Rendering depends on the reply, the day and the settings, and on nothing else."""
    reply = knowledge.ask("lantern ataxia")
    assert lines.render(reply, VIEW) == lines.render(reply, VIEW)


def test_a_name_that_was_typed_as_it_is_is_said_once(knowledge: Knowledge) -> None:
    """Of a message that holds more than the name."""
    match = answer(knowledge, "lantern ataxia").match
    part = replace(match, how="part")
    assert "Showing: Lantern ataxia (named in your message)" == reasons.why_matched(part)
    other = replace(answer(knowledge, "glow-worm staggers").match, how="part")
    named = "named in your message as synonym “Glow-worm staggers”, LAMP 2026-10-01"
    assert f"Showing: Lantern ataxia ({named})" == reasons.why_matched(other)


@pytest.mark.parametrize(
    ("locale", "said_in", "expected"),
    [
        ("en-GB", "en", "999 (UK)"),
        ("en-US", "en", "112"),
        ("en-GB", "de", "112 (DE)"),
        ("", "de", "112 (DE)"),
    ],
)
def test_the_numbers_are_those_of_the_readers_region(
    locale: str, said_in: str, expected: str
) -> None:
    """Where its language is spoken here; else those of the language that is."""
    tables = (
        ("en-GB", HelpLines(emergency_numbers=("999 (UK)",), help_lines=("116 123 (UK)",))),
        ("de", HelpLines(emergency_numbers=("112 (DE)",), help_lines=("0800 1 (DE)",))),
    )
    view = replace(VIEW, help=tables, locale=locale)
    with speaking(said_in):
        (line,) = lines.render(Notice("emergency"), view)
    assert expected in line.said


def test_each_source_stands_before_its_own_address() -> None:
    """One of which another's name is a beginning keeps its own."""
    links = (Link("HPO", "https://a.example"), Link("HPO via MedGen", "https://b.example"))
    line = Line("source", "Sources: HPO; HPO via MedGen", links=links)
    assert "Sources: HPO https://a.example; HPO via MedGen https://b.example" == line.text

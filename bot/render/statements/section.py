"""A section of a record as lines: its title, its notes, its statements and its caveats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from bot.phrases import words
from bot.render.statements.citing import category_line, citation_lines
from bot.render.statements.facts import Fact, fact, remark
from bot.render.statements.features import OF_FEATURES, brief_features, by_system, feature_lines
from bot.render.statements.sourced import quoted, said_by, sourced
from bot.render.view import Line, Link, Style, View, provenances_of, source_of
from knowledge.model import (
    Citation,
    ClinicalFeature,
    Definition,
    Frozen,
    Provenance,
    Relation,
    Term,
)
from knowledge.replies.reply import Answer, Narrowing, OfKind, Section
from knowledge.sections import can_have

MEDGEN_FAQ = "https://www.ncbi.nlm.nih.gov/medgen/docs/faq/"
_RECENT = frozenset({"studies", "reviews"})  # sources call these recent: the newest year says how
_OF_KIN = frozenset({"clinical_features", "features_by_system", "course", "inheritance", "genes"})
_OLD_LIST_YEARS = 5  # a list whose newest entry is older says so


def section_lines(answer: Answer, section: Section, view: View) -> Iterator[Line]:
    """A section with its title, its notes, its caveats and its statements."""
    yield Line("heading", words.SECTIONS[section.key])
    if section.empty and not can_have(answer.concept.kind, section.key):
        kind = words.KINDS[answer.concept.kind]
        yield Line("text", words.NOT_OF_THIS_KIND.format(kind=kind), 1)
    elif section.empty and section.narrowing and section.narrowing.left_out:
        yield Line("text", _nothing_left(section.narrowing), 1)
    elif section.empty and section.elsewhere:
        yield from _elsewhere(answer, section, view)
    elif section.empty:
        asked = dict.fromkeys(source_of(each, view) for each in answer.concept.records)
        sources = "; ".join(asked)
        yield Line("text", words.NONE_LISTED.format(sources=sources), 1)
        if (
            section.key in _OF_KIN
            and not section.kinds
            and (count := dict(answer.contents).get("hierarchy"))
        ):
            hierarchy = words.SECTIONS["hierarchy"]
            yield Line("note", words.KIN_MAY.format(hierarchy=hierarchy, count=count), 1)
    # The record of a whole group, such as long QT syndrome, leaves its genes to its kinds.
    yield from _of_kinds(section.kinds, view)
    for note in section_notes(section, view.today):
        yield Line("note", note, 1)
    # Above what it warns of: a list may go on for pages.
    for caveat in section.caveats:
        yield Line("note", caveat.text, 1, source=source_of(caveat.provenance, view))
    if section.searches:
        yield Line("note", words.SEARCH_CAVEAT, 1)
    yield from _statements(section, view)
    yield from _made(section)
    for withheld in section.withheld:
        source = source_of(withheld.provenance, view)
        yield Line("note", words.WITHHELD.format(rows=withheld.rows, source=source), 1)


def _elsewhere(answer: Answer, section: Section, view: View) -> Iterator[Line]:
    """That no mode of inheritance is listed as such, and what else in the record names one."""
    sources = "; ".join(dict.fromkeys(source_of(each, view) for each in answer.concept.records))
    yield Line("text", words.NO_MODE_AS_SUCH.format(sources=sources), 1)
    parents = [each for each in section.elsewhere if isinstance(each, Relation)]
    for term, source in sourced(((each.term, each.provenance, "") for each in parents), view):
        said = words.STANDS_UNDER.format(name=term.name, id=term.curie)
        yield Line("text", said, 1, source=source, opens=term.concept or "")
    defined = [each for each in section.elsewhere if isinstance(each, Definition)]
    if defined:
        yield Line("text", words.DEFINED_WITH_MODE, 1)
    yield from quoted(defined, 1, view)


def _of_kinds(kinds: Sequence[OfKind], view: View) -> Iterator[Line]:
    """What narrower conditions list, each in a line, and which hierarchies say that they are."""
    if not kinds:
        return
    yield Line("note", words.OF_KINDS.format(count=len(kinds)), 1)
    for kind in kinds:
        facts = filter(None, map(fact, kind.stated))
        listed = "; ".join(dict.fromkeys(each.lead or each.said for each in facts))
        source = said_by(((each.provenance, remark(each)) for each in kind.stated), view)
        said = f" ({kind.term.curie}) · {listed}"
        yield Line("text", said, 1, kind.term.name, (), source, kind.term.concept or "")
    hierarchies = dict.fromkeys(source_of(each, view) for kind in kinds for each in kind.kinship)
    yield Line("note", words.KINSHIP.format(sources="; ".join(hierarchies)), 1)


def _statements(section: Section, view: View) -> Iterator[Line]:
    """The statements in their order; studies with their category above each group of them."""
    if section.key == "features_by_system":
        yield from by_system(section, view)
        return
    if section.key == "conditions":
        yield from condition_lines(section.items, view)
        return
    if view.brief_features and section.key in OF_FEATURES:
        yield from brief_features(section, view)
        return
    definitions = [each for each in section.items if isinstance(each, Definition)]
    yield from quoted(definitions, 1, view)
    facts: list[tuple[Fact, Provenance, str]] = []
    searches = {each.category: each for each in section.searches}
    group: str | None = None
    for number, statement in enumerate(section.items, start=1):
        if isinstance(statement, Definition):
            continue
        if shown := fact(statement):
            added = remark(statement)
            facts += ((shown, provenance, added) for provenance in provenances_of(statement))
            continue
        if isinstance(statement, Citation) and statement.category != group:
            group = statement.category
            yield category_line(group, searches.pop(group, None), view)
        yield from _several(statement, number, view)
    for shown, source in _beside(sourced(facts, view)):
        style: Style = "term" if shown.is_short else "text"
        yield Line(style, shown.said, 1, shown.lead, shown.links, source, shown.opens)
    for category, search in searches.items():
        yield category_line(category, search, view)


def condition_lines(relations: Iterable[Frozen], view: View) -> Iterator[Line]:
    """Each condition with a feature in one line, with how often it has it.

    Where several sources speak of it, what each of them states stands beside its name.
    """
    conditions: dict[Term, list[Relation]] = {}
    for each in relations:
        if isinstance(each, Relation):
            conditions.setdefault(each.term, []).append(each)
    for term, stated in conditions.items():
        is_one = len({each.provenance for each in stated}) == 1
        often = dict.fromkeys(each.frequency for each in stated if each.frequency and is_one)
        said = f" ({term.curie})" if term.curie else ""
        said += "".join(f" · {each}" for each in often)
        added = ((each.provenance, "" if is_one else remark(each)) for each in stated)
        yield Line("text", said, 1, term.name, (), said_by(added, view), term.concept or "")


def _beside(facts: Iterable[tuple[Fact, str]]) -> list[tuple[Fact, str]]:
    """The facts in their order, short ones of the same sources one after the other."""
    listed = list(facts)
    first = {source: at for at, (_, source) in reversed([*enumerate(listed)])}
    is_short = all(shown.is_short for shown, _ in listed)
    return sorted(listed, key=lambda each: first[each[1]]) if is_short else listed


def _made(section: Section) -> Iterator[Line]:
    """The links that Rounds makes itself, with what of; they are no statements of a source.

    Beside the record as it is cited, how a file is had.
    """
    if section.key == "cite":
        yield Line("note", words.CITE_FILES, 1)
    if not section.links:
        return
    yield Line("note", words.MADE_LINKS, 1)
    for link in section.links:
        phrase = words.MADE_SEARCH if link.is_search else words.MADE_LINK
        group = words.RESOURCE_GROUPS[link.group]
        said = phrase.format(group=group, label=link.label, made_of=link.made_of)
        yield Line("text", said, 1, links=(Link(link.label, link.url),))
    # One warning is enough: a caveat of the source, or that of a fetched search, says the same.
    is_warned = bool(section.caveats or section.searches)
    if not is_warned and any(link.group == "practice_guidelines" for link in section.links):
        yield Line("note", words.GUIDELINE_SEARCH, 1, links=(Link(words.MEDGEN_FAQ, MEDGEN_FAQ),))


def section_notes(section: Section, today: date) -> Iterator[str]:
    """The fixed lines above a section's statements."""
    count = len(section.items)
    if section.key in {"clinical_features", "features_by_system"} and count:
        yield words.FEATURE_COUNT_ONE if count == 1 else words.FEATURE_COUNT.format(count=count)
    if section.key == "reported_absent" and count:
        yield words.ABSENT_NOTE
    if section.key == "conditions" and count:
        listed = {each.term for each in section.items if isinstance(each, Relation)}
        yield words.CONDITIONS_NOTE.format(count=f"{section.total or len(listed):,}")
        if section.total and section.total > len(listed):
            yield words.FIRST_CONDITIONS.format(
                shown=len(listed), section=words.SECTIONS[section.key]
            )
    is_whole = section.key == "publications" and section.narrowing is None
    if is_whole and section.total is not None and count:
        phrase = words.ALL_LINKED if section.total == count else words.NEWEST_LINKED
        yield phrase.format(shown=f"{count:,}", total=f"{section.total:,}")
    if section.narrowing and count:
        yield _narrowed_to(section.narrowing)
    years = [each.year for each in section.items if isinstance(each, Citation) and each.year]
    is_old = bool(years) and max(years) <= today.year - _OLD_LIST_YEARS
    if years and (section.key in _RECENT or (is_old and section.key != "citation")):
        yield words.NEWEST.format(year=max(years))


def _nothing_left(narrowing: Narrowing) -> str:
    """That a section lists something, but nothing of what was asked for."""
    left_out = f"{narrowing.left_out:,}"
    if narrowing.system:
        return words.NONE_OF_SYSTEM.format(system=narrowing.system, left_out=left_out)
    phrase = words.NONE_BY if narrowing.only.author else words.NOTHING_LEFT
    return phrase.format(how=_narrowed_by(narrowing), left_out=left_out)


def _narrowed_to(narrowing: Narrowing) -> str:
    """What a section was narrowed down to, and how many are not shown."""
    left_out = f"{narrowing.left_out:,}"
    if narrowing.system:
        return words.OF_SYSTEM.format(system=narrowing.system, left_out=left_out)
    return words.NARROWED.format(how=_narrowed_by(narrowing), left_out=left_out)


def _narrowed_by(narrowing: Narrowing) -> str:
    """What citations were narrowed down to, in words."""
    only = narrowing.only
    wanted: Mapping[str, object] = {
        "author": only.author and (narrowing.author or words.THIS_AUTHOR),
        "year": only.year,
        "free": only.free,
        "since": only.since,
    }
    said = (words.NARROWED_BY[key].format(value) for key, value in wanted.items() if value)
    return " ".join(said)


def _several(statement: Frozen, number: int, view: View) -> Iterator[Line]:
    """A statement that takes several lines."""
    match statement:
        case ClinicalFeature():
            yield from feature_lines(statement, number, view)
        case Citation():
            yield from citation_lines(statement, number, view)
        case _:
            raise TypeError(type(statement).__name__)

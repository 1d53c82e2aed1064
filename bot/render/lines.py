"""A reply as styled lines of text: the terminal prints them; plain text needs nothing else.

Pure: the same reply, day and settings give the same lines. Nothing is shortened without saying so.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.help_lines import help_for
from bot.phrases import language, language_of, speaking, words
from bot.render import reasons
from bot.render.id_forms import form
from bot.render.statements import (
    citation_lines,
    gene_name,
    listing_lines,
    remark,
    said_by,
    section_lines,
)
from bot.render.view import (
    Line,
    View,
    all_sources,
    gene_sources,
    source_links,
    source_of,
)
from knowledge.model import Kind, Provenance
from knowledge.replies.reply import (
    Answer,
    Choices,
    GeneAnswer,
    Match,
    MatchKind,
    NoMatch,
    Notice,
    Reply,
    Section,
    Tied,
    of_conditions,
    wished,
)
from knowledge.sections import VIEWS, WITHOUT_SECTION, can_have, serving

_PHENOTYPE = "Phenotypic abnormality"  # HPO's branch of clinical features
_SEEN = 80  # letters of what somebody typed that are shown again

# Shown beside what was asked for only where there is something to show.
_BESIDE = frozenset({"reported_absent", "reviews", "publications"})


def render(reply: Reply, view: View) -> list[Line]:
    """The reply, line by line."""
    match reply:
        case Notice():
            # Whoever is in danger is answered in the language they wrote in.
            with speaking(reply.language or language()):
                return [Line("alert", _fill(words.STOP[reply.kind], view))]
        case Answer():
            body = _answer(reply, view)
        case GeneAnswer():
            body = _gene(reply, view)
        case Choices():
            body = _choices(reply, view)
        case NoMatch():
            body = nothing(reply, view)
    return [*accompaniment(reply, view), *body]


def _fill(phrase: str, view: View) -> str:
    # The reader's region where its language is spoken here; else wherever that language is.
    spoken = language()
    locale = view.locale if language_of(view.locale) == spoken else spoken
    shown = help_for(locale, view.help) or view
    return phrase.format(
        emergency=" / ".join(shown.emergency_numbers), help_lines="; ".join(shown.help_lines)
    )


def accompaniment(reply: Answer | GeneAnswer | Choices | NoMatch, view: View) -> Iterator[Line]:
    """The fixed lines that go with a reply about a person or a dose."""
    if reply.urgent:
        yield Line("alert", _fill(words.URGENT, view))
    if reply.notice:
        shown = "" if isinstance(reply, NoMatch) else f" {words.IN_GENERAL}"
        yield Line("alert", f"{words.ACCOMPANY[reply.notice]}{shown}")


# Answers.


def _answer(answer: Answer, view: View) -> Iterator[Line]:
    yield Line("title", f" · {title_details(answer)}", lead=answer.concept.name)
    yield from header(answer)
    # How old a source is stands at the foot, once.
    yield from body(answer, replace(view, stale_after_months=sys.maxsize))
    yield _sources(all_sources(answer), view)
    yield Line("source", words.FOOTER)


def _sources(stated: Iterable[Provenance], view: View) -> Line:
    """Where what is shown comes from, each source once with its link."""
    links = source_links(stated, view)
    named = "; ".join(link.label for link in links)
    return Line("source", words.SOURCES.format(sources=named), links=links)


def title_details(answer: Answer) -> str:
    """What stands beside the concept's name: its kind, semantic types and id."""
    concept = answer.concept
    types = "; ".join(dict.fromkeys(each.text for each in concept.semantic_types))
    # Modes of inheritance, onsets and the like are terms of HPO too, and no clinical features.
    other = concept.kind is Kind.FEATURE and types and _PHENOTYPE not in types
    ids = (each.curie for each in concept.identifiers)
    kind = "" if other else kind_of(concept.kind, ids, types)
    return " · ".join(filter(None, (kind, types, concept.id)))


def kind_of(kind: MatchKind, ids: Iterable[str], types: Sequence[str] = ()) -> str:
    """What sort of thing a concept is; a disease that HPO has a term for is a feature as well.

    Empty where the sources say it by the semantic types alone.
    """
    if kind == Kind.UNSTATED and types:
        return ""
    if kind == Kind.DISEASE and any(each.startswith("HP:") for each in ids):
        return words.DISEASE_AND_FEATURE
    return words.KINDS[kind]


def header(answer: Answer) -> Iterator[Line]:
    """Why this concept is shown, what else may have been meant, and what records do not have."""
    if why := reasons.why_matched(answer.match, answer.listed_under):
        yield Line("note", why)
    if answer.pinned:
        phrase = words.PINNED_HERE if answer.others else words.PINNED_HERE_ALONE
        said = phrase.format(subject=answer.pinned, others=_named(answer.others))
        yield Line("note", said)
    elif answer.others:
        phrase = words.ALSO_LISTED if answer.match.how == "citation" else words.OTHERS
        yield Line("note", phrase.format(others=_named(answer.others)))
    for intent in wished(answer):
        if intent in WITHOUT_SECTION:
            served = [each for each in answer.sections if each.key in serving((intent,))]
            holds = any(map(_holds, served))
            phrases = words.NO_OWN_SECTION if holds else words.NO_SECTION_NOR_LIST
            yield Line("note", phrases[intent])


def _holds(section: Section) -> bool:
    """Whether anything is listed in a section, though it was left out here."""
    return not section.empty or bool(section.narrowing and section.narrowing.left_out)


def body(answer: Answer, view: View) -> Iterator[Line]:
    """The sections asked for; of a whole record also what else there is, and what is not."""
    if answer.asked:
        yield from listing_lines(answer, view)
        return
    lacking = [each.key for each in answer.sections if answer.is_summary and _lacks(answer, each)]
    for section in answer.sections:
        alone = len(answer.sections) == 1 or section.key not in _BESIDE
        if section.key not in lacking and (section.items or alone):
            yield from section_lines(answer, section, view)
    if lacking:
        titles = ", ".join(words.SECTIONS[key] for key in lacking)
        asked = dict.fromkeys(source_of(each, view) for each in answer.concept.records)
        yield Line("note", words.NOT_LISTED.format(sections=titles, sources="; ".join(asked)))
    if answer.is_summary and view.lists_contents and (contents := _contents(answer.contents)):
        yield Line("note", words.CONTENTS.format(contents=contents))


def _lacks(answer: Answer, section: Section) -> bool:
    """Whether there is nothing at all to say in a section but that nothing is listed."""
    beside = (
        *section.links,
        *section.elsewhere,
        *section.withheld,
        *section.caveats,
        *section.searches,
    )
    return section.empty and not beside and can_have(answer.concept.kind, section.key)


def _named(matches: Iterable[Match]) -> str:
    return "; ".join(f"{each.name} ({kind_of(each.kind, each.ids)}, {each.id})" for each in matches)


def _contents(contents: Iterable[tuple[str, int]]) -> str:
    return " · ".join(
        f"{words.SECTIONS[key]} ({count})" for key, count in contents if count and key not in VIEWS
    )


# Genes.


def _gene(gene: GeneAnswer, view: View) -> Iterator[Line]:
    yield Line("title", f" · {gene_details(gene)}", lead=gene_name(gene.symbol, gene.id))
    yield from gene_body(gene, view)
    yield Line("note", words.CHOOSE_CONDITION)
    yield _sources(gene_sources(gene), view)
    yield Line("source", words.FOOTER)


def gene_details(gene: GeneAnswer) -> str:
    """What stands beside a gene's symbol."""
    return " · ".join(each for each in (words.KINDS["gene"], gene.id, gene.url) if each)


def gene_body(gene: GeneAnswer, view: View) -> Iterator[Line]:
    """The conditions tied to a gene, each with what every source states of the tie."""
    if gene.called:
        facts = {"called": _seen(gene.called), "symbol": gene.symbol or gene.id}
        yield Line("note", words.GENE_CALLED.format(**facts))
    if set(of_conditions(gene)) - {"inheritance"}:
        yield Line("note", words.GENE_ASKED_ELSEWHERE)
    yield Line("heading", words.SECTIONS["gene_conditions"])
    yield Line("note", words.GENE_CONDITIONS_NOTE.format(count=len(gene.conditions)), 1)
    yield _asked(gene.asked, view)
    for number, tied in enumerate(gene.conditions, start=1):
        shown = choice(replace(tied.match, matched=""), number)
        modes = dict.fromkeys(each.mode.name for each in tied.modes)
        said = " · ".join((shown.said, "; ".join(modes))) if modes else shown.said
        source = _tied_by(tied, view)
        yield replace(shown, style="text", said=said, source=source, opens=tied.match.id)


def _tied_by(tied: Tied, view: View) -> str:
    """Who ties a condition to a gene; behind them who else says how it is inherited."""
    ties = said_by(((tie.provenance, remark(tie)) for tie in tied.stated), view)
    modes = said_by(((each.provenance, "") for each in tied.modes), view)
    if not modes or modes == ties:
        return ties
    return f"{ties} · {words.SECTIONS['inheritance']}: {modes}"


def _asked(asked: Iterable[Provenance], view: View) -> Line:
    sources = dict.fromkeys(source_of(each, view) for each in asked)
    return Line("note", words.ASKED.format(sources="; ".join(sources)), 1)


# Asking back, and nothing found.


def asking(choices: Choices) -> str:
    """What asks which is meant, as a phrase that may want the `subject`."""
    is_one = choices.reason == "close" and len(choices.matches) == 1 and not choices.more
    return words.CLOSE_ONE if is_one else words.CHOICES[choices.reason]


def _choices(choices: Choices, view: View) -> Iterator[Line]:
    if choices.cited:
        yield from citation_lines(choices.cited, 0, view)
    yield Line("note", asking(choices).format(subject=choices.subject))
    for number, match in enumerate(choices.matches, start=1):
        yield choice(match, number)
        if definition := match.definition:
            first, *more = definition.paragraphs
            source = source_of(definition.provenance, view)
            yield Line("quote", f"{first}{' …' if more else ''}", 3, source=source)
    if choices.more:
        yield Line("note", words.MORE.format(count=choices.more))
    yield Line("note", words.CHOOSE)


def choice(match: Match, number: int) -> Line:
    """A concept to choose: its name, kind, id, and the name that matched."""
    matched = ""
    if match.matched not in {match.name, match.id, ""}:
        phrase = words.PINNED_NAME if match.how == "pinned" else words.MATCHED_NAME
        matched = f" · {phrase.format(name=match.matched)}"
    # What it is, once: of a disease the semantic type says nothing more.
    parts = (kind_of(match.kind, match.ids, match.types) or "; ".join(match.types), match.id)
    said = "".join(f" · {part}" for part in parts if part) + matched
    return Line("choice", said, 1, lead=f"{number}. {match.name}")


def nothing(reply: NoMatch, view: View) -> Iterator[Line]:
    """That nothing fits, or is not offered, and the closest names."""
    yield from _refusal(reply)
    if reply.asked and reply.subject == "loaded":
        yield _sources(reply.asked, view)
    elif reply.asked:
        yield _asked(reply.asked, view)
    if (reply.subject or "").startswith("MESH:C") and reply.reason == "unknown_identifier":
        yield Line("note", words.CUI_DIGITS)
    if reply.link:
        yield Line("note", words.LOOK_THERE.format(link=reply.link))
    if reply.nearest:
        yield Line("note", words.DID_YOU_MEAN if reply.reason == "only_quotes" else words.NEAREST)
    for number, match in enumerate(reply.nearest, start=1):
        yield choice(replace(match, matched=""), number)
    if reply.spoken:
        yield Line("note", words.STILL_SPOKEN.format(name=reply.spoken))
    if reply.reason in {"nothing_fits", "other_language", "other_script", "no_topic"}:
        yield Line("note", words.TRY_ID)


def _refusal(reply: NoMatch) -> Iterator[Line]:
    """What is missing, or not offered, and what can be asked instead."""
    expected, _, found = (reply.detail or "").partition("|")
    facts = {
        "subject": _seen(reply.subject or ""),
        "detail": words.LANGUAGE_NAMES.get(reply.detail or "", reply.detail),
        "expected": form(expected),
        "found": form(found),
    }
    if reply.reason == "not_offered":
        yield Line("text", words.NOT_OFFERED[reply.subject or ""])
        yield Line("text", words.OFFERED)
    elif reply.reason == "unheld":
        yield Line("text", words.UNHELD[reply.detail or ""].format(**facts))
    else:
        yield Line("text", words.NO_MATCH[reply.reason].format(**facts))


def _seen(text: str) -> str:
    """What somebody typed without marks that nobody sees, which turn what follows around.

    Of a long text its beginning, so that the reply fits a message.
    """
    seen = "".join(each for each in text if unicodedata.category(each) != "Cf")
    return seen if len(seen) <= _SEEN else f"{seen[:_SEEN]}…"

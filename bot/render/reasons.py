"""Why a concept is shown, in one sentence: which name led to it, who gives it, how it was read."""

from __future__ import annotations

from collections.abc import Sequence

from bot.phrases import words
from knowledge.matching.wording import WordRead
from knowledge.model import Provenance
from knowledge.replies.reply import Match

_MOST = 3  # words of which a card tells how they were read


def why_matched(match: Match, listed_under: Sequence[str] = ()) -> str | None:
    """Which name led to the concept, when it was not its preferred name typed in full.

    `listed_under`: the sections that list the publication that was asked for.
    """
    match match.how:
        case "exact":
            same = match.matched == match.name
            return None if same else words.MATCHED.format(name=_name(match, words.GIVEN_BY))
        case "close" | "part":
            return _nearly(match)
        case "identifier":
            known = None if match.matched == match.id else match.matched
            return words.MATCHED_ID.format(matched=known) if known else None
        case "successor":
            return _succeeded(match)
        case "citation" if listed_under:
            sections = ", ".join(words.SECTIONS[key] for key in listed_under)
            return words.LISTED_IN_SECTIONS.format(matched=match.matched, sections=sections)
        case "last":
            return words.MATCHED_LAST
        case "pinned":
            return None  # said beside what else it may mean
        case "citation":
            return words.MATCHED_CITATION.format(matched=match.matched)
        case "gene":
            return words.MATCHED_GENE.format(matched=match.matched)


def _name(match: Match, phrase: str) -> str:
    kind = words.NAME_KINDS[match.matched_kind] if match.matched_kind else ""
    sources = match.wording.sources if match.wording else ()
    return name_of(kind, match.matched, sources, phrase)


def name_of(kind: str, name: str, sources: Sequence[Provenance], phrase: str = "") -> str:
    """A name with its kind and its first source: synonym “Glow-worm staggers” (LAMP 2026-10-01)."""
    shown = words.NAMED.format(kind=kind, name=name)
    if not sources:
        return shown
    first, *others = sources
    source = dated(first)
    if others:
        source = words.AND_OTHERS.format(source=source, count=len(others))
    return (phrase or words.GIVEN_BY).format(name=shown, source=source)


def dated(provenance: Provenance) -> str:
    """A source with its release, and through which other it came."""
    name = provenance.source
    if provenance.via:
        name = words.VIA.format(name=name, via=provenance.via)
    return words.SOURCE.format(name=name, dated=provenance.dated)


def _nearly(match: Match) -> str:
    """That a name was not typed as it is: how it was, which name, and word by word."""
    changes = match.wording.changes if match.wording else ()
    how = "part" if match.how == "part" else _kind_of(changes)
    said = words.SHOWING[how]
    if match.matched != match.name:
        said = words.SHOWING_BY[how].format(name=_name(match, words.GIVEN_BY_WITHIN))
    shown = words.SHOWN.format(name=match.name, how=said)
    if not changes:
        return shown
    read = ", ".join(
        words.READ_AS.format(typed=each.typed, read_as=each.read_as) for each in changes[:_MOST]
    )
    read = f"{read}{' …' if changes[_MOST:] else ''}"
    return words.READ_WORD_BY_WORD.format(shown=shown, read=read)


def _kind_of(changes: Sequence[WordRead]) -> str:
    """What to call a match: by its spelling, by other words, or by part of the name."""
    hows = {each.how for each in changes}
    if hows & {"misspelt", "joined", "split"}:
        return "spelling"
    return "words" if hows else "close"


def _succeeded(match: Match) -> str | None:
    """What became of the id that was asked for, and who says so."""
    retirement = match.retirement
    if retirement is None:
        return words.MATCHED_ID.format(matched=match.matched)
    said_by = retirement.provenance
    source = words.SOURCE.format(name=said_by.source, dated=said_by.dated)
    if retirement.since:
        source = words.SINCE.format(source=source, since=retirement.since)
    phrase = words.MATCHED_MERGED if retirement.merged else words.MATCHED_RENAMED
    return phrase.format(former=retirement.former, current=match.id, source=source)

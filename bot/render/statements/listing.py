"""What a record lists of what was asked after, as lines: the verdict first, then each statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.phrases import words
from bot.render.reasons import why_matched
from bot.render.statements.facts import fact, remark
from bot.render.statements.features import brief_feature, feature_lines
from bot.render.statements.section import condition_lines
from bot.render.statements.sourced import sourced
from bot.render.view import Line, View, source_of
from knowledge.model import AssociatedGene, ClinicalFeature, Provenance
from knowledge.replies.reply import Answer, Listing

_FEATURES = ("clinical_features", "reported_absent")


def listing_lines(answer: Answer, view: View) -> Iterator[Line]:
    """Of each thing asked after what the record lists; without buttons also how to see more."""
    for listing in answer.asked:
        yield Line("heading", words.WHETHER[verdict(listing)].format(name=listing.wanted.name))
        if not _is_gene(listing) and (why := why_matched(listing.wanted)):
            yield Line("note", why, 1)
        if not (listing.stated or listing.narrower or listing.broader):
            yield from _nothing(answer, listing, view)
        yield from _ties(listing, view) if _is_gene(listing) else _features(listing, view)
        yield from _elsewhere(listing, view)
        if listing.kinship:
            yield Line("note", words.KINSHIP.format(sources=_named(listing.kinship, view)), 1)
    if view.lists_contents:
        yield Line("note", " ".join(_more(answer)))


def verdict(listing: Listing) -> str:
    """What the record lists of it, in a word: the key of the sentence that says so."""
    if _is_gene(listing):
        return "gene" if listing.stated else "no_gene"
    absent = {each.absent for each in listing.stated if isinstance(each, ClinicalFeature)}
    if absent:
        return "both" if len(absent) > 1 else "absent" if True in absent else "listed"
    for key, kin in (("kinds", listing.narrower), ("wider", listing.broader)):
        if any(not each.absent for each in kin):
            return key
    return "kin" if listing.narrower or listing.broader else "nothing"


def _is_gene(listing: Listing) -> bool:
    return listing.wanted.kind == "gene"


def _ties(listing: Listing, view: View) -> Iterator[Line]:
    """What each source states of the tie."""
    ties = [each for each in listing.stated if isinstance(each, AssociatedGene)]
    facts = ((fact(each), each.provenance, remark(each)) for each in ties)
    for shown, source in sourced(facts, view):
        if shown:
            yield Line("text", shown.said, 1, shown.lead, shown.links, source, shown.opens)


def _features(listing: Listing, view: View) -> Iterator[Line]:
    """The statements of the feature itself, of kinds of it and of wider terms, numbered."""
    stated = [each for each in listing.stated if isinstance(each, ClinicalFeature)]
    groups = (
        ("", stated),
        ("kinds", [each for each in listing.narrower if not each.absent]),
        ("kinds_absent", [each for each in listing.narrower if each.absent]),
        ("wider", [each for each in listing.broader if not each.absent]),
        ("wider_absent", [each for each in listing.broader if each.absent]),
    )
    number = 0
    for key, features in groups:
        if key and features:
            yield Line("text", words.LISTED_KIN[key].format(count=len(features)), 1)
        # In a long list what was asked after still has all its reports.
        shown = view if key else replace(view, brief_features=False)
        for feature in features:
            number += 1
            yield from _feature(feature, number, shown)


def _elsewhere(listing: Listing, view: View) -> Iterator[Line]:
    """The narrower conditions whose records list it, each in one line."""
    if listing.elsewhere:
        count = len({each.term for each in listing.elsewhere})
        yield Line("text", words.LISTED_KIN["elsewhere"].format(count=count), 1)
        yield from condition_lines(listing.elsewhere, view)


def _feature(feature: ClinicalFeature, number: int, view: View) -> Iterator[Line]:
    if view.brief_features:
        yield brief_feature(feature, number, view)
    else:
        yield from feature_lines(feature, number, view)


def _nothing(answer: Answer, listing: Listing, view: View) -> Iterator[Line]:
    """That nothing is listed says nothing; and where else it may be."""
    if not _is_gene(listing) and not _count(answer, *_FEATURES):
        yield Line("text", words.NONE_TO_LIST, 1)
    sources = _named(answer.concept.records, view)
    phrase = words.NOT_AMONG_LISTED[verdict(listing)]
    yield Line("text", phrase.format(sources=sources), 1)
    count = _count(answer, "hierarchy")
    if count and not listing.elsewhere:
        hierarchy = words.SECTIONS["hierarchy"]
        yield Line("note", words.KIN_MAY.format(hierarchy=hierarchy, count=count), 1)


def _more(answer: Answer) -> Iterator[str]:
    """How to see all that the record lists, and what was asked after itself."""
    for key, sections in (("features", _FEATURES), ("genes", ("genes",))):
        is_asked = any(_is_gene(each) == (key == "genes") for each in answer.asked)
        if is_asked and (count := _count(answer, *sections)):
            yield words.SEE_LISTED[key].format(count=count, id=answer.concept.id)
    for wanted in (each.wanted for each in answer.asked):
        yield words.SEE_WANTED.format(name=wanted.name, wanted=wanted.id)


def _count(answer: Answer, *keys: str) -> int:
    counts = dict(answer.contents)
    return sum(counts.get(key, 0) for key in keys)


def _named(stated: Sequence[Provenance], view: View) -> str:
    return "; ".join(dict.fromkeys(source_of(each, view) for each in stated))

"""The sections of a MedGen record page: definitions, clinical features, resources, hierarchy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import quote

from knowledge.records import (
    CaveatRecord,
    DefinitionRecord,
    FeatureRecord,
    Record,
    RelationRecord,
    ResourceRecord,
)
from knowledge.sources.medgen_page_lines import CUI, UID, Line, row_key, row_of
from knowledge.sources.medgen_page_parts import Origin
from knowledge.sources.medgen_page_vocabulary import SENTENCE_END, folded, is_body_system

_FROM_AT_END = re.compile(r"\s*\[from ([^\]]*\w[^\]]*)\]$", re.IGNORECASE)
_FROM_LINE = re.compile(r"From ([A-Z][\w'’ &().-]{1,50}[\w)])")
_EXCERPT = re.compile(r"Excerpted from the GeneReview\b", re.IGNORECASE)
# What stands around a quoted text without being part of it; the last describes a mode.
_CREDITS = re.compile(r"Authors?:|A mode of inheritance that\b", re.IGNORECASE)
_SEE = re.compile(r"See: .*\b(?:record|feature)\b", re.IGNORECASE)
_BREAK = re.compile(r"\s*(?:\\r)?(?:\\n(?:\\r)?)+\s*")
_MEDGEN_LINK = re.compile(r"/medgen/(\d{1,8}|C\d{7}|CN\d{6,7})(?:[/?#]|$)")


def with_paragraphs(text: str) -> str:
    """The text with real paragraph breaks where a copy has the characters backslash and n."""
    return "\n\n".join(part for part in _BREAK.split(text) if part)


def read_definitions(lines: list[Line], origin: Origin) -> Iterator[Record]:
    """The definitions and descriptions, each with the source that the page names for it."""
    for source, text in _quoted(lines):
        yield DefinitionRecord(origin.concept, origin.source(source), origin.at, text)


def _quoted(lines: list[Line]) -> Iterator[tuple[str, str]]:
    """(source, text) pairs: "From X" stands above a text, "[from X]" at its end."""
    source, paragraphs = "MedGen", list[str]()
    for text in (line.text for line in lines if line.text):
        if (opened := _opened(text)) is not None:
            yield from _told(source, paragraphs)
            source, paragraphs = opened, []
        elif closing := _FROM_AT_END.search(text):
            yield from _told(closing.group(1).strip(), [*paragraphs, text[: closing.start()]])
            source, paragraphs = "MedGen", []
        else:
            paragraphs.append(text)
    yield from _told(source, paragraphs)


def _told(source: str, paragraphs: list[str]) -> Iterator[tuple[str, str]]:
    text = "\n\n".join(filter(None, map(with_paragraphs, paragraphs)))
    if source and text:
        yield source, text


def _opened(text: str) -> str | None:
    """The source whose text begins below this line, "" for credits, None for any other line."""
    if _CREDITS.match(text):
        return ""
    if _EXCERPT.match(text):
        return "GeneReviews"
    found = _FROM_LINE.fullmatch(text)
    return found.group(1) if found else None


def read_features(lines: list[Line], ends_here: bool, origin: Origin) -> Iterator[Record]:
    """The clinical features, each once, though the page repeats them per body system.

    A feature is a name with id rows below it, blank or not; nothing in a description makes one.
    `ends_here`: the page was cut in this section, so its last line may be the name of a feature
    whose rows are lost.
    """
    lines = [line for line in lines if line.text and not _SEE.match(line.text)]
    if ends_here and lines and _may_be_a_name(lines[-1]):
        yield origin.left_out("the page ends inside this clinical feature", lines.pop())
    source, known = "MedGen", set[FeatureRecord]()
    for name, body in _blocks(lines):
        if name is not None:
            feature = _feature(name.text, body, source, origin)
            if feature not in known:
                known.add(feature)
                yield feature
        else:
            for line in filter(_is_text, body):
                yield origin.left_out("a line before the first clinical feature", line)
        for line in body:
            if found := _FROM_LINE.fullmatch(line.text):
                source = found.group(1)


def _may_be_a_name(line: Line) -> bool:
    return _is_text(line) and not line.text.endswith(SENTENCE_END)


def _is_text(line: Line) -> bool:
    """The line is neither a row, nor the name of a source or body system."""
    fixed = row_key(line.text) or _FROM_LINE.fullmatch(line.text) or is_body_system(line.text)
    return not fixed


def _blocks(lines: list[Line]) -> Iterator[tuple[Line | None, list[Line]]]:
    """Each feature's name with the lines below it; first what stands above all names."""
    is_id = [row_key(line.text) in {"uid", "cui"} for line in lines]
    names = [i - 1 for i in range(1, len(lines)) if is_id[i] and not is_id[i - 1]]
    yield None, lines[: names[0]] if names else lines
    for name, following in pairwise([*names, len(lines)]):
        yield lines[name], lines[name + 1 : following]


def _feature(name: str, body: list[Line], source: str, origin: Origin) -> FeatureRecord:
    rows = dict(reversed([row for line in body if (row := row_of(line.text))]))
    cui, uid = CUI.fullmatch(rows.get("cui", "")), UID.fullmatch(rows.get("uid", ""))
    return FeatureRecord(
        origin.concept,
        origin.source(source),
        origin.at,
        name=name,
        feature=cui.group() if cui else f"MEDGEN:{uid.group()}" if uid else None,
        definition=_description(body),
        semantic_type=rows.get("type"),
    )


def _description(body: list[Line]) -> str | None:
    """The text under a feature's rows, up to the heading of the next body system or source."""
    paragraphs = []
    for line in body:
        if row_key(line.text):
            continue
        if not _is_text(line):
            break
        paragraphs.append(with_paragraphs(line.text))
    return "\n\n".join(filter(None, paragraphs)) or None


def read_resources(lines: list[Line], group: str, name: str, origin: Origin) -> Iterator[Record]:
    """The links of one panel heading; nothing where the heading stands alone.

    A copied text has lost the addresses: the PubMed search is built from the concept's name, any
    other link leads to the record page, where it can be followed.
    """
    own = (origin.concept, origin.source(), origin.at)
    for item, text in _items([line for line in lines if line.text]):
        label = item.text.lstrip("• ")
        first, _, caveat = text.partition(". ")
        if group == "practice_guidelines" and caveat:
            yield CaveatRecord(*own, "guidelines", caveat)
        if first.endswith(".") or caveat:
            label = f"{label} – {first.removesuffix('.')}"
        url = item.links[0].url if item.links else _address(label, group, name, origin)
        yield ResourceRecord(*own, group, label, url)


def _items(lines: list[Line]) -> Iterator[tuple[Line, str]]:
    """Each item of a list with the sentences under it; a sentence is not an item of its own."""
    item: Line | None = None
    text: list[str] = []
    for line in lines:
        if item is None or line.text.startswith("•") or not line.text.endswith("."):
            if item is not None:
                yield item, " ".join(text)
            item, text = line, []
        else:
            text.append(line.text)
    if item is not None:
        yield item, " ".join(text)


def _address(label: str, group: str, name: str, origin: Origin) -> str:
    if group == "practice_guidelines" and label.startswith("PubMed"):
        return guideline_search(name)
    return origin.at


def guideline_search(name: str) -> str:
    """The PubMed search for practice and clinical guidelines that name the concept."""
    kinds = "guideline[pt] OR practice guideline[pt] OR consensus development conference[pt]"
    return "https://pubmed.ncbi.nlm.nih.gov/?term=" + quote(f'"{name}" AND ({kinds})')


def read_hierarchy(lines: list[Line], name: str, origin: Origin) -> Iterator[Record]:
    """The terms directly above and below the concept, where the page keeps them as nested lists."""
    terms = [line for line in lines if line.text and line.depth]
    here = next((i for i, line in enumerate(terms) if _is_concept(line, name)), None)
    if here is None:
        rows = sum(bool(line.text) for line in lines)
        if rows:
            yield origin.left_out("a term hierarchy that lost its levels", lines[-1], rows)
        return
    depth = terms[here].depth
    above = next((line for line in reversed(terms[:here]) if line.depth == depth - 1), None)
    if above is not None:
        yield from _relation(above, True, name, origin)
    for line in terms[here + 1 :]:
        if line.depth <= depth:
            break
        if line.depth == depth + 1:
            yield from _relation(line, False, name, origin)


def _is_concept(line: Line, name: str) -> bool:
    return folded(line.text) == folded(name)


def _relation(line: Line, is_parent: bool, name: str, origin: Origin) -> Iterator[Record]:
    ids = [found.group(1) for link in line.links if (found := _MEDGEN_LINK.search(link.url))]
    if not ids:
        yield origin.left_out("a term of the hierarchy without its id", line)
        return
    curie = f"MEDGEN:{ids[0]}" if ids[0].isdigit() else ids[0]
    if is_parent:
        yield RelationRecord(origin.concept, origin.source(), origin.at, curie, line.text)
    else:
        yield RelationRecord(curie, origin.source(), origin.at, origin.concept, name)

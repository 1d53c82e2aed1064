"""A MedGen release of any size, made from a seed: the same seed and size make the same bytes.

    python benchmarks/generated_release.py FOLDER [--concepts N] [--names N] [--links N] [--seed N]

`names` are the different names in NAMES and MGCONSO together; a seventh is stated once more on
top, as sources do. `links` are the rows of MGREL, MedGen_HPO_OMIM_Mapping, MedGenIDMappings and
medgen_pubmed_lnk together. Ids are invented and have the shape of real ones, but for HP:0000118,
under which HPO's body systems hang.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.made_names import NameMaker, Topic

# The time in each packed file, by which a build tells the release.
_PACKED = 1_767_398_400  # 2026-01-03
_TYPES = {True: ("T033", "A2.2", "Finding"), False: ("T047", "B2.2.1.2.1", "Disease or Syndrome")}
_SOURCES = ("SNOMEDCT_US", "GTR", "NCI", "OMIM", "MONDO", "HPO", "ORDO", "MSH")
_SYSTEMS = 25  # children of the root of all features
_MOST_NAMES = 60  # of one concept
_SHARES = {"relations": 0.26, "features": 0.08, "identifiers": 0.09}  # of links; the rest: PubMed


@dataclass(frozen=True, slots=True)
class Size:
    """How much a release holds."""

    concepts: int = 250_000
    names: int = 1_000_000
    links: int = 5_000_000

    def share(self, part: str) -> int:
        """The links of one kind."""
        return int(self.links * _SHARES[part])


@dataclass(frozen=True, slots=True)
class Made:
    """One concept of the release."""

    cui: str
    name: str
    topic: Topic

    @property
    def is_finding(self) -> bool:
        """Whether it is a feature rather than a condition."""
        return self.topic.is_finding


def generate(folder: Path, size: Size, seed: int = 20261123) -> None:
    """Write a release of this size into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    _Release(folder, size, random.Random(seed)).write()


class _Release:
    """Writes one release, file by file, in a fixed order of draws."""

    def __init__(self, folder: Path, size: Size, chance: random.Random) -> None:
        self._folder = folder
        self._size = size
        self._chance = chance
        self._maker = NameMaker(chance, size.concepts)
        self._concepts = list(self._made())
        self._findings = [each for each in self._concepts if each.is_finding]
        self._diseases = [each for each in self._concepts if not each.is_finding]
        # Every eighth condition is OMIM's.
        self._mims = {each.cui: 700_000 + n for n, each in enumerate(self._diseases[::8])}

    def write(self) -> None:
        """Write all files."""
        self._write("NAMES.RRF", "CUI|name|source|SUPPRESS", self._names())
        atoms = "CUI|TS|STT|ISPREF|AUI|SAUI|SCUI|SDUI|SAB|TTY|CODE|STR|SUPPRESS"
        self._write("MGCONSO.RRF", atoms, self._atoms())
        self._write("MGSTY.RRF", "CUI|TUI|STN|STY|ATUI", self._types())
        self._write("MGDEF.RRF", "CUI|DEF|source|SUPPRESS", self._definitions())
        related = "CUI1|AUI1|STYPE1|REL|CUI2|AUI2|RELA|RUI|SAB|SL|SUPPRESS"
        self._write("MGREL.RRF", related, self._relations())
        mapped = "OMIM_CUI|MIM_number|OMIM_name|relationship|HPO_CUI|HPO_ID|HPO_name|MedGen_name"
        name = "MedGen_HPO_OMIM_Mapping.txt"
        self._write(name, f"{mapped}|MedGen_source|STY", self._features())
        identified = "CUI_or_CN_id|pref_name|source_id|source"
        identifiers = list(self._identifiers())
        self._write("MedGenIDMappings.txt", identified, identifiers)
        published = self._size.links - len(identifiers)
        published -= self._size.share("relations") + self._size.share("features")
        self._write("medgen_pubmed_lnk.txt", "UID|CUI|NAME|PMID", self._literature(published))

    def _write(self, name: str, header: str, rows: Iterable[str]) -> None:
        with (
            (self._folder / f"{name}.gz").open("wb") as file,
            gzip.GzipFile("", "wb", compresslevel=3, fileobj=file, mtime=_PACKED) as packed,
        ):
            packed.write(f"#{header}|\n".encode())
            for row in rows:
                packed.write(f"{row}|\n".encode())

    def _made(self) -> Iterator[Made]:
        """The concepts; a name in five hundred is another concept's as well."""
        topic = Topic((), "", "phenotypic abnormality", is_finding=True)
        yield Made("C9000000", "Phenotypic abnormality", topic)
        taken: set[str] = set()
        while len(taken) < self._size.concepts - 1:
            topic = self._maker.topic()
            name = self._maker.preferred(topic)
            if name in taken and self._chance.random() < 0.998:
                continue
            number = len(taken) + 1
            taken.add(f"{name} {number}" if name in taken else name)
            cui = f"CN{900_000 + number // 33}" if number % 33 == 0 else f"C{9_000_000 + number}"
            yield Made(cui, name, topic)

    def _names(self) -> Iterator[str]:
        for each in self._concepts:
            yield f"{each.cui}|{each.name}|{self._chance.choice(_SOURCES)}|N"

    def _atoms(self) -> Iterator[str]:
        left = self._size.names - len(self._concepts)
        number = 0
        for place, concept in enumerate(self._concepts):
            wanted = self._wanted(left, len(self._concepts) - place)
            for text in self._synonyms(concept, wanted):
                left -= 1
                stated = [text] if self._chance.random() < 6 / 7 else [text, self._again(text)]
                for each in stated:
                    number += 1
                    yield self._atom(concept, number, each)

    def _wanted(self, left: int, concepts: int) -> int:
        """How many of the synonyms left a concept gets: most get few."""
        if concepts == 1:
            return left
        return min(left, _MOST_NAMES, round(self._chance.expovariate(concepts / max(left, 1))))

    def _synonyms(self, concept: Made, wanted: int) -> Iterator[str]:
        """So many different names of a concept beside its preferred one."""
        taken = {_plain(concept.name)}
        topic = concept.topic
        while len(taken) <= wanted:
            text = self._maker.synonym(topic)
            if _plain(text) in taken:
                topic = self._maker.varied(topic)
                continue
            taken.add(_plain(text))
            yield text

    def _again(self, text: str) -> str:
        return self._maker.repeated(text)

    def _atom(self, concept: Made, number: int, text: str) -> str:
        source = self._chance.choice(_SOURCES)
        kind = "ACR" if text.isupper() and len(text) < 12 and " " not in text else "SY"
        code = f"{source}_{number}"
        return f"{concept.cui}|S|PF|N|AN{number:07}||||{source}|{kind}|{code}|{text}|N"

    def _types(self) -> Iterator[str]:
        for number, each in enumerate(self._concepts):
            yield f"{each.cui}|{'|'.join(_TYPES[each.is_finding])}|AT{number:08}"

    def _definitions(self) -> Iterator[str]:
        """A definition for every third concept, with the bare carriage returns of the real file."""
        for each in self._concepts[::3]:
            words = [self._chance.choice(self._diseases).name for _ in range(6)]
            text = f"{each.name}, seen with {', '.join(words[:4])}.\rOften told from {words[4]}."
            yield f"{each.cui}|{text}|{self._chance.choice(_SOURCES)}|N"

    def _relations(self) -> Iterator[str]:
        left = self._size.share("relations")
        number = 0
        pairs = self._related()
        while number < left:
            first, relation, second, means = next(pairs)
            number += 1
            ends = f"RN{number:08}|HPO|HPO|N"
            yield f"{first}||CUI|{relation}|{second}||{means}|{ends}"

    def _related(self) -> Iterator[tuple[str, str, str, str]]:
        """Parents of each concept in turn, both ways; then, without end, other relations."""
        for place in range(1, len(self._findings)):
            parent = self._parent(self._findings, place)
            yield from _both_ways(parent.cui, "CHD", self._findings[place].cui)
        for place in range(1, len(self._diseases)):
            parent = self._diseases[self._chance.randrange(max(1, place // 5))]
            yield from _both_ways(parent.cui, "CHD", self._diseases[place].cui)
        while True:
            one, feature = self._chance.choice(self._diseases), self._chance.choice(self._findings)
            yield feature.cui, "RO", one.cui, "has_manifestation"
            yield one.cui, "RO", feature.cui, "manifestation_of"
            mode = self._chance.choice(self._findings[:12])
            yield mode.cui, "RO", one.cui, "has_inheritance_type"
            yield one.cui, "SIB", self._chance.choice(self._diseases).cui, ""

    def _parent(self, findings: list[Made], place: int) -> Made:
        """A finding's parent, in its own body system."""
        if place <= _SYSTEMS:
            return findings[0]
        system = (place - 1) % _SYSTEMS
        return findings[1 + system + _SYSTEMS * self._chance.randrange((place - 1) // _SYSTEMS)]

    def _features(self) -> Iterator[str]:
        left = self._size.share("features")
        known = [each for each in self._diseases if each.cui in self._mims]
        for place, disease in enumerate(known):
            count = left // (len(known) - place)
            left -= count
            start = f"{disease.cui}|{self._mims[disease.cui]}|{disease.name.upper()}"
            for _ in range(count):
                place = self._chance.randrange(len(self._findings))
                feature = self._findings[place]
                is_absent = self._chance.random() < 0.01
                relation = "not_manifestation_of" if is_absent else "manifestation_of"
                named = f"{feature.cui}|{_term(place)}|{feature.name}|{feature.name}"
                yield f"{start}|{relation}|{named}|HPO|Finding"

    def _identifiers(self) -> Iterator[str]:
        """MedGen's own number of each concept, then ids of other authorities until it is enough."""
        left = self._size.share("identifiers")
        for number, each in enumerate(self._concepts[:left]):
            yield f"{each.cui}|{each.name}|{1_000_000 + number}|MedGen"
        foreign = self._foreign()
        for _ in range(left - len(self._concepts)):
            yield next(foreign)

    def _foreign(self) -> Iterator[str]:
        for place, each in enumerate(self._findings):
            yield f"{each.cui}|{each.name}|{_term(place)}|HPO"
        for number, each in enumerate(self._diseases):
            start = f"{each.cui}|{each.name}"
            if mim := self._mims.get(each.cui):
                yield f"{start}|{mim}|OMIM"
                yield f"{start}|Orphanet_{900_000 + number}|Orphanet"
            yield f"{start}|MONDO:{9_000_000 + number}|MONDO"
        number = 0
        while True:
            number += 1
            each = self._chance.choice(self._concepts)
            yield f"{each.cui}|{each.name}|{900_000_000 + number}|SNOMEDCT_US"

    def _literature(self, rows: int) -> Iterator[str]:
        """Publications by concept, in the order of MedGen's numbers; a few have very many."""
        ranks = list(range(1, len(self._concepts) + 1))
        whole = sum(1 / rank for rank in ranks)
        counts = [int(rows / whole / rank) for rank in ranks]
        for extra in range(rows - sum(counts)):
            counts[extra % len(counts)] += 1
        self._chance.shuffle(counts)
        for number, (each, count) in enumerate(zip(self._concepts, counts, strict=True)):
            start = f"{1_000_000 + number}|{each.cui}|{each.name}"
            for _ in range(count):
                yield f"{start}|{self._chance.randrange(1_000_000, 40_000_000)}"


def _term(place: int) -> str:
    return f"HP:{9_000_000 + place:07}" if place else "HP:0000118"


def _both_ways(parent: str, relation: str, child: str) -> Iterator[tuple[str, str, str, str]]:
    """MGREL is read as "CUI2 RELA CUI1"."""
    yield parent, relation, child, "isa"
    yield child, "PAR", parent, "inverse_isa"


def _plain(text: str) -> str:
    """Equal for spellings of one name, as far as this module makes them."""
    return text.lower().replace(",", "").replace("-", " ")


def main() -> None:
    """Write a release of the size asked for."""
    size = Size()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--concepts", type=int, default=size.concepts)
    parser.add_argument("--names", type=int, default=size.names)
    parser.add_argument("--links", type=int, default=size.links)
    parser.add_argument("--seed", type=int, default=20261123)
    options = parser.parse_args()
    made = Size(options.concepts, options.names, options.links)
    generate(options.folder, made, options.seed)


if __name__ == "__main__":
    main()

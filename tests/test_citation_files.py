"""References as BibTeX, RIS and CSL-JSON, read back by other programs than those that wrote them.

BibTeX: pybtex. RIS: the few lines below, from the format's description. CSL-JSON: plain JSON, and
citeproc, which takes it as its input.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import Any

import pytest
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from knowledge.citing import bibtex, csl, ris
from knowledge.citing.authors import read
from knowledge.citing.csl import Reference, keyed
from knowledge.model import CitationFields
from tests.invented_citations import ALL, EPUB, NO_DOI, NO_MONTH, SICI

READER = LatexNodes2Text(strict_latex_spaces=True)
Tags = dict[str, list[str]]


def references(*citations: CitationFields) -> tuple[Reference, ...]:
    """Citations as references without notes."""
    return keyed(Reference(each) for each in citations)


def read_ris(text: str) -> list[Tags]:
    """The records of a RIS file, each tag with its values; whatever is no line of RIS fails."""
    records: list[Tags] = []
    for line in filter(None, text.split("\r\n")):
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        if found[1] == "TY":
            records.append(defaultdict(list))
        records[-1][found[1]].append(found[2])
    assert all(each["TY"] == ["JOUR"] and each["ER"] == [""] for each in records)
    return records


# pybtex has no types, so what is read by it is Any.
def read_bibtex(text: str) -> list[Any]:
    """The entries of a BibTeX file, in order."""
    return list(parse_string(text, "bibtex").entries.values())


def plain(spelt: str) -> str:
    """What LaTeX prints."""
    spelt = spelt.replace(r"\textbrace", r"\brace").replace(r"\braceleft", r"\lbrace")
    spelt = spelt.replace(r"\braceright", r"\rbrace")  # by names that are known to the reader
    return str(READER.latex_to_text(spelt))


def named(person: Any) -> str:
    """A person as pybtex takes a name apart, put together as PubMed writes it."""
    family = " ".join((*person.prelast_names, *person.last_names))
    initials = "".join((*person.first_names, *person.middle_names)).replace(".", "")
    return plain(" ".join(filter(None, (family, initials, *person.lineage_names))))


def test_all_four_come_back_from_bibtex() -> None:
    """Each author, the title, the raw DOI, pages written out."""
    entries = read_bibtex(bibtex.dump(references(*ALL)))
    assert [f"pmid{each.pmid}" for each in ALL] == [entry.key for entry in entries]
    for citation, entry in zip(ALL, entries, strict=True):
        assert citation.authors == tuple(map(named, entry.persons["author"]))
        assert citation.title == (plain(entry.fields["title"]) if citation.title else None)
        assert citation.doi == entry.fields.get("doi")
        assert (citation.volume, citation.issue) == (entry.fields["volume"], entry.fields["number"])
        assert str(citation.year) == entry.fields["year"]
    pages = [entry.fields["pages"] for entry in entries]
    assert ["686--695", "273--287", "437--448", "710--719"] == pages
    assert ["May", None, "June", "April"] == [entry.fields.get("month") for entry in entries]
    assert "PMC9900001" == entries[0].fields["pmcid"]


def test_surnames_keep_their_particles_in_bibtex() -> None:
    """A surname with a particle inside is one; a particle in front is BibTeX's "von"."""
    (entry,) = read_bibtex(bibtex.dump(references(SICI)))
    torcha, hanlantern, berg, *_, moth, _, _, group = entry.persons["author"]
    assert ["{Garcia de la Torcha}"] == torcha.last_names
    assert ["O'Hanlantern"] == hanlantern.last_names
    assert (["van", "den"], ["Berg"]) == (berg.prelast_names, berg.last_names)
    assert (["Moth"], ["3rd"]) == (moth.last_names, moth.lineage_names)
    assert ["{Lamp Study Group}"] == group.last_names


def test_all_four_come_back_from_ris() -> None:
    """Each author, first and last page, the raw DOI, PMID and PMCID."""
    records = read_ris(ris.dump(references(*ALL)))
    for citation, record in zip(ALL, records, strict=True):
        assert len(citation.authors) == len(record["AU"])
        assert [citation.doi] if citation.doi else [] == record["DO"]
        assert [citation.title] if citation.title else [] == record["TI"]
        assert [citation.pmid] == record["AN"]
        assert [citation.journal] == record["JO"]
        assert ([citation.volume], [citation.issue]) == (record["VL"], record["IS"])
    assert [("437", "448"), ("710", "719")] == [
        (*record["SP"], *record["EP"]) for record in records[2:]
    ]
    dates = [record["DA"] for record in records]
    assert [["2023/05//"], ["2021///"], ["2013/06//"], ["1998/04//"]] == dates
    assert ["PMC9900001"] == records[0]["C2"]
    assert ["Garcia de la Torcha, I.", "O'Hanlantern, T. P."] == records[3]["AU"][:2]
    assert ["Moth, J. P., 3rd", "Lamp Study Group"] == [records[3]["AU"][4], records[3]["AU"][-1]]


def test_all_four_come_back_from_csl() -> None:
    """Each author with initials apart, pages written out, dates in parts; nothing that is empty."""
    items = json.loads(csl.dump(references(*ALL)))
    assert [20, 5, 3, 8] == [len(item["author"]) for item in items]
    assert {"family": "Amber", "given": "A. K."} == items[0]["author"][0]
    assert {"family": "Moth", "given": "J. P.", "suffix": "3rd"} == items[3]["author"][4]
    assert {"literal": "Lamp Study Group"} == items[3]["author"][-1]
    assert [each.doi for each in ALL] == [item.get("DOI") for item in items]
    assert [each.title for each in ALL] == [item.get("title") for item in items]
    assert ["686-695", "273-287", "437-448", "710-719"] == [item["page"] for item in items]
    assert {"date-parts": [[2023, 4, 7]]} == items[0]["available-date"]
    assert {"date-parts": [[2021]]} == items[1]["issued"]
    for item in items:
        item.pop("available-date", None)  # of CSL 1.0.2, which citeproc does not know yet
    assert [each.key for each in references(*ALL)] == list(CiteProcJSON(items))


def test_what_is_not_given_is_not_written() -> None:
    """Neither empty fields, nor a title or a DOI of our own."""
    nothing = references(CitationFields(pmid="99000009"))
    (entry,) = read_bibtex(bibtex.dump(nothing))
    assert {"pmid", "url"} == set(entry.fields)
    assert {"id", "type", "PMID"} == set(json.loads(csl.dump(nothing))[0])
    assert {"TY", "ID", "AN", "DB", "UR", "ER"} == set(read_ris(ris.dump(nothing))[0])
    assert [] == read_ris(ris.dump(references(NO_DOI)))[0]["DO"]
    assert "title" not in read_bibtex(bibtex.dump(references(NO_MONTH)))[0].fields


def test_notes_and_comments_go_with_references() -> None:
    """Notes in the record itself; comments above the entries, where "@" would begin one."""
    (reference,) = keyed([Reference(EPUB, ("Listed by LAMP 2026 & others.",), "Retracted.")])
    text = bibtex.dump([reference], ["Lamps @home", "two\nlines"])
    assert text.startswith("% Lamps (at)home\n% two lines\n")
    (entry,) = read_bibtex(text)
    assert "Retracted." == entry.fields["note"]
    assert "Listed by LAMP 2026 & others." == plain(entry.fields["annote"])
    noted = read_ris(ris.dump([reference]))[0]["N1"]
    assert ["Retracted.", "Listed by LAMP 2026 & others."] == noted
    (item,) = json.loads(csl.dump([reference]))
    assert "Retracted.\nListed by LAMP 2026 & others." == item["note"]


def test_each_reference_has_a_key_of_its_own() -> None:
    """Also where two have one id, or one the key that another would get."""
    doi = {"pmid": None, "doi": "10.9999/x"}
    same = EPUB.model_copy(update=doi)
    like = EPUB.model_copy(update={**doi, "doi": "10.9999/x-2"})
    nameless = CitationFields(title="Lamps", year=2001)
    first = CitationFields(authors=("Ölçer Ş",), year=2001)
    made = references(same, like, same, nameless, first, CitationFields(title="Wicks"))
    keys = [each.key for each in made]
    assert ["doi-10-9999-x", "doi-10-9999-x-2", "doi-10-9999-x-3"] == keys[:3]
    assert ["reference2001", "l-er2001", "reference"] == keys[3:]
    assert len(made) == len(read_bibtex(bibtex.dump(made)))


@pytest.mark.parametrize(
    ("printed", "dated"),
    [
        ("2023 May", {"date-parts": [[2023, 5]]}),
        ("2023 May 12", {"date-parts": [[2023, 5, 12]]}),
        ("2019 Jan-Feb", {"date-parts": [[2019, 1], [2019, 2]]}),
        ("2019 Dec-2020 Jan", {"date-parts": [[2019, 12], [2020, 1]]}),
        ("2020 Spring", {"date-parts": [[2020]], "season": "Spring"}),
        ("2020 1st Quart", {"date-parts": [[2020]]}),
        ("in press", {}),
        (None, {}),
    ],
)
def test_dates_are_read_as_far_as_they_are_given(printed: str | None, dated: object) -> None:
    """As PubMed prints them."""
    assert dated == csl.date_of(printed)


# Names as PubMed gives them; BibTeX joins authors by the word "and".
FAMILIES = st.from_regex(
    r"(?:(?:de|van der|O'|Mc)? ?[A-ZÄÖÜÉŞ][a-zäöüéşł]{1,9}){1,3}", fullmatch=True
)
INITIALS = st.from_regex(r"[A-ZÄÉŞ]{1,4}", fullmatch=True)
AUTHORS = st.builds(
    lambda family, initials: f"{' '.join(family.split())} {initials}", FAMILIES, INITIALS
).filter(lambda name: not isinstance(read(name), type(read("Lamp Study Group"))))
PRINTED = st.text(
    st.characters(
        categories=("Lu", "Ll", "Nd"),
        include_characters=" ,;:.?!()[]<>&%'\"-–/+=*_{}\\$#~^@|",
        max_codepoint=0x24F,
    ),
    min_size=1,
    max_size=80,
).filter(lambda text: bool(text.strip()))
DOIS = st.from_regex(r"10\.[0-9]{4}/[A-Za-z0-9<>;():.\-_/&%#+~]{1,40}", fullmatch=True)


@settings(deadline=None, max_examples=60)
@given(names=st.lists(AUTHORS, min_size=1, max_size=8), title=PRINTED, doi=DOIS)
def test_any_citation_comes_back_whole(names: list[str], title: str, doi: str) -> None:
    """Whatever signs stand in names, titles and DOIs."""
    made = references(CitationFields(authors=tuple(names), title=title, doi=doi, pmid="9"))
    said = " ".join(title.split())
    (entry,) = read_bibtex(bibtex.dump(made))
    assert names == [named(person) for person in entry.persons["author"]]
    assert said == plain(entry.fields["title"])
    assert doi == entry.fields["doi"]
    (record,) = read_ris(ris.dump(made))
    assert (len(names), [said], [doi]) == (len(record["AU"]), record["TI"], record["DO"])
    (item,) = json.loads(csl.dump(made))
    assert (len(names), said, doi) == (len(item["author"]), item["title"], item["DOI"])


def test_a_person_is_told_from_a_group() -> None:
    """By the initials behind the surname; a group may end in capitals too."""
    assert "I." == getattr(read("Garcia de la Torcha I"), "given", None)
    assert "Iu. A." == getattr(read("Ivanov IuA"), "given", None)
    assert "J.-P." == getattr(read("Moth J-P"), "given", None)
    groups = ("Lamp Study Group", "Lamp Study Group UK", "LAMP Consortium", "Plato", "EURO-LMP")
    assert [""] * 5 == [getattr(read(name), "given", "") for name in groups]

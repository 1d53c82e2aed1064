"""Citations as NLM, AMA and APA want them.

What is expected follows the published rules, not the library: Citing Medicine, 2nd ed., chapter 1,
and NLM's sample references; AMA Manual of Style, 11th ed., 3.7 to 3.11; APA Publication Manual,
7th ed., 9.8 to 9.36 and 10.1.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.citing.citation_styles import Style, formatted
from knowledge.model import CitationFields
from tests.invented_citations import EPUB, NO_DOI, NO_MONTH, SICI

UNTITLED = "No title is given"
STYLES: tuple[Style, ...] = ("nlm", "ama", "apa")

# Every author; the date as printed; pages without the digits that repeat; then Epub, DOI and ids.
# A group that signs stands behind a semicolon; what has no title has one made up, in brackets.
NLM = {
    EPUB: (
        "Amber AK, Beacon B, Candle C, Dimmer D, Ember E, Flare F, Glow G, Halo H, Ignis I, "
        "Jasper J, Kindle K, Lumen L, Matches M, Neon N, Opal O, Prism P, Quartz Q, Ray R, "
        "Spark S, Torch T. Lamps and gait: a guideline. Ann Invent Lamp. 2023 May;10(5):686-95. "
        "Epub 2023 Apr 7. doi: 10.9999/lamp3.51760. "
        "PubMed PMID: 99000001; PubMed Central PMCID: PMC9900001."
    ),
    NO_MONTH: (
        "Wick AKC, Diaz-Mantle J, Villar-Quill RN, Glass KF, Oil AHC. [No title is given]. "
        "Curr Lamp Rev. 2021;17(4):273-87. doi: 10.9999/1573396317666210426105045. "
        "PubMed PMID: 99000002."
    ),
    NO_DOI: (
        "Moth RJ, Shade EM, Kerosene FS. What dims a lamp? Lantern Endocrinol Rev. "
        "2013 Jun;10 Suppl 2(0 2):437-48. PubMed PMID: 99000003."
    ),
    SICI: (
        "Garcia de la Torcha I, O'Hanlantern TP, van den Berg LH, Ölçer Ş, Moth JP 3rd, Glim MH, "
        "Lucifer IN; Lamp Study Group. Lights & <shadows> in 5% of {lamps}. Lamps Rheum. "
        "1998 Apr;41(4):710-9. doi: 10.9999/1529-0131(199804)41:4<710::AID-LMP19>3.0.CO;2-K. "
        "PubMed PMID: 99000004."
    ),
}
# Of more than six authors the first three; the year alone; whole page numbers; the DOI last,
# without a full stop.
AMA = {
    EPUB: (
        "Amber AK, Beacon B, Candle C, et al. Lamps and gait: a guideline. Ann Invent Lamp. "
        "2023;10(5):686-695. doi:10.9999/lamp3.51760"
    ),
    NO_MONTH: (
        "Wick AKC, Diaz-Mantle J, Villar-Quill RN, Glass KF, Oil AHC. [No title is given]. "
        "Curr Lamp Rev. 2021;17(4):273-287. doi:10.9999/1573396317666210426105045"
    ),
    NO_DOI: (
        "Moth RJ, Shade EM, Kerosene FS. What dims a lamp? Lantern Endocrinol Rev. "
        "2013;10 Suppl 2(0 2):437-448."
    ),
    SICI: (
        "Garcia de la Torcha I, O'Hanlantern TP, van den Berg LH, et al; Lamp Study Group. "
        "Lights & <shadows> in 5% of {lamps}. Lamps Rheum. 1998;41(4):710-719. "
        "doi:10.9999/1529-0131(199804)41:4<710::AID-LMP19>3.0.CO;2-K"
    ),
}
# Up to twenty authors, "&" before the last; an en dash between pages; the DOI as a link.
APA = {
    EPUB: (
        "Amber, A. K., Beacon, B., Candle, C., Dimmer, D., Ember, E., Flare, F., Glow, G., "
        "Halo, H., Ignis, I., Jasper, J., Kindle, K., Lumen, L., Matches, M., Neon, N., Opal, O., "
        "Prism, P., Quartz, Q., Ray, R., Spark, S., & Torch, T. (2023). Lamps and gait: a "
        "guideline. Ann Invent Lamp, 10(5), 686–695. https://doi.org/10.9999/lamp3.51760"
    ),
    NO_MONTH: (
        "Wick, A. K. C., Diaz-Mantle, J., Villar-Quill, R. N., Glass, K. F., & Oil, A. H. C. "
        "(2021). [No title is given]. Curr Lamp Rev, 17(4), 273–287. "
        "https://doi.org/10.9999/1573396317666210426105045"
    ),
    NO_DOI: (
        "Moth, R. J., Shade, E. M., & Kerosene, F. S. (2013). What dims a lamp? "
        "Lantern Endocrinol Rev, 10 Suppl 2(0 2), 437–448."
    ),
    SICI: (
        "Garcia de la Torcha, I., O'Hanlantern, T. P., van den Berg, L. H., Ölçer, Ş., "
        "Moth, J. P., III, Glim, M. H., Lucifer, I. N., & Lamp Study Group. (1998). "
        "Lights & <shadows> in 5% of {lamps}. Lamps Rheum, 41(4), 710–719. "
        "https://doi.org/10.9999/1529-0131(199804)41:4<710::AID-LMP19>3.0.CO;2-K"
    ),
}


@pytest.mark.parametrize(("citation", "line"), NLM.items())
def test_a_citation_as_nlm_wants_it(citation: CitationFields, line: str) -> None:
    """Authors, title, journal, date, place, Epub, DOI and ids."""
    assert line == formatted(citation, "nlm", UNTITLED)


@pytest.mark.parametrize(("citation", "line"), AMA.items())
def test_a_citation_as_ama_wants_it(citation: CitationFields, line: str) -> None:
    """Authors, title, journal, year, place, DOI."""
    assert line == formatted(citation, "ama", UNTITLED)


@pytest.mark.parametrize(("citation", "line"), APA.items())
def test_a_citation_as_apa_wants_it(citation: CitationFields, line: str) -> None:
    """Authors, year, title, journal, place, DOI."""
    assert line == formatted(citation, "apa", UNTITLED)


def test_apa_names_nineteen_of_more_than_twenty_authors_and_the_last() -> None:
    """With an ellipsis between them, and no "&"."""
    citation = EPUB.model_copy(update={"authors": (*EPUB.authors, "Umbra UV")})
    line = formatted(citation, "apa", UNTITLED)
    assert "Ray, R., Spark, S., … Umbra, U. V. (2023)." in line
    assert "Torch" not in line
    assert "&" not in line


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("nlm", "What dims a lamp. J Invent Lamp. 2019 Jan-Feb;7:e101."),
        ("ama", "What dims a lamp. J Invent Lamp. 2019;7:e101."),
        ("apa", "What dims a lamp. (2019). J Invent Lamp, 7, e101."),
    ],
)
def test_a_range_of_months_and_no_authors(style: Style, line: str) -> None:
    """The title stands for the authors, once; the year is that in which the range begins."""
    citation = CitationFields(
        title="What dims a lamp",
        journal="J Invent Lamp",
        date="2019 Jan-Feb",
        year=2019,
        volume="7",
        pages="e101",
    )
    assert line == formatted(citation, style, UNTITLED)


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("nlm", "Moth A. Lamps. J Invent Lamp. 2019 Jan 15. doi: 10.9999/x."),
        ("ama", "Moth A. Lamps. J Invent Lamp. Published online January 15, 2019. doi:10.9999/x"),
        ("apa", "Moth, A. (2019). Lamps. J Invent Lamp. https://doi.org/10.9999/x"),
    ],
)
def test_what_is_published_online_has_no_volume(style: Style, line: str) -> None:
    """AMA then names the day."""
    citation = CitationFields(
        authors=("Moth A",),
        title="Lamps",
        journal="J Invent Lamp",
        date="2019 Jan 15",
        year=2019,
        doi="10.9999/x",
    )
    assert line == formatted(citation, style, UNTITLED)


@pytest.mark.parametrize("style", STYLES)
def test_a_pmid_alone_is_cited_by_it(style: Style) -> None:
    """A source that links publications gives nothing else of them."""
    line = formatted(CitationFields(pmid="99000009"), style, UNTITLED)
    assert "[No title is given]. PubMed PMID: 99000009." == line


# Letters, digits and signs of titles; not what ends a sentence, which styles do not double.
TITLES = st.text(
    st.characters(categories=("L", "N"), include_characters=" ,;:()[]<>&%'\"-–/+=*_{}\\$#~^@"),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip() == text and "  " not in text and text.isprintable())


@settings(deadline=None, max_examples=60)
@given(title=TITLES, style=st.sampled_from(STYLES))
def test_a_title_stands_as_it_is(title: str, style: Style) -> None:
    """No sign of it is escaped, dropped, or taken for markup."""
    citation = NO_DOI.model_copy(update={"title": title})
    assert title in formatted(citation, style, UNTITLED)


def test_several_threads_set_citations_at_once() -> None:
    """Citeproc keeps where it is in the style itself, so they take turns."""
    wanted = [(citation, style) for style in STYLES for citation in (EPUB, NO_MONTH, SICI)] * 8
    with ThreadPoolExecutor(8) as pool:
        set_at_once = [pool.submit(formatted, *each, UNTITLED) for each in wanted]
    expected = {"nlm": NLM, "ama": AMA, "apa": APA}
    assert [expected[style][citation] for citation, style in wanted] == [
        each.result() for each in set_at_once
    ]

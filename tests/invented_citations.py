"""Invented citations that have the traps of real ones, for whatever turns citations into files.

Twenty authors and an Epub date; no month; no DOI, a short range of pages and the odd issue of a
supplement; a DOI with ``<>;()``, surnames with particles and apostrophes; a group that signs too.
"""

from __future__ import annotations

from knowledge.model import CitationFields

TWENTY = tuple(
    f"{name} {letter}"
    for name, letter in zip(
        "Amber Beacon Candle Dimmer Ember Flare Glow Halo Ignis Jasper".split()
        + "Kindle Lumen Matches Neon Opal Prism Quartz Ray Spark Torch".split(),
        "AK B C D E F G H I J K L M N O P Q R S T".split(),
        strict=True,
    )
)
EPUB = CitationFields(
    authors=TWENTY,
    title="Lamps and gait: a guideline",
    journal="Ann Invent Lamp",
    date="2023 May",
    year=2023,
    volume="10",
    issue="5",
    pages="686-695",
    epub="2023 Apr 7",
    doi="10.9999/lamp3.51760",
    pmid="99000001",
    pmcid="PMC9900001",
    free=True,
)
NO_MONTH = CitationFields(
    authors=("Wick AKC", "Diaz-Mantle J", "Villar-Quill RN", "Glass KF", "Oil AHC"),
    journal="Curr Lamp Rev",
    date="2021",
    year=2021,
    volume="17",
    issue="4",
    pages="273-287",
    doi="10.9999/1573396317666210426105045",
    pmid="99000002",
)
NO_DOI = CitationFields(
    authors=("Moth RJ", "Shade EM", "Kerosene FS"),
    title="What dims a lamp?",
    journal="Lantern Endocrinol Rev",
    date="2013 Jun",
    year=2013,
    volume="10 Suppl 2",
    issue="0 2",
    pages="437-48",
    pmid="99000003",
    free=True,
)
SICI = CitationFields(
    authors=(
        *("Garcia de la Torcha I", "O'Hanlantern TP", "van den Berg LH", "Ölçer Ş", "Moth JP 3rd"),
        *("Glim MH", "Lucifer IN", "Lamp Study Group"),
    ),
    title="Lights & <shadows> in 5% of {lamps}",
    journal="Lamps Rheum",
    date="1998 Apr",
    year=1998,
    volume="41",
    issue="4",
    pages="710-9",
    doi="10.9999/1529-0131(199804)41:4<710::AID-LMP19>3.0.CO;2-K",
    pmid="99000004",
    retracted=True,
)
ALL = (EPUB, NO_MONTH, NO_DOI, SICI)

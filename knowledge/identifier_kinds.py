"""The kinds of identifiers: what each looks like, what people write before it, its web page.

To add a kind, add an entry to `KINDS`; `knowledge/identifiers.py` does the rest.

Shapes: https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt, https://www.omim.org/help/faq,
https://www.nlm.nih.gov/mesh/xml_data_elements.html, https://www.doi.org/doi-handbook/
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IdentifierKind:
    """How ids of one kind are written, in regular expressions, and where their pages are."""

    prefix: str
    labels: str  # words before the number, any case
    number: str  # what follows the label, as people may type it
    expected: str  # the number in words
    page: str | None
    links: str = r"(?!)"  # the beginnings of pages, without "https://www."
    bare: str = r"(?!)"  # what makes the number an id without a label; default: nothing does
    alone: str = r"(?!)"  # a number that, as the whole text, may be of this kind
    token: str = r"[0-9]"  # how a number that is not well-formed begins
    stem: str = ""  # what the local part has before the typed number
    width: int = 0  # zeros fill the number up to this width
    names_itself: bool = False  # the local part is the CURIE

    def local(self, typed: str) -> str:
        """The stored form of a number that has this kind's shape. DOIs stay as they are typed."""
        return typed if self.prefix == "DOI" else self.stem + typed.upper().zfill(self.width)


_DIGITS = r"[1-9][0-9]{0,%d}"
_NCBI = r"ncbi\.nlm\.nih\.gov"
_UNPREFIXED = r"(?<![A-Za-z0-9][:_])"  # in "NCIT:C123456" the id belongs to the prefix before it

# In the order in which a number alone is read.
KINDS = (
    IdentifierKind(
        "OMIM", "omim|mim", r"[0-9]{6}", "6 digits", "https://omim.org/entry/{local}",
        links=r"omim\.org/(?:entry/|MIM:)", bare="#", alone=r"[1-6][0-9]{5}",
    ),
    IdentifierKind(
        "MEDGEN", "medgen|uid", _DIGITS % 6, "1 to 7 digits, the first not 0",
        "https://www.ncbi.nlm.nih.gov/medgen/{local}",
        links=_NCBI + r"/medgen/", alone=r"[1-9][0-9]{4,6}",
    ),
    IdentifierKind(
        "ORPHA", "orpha(?:net)?|ordo", _DIGITS % 5, "1 to 6 digits, the first not 0",
        "https://www.orpha.net/en/disease/detail/{local}",
        links=r"orpha\.net/(?:[a-z]{2}/disease/detail/|\S*?[?&]Expert=|ORDO/Orphanet_)",
        alone=r"[1-9][0-9]{4,5}",
    ),
    IdentifierKind(
        "PMID", "pmid|pubmed", _DIGITS % 7, "1 to 8 digits, the first not 0",
        "https://pubmed.ncbi.nlm.nih.gov/{local}/",
        links=rf"(?:pubmed\.{_NCBI}/|{_NCBI}/pubmed/|europepmc\.org/(?:article|abstract)/med/)",
        alone=r"[1-9][0-9]{4,7}",
    ),
    IdentifierKind(
        "MONDO", "mondo|monarch(?: initiative)?", r"[0-9]{7}", "7 digits",
        "https://monarchinitiative.org/MONDO:{local}", alone=r"0[0-9]{6}",
    ),
    IdentifierKind(
        "HP", "hpo?", r"[0-9]{7}", "7 digits",
        "https://hpo.jax.org/browse/term/HP:{local}", alone=r"0[0-9]{6}",
    ),
    IdentifierKind(
        "GARD", "gard", r"[0-9]{1,7}", "1 to 7 digits",
        "https://rarediseases.info.nih.gov/diseases/{digits}/", width=7,
        links=r"rarediseases\.info\.nih\.gov/(?:diseases|gard)/", alone=r"0[0-9]{6}|[1-9][0-9]{4}",
    ),
    IdentifierKind(
        "NCBIGene", "ncbi[ _]?gene|entrez(?:[ _]?gene)?|gene ?id", _DIGITS % 8,
        "1 to 9 digits, the first not 0", "https://www.ncbi.nlm.nih.gov/gene/{local}",
        links=_NCBI + r"/gene/", alone=r"[1-9][0-9]{4,8}",
    ),
    IdentifierKind(
        "SNOMEDCT", "snomed(?:[ _-]?ct)?(?:[ _-]us)?|sctid|sct", r"[1-9][0-9]{5,17}",
        "6 to 18 digits, the first not 0",
        "https://browser.ihtsdotools.org/?perspective=full&conceptId1={local}",
        links=r"(?:snomed\.info/id/|browser\.ihtsdotools\.org/\S*?conceptId1=)",
        alone=r"[1-9][0-9]{5,17}",
    ),
    IdentifierKind(
        "OMIMPS", "omimps|o?mim[ :_-]{0,2}ps|phenotypic series(?: ps)?|ps(?=[0-9])", r"[0-9]{6}",
        "6 digits", "https://omim.org/phenotypicSeries/PS{local}",
        links=r"omim\.org/phenotypicSeries/PS",
    ),
    IdentifierKind(
        "DECIPHER", "decipher", _DIGITS % 2, "1 to 3 digits, the first not 0",
        "https://www.deciphergenomics.org/syndrome/{local}/overview",
        links=r"deciphergenomics\.org/syndrome/",
    ),
    IdentifierKind(
        "UMLS", "umls|cui|concept|medgen|uid", r"(?:C[0-9]{7}|CN[0-9]{6})",
        "C and 7 digits, or CN and 6 digits", "https://www.ncbi.nlm.nih.gov/medgen/{local}",
        links=rf"(?:{_NCBI}/(?:medgen/(?:\?term=)?|gtr/conditions/)"
        r"|uts\.nlm\.nih\.gov/\S*?concept/)",
        bare=_UNPREFIXED, token=r"CN?[0-9]", names_itself=True,
    ),
    IdentifierKind(
        "MESH", "mesh|msh", r"[CD](?:[0-9]{9}|[0-9]{6})", "C or D and 6 or 9 digits",
        "https://meshb.nlm.nih.gov/record/ui?ui={local}",
        links=r"(?:meshb\.nlm\.nih\.gov/\S*?[?&]ui=|id\.nlm\.nih\.gov/mesh/)",
        bare=_UNPREFIXED, token=r"[CD][0-9]",
    ),
    IdentifierKind(
        "PMC", "pmcid|pmc|pubmed central", _DIGITS % 8, "1 to 9 digits, the first not 0",
        "https://pmc.ncbi.nlm.nih.gov/articles/{local}/", stem="PMC",
        links=rf"(?:pmc\.{_NCBI}|{_NCBI}/pmc|europepmc\.org)/articles?/(?:pmc/)?PMC",
    ),
    IdentifierKind(
        "NBK", "nbk", _DIGITS % 8, "1 to 9 digits, the first not 0",
        "https://www.ncbi.nlm.nih.gov/books/{local}/", stem="NBK",
        links=_NCBI + r"/books/NBK",
    ),
    # GTR's page of a GTRT number is not documented, so none is guessed.
    IdentifierKind(
        "GTR", "gtr", r"GTRT[0-9]{9}", "GTRT and 9 digits", None,
        bare=_UNPREFIXED, token=r"GTRT[0-9]",
    ),
    IdentifierKind(
        "DOI", "doi", r"10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,3}/[^\s?#]\S*",
        "10., digits, / and a name", "https://doi.org/{local}",
        links=r"(?:(?:dx\.)?doi\.org/|[^/\s]+/doi/(?:[a-z]+/)?)",
        bare="", token=r"(?!)",
    ),
)  # fmt: skip
BY_PREFIX = {kind.prefix: kind for kind in KINDS}

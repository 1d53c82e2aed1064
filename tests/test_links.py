"""Links that Rounds makes itself: only of what a record holds, and never passed off as stated."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.phrases import en
from bot.render import cards, lines
from bot.render.cards import Surface
from knowledge import Answer, Knowledge
from knowledge.model import (
    AssociatedGene,
    CrossReference,
    Kind,
    MadeLink,
    Name,
    NameKind,
    Provenance,
)
from knowledge.record import links
from tests.test_golden import VIEW

_SAID = Provenance(
    source="LAMP", retrieved=date(2026, 10, 1), link="https://example.org", licence="invented"
)
_PAGES = {
    "OMIM:999031": "https://omim.org/entry/999031",
    "ORPHA:999931": "https://www.orpha.net/en/disease/detail/999931",
    "GARD:0009931": "https://rarediseases.info.nih.gov/diseases/9931/",
    "NBK9931": "https://www.ncbi.nlm.nih.gov/books/NBK9931/",
    "C9900031": "https://www.ncbi.nlm.nih.gov/medgen/C9900031",
}


@dataclass(frozen=True)
class Concept:
    """What links are made of."""

    kind: Kind
    names: tuple[Name, ...]
    identifiers: tuple[CrossReference, ...]
    genes: tuple[AssociatedGene, ...]


def concept(
    *curies: str,
    name: str = "Lamp & moth (type 1)",
    kind: Kind = Kind.DISEASE,
    genes: tuple[str, ...] = (),
) -> Concept:
    """An invented concept with these identifiers and genes."""
    pages = {curie: _PAGES.get(curie.replace("NBK:", "")) for curie in curies}
    return Concept(
        kind=kind,
        names=(Name(text=name, kind=NameKind.PREFERRED, provenance=_SAID),),
        identifiers=tuple(
            CrossReference(curie=curie, url=url, provenance=_SAID) for curie, url in pages.items()
        ),
        genes=tuple(
            AssociatedGene(symbol=symbol, curie=f"NCBIGene:9903{n}", provenance=_SAID)
            for n, symbol in enumerate(genes)
        ),
    )


def addresses(made: tuple[MadeLink, ...], group: str) -> dict[str, str]:
    """Label and address of the links of a group."""
    return {link.label: link.url for link in made if link.group == group}


def test_an_id_leads_to_its_page() -> None:
    """Clinical and consumer pages of each id that the record holds."""
    made = links.made_of(concept("C9900031", "OMIM:999031", "ORPHA:999931", "GARD:0009931"))
    clinical = addresses(made, "clinical")
    assert (
        "https://www.ncbi.nlm.nih.gov/gtr/conditions/C9900031/"
        == clinical["Genetic Testing Registry"]
    )
    assert "https://www.ncbi.nlm.nih.gov/clinvar/?term=C9900031" == clinical["ClinVar"]
    assert _PAGES["OMIM:999031"] == clinical["OMIM"]
    assert _PAGES["ORPHA:999931"] == clinical["Orphanet"]
    assert _PAGES["GARD:0009931"] == addresses(made, "consumer")["GARD"]
    assert {"C9900031", "OMIM:999031", "ORPHA:999931", "GARD:0009931"} == {
        link.made_of for link in made if not link.is_search
    }


def test_without_the_id_there_is_no_link_to_its_page() -> None:
    """What is left is found by name."""
    made = links.made_of(concept("MONDO:9900031"))
    assert all(link.is_search for link in made)
    assert not {"OMIM", "Orphanet", "Genetic Testing Registry"} & {link.label for link in made}


def test_a_page_by_its_id_makes_a_search_needless() -> None:
    """GeneReviews is searched only where no chapter is known."""
    by_name = addresses(links.made_of(concept("OMIM:999031")), "clinical")["GeneReviews"]
    assert ['"Lamp & moth (type 1)" AND gene[book]'] == parse_qs(urlsplit(by_name).query)["term"]
    by_id = links.made_of(concept("OMIM:999031", "NBK:NBK9931"))
    assert [_PAGES["NBK9931"]] == [link.url for link in by_id if link.label == "GeneReviews"]


@pytest.mark.parametrize("name", ["Lamp & moth (type 1)", 'A "quoted" name', "50% {x} #1", "Größe"])
def test_a_name_comes_through_the_address_whole(name: str) -> None:
    """Whatever it holds."""
    made = links.made_of(concept("OMIM:999031", name=name))
    trials = addresses(made, "clinical")["ClinicalTrials.gov"]
    assert {"cond": [name]} == parse_qs(urlsplit(trials).query)
    (guidelines,) = addresses(made, "practice_guidelines").values()
    (term,) = parse_qs(urlsplit(guidelines).query)["term"]
    assert term.startswith(f'"{name}"[tiab] AND (guideline[pt]')
    assert all(re.fullmatch(r"https://[!-~]+", link.url) for link in made)


def test_genes_lead_to_gene_and_clinvar() -> None:
    """By symbol and id; of many genes each has its links elsewhere."""
    made = links.made_of(concept("OMIM:999031", genes=("LANT1", "NCBIGene:99031")))
    assert {
        "NCBI Gene": "https://www.ncbi.nlm.nih.gov/gene/99030",
        "ClinVar": "https://www.ncbi.nlm.nih.gov/clinvar/?term=LANT1%5Bgene%5D",
    } == addresses(made, "molecular")
    many = concept("OMIM:999031", genes=tuple(f"LANT{n}" for n in range(6)))
    assert {} == addresses(links.made_of(many), "molecular")


@pytest.mark.parametrize("kind", [Kind.FEATURE, Kind.UNSTATED])
def test_what_is_no_disease_has_no_links_of_diseases(kind: Kind) -> None:
    """A feature has no guidelines and no trials."""
    assert () == links.made_of(concept("C9900031", "OMIM:999031", kind=kind))


def test_the_reply_says_who_made_a_link_and_of_what(knowledge: Knowledge) -> None:
    """The source lists none; the links are Rounds' own, and the guideline search has a caveat."""
    reply = knowledge.ask("resources for lantern ataxia")
    assert isinstance(reply, Answer)
    shown = [line.text for line in lines.render(reply, VIEW)]
    none = next(at for at, each in enumerate(shown) if each.startswith("None listed"))
    assert en.MADE_LINKS == shown[none + 1]
    assert "Clinical resources: OMIM, from OMIM:999001 · https://omim.org/entry/999001" in shown
    assert any(each.startswith(en.GUIDELINE_SEARCH) for each in shown)
    (section,) = reply.sections
    assert section.empty
    assert {"LAMP"} == {link.provenance.source for link in section.links}


def test_the_guideline_search_stands_below_the_guidelines(knowledge: Knowledge) -> None:
    """And no other link does; on a card it can be pressed."""
    reply = knowledge.ask("guidelines for lantern ataxia")
    assert isinstance(reply, Answer)
    (section,) = reply.sections
    assert ["practice_guidelines"] == [link.group for link in section.links]
    card = cards.render(reply, VIEW, Surface(1))
    assert "[PubMed](<https://pubmed.ncbi.nlm.nih.gov/?term=%22Lantern%20ataxia%22" in card.text
    assert en.GUIDELINE_SEARCH in card.text


@pytest.mark.parametrize(
    ("asked", "key", "group"),
    [
        ("how common is lantern ataxia", "studies", "epidemiology"),
        ("prognosis of lantern ataxia", "course", "prognosis"),
    ],
)
def test_what_no_section_answers_has_a_search(
    knowledge: Knowledge, asked: str, key: str, group: str
) -> None:
    """In the first section that bears on it; who asks for studies gets no such link."""
    reply = knowledge.ask(asked)
    assert isinstance(reply, Answer)
    found = {each.key: [link.group for link in each.links] for each in reply.sections}
    assert [group] == found[key]
    plain = knowledge.ask("studies of lantern ataxia")
    assert isinstance(plain, Answer)
    assert not [link for each in plain.sections for link in each.links]
    (said,) = [
        line.links
        for line in lines.render(reply, VIEW)
        if en.RESOURCE_GROUPS[group] in line.text and line.links
    ]
    assert "https://pubmed.ncbi.nlm.nih.gov/?term=%22Lantern%20ataxia%22" in said[0].url


def test_every_template_has_what_its_address_needs() -> None:
    """A slip in the file would show as a broken link only when somebody presses it."""
    path = Path(links.__file__).parents[1] / "data" / "links.toml"
    given = {"name": {"name"}, "gene": {"symbol"}}
    for row in tomllib.loads(path.read_text("utf-8"))["link"]:
        needed = set(re.findall(r"{(\w+)}", row.get("url", "") + row.get("term", "")))
        had = given.get(row["of"], {"id"}) | ({"term"} if "term" in row else set())
        assert needed <= had, row
        assert row["group"] in en.RESOURCE_GROUPS


def test_one_warning_of_the_guideline_search_is_enough(embedded: Knowledge) -> None:
    """Where a source's own caveat says it already."""
    reply = embedded.ask("guidelines of familial idiopathic inflammatory myopathy")
    assert isinstance(reply, Answer)
    (section,) = reply.sections
    shown = [line.text for line in lines.render(reply, VIEW)]
    (caveat,) = section.caveats
    assert any(caveat.text in each for each in shown)
    assert ["practice_guidelines"] == [link.group for link in section.links]
    assert not [each for each in shown if each.startswith(en.GUIDELINE_SEARCH)]

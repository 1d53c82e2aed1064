"""Records as the E-utilities serve them, whole in shape and invented in content."""

from __future__ import annotations

from typing import Any

Record = dict[str, Any]


def publication(pmid: str, title: str, **changed: object) -> Record:
    """A publication as PubMed's ESummary has it; `changed` replaces fields."""
    record: Record = {
        "uid": pmid,
        "pubdate": "2024 May",
        "epubdate": "2024 Apr 7",
        "source": "J Invent Lamp",
        "authors": [
            {"name": "Moth A", "authtype": "Author", "clusterid": ""},
            {"name": "Wick B", "authtype": "\n\t\t\t\tAuthor\n\t\t\t", "clusterid": "0"},
            {"name": "Lamp Study Group", "authtype": "CollectiveName", "clusterid": ""},
            {"name": "Shade C", "authtype": "Editor", "clusterid": ""},
        ],
        "lastauthor": "Wick B",
        "title": title,
        "sorttitle": title.casefold(),
        "volume": "10 Suppl 2",
        "issue": "0 2",
        "pages": "437-48",
        "lang": ["eng"],
        "nlmuniqueid": "9900001",
        "issn": "",
        "essn": "",
        "pubtype": ["Journal Article"],
        "recordstatus": "\n\t\tPubMed - indexed for MEDLINE\n\t",
        "pubstatus": "4",
        "articleids": [
            {"idtype": "pubmed", "idtypen": 1, "value": pmid},
            {"idtype": "doi", "idtypen": 3, "value": f"10.9999/lamp.{pmid}"},
        ],
        "history": [{"pubstatus": "pubmed", "date": "2024/05/01 00:00"}],
        "references": [],
        "attributes": ["Has Abstract"],
        "pmcrefcount": 1,
        "fulljournalname": "Journal of invented lamps",
        "elocationid": f"doi: 10.9999/lamp.{pmid}",
        "doctype": "citation",
        "booktitle": "",
        "sortpubdate": "2024/05/01 00:00",
        "sortfirstauthor": "Moth A",
    }
    return record | changed


def in_pmc(pmid: str, number: str, embargo: str = "") -> list[Record]:
    """The ids of an article that PubMed Central has, from the day of its embargo on."""
    until = f"embargo-date: {embargo};" if embargo else ""
    return [
        {"idtype": "pubmed", "idtypen": 1, "value": pmid},
        {"idtype": "pmc", "idtypen": 8, "value": number},
        {"idtype": "pmcid", "idtypen": 5, "value": f"pmc-id: {number};{until}"},
    ]


_META = (
    '<Names><Name SDUI="D990001" SCUI="M9900001" CODE="D990001" SAB="MSH" TTY="PM" type="syn">'
    "Lanterns Ataxia</Name>"
    '<Name SDUI="999001" CODE="999001" SAB="OMIM" TTY="ACR" type="syn">LAX</Name>'
    '<Name SDUI="MTHU990001" CODE="MTHU990001" SAB="OMIM" TTY="PTCS" type="syn">'
    "Staggers &amp; glow</Name>"
    '<Name SDUI="MONDO:9900001" SCUI="GTRT990000001" CODE="MONDO_9900001" SAB="MONDO" TTY="PT" '
    'type="preferred">Lantern ataxia</Name>'
    '<Name SDUI="Orphanet_999901" SAB="ORDO" TTY="SYN" type="syn">Glow-worm staggers</Name>'
    '<Name SDUI="Orphanet_999902" SAB="ORDO" TTY="SYN" type="syn">Glow-worm staggers type 1</Name>'
    "</Names>"
    '<Definitions><Definition source="GeneReviews">An invented unsteadiness.\\n\\nBy night.'
    '</Definition><Definition source="MONDO">Unsteadiness by lantern light.</Definition>'
    "</Definitions><Chromosome>15</Chromosome><Cytogenetic>15q21.1</Cytogenetic>"
    '<ModesOfInheritance><ModeOfInheritance uid="990010" CUI="C9900010" TUI="T170">'
    "<Name>Lampwise inheritance</Name><SemanticType>Intellectual Product</SemanticType>"
    "<Definition>Invented.</Definition><SAB>ORDO</SAB></ModeOfInheritance></ModesOfInheritance>"
    "<PharmacologicResponse /><OMIM><MIM>999001</MIM></OMIM>"
    '<ClinicalFeatures><ClinicalFeature uid="990020" CUI="C9900020" TUI="T033" SDUI="HP:9900020">'
    "<Name>Flickering gait</Name><SemanticType>Finding</SemanticType>"
    "<Definition>A gait that flickers.</Definition></ClinicalFeature>"
    '<ClinicalFeature uid="990021" CUI="C9900021" TUI="T184"><Name>Wick pain</Name>'
    "<SemanticType>Sign or Symptom</SemanticType></ClinicalFeature></ClinicalFeatures>"
    '<PhenotypicAbnormalities><Category CUI="C9900030" name="Abnormality of the lamp">'
    '<ClinicalFeature uid="990020" CUI="C9900020" TUI="T033" SDUI="HP:9900020">'
    "<Name>Flickering gait</Name><SemanticType>Finding</SemanticType></ClinicalFeature>"
    "</Category></PhenotypicAbnormalities><RelatedDisorders />"
    '<SNOMEDCT><Name SAUI="990001" SCUI="99000001" SAB="SNOMEDCT_US" TTY="PT">Lantern ataxia'
    "</Name></SNOMEDCT>"
    '<AssociatedGenes><Gene gene_id="99001" chromosome="15" cytogen_loc="15q21.1">LANT1</Gene>'
    "</AssociatedGenes><ORDO><HierarchyUrl>https://example.org/?a=1&amp;b=2</HierarchyUrl></ORDO>"
    '<SemanticTypes><SemanticType TUI="T047">Disease or Syndrome</SemanticType></SemanticTypes>'
)


def medgen(uid: str = "990001", cui: str = "C9900001", **changed: object) -> Record:
    """A record of MedGen as ESummary has it; `changed` replaces fields."""
    record: Record = {
        "uid": uid,
        "conceptid": cui,
        "title": "Lantern ataxia",
        "definition": {"value": "An invented unsteadiness."},
        "semanticid": "T047",
        "semantictype": {"value": "Disease or Syndrome"},
        "suppressed": "",
        "conceptmeta": _META,
        "modificationdate": "",
        "merged": "",
    }
    return record | changed

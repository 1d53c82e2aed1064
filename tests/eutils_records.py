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

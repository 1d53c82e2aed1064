"""Where the makers of a source take reports, from ``data/trackers.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

import rtoml

from knowledge.model import Provenance

_FILE = Path(__file__).parents[1] / "data" / "trackers.toml"


@dataclass(frozen=True, slots=True)
class Tracker:
    """A page where reports are taken, and of whom."""

    name: str
    url: str


def page(provenance: Provenance, title: str, body: str) -> Tracker | None:
    """The page for reports of a source, with title and text filled in where it takes them.

    None where neither the source nor the one that it came by has such a page.
    """
    for name in (provenance.source, provenance.via or ""):
        for beginning, address in _addresses().items():
            if f"{name} ".startswith(f"{beginning} "):
                filled = {"title": quote(title, safe=""), "body": quote(body, safe="")}
                return Tracker(beginning, address.format(**filled))
    return None


@cache
def _addresses() -> Mapping[str, str]:
    return rtoml.loads(_FILE.read_text("utf-8"))

"""The tables of a knowledge file: one SQLite file, written once by a build, then only read.

No semicolon stands in a comment: the build runs these statements one by one.
"""

from __future__ import annotations

VERSION = 3  # raise it whenever a table, what sections hold or the normal form of names changes

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, home TEXT NOT NULL,
    licence TEXT NOT NULL, release TEXT, retrieved TEXT, via TEXT, citation TEXT,
    summary INTEGER NOT NULL, rows_read INTEGER NOT NULL, rows_used INTEGER NOT NULL,
    CHECK (release IS NOT NULL OR retrieved IS NOT NULL)
);
CREATE TABLE left_out (
    source_id INTEGER NOT NULL, reason TEXT NOT NULL, rows INTEGER NOT NULL, example TEXT NOT NULL
);
CREATE TABLE concept (
    id INTEGER PRIMARY KEY, curie TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL
);
CREATE TABLE record (
    concept_id INTEGER NOT NULL, source_id INTEGER NOT NULL, at TEXT NOT NULL
);
-- The normal form of a name is the key of its entry.
CREATE TABLE name (
    id INTEGER PRIMARY KEY, concept_id INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL,
    language TEXT NOT NULL, entry_id INTEGER NOT NULL, source_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    also TEXT -- other sources of the name, a line each: number, and place where it differs
);
-- equivalent: 0 a cross-reference, 1 the same concept, 2 the id of a record of the concept.
CREATE TABLE identifier (
    curie TEXT NOT NULL, concept_id INTEGER NOT NULL, equivalent INTEGER NOT NULL,
    source_id INTEGER NOT NULL, at TEXT NOT NULL
);
CREATE TABLE retired (
    former TEXT NOT NULL, concept_id INTEGER NOT NULL, since TEXT, merged INTEGER NOT NULL,
    source_id INTEGER NOT NULL, at TEXT NOT NULL
);
CREATE TABLE semantic_type (
    concept_id INTEGER NOT NULL, text TEXT NOT NULL, source_id INTEGER NOT NULL, at TEXT NOT NULL
);
CREATE TABLE definition (
    concept_id INTEGER NOT NULL, text TEXT NOT NULL, source_id INTEGER NOT NULL, at TEXT NOT NULL
);
CREATE TABLE feature (
    concept_id INTEGER NOT NULL, feature_id INTEGER, curie TEXT, name TEXT, definition TEXT,
    semantic_type TEXT, absent INTEGER NOT NULL, frequency TEXT, onset TEXT, sex TEXT,
    modifiers TEXT, evidence TEXT, refs TEXT, systems TEXT, source_id INTEGER NOT NULL,
    at TEXT NOT NULL
);
-- name: what the source calls the mode, where that is not the name of its concept.
CREATE TABLE inheritance (
    concept_id INTEGER NOT NULL, mode_id INTEGER, curie TEXT NOT NULL, name TEXT, evidence TEXT,
    refs TEXT, source_id INTEGER NOT NULL, at TEXT NOT NULL
);
CREATE TABLE gene (
    concept_id INTEGER NOT NULL, curie TEXT NOT NULL, symbol TEXT NOT NULL, association TEXT,
    source_id INTEGER NOT NULL, at TEXT NOT NULL
);
CREATE TABLE citation (
    concept_id INTEGER NOT NULL, section TEXT NOT NULL, fields TEXT NOT NULL, pmid TEXT, doi TEXT,
    source_id INTEGER NOT NULL, at TEXT NOT NULL
);
-- Publications linked to a concept, newest first: PMIDs as little-endian uint32 numbers.
CREATE TABLE publications (
    concept_id INTEGER NOT NULL, pmids BLOB NOT NULL, total INTEGER NOT NULL,
    source_id INTEGER NOT NULL, at TEXT NOT NULL
);
CREATE TABLE resource (
    concept_id INTEGER NOT NULL, category TEXT NOT NULL, label TEXT NOT NULL, url TEXT NOT NULL,
    source_id INTEGER NOT NULL, at TEXT NOT NULL
);
CREATE TABLE relation (
    child_id INTEGER NOT NULL, parent_id INTEGER, parent_curie TEXT NOT NULL, parent_name TEXT,
    how TEXT, -- NULL: the first is a child of the second, else how they are related otherwise
    source_id INTEGER NOT NULL, at TEXT NOT NULL
);
CREATE TABLE caveat (
    concept_id INTEGER NOT NULL, section TEXT NOT NULL, text TEXT NOT NULL,
    source_id INTEGER NOT NULL, at TEXT NOT NULL
);
CREATE TABLE withheld (
    concept_id INTEGER NOT NULL, section TEXT NOT NULL, rows INTEGER NOT NULL,
    source_id INTEGER NOT NULL, at TEXT NOT NULL
);
-- What a record comes to: the tables that state something of the concept, a bit for each in the
-- order of STATING, and how many different statements are in each section, in the order of
-- sections.KEYS between commas, nothing for none. Made links and fetched literature do not count.
CREATE TABLE contents (
    concept_id INTEGER PRIMARY KEY, stating INTEGER NOT NULL, counts TEXT NOT NULL
);
CREATE TABLE body_system (concept_id INTEGER NOT NULL, name TEXT NOT NULL);
CREATE TABLE reference (pmid TEXT NOT NULL, concept_id INTEGER NOT NULL, rows INTEGER NOT NULL);
"""

# The tables with rows about one concept.
STATING = (
    *("record", "name", "identifier", "semantic_type", "definition", "feature", "inheritance"),
    *("gene", "citation", "publications", "resource", "caveat", "withheld"),
)

# Made after all rows are in, so that each index is written once and in order.
INDEXES = """
CREATE INDEX record_concept ON record (concept_id);
CREATE INDEX name_concept ON name (concept_id);
CREATE INDEX identifier_curie ON identifier (curie);
CREATE INDEX identifier_concept ON identifier (concept_id);
CREATE INDEX retired_former ON retired (former);
CREATE INDEX semantic_type_concept ON semantic_type (concept_id);
CREATE INDEX definition_concept ON definition (concept_id);
CREATE INDEX feature_concept ON feature (concept_id);
CREATE INDEX feature_feature ON feature (feature_id, absent);
CREATE INDEX inheritance_concept ON inheritance (concept_id);
CREATE INDEX gene_concept ON gene (concept_id);
CREATE INDEX gene_symbol ON gene (symbol COLLATE NOCASE);
CREATE INDEX gene_source ON gene (source_id);
CREATE INDEX citation_concept ON citation (concept_id);
CREATE INDEX citation_pmid ON citation (pmid);
CREATE INDEX citation_doi ON citation (doi);
CREATE INDEX publications_concept ON publications (concept_id);
CREATE INDEX resource_concept ON resource (concept_id);
CREATE INDEX relation_child ON relation (child_id);
CREATE INDEX relation_parent ON relation (parent_id);
CREATE INDEX caveat_concept ON caveat (concept_id);
CREATE INDEX withheld_concept ON withheld (concept_id);
CREATE INDEX gene_curie ON gene (curie);
CREATE INDEX body_system_concept ON body_system (concept_id);
CREATE INDEX reference_pmid ON reference (pmid);
"""

"""What several sources state of one thing: once in the reply, with all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.render import lines
from knowledge import Answer, Choices, Knowledge, SourceSpec, build, open_knowledge
from tests.test_golden import VIEW

# A condition, its feature and its parent, as two files of invented sources state them.
_SOURCE = """
[sources.{key}]
name = "{name}"
release = "2026-10-01"
home = "https://example.org/{key}"
licence = "invented"
"""
_FILES = {
    "lamp-tremor": (
        'name = "Lamp tremor"\nkind = "disease"\nid = "OMIM:999021"\n'
        '[[parents]]\nid = "MONDO:9900022"\nname = "Lamp disorder"\n'
        '[[inheritance]]\nid = "HP:9900023"\nname = "Tidal"\nreferences = ["PMID:99000021"]\n'
        '[[genes]]\nid = "NCBIGene:99021"\nsymbol = "LAMPT"\nassociation = "MENDELIAN"\n'
        '[[features]]\nid = "HP:9900021"\nfrequency = "1/2"\nreferences = ["PMID:99000022"]\n'
        '[[definitions]]\ntext = "A tremor by lamp light."\n'
    ),
    "lamp-disorder": 'name = "Lamp disorder"\nkind = "group"\nid = "MONDO:9900022"\n',
    "lamp-shiver": 'name = "Lamp shiver"\nkind = "feature"\nid = "HP:9900021"\n',
    "lamp-shivers": (
        'name = "Lamp shiver"\nkind = "disease"\nid = "MONDO:9900024"\n'
        'identifiers = ["HP:9900021"]\n'
    ),
    "tidal": 'name = "Tidal"\nkind = "feature"\nid = "HP:9900023"\n',
}


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The same files from a source LAMP and from a source MOTH, which says a little less."""
    folder = tmp_path_factory.mktemp("twice")
    specs = []
    for key, name in (("lamp", "LAMP"), ("moth", "MOTH")):
        into = folder / key
        into.mkdir()
        for title, text in _FILES.items():
            said = text if key == "lamp" else text.replace('references = ["PMID:99000021"]\n', "")
            head, tables = said.partition("[[")[0], "".join(said.partition("[[")[1:])
            whole = f'{head}default_source = "{key}"\n{tables}{_SOURCE.format(key=key, name=name)}'
            (into / f"{title}.toml").write_text(whole, "utf-8")
        specs.append(SourceSpec("concepts", into))
    build(specs, folder / "twice.db")
    return open_knowledge(folder / "twice.db")


def shown(knowledge: Knowledge, question: str) -> list[str]:
    """The lines of the answer to a question."""
    reply = knowledge.ask(question)
    assert isinstance(reply, Answer), reply
    return [line.text for line in lines.render(reply, VIEW)]


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (
            "hierarchy of lamp tremor",
            "parent: Lamp disorder (MONDO:9900022) [LAMP 2026-10-01; MOTH 2026-10-01]",
        ),
        (
            "hierarchy of lamp disorder",
            "child: Lamp tremor (OMIM:999021) [LAMP 2026-10-01; MOTH 2026-10-01]",
        ),
        (
            "is lamp tremor inherited",
            "Tidal (HP:9900023) [LAMP 2026-10-01 (PMID:99000021); MOTH 2026-10-01]",
        ),
        (
            "genes of lamp tremor",
            (
                "LAMPT (NCBIGene:99021) · https://www.ncbi.nlm.nih.gov/gene/99021 "
                "[LAMP 2026-10-01 (mendelian); MOTH 2026-10-01 (mendelian)]"
            ),
        ),
        (
            "which conditions have lamp shiver",
            (
                "Lamp tremor (OMIM:999021) [LAMP 2026-10-01 (frequency 1/2); "
                "MOTH 2026-10-01 (frequency 1/2)]"
            ),
        ),
        ("define lamp tremor", "A tremor by lamp light. [LAMP 2026-10-01; MOTH 2026-10-01]"),
    ],
)
def test_a_statement_comes_once_with_all_its_sources(
    twice: Knowledge, question: str, line: str
) -> None:
    """Each source with what it alone adds, in brackets behind it."""
    said = shown(twice, question)
    about = line.partition(" [")[0]
    assert [line] == [each for each in said if each.startswith(about)]


def test_what_two_sources_state_counts_once(twice: Knowledge) -> None:
    """The counts of a record are of things, not of statements."""
    reply = twice.ask("OMIM:999021")
    assert isinstance(reply, Answer)
    counts = dict(reply.contents)
    keys = ("definition", "inheritance", "genes", "hierarchy", "clinical_features")
    assert [1, 1, 1, 1, 1] == [counts[key] for key in keys]
    assert [] != [
        each for each in shown(twice, "which conditions have lamp shiver") if ": 1," in each
    ]


def test_what_is_a_disease_and_a_feature_says_both(twice: Knowledge) -> None:
    """It lists the conditions with it, also where it was asked for what only conditions have."""
    said = shown(twice, "symptoms of lamp shiver")
    assert "Lamp shiver · disease and clinical feature · MONDO:9900024" == said[0]
    assert said.index("Clinical features") < said.index("Conditions with this feature")
    assert any(each.startswith("Lamp tremor (OMIM:999021)") for each in said)


def test_features_by_body_system_stand_below_their_system(knowledge: Knowledge) -> None:
    """Each system with its count; the features keep frequency, references and source."""
    said = shown(knowledge, "features of marfan syndrome by body system")
    assert not [each for each in said if each == "Clinical features"]
    eye = next(at for at, each in enumerate(said) if each.startswith("Abnormality of the eye ("))
    assert said.index("Clinical features by body system") < eye
    assert "1. Cataract · HP:0000518" == said[eye + 1]
    assert "PMID:33436942" in said[eye + 3]


def test_a_feature_of_no_known_system_is_not_lost(twice: Knowledge) -> None:
    """It stands below a heading that says so."""
    assert "No body system stated (1)" in shown(twice, "features of lamp tremor by body system")


def released(folder: Path, **files: str) -> Knowledge:
    """The knowledge of an invented MedGen release: the rows of its files below their headers."""
    headers = {
        "NAMES.RRF": "#CUI|name|source|SUPPRESS|",
        "MGCONSO.RRF": "#CUI|TS|STT|ISPREF|AUI|SAUI|SCUI|SDUI|SAB|TTY|CODE|STR|SUPPRESS|",
        "MGDEF.RRF": "#CUI|DEF|source|SUPPRESS|",
        "MGSTY.RRF": "#CUI|TUI|STN|STY|ATUI|",
        "mim2gene_medgen": "#MIM number\tGeneID\ttype\tSource\tMedGenCUI\tComment",
    }
    (folder / "RELEASE").write_text("2026-01-07", "utf-8")
    for name, header in headers.items():
        if rows := files.get(name.partition(".")[0].lower()):
            (folder / name).write_text(f"{header}\n{rows}\n", "utf-8")
    build([SourceSpec("medgen-release", folder)], folder / "release.db")
    return open_knowledge(folder / "release.db")


@pytest.mark.parametrize("id_", ["C9900042", "CN990042"])
def test_one_sort_of_a_condition_is_not_taken_for_the_condition(tmp_path: Path, id_: str) -> None:
    """Its record says more, but what was typed is what another is called: Rounds asks.

    A name as it was submitted (CN…) is no other meaning.
    """
    opened = released(
        tmp_path,
        names=f"C9900041|Sconce palsy type 1A|GTR|N|\n{id_}|Sconce palsy|GTR|N|",
        mgconso="C9900041|S|VO|N|AN1|||MONDO:9900041|MONDO|SY|MONDO_9900041|sconce palsy|N|",
        mgsty="C9900041|T047|B2|Disease or Syndrome|AT1|",
    )
    reply = opened.ask("sconce palsy")
    if id_ == "CN990042":
        assert isinstance(reply, Answer)
    else:
        assert isinstance(reply, Choices)
        assert ["C9900041", id_] == [match.id for match in reply.matches]


def _atom(cui: str, source: str, name: str) -> str:
    """A row of MGCONSO: a synonym as a source writes it."""
    return f"{cui}|S|VO|N|A{cui}{source}|||X1|{source}|SY|X1|{name}|N|"


@pytest.mark.parametrize(
    ("callers", "meant"),
    [
        ({"C9900071": ["DOID"], "C9900072": ["NCI", "ORDO"]}, ["C9900072"]),
        ({"C9900071": ["DOID"], "C9900072": ["NCI"]}, ["C9900072", "C9900071"]),
    ],
)
def test_of_namesakes_the_one_that_several_sources_call_so_is_meant(
    tmp_path: Path, callers: dict[str, list[str]], meant: list[str]
) -> None:
    """One source alone calls the other so; else both, first the one of which more is told."""
    opened = released(
        tmp_path,
        names="C9900071|Moth digit syndrome|GTR|N|\nC9900072|Trisomy of moths|GTR|N|",
        mgconso="\n".join(
            _atom(cui, source, "Dusk syndrome") for cui in callers for source in callers[cui]
        ),
        mgsty="\n".join(f"{cui}|T047|B2|Disease or Syndrome|AT1|" for cui in callers),
        mgdef="C9900071|One of moths.|NCI|N|\nC9900072|Another one of moths.|NCI|N|",
        mim2gene_medgen="999072\t99072\tphenotype\t GeneMap\tC9900072\t-",
    )
    reply = opened.ask("dusk syndrome")
    assert isinstance(reply, Answer | Choices)
    found = [reply.match] if isinstance(reply, Answer) else reply.matches
    assert meant == [match.id for match in found]


@pytest.mark.parametrize("asked", ["wick-tallow", "symptoms of wick tallow", "wick tallow disease"])
@pytest.mark.parametrize("also", ["", "\nCN990043|Wick Tallow|GTR|N|"])
def test_an_eponym_alone_is_the_disease_of_that_name(tmp_path: Path, asked: str, also: str) -> None:
    """Even where the eponym alone was submitted as a name, of which nothing is told."""
    opened = released(
        tmp_path,
        names=f"C9900043|Wick-Tallow disease|GTR|N|\nC9900044|Wick-Tallow disease 2|GTR|N|{also}",
        mgsty="C9900043|T047|B2|Disease or Syndrome|AT1|",
        mgdef="C9900043|A disease of candles.|NCI|N|",
    )
    reply = opened.ask(asked)
    assert isinstance(reply, Answer)
    assert "C9900043" == reply.concept.id


def test_what_no_source_calls_a_condition_stands_behind(tmp_path: Path) -> None:
    """Of two names the one that something is stated of is meant; kinds are never made up."""
    opened = released(
        tmp_path,
        names="C9900031|Lamp cough|GTR|N|\nC9900032|LAMP COUGH|GTR|N|\n"
        "C9900033|Moth bite|GTR|N|\nC9900034|Moth|GTR|N|",
        mgsty="C9900031|T047|B2|Disease or Syndrome|AT1|",
        mim2gene_medgen="999033\t99033\tphenotype\t GeneMap\tC9900033\t-",
    )
    meant = opened.ask("lamp cough")
    assert isinstance(meant, Answer)
    assert ("C9900031", ["C9900032"]) == (
        meant.concept.id,
        [other.id for other in meant.others],
    )
    named = opened.ask("compare lamp cough and moth bite")
    assert isinstance(named, Choices)
    assert ["C9900031", "C9900033"] == [match.id for match in named.matches]
    kinds = [opened.store.brief(number).kind for number in range(1, 5)]
    assert ["disease", "unstated", "disease", "unstated"] == kinds
    assert "Moth · kind not stated · C9900034" == shown(opened, "C9900034")[0]
    # A gene that no source names goes by its id.
    assert "NCBI Gene 99033 (NCBIGene:99033)" in "\n".join(shown(opened, "genes of moth bite"))


def test_namesakes_are_told_apart_by_kind_and_type(tmp_path: Path) -> None:
    """A disease and a feature of one name are asked about, unless the question decides."""
    opened = released(
        tmp_path,
        names="C9900051|Moth gait|GTR|N|\nC9900052|Moth gait|GTR|N|",
        mgsty="C9900051|T047|B2|Disease or Syndrome|AT1|\nC9900052|T033|A2.2|Finding|AT2|",
    )
    reply = opened.ask("moth gait")
    assert isinstance(reply, Choices)
    assert "kind" == reply.reason
    said = [line.text for line in lines.render(reply, VIEW)]
    assert "1. Moth gait · disease · C9900051" in said
    assert "2. Moth gait · clinical feature · C9900052" in said
    assert "C9900051" in shown(opened, "inheritance of moth gait")[0]


def test_of_close_names_the_known_one_is_offered_first(tmp_path: Path) -> None:
    """Where both fit as well; the other is there to choose."""
    opened = released(
        tmp_path,
        names="C9900061|Moth cough|GTR|N|\nC9900062|Moth cough|NCI|N|\nC9900063|Lamp yore|NCI|N|",
        mgsty="C9900062|T047|B2|Disease or Syndrome|AT1|",
    )
    reply = opened.ask("moth cough of yore")
    assert isinstance(reply, Choices)
    assert ["C9900062", "C9900061"] == [
        match.id for match in reply.matches if match.name == "Moth cough"
    ]


def test_names_that_only_rounds_could_choose_between_are_offered(tmp_path: Path) -> None:
    """Two concepts of one name of which no source says anything: both, to choose from."""
    opened = released(tmp_path, names="C9900041|Moth cough|GTR|N|\nC9900042|Moth cough|NCI|N|")
    reply = opened.ask("moth cough")
    assert isinstance(reply, Choices)
    assert ["C9900041", "C9900042"] == [match.id for match in reply.matches]

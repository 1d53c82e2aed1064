"""From a message to a reply: the ladder, asking back, abstaining, and what is shown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import Answer, Choices, Knowledge, NoMatch, Notice
from knowledge.model import Kind
from knowledge.text import normal_form


def answered(reply: object) -> Answer:
    """The reply, which must be an answer."""
    assert isinstance(reply, Answer), reply
    return reply


@pytest.mark.parametrize(
    "typed",
    [
        "lantern ataxia",
        "LANTERN  Ataxia",
        "lantern's ataxias",
        "what is lantern ataxia?",
        "ataxia, lantern",
        "lantren ataxia",
        "lanternn atxia",
        "pls tell me the symptoms of lantern ataxai thx",
        "glow worm staggers",
        "Glow-worm stagers",
    ],
)
def test_any_usual_spelling_finds_the_concept(knowledge: Knowledge, typed: str) -> None:
    """Case, spacing, typos, synonyms and inverted word order all lead to C9900001."""
    assert "C9900001" == answered(knowledge.ask(typed)).concept.id


@pytest.mark.parametrize(
    "typed",
    [
        "C9900001",
        "c9900001",
        "MONDO:9900001",
        "mondo_9900001",
        "OMIM 999001",
        "MIM#999001",
        "https://omim.org/entry/999001",
        "ORPHA:999901",
        "Orphanet_999901",
        "what is MONDO:9900001 again",
    ],
)
def test_any_identifier_opens_its_concept(knowledge: Knowledge, typed: str) -> None:
    """Every id of the concept, in any spelling."""
    assert "C9900001" == answered(knowledge.ask(typed)).concept.id


def test_a_number_in_the_name_decides_between_siblings(knowledge: Knowledge) -> None:
    """The second lantern ataxia is never the unnumbered one."""
    assert "OMIM:999002" == answered(knowledge.ask("lantern ataxia 2")).concept.id
    assert "OMIM:999002" == answered(knowledge.ask("lantern ataxia type II")).concept.id


def test_an_abbreviation_of_two_concepts_asks_back(knowledge: Knowledge) -> None:
    """LAX is two things; LAX2 is one."""
    reply = knowledge.ask("symptoms of LAX")
    assert isinstance(reply, Choices)
    assert "abbreviation" == reply.reason
    assert {"C9900001", "OMIM:999003"} == {match.id for match in reply.matches}
    assert ("clinical_features",) == reply.intents
    assert "OMIM:999002" == answered(knowledge.ask("lax2")).concept.id


def test_namesakes_are_told_apart_by_the_section_asked_for(knowledge: Knowledge) -> None:
    """A feature has no features, so the disease answers and names the feature beside it."""
    answer = answered(knowledge.ask("features of flicker gait"))
    assert ("OMIM:999004", ["HP:9900009"]) == (
        answer.concept.id,
        [match.id for match in answer.others],
    )
    reply = knowledge.ask("what is flicker gait")
    assert isinstance(reply, Choices)
    assert "kind" == reply.reason
    assert {Kind.DISEASE, Kind.FEATURE} == {match.kind for match in reply.matches}


def test_the_match_says_which_name_it_was(knowledge: Knowledge) -> None:
    """Synonym, abbreviation and close spelling are told apart."""
    match = answered(knowledge.ask("glow-worm staggers")).match
    assert ("Glow-worm staggers", "synonym", "exact") == (
        match.matched,
        match.matched_kind,
        match.how,
    )
    assert "close" == answered(knowledge.ask("lantrn ataxia")).match.how


def test_several_sections_are_shown_at_once(knowledge: Knowledge) -> None:
    """In the order in which they were asked for."""
    answer = answered(knowledge.ask("genes and inheritance of lantern ataxia"))
    assert ["genes", "inheritance"] == [section.key for section in answer.sections]


def test_reported_absent_is_never_among_the_features(knowledge: Knowledge) -> None:
    """It has a section of its own behind them."""
    answer = answered(knowledge.ask("signs of lantern ataxia"))
    present, absent = answer.sections
    assert ["clinical_features", "reported_absent"] == [present.key, absent.key]
    assert ["HP:0001251"] == [getattr(item, "curie", "") for item in present.items]
    assert ["HP:0002015"] == [getattr(item, "curie", "") for item in absent.items]


def test_an_empty_section_is_shown_as_empty(knowledge: Knowledge) -> None:
    """Asked for and not listed is not silence."""
    answer = answered(knowledge.ask("guidelines of lantern ataxia"))
    assert [("guidelines", True)] == [(section.key, section.empty) for section in answer.sections]


def test_a_citation_leads_to_the_concepts_that_list_it(knowledge: Knowledge) -> None:
    """By PMID and by DOI, brackets and all; a PMID behind a feature leads to its concept."""
    for typed in ("PMID 99000002", "doi:10.9999/lamp(2001)1:2<12::AID-X>3.0.CO;2-Z"):
        answer = answered(knowledge.ask(typed))
        assert ("C9900001", ["citation"]) == (
            answer.concept.id,
            [section.key for section in answer.sections],
        )
    reply = knowledge.ask("pmid:99000001")
    assert isinstance(reply, Choices)
    assert ["C9900001"] == [match.id for match in reply.matches]


def test_unknown_and_malformed_ids_are_never_guessed(knowledge: Knowledge) -> None:
    """One digit off is another id, not a typo."""
    for typed, reason in (
        ("C9900002", "unknown_identifier"),
        ("OMIM:999009", "unknown_identifier"),
        ("HP:12345", "malformed_identifier"),
        ("PMID 12", "unknown_citation"),
    ):
        reply = knowledge.ask(typed)
        assert isinstance(reply, NoMatch), typed
        assert reason == reply.reason


def test_a_feature_shows_the_conditions_that_list_it(knowledge: Knowledge) -> None:
    """Those with the feature, not those in which it was absent."""
    answer = answered(knowledge.ask("which conditions have ataxia"))
    assert "HP:0001251" == answer.concept.id
    (section,) = answer.sections
    shown = {item.term.curie for item in section.items}  # type: ignore[attr-defined]  # relations
    assert {"C9900001", "OMIM:999004"} == shown
    (dysphagia,) = answered(knowledge.ask("which conditions have dysphagia")).sections
    assert dysphagia.empty


def test_a_follow_up_needs_a_concept_spoken_of(knowledge: Knowledge) -> None:
    """With one it answers about it; without, it asks which is meant."""
    answer = answered(knowledge.ask("and its genes?", last="C9900001"))
    assert ("C9900001", ("causes_genes",)) == (answer.concept.id, answer.intents)
    reply = knowledge.ask("and its genes?")
    assert isinstance(reply, NoMatch)
    assert "no_topic" == reply.reason


@pytest.mark.parametrize("typed", ["y sus genes?", "et ses gènes ?", "und seine Gene?"])
def test_a_follow_up_can_be_asked_in_other_languages(knowledge: Knowledge, typed: str) -> None:
    """The small words of each language name nothing."""
    answer = answered(knowledge.ask(typed, last="C9900001"))
    assert ("C9900001", ("causes_genes",)) == (answer.concept.id, answer.intents)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("синдром фонаря", "other_script"),
        ("ランタン失調症", "other_script"),
        ("zorblax ß β", "nothing_fits"),
    ],
)
def test_another_script_is_told_how_names_are_searched(
    knowledge: Knowledge, typed: str, reason: str
) -> None:
    """Names are held in Latin letters; a Greek letter beside them is part of some."""
    reply = knowledge.ask(typed)
    assert isinstance(reply, NoMatch)
    assert reason == reply.reason


def test_a_name_wins_over_the_concept_spoken_of(knowledge: Knowledge) -> None:
    """A follow-up that names something is about that."""
    answer = answered(knowledge.ask("and what about polymyositis?", last="C9900001"))
    assert "ORPHA:732" == answer.concept.id


@pytest.mark.parametrize(
    "typed",
    [
        "tell me a joke",
        "how does a sewing machine work",
        "who should take lisinopril",
        "asdf qwer zxcv",
        "",
        "???",
        "😀" * 50,
        "what is the capital of France",
    ],
)
def test_what_fits_nothing_is_refused(knowledge: Knowledge, typed: str) -> None:
    """No concept is better than a wrong one."""
    assert isinstance(knowledge.ask(typed), NoMatch)


def test_a_stop_looks_nothing_up_and_an_accompaniment_does(knowledge: Knowledge) -> None:
    """The two levels of safety."""
    assert isinstance(knowledge.ask("i took 40 pills of it, cant breathe"), Notice)
    answer = answered(knowledge.ask("do i have lantern ataxia?"))
    assert ("personal", "C9900001") == (answer.notice, answer.concept.id)


NAMES = [
    "Lantern ataxia",
    "Glow-worm staggers",
    "Marfan syndrome",
    "Polymyositis",
    "Lantern ataxia 2",
]


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(NAMES),
    before=st.sampled_from(["what is ", "symptoms of ", "hey, is ", "can someone explain ", ""]),
    after=st.sampled_from(["", "?", " inherited?", " please", " and how is it treated"]),
)
def test_a_name_with_question_words_has_its_concept(
    knowledge: Knowledge, name: str, before: str, after: str
) -> None:
    """Whatever question stands around a name, the name is found."""
    answer = answered(knowledge.ask(f"{before}{name}{after}"))
    assert normal_form(name) in {normal_form(each.text) for each in answer.concept.names}


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_no_message_breaks_the_look_up(knowledge: Knowledge, text: str) -> None:
    """Any text gets one of the four replies."""
    assert isinstance(knowledge.ask(text), Answer | Choices | NoMatch | Notice)


def test_very_long_messages_are_answered(knowledge: Knowledge) -> None:
    """Four thousand characters of one word, of many words, and of none."""
    for text in (
        "lantern " * 500,
        "x" * 4_000,
        " ".join(f"word{n}" for n in range(600)),
        "(" * 4_000,
    ):
        assert isinstance(knowledge.ask(text), Answer | Choices | NoMatch)


def test_an_id_of_a_form_unknown_here_is_no_fault(knowledge: Knowledge) -> None:
    """A button may carry an id that a later release no longer reads."""
    reply = knowledge.show("OMIM:1")
    assert isinstance(reply, NoMatch)
    assert ("unknown_identifier", "OMIM:1") == (reply.reason, reply.subject)

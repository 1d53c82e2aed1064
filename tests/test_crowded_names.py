"""Names as a large release has them: question words that are names, and namesakes."""

from __future__ import annotations

import pytest

from knowledge import (
    Answer,
    Choices,
    GeneAnswer,
    Knowledge,
)
from knowledge.asking.message import read
from knowledge.matching.matcher import Matcher
from tests.lamp import concept, knowledge_of

_TOLD = '[[definitions]]\ntext = "Lights up."\nsource = "lamp"\n'
_GENE = '[[genes]]\nid = "NCBIGene:9910001"\nsymbol = "TALO1"\n'
CONCEPTS = (
    ("C9910001", "Glowwormer disease", "disease", ""),
    ("C9910002", "Symptom", "feature", ""),
    ("C9910003", "Genetic disease", "group", ""),
    ("C9910000", "Severe syndrome", "group", ""),
    ("C9910004", "Zebrafenamide response", "feature", ""),
    ("C9910005", "Side effect", "feature", ""),
    ("C9910006", "Dusk lantern palsy", "disease", ""),
    ("C9910007", "Palsy of evening lamps", "disease", 'synonyms = ["Dusk lantern palsy"]\n'),
    ("C9910008", "Moth wing dystrophy", "disease", ""),
    ("C9910009", "Moth wing dystrophy", "disease", ""),
    ("C9910012", "Wick-Tallow syndrome", "disease", ""),
    ("C9910013", "Snuffer syndrome", "disease", ""),
    ("C9910014", "TALO1 flare", "disease", _GENE),
    ("C9910015", "TALO1 glint", "disease", ""),
    ("C9910016", "Beam tallow dystrophy 1", "disease", 'synonyms = ["Melting wick disease"]\n'),
    ("C9910017", "Beam tallow dystrophy", "disease", 'synonyms = ["Melting wick disease"]\n'),
    ("C9910018", "Adult fog horn palsy", "disease", 'synonyms = ["Fog horn palsy"]\n'),
    ("C9910019", "Siren larynx", "disease", 'synonyms = ["Fog horn palsy"]\n'),
    ("C9910020", "Gleam palsy 1", "disease", 'synonyms = ["Gleaming eyes"]\n'),
    ("C9910022", "Chronic", "feature", ""),
    ("C9910023", "Diffuse", "feature", ""),
    ("C9910021", "Gleam palsy 2", "disease", 'synonyms = ["Gleaming eyes"]\n'),
    ("C9910024", "Reed palsy", "disease", 'synonyms = ["Reed palsy type 2"]\n'),
    ("C9910025", "Reed palsy, type 2", "disease", ""),
    ("C9910026", "Emberg syndrome", "disease", _TOLD),
    ("C9910027", "Glow of embers", "disease", 'synonyms = ["Emberg disease"]\n' + _TOLD),
    ("C9910028", "Marsh-Day syndrome", "disease", ""),
    ("C9910060", "Malignant tumor of wick", "disease", 'synonyms = ["Wick cancer"]\n'),
    ("C9910061", "Wick carcinoma", "disease", 'synonyms = ["Wick cancer"]\n'),
    ("C9910062", "Familial wick neoplasm", "disease", 'synonyms = ["Wick cancer"]\n'),
    ("C9910063", "Halo carcinoma", "disease", 'synonyms = ["Halo cancer"]\n'),
    ("C9910064", "Halo sarcoma", "disease", 'synonyms = ["Halo cancer"]\n'),
    ("C9910029", "Vesper-Dimm disease", "disease", _TOLD),
    ("C9910030", "Eye disease", "feature", _TOLD),
    ("C9910032", "Lampochromatosis", "disease", _TOLD),
    ("C9910031", "Snuffling", "feature", 'abbreviations = ["SNFL"]\n' + _TOLD),
    ("C9910071", "Ember gait syndrome", "disease", ""),
    ("C9910072", "Partial ember monosomy", "disease", 'synonyms = ["Ember gait syndrome"]\n'),
    ("C9910073", "Kiln palsy", "group", 'synonyms = ["Kiln palsy 1"]\n'),
    ("C9910074", "Kiln palsy, type 1", "disease", 'synonyms = ["Kiln palsy 1"]\n'),
)
_OF_WHICH_MORE_IS_TOLD = frozenset({"C9910009", "C9910072"})


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Knowledge in which names stand in each other's way."""
    concepts = (
        concept(*each) + (_TOLD if each[0] in _OF_WHICH_MORE_IS_TOLD else "") for each in CONCEPTS
    )
    return knowledge_of(tmp_path_factory.mktemp("crowded"), *concepts)


@pytest.mark.parametrize(
    "asked",
    [
        "What are the symptoms of Glowwormerr disease ?",
        "genetic changes in Glowwormer diseaze",
        "is glowwormr disease genetic",
    ],
)
def test_a_name_of_question_words_alone_takes_nothing_from_another(
    crowded: Knowledge, asked: str
) -> None:
    """“Symptom” and “Genetic disease” are names, and ask all the same."""
    reply = crowded.ask(asked)
    assert isinstance(reply, Answer)
    assert "C9910001" == reply.concept.id


def test_a_section_is_that_of_the_concept_spoken_of(crowded: Knowledge) -> None:
    """A feature of the section's name is told beside it, and meant where nothing was spoken of."""
    after = crowded.ask("symptoms?", last="C9910001")
    assert isinstance(after, Answer)
    assert ("C9910001", ["C9910002"]) == (after.concept.id, [each.id for each in after.others])
    alone = crowded.ask("symptom")
    assert isinstance(alone, Answer)
    assert "C9910002" == alone.concept.id


def test_a_drug_is_not_the_response_to_it(crowded: Knowledge) -> None:
    """Who leaves the telling word out does not mean the concept; it may be offered."""
    assert not isinstance(crowded.ask("what is zebrafenamide"), Answer)
    assert isinstance(crowded.ask("zebrafenamide response"), Answer)


def test_what_stands_behind_of_is_what_is_meant(crowded: Knowledge) -> None:
    """The name before it is not."""
    assert not isinstance(crowded.ask("side effects of quokkafen"), Answer)
    assert isinstance(crowded.ask("side effect"), Answer)


@pytest.mark.parametrize("typed", ["dusk lantern palsy", "dusk lantren palsy"])
def test_of_namesakes_the_one_that_prefers_the_name_answers(crowded: Knowledge, typed: str) -> None:
    """Misspelt too; the other is named beside it."""
    reply = crowded.ask(typed)
    assert isinstance(reply, Answer)
    assert "C9910006" == reply.concept.id
    assert ["C9910007"] == [each.id for each in reply.others]


def test_of_two_of_one_name_the_one_with_a_record_answers(crowded: Knowledge) -> None:
    """A record of a name alone tells nothing; where both tell something Rounds asks."""
    reply = crowded.ask("moth wing dystrophi")
    assert isinstance(reply, Answer)
    assert "C9910009" == reply.concept.id


def test_a_misspelt_name_of_two_that_tell_something_asks(knowledge: Knowledge) -> None:
    """A feature and a disease of one name: which is meant cannot be known."""
    assert isinstance(knowledge.ask("fliker gait"), Choices)


@pytest.mark.parametrize(
    "asked",
    [
        "compare snuffer syndrome and wick-tallow syndrome",
        "compare wick-tallow syndrome and snuffer syndrome",
    ],
)
def test_names_that_share_a_word_are_each_found(crowded: Knowledge, asked: str) -> None:
    """Each by the word that stands with it, not by that of the other."""
    reply = crowded.ask(asked)
    assert isinstance(reply, Choices)
    assert ("compare", {"C9910012", "C9910013"}) == (
        reply.reason,
        {each.id for each in reply.matches},
    )


def test_a_symbol_in_small_letters_is_the_gene(crowded: Knowledge) -> None:
    """It was typed in full, and the names that hold it were not."""
    reply = crowded.ask("what does talo1 cause")
    assert isinstance(reply, GeneAnswer)
    assert "NCBIGene:9910001" == reply.id
    assert ["C9910014"] == [each.match.id for each in reply.conditions]


@pytest.mark.parametrize(
    ("asked", "name", "other"),
    [
        ("melting wick disease", "Beam tallow dystrophy", "Beam tallow dystrophy 1"),
        ("is fog horn palsy inherited", "Siren larynx", "Adult fog horn palsy"),
    ],
)
def test_of_namesakes_one_sort_of_the_condition_is_not_meant(
    crowded: Knowledge, asked: str, name: str, other: str
) -> None:
    """It is one tap away: its name is the other's, or what was typed, and a number or the like."""
    reply = crowded.ask(asked)
    assert isinstance(reply, Answer)
    assert name == reply.match.name
    assert [other] == [match.name for match in reply.others]


def test_of_two_sorts_of_a_condition_either_may_be_meant(crowded: Knowledge) -> None:
    """Neither name is the other and more."""
    reply = crowded.ask("gleaming eyes")
    assert isinstance(reply, Choices)
    assert {"Gleam palsy 1", "Gleam palsy 2"} == {match.name for match in reply.matches}


@pytest.mark.parametrize("asked", ["chronic snuffer syndrome", "Snuffer syndrome - diffuse"])
def test_a_name_that_says_how_another_is_makes_no_second_one(
    crowded: Knowledge, asked: str
) -> None:
    """The condition is answered; the word alone is still found."""
    reply, alone = crowded.ask(asked), crowded.ask("chronic")
    assert isinstance(reply, Answer)
    assert isinstance(alone, Answer)
    assert ("Snuffer syndrome", "Chronic") == (reply.match.name, alone.match.name)


@pytest.mark.parametrize("asked", ["reed palsy type 2", "what is reed palsy type 2"])
def test_a_number_that_was_typed_is_that_of_the_name(crowded: Knowledge, asked: str) -> None:
    """The wider condition has the name as a synonym; the condition is called so."""
    reply = crowded.ask(asked)
    assert isinstance(reply, Answer)
    assert "C9910025" == reply.concept.id


def test_a_kind_typed_before_a_name_is_of_it(crowded: Knowledge) -> None:
    """In another order, too, it is no syndrome of that name, which is meant by that alone."""
    reply, alone = crowded.ask("what is disease Emberg"), crowded.ask("what is Emberg")
    assert isinstance(reply, Answer)
    assert isinstance(alone, Answer)
    assert ("C9910027", "C9910026") == (reply.concept.id, alone.concept.id)


def test_two_letters_are_those_of_a_short_word_beside_the_rest(crowded: Knowledge) -> None:
    """Beside other words of the name; alone they may be of any."""
    reply = crowded.ask("symptoms of Marsh-Dy syndrome")
    assert isinstance(reply, Answer)
    assert "C9910028" == reply.concept.id


@pytest.mark.parametrize("asked", ["vesper dimm eyes", "symptoms of vesper dimm in my eyes"])
def test_an_eponym_alone_names_its_condition_beside_other_words(
    crowded: Knowledge, asked: str
) -> None:
    """The word "disease" that it leaves out is no disease of what else was typed."""
    reply = crowded.ask(asked)
    assert isinstance(reply, Choices)
    assert "Vesper-Dimm disease" == reply.matches[0].name


@pytest.mark.parametrize("asked", ["genes of emberg and vesper dimm", "emberg vesper dimm genes"])
def test_two_eponyms_name_two_conditions(crowded: Knowledge, asked: str) -> None:
    """Whatever stands between them."""
    reply = crowded.ask(asked)
    assert isinstance(reply, Choices)
    assert ["Emberg syndrome", "Vesper-Dimm disease"] == [each.name for each in reply.matches]


@pytest.mark.parametrize(
    "asked",
    ["snufl", "snuflig", "what is snfll", "Reed palsy type 99", "genes of vesper dimm disease 7"],
)
def test_what_is_far_fetched_is_asked_about(crowded: Knowledge, asked: str) -> None:
    """A short word alone, a misspelt abbreviation, and a number that no name held has."""
    assert isinstance(crowded.ask(asked), Choices)


@pytest.mark.parametrize("asked", ["what is snuflling", "snufflin", "Reed palsy type 2"])
def test_what_is_plain_is_answered(crowded: Knowledge, asked: str) -> None:
    """A longer word, one that something is asked of, and a number that the name has."""
    assert isinstance(crowded.ask(asked), Answer)


def test_the_word_that_an_eponym_leaves_out_is_of_no_other_name(crowded: Knowledge) -> None:
    """Read as "Emberg syndrome severe glare" there is no "severe syndrome" in it."""
    matcher = Matcher(crowded.store)
    look = matcher.look(read("emberg severe glare", crowded.store.vocabulary))
    found = [crowded.store.brief(each.concept).name for each in matcher.spot(look)]
    assert ["Emberg syndrome"] == found


def test_a_word_that_is_cut_off_is_asked_about(crowded: Knowledge) -> None:
    """Names go on with it, and it may be something else."""
    reply = crowded.ask("lampochrom")
    assert isinstance(reply, Choices)
    assert "Lampochromatosis" == reply.matches[0].name


@pytest.mark.parametrize("asked", ["ember gait syndrome", "ember gait", "what is ember gait?"])
def test_a_record_of_names_alone_is_not_meant_where_another_tells(
    crowded: Knowledge, asked: str
) -> None:
    """Though it prefers the name: whoever opens it learns nothing."""
    reply = crowded.ask(asked)
    assert isinstance(reply, Answer)
    assert "C9910072" == reply.concept.id


def test_the_bare_namesake_is_named_beside_the_one_that_tells(crowded: Knowledge) -> None:
    """It may have been meant all the same."""
    reply = crowded.ask("ember gait syndrome")
    assert isinstance(reply, Answer)
    assert ["C9910071"] == [match.id for match in reply.others]


@pytest.mark.parametrize("asked", ["kiln palsy 1", "is kiln palsy 1 inherited"])
def test_the_word_type_left_out_makes_no_other_condition(crowded: Knowledge, asked: str) -> None:
    """The group has the name as a synonym; the type is what was typed."""
    reply = crowded.ask(asked)
    assert isinstance(reply, Answer)
    assert "C9910074" == reply.concept.id


@pytest.mark.parametrize("asked", ["wick cancer", "what are the symptoms of wick cancer?"])
def test_what_is_called_cancer_is_the_malignant_tumor(crowded: Knowledge, asked: str) -> None:
    """The others that are called so are named beside it; of sorts alone any may be meant."""
    reply = crowded.ask(asked)
    assert isinstance(reply, Answer)
    assert "Malignant tumor of wick" == reply.concept.name
    others = {each.name for each in reply.others}
    assert {"Wick carcinoma", "Familial wick neoplasm"} == others
    assert isinstance(crowded.ask("halo cancer"), Choices)

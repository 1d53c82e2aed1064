"""Which concept a long message asks about: invented messages, most of them with several names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge import Knowledge
from knowledge.asking.message import read
from knowledge.language.everyday import everyday
from knowledge.matching.mention import Mention
from knowledge.matching.spotting import spotted
from knowledge.matching.story import PARTS, Spotted, Weighed, apart, weigh
from knowledge.matching.telling import is_long, is_story, may_tell
from knowledge.model import Kind
from knowledge.understanding.finding import OneConcept

LANTERN = "C9900001"
_HOW_AND_WHAT = ("intermittent", "staggering")

SUBJECT = (
    "Lantern ataxia. Good morning, my daughter is nine and was well until the winter. Since then "
    "she walks with a flicker gait and her teacher is worried. We live far from any hospital. "
    "Could you tell me whether this gets better, and whom we should ask? Kind regards, Anna"
)
BURIED = (
    "Hello, I write to you on behalf of my brother, who does not speak English. He is a baker, "
    "works at night and has two children. Last year he was diagnosed with lantern ataxia by a "
    "doctor in the next town, who has retired since. What would you do in his place?"
)
CHATTER = (
    "Good evening, we would like to book a room for two nights in May with a view of the harbour. "
    "Our dog is small and quiet. Is there a garage close by, and do you serve breakfast before "
    "seven? We arrive by train and leave on Sunday. Many thanks and best wishes, Paul"
)


def spot(start: int, end: int, concept: int, **others: object) -> Spotted:
    """A name of a disease made of words of usual rarity."""
    given = {"entry": concept, "kind": Kind.DISEASE, "mass": 8.0 * (end - start)} | others
    return Spotted(start, end, concept=concept, **given)  # type: ignore[arg-type]  # by name


def first(text: str, *spotted: Spotted) -> Weighed:
    """The concept that is most likely asked about."""
    return weigh(read(text), spotted).concepts[0]


@pytest.mark.parametrize(
    "text", [SUBJECT, BURIED, SUBJECT.upper(), BURIED.replace("lantern", "lantren")]
)
def test_the_condition_is_found_wherever_it_stands(knowledge: Knowledge, text: str) -> None:
    """In the subject line, in the middle, in capitals, misspelt; not the sign beside it."""
    found = knowledge.find(text)
    assert LANTERN == knowledge.store.brief(found.candidates[0].concept).id
    assert isinstance(found, OneConcept)


@pytest.mark.parametrize(
    ("typed", "names"), [("gaucher", {"Gaucher disease"}), ("carcinoid", set())]
)
def test_a_disease_is_left_out_where_it_goes_without_saying(
    embedded: Knowledge, typed: str, names: set[str]
) -> None:
    """A carcinoid is a tumor of its own, not short for the syndrome that it brings about."""
    entries = embedded.store.entries
    mention = Mention(read(f"our {typed} shoes", embedded.store.vocabulary), entries.index)
    found = entries.numbered([each.entry for each in spotted(mention)])
    assert names == {each.text for each in found if each.text.endswith(("disease", "syndrome"))}


def test_a_long_message_about_other_things_fits_nothing(knowledge: Knowledge) -> None:
    """Rooms, dogs and breakfast: no word of it is a misspelt name."""
    assert "no_match" == knowledge.find(CHATTER).kind


def test_words_that_ask_for_other_things_are_part_of_a_story(knowledge: Knowledge) -> None:
    """To "compare" or "download" is no request where it is told in passing."""
    told = BURIED + " I could not download his letters, and there is nothing to compare them with."
    assert "answer" == knowledge.find(told).kind


def test_the_word_disease_may_be_left_out(knowledge: Knowledge) -> None:
    """People say "Marfan" for Marfan syndrome."""
    told = BURIED.replace("lantern ataxia", "Marfan")
    named = knowledge.store.brief(knowledge.find(told).candidates[0].concept).name
    assert "Marfan syndrome" == named


@pytest.mark.parametrize(
    "typed",
    [
        "LANTERN",  # the words of a name that tell which it is
        "lantern of his right ataxia",  # whose it is, in between
        "lanternataxia",
    ],
)
def test_names_are_spotted_as_people_write_them(knowledge: Knowledge, typed: str) -> None:
    """Not only as sources do."""
    found = knowledge.find(BURIED.replace("lantern ataxia", typed))
    assert LANTERN == knowledge.store.brief(found.candidates[0].concept).id


@pytest.mark.parametrize(
    ("typed", "names"),
    [("GERD", {"GERD"}), ("gerd", {"GERD"}), ("gred", set()), ("g erd", set())],
)
def test_an_abbreviation_is_never_misspelt(
    knowledge: Knowledge, typed: str, names: set[str]
) -> None:
    """So short a thing is near to any word, and to any two: "a deaf" is no ADEAF."""
    entries = knowledge.store.entries
    mention = Mention(read(f"our {typed} shoes", knowledge.store.vocabulary), entries.index)
    found = [each for each in spotted(mention) if each.is_abbreviation]
    assert names == {each.text for each in entries.numbered(each.entry for each in found)}


def test_short_stories_are_weighed_as_a_whole(knowledge: Knowledge) -> None:
    """Two sentences suffice; what the first word names is not all that is told."""
    found = knowledge.find("Thank you for your help. My son is nine and has lantern ataxia.")
    assert LANTERN == knowledge.store.brief(found.candidates[0].concept).id


def test_a_subject_line_counts_more_than_the_end() -> None:
    """Of equals the one that the message begins with."""
    words = "glowworm and then again words of no weight at all, staggers among them"
    assert 1 == first(words, spot(0, 1, 1), spot(10, 11, 2)).concept


def test_who_has_it_counts_more_than_its_being_mentioned() -> None:
    """Being diagnosed with it outweighs standing a little further on."""
    words = "word word word word word word word she was diagnosed with glowworm but not staggers"
    assert 1 == first(words, spot(14, 15, 2), spot(11, 12, 1)).concept


@pytest.mark.parametrize("kind", [Kind.FEATURE, Kind.UNSTATED])
def test_a_disease_is_asked_about_rather_than_its_signs(kind: Kind) -> None:
    """Nor are concepts that no source says a word of."""
    words = "word word word word word word word first and then second with much else behind"
    assert 2 == first(words, spot(7, 8, 1, kind=kind), spot(10, 11, 2)).concept


def test_an_abbreviation_stands_in_capitals() -> None:
    """A "cob" is of corn; "COB" may be a disease."""
    text = "my old {} is what I would like to know about please"
    cob = spot(2, 3, 1, is_abbreviation=True)
    small, capitals = (weigh(read(text.format(typed)), [cob]) for typed in ("cob", "COB"))
    assert capitals.nothing < small.nothing
    word = weigh(read(text.format("cob")), [spot(2, 3, 1)])
    assert word.nothing == pytest.approx(capitals.nothing)  # a short word is no abbreviation


def test_an_everyday_word_names_nothing_alone() -> None:
    """A "bed" is no condition, whatever name is shortened so."""
    text = "my old {} is what I would like to know about please"
    bed, other = (weigh(read(text.format(typed)), [spot(2, 3, 1)]) for typed in ("bed", "bod"))
    assert other.nothing < bed.nothing
    capitals = weigh(read(text.format("BED")), [spot(2, 3, 1)])
    assert capitals.nothing < bed.nothing


def test_how_an_illness_goes_on_is_no_illness() -> None:
    """Nobody asks for "intermittent" in a story, though it is a term of its own."""
    text = "the {} trouble of my son is what I would like to know about please"
    how, what = (weigh(read(text.format(typed)), [spot(1, 2, 1)]) for typed in _HOW_AND_WHAT)
    assert what.nothing < how.nothing


def test_what_the_subject_line_names_weighs_more() -> None:
    """The same words in the same places, before the message begins or within it."""
    told = spot(5, 6, 2, mass=10.0)
    line = "glow staggers I have had gout for long and do not know what to do about them"
    assert 1 == first(line, spot(0, 2, 1, mass=8.0), told).concept
    subject = first(line, spot(0, 2, 1)).score
    assert subject > first(line.replace(" I ", " we "), spot(0, 2, 1)).score


TOLD = read("brelk crimt drasp flonk glarv hespt jolm kreft lurm morv nalk")


def test_a_name_as_it_was_typed_hides_other_readings_of_its_words() -> None:
    """As "abnormal growth" is no neoplasm; an abbreviation hides nothing."""
    typed, other, within = (
        spot(3, 5, 1),
        spot(3, 5, 2, similarity=0.9),
        spot(4, 5, 3, similarity=0.8),
    )
    assert [typed] == apart([typed, other, within], TOLD)
    short = spot(3, 4, 1, is_abbreviation=True)
    spelt_out = spot(3, 4, 2, similarity=0.9)
    assert [short, spelt_out] == apart([short, spelt_out], TOLD)


def test_a_name_within_a_longer_one_is_not_named_for_itself() -> None:
    """But it is where it stands alone."""
    longer, within, elsewhere = spot(3, 6, 1), spot(5, 6, 2), spot(9, 10, 2)
    assert [longer, elsewhere] == apart([longer, within, elsewhere], TOLD)


def test_a_misspelt_longer_name_hides_a_shorter_one_beside_a_word_of_no_name() -> None:
    """What else may that word be? But not where both are words of names."""
    longer, within = spot(3, 6, 1, similarity=0.85), spot(4, 6, 2)
    assert [longer, within] == apart([longer, within], replace(TOLD, held=(5,) * 11))
    held = tuple(0 if place == 3 else 5 for place in range(11))
    assert [longer] == apart([longer, within], replace(TOLD, held=held))


def test_a_poorer_longer_name_hides_no_shorter_one() -> None:
    """Nor does one that sources do not say what it is."""
    misspelt, exact = spot(3, 6, 1, similarity=0.75), spot(5, 6, 2)
    unstated = spot(3, 6, 3, kind=Kind.UNSTATED)
    assert [misspelt, exact, unstated] == apart([misspelt, exact, unstated], TOLD)


def test_scores_and_nothing_share_all() -> None:
    """Each concept has its parts, and all scores sum up to 100."""
    found = weigh(read("a word and another one in this"), [spot(1, 2, 1), spot(3, 4, 2)])
    assert 100 == pytest.approx(found.nothing + sum(each.score for each in found.concepts))
    assert all(len(PARTS) == len(each.parts) for each in found.concepts)


def test_equals_are_offered_and_what_stands_out_is_meant() -> None:
    """Namesakes are both meant; what weighs much less is not offered beside them."""
    text = "glowworm or staggers is what my brother has according to his doctor he says"
    equals = weigh(read(text), [spot(0, 1, 1), spot(0, 1, 2), spot(7, 8, 3, kind=Kind.UNSTATED)])
    assert [1, 2] == [each.concept for each in equals.meant]
    alone = weigh(read(text), [spot(0, 1, 1), spot(7, 8, 3, kind=Kind.UNSTATED)])
    assert [1] == [each.concept for each in alone.meant]


def test_nothing_spotted_means_nothing() -> None:
    """A message without a name asks about nothing held."""
    found = weigh(read("nothing of this names a thing"), [])
    assert () == found.meant
    assert 100 == pytest.approx(found.nothing)


def test_everyday_words_are_folded_and_many() -> None:
    """They are compared with folded words."""
    assert {"ticket", "guest", "january"} <= everyday()
    assert "tickets" not in everyday()


def test_length_tells_a_story_from_a_question() -> None:
    """A question is never a story."""
    assert is_long(read(SUBJECT))
    short = read("what are the signs of lantern ataxia")
    assert not is_long(short)
    assert not may_tell(short)
    assert not is_story(short)
    assert is_story(read("My son has lantern ataxia. What can we do for him?"))


@pytest.mark.parametrize(
    "text", ["word " * 300, "a " * 2_000, "lantern ataxia " * 260, "x" * 4_000, "\ud800 " * 40]
)
def test_any_long_text_is_read(knowledge: Knowledge, text: str) -> None:
    """Repeated, empty and endless words come to a reply."""
    assert knowledge.find(text).kind in {"answer", "choices", "no_match"}


@pytest.mark.parametrize(
    ("name", "kind", "is_everyday"),
    [
        ("yeast infection", Kind.DISEASE, False),
        ("yeast", Kind.DISEASE, True),
        ("yeast infection", Kind.UNSTATED, True),
        ("chronic illness", Kind.DISEASE, True),  # said of any
    ],
)
def test_everyday_words_may_be_a_name_together(name: str, kind: Kind, *, is_everyday: bool) -> None:
    """Of a disease or a feature, where one of them tells what it is."""
    question = read(f"My aunt has a {name} since last year")
    told = weigh(question, [Spotted(4, 4 + len(name.split()), 1, 1, kind, 8.0)])
    assert is_everyday == told.concepts[0].parts[PARTS.index("everyday")]


@pytest.mark.parametrize(("similarity", "is_asking"), [(1.0, True), (0.9, False), (0.8, True)])
def test_question_words_may_be_a_phrase_for_a_name(similarity: float, *, is_asking: bool) -> None:
    """Not as typed, nor misspelt: "cannot see" is blindness, while "what is" is no name."""
    question = read("What should he do who can hardly see")
    told = weigh(question, [Spotted(5, 8, 1, 1, Kind.FEATURE, 8.0, similarity)])
    assert is_asking == told.concepts[0].parts[PARTS.index("question_words")]

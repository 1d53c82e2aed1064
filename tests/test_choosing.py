"""Which of several that were offered is meant: "the first one", "no, the other", "same for …"."""

from __future__ import annotations

import pytest

from bot.answering import Answering
from bot.conversation import NO_OFFER, Conversation, Offer
from bot.phrases import en
from knowledge import Answer, Choices, GeneAnswer, Knowledge, NoMatch, Notice
from knowledge.asking.choosing import Chosen, chosen, compares, corrected, goes_on, orders
from tests.discord_env import Scene, a_scene, said  # noqa: F401  # a fixture

HERE = "here"
ATAXIA = "C9900001"


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        *(("the first one", 0), ("1st", 0), ("2", 1), ("#2", 1), ("number 3 please", 2)),
        *(("what about the second one?", 1), ("no i meant the 2nd", 1), ("the last one", 3)),
        *(("das zweite", 1), ("la primera", 0), ("non, la deuxième", 1), ("el último", 3)),
    ],
)
def test_a_place_is_read(typed: str, place: int) -> None:
    """Of four, from nought on; a word for it or a number, in any language."""
    assert Chosen(place) == chosen(typed, 4)


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        *(("the second one", True), ("el segundo", True), ("das zweite", True), ("2", False)),
        *(("la deuxième", True), ("the other one", False), ("second lantern", False)),
    ],
)
def test_a_word_for_a_place_orders_one(typed: str, *, is_one: bool) -> None:
    """A number alone may be of a sort as well."""
    assert is_one == orders(typed)


@pytest.mark.parametrize(
    "typed",
    ["difference?", "compare them", "Unterschied?", "diferencia", "diffrence", "l'unterschied?"],
)
def test_a_message_may_compare_without_naming_anything(typed: str) -> None:
    """In any language; with a name it is another question."""
    assert compares(typed)
    assert not compares(f"{typed} lantern ataxia")


def test_the_last_two_that_were_shown_are_compared(answering: Answering) -> None:
    """Or the few that were offered; of one alone it is asked what it is compared with."""
    alone = answering.reply("difference?", HERE)
    assert isinstance(alone, NoMatch)
    assert "no_pair" == alone.reason
    answering.reply("lantern ataxia", HERE)
    one = answering.reply("difference?", HERE)
    assert isinstance(one, NoMatch)
    assert ("no_pair", "Lantern ataxia") == (one.reason, one.spoken)
    answering.reply("its genes?", HERE)
    answering.reply("polymyositis", HERE)
    answering.reply("and its symptoms?", HERE)
    for _ in range(2):
        both = answering.reply("what's the difference between them?", HERE)
        assert isinstance(both, Choices)
        assert "compare" == both.reason
        assert [ATAXIA, "ORPHA:732"] == [each.id for each in both.matches]


@pytest.mark.parametrize("typed", ["the second one", "el segundo", "das zweite", "la deuxième"])
def test_where_one_was_shown_there_is_nothing_to_choose(answering: Answering, typed: str) -> None:
    """It is said so, and what is still spoken of."""
    answering.reply("lantern ataxia", HERE)
    reply = answering.reply(typed, HERE)
    assert isinstance(reply, NoMatch)
    assert ("no_choice", "Lantern ataxia") == (reply.reason, reply.spoken)


@pytest.mark.parametrize(
    ("asked", "typed"),
    [
        ("genes de polymyositis", "lo mismo para lantern ataxia"),
        ("Gene von polymyositis", "und bei lantern ataxia?"),
        ("Gene von polymyositis", "dasselbe für lantern ataxia"),
        ("Gene von polymyositis", "das gleiche für lantern ataxia"),
        ("gènes de polymyositis", "la même chose pour lantern ataxia"),
        ("gènes de polymyositis", "pareil pour lantern ataxia"),
        ("gènes de polymyositis", "et pour lantern ataxia ?"),
    ],
)
def test_the_same_is_asked_of_another_in_each_language(
    answering: Answering, asked: str, typed: str
) -> None:
    """What was asked last of the one before."""
    answering.reply(asked, HERE)
    reply = answering.reply(typed, HERE)
    assert isinstance(reply, Answer)
    assert (ATAXIA, "causes_genes") == (reply.concept.id, reply.intents[0])


@pytest.mark.parametrize(
    "typed", ["the other one", "no the other", "das andere", "la otra", "l'autre"]
)
def test_the_other_is_read(typed: str) -> None:
    """The one that was not opened."""
    assert Chosen(other=True) == chosen(typed, 2)


@pytest.mark.parametrize(
    "typed", ["wrong one", "That's not what I meant!", "keins davon", "aucune"]
)
def test_that_none_was_meant_is_read(typed: str) -> None:
    """The whole message says so."""
    assert Chosen() == chosen(typed, 2)


@pytest.mark.parametrize(
    "typed",
    [
        *("5", "0", "the fifth one", "first symptoms", "other types", "1 in 100", "type 2", ""),
        *(
            "is it the first gene",
            "second opinion",
            "the first one or the second one",
            "wrong gene",
        ),
        *("not the first one", "99999999999999999999", "lantern ataxia", "first lantern one"),
    ],
)
def test_what_chooses_nothing_is_left_alone(typed: str) -> None:
    """A place that was not offered, words that say more, or several places."""
    assert chosen(typed, 4) is None


def test_what_is_asked_of_the_chosen_one_is_read() -> None:
    """Beside the words that choose."""
    assert Chosen(1, intents=("causes_genes",)) == chosen("genes of the second one", 2)


@pytest.mark.parametrize(
    "typed", ["and lax pupil", "same for lax pupil", "what abt lax pupil", "und lax pupil"]
)
def test_a_message_goes_on(typed: str) -> None:
    """By its first words."""
    assert goes_on(typed)
    assert not goes_on(f"tell me, {typed}")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("no not lax pupil, lantern ataxia", "lantern ataxia"),
        ("not type 1, type 2?", "type 2?"),
        ("sorry, not lax pupil but lantern ataxia", "lantern ataxia"),
        ("is it not rare, or common", None),
        ("not good", None),
        ("why not wick, doctor says no", None),
        ("not the first one", None),
        ("not only lax pupil, lantern ataxia", None),
        ("not every child has it, is it rare?", None),
    ],
)
def test_what_is_meant_instead_is_read(typed: str, meant: str | None) -> None:
    """Behind what is not, where a message begins so."""
    assert meant == corrected(typed)


# In a talk.


@pytest.fixture
def answering(knowledge: Knowledge) -> Answering:
    """A talk that begins."""
    return Answering(knowledge, Conversation(30))


def names(answering: Answering, *typed: str) -> list[str | None]:
    """What each message of a talk is answered with: the concept, or None."""
    replies = [answering.reply(each, HERE) for each in typed]
    return [reply.concept.name if isinstance(reply, Answer) else None for reply in replies]


def test_one_of_the_choices_is_opened_by_its_place(answering: Answering) -> None:
    """Then another of them, and the other once more; what was asked is kept."""
    talk = ("genes of LAX", "the second one", "no the other one", "the other one", "2")
    said = [None, "Lax pupil", "Lantern ataxia", "Lax pupil", "Lax pupil"]
    assert said == names(answering, *talk)
    reply = answering.reply("first", HERE)
    assert isinstance(reply, Answer)
    assert ("causes_genes",) == reply.intents


def test_a_choice_made_by_hand_leaves_the_others(answering: Answering) -> None:
    """Also after a follow-up about the one that was opened."""
    reply = answering.reply("LAX", HERE)
    assert isinstance(reply, Choices)
    answering.open(reply.matches[0].id, HERE)
    assert ["Lantern ataxia", "Lax pupil"] == names(answering, "its genes", "the other one")


def test_the_nearest_of_what_fits_nothing_are_chosen_from(answering: Answering) -> None:
    """As they stand there."""
    reply = answering.reply("quiz me on lantern ataxia", HERE)
    assert isinstance(reply, NoMatch)
    assert [reply.nearest[0].name] == names(answering, "the first")


def test_where_none_was_meant_the_nearest_are_offered(answering: Answering) -> None:
    """As by the button for it."""
    answering.reply("lantern ataxia", HERE)
    reply = answering.reply("not what i meant", HERE)
    assert isinstance(reply, Choices)
    assert "instead" == reply.reason
    assert ATAXIA not in [match.id for match in reply.matches]


def test_where_nothing_offered_was_meant_what_comes_next_is_offered(answering: Answering) -> None:
    """And where nothing does, that nothing fits; what was offered may still be chosen from."""
    first = answering.reply("pupil of a lantern", HERE)
    assert isinstance(first, Choices)
    then = answering.reply("none of these", HERE)
    assert isinstance(then, Choices)
    assert ("instead", tuple(first.instead)) == (then.reason, tuple(x.id for x in then.matches))
    answering.reply("LAX", HERE)
    assert isinstance(answering.reply("none of them", HERE), NoMatch)
    assert ["Lax pupil"] == names(answering, "2")


def test_what_was_offered_is_refused_rather_than_what_was_spoken_of(answering: Answering) -> None:
    """Though that stays so where names were merely close: nothing is offered twice."""
    answering.reply("lantern ataxia", HERE)
    first = answering.reply("ataxia of flickers", HERE)
    assert isinstance(first, Choices)
    assert ATAXIA not in [match.id for match in first.matches]
    then = answering.reply("none of these", HERE)
    assert isinstance(then, Choices)
    assert not {match.id for match in first.matches} & {match.id for match in then.matches}


def test_nothing_is_chosen_where_nothing_was_offered(answering: Answering) -> None:
    """A number alone, and a place alone."""
    assert [None, None] == names(answering, "the first one", "2")


def test_what_fits_nothing_takes_no_choice_away(answering: Answering) -> None:
    """The choices before it stay."""
    assert [None, None, "Lax pupil"] == names(answering, "LAX", "zzqx vvkw", "the second one")


def test_the_same_is_asked_of_another(answering: Answering) -> None:
    """What was asked of the one before; but where something else is asked, that."""
    for typed, intent in (
        ("genes of lantern ataxia", "causes_genes"),
        ("and lax pupil?", "causes_genes"),
        ("what about the inheritance of lantern ataxia", "inheritance"),
        ("same for lax pupil", "inheritance"),
    ):
        reply = answering.reply(typed, HERE)
        assert isinstance(reply, Answer)
        assert intent == reply.intents[0]


def test_a_name_alone_asks_nothing_of_before(answering: Answering) -> None:
    """The whole record is shown."""
    answering.reply("genes of lantern ataxia", HERE)
    reply = answering.reply("lax pupil", HERE)
    assert isinstance(reply, Answer)
    assert reply.is_summary


def test_what_is_asked_of_a_gene_is_asked_of_its_conditions(answering: Answering) -> None:
    """The one condition, where it has but one; else they are offered, to be asked that."""
    assert isinstance(answering.reply("gene LANT1", HERE), GeneAnswer)
    reply = answering.reply("inheritance", HERE)
    assert isinstance(reply, Answer)
    assert (ATAXIA, ("inheritance",)) == (reply.concept.id, reply.intents)


def test_choosing_is_screened_like_any_message(answering: Answering) -> None:
    """Words that choose hide no cry for help."""
    answering.reply("LAX", HERE)
    reply = answering.reply("i want to kill myself, the first one", HERE)
    assert isinstance(reply, Notice)


def test_offers_are_forgotten_in_time() -> None:
    """As the concept is; each place has its own."""
    now = 0.0
    conversation = Conversation(30, lambda: now)
    conversation.offer(HERE, Offer(("a", "b")))
    assert Offer(("a", "b")) == conversation.offered(HERE)
    assert NO_OFFER == conversation.offered("there")
    now = 1801
    assert NO_OFFER == conversation.offered(HERE)


async def test_choices_are_chosen_from_on_discord(scene: Scene) -> None:
    """In words, by whom they were offered to, after a press as well."""
    card = await scene.ask("LAX")
    (second,) = await scene.tell("the second one")
    assert said(second).startswith("Lax pupil")
    await scene.press(card, en.OPEN.format(number=1))
    (other,) = await scene.tell("no the other one")
    assert said(other).startswith("Lax pupil")
    (nothing,) = await scene.tell("the second one", by=scene.ben)
    assert not said(nothing).startswith("Lax pupil")


def test_what_follows_choices_is_asked_of_them(answering: Answering) -> None:
    """While none is chosen they are offered once more, to be asked that; then it is about it."""
    first = answering.reply("LAX", HERE)
    reply = answering.reply("n genes?", HERE)
    assert isinstance(first, Choices)
    assert isinstance(reply, Choices)
    assert ("of_these", ("causes_genes",)) == (reply.reason, reply.intents)
    assert [match.id for match in first.matches] == [match.id for match in reply.matches]
    chosen_one = answering.reply("1", HERE)
    assert isinstance(chosen_one, Answer)
    assert ("Lantern ataxia", ("causes_genes",)) == (chosen_one.concept.name, chosen_one.intents)
    assert ["Lantern ataxia"] == names(answering, "inheritance?")


def test_what_was_only_offered_is_not_called_spoken_of(answering: Answering) -> None:
    """A message that fits nothing leaves it so; once one is chosen, that is."""
    answering.reply("LAX", HERE)
    for typed, spoken in (("zzqx vvkw", None), ("1", ""), ("zzqx vvkw", "Lantern ataxia")):
        reply = answering.reply(typed, HERE)
        assert not isinstance(reply, NoMatch) or spoken == reply.spoken


def test_what_was_not_meant_is_passed_over(answering: Answering) -> None:
    """Where what is meant instead is found; a cry for help is heard wherever it stands."""
    assert ["Lantern ataxia"] == names(answering, "no, not lax pupil, lantern ataxia")
    assert isinstance(answering.reply("not now, i want to kill myself", HERE), Notice)

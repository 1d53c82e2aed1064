"""Whether a record lists something: what is asked of which record, and what is said of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from bot.phrases import LANGUAGES, speaking, words
from bot.render import cards, lines, plain_json
from bot.render.cards import Surface
from bot.wishes import Wish
from knowledge import Answer, Choices, Knowledge, Reply, SourceSpec, build, open_knowledge
from knowledge.model import ClinicalFeature
from knowledge.understanding.finding import Gene, OneConcept
from tests.card_payload import VIEW
from tests.conftest import DATA

MARFAN, SCOLIOSIS, TALL = "OMIM:154700", "HP:0002650", "HP:0000098"
LANTERN, ATAXIA, DYSPHAGIA = "C9900001", "HP:0001251", "HP:0002015"


_WICK = """
name = "Wick palsy"
kind = "disease"
id = "C9970001"
default_source = "lamp"

[[features]]
id = "HP:9900009"

[sources.lamp]
name = "LAMP"
release = "2026-10-01"
home = "https://example.org/lamp"
licence = "invented"
"""


def asked(knowledge: Knowledge, text: str, last: str | None = None) -> tuple[str, ...]:
    """The id of the record that is asked and of each thing asked for; empty: no such question."""
    found = knowledge.find(text, last)
    if not isinstance(found, OneConcept) or not found.asked:
        return ()
    ids = (
        each.curie if isinstance(each, Gene) else knowledge.store.brief(each.concept).id
        for each in (found.meant, *(wanted.named for wanted in found.asked))
    )
    return tuple(ids)


def answer(knowledge: Knowledge, text: str) -> Answer:
    """The answer to such a question."""
    reply = knowledge.ask(text)
    assert isinstance(reply, Answer)
    assert reply.asked
    return reply


def printed(reply: Reply) -> list[str]:
    """What is printed of a reply."""
    return [line.text for line in lines.render(reply, VIEW)]


@pytest.mark.parametrize(
    "text",
    [
        "does Marfan syndrome cause scoliosis?",
        "is scoliosis a feature of Marfan syndrome?",
        "how common is scoliosis in Marfan syndrome",
        "can people with Marfan get scoliosis",
        "do all patients with Marfan syndrome have scoliosis?",
        "is scoliosis part of Marfan syndrome",
        "what percentage of people with Marfan syndrome develop scoliosis?",
        "what is the risk of scoliosis in Marfan syndrome",
        "how often does marfan syndrome lead to scoliosis",
        "Hi! Is scoliosis common in Marfan syndrome? Thanks",
        "does marfan sindrome cause scolosis",
        "is scoliosis associated with Marfan syndrome",
        "is Marfan syndrome associated with scoliosis",
        "I wonder whether Marfan syndrome comes with scoliosis",
        "does OMIM:154700 cause HP:0002650",
        "¿el síndrome de Marfan causa escoliosis?",
        "¿es la escoliosis un síntoma del síndrome de Marfan?",
        "¿con qué frecuencia tienen scoliosis los pacientes con Marfan syndrome?",
        "est-ce que le syndrome de Marfan provoque une scoliose ?",
        "la scoliose est-elle un signe du syndrome de Marfan ?",
        "Le syndrome de Marfan provoque-t-il scoliosis ?",
        "Kann das Marfan-Syndrom Skoliose verursachen?",
        "Wie häufig ist Skoliose beim Marfan-Syndrom?",
        "Gehört scoliosis zum Marfan syndrome?",
        "Verursacht Marfan syndrome scoliosis?",
        "Ist scoliosis mit dem Marfan syndrome assoziiert?",
        "Hat man beim Marfan-Syndrom oft eine Skoliose?",
        "¿Causa el síndrome de Marfan scoliosis?",
        "Les patients atteints de Marfan syndrome ont-ils une scoliosis ?",
        "can you get scoliosis with Marfan syndrome",
        "people with Marfan syndrome have scoliosis?",
        "scoliosis in Marfan syndrome",
    ],
)
def test_a_condition_and_a_feature_are_told_apart(embedded: Knowledge, text: str) -> None:
    """In any usual wording, misspelt or not, the record is the condition's."""
    assert (MARFAN, SCOLIOSIS) == asked(embedded, text)


@pytest.mark.parametrize(
    "text",
    [
        "what are the symptoms of Marfan syndrome?",
        "how common is Marfan syndrome in children?",
        "Marfan syndrome and scoliosis",
        "how is scoliosis in Marfan syndrome treated?",
        "is scoliosis in Marfan syndrome treated with a brace?",
        "why do people with Marfan syndrome get scoliosis?",
        "which diseases have scoliosis?",
        "does Marfan syndrome get worse with age?",
        "difference between Marfan syndrome and scoliosis",
        "can ibuprofen cause scoliosis",
        "does Marfan syndrome cause zorblaxia",
        "do I have Marfan syndrome if I have scoliosis",
        "does Marfan syndrome cause scoliosis because of growth",
    ],
)
def test_other_questions_are_left_alone(embedded: Knowledge, text: str) -> None:
    """Those for a part of a record, those that ask more, and those that name one thing."""
    assert () == asked(embedded, text)


def test_a_name_with_such_words_is_not_parted(embedded: Knowledge) -> None:
    """Whole names hold "with", and so do they with a word misspelt."""
    name = "Ataxia with vitamin E deficiency"
    for text in (f"is {name} common in children", f"is {name.replace('deficiency', 'deficency')}"):
        assert () == asked(embedded, text)


def test_how_each_name_was_read_is_told(embedded: Knowledge) -> None:
    """Of the condition, and of what is asked after; `--explain` weighs the condition's words."""
    text = "does marfn syndrome cause scolosis"
    said = "\n".join(printed(embedded.ask(text)))
    assert "“marfn” read as “Marfan”" in said
    assert "“scolosis” read as “Scoliosis”" in said
    (why, *_) = embedded.explain(text).candidates
    assert why.wording
    assert ["marfn"] == [each.typed for each in why.wording.changes]


def test_several_things_are_asked_at_once(embedded: Knowledge) -> None:
    """Each is told for itself."""
    text = "does Marfan syndrome cause scolosis, tall stature or deafness?"
    assert (MARFAN, SCOLIOSIS, TALL) == asked(embedded, text)[:3]
    assert 3 == len(answer(embedded, text).asked)


def test_of_more_than_a_few_things_all_are_listed(embedded: Knowledge) -> None:
    """Rather than that some are left out in silence."""
    named = "scoliosis, myopia, ectopia lentis, tall stature, arachnodactyly"
    assert () == asked(embedded, f"does Marfan syndrome cause {named}?")
    assert isinstance(embedded.ask(f"does Marfan syndrome cause {named}?"), Choices)


@pytest.mark.parametrize(
    ("text", "last", "found"),
    [
        ("does it cause scoliosis?", MARFAN, (MARFAN, SCOLIOSIS)),
        ("is scoliosis part of it", MARFAN, (MARFAN, SCOLIOSIS)),
        ("is it common in Marfan syndrome", SCOLIOSIS, (MARFAN, SCOLIOSIS)),
        ("does it cause scoliosis?", None, ()),
        ("is it common in children", MARFAN, ()),
    ],
)
def test_what_was_spoken_of_last_can_be_one_side(
    embedded: Knowledge, text: str, last: str | None, found: tuple[str, ...]
) -> None:
    """The condition or the feature."""
    assert found == asked(embedded, text, last)


@pytest.mark.parametrize(
    "text",
    [
        "is LANT1 associated with lantern ataxia?",
        "do LANT1 mutations cause lantern ataxia?",
        "is lantern ataxia caused by the gene LANT1?",
    ],
)
def test_a_gene_is_looked_for_among_the_genes(knowledge: Knowledge, text: str) -> None:
    """Whichever is named first."""
    assert (LANTERN, "NCBIGene:99001") == asked(knowledge, text)
    said = printed(knowledge.ask(text))
    assert words.WHETHER["gene"].format(name="LANT1") in said
    assert any("LANT1 (NCBIGene:99001)" in each and "LAMP 2026-10-01" in each for each in said)


def test_a_gene_that_is_not_listed_is_not_denied(knowledge: Knowledge) -> None:
    """It says what was looked in, and that a record may leave things out."""
    said = printed(knowledge.ask("is LXP1 gene associated with lantern ataxia?"))
    assert words.WHETHER["no_gene"].format(name="LXP1") in said
    assert any("LAMP 2026-10-01" in each and "may leave things out" in each for each in said)


def test_what_is_listed_is_told_with_every_report(knowledge: Knowledge) -> None:
    """Frequency, reference, source and release, as stated; nothing of other features."""
    (listing,) = answer(knowledge, "does lantern ataxia cause ataxia?").asked
    assert (ATAXIA, ()) == (listing.wanted.id, listing.narrower)
    (feature,) = listing.stated
    assert isinstance(feature, ClinicalFeature)
    assert ["3/4", "1/4"] == [each.frequency for each in feature.reports]
    said = printed(knowledge.ask("does lantern ataxia cause ataxia?"))
    assert words.WHETHER["listed"].format(name="Ataxia") in said
    assert any("3/4" in each and "PMID:99000001" in each and "LAMP" in each for each in said)
    assert not any("Dysphagia" in each for each in said)


def test_what_is_reported_as_absent_is_told_so(knowledge: Knowledge) -> None:
    """It is neither listed nor missing."""
    said = printed(knowledge.ask("how common is dysphagia in lantern ataxia?"))
    assert words.WHETHER["absent"].format(name="Dysphagia") in said
    assert any("0/9" in each for each in said)


def test_what_is_not_listed_is_no_no(knowledge: Knowledge) -> None:
    """The reply says where it looked, and how to go on."""
    said = printed(knowledge.ask("can lantern ataxia cause fever?"))
    assert words.WHETHER["nothing"].format(name="Fever") in said
    assert any("may leave things out" in each and "LAMP 2026-10-01" in each for each in said)
    assert any("features of C9900001" in each and "HP:0001945" in each for each in said)


def test_a_record_without_features_says_so(knowledge: Knowledge) -> None:
    """Then that one is not listed tells even less."""
    said = printed(knowledge.ask("does lax pupil cause fever?"))
    assert words.NONE_TO_LIST in "\n".join(said)


def test_kinds_and_wider_terms_are_told_as_such(embedded: Knowledge) -> None:
    """By the hierarchy of features, with who states it; a kind of it is not the thing itself."""
    (kinds,) = answer(embedded, "does Marfan syndrome cause abnormal heart morphology?").asked
    assert not kinds.stated
    assert kinds.narrower
    assert kinds.kinship
    reply = embedded.ask("does Marfan syndrome cause abnormal heart morphology?")
    said = printed(reply)
    name = kinds.wanted.name
    assert words.WHETHER["kinds"].format(name=name) in said
    assert any("HPO" in each and each.strip().startswith("Hierarchy used") for each in said)


_GROUP = """
name = "Lamp disease"
kind = "group"
id = "MONDO:9900070"
default_source = "lamp"
"""
_KIND = """
name = "Oil lamp disease"
kind = "disease"
id = "MONDO:9900071"
default_source = "lamp"
[[parents]]
id = "MONDO:9900070"
name = "Lamp disease"
[[features]]
id = "HP:9900009"
frequency = "3/7"
"""
_LAMP = """
[sources.lamp]
name = "LAMP"
release = "2026-10-01"
home = "https://example.org/lamp"
licence = "invented"
"""


def test_records_of_narrower_conditions_are_looked_in(tmp_path: Path) -> None:
    """Where a group's own record lists nothing of it; with frequency, source and hierarchy."""
    folder = tmp_path / "concepts"
    folder.mkdir()
    for name, text in (("group", _GROUP), ("kind", _KIND)):
        (folder / f"{name}.toml").write_text(text + _LAMP, "utf-8")
    shutil.copy(DATA / "concepts" / "flicker-gait-sign.toml", folder)
    build([SourceSpec("concepts", folder)], tmp_path / "lamps.db")
    knowledge = open_knowledge(tmp_path / "lamps.db")
    said = printed(knowledge.ask("does lamp disease cause flicker gait?"))
    knowledge.close()
    assert words.WHETHER["nothing"].format(name="Flicker gait") in said
    assert any("Oil lamp disease" in each and "3/7" in each for each in said)
    assert any("Hierarchy used: LAMP 2026-10-01" in each for each in said)


def test_a_press_on_its_buttons_comes_to_the_same(embedded: Knowledge) -> None:
    """Its pages carry what was asked for; sections and the summary leave it behind."""
    reply = answer(
        embedded, "does Marfan syndrome cause abnormality of the musculoskeletal system?"
    )
    surface = Surface(7)
    first = cards.render(reply, VIEW, surface)
    (following,) = [each for each in first.buttons if each.label == words.NEXT]
    assert following.custom_id.startswith(f"whether|7|{MARFAN}|HP:0033127|")
    again = embedded.whether(MARFAN, ("HP:0033127", "HP:9999999"))
    assert isinstance(again, Answer)
    assert reply.sections == again.sections
    second = cards.render(again, VIEW, surface, Wish(page=1, asked=("HP:0033127",)))
    assert first.parts != second.parts
    assert any(f"show|7|{MARFAN}|cf" in each.custom_id for each in first.buttons)
    assert any(each.custom_id.startswith("show|7|HP:0033127|") for each in first.buttons)


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_said_in_every_language(knowledge: Knowledge, code: str) -> None:
    """The same facts, in other words around them."""
    with speaking(code):
        said = printed(knowledge.ask("can lantern ataxia cause fever?"))
        assert words.WHETHER["nothing"].format(name="Fever") in said


def test_programs_read_the_verdict_and_the_statements(knowledge: Knowledge) -> None:
    """Apart for each thing that was asked after."""
    rendered = plain_json.render(knowledge.ask("does lantern ataxia cause dysphagia?"), VIEW)
    assert isinstance(rendered["asked"], list)
    (listing,) = rendered["asked"]
    assert isinstance(listing, dict)
    assert "absent" == listing["verdict"]
    assert isinstance(listing["stated"], list)
    (stated,) = listing["stated"]
    assert isinstance(stated, dict)
    assert (DYSPHAGIA, True) == (stated["id"], stated["absent"])


def test_the_condition_is_spoken_of_from_then_on(embedded: Knowledge) -> None:
    """So that "and its genes?" is about it."""
    answering = Answering(embedded, Conversation(30))
    answering.reply("does Marfan syndrome cause scoliosis?", "here")
    reply = answering.reply("and its genes?", "here")
    assert isinstance(reply, Answer)
    assert MARFAN == reply.concept.id


def test_a_message_to_nobody_with_two_names_is_left_alone(embedded: Knowledge) -> None:
    """It may be a remark."""
    assert embedded.unasked("does Marfan syndrome cause scoliosis?") is None
    assert embedded.unasked("what are the features of Marfan syndrome?") is not None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("scoliosis?", (MARFAN, SCOLIOSIS)),
        ("and scoliosis", (MARFAN, SCOLIOSIS)),
        ("n scoliosis", (MARFAN, SCOLIOSIS)),
        ("what about scoliosis?", (MARFAN, SCOLIOSIS)),
        ("und Skoliose?", (MARFAN, SCOLIOSIS)),
        ("scoliosis", (MARFAN, SCOLIOSIS)),
        ("any scoliosis", (MARFAN, SCOLIOSIS)),
        ("what is scoliosis?", ()),
        ("genes of scoliosis?", ()),
        ("polydactyly?", ()),  # the record lists none
        ("cystic fibrosis?", ()),
    ],
)
def test_a_feature_that_is_asked_alone_is_looked_for_in_the_record_spoken_of(
    embedded: Knowledge, text: str, found: tuple[str, ...]
) -> None:
    """Where it lists it; else the message is about the feature."""
    assert found == asked(embedded, text, MARFAN)
    assert () == asked(embedded, text)


def test_a_kind_of_a_feature_is_found_by_its_wider_name(embedded: Knowledge) -> None:
    """As where the whole question is asked."""
    whole = asked(embedded, "does Marfan syndrome cause arrhythmia?")
    assert whole
    assert whole == asked(embedded, "arrhythmia?", MARFAN)


@pytest.mark.parametrize(
    ("text", "found"), [("flicker gait", ()), ("flicker gait?", ("C9970001", "HP:9900009"))]
)
def test_what_is_a_condition_as_well_is_only_looked_for_where_it_is_asked(
    tmp_path: Path, text: str, found: tuple[str, ...]
) -> None:
    """Alone it is what is spoken of now."""
    for name in ("flicker-gait.toml", "flicker-gait-sign.toml"):
        shutil.copy(DATA / "concepts" / name, tmp_path)
    (tmp_path / "wick.toml").write_text(_WICK, "utf-8")
    build([SourceSpec("concepts", tmp_path)], tmp_path / "k.db")
    assert found == asked(open_knowledge(tmp_path / "k.db"), text, "C9970001")


@pytest.mark.parametrize(
    "text",
    [
        "scoliosis risk",
        "risk of scoliosis",
        "chances of scoliosis",
        "which scoliosis",
        "riesgo de scoliosis",
    ],
)
def test_a_chance_of_what_a_record_lists_is_asked_of_it(knowledge: Knowledge, text: str) -> None:
    """Of the condition spoken of; where none is, of what is named."""
    assert (MARFAN, SCOLIOSIS) == asked(knowledge, text, MARFAN)
    assert () == asked(knowledge, text)


@pytest.mark.parametrize(
    "text", ["scoliosis surveillance", "scoliosis screening", "dépistage scoliosis"]
)
def test_what_is_looked_out_for_is_managed_with_the_condition(
    knowledge: Knowledge, text: str
) -> None:
    """Nobody watches for a sign but in somebody with a condition; what it lists not is its own."""
    found = knowledge.find(text, MARFAN)
    assert isinstance(found, OneConcept)
    assert ("last", ("management",)) == (found.meant.how, found.intents)
    other = knowledge.find("dysphagia surveillance", MARFAN)
    assert isinstance(other, OneConcept)
    assert DYSPHAGIA == knowledge.store.brief(other.meant.concept).id


def test_the_treatment_of_a_sign_is_its_own(knowledge: Knowledge) -> None:
    """Whatever condition is spoken of."""
    found = knowledge.find("scoliosis treatment", MARFAN)
    assert isinstance(found, OneConcept)
    assert SCOLIOSIS == knowledge.store.brief(found.meant.concept).id

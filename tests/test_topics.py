"""What stays spoken of, and what takes its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering import Answering
from bot.conversation import Conversation
from bot.phrases import en
from bot.render import cards, lines
from bot.render.cards import Surface
from bot.render.exports import ExportedFile, Subject, export
from knowledge import Answer, Choices, Knowledge, NoMatch, Reply, SourceSpec, build, open_knowledge
from knowledge.model import Kind
from tests.conftest import DATA
from tests.discord_env import VIEW, Scene, a_scene, answered, labels, raw, said  # noqa: F401
from tests.lamp import concept, knowledge_of
from tests.medgen_sample import LANTERN, SAMPLE, XYY

HERE = "here"
TERMS = (
    ("C9930001", "Autosomal recessive disease", "group"),
    ("C9930002", "Syndrome", "group"),
    ("C9930003", "Sconce palsy", "disease"),
)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The invented MedGen release, which lists mere words as well."""
    path = tmp_path_factory.mktemp("released") / "k.db"
    build([SourceSpec("hpo", DATA / "hpo"), SourceSpec("medgen-release", SAMPLE)], path)
    return open_knowledge(path)


@pytest.fixture(scope="module")
def terms(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Knowledge that lists general terms too, and conditions in numbered types."""
    return knowledge_of(tmp_path_factory.mktemp("terms"), *(concept(*each) for each in TERMS))


@pytest.mark.parametrize("typed", ["lant", "n how tall", "zzqx vvkw", "flickr"])
def test_a_guess_leaves_what_is_spoken_of(knowledge: Knowledge, typed: str) -> None:
    """Shorthand that is not understood, answered with names that are merely close, or with none."""
    conversation = Conversation(30)
    answering = Answering(knowledge, conversation)
    answering.reply("lantern ataxia", HERE)
    reply = answering.reply(typed, HERE)
    assert isinstance(reply, NoMatch) or (isinstance(reply, Choices) and reply.reason == "close")
    followed = answering.reply("and its genes?", HERE)
    assert isinstance(followed, Answer)
    assert LANTERN == followed.concept.id


def test_a_mere_name_does_not_take_the_place_of_what_is_spoken_of(released: Knowledge) -> None:
    """Of which nothing is held, and no kind stated: unless it was opened, or nothing was before."""
    conversation = Conversation(30)
    answering = Answering(released, conversation)
    answering.reply("lantern ataxia", HERE)
    aside = answering.reply("47,XYY", HERE)
    assert isinstance(aside, Answer)
    assert (XYY, Kind.UNSTATED) == (aside.concept.id, aside.concept.kind)
    assert LANTERN == conversation.last(HERE)
    answering.open(XYY, HERE)
    assert XYY == conversation.last(HERE)
    answering.reply("47,XYY", "elsewhere")
    assert XYY == conversation.last("elsewhere")


def test_a_bare_condition_is_spoken_of(released: Knowledge) -> None:
    """What some source calls a disease is one, though its record be short."""
    conversation = Conversation(30)
    answering = Answering(released, conversation)
    answering.reply("lantern ataxia", HERE)
    answering.reply("ataxia of lamps", HERE)
    assert "C9900004" == conversation.last(HERE)


# What names nothing: about what is spoken of, or about no concept.

GENERAL = (
    "what is a carrier",
    "what is penetrance",
    "what is OMIM",
    "whats MedGen",
    "what are syndromes",
    "what is newborn screening",
    "what is a VUS",
    "what does pleiotropy mean",
    "what is whole exome sequencing",
    "undiagnosed",
    "rare diseases",
    "qué es un portador",
    "qu'est-ce qu'un porteur",
    "was ist eine Mutation",
)
ELSEWHERE = (
    "how to become a genetic counselor",
    "where can i study genetics",
    "wie wird man Arzt",
    "comment devenir docteur",
    "dónde puedo estudiar",
)
LOADED = (
    "how old is this",
    "where is this from",
    "where do you get your info",
    "source?",
    "how do i cite pubmed",
    "woher stammt das",
    "de quand date cela",
    "de dónde viene esto",
)
FINE = ("ok", "never mind", "ok nvm", "stop", "you are useless", "lol", "bad bot", "sorry")
COMFORT = ("i feel so guilty", "should i terminate", "is it my fault", "i am scared")
THANKS = ("thx", "ok thx", "thank you so much")
ABOUT = (
    "who r u",
    "who made u",
    "are you a doctor",
    "how accurate are you",
    "what language do you speak",
)
MONEY = (
    "insurance?",
    "can she get life insurance",
    "do i need a lawyer",
    "disability benefits",
    "Versicherung?",
    "seguro de vida",
    "une assurance vie",
)
DISCOVERY = (
    "who discovered it",
    "wer hat es entdeckt",
    "¿quién lo descubrió?",
    "qui l'a découverte",
)


@pytest.mark.parametrize(
    ("subject", "typed"),
    [
        *(("general", each) for each in GENERAL),
        *(("elsewhere", each) for each in ELSEWHERE),
        *(("loaded", each) for each in LOADED),
        *(("discovery", each) for each in DISCOVERY),
        *(("money", each) for each in MONEY),
        *(("fine", each) for each in FINE),
        *(("comfort", each) for each in COMFORT),
        *(("thanks", each) for each in THANKS),
        *(("about", each) for each in ABOUT),
    ],
)
def test_what_is_about_no_record_is_told_so(knowledge: Knowledge, subject: str, typed: str) -> None:
    """A concept spoken of before changes nothing, and stays spoken of."""
    conversation = Conversation(30)
    answering = Answering(knowledge, conversation)
    answering.reply("lantern ataxia", HERE)
    reply = answering.reply(typed, HERE)
    assert isinstance(reply, NoMatch), typed
    assert ("not_offered", subject) == (reply.reason, reply.subject)
    assert LANTERN == conversation.last(HERE)


@pytest.mark.parametrize("typed", ["insurance for lantern ataxia", "lantern ataxia life insurance"])
def test_a_condition_that_insurance_is_asked_of_is_ready(knowledge: Knowledge, typed: str) -> None:
    """To be opened, since no record tells of it; a code for an insurer is another thing."""
    reply = knowledge.ask(typed)
    assert isinstance(reply, NoMatch)
    assert ("money", [LANTERN]) == (reply.subject, [each.id for each in reply.nearest])
    coded = knowledge.ask("lantern ataxia insurance code")
    assert isinstance(coded, Answer)
    assert ("codes",) == coded.intents


@pytest.mark.parametrize(
    ("intent", "typed"),
    [
        ("inheritance", "are there carriers of it"),
        ("inheritance", "inheritance?"),
        ("inheritance", "what is the inheritance"),
        ("management", "what is treatment"),
        ("clinical_features", "what are symptoms"),
        ("identifiers", "what is OMIM number"),
        ("causes_genes", "what is the gene"),
        ("inheritance", "AD or AR?"),
        ("inheritance", "AR?"),
        ("inheritance", "AD?"),
        ("inheritance", "is it AD"),
        ("inheritance", "AD oder AR?"),
        ("inheritance", "x linked?"),
        ("inheritance", "autosomal dominant?"),
        ("inheritance", "and in girls?"),
        ("prognosis", "n in kids?"),
        ("prognosis", "what about adults"),
        ("hierarchy", "what complementation groups are there"),
        ("causes_genes", "which enzyme is deficient"),
        ("diagnosis", "prenatal dx"),
        ("inheritance", "is it from me or my husband"),
        ("inheritance", "next pregnancy"),
        ("inheritance", "boys and girls?"),
        ("prognosis", "in childhood"),
        ("management", "how can i help her"),
        ("inheritance", "can i have kids if i have it"),
        ("management", "what about in pregnancy"),
        ("clinical_features", "hpo terms"),
        ("clinical_features", "obligate features"),
        ("reported_absent", "absent features"),
        ("definition", "tldr"),
        ("resources", "clinvar"),
        ("inheritance", "brother?"),
        ("inheritance", "and her cousins"),
        ("prognosis", "infants"),
        ("management", "diet?"),
        ("management", "any sports"),
        ("causes_genes", "premutation"),
        ("epidemiology", "ashkenazi jews?"),
        ("reverse_lookup", "what else has it"),
    ],
)
def test_terse_words_are_about_what_is_spoken_of(
    knowledge: Knowledge, intent: str, typed: str
) -> None:
    """Without a pointer as well, where they ask for a part of a record."""
    reply = knowledge.ask(typed, LANTERN)
    assert isinstance(reply, Answer), typed
    assert (LANTERN, intent) == (reply.concept.id, reply.intents[0])


def test_abbreviations_of_modes_are_names_where_nothing_is_spoken_of(knowledge: Knowledge) -> None:
    """It is the short name of a disease as well: "AD"."""
    reply = knowledge.ask("AD?")
    assert not isinstance(reply, Answer) or reply.intents != ("inheritance",)


def test_what_is_spoken_of_is_told_with_its_own_sources(knowledge: Knowledge) -> None:
    """Of nothing, all that is loaded."""
    own, all_ = (knowledge.ask("where is this from", last) for last in (LANTERN, None))
    assert isinstance(own, NoMatch)
    assert isinstance(all_, NoMatch)
    assert {"LAMP"} == {each.source for each in own.asked}
    assert {each.source for each in all_.asked} > {"LAMP"}
    printed = "\n".join(line.text for line in lines.render(own, VIEW))
    assert "LAMP 2026-10-01" in printed


@pytest.mark.parametrize(
    "typed", ["cite", "cite it", "citation for this", "cite this record", "bibtex", "zitieren"]
)
def test_the_record_that_is_open_is_cited(knowledge: Knowledge, typed: str) -> None:
    """As in a file of it, with the formats; of nothing it is said how files are made."""
    reply = knowledge.ask(typed, LANTERN)
    printed = [line.text for line in lines.render(reply, VIEW)]
    assert "Cite this record" in printed
    (cited,) = (each for each in printed if each.startswith("Lantern ataxia (C9900001). In: "))
    content = export(knowledge, Subject(LANTERN), "text")
    assert isinstance(content, ExportedFile)
    assert cited.partition(" [")[0] in content.content.decode()
    assert any("BibTeX" in each for each in printed)
    of_nothing = knowledge.ask(typed)
    assert isinstance(of_nothing, NoMatch)
    assert "export" == of_nothing.subject


def test_a_term_that_a_source_lists_is_told(terms: Knowledge) -> None:
    """A group of that name is what it asks for, whatever is spoken of."""
    for typed, expected in (
        ("autosomal recessive diseases", "C9930001"),
        ("what are autosomal recessive diseases", "C9930001"),
        ("what is a syndrome", "C9930002"),
    ):
        reply = terms.ask(typed, "C9930003")
        assert isinstance(reply, Answer), typed
        assert expected == reply.concept.id


def test_where_nothing_fits_what_is_spoken_of_is_named(knowledge: Knowledge) -> None:
    """So that who asked something of it knows; where nothing is spoken of, it is not."""
    answering = Answering(knowledge, Conversation(30))
    lost = answering.reply("zzqx vvkw", HERE)
    answering.reply("lantern ataxia", HERE)
    for typed in ("zzqx vvkw", "will she be short", "give examples", "ist das zzqx"):
        assert_still_spoken_of(answering.reply(typed, HERE), "Lantern ataxia")
    assert isinstance(lost, NoMatch)
    assert lost.spoken is None


def assert_still_spoken_of(reply: Reply, name: str) -> None:
    """It says that nothing fits, and of what it can be asked."""
    assert isinstance(reply, NoMatch)
    assert reply.reason in {"nothing_fits", "other_language"}
    assert name == reply.spoken
    assert any(name in line.text for line in lines.render(reply, VIEW))


def test_one_button_opens_what_is_spoken_of_where_it_is_near_as_well(knowledge: Knowledge) -> None:
    """Of one custom id a card holds but one; else Discord would refuse it."""
    nothing = knowledge.ask("LAX2 zzqx")
    assert isinstance(nothing, NoMatch)
    (near,) = nothing.nearest
    for spoken, expected in ((near.id, 1), ("C9900001", 2)):
        reply = replace(nothing, spoken="Lantern ataxia", spoken_id=spoken)
        shown = cards.render(reply, VIEW, Surface(100))
        ids = [each.custom_id for each in shown.buttons]
        assert expected == len({each for each in ids if each.startswith("show|")})
        assert len(ids) == len(set(ids))


def test_words_that_ask_alone_name_nothing_where_nothing_is_spoken_of(knowledge: Knowledge) -> None:
    """Nor do they of a feature."""
    assert isinstance(knowledge.ask("diet?"), NoMatch)
    assert isinstance(knowledge.ask("diet?", "HP:0001251"), NoMatch)


def test_the_name_in_what_fits_nothing_is_offered(knowledge: Knowledge) -> None:
    """An abbreviation beside a word that is of no name."""
    reply = knowledge.ask("LAX2 zzqx")
    assert isinstance(reply, NoMatch)
    assert ["Lantern ataxia 2"] == [match.name for match in reply.nearest]


async def test_what_is_spoken_of_is_a_press_away_where_nothing_fits(scene: Scene) -> None:
    """With what was asked of it, if that was understood."""
    await scene.ask("lantern ataxia")
    lost = await scene.ask("gibt es zzqx Leitlinien")
    assert "Lantern ataxia" in labels(lost)
    shown = said(answered(await scene.press(lost, "Lantern ataxia")))
    assert en.SECTIONS["guidelines"] in shown


async def test_the_sources_of_what_is_spoken_of_can_be_opened(scene: Scene) -> None:
    """Each by its name, as below any card."""
    await scene.ask("lantern ataxia")
    told = raw(await scene.ask("source?"))
    assert f"{en.SOURCES.partition('{')[0]}[LAMP" in told

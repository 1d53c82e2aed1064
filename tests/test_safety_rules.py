"""The files of safety rules: what their phrases, lists and exceptions mean, and what is refused."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from knowledge.safety import bundled_rules, screen
from knowledge.safety.languages import Languages
from knowledge.safety.phrases import PhraseError, WordLists, read_phrase
from knowledge.safety.rules import read_rules
from knowledge.safety.text import Message
from tests.safety_corpus import FOLDER, LANGUAGES, read_corpora

RULE_FILE = """
[review]
reviewed_by = "{reviewer}"
reviewed_on = "2026-01-02"
[chat]
[spelling]
key_words = []
other_words = []
[words]
colour = ["red", "deep blue"]
[[rule]]
id = "tests-own"
kind = "emergency"
why = "a test"
says = ["{says}"]
unless = ["never"]
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_have_one_id_each(language: str) -> None:
    """A reviewer who is told an id finds one place."""
    file = FOLDER.parents[2] / "knowledge" / "data" / "safety" / f"{language}.toml"
    ids = [line for line in file.read_text("utf-8").splitlines() if line.startswith("id = ")]
    assert len(set(ids)) == len(ids)


def test_no_language_has_been_reviewed_yet() -> None:
    """Until someone with the training signs, each file says so; then it says who."""
    assert not any(rules.review.is_done for rules in bundled_rules())
    assert read_rules(RULE_FILE.format(reviewer="Dr Example", says="red"), "xx").review.is_done


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("red|green light", "a green light", True),
        ("red|green light", "red and light", False),
        ("red .. light", "red hot neon light", True),
        ("red .. light", "red and a very bright light", False),
        ("red ... light", "red and a very bright light", True),
        ("red really? light", "red light", True),
        ("<colour> sky", "a deep blue sky", True),
        ("<colour> sky", "blue sky", False),
        ("very_red sky", "very red sky", True),
        ("^ red", "the red", False),
        ("red $", "red sky", False),
        ("sky & red", "red is the sky", True),
        ("sky & red", "Red is all there is. But what of that sky", False),
        ("cat(s) sleep", "cats sleep", True),
        ("room {number}", "room 12", True),
        ("dear {Name}", "dear Maria", True),
        ("dear {Name}", "dear maria", False),
        ("dear {Name}", "DEAR MARIA", False),
        ("dear {Name}", "dear FBN1", False),
    ],
)
def test_phrases_are_read_as_the_rule_file_explains(phrase: str, text: str, expected: bool) -> None:
    """Each sign of the small language of phrases does what the head of the file says."""
    read = read_phrase(phrase, WordLists({"colour": ("red", "deep blue")}))
    assert expected == any(map(read.is_in, Message(text).sentences(bundled_rules()[0].spelling)))


def test_an_exception_counts_near_the_phrase_only() -> None:
    """A word that excuses a phrase must stand within a dozen words of it."""
    near = screen("my friend cannot breathe from laughing")
    far = screen("we were laughing " + "and then we walked along " * 5 + "my friend cannot breathe")
    assert ("accompany", "stop") == (near.level, far.level)


def test_an_entry_of_a_word_list_is_a_phrase_too() -> None:
    """A concept can be said with gaps and choices, and rules put concepts together."""
    lists = {"kin": ("dad",), "who": ("my <kin>",), "sign": ("face|mouth .. crooked", "slurs")}
    read = read_phrase("<who> & <sign>", WordLists(lists))
    texts = ["his mouth is crooked, my dad", "my dad slurs", "my dad has a face", "crooked mouth"]
    english = bundled_rules()[0].spelling
    found = [any(map(read.is_in, Message(text).sentences(english))) for text in texts]
    assert [True, True, False, False] == found


@pytest.mark.parametrize("entry", ["red & blue", "^ red", "red $"])
def test_an_entry_cannot_speak_of_the_whole_sentence(entry: str) -> None:
    """Inside a list such a sign would never be met, and nobody would be told."""
    with pytest.raises(PhraseError, match="cannot hold"):
        read_phrase("<colour>", WordLists({"colour": (entry,)}))


@pytest.mark.parametrize("phrase", ["sky is red|$", "^|the sky"])
def test_an_end_or_a_beginning_is_no_choice_among_words(phrase: str) -> None:
    """It would be taken for a word that nobody writes, and nobody would be told."""
    with pytest.raises(PhraseError, match="several choices"):
        read_phrase(phrase, WordLists({}))


@pytest.mark.parametrize(
    ("jest", "earnest"),
    [
        ("my prof will kill me if i mix up NF1 and NF2", "my husband will kill me if i leave him"),
        ("mi profe me mata si confundo los genes", "mi marido dice que me mata si me voy"),
        ("mon prof va me tuer si je confonds", "mon mari dit qu'il va me tuer si je pars"),
        ("mein prof bringt mich um wenn ich gene verwechsle", "mein mann sagt er bringt mich um"),
        ("this exam kills me, what is NF1", "i failed the exam and want to kill myself"),
    ],
)
def test_a_figure_of_speech_hides_no_danger(jest: str, earnest: str) -> None:
    """What is said in jest stops nothing, and nearly the same words in earnest do."""
    assert screen(jest).level != "stop" == screen(earnest).level


@pytest.mark.parametrize(
    ("looked_up", "happening"),
    [
        ("MSUD staggering and confusion", "MSUD kid staggering and talking rubbish since noon"),
        ("tongue swelling in HAE", "HAE attack, my tongue is swelling and i cannot swallow"),
        ("ICD shocks in Brugada syndrome", "my ICD just shocked me three times"),
        ("convulsiones en Dravet", "tiene Dravet y convulsiona desde hace diez minutos"),
        ("convulsions Dravet", "Dravet, elle convulse depuis dix minutes"),
        ("Torkeln bei MSUD", "MSUD, er torkelt und redet wirres Zeug"),
    ],
)
def test_a_crisis_is_told_from_a_question_about_it(looked_up: str, happening: str) -> None:
    """A condition and its sign are a look-up; the same of somebody, now, is an emergency."""
    assert ("clear", "stop") == (screen(looked_up).level, screen(happening).level)


@pytest.mark.parametrize(
    ("ordinary", "farewell"),
    [
        ("i gave my dog a bath", "i gave my dog away and wrote the letters"),
        ("tell me who my patron saint is", "please tell my mum i love her"),
        ("the letter is written in German", "the letters are written"),
        ("ya escribí el resumen", "las cartas están escritas"),
        ("les fiches sont écrites", "les lettres sont écrites"),
        ("der Aufsatz ist geschrieben", "die Briefe sind geschrieben"),
    ],
)
def test_a_farewell_is_seen_though_it_names_no_death(ordinary: str, farewell: str) -> None:
    """Affairs put in order and last words stop; the same verbs about other things do not."""
    assert ("self_harm", "stop") == (screen(farewell).kind, screen(farewell).level)
    assert screen(ordinary).level != "stop"


@pytest.mark.parametrize("says", ["<colours> sky", "{number} {date}"])
def test_a_phrase_that_cannot_work_is_refused(says: str) -> None:
    """An unknown list, or shapes without a single word, are mistakes in the file."""
    with pytest.raises(PhraseError, match=r"colours|shapes only"):
        read_rules(RULE_FILE.format(reviewer="x", says=says), "xx")


def test_a_rule_file_with_an_unknown_key_is_refused() -> None:
    """A misspelt key would otherwise switch its rule off without a word."""
    with pytest.raises(ValidationError, match="unles"):
        read_rules(RULE_FILE.format(reviewer="x", says="red").replace("unless", "unles"), "xx")


def test_languages_find_together_what_each_finds_alone() -> None:
    """Looking words up once for all of them changes nothing, whatever was read before."""
    together = Languages(bundled_rules())
    alone = [Languages([rules]) for rules in bundled_rules()]
    for line in read_corpora():
        found = together.found(line.text)
        assert found == [each for one in alone for each in one.found(line.text)], line.text


PATIENTS = "Dear colleagues, a boy was sent to us. His mother had a stroke, an uncle drank petrol."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("His mother had a stroke, an uncle drank petrol.", "emergency"),
        (PATIENTS, "emergency"),  # too short for a letter
        (f"{PATIENTS} {'We saw the family again and again. ' * 5}", None),
        (f"{PATIENTS} {'We saw the family again and again. ' * 5} What shall I do?", "emergency"),
        (f"{PATIENTS} {'We saw the family again and again. ' * 5} My son limps.", "emergency"),
        (
            f"Our clinic closed. His mother had a stroke, an uncle drank petrol. {'Rain. ' * 40}",
            "emergency",
        ),
        ("Dear colleagues, her uncle has gout.", None),
        ("Her uncle has gout.", "personal"),
        ("Dear colleagues, my uncle has gout.", "personal"),
        ("Our clinic closed. Her uncle has gout.", "personal"),
        ("Our clinic saw her, sent by her doctor. Her uncle has gout.", None),
    ],
)
def test_a_letter_about_patients_asks_about_nobody_near(text: str, kind: str | None) -> None:
    """Nor does a long one tell of an emergency, unless it happens now or to the writer's own."""
    assert kind == screen(text).kind


@pytest.mark.parametrize(
    ("feared", "studied"),
    [
        ("am I dying of ALS?", "does ALS kill within five years"),
        ("will i go blind", "which of them make people go blind"),
        ("how long do I have", "how long do I have to wait for the next question"),
        ("should i terminate", "should i terminate the session"),
        ("should I tell my kids", "should I tell NF1 from NF2 by the spots"),
        ("is this going to kill me", "is this going to be in the record"),
        ("cuánto tiempo me queda", "cuánto tiempo me queda de examen"),
        ("voy a quedarme ciega", "qué enfermedades dejan ciego"),
        ("debería abortar", "debería usar el código OMIM"),
        (
            "combien de temps il me reste",
            "combien de temps il me reste avant la prochaine question",
        ),
        ("on garde le bébé ?", "on garde la liste ?"),
        ("je vais devenir sourd ?", "je vais en parler en cours"),
        ("sterbe ich jung?", "verläuft das immer tödlich"),
        ("soll ich abtreiben", "soll ich das thema abbrechen"),
        ("kriege ich das auch?", "kriege ich das auch als pdf?"),
    ],
)
def test_what_will_become_of_the_asker_is_no_study_question(feared: str, studied: str) -> None:
    """Fears and decisions of one's own are accompanied, and never stopped; the rest is not."""
    assert ("accompany", "personal") == (screen(feared).level, screen(feared).kind)
    assert screen(studied).level == "clear"


@pytest.mark.parametrize(
    ("ordinary", "dangerous"),
    [
        ("a guy with a good eye in our corridor", "there's a guy with a knife in our corridor"),
        ("shook the tube and now it's all quiet", "i shook her and now she's all quiet"),
        ("el profe nos pega con el libro jaja", "mi padrastro me pega con la correa"),
        ("elegí el puente disulfuro como tema", "ya elegí el puente"),
        ("j'ai secoué le tube trop fort", "je l'ai secouée trop fort, elle dort"),
        ("un type avec un livre dans le couloir", "un type avec une hache dans le couloir"),
        ("ich mach jetzt schluss für heute", "kein bock mehr auf leben, jetzt mach ich schluss"),
        ("ich hab das röhrchen geschüttelt", "ich hab das baby geschüttelt, es ist so still"),
    ],
)
def test_danger_put_in_other_words_is_told_from_its_look_alike(
    ordinary: str, dangerous: str
) -> None:
    """Slang, hints and hurried words stop; the same words about other things do not."""
    assert screen(ordinary).level != "stop" == screen(dangerous).level


FILLING = " My aunts all live far away; the family is large, and three cousins sail." * 3


@pytest.mark.parametrize(
    ("over", "happening"),
    [
        (
            "For ten years my chest hurts when I lift my arm.",
            "For ten minutes my chest hurts when I lift my arm.",
        ),
        (
            "As a boy he collapsed on the stairs.",
            "As a boy he was well, and he collapsed on the stairs.",
        ),
        (
            "In 1999 my uncle collapsed in a field. He is sixty now.",
            "My uncle, a farmer, collapsed in a field. He is sixty now.",
        ),
        (
            "Desde hace diez años me duele el pecho y el brazo izquierdo.",
            "Desde hace diez minutos me duele el pecho y el brazo izquierdo.",
        ),
        (
            "Depuis dix ans j'ai mal dans la poitrine et le bras gauche.",
            "Depuis dix minutes j'ai mal dans la poitrine et le bras gauche.",
        ),
        (
            "Seit zehn Jahren habe ich Brustschmerzen bis in den Arm.",
            "Seit zehn Minuten habe ich Brustschmerzen bis in den Arm.",
        ),
    ],
)
def test_a_letter_tells_of_what_is_over(over: str, happening: str) -> None:
    """In the clause that says so, if nothing is said to happen now; in a long message only."""
    assert ("stop", "stop") == (screen(f"{happening}{FILLING}").level, screen(happening).level)
    assert screen(f"{over}{FILLING}").level != "stop"


def test_violence_counts_in_a_letter_however_long_it_has_been_so() -> None:
    """What is lasting is not over: a rule says so of itself."""
    assert screen(f"For ten years my husband beats me.{FILLING}").level == "stop"


def test_parts_of_a_phrase_are_found_where_they_stand_near_each_other() -> None:
    """The first "he" of a long sentence is far from the rest; the second is not."""
    read = read_phrase("pale & he", WordLists({}))
    text = f"he laughs {'and laughs ' * 10} and then he is pale"
    (sentence,) = Message(text).sentences(bundled_rules()[0].spelling)
    assert [27] == [end - start for start, end in read.places(sentence)]
    assert [3] == [end - start for start, end in read.places(sentence, within=10)]


LETTERS = {
    "es": (
        "Estimados colegas: nos remiten un niño. Su madre tiene un ictus, el tío bebía.",
        "Vimos a la familia una y otra vez.",
        "Mi hijo cojea.",
        "Nuestra clínica está cerrada. Su madre está teniendo un ictus.",
    ),
    "fr": (
        "Chers confrères, on m'a adressé un garçon. Sa mère fait un AVC, un oncle buvait.",
        "Nous avons revu la famille maintes fois.",
        "Mon fils boite.",
        "Notre clinique est fermée. Sa mère fait un AVC.",
    ),
    "de": (
        "Liebe Kollegen, uns wurde er vorgestellt. Sie fiel die Treppe herab und ist verwirrt.",
        "Wir sahen die Familie wieder und wieder.",
        "Mein Sohn hinkt.",
        "Unsere Klinik ist zu. Sie fiel die Treppe herab und ist verwirrt.",
    ),
}


@pytest.mark.parametrize("language", LETTERS)
def test_letters_of_professionals_are_read_so_in_every_language(language: str) -> None:
    """A long one that shows twice who writes tells of no emergency, unless of the writer's own."""
    letter, filling, own, once = LETTERS[language]
    long = f"{letter} {f'{filling} ' * 8}"
    assert screen(long).level == "clear"
    assert {"stop"} == {screen(each).level for each in (letter, long + own, once)}

"""The chat in the terminal: follow-ups, numbered choices, and what a line can ask for."""

from __future__ import annotations

import io
import re
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from bot import terminal
from bot.conversation import Conversation
from bot.lending import Following
from bot.phrases import en
from bot.render.view import Line, View
from bot.terminal import Chat, answer_lines, print_lines, talk
from knowledge import Knowledge, open_knowledge
from tests.conftest import LAMP_RELEASE, NEWER_LAMP_RELEASE

VIEW = View(
    today=date(2026, 11, 23),
    stale_after_months=12,
    emergency_numbers=("112", "911"),
    help_lines=("988 (US)", "116 123 (UK)"),
)
ESCAPE = re.compile(r"\x1b\[([\d;]*)m")
TITLE = "Lantern ataxia · disease · C9900001"


class Session:
    """A chat and what it has printed."""

    def __init__(self, knowledge: Knowledge, shown: Console) -> None:
        self.shown = shown
        self.chat = Chat(Following(knowledge).current, Conversation(30), VIEW, shown)

    def say(self, line: str) -> str:
        """What is printed for one line; the chat goes on after it."""
        start = len(self.printed())
        assert self.chat.take(line)
        return self.printed()[start:]

    def printed(self) -> str:
        """All that was printed so far."""
        assert isinstance(self.shown.file, io.StringIO)
        return self.shown.file.getvalue()


@pytest.fixture
def session(knowledge: Knowledge) -> Session:
    """A chat that prints into a file, as a pipe does."""
    return Session(knowledge, terminal.console(io.StringIO()))


def on_a_terminal(width: int = 60) -> Console:
    """A console that takes its file for a terminal of this width."""
    return Console(
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


# What a line can ask for.


def test_a_question_is_answered(session: Session) -> None:
    """The title comes first, an empty line last."""
    printed = session.say("genes of lantern ataxia")
    assert printed.startswith(f"{TITLE}\n")
    assert "LANT1" in printed
    assert printed.endswith(f"{en.FOOTER}\n\n")


def test_a_follow_up_is_about_the_concept_of_the_last_answer(session: Session) -> None:
    """Two follow-ups in a row still know what they are about."""
    session.say("lantern ataxia")
    assert "HP:0000007" in session.say("and its inheritance?")
    assert "LANT1" in session.say("which genes?")


def test_help_shows_examples(session: Session) -> None:
    """`help` and `?` print the same lines, in any case; they ask nothing."""
    assert f"{en.HELP}\n" == session.say("help")
    assert f"{en.HELP}\n" == session.say(" HELP ")
    assert f"{en.HELP}\n" == session.say("?")


@pytest.mark.parametrize("word", ["quit", "exit", "q", " QUIT \n"])
def test_quit_ends_the_chat(session: Session, word: str) -> None:
    """Nothing is printed for it; who leaves need not read."""
    assert not session.chat.take(word)
    assert "" == session.printed()


@pytest.mark.parametrize("line", ["", "   ", "\n", "\t"])
def test_an_empty_line_is_passed_over(session: Session, line: str) -> None:
    """No reply, and the chat goes on."""
    assert "" == session.say(line)


# Choices by number.


def test_a_number_opens_the_choice_shown_last(session: Session) -> None:
    """The second of two meanings is opened, and is what a follow-up is about."""
    assert "2. Lax pupil" in session.say("LAX")
    assert session.say("2").startswith("Lax pupil · disease · OMIM:999003\n")
    assert session.say("and its genes?").startswith("Lax pupil")


def test_a_choice_keeps_the_section_that_was_asked_for(session: Session) -> None:
    """Features were asked for before it was clear of what."""
    session.say("inheritance in LAX")
    printed = session.say("1")
    assert printed.startswith(TITLE)
    assert "HP:0000007" in printed
    assert en.SECTIONS["identifiers"] not in printed


def test_another_choice_can_be_opened_afterwards(session: Session) -> None:
    """The choices stay until others are shown."""
    session.say("LAX")
    session.say("2")
    assert session.say("1").startswith(TITLE)


def test_a_number_opens_a_condition_of_a_gene(session: Session) -> None:
    """Whole: what is tied to a gene is asked for more than its genes."""
    assert en.CHOOSE_CONDITION in session.say("LANT1")
    printed = session.say("1")
    assert printed.startswith(TITLE)
    assert en.SECTIONS["identifiers"] in printed


@pytest.mark.parametrize("number", ["0", "3", "99"])
def test_a_number_that_is_no_choice_is_told_the_range(session: Session, number: str) -> None:
    """Nothing is opened; the choices stay."""
    session.say("LAX")
    assert f"There is no choice {number}. The choices are 1 to 2.\n" == session.say(number)
    assert session.say("1").startswith(TITLE)


def test_a_number_without_choices_is_a_question(session: Session) -> None:
    """Nothing was offered, so it is looked up like anything else."""
    assert "There is no choice" not in session.say("2")


# Where nobody watches.


def test_a_pipe_gets_whole_lines_without_colour(session: Session) -> None:
    """No line is broken, however long, and no code colours it."""
    printed = session.say("studies of lantern ataxia")
    assert max(map(len, printed.splitlines())) > 160
    assert "\x1b" not in printed


def test_brackets_and_colons_are_printed_as_they_are(session: Session) -> None:
    """Nothing in a source is taken for mark-up or a picture."""
    text = "[bold]a[/bold] :smile: 10.9999/x(2001)1:2<12::AID>"
    print_lines(session.shown, [Line("text", text, 1)])
    assert f"  {text}\n" == session.printed()


def test_questions_of_a_pipe_are_answered_until_quit(session: Session) -> None:
    """Line by line; what stands behind `quit` is not asked."""
    answer_lines(session.chat, ["LAX\n", "\n", "1\n", "quit\n", "marfan syndrome\n"])
    printed = session.printed()
    assert TITLE in printed
    assert "Marfan" not in printed


# On a terminal.


def test_a_terminal_gets_colour_and_lines_of_its_width(knowledge: Knowledge) -> None:
    """Titles are coloured, long lines wrapped under their indent, and no word is lost."""
    watched = Session(knowledge, on_a_terminal(width=60))
    piped = Session(knowledge, terminal.console(io.StringIO()))
    printed = watched.say("studies of lantern ataxia")
    plain = ESCAPE.sub("", printed)
    assert ESCAPE.search(printed)
    # A link is longer than a line and is not broken where it could not be clicked.
    assert [] == [line for line in plain.splitlines() if len(line) > 60 and "https" not in line]
    assert piped.say("studies of lantern ataxia").split() == plain.split()


def test_no_color_is_respected(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR set no code asks for a colour; bold and italic are none."""
    monkeypatch.setenv("NO_COLOR", "1")
    printed = Session(knowledge, on_a_terminal()).say("LAX")
    codes = {int(code) for codes in ESCAPE.findall(printed) for code in codes.split(";") if code}
    assert set() == {code for code in codes if code >= 30}


def test_a_chat_welcomes_answers_and_says_goodbye(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typed lines are answered until `quit`."""
    session = Session(knowledge, on_a_terminal())
    monkeypatch.setattr(sys, "stdin", io.StringIO("LAX\n1\nquit\n"))
    talk(session.chat, session.shown)
    lines = ESCAPE.sub("", session.printed()).splitlines()
    assert "Rounds: ask about a genetic condition" in lines[0]
    assert TITLE in lines
    assert en.GOODBYE == lines[-1]


def test_the_end_of_input_ends_a_chat(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-D is as good as `quit`."""
    session = Session(knowledge, on_a_terminal())
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    talk(session.chat, session.shown)
    assert session.printed().endswith(f"{en.GOODBYE}\n")


def test_a_new_file_answers_from_the_next_line_on(
    tmp_path: Path, knowledge_file: Path, newer_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was spoken of stays; a file that cannot be used is said, and the former one answers."""
    path = Path(shutil.copy(knowledge_file, tmp_path / "served.db"))
    session = Session(open_knowledge(path), terminal.console(io.StringIO()))
    assert LAMP_RELEASE in session.say("genes of lantern ataxia")
    (tmp_path / "bad.db").write_text("Dear diary", "utf-8")
    (tmp_path / "bad.db").replace(path)
    for _ in range(2):
        assert LAMP_RELEASE in session.say("and its genes?")
    said = capsys.readouterr()
    assert 1 == (said.out + said.err).count("knowledge_not_replaced")
    Path(shutil.copy(newer_file, tmp_path / "newer.db")).replace(path)
    assert NEWER_LAMP_RELEASE in session.say("and its genes?")

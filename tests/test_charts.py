"""Charts kept for the next who asks: the same file, concept and language only, within bounds."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.charts import Charts
from bot.phrases import speaking
from knowledge import Answer, Knowledge, open_knowledge
from knowledge.record.readout import Concept

MARFAN, FEW = "OMIM:154700", "C9900001"


def concept(knowledge: Knowledge, curie: str) -> Concept:
    """The concept with this id."""
    reply = knowledge.show(curie)
    assert isinstance(reply, Answer)
    return reply.concept


@pytest.fixture
def marfan(knowledge: Knowledge) -> Concept:
    """A concept with enough features for a chart."""
    return concept(knowledge, MARFAN)


def test_a_chart_is_drawn_once(knowledge: Knowledge, marfan: Concept) -> None:
    """The next to ask gets the very same."""
    charts = Charts()
    first = charts.of(knowledge, marfan)
    assert first is not None
    assert first is charts.of(knowledge, marfan)
    assert charts.size >= len(first.png)


def test_each_language_has_its_own(knowledge: Knowledge, marfan: Concept) -> None:
    """Also where both say the same."""
    charts = Charts()
    first = charts.of(knowledge, marfan)
    with speaking("de"):
        german = charts.of(knowledge, marfan)
        assert german is charts.of(knowledge, marfan)
    assert first is not german
    assert first is charts.of(knowledge, marfan)


def test_another_file_has_its_own(
    knowledge: Knowledge, knowledge_file: Path, tmp_path: Path
) -> None:
    """The same concept of a file that took the place of the former is drawn anew."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(knowledge_file.read_bytes())
    newer = open_knowledge(copy)
    charts = Charts()
    before = charts.of(knowledge, concept(knowledge, MARFAN))
    after = charts.of(newer, concept(newer, MARFAN))
    newer.close()
    assert before == after
    assert before is not after


def test_the_one_asked_for_longest_ago_makes_room(knowledge: Knowledge, marfan: Concept) -> None:
    """The bytes that are kept never exceed those allowed."""
    first = Charts().of(knowledge, marfan)
    assert first is not None
    charts = Charts(most_bytes=2 * len(first.png) + 5_000)
    kept = charts.of(knowledge, marfan)
    for code in ("de", "fr", "es"):
        with speaking(code):
            charts.of(knowledge, marfan)
        assert charts.size <= 2 * len(first.png) + 5_000
    assert kept is not charts.of(knowledge, marfan)


def test_a_chart_larger_than_all_the_room_is_drawn_and_not_kept(
    knowledge: Knowledge, marfan: Concept
) -> None:
    """It is told all the same."""
    charts = Charts(most_bytes=10)
    assert charts.of(knowledge, marfan) is not None
    assert 0 == charts.size


def test_nothing_is_kept_where_there_is_no_chart(knowledge: Knowledge) -> None:
    """A condition of few features."""
    charts = Charts()
    assert charts.of(knowledge, concept(knowledge, FEW)) is None
    assert 0 == charts.size


def test_several_may_ask_at_once(knowledge: Knowledge, marfan: Concept) -> None:
    """They all get equal charts, and one of them is kept."""
    charts = Charts()
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda _: charts.of(knowledge, marfan), range(12)))
    assert 1 == len({each.png for each in drawn if each})
    assert 12 == sum(each is not None for each in drawn)
    assert drawn[0] == charts.of(knowledge, marfan)

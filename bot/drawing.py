"""One look-up from beginning to end: a job from one of Discord's entrances becomes a card.

A `Drawer` works in a thread of this process or in a process of its own (`workers`), so jobs and
what comes of them are plain values. It keeps nothing of what was asked.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, TypeVar

from bot.answering import Answering
from bot.charts import Charts
from bot.conversation import NO_OFFER, Offer
from bot.faults import Fault, fault_of
from bot.lending import Lending
from bot.phrases import speaking
from bot.render import cards, sending
from bot.render.card import Card
from bot.render.cards import Surface
from bot.render.chart_card import chart_card
from bot.render.exports import Subject
from bot.render.feedback import reported_card, shown_of, trackers_card
from bot.render.help import about_card
from bot.render.personal import history_card
from bot.render.rows import in_order
from bot.render.view import View
from bot.wishes import Parcel, Wish
from knowledge import Answer, Choices, GeneAnswer, Knowledge, KnowledgeError, NoMatch, Reply

Done = TypeVar("Done")
LookUp: TypeAlias = Literal[
    "message", "unasked", "terms", "name", "concept", "instead", "reported", "trackers"
]
Other: TypeAlias = Literal[
    "sources", "about", "history", "send", "export", "references", "list", "chart"
]


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be looked up: a message, a name, a concept chosen, and so on.

    Of a message to nobody ("unasked") what it plainly asks for; of one to explain its "terms". Or
    what else may have been meant `instead` of a concept, or of what was offered, `others` first.
    `pinned`: which concept (its id) an abbreviation (in normal form) stands for in this place.
    """

    kind: LookUp | Other
    text: str
    surface: Surface
    view: View
    last: str | None = None  # the concept spoken of before
    offered: Offer = NO_OFFER  # what the reply before put before its reader
    wish: Wish | None = None
    parcel: Parcel | None = None  # to be sent
    subject: Subject | None = None  # to be exported
    visits: tuple[tuple[str, int], ...] = ()  # of a history: a concept's id, and a Unix time
    others: tuple[str, ...] = ()
    pinned: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Topic:
    """What a job does to what was spoken of last in its place: `Answering`'s memory for one job."""

    before: str | None
    offered_before: Offer = NO_OFFER
    concept: str | None = None
    is_forgotten: bool = False
    offer_now: Offer | None = None  # None: it stays what it was

    def last(self, _place: Hashable) -> str | None:
        """The concept spoken of before."""
        return self.before

    def remember(self, _place: Hashable, concept: str) -> None:
        """The concept spoken of now."""
        self.concept = concept

    def forget(self, _place: Hashable) -> None:
        """Nothing is spoken of any more."""
        self.is_forgotten = True

    def offer(self, _place: Hashable, offer: Offer) -> None:
        """What the reply puts before its reader."""
        self.offer_now = offer

    def offered(self, _place: Hashable) -> Offer:
        """What was put before the reader before."""
        return self.offered_before


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card, what it does to the conversation, and the seconds it took.

    None in the card's place: the message is to be left alone. `unfound` is the id that was asked
    for in words and is not held.
    """

    card: Card | None
    topic: Topic
    seconds: float
    references: tuple[str, ...] = ()  # that were asked for, as CURIEs
    is_answer: bool = False  # it quotes a record
    unfound: str | None = None
    gene: str | None = None  # whose record it quotes


class Drawer:
    """Draws cards from the knowledge that `open_knowledge` gives; safe from several threads."""

    def __init__(self, open_knowledge: Callable[[], Knowledge]) -> None:
        self._lending = Lending(open_knowledge)
        self._charts = Charts()

    def prepare(self) -> Fault | None:
        """Open the knowledge before anybody asks."""
        return self._guarded(self._prepared)

    def renew(self) -> Fault | None:
        """Draw from the file that is there now; where it cannot be used, go on with the former."""
        return self._guarded(self._lending.renew)

    def draw(self, job: Job) -> Drawn | Fault:
        """The card of a job, or what went wrong."""
        return self._guarded(lambda: self._drawn(job))

    def close(self) -> None:
        """Let the knowledge go once the last job is done."""
        self._lending.close()

    def _guarded(self, work: Callable[[], Done]) -> Done | Fault:
        try:
            return work()
        except (KnowledgeError, sqlite3.DatabaseError) as error:
            return fault_of("knowledge_failed", error)
        except Exception as error:  # noqa: BLE001  # the asker is answered, the operator told
            return fault_of("look_up_failed", error)

    def _prepared(self) -> None:
        with self._lending.lent():
            return

    def _drawn(self, job: Job) -> Drawn:
        start = time.perf_counter()
        topic = Topic(job.last, job.offered)
        job = replace(job, view=replace(job.view, locale=job.surface.locale))
        with self._lending.lent() as knowledge, speaking(job.surface.language):
            if card := _other(knowledge, self._charts, job):
                found = _references(knowledge, job)
                return Drawn(card, topic, time.perf_counter() - start, found)
            asked = Answering(knowledge, topic, job.pinned)
            reply = _ordered(knowledge, _reply(asked, job), job)
            card = _shown(reply, job) if reply else None
        seconds = time.perf_counter() - start
        is_answer = isinstance(reply, Answer | GeneAnswer)
        gene = reply.id if isinstance(reply, GeneAnswer) else None
        return Drawn(card, topic, seconds, (), is_answer, _unfound(reply, job), gene)


def _shown(reply: Reply, job: Job) -> Card:
    """The card of a reply, or what its report says of it."""
    if job.kind not in _ABOUT_ANSWERS or not isinstance(reply, Answer | GeneAnswer):
        return cards.render(reply, job.view, job.surface, job.wish)
    return _ABOUT_ANSWERS[job.kind](shown_of(reply), job.view, job.surface)


_ABOUT_ANSWERS = {"reported": reported_card, "trackers": trackers_card}


def _unfound(reply: Reply | None, job: Job) -> str | None:
    """The id that is not held; none where there was no letter beside its digits.

    A number alone may be anything, such as that of a patient.
    """
    is_asked = job.kind in {"message", "name"} and any(map(str.isalpha, job.text))
    if is_asked and isinstance(reply, NoMatch) and reply.reason == "unknown_identifier":
        return reply.subject
    return None


def _other(knowledge: Knowledge, charts: Charts, job: Job) -> Card | None:
    """The card of what is no look-up; None for a look-up."""
    page = (job.wish or Wish()).page
    match job.kind:
        case "sources":
            return cards.sources(knowledge, job.view, job.surface, page)
        case "about":
            return about_card(knowledge.store.counts(), job.view, job.surface)
        case "history":
            return history_card(knowledge.store, job.visits, job.surface)
        case "chart":
            return chart_card(knowledge, charts, job.text, job.surface)
        case "send" if job.parcel:
            return sending.send_card(knowledge, job.parcel, job.surface)
        case "export" if job.subject:
            return sending.file_card(knowledge, job.subject, job.text, job.surface)
        case "list" if job.subject:
            return sending.list_card(knowledge, job.subject.ids, page, job.surface)
        case "references":
            return cards.message("", job.surface)
    return None


def _ordered(knowledge: Knowledge, reply: Reply | None, job: Job) -> Reply | None:
    """The reply with features in the order that the reader prefers, unless one was asked for."""
    if not isinstance(reply, Answer) or reply.is_summary or (job.wish and job.wish.sections):
        return reply
    keys = tuple(section.key for section in reply.sections)
    preferred = in_order(keys, job.surface)
    return reply if keys == preferred else knowledge.with_sections(reply, preferred)


def _references(knowledge: Knowledge, job: Job) -> tuple[str, ...]:
    if job.kind == "references" and job.subject:
        return sending.references_in(knowledge, job.subject)
    return ()


def _reply(answering: Answering, job: Job) -> Reply | None:
    wish = job.wish or Wish()
    if job.kind == "message":
        return answering.reply(job.text, None)
    if job.kind == "unasked":
        return answering.unasked(job.text, None)
    if job.kind == "terms":
        return answering.terms(job.text)
    if job.kind == "name":
        return answering.named(job.text, None, wish.intents, wish.sections)
    if job.kind == "instead":
        shown = answering.instead_of(job.text or None, job.others, None, wish.intents)
    elif wish.asked:
        shown = answering.whether(job.text, wish.asked, None)
    else:
        shown = answering.open(job.text, None, wish.intents, wish.sections)
    if isinstance(shown, Answer | GeneAnswer | Choices):
        return replace(shown, notice=wish.notice, urgent=wish.urgent)
    return shown

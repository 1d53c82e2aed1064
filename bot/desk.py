"""Where Discord's entrances hand in a question and get a card.

Look-ups and drawing run in a bounded pool (`workers`), so the event loop stays free. A fault
becomes one sentence for the asker and one line in the log, without what was asked or by whom.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from bot import reading
from bot.conversation import NO_OFFER, Conversation
from bot.cooldown import Cooldown
from bot.drawing import Drawn, Job
from bot.faults import Fault, log_fault
from bot.lending import free_memory
from bot.once import Once
from bot.pace import Pace
from bot.phrases import words
from bot.preferences import Defaults, Preferences
from bot.render import cards, markdown
from bot.render.card import Card
from bot.render.cards import Surface
from bot.render.exports import Subject
from bot.render.help import START, help_card
from bot.render.personal import sentence
from bot.render.view import View
from bot.state import State, Visit
from bot.suggestions import Suggestions
from bot.wishes import Parcel, Wish
from bot.work import Work
from bot.workers import Pool
from knowledge import Knowledge
from knowledge.matching.suggest import Suggestion

_HELP = frozenset({"", "help", "?", "hilfe", "aide", "ayuda"})


class Desk:
    """Takes questions from every entrance and gives cards, until it is closed.

    `open_knowledge` is called for what suggests. `state` is closed with it; `defaults` hold where
    nobody chose anything. `reads_all`: also messages that nobody addressed to
    Rounds may be looked at, where somebody wishes for it.
    """

    def __init__(
        self,
        pool: Pool,
        open_knowledge: Callable[[], Knowledge],
        conversation: Conversation,
        make_view: Callable[[], View],
        state: State,
        defaults: Defaults,
        *,
        cooldown: Cooldown | None = None,
        reads_all: bool = False,
    ) -> None:
        self._pool = pool
        self._conversation = conversation
        self._make_view = make_view
        self._suggestions = Suggestions(open_knowledge)
        self.state = state
        self.preferences = Preferences(state, defaults)
        self.cooldown = cooldown or Cooldown()
        self.reads_all = reads_all
        self._pace = Pace()
        self.pressed = Once()  # who said of which card that it was useful, or reported it
        self._told = Once()  # who was told in full, on which day, that this is no medical advice
        self.work = Work()

    @property
    def view(self) -> View:
        """What drawing depends on beside what is drawn, today."""
        return self._make_view()

    @property
    def patience_s(self) -> float:
        """How long to wait for a card before the asker is told that it takes a while."""
        return self._pace.patience_s(self._pool.size)

    # What entrances ask for.

    async def ask(
        self,
        text: str,
        place: Hashable,
        surface: Surface,
        about: str | None,
        pinned: Mapping[str, str] | None = None,
    ) -> Card:
        """The card in reply to a message; `about` is the concept that it points to of itself.

        `pinned`: which concept (its id) an abbreviation (in normal form) stands for there.
        """
        if text.strip().casefold() in _HELP:
            return help_card(START, surface)
        last = about or self._conversation.last(place)
        offered = NO_OFFER if about else self._conversation.offered(place)
        job = Job("message", text, surface, self._make_view(), last, offered, pinned=pinned or {})
        return await self._drawn(place, job)

    async def unasked(
        self,
        text: str,
        place: Hashable,
        surface: Surface,
        pinned: Mapping[str, str] | None = None,
    ) -> Card | None:
        """The card in reply to a message to nobody; None where it is left alone.

        It is also where there is much to do, or a fault: nobody waits for an answer.
        """
        if not self.patience_s:
            return None
        job = Job("unasked", text, surface, self._make_view(), pinned=pinned or {})
        job = self._with_disclaimer(job)
        drawn = await self._done(job)
        if isinstance(drawn, Fault) or drawn.card is None:
            return None
        self._remember(place, job, drawn)
        return drawn.card

    async def terms(
        self,
        text: str,
        place: Hashable,
        surface: Surface,
        pinned: Mapping[str, str] | None = None,
    ) -> Card:
        """What a text names, each to open."""
        job = Job("terms", text, surface, self._make_view(), pinned=pinned or {})
        return await self._drawn(place, job)

    async def named(
        self,
        name: str,
        place: Hashable,
        surface: Surface,
        wish: Wish,
        pinned: Mapping[str, str] | None = None,
    ) -> Card:
        """The card of a name, or of an id that was chosen from the list, as a command wishes."""
        job = Job("name", name, surface, self._make_view(), wish=wish, pinned=pinned or {})
        return await self._drawn(place, job)

    async def show(self, concept: str, place: Hashable, surface: Surface, wish: Wish) -> Card:
        """The card of a concept, as a button or menu wishes."""
        offered = self._conversation.offered(place)
        job = Job("concept", concept, surface, self._make_view(), offered=offered, wish=wish)
        return await self._drawn(place, job)

    async def instead(
        self,
        concept: str | None,
        others: tuple[str, ...],
        place: Hashable,
        surface: Surface,
        wish: Wish,
    ) -> Card:
        """What else to choose from: the concept shown, or none of those offered, was meant."""
        job = Job("instead", concept or "", surface, self._make_view(), wish=wish, others=others)
        return await self._drawn(place, job)

    async def one_concept(
        self, name: str, pinned: Mapping[str, str] | None = None, *, or_gene: bool = False
    ) -> str | None:
        """The id of the concept that a name or id means, None where that is not one concept.

        With `or_gene` it may be that of a gene.
        """
        job = Job("name", name, Surface(0), self._make_view(), pinned=pinned or {})
        drawn = await self._found(job)
        if drawn is None:
            return None
        return drawn.topic.concept or (drawn.gene if or_gene else None)

    async def sources(self, place: Hashable, surface: Surface, page: int = 0) -> Card:
        """A page of all that is loaded."""
        job = Job("sources", "", surface, self._make_view(), wish=Wish(page=page))
        return await self._drawn(place, job)

    async def about(self, place: Hashable, surface: Surface) -> Card:
        """What Rounds is and holds."""
        return await self._drawn(place, Job("about", "", surface, self._make_view()))

    async def chart(self, concept: str, place: Hashable, surface: Surface) -> Card:
        """The card with the chart of a concept's features."""
        return await self._drawn(place, Job("chart", concept, surface, self._make_view()))

    async def send(self, parcel: Parcel, place: Hashable, surface: Surface) -> Card:
        """The card that asks in which format something goes where."""
        job = Job("send", "", surface, self._make_view(), parcel=parcel)
        return await self._drawn(place, job)

    async def export(self, subject: Subject, form: str, place: Hashable, surface: Surface) -> Card:
        """The card with the file of a subject in a format."""
        job = Job("export", form, surface, self._make_view(), subject=subject)
        return await self._drawn(place, job)

    async def reading_list(
        self, user_id: int, page: int, place: Hashable, surface: Surface
    ) -> Card:
        """A page of somebody's reading list, or that it is empty.

        Raises:
            StateError: it cannot be read now.
        """
        ids = await reading.listed(self.state.reading_list, user_id)
        if not ids:
            return sentence(words.LIST_TITLE, words.LIST_EMPTY, surface)
        subject = Subject(ids=ids)
        job = Job("list", "", surface, self._make_view(), wish=Wish(page=page), subject=subject)
        return await self._drawn(place, job)

    async def references(self, subject: Subject) -> tuple[str, ...]:
        """What a subject cites, as CURIEs: what goes on a reading list; empty after a fault."""
        job = Job("references", "", Surface(0), self._make_view(), subject=subject)
        drawn = await self._found(job)
        return drawn.references if drawn else ()

    async def history(self, place: Hashable, surface: Surface, visits: Sequence[Visit]) -> Card:
        """What somebody opened, latest first."""
        times = tuple((each.concept_id, int(each.asked_at.timestamp())) for each in visits)
        return await self._drawn(
            place, Job("history", "", surface, self._make_view(), visits=times)
        )

    async def about_answer(
        self, kind: Literal["reported", "trackers"], concept: str, surface: Surface, wish: Wish
    ) -> Card | None:
        """What a report says of an answer, or where else to report it; None where it is gone.

        Nobody has asked for the concept, so it is not what was spoken of last.
        """
        job = Job(kind, concept, surface, self._make_view(), wish=wish)
        drawn = await self._found(job)
        return drawn.card if drawn and drawn.is_answer else None

    async def suggest(
        self, typed: str, pinned: Mapping[str, str] | None = None
    ) -> list[Suggestion]:
        """The concepts that may be meant by what is typed so far; empty after a fault."""
        return await self._suggestions.of(typed, pinned)

    def go_on_in(self, place: Hashable, before: Hashable) -> None:
        """What was spoken of in the one place is spoken of in the other, too: a thread of it."""
        if place == before:
            return
        if concept := self._conversation.last(before):
            self._conversation.remember(place, concept)
        self._conversation.offer(place, self._conversation.offered(before))

    # The knowledge that is asked, from the first question to the last.

    async def prepare(self) -> None:
        """Open the knowledge before anybody asks; a fault is logged and tried again later."""
        if fault := await self._pool.prepare():
            log_fault(fault)
        await self.suggest("")

    async def renew(self) -> Fault | None:
        """Answer and suggest from the file that is there now; with a fault from the former.

        Raises:
            KnowledgeError, sqlite3.DatabaseError: nothing can be suggested from it.
        """
        if fault := await self._pool.renew():
            return fault
        await self._suggestions.renew()
        await asyncio.to_thread(free_memory)
        return None

    async def close(self) -> None:
        """Let the workers go."""
        await self._pool.close()
        self._suggestions.close()
        await self.work.written()
        await self.state.close()

    # Look-ups, and what they leave behind.

    async def _drawn(self, place: Hashable, job: Job) -> Card:
        job = self._with_disclaimer(job)
        drawn = await self._done(job)
        if isinstance(drawn, Fault) or drawn.card is None:
            return cards.message(markdown.escape(words.FAILED), job.surface, alert=True)
        self._remember(place, job, drawn)
        return drawn.card

    async def _done(self, job: Job) -> Drawn | Fault:
        """What came of a job; a fault is logged."""
        with self._pace.waiting():
            drawn = await self._pool.draw(job)
        if isinstance(drawn, Fault):
            log_fault(drawn)
        else:
            self._pace.took(drawn.seconds)
        return drawn

    async def _found(self, job: Job) -> Drawn | None:
        """What came of a job that nobody sees the card of; None after a fault, which is logged."""
        drawn = await self._pool.draw(job)
        if isinstance(drawn, Fault):
            log_fault(drawn)
            return None
        return drawn

    def _with_disclaimer(self, job: Job) -> Job:
        """The job, with whether its asker is told in full that this is no medical advice."""
        surface = job.surface
        if surface.in_full is not None:
            return job
        in_full = (surface.asker, job.view.today) not in self._told
        return replace(job, surface=replace(surface, in_full=in_full))

    def _remember(self, place: Hashable, job: Job, drawn: Drawn) -> None:
        """What an answer leaves behind: in memory, and for those who want it in the state."""
        surface = job.surface
        if drawn.is_answer and surface.in_full:
            self._told.add((surface.asker, job.view.today))
        if drawn.topic.offer_now is not None:
            self._conversation.offer(place, drawn.topic.offer_now)
        if drawn.topic.concept:
            self._conversation.remember(place, drawn.topic.concept)
            if surface.noted:
                self.work.keep(self.state.history.record(surface.asker, drawn.topic.concept))
        elif drawn.topic.is_forgotten:
            self._conversation.forget(place)
        if drawn.unfound and surface.counted:
            self.work.keep(self.state.counts.miss(drawn.unfound))

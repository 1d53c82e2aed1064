"""The loopback Discord, driven by the real client library: what it is for, it must do itself."""

from __future__ import annotations

import asyncio
import io
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
import yarl
from discord import app_commands, ui

from tests.discord_server.changes import PATIENCE_S
from tests.discord_server.payloads import NO_ACCESS, NO_PERMISSION
from tests.discord_server.server import DiscordServer
from tests.discord_server.stored import Shelf
from tests.discord_server.world import MESSAGE_CONTENT

NOBODY = discord.AllowedMentions.none()
NAMES = ["Lantern ataxia", "Lantern ataxia 2", "Flicker gait"]


class Card(ui.LayoutView):
    """A card of a text, a button and a select."""

    def __init__(self, text: str) -> None:
        super().__init__(timeout=None)
        choose = ui.Select[Card](
            custom_id="section", options=[discord.SelectOption(label=each) for each in NAMES]
        )
        opener = ui.Button[Card](label="Report", custom_id="report")
        self.add_item(
            ui.Container(
                ui.TextDisplay(text),
                ui.ActionRow(ui.Button(label="More", custom_id="more"), opener),
                ui.ActionRow(choose),
            )
        )


class Report(ui.Modal):
    """A form of one text."""

    said: ui.Label[Report] = ui.Label(
        text="What is wrong?", component=ui.TextInput(custom_id="said")
    )

    def __init__(self) -> None:
        super().__init__(title="Report", custom_id="report-form")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Say back what was written."""
        assert isinstance(self.said.component, ui.TextInput)
        said = self.said.component.value
        await interaction.response.send_message(f"Noted: {said}", ephemeral=True)


class Bot(discord.AutoShardedClient):
    """A small bot that does a little of everything."""

    def __init__(self, intents: discord.Intents, shards: int | None) -> None:
        super().__init__(
            intents=intents,
            shard_count=shards,
            guild_ready_timeout=0.05,
            allowed_mentions=NOBODY,
            max_ratelimit_timeout=30,
        )
        self.tree = app_commands.CommandTree(self)
        self.said: list[str] = []
        self.release = asyncio.Event()
        self._add_commands()

    async def setup_hook(self) -> None:
        """Register the commands, as bots do before they connect."""
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify at once: nobody counts here."""

    def _add_commands(self) -> None:
        everywhere = (
            app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            app_commands.AppInstallationType(guild=True, user=True),
        )
        self.tree.allowed_contexts, self.tree.allowed_installs = everywhere

        @self.tree.command(description="A card")
        @app_commands.autocomplete(name=self._complete)
        async def condition(interaction: discord.Interaction, name: str) -> None:
            await interaction.response.send_message(view=Card(f"## {name}"))

        @self.tree.command(description="An answer that takes a while")
        async def slow(interaction: discord.Interaction) -> None:
            await interaction.response.defer(ephemeral=True)
            await interaction.followup.send(
                "There it is", file=discord.File(io.BytesIO(b"a"), "a.txt")
            )
            await interaction.followup.send("And more")

        @self.tree.command(description="An answer when the test says so")
        async def held(interaction: discord.Interaction) -> None:
            await self.release.wait()
            await interaction.response.send_message("At last")

        @self.tree.context_menu(name="Explain this")
        async def explain(interaction: discord.Interaction, message: discord.Message) -> None:
            await interaction.response.send_message(f"> {message.content}")

        quiz = app_commands.Group(name="quiz", description="Questions")

        @quiz.command(description="Starts one")
        async def start(interaction: discord.Interaction, rounds: int = 3) -> None:
            await interaction.response.send_message(f"{rounds} rounds")

        self.tree.add_command(quiz)

    async def _complete(
        self, _interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        found = [name for name in NAMES if name.lower().startswith(typed.lower())]
        return [app_commands.Choice(name=name, value=name) for name in found]

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Buttons and selects of cards, whichever process sent them."""
        # JSON of three shapes; which one says the custom_id.
        data: dict[str, Any] = dict(interaction.data or {})
        match data.get("custom_id"):
            case "more":
                await interaction.response.edit_message(view=Card("## More"))
            case "section":
                await interaction.response.defer()
                shown = Card(f"## {data.get('values', [''])[0]}")
                await interaction.edit_original_response(view=shown)
            case "report":
                await interaction.response.send_modal(Report())

    async def on_message(self, message: discord.Message) -> None:
        """Answers what it can read; in a thread where it was asked for one."""
        if message.author.bot:
            return
        self.said.append(message.content)
        if "thread" in message.content:
            thread = await message.create_thread(name="A thread")
            await thread.send("Here")
        elif message.content:
            await message.reply(f"You said {len(message.content)} letters", mention_author=False)


Start = Callable[..., Awaitable[Bot]]


@asynccontextmanager
async def running(server: DiscordServer, bot: Bot) -> AsyncIterator[Bot]:
    """The bot, connected, and closed afterwards."""
    task = asyncio.create_task(bot.start(server.token, reconnect=True))
    try:
        await server.ready(bot.shard_count or 1)
        yield bot
    finally:
        await bot.close()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture(scope="module")
def contract() -> Path | None:
    """Discord's document where there is one; without it the rules alone are held."""
    folder = os.environ.get("ROUNDS_TEST_DATA")
    path = Path(folder or "", "data", "discord", "openapi.json")
    return path if folder and path.is_file() else None


@pytest.fixture
async def server(
    contract: Path | None, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[DiscordServer]:
    """A Discord that the client library takes for the real one, and that must be a true one."""
    async with DiscordServer(contract=contract, privileged_intents=MESSAGE_CONTENT) as started:
        point_to(started, monkeypatch)
        yield started
        assert [] == started.violations
        assert [] == started.own_violations


def point_to(server: DiscordServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell the client library where Discord is."""
    monkeypatch.setattr(discord.http.Route, "BASE", server.api_url)
    gateway = yarl.URL(server.gateway_url)
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)


def new_bot(*, content: bool = False, shards: int | None = None) -> Bot:
    """A bot that asks for what Rounds asks for, and for contents only where told to."""
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = intents.dm_messages = True
    intents.message_content = content
    return Bot(intents, shards)


@pytest.fixture
async def bot(server: DiscordServer) -> AsyncIterator[Bot]:
    """A bot that is connected."""
    async with running(server, new_bot()) as started:
        yield started


async def test_a_client_logs_in_and_registers_its_commands(server: DiscordServer, bot: Bot) -> None:
    """The account, the application, the guild and the commands all arrive."""
    await bot.wait_until_ready()
    assert bot.user is not None
    assert server.bot.id == bot.user.id == bot.application_id
    assert [server.guild.name] == [guild.name for guild in bot.guilds]
    assert 1 == server.syncs
    names = {"condition", "slow", "held", "Explain this", "quiz"}
    assert names == {each["name"] for each in server.world.commands[None]}


async def test_ids_of_commands_survive_another_registration(
    server: DiscordServer, bot: Bot
) -> None:
    """Same name and type, same id; and they can be read back."""
    first = {each.name: each.id for each in await bot.tree.fetch_commands()}
    again = {each.name: each.id for each in await bot.tree.sync()}
    assert first == again
    assert 2 == server.syncs


@pytest.mark.usefixtures("bot")
async def test_a_slash_command_is_answered(server: DiscordServer) -> None:
    """The answer, its message and its latency are there to look at."""
    act = await server.slash("condition", {"name": "Lantern ataxia"})
    assert act.message is not None
    assert "## Lantern ataxia" in str(act.message["components"])
    assert 4 == act.kind
    assert act.latency_s < 3


@pytest.mark.usefixtures("bot")
async def test_a_subcommand_is_answered(server: DiscordServer) -> None:
    """Subcommands stand behind a space; an option left out takes its default."""
    given = await server.slash("quiz start", {"rounds": 5})
    left_out = await server.slash("quiz start")
    assert given.message is not None
    assert left_out.message is not None
    assert ("5 rounds", "3 rounds") == (given.message["content"], left_out.message["content"])


@pytest.mark.parametrize(
    ("name", "options"),
    [("nothing", {}), ("condition", {"name": "x", "other": "y"}), ("quiz", {}), ("quiz stop", {})],
)
@pytest.mark.usefixtures("bot")
async def test_what_is_not_offered_cannot_be_typed(
    server: DiscordServer, name: str, options: dict[str, str]
) -> None:
    """Discord's client sends no unknown command or option, so nor do the verbs."""
    with pytest.raises(LookupError):
        await server.slash(name, options)


@pytest.mark.parametrize("options", [{}, {"name": 5}, {"name": ""}])
@pytest.mark.usefixtures("bot")
async def test_what_breaks_the_declaration_cannot_be_typed(
    server: DiscordServer, options: dict[str, object]
) -> None:
    """A required option left out, of another type or empty stays with the user."""
    with pytest.raises(ValueError, match="name"):
        await server.slash("condition", options)


@pytest.mark.usefixtures("bot")
async def test_autocomplete_offers_choices(server: DiscordServer) -> None:
    """What is typed so far comes back as choices."""
    act = await server.autocomplete("condition", "name", "lan")
    assert NAMES[:2] == [choice["value"] for choice in act.choices]


@pytest.mark.usefixtures("bot")
async def test_a_button_changes_its_message(server: DiscordServer) -> None:
    """The message of the first act shows the change of the second."""
    act = await server.slash("condition", {"name": "Lantern ataxia"})
    assert act.message is not None
    pressed = await server.click(act.message, label="More")
    assert 7 == pressed.kind
    assert pressed.message is act.message
    assert "## More" in str(act.message["components"])


@pytest.mark.usefixtures("bot")
async def test_a_select_is_deferred_and_then_answered(server: DiscordServer) -> None:
    """A deferred update is shown once the message is edited."""
    act = await server.slash("condition", {"name": "Lantern ataxia"})
    assert act.message is not None
    chosen = await (await server.select(act.message, "section", ["Flicker gait"])).shown()
    assert 6 == chosen.kind
    assert "## Flicker gait" in str(act.message["components"])


@pytest.mark.usefixtures("bot")
async def test_what_cannot_be_pressed_is_not(server: DiscordServer) -> None:
    """No such button, no such option, no such form."""
    act = await server.slash("condition", {"name": "Lantern ataxia"})
    assert act.message is not None
    with pytest.raises(LookupError, match="no button"):
        await server.click(act.message, label="Less")
    with pytest.raises(LookupError, match="no select"):
        await server.select(act.message, "section", ["Elsewhere"])
    with pytest.raises(LookupError, match="no modal"):
        await server.submit(act)


@pytest.mark.usefixtures("bot")
async def test_a_modal_is_filled_in(server: DiscordServer) -> None:
    """A button opens a form, the form is sent, the answer is for one user only."""
    card = await server.slash("condition", {"name": "Lantern ataxia"})
    assert card.message is not None
    opened = await server.click(card.message, custom_id="report")
    assert "Report" == opened.modal["title"]
    with pytest.raises(ValueError, match="must be filled in"):
        await server.submit(opened)
    sent = await server.submit(opened, {"said": "A typo"})
    assert sent.message is not None
    assert ("Noted: A typo", 64) == (sent.message["content"], sent.message["flags"])


@pytest.mark.usefixtures("bot")
async def test_a_late_answer_takes_the_place_of_the_deferral(server: DiscordServer) -> None:
    """The first follow-up fills the deferred message, files and all; the second is one more."""
    act = await (await server.slash("slow")).shown()
    await act.changes.until(lambda: act.followups, 5, "a follow-up")
    assert act.message is not None
    assert ("There it is", 64) == (act.message["content"], act.message["flags"])
    assert ["a.txt"] == [each["filename"] for each in act.message["attachments"]]
    assert ["And more"] == [each["content"] for each in act.followups]
    sent = [call for call in server.calls if call.files]
    assert [{"files[0]": b"a"}] == [call.files for call in sent]


@pytest.mark.usefixtures("bot")
async def test_a_menu_command_reads_its_message(server: DiscordServer) -> None:
    """The message of a context menu comes with its text, whatever the intents."""
    said = await server.say(server.channel, "Which gene?")
    act = await server.menu("Explain this", said)
    assert act.message is not None
    assert "> Which gene?" == act.message["content"]


@pytest.mark.usefixtures("bot")
async def test_direct_messages_are_read_and_answered(server: DiscordServer) -> None:
    """In a DM the bot reads the text and replies to it."""
    place = server.world.dm(server.user)
    reply = await server.reply_to(await server.say(place, "hello"))
    assert "You said 5 letters" == reply["content"]


async def test_only_what_is_meant_for_the_bot_is_read(server: DiscordServer, bot: Bot) -> None:
    """Without the intent: mentions and pinging replies have their text, the rest has none."""
    said = await server.say(server.channel, "to the bot", mention=True)
    answer = await server.reply_to(said)
    await server.say(server.channel, "to the others")
    pinging = await server.say(server.channel, "a reply", reply_to=answer)
    await server.reply_to(pinging)
    quiet = await server.say(server.channel, "a quiet reply", reply_to=answer, ping=False)
    shown = await server.slash("quiz start")
    assert shown.message is not None
    await server.say(server.channel, "to a command", reply_to=shown.message)
    await server.reply_to(await server.say(server.channel, "the end", mention=True))
    mention = server.bot.mention
    assert [f"{mention} to the bot", "", "a reply", "", "", f"{mention} the end"] == bot.said
    assert [] == server.replies_to(quiet)


async def test_contents_are_sent_to_those_who_may_read_them(server: DiscordServer) -> None:
    """With the intent asked for and granted, every text arrives."""
    async with running(server, new_bot(content=True)) as bot:
        await server.reply_to(await server.say(server.channel, "to the others"))
        assert ["to the others"] == bot.said


@pytest.mark.usefixtures("bot")
async def test_a_mention_opens_a_thread(server: DiscordServer) -> None:
    """A thread that starts at a message has its id, and is a place to ask in."""
    said = await server.say(server.channel, "a thread, please", mention=True)
    below = await server.reply_to(said)
    assert (said["id"], "Here") == (below["channel_id"], below["content"])
    thread = server.world.channels[int(said["id"])]
    assert thread.is_thread
    inside = await server.say(thread, "and here", mention=True)
    assert (await server.reply_to(inside))["channel_id"] == said["id"]
    act = await server.slash("quiz start", where=thread)
    assert act.message is not None
    assert said["id"] == act.message["channel_id"]


@pytest.mark.usefixtures("bot")
async def test_users_bring_the_bot_along(server: DiscordServer) -> None:
    """In a guild and in a conversation without the bot, commands are answered all the same."""
    guild = server.world.add_guild("Elsewhere", has_bot=False)
    far = server.world.add_channel(guild, "far")
    friends = server.world.private(server.user, server.world.add_user("Ben"))
    for place in (far, friends, server.world.dm(server.user)):
        act = await server.slash("condition", {"name": "Lantern ataxia"}, where=place)
        assert act.message is not None
        more = await server.click(act.message, label="More")
        assert "## More" in str(more.message)
    owners = [act["authorizing_integration_owners"] for act in interactions(server)]
    brought, own = {"1": str(server.user.id)}, {"0": "0"}
    assert [brought, brought, brought, brought, own, own] == owners
    assert [0, 0, 2, 2, 1, 1] == [act["context"] for act in interactions(server)]


def interactions(server: DiscordServer) -> list[dict[str, object]]:
    """What the bot was told, in order."""
    return [act.interaction for act in server.world.acts.values()]


async def test_two_shards_share_the_guilds(server: DiscordServer) -> None:
    """Each guild is on one shard, DMs on the first; all are answered."""
    other = server.world.add_guild("Neurology")
    there = server.world.add_channel(other, "there")
    async with running(server, new_bot(shards=2)) as bot:
        await bot.wait_until_ready()
        assert {0, 1} == {guild.shard_id for guild in bot.guilds}
        for place in (server.channel, there, server.world.dm(server.user)):
            await server.slash("quiz start", where=place)
        assert {(0, 2), (1, 2)} == {tuple(each["shard"]) for each in server.gateway.identifies}


async def test_the_gateway_tells_how_many_shards(server: DiscordServer) -> None:
    """A client without a count of its own takes Discord's."""
    server.gateway.shards = 2
    async with running(server, new_bot()) as bot:
        await server.ready(2)
        assert 2 == bot.shard_count


@pytest.mark.usefixtures("bot")
async def test_nothing_is_lost_when_the_connection_breaks(server: DiscordServer) -> None:
    """What is asked in between is answered after the session is taken up again."""
    await server.gateway.drop()
    act = await server.slash("quiz start", within_s=None)
    await server.resumed()
    await act.answered()
    assert 1 == len(server.gateway.identifies)


@pytest.mark.usefixtures("bot")
async def test_a_close_with_a_code_is_resumed_too(server: DiscordServer) -> None:
    """4000 is an unknown error: the client comes back to its session."""
    await server.gateway.drop(0, code=4000)
    await server.resumed()
    await server.slash("quiz start")


@pytest.mark.usefixtures("bot")
async def test_a_client_reconnects_when_asked_to(server: DiscordServer) -> None:
    """Operation 7 leads to a resume, and nothing is lost."""
    server.gateway.reconnect()
    act = await server.slash("quiz start", within_s=None)
    await server.resumed()
    await act.answered()


@pytest.mark.usefixtures("bot")
async def test_an_invalid_session_begins_anew(server: DiscordServer) -> None:
    """Operation 9: resumed where it may be, identified anew where not."""
    server.gateway.invalidate(resumable=True)
    await server.resumed()
    assert 1 == len(server.gateway.identifies)
    server.gateway.invalidate(resumable=False)
    await server.ready()
    assert 2 == len(server.gateway.identifies)
    await server.slash("quiz start")


@pytest.mark.usefixtures("bot")
async def test_a_rate_limit_is_waited_out(server: DiscordServer) -> None:
    """429 twice, then the answer."""
    limit = server.faults.rate_limit("POST", "/interactions/*/callback", 0.05, times=2)
    act = await server.slash("quiz start")
    assert act.message is not None
    assert 2 == limit.hits
    assert act.latency_s > 0.1


@pytest.mark.usefixtures("bot")
async def test_an_error_of_discord_is_tried_again(server: DiscordServer) -> None:
    """502 once, then the message; the client library waits a second in between."""
    place = server.world.dm(server.user)
    fault = server.faults.fail("POST", "/channels/*/messages", 502)
    reply = await server.reply_to(await server.say(place, "hello"))
    assert "You said 5 letters" == reply["content"]
    assert 1 == fault.hits


async def test_a_lost_answer_leaves_its_effect(server: DiscordServer, bot: Bot) -> None:
    """The request is followed, only its answer is an error; the nonce keeps it from doubling."""
    server.faults.fail("POST", "/channels/*/messages", 502, after=True)
    sent = await bot.get_partial_messageable(server.channel.id).send("hello")
    assert 2 == len([call for call in server.calls if call.path.endswith("/messages")])
    assert [str(sent.id)] == [*server.world.messages]


@pytest.mark.usefixtures("bot")
async def test_an_answer_can_be_delayed(server: DiscordServer) -> None:
    """Latency counts what the network adds."""
    server.faults.delay("POST", "/interactions/*/callback", 0.1)
    assert (await server.slash("quiz start")).latency_s > 0.1


async def test_an_answer_that_comes_too_late_is_refused(server: DiscordServer, bot: Bot) -> None:
    """After three seconds the interaction is unknown; the user was told so long before."""
    act = await server.slash("held", within_s=None)
    with pytest.raises(TimeoutError, match="held"):
        await act.answered(0.01)
    act.ages(3.1)
    bot.release.set()
    await server.world.changes.until(lambda: act.refused, PATIENCE_S, "a refusal")
    assert 10062 == act.refused
    assert act.answer is None
    assert "10062" in server.refusals[0]


async def test_a_second_first_answer_is_refused(server: DiscordServer, bot: Bot) -> None:
    """40060, sent past the client library's own guard."""
    act = await server.slash("quiz start")
    path = f"/interactions/{act.interaction['id']}/{act.token}/callback"
    body = {"type": 4, "data": {"content": "again", "allowed_mentions": {"parse": []}}}
    with pytest.raises(discord.HTTPException) as refused:
        await bot.http.request(discord.http.Route("POST", path), json=body)
    assert 40060 == refused.value.code


async def test_an_unknown_token_has_no_webhook(server: DiscordServer, bot: Bot) -> None:
    """10015 before the first answer and for tokens that never were."""
    act = await server.slash("held", within_s=None)
    for token in (act.token, "never-was"):
        route = discord.http.Route("GET", f"/webhooks/{server.bot.id}/{token}/messages/@original")
        with pytest.raises(discord.NotFound) as refused:
            await bot.http.request(route)
        assert 10015 == refused.value.code
    bot.release.set()
    await act.answered()


async def test_places_can_refuse_the_bot(server: DiscordServer, bot: Bot) -> None:
    """50013 and 50001, on the wire and in what the client computes beforehand."""
    quiet = server.world.add_channel(server.guild, "quiet", refuses=NO_PERMISSION)
    secret = server.world.add_channel(server.guild, "secret", refuses=NO_ACCESS)
    for place, code in ((quiet, 50013), (secret, 50001)):
        with pytest.raises(discord.Forbidden) as refused:
            await bot.get_partial_messageable(place.id).send("hello")
        assert code == refused.value.code
    act = await server.slash("quiz start", where=quiet)
    assert not discord.Permissions(int(act.interaction["app_permissions"])).send_messages


async def test_a_nonce_is_used_once(server: DiscordServer, bot: Bot) -> None:
    """The same message again is the same message."""
    place = bot.get_partial_messageable(server.channel.id)
    first, again = [await place.send("hello", nonce="once") for _ in range(2)]
    assert first.id == again.id


async def test_messages_are_read_changed_and_taken_away(server: DiscordServer, bot: Bot) -> None:
    """The life of a message, and of a thread without one."""
    place = await bot.fetch_channel(server.channel.id)
    assert isinstance(place, discord.TextChannel)
    async with place.typing():
        written = await place.send("hello", embed=discord.Embed(title="A table"))
    await written.edit(content="bye")
    assert "bye" == (await place.fetch_message(written.id)).content
    assert [written.id] == [each.id async for each in place.history(limit=5)]
    await written.add_reaction("👍")
    await written.delete()
    with pytest.raises(discord.NotFound):
        await place.fetch_message(written.id)
    thread = await place.create_thread(name="Apart", type=discord.ChannelType.public_thread)
    await thread.send("here")
    with pytest.raises(discord.HTTPException, match="already been created"):
        await twice_threaded(place)


async def twice_threaded(place: discord.TextChannel) -> None:
    """Two threads at one message, which Discord refuses."""
    start = await place.send("start")
    await start.create_thread(name="One")
    await place.get_partial_message(start.id).create_thread(name="Two")


async def test_a_wrong_token_is_refused_everywhere(server: DiscordServer) -> None:
    """401 at the REST side, 4004 at the gateway."""
    with pytest.raises(discord.LoginFailure):
        async with new_bot() as bot:
            await bot.login("wrong")
    async with new_bot(shards=1) as bot:
        await bot.login(server.token)
        bot.http.token = "wrong"
        with pytest.raises(discord.ConnectionClosed) as closed:
            await bot.connect()
    assert 4004 == closed.value.code


async def test_a_privileged_intent_must_be_granted(monkeypatch: pytest.MonkeyPatch) -> None:
    """4014 for contents that nobody allowed."""
    async with DiscordServer() as server, new_bot(content=True, shards=1) as bot:
        point_to(server, monkeypatch)
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await bot.start(server.token)


async def test_what_breaks_a_rule_is_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A ping that is allowed, an empty message, an unknown route: each is told of."""
    async with DiscordServer() as server, running_apart(server, monkeypatch) as bot:
        place = bot.get_partial_messageable(server.channel.id)
        await place.send("hello", allowed_mentions=discord.AllowedMentions.all())
        with pytest.raises(discord.HTTPException, match="empty message"):
            await place.send(" ")
        with pytest.raises(discord.NotFound):
            await bot.http.request(discord.http.Route("GET", "/voice/regions"))
        said = " / ".join(server.violations)
        assert all(part in said for part in ("be pinged", "an empty message", "no such route"))


@asynccontextmanager
async def running_apart(
    server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Bot]:
    """A bot on a server of the test's own."""
    point_to(server, monkeypatch)
    async with running(server, new_bot()) as bot:
        yield bot


@pytest.mark.usefixtures("bot")
async def test_many_commands_at_once_are_all_answered(server: DiscordServer) -> None:
    """A burst gives back one latency for each."""
    latencies = await server.burst(100, "quiz start", lambda number: {"rounds": number})
    assert 100 == len(latencies)
    assert max(latencies) < 3
    shown = [act.message["content"] for act in server.world.acts.values() if act.message]
    assert [f"{number} rounds" for number in range(100)] == shown


async def test_heartbeats_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client measures its latency by them."""
    async with DiscordServer(heartbeat_s=0.05) as server, running_apart(server, monkeypatch) as bot:
        await bot.wait_until_ready()
        await server.slash("quiz start")
        assert bot.latency < 1


async def test_the_gateway_speaks_plain_text_too() -> None:
    """Without compression asked for there is none; what is too long or too early ends it."""
    async with DiscordServer() as server, aiohttp.ClientSession() as client:
        async with client.ws_connect(server.gateway_url) as line:
            assert 10 == (await line.receive_json())["op"]
            await line.send_json({"op": 1, "d": None})
            assert 11 == (await line.receive_json())["op"]
            await line.send_json({"op": 3, "d": {}})
            await line.receive()
            assert 4003 == line.close_code
        async with client.ws_connect(server.gateway_url) as line:
            await line.receive_json()
            await line.send_json({"op": 1, "d": "x" * 4096})
            await line.receive()
            assert 4002 == line.close_code
        assert 2 == len(server.violations)


async def test_brought_along_the_bot_may_write_five_more(server: DiscordServer, bot: Bot) -> None:
    """40094 for the sixth follow-up where the bot itself is not in the guild."""
    guild = server.world.add_guild("Elsewhere", has_bot=False)
    far = server.world.add_channel(guild, "far")
    act = await server.slash("quiz start", where=far)
    path = f"/webhooks/{server.bot.id}/{act.token}"
    body = {"content": "more", "allowed_mentions": {"parse": []}}
    for _ in range(5):
        await bot.http.request(discord.http.Route("POST", path), json=body)
    with pytest.raises(discord.HTTPException) as refused:
        await bot.http.request(discord.http.Route("POST", path), json=body)
    assert 40094 == refused.value.code
    assert 5 == len(act.followups)


async def test_versions_of_components_do_not_mix(server: DiscordServer, bot: Bot) -> None:
    """A card stays a card: no edit can turn it back into text."""
    card = await server.slash("condition", {"name": "Lantern ataxia"})
    assert card.message is not None
    path = f"/webhooks/{server.bot.id}/{card.token}/messages/@original"
    body = {"content": "text", "components": [], "allowed_mentions": {"parse": []}}
    with pytest.raises(discord.HTTPException, match="beside components"):
        await bot.http.request(discord.http.Route("PATCH", path), json=body)


async def test_two_runs_have_the_same_ids() -> None:
    """Who is there from the start has the same id each time."""
    first, second = DiscordServer(), DiscordServer()
    assert (first.bot, first.user, first.channel) == (second.bot, second.user, second.channel)


def test_channels_chosen_before_come_back_as_text() -> None:
    """A client may send the ids of what is preselected as numbers; Discord answers with text."""
    sent = {"type": 8, "custom_id": "x", "default_values": [{"id": 2**60, "type": "channel"}]}
    [kept] = Shelf(count(1), {}).components([sent])
    assert [{"id": str(2**60), "type": "channel"}] == kept["default_values"]

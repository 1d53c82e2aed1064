"""Invented users, guilds and channels, and the JSON in which Discord speaks of them.

Keys that Discord leaves out when they have no value are left out here too: a null where a client
expects a key to be missing ends it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.discord_server.ids import moment

GUILD_TEXT, DM, GROUP_DM, PUBLIC_THREAD, PRIVATE_THREAD = 0, 1, 3, 11, 12
GUILD_CONTEXT, BOT_DM_CONTEXT, PRIVATE_CONTEXT = 0, 1, 2
THREADS = (PUBLIC_THREAD, PRIVATE_THREAD)

NO_ACCESS, NO_PERMISSION = 50001, 50013
_VIEW, _SEND, _THREADS = 1 << 10, 1 << 11, (1 << 35) | (1 << 36) | (1 << 38)
EVERYTHING = (1 << 53) - 1
_DENIED = {None: 0, NO_ACCESS: _VIEW, NO_PERMISSION: _SEND | _THREADS}


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with an account, or the bot itself."""

    id: int
    name: str
    is_bot: bool = False

    @property
    def mention(self) -> str:
        """How the user is named within a text."""
        return f"<@{self.id}>"


@dataclass(frozen=True, slots=True)
class Guild:
    """A server. Where the bot is not in it, users bring the bot along (user installation)."""

    id: int
    name: str
    has_bot: bool = True
    locale: str = "en-US"


@dataclass(frozen=True, slots=True)
class Channel:
    """Any place of messages: a guild's channel, a thread, a DM with the bot or among others."""

    id: int
    kind: int
    name: str = ""
    guild: Guild | None = None
    parent_id: int | None = None
    members: tuple[User, ...] = ()
    has_bot: bool = True
    refuses: int | None = None  # the error code that the bot gets for writing here

    @property
    def context(self) -> int:
        """The kind of place as interactions name it."""
        if self.guild:
            return GUILD_CONTEXT
        return BOT_DM_CONTEXT if self.has_bot else PRIVATE_CONTEXT

    @property
    def is_thread(self) -> bool:
        """Whether this place hangs below a channel."""
        return self.kind in THREADS


def user_json(user: User) -> dict[str, Any]:
    """A user, as every other payload holds one."""
    marked = {"bot": True} if user.is_bot else {}
    return {
        "id": str(user.id),
        "username": user.name.lower(),
        "global_name": user.name,
        "discriminator": "0",
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
        "avatar_decoration_data": None,
        "collectibles": None,
        **marked,
    }


def own_user_json(bot: User) -> dict[str, Any]:
    """The bot's account, as it sees itself."""
    own = {"verified": True, "mfa_enabled": True, "locale": "en-US", "email": None}
    return {**user_json(bot), **own}


def member_json(user: User, *, with_user: bool = True) -> dict[str, Any]:
    """A user as a member of a guild, permissions aside."""
    named = {"user": user_json(user)} if with_user else {}
    return {
        "roles": [],
        "joined_at": moment(user.id),
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "banner": None,
        "premium_since": None,
        "pending": False,
        "communication_disabled_until": None,
        **named,
    }


def permissions_in(channel: Channel) -> str:
    """What the bot may do in a place, as the number that Discord writes as text."""
    return str(EVERYTHING & ~_DENIED[channel.refuses])


def channel_json(channel: Channel) -> dict[str, Any]:
    """Any place, with all that a client needs to make an object of it."""
    if channel.guild is None:
        return _private_json(channel)
    shared = {
        "id": str(channel.id),
        "type": channel.kind,
        "name": channel.name,
        "flags": 0,
        "guild_id": str(channel.guild.id),
        "rate_limit_per_user": 0,
        "last_message_id": None,
    }
    return {**shared, **(_thread_json(channel) if channel.is_thread else _text_json(channel))}


def _private_json(channel: Channel) -> dict[str, Any]:
    recipients = [user_json(member) for member in channel.members if not member.is_bot]
    shared = {"id": str(channel.id), "type": channel.kind, "flags": 0, "last_message_id": None}
    if channel.kind == GROUP_DM:
        owner = str(channel.members[0].id)
        shared |= {"name": channel.name, "icon": None, "owner_id": owner}
    return {**shared, "recipients": recipients}


def _text_json(channel: Channel) -> dict[str, Any]:
    denied = _DENIED[channel.refuses]
    everyone = str(channel.guild.id if channel.guild else 0)
    overwrite = {"id": everyone, "type": 0, "allow": "0", "deny": str(denied)}
    return {
        "position": 0,
        "topic": None,
        "nsfw": False,
        "parent_id": None,
        "permission_overwrites": [overwrite] if denied else [],
    }


def _thread_json(channel: Channel) -> dict[str, Any]:
    opener = channel.members[0].id
    started = moment(channel.id)
    archive = {"archived": False, "archive_timestamp": started, "auto_archive_duration": 1440}
    return {
        "parent_id": str(channel.parent_id),
        "owner_id": str(opener),
        "thread_metadata": {**archive, "locked": False, "create_timestamp": started},
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "member": {
            "id": str(channel.id),
            "user_id": str(opener),
            "join_timestamp": started,
            "flags": 0,
        },
    }


def guild_json(guild: Guild, channels: list[Channel], bot: User, owner: User) -> dict[str, Any]:
    """A guild as the gateway opens it: its channels, its threads, and the bot as a member."""
    everyone = {
        "id": str(guild.id),
        "name": "@everyone",
        "permissions": str(EVERYTHING),
        "position": 0,
        "color": 0,
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "flags": 0,
    }
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(owner.id),
        "icon": None,
        "preferred_locale": guild.locale,
        "features": [],
        "roles": [everyone],
        "emojis": [],
        "verification_level": 0,
        "default_message_notifications": 0,
        "afk_timeout": 300,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
        "stickers": [],
        "joined_at": moment(guild.id),
        "large": False,
        "unavailable": False,
        "member_count": 2,
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "members": [member_json(bot)],
        "channels": [channel_json(each) for each in channels if not each.is_thread],
        "threads": [channel_json(each) for each in channels if each.is_thread],
    }


def application_json(bot: User, owner: User, guilds: int) -> dict[str, Any]:
    """The bot's application: its application id is the id of its account."""
    return {
        "id": str(bot.id),
        "name": bot.name,
        "icon": None,
        "type": None,
        "flags": 0,
        "description": "Answers questions",
        "verify_key": "0" * 64,
        "flags_new": "0",
        "bot": user_json(bot),
        "owner": user_json(owner),
        "team": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": guilds,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
        "integration_types_config": {"0": {}, "1": {}},
    }

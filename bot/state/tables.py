"""The tables of the state, the same in SQLite and PostgreSQL.

A change here needs a revision in `migrations/versions`; a test compares the two. Every column that
names a person is called ``user_id``: `privacy` exports and deletes by that name, whatever table it
is in. Ids of Discord are whole numbers below 2⁶³. Nothing in any table was typed by a user, but
for an abbreviation that an admin pinned.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Boolean, Column, Integer, MetaData, String, Table
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Moment(TypeDecorator[datetime]):
    """A time with its zone, kept as milliseconds since 1970: the same number in both stores."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> int | None:
        """A time as it is kept."""
        return None if value is None else (value - _EPOCH) // timedelta(milliseconds=1)

    def process_result_value(self, value: int | None, _dialect: Dialect) -> datetime | None:
        """A kept time, in UTC."""
        return None if value is None else _EPOCH + timedelta(milliseconds=value)


METADATA = MetaData()


def _key(name: str, kind: type[BigInteger | String] = BigInteger) -> Column[int | str]:
    # Discord gives the ids; a database that counted them up itself would be wrong.
    return Column(name, kind, primary_key=True, autoincrement=False)


# What a guild's admins chose. NULL: nothing was chosen, the operator's default holds.
GUILD = Table(
    "guild",
    METADATA,
    _key("guild_id"),
    Column("in_thread", Boolean),
    Column("private", Boolean),
    Column("plain_text", Boolean),
    Column("language", String),
    Column("disclaimer", String),
    Column("report_channel_id", BigInteger),
    Column("counts_unfound", Boolean),
)
# What they chose for one channel apart. NULL: nothing, it is as all (study) channels are.
CHANNEL = Table(
    "channel",
    METADATA,
    _key("guild_id"),
    _key("channel_id"),
    Column("in_thread", Boolean),
    Column("private", Boolean),
    Column("plain_text", Boolean),
    Column("unmentioned", Boolean),
)
STUDY_CHANNEL = Table(
    "study_channel",
    METADATA,
    _key("guild_id"),
    _key("channel_id"),
    Column("in_thread", Boolean, nullable=False),
    Column("unmentioned", Boolean, nullable=False),
)
# What is refused is kept, not what is allowed: a command that a later release brings is allowed,
# and the last allowed command can be refused without a meaning of its own.
REFUSED_COMMAND = Table(
    "refused_command",
    METADATA,
    _key("guild_id"),
    _key("channel_id"),
    _key("command", String),
)
PINNED_MEANING = Table(
    "pinned_meaning",
    METADATA,
    _key("guild_id"),
    _key("channel_id"),  # 0: all channels, as a part of a key cannot be NULL
    _key("abbreviation", String),
    Column("concept_id", String, nullable=False),
)
DEPARTURE = Table(
    "departure",
    METADATA,
    _key("guild_id"),
    Column("left_at", Moment, nullable=False),
)
CHANNEL_TABLES = (CHANNEL, STUDY_CHANNEL, REFUSED_COMMAND, PINNED_MEANING)
GUILD_TABLES = (GUILD, *CHANNEL_TABLES)

# What a person chose, and what is kept because they chose so.
PERSON = Table(
    "person",
    METADATA,
    _key("user_id"),
    Column("private", Boolean),
    Column("plain_text", Boolean),
    Column("sort_order", String),
    Column("history", Boolean),
)
HISTORY = Table(
    "history",
    METADATA,
    _key("user_id"),
    _key("concept_id", String),
    Column("asked_at", Moment, nullable=False, index=True),
)
READING_LIST = Table(
    "reading_list",
    METADATA,
    _key("user_id"),
    _key("kind", String),
    _key("reference", String),
    Column("added_at", Moment, nullable=False),
)

# Counts, of nobody in particular. A month is written 2026-11.
USEFULNESS = Table(
    "usefulness",
    METADATA,
    _key("month", String),
    _key("concept_id", String),
    _key("section", String),
    Column("useful", Boolean, primary_key=True),
    Column("count", Integer, nullable=False),
)
UNFOUND = Table(
    "unfound",
    METADATA,
    _key("month", String),
    _key("concept_id", String),
    Column("count", Integer, nullable=False),
)

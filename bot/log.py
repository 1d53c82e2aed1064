"""The operator's log: structured lines on standard error, without question text or user ids."""

from __future__ import annotations

import logging
import sys

import structlog

_LIBRARIES = ("discord", "aiohttp", "asyncio", "sqlalchemy", "alembic", "aiosqlite", "asyncpg")


class _Unfilled(logging.Handler):
    """What libraries say, as lines of this log: the first line, before anything is filled in.

    What would be filled in may be somebody's id, a token of an interaction, or what was typed.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        said, *_ = str(record.msg).splitlines() or [""]
        fault = record.exc_info[0] if record.exc_info else None
        facts = {"library": record.name, "said": said, "error": fault and fault.__name__}
        structlog.get_logger().log(record.levelno, "library", **facts)


class _Own(logging.Handler):
    """What `knowledge` says of its files, as lines of this log: no asker has a part in it."""

    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger().log(record.levelno, "knowledge", problem=record.getMessage())


def configure(level: str) -> None:
    """Log from this level on, one line an event."""
    for library in _LIBRARIES:
        logger = logging.getLogger(library)
        logger.handlers, logger.propagate = [_Unfilled()], False
    own = logging.getLogger("knowledge")
    own.handlers, own.propagate = [_Own()], False
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[level.upper()]
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )

"""What went wrong, as the operator is told of it: no text of the asker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import structlog

from knowledge import KnowledgeError


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, for the operator: of which type and where; no text of the asker.

    Only faults of the knowledge file tell their message: they are made of paths, never of what
    was asked.
    """

    event: str
    error: str
    where: str | None
    problem: str | None = None


def fault_of(event: str, error: BaseException) -> Fault:
    """What the operator is told of an error."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else None
    problem = str(error) if isinstance(error, KnowledgeError) else None
    return Fault(event, type(error).__name__, where, problem)


def log_fault(fault: Fault) -> None:
    """One line for the operator."""
    facts = {"problem": fault.problem} if fault.problem else {}
    structlog.get_logger().error(fault.event, error=fault.error, where=fault.where, **facts)

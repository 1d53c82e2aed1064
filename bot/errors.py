"""Faults of the bot, as facts that make a readable line.

BotError
├── ConfigError   the configuration has problems: every one of them, each with its key
├── FolderError   a folder of Rounds' own cannot be written
├── UpdateError   an update cannot begin
├── StateError    settings and what people keep cannot be reached now
│   └── StateUnusableError  nor later, until the operator acts
└── DiscordError  Discord refuses the token or cannot be reached
"""

from __future__ import annotations

from pathlib import Path


class BotError(Exception):
    """Something in the bot went wrong; the message says what to do next."""


class ConfigError(BotError):
    """The configuration cannot be used; ``problems`` holds (key, reason) pairs, all of them."""

    def __init__(self, origin: str, problems: tuple[tuple[str, str], ...]) -> None:
        lines = "".join(f"\n  {key}: {reason}" for key, reason in problems)
        super().__init__(f"the configuration ({origin}) has problems:{lines}")
        self.origin = origin
        self.problems = problems


class FolderError(BotError):
    """A folder of Rounds' own cannot be written; `setting` says where it is."""

    def __init__(self, folder: Path, problem: str, setting: str = "cache") -> None:
        super().__init__(
            f"the folder {folder} cannot be written ({problem}); "
            f"choose another with `{setting}` in the configuration, or ROUNDS_{setting.upper()}"
        )


class UpdateError(BotError):
    """An update cannot begin; what there is stays as it was."""


class StateError(BotError):
    """The database of settings cannot be reached; answers go on with defaults.

    ``problem`` says why, without addresses, passwords or ids of users.
    """

    def __init__(self, problem: str) -> None:
        super().__init__(f"the database of settings (`state`) cannot be used: {problem}")
        self.problem = problem


class StateUnusableError(StateError):
    """The database of settings cannot be used before the operator has acted."""


class DiscordError(BotError):
    """Discord refuses the token or cannot be reached."""

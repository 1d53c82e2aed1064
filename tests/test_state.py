"""What Rounds keeps for others."""

from __future__ import annotations

from pathlib import Path

from bot.state import SortOrder, State, UserSettings


async def test_a_choice_is_there_after_a_restart(tmp_path: Path) -> None:
    """The folder is made; what one process wrote the next one reads."""
    path = str(tmp_path / "new" / "state.db")
    state = await State.open(path)
    await state.people.change(7, plain_text=True, sort_order=SortOrder.SYSTEM)
    await state.close()
    state = await State.open(path)
    assert UserSettings(plain_text=True, sort_order=SortOrder.SYSTEM) == (
        await state.people.settings(7)
    )
    await state.close()

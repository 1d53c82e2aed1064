"""The panel of a server's settings, page by page; only the admin who opened it sees it. Pure."""

from bot.render.settings.pages import GENERAL, panel
from bot.render.settings.shown import Panel, where

__all__ = ["GENERAL", "Panel", "panel", "where"]

"""What happens on a press: buttons and menus of cards, served by what their custom id says."""

from bot.buttons.items import ITEMS

__all__ = ["ITEMS"]

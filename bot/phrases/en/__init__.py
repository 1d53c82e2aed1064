"""English: every sentence, section title and safety reply that Rounds itself says.

Nothing here states a medical fact; facts come from the knowledge file with their source.
Braces are filled by the renderers. The safety replies and numbers are placeholders until an
operator has had them reviewed (docs/architecture.md, "Safety"). One file for each subject; to
their readers they are one.
"""

from bot.phrases.en.asking_back import *  # noqa: F403
from bot.phrases.en.chart import *  # noqa: F403
from bot.phrases.en.commands import *  # noqa: F403
from bot.phrases.en.discord import *  # noqa: F403
from bot.phrases.en.explained import *  # noqa: F403
from bot.phrases.en.exports import *  # noqa: F403
from bot.phrases.en.feedback import *  # noqa: F403
from bot.phrases.en.help import *  # noqa: F403
from bot.phrases.en.listing import *  # noqa: F403
from bot.phrases.en.loaded import *  # noqa: F403
from bot.phrases.en.personal import *  # noqa: F403
from bot.phrases.en.reasons import *  # noqa: F403
from bot.phrases.en.records import *  # noqa: F403
from bot.phrases.en.safety import *  # noqa: F403
from bot.phrases.en.sending import *  # noqa: F403
from bot.phrases.en.settings import *  # noqa: F403
from bot.phrases.en.terminal import *  # noqa: F403

"""German: what is said in cards and messages; what is missing here is said in English.

No native clinician has reviewed it (docs/languages.md).
"""

from bot.phrases.de.asking_back import *  # noqa: F403
from bot.phrases.de.chart import *  # noqa: F403
from bot.phrases.de.commands import *  # noqa: F403
from bot.phrases.de.discord import *  # noqa: F403
from bot.phrases.de.exports import *  # noqa: F403
from bot.phrases.de.feedback import *  # noqa: F403
from bot.phrases.de.help import *  # noqa: F403
from bot.phrases.de.listing import *  # noqa: F403
from bot.phrases.de.loaded import *  # noqa: F403
from bot.phrases.de.personal import *  # noqa: F403
from bot.phrases.de.reasons import *  # noqa: F403
from bot.phrases.de.records import *  # noqa: F403
from bot.phrases.de.safety import *  # noqa: F403
from bot.phrases.de.sending import *  # noqa: F403
from bot.phrases.de.settings import *  # noqa: F403

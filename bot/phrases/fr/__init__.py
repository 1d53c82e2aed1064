"""French: what is said in cards and messages; what is missing here is said in English.

No native clinician has reviewed it (docs/languages.md).
"""

from bot.phrases.fr.asking_back import *  # noqa: F403
from bot.phrases.fr.chart import *  # noqa: F403
from bot.phrases.fr.commands import *  # noqa: F403
from bot.phrases.fr.discord import *  # noqa: F403
from bot.phrases.fr.exports import *  # noqa: F403
from bot.phrases.fr.feedback import *  # noqa: F403
from bot.phrases.fr.help import *  # noqa: F403
from bot.phrases.fr.listing import *  # noqa: F403
from bot.phrases.fr.loaded import *  # noqa: F403
from bot.phrases.fr.personal import *  # noqa: F403
from bot.phrases.fr.reasons import *  # noqa: F403
from bot.phrases.fr.records import *  # noqa: F403
from bot.phrases.fr.safety import *  # noqa: F403
from bot.phrases.fr.sending import *  # noqa: F403
from bot.phrases.fr.settings import *  # noqa: F403

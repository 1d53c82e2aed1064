"""Spanish: what is said in cards and messages; what is missing here is said in English.

No native clinician has reviewed it (docs/languages.md).
"""

from bot.phrases.es.asking_back import *  # noqa: F403
from bot.phrases.es.chart import *  # noqa: F403
from bot.phrases.es.commands import *  # noqa: F403
from bot.phrases.es.discord import *  # noqa: F403
from bot.phrases.es.exports import *  # noqa: F403
from bot.phrases.es.feedback import *  # noqa: F403
from bot.phrases.es.help import *  # noqa: F403
from bot.phrases.es.listing import *  # noqa: F403
from bot.phrases.es.loaded import *  # noqa: F403
from bot.phrases.es.personal import *  # noqa: F403
from bot.phrases.es.reasons import *  # noqa: F403
from bot.phrases.es.records import *  # noqa: F403
from bot.phrases.es.safety import *  # noqa: F403
from bot.phrases.es.sending import *  # noqa: F403
from bot.phrases.es.settings import *  # noqa: F403

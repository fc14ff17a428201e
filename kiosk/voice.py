"""What the kiosk says and the soft sounds it makes."""

import logging
from typing import Any

from config.texts import Texts
from media import chimes
from media.errors import NoVoiceError
from media.speaker import Speaker
from media.speech import say

log = logging.getLogger(__name__)


class Voice:
    """Speaks the words of the catalogue in the language of the visit."""

    def __init__(self, speaker: Speaker, texts: Texts) -> None:
        self._speaker, self._texts = speaker, texts

    def chime(self, name: str) -> None:
        """One of the few sounds of `media.chimes`: `press`, `count`, `last_count`, `curtain`, `thanks`."""
        self._speaker.chime(chimes.chime(name))

    def say(self, key: str, **values: Any) -> None:
        try:
            self._speaker.chime(say(self._texts.say(key, **values), self._texts.language))
        except NoVoiceError as error:
            log.info("nothing is spoken: %s", error)

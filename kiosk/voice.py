"""What the kiosk says and the soft sounds it makes."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from kiosk.tongue import Tongue
from media import chimes
from media.errors import MediaError
from media.mixer import Playing, WholeSound
from media.samples import Samples
from media.speaker import Speaker
from media.speech import say

log = logging.getLogger(__name__)


class Mouth:
    """The one mouth of the house: whatever it begins to say ends what it was saying.

    A sentence takes 20 to 60 ms to make, which is longer than a picture lasts: a thread of its own makes it.
    """

    def __init__(self, speaker: Speaker, make: Callable[[str, str], Samples] = say) -> None:
        self._speaker, self._make = speaker, make
        self._thread = ThreadPoolExecutor(1, "mouth")
        self._lock = threading.Lock()
        self._sentence = 0
        self._made = 0
        """The newest sentence that was made, or could not be."""
        self._speaks: Playing | None = None

    @property
    def speaks(self) -> bool:
        """Whether something is said, or about to be."""
        with self._lock:
            return self._made < self._sentence or (self._speaks is not None and not self._speaks.done)

    def say(self, text: str, language: str) -> None:
        """Returns at once."""
        self._begin(lambda: self._make(text, language))

    def play(self, read: Callable[[], Samples]) -> None:
        """What somebody said, which takes a while to be read; returns at once."""
        self._begin(read)

    def _begin(self, make: Callable[[], Samples]) -> None:
        with self._lock:
            self._stop()
            self._sentence += 1
            self._thread.submit(self._speak, self._sentence, make)

    def hush(self) -> None:
        """Nobody listens any more: what is said ends, and what was to be said is not."""
        with self._lock:
            self._stop()
            self._sentence += 1
            self._made = self._sentence

    def _stop(self) -> None:
        if self._speaks:
            self._speaks.stop()
            self._speaks = None

    def close(self) -> None:
        self.hush()
        self._thread.shutdown(cancel_futures=True)

    def _speak(self, sentence: int, make: Callable[[], Samples]) -> None:
        spoken = None
        try:
            if sentence == self._sentence:  # of ten that were asked for in a row nobody waits for the first nine
                spoken = make()
        except (MediaError, OSError) as error:
            log.info("nothing is spoken: %s", error)
        finally:
            with self._lock:
                self._made = max(self._made, sentence)
                if spoken is not None and sentence == self._sentence:
                    self._speaks = self._speaker.play(WholeSound(spoken))


class Voice:
    """Speaks the words of the catalogue in the language of the visit."""

    def __init__(self, speaker: Speaker, mouth: Mouth, tongue: Tongue) -> None:
        self._speaker, self._mouth, self._tongue = speaker, mouth, tongue

    def chime(self, name: str) -> None:
        """One of the few sounds of `media.chimes`: `press`, `count`, `last_count`, `curtain`, `thanks`, `help`."""
        self._speaker.chime(chimes.chime(name))

    def say(self, key: str, **values: Any) -> None:
        texts = self._tongue.texts
        self._mouth.say(texts.say(key, **values), texts.language)

    @property
    def speaks(self) -> bool:
        """Whether something is being said, so that nobody is interrupted by what comes next."""
        return self._mouth.speaks

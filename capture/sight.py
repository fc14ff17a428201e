"""What becomes of the camera's pictures: shown and recorded as they are, only as a drawing, or only learned from; or
shown, and searched for a paper card.

The one place where a picture of the camera can leave this process's memory.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from capture.captured import Picture
from capture.cardreader import CardReader
from capture.framing import WHOLE, Framing
from capture.ring import PREVIEW_SIZE, PreviewRing
from media.seen import Seen

if TYPE_CHECKING:  # it loads OpenCV, for which nobody waits at the start
    from capture.drawing import Drawing
    from capture.room import Learning, Room


class Sight:
    """`see` is called on the camera's thread, the rest on the booth's own; a picture is dealt with as it was wanted
    when it came, never half one way and half the other."""

    def __init__(self, ring: PreviewRing, hand_on: Callable[[Picture], None], framing: Framing = WHOLE) -> None:
        self._ring, self._hand_on = ring, hand_on
        self._lock = threading.Lock()
        self._seen = Seen.YOURSELF
        self._drawing: Drawing | None = None
        self._learning: Learning | None = None
        self._room: Room | None = None
        self._framing = self._learned_so = framing
        self._surely = False
        self._cards: CardReader | None = None

    @property
    def seen(self) -> Seen:
        return self._seen

    @property
    def learned(self) -> bool:
        """Whether the look at the empty room is over."""
        return self._learning is not None and self._learning.done

    @property
    def sure(self) -> bool:
        """Whether in that look or an earlier one nobody walked through."""
        return (self._learning is not None and self._learning.still) or (self._known_room is not None and self._surely)

    @property
    def card(self) -> str | None:
        """The code of a card that was shown since this was asked last."""
        return None if self._cards is None else self._cards.found()

    def begin(self, seen: Seen) -> None:
        """Somebody new is there, to be seen so."""
        with self._lock:
            self._keep_room()
            self._drawing = None
            self._turn_to(seen)

    def turn_to(self, seen: Seen) -> None:
        """Be seen so from now on."""
        with self._lock:
            self._turn_to(seen)

    def look_for_card(self) -> None:
        """Somebody holds one up: that can be seen and is read, and nothing else becomes of the pictures."""
        with self._lock:
            self._keep_room()
            self._turn_to(Seen.YOURSELF)
            self._cards = CardReader()

    def learn(self) -> None:
        """Nobody is there: look at the room, and show nothing."""
        from capture.room import Learning

        with self._lock:
            self._close_cards()
            self._keep_room()
            self._learning = Learning()
            self._ring.forget()

    def frame(self, framing: Framing) -> None:
        """The camera looks at another part of the room from now on; what was learned holds when it looks back."""
        self._turn_away(framing)

    def forget_room(self) -> None:
        """It is another camera: what was learned is another place."""
        self._room = None
        self._turn_away(self._framing)

    def _turn_away(self, framing: Framing) -> None:
        from capture.room import Learning

        with self._lock:
            self._framing, self._drawing = framing, None
            self._learning = Learning() if self._learning is not None else None
            self._turn_to(self._seen)

    def forget(self) -> None:
        """The camera is shut: the last picture is gone too."""
        with self._lock:
            self._close_cards()
            self._ring.forget()

    def see(self, picture: Picture) -> None:
        with self._lock:
            if self._learning is not None:
                self._learning.look(picture)
                return
            if self._cards is not None:
                self._cards.see(picture)
                self._show(picture)
                return
            if self._seen.faceless:
                assert self._drawing is not None
                picture = self._drawing.draw(picture)
            self._show(picture)
            self._hand_on(picture)

    def _turn_to(self, seen: Seen) -> None:
        self._close_cards()
        if seen.faceless:
            from capture.drawing import Drawing

            self._drawing = self._drawing or Drawing(self._known_room)
            self._drawing.turn_to(seen)
        self._seen = seen
        self._ring.forget()

    def _close_cards(self) -> None:
        cards, self._cards = self._cards, None
        if cards is not None:
            cards.close()

    def _keep_room(self) -> None:
        """A look that was broken off, or into which somebody walked, does not replace a good one."""
        learning, self._learning = self._learning, None
        if learning is not None and learning.enough and (learning.still or self._known_room is None):
            self._room, self._learned_so, self._surely = learning.room, self._framing, learning.still

    @property
    def _known_room(self) -> "Room | None":
        """The room as the camera looks now."""
        return self._room if self._learned_so == self._framing else None

    def _show(self, picture: Picture) -> None:
        import cv2

        small = cv2.flip(cv2.resize(picture.pixels, PREVIEW_SIZE), 1)
        self._ring.write(cv2.cvtColor(small, cv2.COLOR_BGR2BGRA))  # type: ignore[arg-type]  # cv2 names a wider type

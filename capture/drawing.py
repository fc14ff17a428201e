"""One visit before the camera as a drawing: pictures of the camera in, pictures of paper out."""

from dataclasses import replace

from capture.captured import SIZE, Picture
from capture.effects import EFFECTS
from capture.room import ENOUGH_PICTURES, Room, shrunk
from capture.silhouette import Silhouette, outlines
from media.calm import Calm
from media.lifting import standing
from media.seen import Seen

_STRANGE = 0.8
"""Of the picture that is not the room any more: a light was switched on, or somebody turned the camera."""
_STRANGE_SECONDS = 2.0


class Drawing:
    """Not for two threads at a time. The room is only looked at: the next visitor finds it as it was. Where none was
    learned, it is learned from the first half second, in which nobody is seen yet."""

    def __init__(self, room: Room | None, seen: Seen = Seen.SHADOW) -> None:
        self._room = room or Room()
        self._learns = room is None
        self._silhouette, self._calm = Silhouette(), Calm()
        self._strange_since: float | None = None
        self.turn_to(seen)

    def turn_to(self, seen: Seen) -> None:
        """Draw in another way from now on; KeyError for YOURSELF, which is no drawing."""
        self.seen = seen
        self._effect = EFFECTS[seen]()

    def draw(self, picture: Picture) -> Picture:
        small = shrunk(picture.pixels)
        if self._learns:
            self._room.learn(small)
            self._learns = self._room.looks < ENOUGH_PICTURES
        mask = self._room.others(small)
        if self._is_strange(float(mask.mean()) / 255, picture.at):
            self._room, self._learns = Room(), True
        if self._learns:
            mask[:] = 0
        soft = self._silhouette.follow(mask)
        shapes = outlines(soft)
        drawn = self._calm(self._effect.draw(soft, shapes, picture.at), picture.at)
        facts = standing(shapes, SIZE, self._effect.sheets)
        return replace(picture, pixels=drawn, seen=self.seen, figure=facts)

    def _is_strange(self, share: float, at: float) -> bool:
        if share < _STRANGE or self._learns:
            self._strange_since = None
        elif self._strange_since is None:
            self._strange_since = at
        return self._strange_since is not None and at - self._strange_since >= _STRANGE_SECONDS

"""The three forms a work can have."""

from enum import StrEnum


class Form(StrEnum):
    MUSIC = "music"
    DANCE = "dance"
    VIDEO = "video"

    @property
    def seen(self) -> bool:
        """Whether there is a picture: music is sound only."""
        return self is not Form.MUSIC

"""The sounds of an answer's recording, by the titles of their tracks."""

from enum import StrEnum


class Track(StrEnum):
    HEARD = "heard"
    """What a player plays: the first track, and the only one of a recording that answers nothing."""
    VOICE = "voice"
    """The microphone by itself, as it was."""
    PIECE = "piece"
    """The answered work by itself, laid where it was heard."""

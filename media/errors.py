"""What can be wrong with a file or a voice, each as one sentence a staff member understands."""


class MediaError(Exception):
    """The family: `str(error)` is one clear sentence."""


class NotMediaError(MediaError):
    """The file holds no picture and no sound that can be read."""


class DamagedError(MediaError):
    """The file breaks off or is torn, and nothing of use could be saved."""


class TooLargeError(MediaError):
    """The file is longer or larger than the collection takes."""


class NoRoomError(MediaError):
    """The disk is full."""


class NoVoiceError(MediaError):
    """There is no voice for the language."""


class NoLettersError(MediaError):
    """The library that shapes letters, or a font for them, is missing."""

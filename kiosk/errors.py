"""What can be wrong around the kiosk itself, each as one sentence a staff member understands."""


class KioskError(Exception):
    """The family: `str(error)` is one clear sentence."""


class NoScreenError(KioskError):
    """There is no screen to open a window on."""


class UnusableFolderError(KioskError):
    """The folder that was named cannot hold a collection."""


class FileThereError(KioskError):
    """What was to be written has no place: something is there already, or the folder is not."""

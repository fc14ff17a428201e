"""Works that the program makes itself, so that a fresh kiosk is not empty."""

from exhibits.demonstration.filling import fill, remove

__all__ = ["fill", "remove"]

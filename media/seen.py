"""How the maker of a dance is seen: booth and kiosk both know it."""

from enum import StrEnum


class Seen(StrEnum):
    YOURSELF = "yourself"
    SHADOW = "shadow"
    """A flat silhouette on a flat ground."""
    TRAILS = "trails"
    """Movement, as paper shapes that fade."""
    PAPER = "paper"
    """A cut-out figure in a few flat colours."""

    @property
    def faceless(self) -> bool:
        """Whether only a drawing leaves the booth's memory, never a picture of the camera."""
        return self is not Seen.YOURSELF

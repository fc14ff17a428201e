"""The ways through the kiosk that figures need."""

from kiosk.rehearsal.visitor import Visitor


def begin(visitor: Visitor) -> None:
    """From the building to the home screen."""
    visitor.touches("screen", "attract", seconds=60)
    visitor.sees("home", "watch")


def watches(visitor: Visitor) -> None:
    """From home into the first window."""
    visitor.touches("watch", "home")
    visitor.touches("card.0", "browse")
    visitor.sees("watch")

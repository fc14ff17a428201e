"""The ways through the kiosk that figures need."""

from kiosk.rehearsal.visitor import Visitor


def begin(visitor: Visitor) -> None:
    """From the building to the home screen."""
    visitor.touches("screen", "attract", seconds=60)
    visitor.sees("home", "watch")


def watches(visitor: Visitor) -> None:
    """From home into the first window."""
    visitor.touches("watch", "home")
    visitor.sees("watch")


def goes_to_record(visitor: Visitor, form: str = "video") -> None:
    """From home to the stage."""
    visitor.touches("make", "home")
    visitor.touches(f"form.{form}", "question")
    visitor.touches("alone", "notice")
    visitor.touches("older")


def records(visitor: Visitor) -> None:
    """From the stage until it says that it records; who is ready does not wait for the beads."""
    visitor.touches("go", "record")
    visitor.waits(0.6)  # two presses within half a second are one
    visitor.touches("go", "record")
    visitor.misses("BACK")  # so long it has not begun: a busy machine may have taken both presses for one
    visitor.sees("record", "go")


def keeps(visitor: Visitor) -> None:
    """From the look back to home, with one window opened."""
    visitor.touches("keep", "look_back")
    visitor.touches("skip", "about")
    visitor.touches("here", "who_may_see")
    visitor.touches("done")
    visitor.touches("done", "thanks")
    visitor.sees("home")

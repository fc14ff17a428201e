"""What a visit knows from beginning to end."""

from dataclasses import dataclass

from kiosk.hands import Hands
from kiosk.look import Look


@dataclass(frozen=True)
class Stay:
    """One visit: who it is to the votes, and how it wants to be spoken to."""

    hands: Hands
    visit: str
    look: Look

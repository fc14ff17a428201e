"""What a visit knows from beginning to end."""

from dataclasses import dataclass, field

from kiosk.hands import Hands
from kiosk.look import Look
from kiosk.screens.notice import Agreed


@dataclass
class Told:
    """What a visitor said to *zo werkt het*; with the language all of a visit that changes while it goes on."""

    agreed: Agreed | None = None
    """None until somebody wants to keep what is made; who just tries is asked again."""


@dataclass(frozen=True)
class Stay:
    """One visit: who it is to the votes, and how it wants to be spoken to."""

    hands: Hands
    visit: str
    told: Told = field(default_factory=Told)

    @property
    def look(self) -> Look:
        """In the language of this moment: the visitor may have changed it since the last screen."""
        return self.hands.look.speaking(self.hands.tongue.texts)

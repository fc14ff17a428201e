"""What the program shows before anybody has made anything: works as values."""

from collections.abc import Callable
from dataclasses import dataclass

from exhibits.contribution import Meaning, Zone
from exhibits.demonstration.stage import Scene
from media.form import Form
from media.samples import Samples


@dataclass(frozen=True)
class DemoWork:
    """`question`, `form` and `maker` together are its name: no two works share them, and by them it is known again."""

    form: Form
    question: str
    maker: str
    seconds: float
    sound: Callable[[], Samples]
    scene: Scene | None = None
    """None for music."""
    still_at: float = 0.0
    """The moment of its poster, in seconds: the one that makes curious."""
    zone: Zone = Zone.SKIPPED
    """Where its maker put it in the triangle of body, mind and together."""
    language: str = "nl"
    answers: str | None = None
    """The maker of the work that it answers, and whose sound it carries."""
    may_be_answered: bool = True
    """Whether the window *answer* is open: not every neighbour opens it."""

    @property
    def meaning(self) -> Meaning:
        return Meaning("healthy", self.zone)

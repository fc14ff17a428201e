"""What a screen may know of a work: no path, no consent, no count."""

from dataclasses import dataclass, field

from config.texts import Texts
from media.form import Form
from media.paper import Pixels
from media.sign import Sign


@dataclass(frozen=True)
class Card:
    id: str
    form: Form
    sign: Sign
    maker: str | None
    """The name as the maker chose; None: a neighbour, in the language of the screen."""
    question: str
    seconds: float
    still: Pixels | None = field(default=None, compare=False)
    """A small opaque BGRA picture; music may have none."""
    sound: tuple[float, ...] = ()
    """Of music: how loud it is from beginning to end, 0 to 1."""
    answers: str | None = None
    """The id of the work that it answers."""

    def by(self, texts: Texts) -> str:
        return self.maker or texts["place.resident"]

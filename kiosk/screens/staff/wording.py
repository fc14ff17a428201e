"""Staff write down what a neighbour asks aloud, so that it can be read too."""

from exhibits.questions import LONGEST_TEXT
from kiosk.look import Look
from kiosk.screens.name import Name


class Wording(Name):
    """The same letters as for a name; a question has its mark, and capitals only where somebody types them."""

    name = "staff.wording"
    title_key, keys_key = "staff.write.title", "staff.write.keys"
    longest = LONGEST_TEXT
    field_mm = 460.0
    frame = ()

    def __init__(self, look: Look, written: str) -> None:
        super().__init__(look)
        self._typed = written

    def _begins(self) -> bool:
        return not self._typed

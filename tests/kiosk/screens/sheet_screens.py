"""Every sheet over a screen, for tests that hold for all of them."""

from collections.abc import Iterator, Sequence

from config.texts import languages
from kiosk.look import Look
from kiosk.pieces import ground
from kiosk.screen import Frame, Moving, Part, Screen, Target
from kiosk.screens.help import HelpBoard, HelpSheet
from kiosk.screens.idle import IdleSheet
from kiosk.screens.languages import LanguageSheet
from kiosk.sheet import Sheet
from media.form import Form
from tests.kiosk.screens.making_screens import running


class Covered(Screen[object]):
    """What is seen and pressed while a sheet lies on it."""

    name = "covered"
    frame: Sequence[Frame] = ()

    def __init__(self, look: Look, sheet: Sheet, below: Screen[object] | None = None) -> None:
        super().__init__(look)
        self._sheet, self._below = sheet, below

    def targets(self) -> Sequence[Target]:
        return self._sheet.targets() if self._sheet.waits or not self._below else self._below.targets()

    def parts(self) -> list[Part | Moving]:
        below = self._below.parts() if self._below else [ground(self.look, self.look.theme.roles.page)]
        return [*below, *self._sheet.parts()]


def states(look: Look) -> Iterator[tuple[str, Screen[object]]]:
    yield "help", Covered(look, HelpSheet(look, None))
    yield "help by name", Covered(look, HelpSheet(look, "Fatma, Joris, Anna"))
    yield "help while it records", Covered(look, HelpBoard(look, None), running(look, Form.VIDEO))
    yield (
        "help by name while it records",
        Covered(look, HelpBoard(look, "Fatma, Joris, Anna"), running(look, Form.DANCE)),
    )
    yield "languages", Covered(look, LanguageSheet(look, languages()))
    yield "nobody there", Covered(look, IdleSheet(look, 30))

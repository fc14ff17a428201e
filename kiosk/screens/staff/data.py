"""Make the data for researchers, behind the desk of the exhibition."""

from dataclasses import dataclass

from kiosk.look import Rect
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.export import ExportDesk, MakeIt, Work

DATA = "data"
"""The job."""


@dataclass(frozen=True)
class MakeData(MakeIt):
    """Demonstration works are no data."""

    with_demo: bool = False


class DataDesk(ExportDesk):
    """Its tab leads back to the exhibition."""

    name = "staff.data"
    none = "staff.data.none"

    @property
    def job(self) -> str:
        return DATA

    def press(self, target: str) -> MakeIt | Work | Tab | None:
        return MakeData() if target == "make" else super().press(target)

    def _choices(self) -> dict[str, Rect]:
        return {}

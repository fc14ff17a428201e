"""When something was, as coarsely as the data tell it: a day and a part of it (A-033)."""

from datetime import tzinfo

from exhibits.collection.clock import from_text
from exhibits.dataset.cells import Cell
from exhibits.dataset.columns import DAY_PARTS

_HOURS = 24 // len(DAY_PARTS)


class Moments:
    """By the clock on the wall: of `zone`, or of this machine."""

    def __init__(self, *, minutes: bool, zone: tzinfo | None = None) -> None:
        """`minutes` are for who may have them by the agreement with the researcher."""
        self._minutes, self._zone = minutes, zone

    def told(self, moment: str) -> dict[str, Cell]:
        """From a time as the collection keeps it."""
        there = from_text(moment).astimezone(self._zone)
        return {
            "day": there.date().isoformat(),
            "day_part": DAY_PARTS[there.hour // _HOURS],
            "time": f"{there:%H:%M}" if self._minutes else None,
        }

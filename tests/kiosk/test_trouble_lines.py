"""What an evening of troubles leaves in the event log, on a clock that is moved by hand."""

from datetime import UTC, datetime, timedelta

from capture.messages import Trouble
from capture.troubles import Case
from kiosk.trouble_lines import APART, TroubleLines


class Evening:
    def __init__(self) -> None:
        self.now = datetime(2026, 7, 4, 19, 0, tzinfo=UTC)
        self.written: list[tuple[str, Case]] = []
        self.lines = TroubleLines(lambda event, case: self.written.append((event, case)), lambda: self.now)

    def begins(self, case: Case) -> None:
        self.lines.hear(Trouble(case))

    def ends(self, case: Case) -> None:
        self.lines.hear(Trouble(case, over=True))

    def goes_on(self, time: timedelta) -> None:
        self.now += time
        self.lines.catch_up()


def test_a_trouble_has_a_line_for_its_beginning_and_one_for_its_end() -> None:
    evening = Evening()
    evening.begins(Case.CAMERA_GONE)
    evening.begins(Case.CLIPPING)
    evening.ends(Case.CAMERA_GONE)

    assert evening.written == [
        ("trouble", Case.CAMERA_GONE),
        ("trouble", Case.CLIPPING),
        ("trouble over", Case.CAMERA_GONE),
    ]


def test_a_loose_cable_does_not_flood_the_log() -> None:
    evening = Evening()
    for _ in range(100):
        evening.begins(Case.CAMERA_GONE)
        evening.ends(Case.CAMERA_GONE)
        evening.goes_on(APART / 100)

    assert evening.written == [("trouble", Case.CAMERA_GONE), ("trouble over", Case.CAMERA_GONE)]


def test_what_came_back_too_soon_and_stays_is_written_a_little_later() -> None:
    """The log never ends with "over" while it is not."""
    evening = Evening()
    evening.begins(Case.CAMERA_GONE)
    evening.ends(Case.CAMERA_GONE)
    evening.begins(Case.CAMERA_GONE)
    assert len(evening.written) == 2
    evening.goes_on(APART)

    assert evening.written[2:] == [("trouble", Case.CAMERA_GONE)]
    evening.ends(Case.CAMERA_GONE)
    assert evening.written[3:] == [("trouble over", Case.CAMERA_GONE)]

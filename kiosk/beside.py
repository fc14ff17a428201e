"""What takes its time is asked beside the loop: which devices there are, and how late the loudspeaker is heard."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from capture.devices import DeviceChoice, DevicesThere, devices_there
from capture.errors import CaptureError
from kiosk.screens.staff.device_wishes import Measured

log = logging.getLogger(__name__)
T = TypeVar("T")


def round_trip(choice: DeviceChoice) -> Measured:
    from capture.latency import measure_apart  # it loads PortAudio, for which no start of the kiosk waits

    try:
        return Measured(measure_apart(choice))
    except CaptureError as error:
        log.info("the round trip is not known: %s", error)
        return Measured(None)


@dataclass(frozen=True)
class Search:
    there: Callable[[], DevicesThere] = devices_there
    round_trip: Callable[[DeviceChoice], Measured] = round_trip


def asked(question: Callable[[], T], nothing: T) -> Callable[[], T | None]:
    """Gives None until the answer is there; `nothing` where it cannot be told."""
    hand = ThreadPoolExecutor(1, thread_name_prefix="beside")
    answer: Future[T] = hand.submit(question)
    hand.shutdown(wait=False)

    def known() -> T | None:
        if not answer.done():
            return None
        return nothing if answer.exception() else answer.result()

    return known

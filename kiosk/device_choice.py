"""From what the settings say of devices to what the booth is told: in one place, for the kiosk and for its checkup."""

from capture.devices import DeviceChoice
from capture.roundtrip import RoundTrip
from config.settings import Latency, Settings, Through
from media.devicenames import Plugged, chosen


def device_choice(settings: Settings) -> DeviceChoice:
    """The booth plays what is answered, so its loudspeaker is the one that answers are made with."""
    return DeviceChoice(
        settings.devices.camera,
        settings.devices.microphone,
        answers_through(settings),
        settings.latency.round_trip_ms / 1000 if is_measured(settings) else 0.0,
        settings.camera.zoom,
        settings.camera.height,
        settings.latency.microphone,
    )


def answers_through(settings: Settings) -> str | None:
    """The name of what a neighbour's work is heard through while it is answered."""
    if settings.answers.through is Through.HEADPHONES and settings.answers.headphones is not None:
        return settings.answers.headphones
    return settings.devices.loudspeaker


def is_measured(settings: Settings, microphone: str | None = None) -> bool:
    """Whether the round trip is known of just these devices, where the settings name them, and of the microphone that
    was opened, where that is known: of others it says nothing."""
    measured = settings.latency
    if microphone not in (None, measured.microphone):
        return False
    return _is(settings.devices.microphone, measured.microphone) and _is(
        answers_through(settings), measured.loudspeaker
    )


def with_round_trip(settings: Settings, trip: RoundTrip) -> Settings:
    """The settings that remember what was measured, and of which devices."""
    measured = Latency(
        round_trip_ms=round(trip.seconds * 1000, 2), microphone=trip.microphone, loudspeaker=trip.loudspeaker
    )
    return settings.model_copy(update={"latency": measured})


def _is(wanted: str | None, measured: str | None) -> bool:
    """The first there is, which nobody chose, was the first there was when it was measured."""
    return measured is not None and (wanted is None or chosen(wanted, [Plugged(measured)]) is not None)

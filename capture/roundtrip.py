"""How late the microphone hears the loudspeaker: what `capture.latency` measures."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RoundTrip:
    seconds: float
    """The median. May be less than nothing: a device can promise too much."""
    spread_seconds: float
    """How far the others lie from it; the farthest one does not count."""
    clear: float
    """How many times higher the peak is than anything beside it, in the median."""
    heard: int
    """Of the chirps that were played."""
    microphone: str
    loudspeaker: str

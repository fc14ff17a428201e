"""The collection's time: UTC, and never earlier than it has been (C-047)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

STORE_EVERY = timedelta(hours=1)

Now = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def as_text(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds, so that texts sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_text(text: str) -> datetime:
    return datetime.fromisoformat(text)


def maybe(text: str | None) -> datetime | None:
    return None if text is None else from_text(text)


class Clock:
    """Asked for the time, it gives the latest it has ever seen: what had expired stays expired when the clock jumps.

    A board without a battery wakes up years ago, and its works would come back to life. While the machine's clock is
    behind, time stands still. `store` is told at most once an hour and keeps the latest moment over a power cut.
    """

    def __init__(self, now: Now, latest: datetime | None, store: Callable[[datetime], None]) -> None:
        self._now = now
        self._latest = latest
        self._stored = latest
        self._store = store

    def now(self) -> datetime:
        self._latest = self._now() if self._latest is None else max(self._latest, self._now())
        if self._stored is None or self._latest - self._stored >= STORE_EVERY:
            self.keep()
        return self._latest

    def keep(self) -> None:
        """Store the latest moment now."""
        if self._latest is not None and self._latest != self._stored:
            self._store(self._latest)
            self._stored = self._latest

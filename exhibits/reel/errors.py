"""What can stop a film or an exhibition, each as one sentence a staff member understands."""

from exhibits.errors import ExhibitsError


class ExportError(ExhibitsError):
    """The family: `str(error)` is one clear sentence."""


class NothingToShowError(ExportError):
    """No work may be shown."""


class TooShortError(ExportError):
    """The film has no room for a single work."""


class NotOursError(ExportError):
    """The place to write to holds something that is not ours to replace."""


class SpoiltError(ExportError):
    """What was made is not what was planned; it was thrown away."""


class TakenAwayError(ExportError):
    """A maker took a work back while it was being exported."""

"""What can be wrong with the collection and with what is asked of it, each as one sentence for staff."""


class ExhibitsError(Exception):
    """The family: `str(error)` is one clear sentence."""


class InUseError(ExhibitsError):
    """Somebody else writes in this collection now; the sentence says who, and what to do."""


class NotACollectionError(ExhibitsError):
    """The folder holds no collection, or one that this version cannot read."""


class NothingAllowedError(ExhibitsError):
    """All windows stayed shut: the recording is gone."""


class NoHelpersError(ExhibitsError):
    """The other machines that were to help cannot; the sentence says why, and what to do."""


class NotAllowedError(ExhibitsError):
    """The use is not allowed; `reason` is the key that `allowed()` gave."""

    def __init__(self, sentence: str, reason: str) -> None:
        super().__init__(sentence)
        self.reason = reason


class NotAnswerableError(ExhibitsError):
    """The work that was to be answered is not open for answers (any more); nothing was kept."""


class LinkIsShutError(ExhibitsError):
    """An answer cannot be shown again while a work that it carries is not open for answers."""


class UnknownWorkError(ExhibitsError):
    """There is no such work, or it was taken away."""


class UnknownQuestionError(ExhibitsError):
    """There is no question with this key."""


class NoQuestionError(ExhibitsError):
    """It cannot be written down as a question of a neighbour."""


class NoInsightError(ExhibitsError):
    """It cannot be put up, or taken down, as an insight."""


class NoRoomError(ExhibitsError):
    """The disk is full and nothing could be freed."""


class WrongReceiptError(ExhibitsError):
    """The sign and the digits do not belong together."""


class TooManyTriesError(ExhibitsError):
    """Five wrong tries for this sign today: staff help further."""


class UnknownCardError(ExhibitsError):
    """This paper card was not printed for this collection."""


class NotSeenError(ExhibitsError):
    """A heart or a response needs three seconds of watching before it."""


class EnoughHeartsError(ExhibitsError):
    """This visit has given all its hearts."""


class WrongImportError(ExhibitsError):
    """What was asked of an import cannot be done; one line for each mistake, and nothing was touched."""


class WrongListError(ExhibitsError):
    """The list that an export left does not say what went out."""


class ExportError(ExhibitsError):
    """What can stop a film or an exhibition."""


class NothingToShowError(ExportError):
    """No work may be shown."""


class TooShortError(ExportError):
    """The film has no room for a single work."""


class NoRoomForFilmError(ExportError):
    """The film would not fit on the disk; the sentence says how much it needs and how much is free."""


class NotOursError(ExportError):
    """The place to write to holds something that is not ours to replace."""


class SpoiltError(ExportError):
    """What was made is not what was planned; it was thrown away."""


class TakenAwayError(ExportError):
    """A maker took a work back while it was being exported."""

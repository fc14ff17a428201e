"""Everything that happens and is no press: what the booth says, how far a job is."""

from dataclasses import dataclass

from capture.messages import BoothNews
from media.progress import Progress


@dataclass(frozen=True)
class JobMoved:
    job: str
    progress: Progress


@dataclass(frozen=True)
class JobDone:
    job: str
    result: dict[str, object]


@dataclass(frozen=True)
class JobFailed:
    """`sorry` is the key of a sentence that staff can act on (`staff.sorry.*`); empty when they stopped the job."""

    job: str
    sorry: str


News = BoothNews | JobMoved | JobDone | JobFailed

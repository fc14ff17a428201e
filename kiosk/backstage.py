"""What goes on behind the visit: finishing kept works, exports and their end, what works and what does not."""

import logging
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from capture.devices import DeviceChoice, plugged_in
from capture.framing import Framing
from capture.messages import BoothOrder, Choose, Close, Learn, Learned, Open, Trouble
from config.settings import Settings
from exhibits.collection import Collection
from exhibits.collection.clock import utc_now
from exhibits.collection.finish import Finished
from exhibits.errors import ExhibitsError
from exhibits.half_made import clear_all
from kiosk.checkup import least_free
from kiosk.device_choice import device_choice
from kiosk.health import Health
from kiosk.jobs import Jobs
from kiosk.news import JobDone, JobFailed, JobMoved, News
from kiosk.trouble_lines import TroubleLines
from media.form import Form
from media.progress import Progress
from media.seen import Seen

log = logging.getLogger(__name__)
PREPARE, AHEAD = "prepare", "ahead"
HOURLY, SOON = timedelta(hours=1), timedelta(minutes=1)
BEGINS = Progress(0, 1, "job.begins")
NEW_WORKS_FIRST = Progress(0, 1, "job.new_works_first")
JobNews = JobMoved | JobDone | JobFailed


class Backstage:
    """Hears all news before the screen does. Only the main loop calls it."""

    def __init__(
        self,
        collection: Collection,
        jobs: Jobs,
        settings: Settings,
        folder: Path,
        order: Callable[[BoothOrder], object],
        now: Callable[[], datetime] = utc_now,
        plugged: Callable[[], frozenset[str]] = plugged_in,
    ) -> None:
        """`order` tells the booth what to do, and never waits."""
        self._collection, self._jobs, self._settings, self._folder = collection, jobs, settings, folder
        self._health, self._order, self._now = Health(), order, now
        self._lines = TroubleLines(lambda event, case: collection.log(event, case=case), now)
        self._choice = device_choice(settings)
        self.framing = self._choice.framing
        """How the camera looks now."""
        self._plugged, self._plugged_then = plugged, plugged()
        self._try_again: datetime | None = None
        self._swept_on: date | None = None
        self._tried: set[str] = set()
        self._told: dict[str, JobNews] = {}
        self._held: dict[str, Sequence[str]] = {}
        """Exports that wait for new works to be made ready."""
        self._drawn_for: tuple[int, int] | None = None
        """What had been decided when the pieces of the next film were last drawn."""

    @property
    def health(self) -> Health:
        usage = shutil.disk_usage(self._folder)
        room = usage.free >= least_free(usage.total, self._settings)
        return replace(self._health, room=room)

    def begin(self) -> None:
        """What an earlier evening left unfinished goes on, and what went out meanwhile is known."""
        exports = self._collection.store.folder.exports
        clear_all(exports)
        for listed in sorted([*exports.glob("*.json"), *exports.glob("*/export.json")]):
            self._remember(listed)
        self._try_devices()
        self.finish_next()

    def start(self, job: str, arguments: Sequence[str]) -> None:
        """An export waits until works that were just kept are ready: whoever said yes tonight is in tonight's film."""
        if job not in (PREPARE, AHEAD):
            self._jobs.stop(AHEAD)
        if job != PREPARE and self._jobs.runs(PREPARE):
            self._held[job] = arguments
            self._told[job] = JobMoved(job, NEW_WORKS_FIRST)
        elif self._jobs.start(job, arguments):
            self._told[job] = JobMoved(job, BEGINS)

    def stop(self, job: str) -> None:
        """What is done stays done; a job that has not begun is forgotten."""
        if self._held.pop(job, None) is None:
            self._jobs.stop(job)
        else:
            self._told[job] = JobFailed(job, "")

    def told(self, job: str) -> JobNews | None:
        """The last that was heard of a job: it runs as long as that is a JobMoved. None: there was none yet."""
        return self._told.get(job)

    def open_devices(self, form: Form, seen: Seen, piece: Path | None = None) -> None:
        """A visitor is going to record; to a neighbour's piece, if it is an answer. Who dances is told from the room as
        it was learned."""
        if form is not Form.VIDEO:
            self._frame_as_chosen()
        self._order(Open(form, seen, piece))

    def use_devices(self, choice: DeviceChoice) -> None:
        """From now on these. Another view of the room is learned as soon as nobody is there."""
        if (choice.camera, choice.framing) != (self._choice.camera, self._choice.framing):
            self._try_again = None
        self._choice, self.framing = choice, choice.framing
        self._order(Choose(choice))

    def frame(self, framing: Framing) -> None:
        """How this visitor wants to be seen; the next one is seen as staff chose it."""
        self.framing = framing
        self._order(Choose(replace(self._choice, zoom=framing.zoom, height=framing.height)))

    def _frame_as_chosen(self) -> None:
        if self.framing != self._choice.framing:
            self.frame(self._choice.framing)

    def close_devices(self) -> None:
        self._order(Close())

    def hear(self, news: News) -> None:
        self._health = self._health.after(news)
        match news:
            case Trouble():
                self._lines.hear(news)
            case Learned(sure=False):
                self._try_again = self._now() + SOON
            case JobMoved(job=job) | JobDone(job=job) | JobFailed(job=job) if job == AHEAD:
                log.info("%s", news)  # nobody asked for it, and nobody waits
            case JobMoved(job=job):
                self._told[job] = news
            case JobDone(job=job, result=result):
                self._told[job] = news
                self._take_in(job, result)
                self.finish_next()
            case JobFailed(job=job, sorry=sorry):
                self._told[job] = news
                if sorry:
                    self._collection.log("job failed", job=job, sorry=sorry)
                    self.finish_next()

    def finish_next(self) -> None:
        """One kept work after the other is made ready; one that cannot be is tried again at the next start."""
        waiting = [work for work in self._collection.unfinished() if work.id not in self._tried]
        if self._jobs.runs(PREPARE):
            return
        if waiting:
            self._tried.add(waiting[0].id)
            self.start(PREPARE, [PREPARE, waiting[0].code])
            return
        held, self._held = self._held, {}
        for job, arguments in held.items():
            self.start(job, arguments)

    def tidy(self) -> None:
        """Between visits: recordings that nobody said yes to, devices, and once a day works whose time has come."""
        self._collection.discard_leftovers()
        self._lines.catch_up()
        self._frame_as_chosen()
        self.look_for_devices()
        today = self._now().date()
        if today != self._swept_on:
            self._swept_on = today
            self._collection.sweep()
        self._draw_ahead()

    def _draw_ahead(self) -> None:
        """What the film of these days will show, while nobody is there: then it comes in seconds the first time too."""
        decided = self._collection.decisions
        if decided != self._drawn_for and not self._jobs.busy:
            self._drawn_for = decided
            self._jobs.start(AHEAD, ["export", "reel", "--ahead"])

    def look_for_devices(self) -> None:
        """Try them when it is time, and at once when something was plugged in: whoever comes then finds it working."""
        due = self._try_again is None or self._now() >= self._try_again
        if due or self._plugged() != self._plugged_then:
            self._try_devices()

    def _try_devices(self) -> None:
        """Camera and microphone are tried at the start and each hour, and each minute while one is missing (K-017).
        Nobody is there then: the booth looks at the empty room, from which it will tell a dancer."""
        self._plugged_then = self._plugged()
        self._order(Learn())
        well = self._health.camera and self._health.microphone
        self._try_again = self._now() + (HOURLY if well else SOON)

    def _take_in(self, job: str, result: Mapping[str, Any]) -> None:
        if job == PREPARE:
            try:
                self._collection.keep_finished(Finished(**result))
            except ExhibitsError as error:  # it was taken away meanwhile, and so are its files
                log.info("%s", error)
        elif "listed" in result:
            self._remember(Path(result["listed"]))

    def _remember(self, listed: Path) -> None:
        try:
            self._collection.remember_export(listed)
        except (ExhibitsError, OSError):
            log.exception("an export is not written down")

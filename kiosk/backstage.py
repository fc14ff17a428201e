"""What goes on behind the visit: finishing kept works, exports and their end, what works and what does not."""

import logging
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from capture.messages import Lost, Missing
from config.settings import Settings
from exhibits.collection.collection import Collection
from exhibits.collection.finish import Finished
from exhibits.errors import ExhibitsError
from kiosk.checkup import least_free
from kiosk.health import Health
from kiosk.jobs import Jobs
from kiosk.news import JobDone, JobFailed, JobMoved, News
from media.progress import Progress

log = logging.getLogger(__name__)
PREPARE = "prepare"
BEGINS = Progress(0, 1, "job.begins")
JobNews = JobMoved | JobDone | JobFailed


class Backstage:
    """Hears all news before the screen does. Only the main loop calls it."""

    def __init__(self, collection: Collection, jobs: Jobs, settings: Settings, folder: Path) -> None:
        self._collection, self._jobs, self._settings, self._folder = collection, jobs, settings, folder
        self._health = Health()
        self._tried: set[str] = set()
        self._told: dict[str, JobNews] = {}

    @property
    def health(self) -> Health:
        usage = shutil.disk_usage(self._folder)
        room = usage.free >= least_free(usage.total, self._settings)
        return Health(self._health.camera, self._health.microphone, room)

    def begin(self) -> None:
        """What an earlier evening left unfinished goes on, and what went out meanwhile is known."""
        exports = self._collection.store.folder.exports
        for listed in sorted([*exports.glob("*.json"), *exports.glob("*/export.json")]):
            self._remember(listed)
        self.finish_next()

    def start(self, job: str, arguments: Sequence[str]) -> None:
        if self._jobs.start(job, arguments):
            self._told[job] = JobMoved(job, BEGINS)

    def told(self, job: str) -> JobNews | None:
        """The last that was heard of a job: it runs as long as that is a JobMoved. None: there was none yet."""
        return self._told.get(job)

    def hear(self, news: News) -> None:
        self._health = self._health.after(news)
        match news:
            case Missing(device=device) | Lost(device=device):
                self._collection.log("device missing", device=device)
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
        if waiting and not self._jobs.runs(PREPARE):
            self._tried.add(waiting[0].id)
            self.start(PREPARE, [PREPARE, waiting[0].code])

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

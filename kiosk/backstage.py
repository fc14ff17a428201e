"""What goes on behind the visit: finishing kept works, taking in exports, knowing what works and what does not."""

import logging
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from capture.messages import Lost, Missing
from config.settings import Settings
from exhibits.collection.collection import Collection
from exhibits.collection.finish import Finished
from exhibits.errors import UnknownWorkError
from kiosk.checkup import least_free
from kiosk.health import Health
from kiosk.jobs import Jobs
from kiosk.news import JobDone, JobFailed, News

log = logging.getLogger(__name__)
PREPARE = "prepare"


class Backstage:
    """Hears all news before the screen does. Only the main loop calls it."""

    def __init__(self, collection: Collection, jobs: Jobs, settings: Settings, folder: Path) -> None:
        self._collection, self._jobs, self._settings, self._folder = collection, jobs, settings, folder
        self._health = Health()
        self._tried: set[str] = set()

    @property
    def health(self) -> Health:
        usage = shutil.disk_usage(self._folder)
        room = usage.free >= least_free(usage.total, self._settings)
        return Health(self._health.camera, self._health.microphone, room)

    def begin(self) -> None:
        """What an earlier evening left unfinished goes on."""
        self.finish_next()

    def hear(self, news: News) -> None:
        self._health = self._health.after(news)
        match news:
            case Missing(device=device) | Lost(device=device):
                self._collection.log("device missing", device=device)
            case JobDone(job=job, result=result):
                self._take_in(job, result)
                self.finish_next()
            case JobFailed(job=job, sorry=sorry) if sorry:
                log.error("job %s: %s", job, sorry)
                self._collection.log("job failed", job=job, sorry=sorry)
                self.finish_next()

    def finish_next(self) -> None:
        """One kept work after the other is made ready; one that cannot be is tried again at the next start."""
        waiting = [work for work in self._collection.unfinished() if work.id not in self._tried]
        if waiting and not self._jobs.runs(PREPARE):
            self._tried.add(waiting[0].id)
            self._jobs.start(PREPARE, [PREPARE, waiting[0].code])

    def _take_in(self, job: str, result: Mapping[str, Any]) -> None:
        try:
            if job == PREPARE:
                self._collection.keep_finished(Finished(**result))
            elif "listed" in result:
                self._collection.remember_export(Path(result["listed"]))
        except UnknownWorkError as error:
            log.info("%s", error)

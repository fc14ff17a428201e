"""Jobs: long work in real child processes, told line by line, that rests, stops and never outlives the kiosk."""

import os
import queue
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.jobs import Jobs
from kiosk.news import JobDone, JobFailed, JobMoved
from media.progress import Progress

SECONDS = 10

TELL = """
import json, os, signal, sys, time
def tell(**told): print(json.dumps(told), flush=True)
def moved(done): tell(done=done, of=4, doing="job.begins", left_seconds=4.0 - done)
"""
FOR_EVER = "moved(1)\nwhile True: signal.pause()"
LISTENS = """
def stop(*_):
    tell(stopped=True)
    sys.exit(1)
signal.signal(signal.SIGTERM, stop)
"""
COUNTS = "import itertools\nfor n in itertools.count(): moved(n); time.sleep(0.01)"


class Told:
    """What the kiosk hears of its jobs."""

    def __init__(self):
        self._news = queue.Queue()

    def __call__(self, news):
        self._news.put(news)

    def next(self, seconds=SECONDS):
        return self._news.get(timeout=seconds)

    def end(self):
        return next(news for news in iter(self.next, None) if not isinstance(news, JobMoved))

    def silence(self, seconds=0.3, tries=5):
        """Nothing more comes, once what was under way is there."""
        return any(self._quiet(seconds) for _ in range(tries))

    def _quiet(self, seconds):
        while not self._news.empty():
            self._news.get()
        try:
            self._news.get(timeout=seconds)
        except queue.Empty:
            return True
        return False


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def jobs(tmp_path, told):
    """Makes jobs of a little program of the test's own, which is called as `wijkpodium` would be."""
    made = []

    def make(program, **options):
        jobs = Jobs(tmp_path, told, command=[sys.executable, "-c", TELL + program], **options)
        made.append(jobs)
        return jobs

    yield make
    for one in made:
        one.close()


def test_each_line_is_progress_and_the_last_one_the_result(jobs, told):
    jobs("moved(1); moved(2); tell(result={'path': 'film.mp4'})").start("film", [])
    assert told.next() == JobMoved("film", Progress(1, 4, "job.begins", 3.0))
    assert told.next() == JobMoved("film", Progress(2, 4, "job.begins", 2.0))
    assert told.next() == JobDone("film", {"path": "film.mp4"})


def test_a_job_is_a_command_of_ours_on_this_collection(jobs, told, tmp_path):
    jobs("tell(result={'words': sys.argv[1:]})").start("film", ["export", "reel"])
    words = told.next().result["words"]
    assert words == ["--collection", str(tmp_path), "--json-lines", "export", "reel"]


def test_only_one_of_a_name_runs_at_a_time(jobs, told):
    both = jobs(LISTENS + FOR_EVER)
    assert both.start("film", [])
    assert not both.start("film", [])
    assert both.start("exhibition", [])
    told.next(), told.next()
    both.stop("film")
    assert told.end() == JobFailed("film", "")
    assert not both.runs("film")
    assert both.runs("exhibition")


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("NothingToShowError", "nothing"),
        ("NoRoomError", "room"),
        ("NoRoomForFilmError", "room_for_film"),
        ("TakenAwayError", "taken_away"),
        ("Other", "other"),
    ],
)
def test_what_went_wrong_is_told_in_words_of_the_place(jobs, told, caplog, kind, key):
    """The English sentence is for the log."""
    jobs(f"tell(sorry='A sentence.', kind={kind!r}); sys.exit(2)").start("film", [])
    assert told.next() == JobFailed("film", f"staff.sorry.{key}")
    assert "A sentence." in caplog.text


@pytest.mark.parametrize("program", ["sys.exit(3)", "os.abort()", "moved(1); os.kill(os.getpid(), 9)", "print(7)"])
def test_a_job_that_dies_without_a_word_is_a_failure_and_not_a_stop(jobs, told, program):
    jobs(program).start("film", [])
    assert told.end() == JobFailed("film", "staff.sorry.other")


def test_what_is_no_json_is_passed_over(jobs, told, caplog):
    jobs(r"sys.stdout.buffer.write(b'\xff oops\n'); moved(1); tell(result={})").start("film", [])
    assert isinstance(told.next(), JobMoved)
    assert told.next() == JobDone("film", {})
    assert "oops" in caplog.text


def test_a_job_that_does_not_listen_is_killed_with_its_helpers(jobs, told, tmp_path):
    """Only the last word helps, and it is said to the whole group."""
    pipe = tmp_path / "helper"
    os.mkfifo(pipe)
    ear = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    deaf = f"""
import subprocess
signal.signal(signal.SIGTERM, signal.SIG_IGN)
helper = subprocess.Popen([sys.executable, "-c", "import signal; open({str(pipe)!r}, 'w'); signal.pause()"])
held = open({str(pipe)!r}, "w")
"""
    stubborn = jobs(deaf + FOR_EVER, stop_seconds=0.1)
    stubborn.start("film", [])
    told.next()
    stubborn.stop("film")
    assert told.end() == JobFailed("film", "")
    assert select.select([ear], [], [], SECONDS)[0]
    assert os.read(ear, 1) == b""  # nobody holds the other end any more
    os.close(ear)


def test_while_somebody_records_jobs_rest_and_afterwards_they_go_on(jobs, told):
    busy = jobs(COUNTS)
    busy.start("film", [])
    told.next()
    busy.rest()
    assert told.silence()
    busy.go_on()
    assert isinstance(told.next(), JobMoved)
    busy.stop("film")


def test_a_job_that_begins_while_somebody_records_waits_for_its_turn(jobs, told):
    busy = jobs(COUNTS)
    busy.rest()
    busy.start("film", [])
    assert told.silence()
    busy.go_on()
    assert isinstance(told.next(), JobMoved)


def test_a_resting_job_can_be_stopped(jobs, told):
    resting = jobs(LISTENS + FOR_EVER)
    resting.start("film", [])
    told.next()
    resting.rest()
    resting.stop("film")
    assert told.end() == JobFailed("film", "")


def test_a_kiosk_that_has_ended_is_told_nothing(jobs, told):
    ending = jobs(LISTENS + FOR_EVER)
    ending.start("film", [])
    told.next()
    ending.close()
    while ending.runs("film"):
        pass
    assert told.silence(0.05)


@pytest.mark.parametrize("resting", [False, True])
def test_a_job_does_not_outlive_a_kiosk_that_was_killed(tmp_path, resting):
    """Also one that rests: a stopped process would otherwise lie there for ever."""
    pipe = tmp_path / "job"
    os.mkfifo(pipe)
    ear = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    job = f"""
from kiosk.jobs import end_with_the_kiosk
end_with_the_kiosk()
held = open({str(pipe)!r}, "w")
{TELL}
{FOR_EVER}
"""
    kiosk = f"""
import os, queue, signal, sys
from pathlib import Path
from kiosk.jobs import Jobs
told = queue.Queue()
jobs = Jobs(Path("."), told.put, command=[sys.executable, "-c", {job!r}])
jobs.start("film", [])
told.get()
if {resting}:
    jobs.rest()
    os.waitid(os.P_PID, jobs._running["film"].process.pid, os.WSTOPPED | os.WNOWAIT)  # it stands still now
os.kill(os.getpid(), signal.SIGKILL)
"""
    here = Path(__file__).parents[2]
    ended = subprocess.run([sys.executable, "-c", kiosk], check=False, cwd=here, timeout=SECONDS)
    assert ended.returncode == -signal.SIGKILL
    assert select.select([ear], [], [], SECONDS)[0]
    assert os.read(ear, 1) == b""
    os.close(ear)


def test_a_job_that_ends_while_somebody_begins_to_record_disturbs_nobody(tmp_path, told):
    """Between its end and the moment that we know of it there is no process to rest; one visitor in ten thousand was
    told sorry for it."""
    jobs = Jobs(tmp_path, told, command=["true"])
    for number in range(15):
        jobs.start(str(number), [])
        while jobs.runs(str(number)):
            jobs.rest()
            jobs.go_on()
    assert {type(told.end()) for _ in range(15)} == {JobFailed}

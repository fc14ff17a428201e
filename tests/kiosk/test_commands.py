"""The commands: what they say, what they change, and how they end."""

import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import click
import pytest

from config.texts import load_texts
from exhibits.collection import Collection
from exhibits.contribution import Approval, Consents, Form, Use
from kiosk.__main__ import cli, main
from kiosk.console import Console
from kiosk.jobs import Jobs
from kiosk.news import JobFailed
from media.errors import DamagedError
from media.progress import Progress, StoppedError
from tests.exhibits.works import asked_aloud
from tests.kiosk.staff_evening import a_clip, bring_in

HERE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return a_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture
def works(folder, clip):
    """Two that wait."""
    with Collection.open(folder) as collection:
        return [bring_in(collection, clip, name=name) for name in "ab"]


def approval(folder, work):
    with Collection.read(folder) as collection:
        return collection.contribution(work.code).approval


# approve


def test_approve_lists_what_waits_and_changes_nothing(wijkpodium, folder, works):
    status, out, _ = wijkpodium("approve", "--list")
    assert status == 0
    assert [line[:10] for line in out.splitlines()] == [work.code for work in works]
    assert "open: exhibition, here" in out
    assert approval(folder, works[0]) is Approval.WAITING


def test_a_question_of_a_neighbour_is_listed_as_one(wijkpodium, folder):
    with Collection.open(folder) as collection:
        asked_aloud(collection, approved=False)
    assert "  question  " in wijkpodium("approve", "--list")[1]
    assert "  question  " in wijkpodium("withdraw", "--list")[1]


def test_approve_by_code_in_any_case(wijkpodium, folder, works):
    status, out, _ = wijkpodium("approve", works[0].code.lower())
    assert (status, out) == (0, f"{works[0].code}: approved.\n")
    assert approval(folder, works[0]) is Approval.APPROVED
    assert approval(folder, works[1]) is Approval.WAITING


def test_approve_all_and_once_more(wijkpodium, folder, works):
    assert wijkpodium("approve", "--all")[0] == 0
    assert {approval(folder, work) for work in works} == {Approval.APPROVED}
    assert wijkpodium("approve", "--all") == (0, "Nothing waits.\n", "")
    assert wijkpodium("approve", "--list") == (0, "Nothing waits.\n", "")
    assert wijkpodium("approve", works[0].code) == (0, f"{works[0].code}: was approved already.\n", "")


def test_one_unknown_code_of_several_is_told_and_the_others_are_approved(wijkpodium, folder, works):
    status, _, err = wijkpodium("approve", "NOSUCHWORK", works[1].code)
    assert status == 1
    assert "There is no work NOSUCHWORK." in err
    assert "approve --list" in err
    assert approval(folder, works[1]) is Approval.APPROVED


def test_only_unknown_codes_change_nothing(wijkpodium, works):
    assert wijkpodium("approve", "NOSUCHWORK")[0] == 2


def test_a_work_that_was_taken_away_cannot_be_approved(wijkpodium, folder, works):
    with Collection.open(folder) as collection:
        collection.withdraw(works[0].id, Consents(frozenset(), "1", "nl"))
    status, _, err = wijkpodium("approve", works[0].code)
    assert status == 2
    assert f"There is no work {works[0].code}." in err


@pytest.mark.parametrize("words", [[], ["--all", "--list"], ["CODE", "--all"]])
def test_approve_wants_to_know_what(wijkpodium, works, words):
    status, _, err = wijkpodium("approve", *words)
    assert status == 2
    assert "one or more CODEs, or --all, or --list" in err


def test_while_the_kiosk_runs_the_staff_door_is_pointed_to(wijkpodium, folder, works):
    with Collection.open(folder, who="the kiosk"):
        status, out, err = wijkpodium("approve", "--all")
        assert wijkpodium("approve", "--list")[0] == 0
    assert (status, out) == (2, "")
    assert "in use by the kiosk" in err
    assert "staff door" in err


# import


def test_import_with_a_signed_paper(wijkpodium, folder, clip):
    words = ["--consent", "here, exhibition", "--name", "Fatma", "--question", "greeting", "--form", "dance"]
    status, out, _ = wijkpodium("import", clip, *words)
    assert status == 0
    assert "waits for approval" in out
    with Collection.read(folder) as collection:
        (work,) = collection.waiting()
    assert (work.name, work.question, work.form) == ("Fatma", "greeting", Form.DANCE)
    assert work.yes == {"here", "exhibition"}


def test_one_file_of_several_is_refused_and_the_others_come_in(wijkpodium, folder, clip, tmp_path):
    torn = tmp_path / "torn.mp4"
    torn.write_bytes(b"no film at all")
    status, out, err = wijkpodium("import", torn, clip)
    assert status == 1
    assert "torn.mp4" in err
    assert len(err.splitlines()) == 1
    assert "clip.mp4" in out
    assert wijkpodium("import", torn)[0] == 2
    with Collection.read(folder) as collection:
        assert len(collection.contributions(Use.STAFF)) == 1
        assert collection.contributions(Use.HERE) == []


def test_all_that_is_wrong_with_an_import_is_told_at_once(wijkpodium, clip):
    status, out, err = wijkpodium("import", clip, "nowhere.mp4", "--consent", "everybody", "--question", "none")
    assert (status, out) == (2, "")
    for wrong in ("nowhere.mp4", "everybody", "none"):
        assert wrong in err


# demo


def test_demonstration_works_are_taken_away_and_works_of_people_stay(wijkpodium, folder, clip, works):
    assert wijkpodium("demo", "--remove") == (0, "There were no demonstration works.\n", "")
    with Collection.open(folder) as collection:
        bring_in(collection, clip, demo=True, name="d")
    assert wijkpodium("demo", "--remove")[:2] == (0, "1 demonstration works are gone.\n")
    with Collection.read(folder) as collection:
        assert len(collection.contributions(Use.STAFF)) == 2


# export


@pytest.mark.parametrize("place", ["wijkpodium.db", "works/film.mp4", "takes/film.mp4"])
def test_a_film_is_never_written_over_the_collection(wijkpodium, folder, works, place):
    before = (folder / "wijkpodium.db").read_bytes()
    status, _, err = wijkpodium("export", "reel", "--out", folder / place)
    assert status == 2
    assert "is for the collection itself" in err
    assert (folder / "wijkpodium.db").read_bytes() == before


@pytest.mark.parametrize("what", ["reel", "exhibition"])
def test_nothing_to_show_is_said_kindly(wijkpodium, works, what):
    status, out, err = wijkpodium("export", what)
    assert (status, out) == (2, "")
    assert "approve works" in err


def test_an_exhibition_is_made_and_written_down(wijkpodium, folder, works, tmp_path):
    wijkpodium("approve", "--all")
    status, out, _ = wijkpodium("export", "exhibition")
    assert status == 0
    page = folder / "exports" / "exhibition" / "index.html"
    assert str(page) in out
    with Collection.read(folder) as collection:
        assert [export.path for export in collection.recall(works[0].id)] == [str(page.parent)]


def test_an_exhibition_made_again_is_renewed_and_says_what_comes_down(wijkpodium, folder, works, tmp_path):
    """Who said yes to an exhibition did not say yes to the internet."""
    wijkpodium("approve", "--all")
    wijkpodium("export", "exhibition")
    assert wijkpodium("export", "exhibition", "--for", "internet")[0] == 2
    wijkpodium("withdraw", works[0].code, "--yes")

    status, out, _ = wijkpodium("export", "exhibition")

    assert status == 0
    assert f"work-{works[0].code}.html" in out
    assert [path.name for path in (folder / "exports").iterdir() if path.is_dir()] == ["exhibition"]


def test_an_exhibition_made_beside_the_kiosk_is_written_down_by_it_later(wijkpodium, folder, works, tmp_path):
    """Its list waits in the collection, for the folder itself may be on a stick by then."""
    wijkpodium("approve", "--all")
    with Collection.open(folder, who="the kiosk") as collection:
        assert wijkpodium("export", "exhibition", "--out", tmp_path / "stick" / "show")[0] == 0
        assert [export.path for export in collection.recall(works[0].id)] == [str(tmp_path / "stick" / "show")]


def test_a_film_under_way_can_be_stopped_and_leaves_nothing(wijkpodium, folder, works):
    wijkpodium("approve", "--all")
    heard = queue.Queue()
    jobs = Jobs(folder, heard.put)
    jobs.start("film", ["export", "reel", "--minutes", "1"])
    heard.get(timeout=30)
    jobs.stop("film")
    while not isinstance(news := heard.get(timeout=30), JobFailed):
        pass
    assert news == JobFailed("film", "")
    assert list((folder / "exports").iterdir()) == []


# run, and what all have in common


def test_wrong_settings_are_told_once_before_anything_starts(folder):
    """The kiosk tells them, and its keeper does not start it again."""
    folder.mkdir()
    (folder / "settings.toml").write_text('[screen]\nwidth_mm = "wide"\n[idle]\nwarn = 3\n')
    command = [sys.executable, "-m", "kiosk", "--collection", str(folder), "run"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 2
    assert ended.stderr.count("screen.width_mm") == ended.stderr.count("idle.warn") == 1
    assert not (folder / "wijkpodium.db").exists()


def test_without_a_screen_the_kiosk_says_what_to_do(folder):
    """It does not open a window that nobody sees."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    command = [sys.executable, "-m", "kiosk", "--collection", str(folder), "run"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environment)
    assert ended.returncode == 2
    assert "make kiosk" in ended.stderr


@pytest.mark.parametrize("size", ["big", "1280", "1280x", "10x10"])
def test_a_window_has_a_size(wijkpodium, size):
    assert wijkpodium("run", "--window", size)[0] == 2


def test_a_folder_that_cannot_be_used_is_told_in_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["wijkpodium", "--collection", "/proc/wijkpodium", "demo", "--remove"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "Choose another one with --collection" in capsys.readouterr().err


def test_where_there_is_no_collection_nothing_is_made(wijkpodium, folder):
    status, _, err = wijkpodium("approve", "--list")
    assert status == 2
    assert len(err.splitlines()) == 1
    assert not folder.exists()


def commands(group, path=()):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        yield pytest.param((*path, name), command, id=" ".join((*path, name)))


@pytest.mark.parametrize(("path", "command"), list(commands(cli)))
def test_every_command_explains_itself(wijkpodium, path, command):
    status, out, _ = wijkpodium(*path, "--help")
    assert status == 0
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            assert parameter.help, parameter.name
            assert parameter.opts[0] in out


def test_the_program_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "--help"], cwd=HERE, capture_output=True, text=True, check=True
    )
    for name in ("run", "demo", "import", "approve", "export", "check"):
        assert re.search(rf"^  {name} ", done.stdout, re.MULTILINE)
    assert "prepare" not in done.stdout


def test_all_that_long_work_says_has_words():
    """A missing word would end the work that it should only describe."""
    texts, places = load_texts("en"), ("kiosk", "exhibits", "media")
    source = "".join(path.read_text() for place in places for path in (HERE / place).rglob("*.py"))
    told = set(re.findall(r'"(job\.[a-z_.]+)"', source))
    assert told
    assert told <= texts.keys


# what a command says while it works


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_program_hears_json_lines_but_not_too_many(capsys):
    clock = Clock()
    console = Console(json_lines=True, clock=clock)
    for done in range(11):
        clock.now = done * 0.05
        console.report(Progress(done, 10, "job.begins", 1.5))
    console.result("Ready.", path=Path("film.mp4"))
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["done"] for line in lines[:-1]] == [0, 4, 8, 10]
    assert lines[-1] == {"result": {"path": "film.mp4"}}


@pytest.mark.parametrize("error", [StoppedError(), DamagedError("a helper died of the same signal")])
def test_work_that_is_asked_to_stop_ends_with_1_and_says_so(capsys, error):
    console = Console(json_lines=True)
    with pytest.raises(SystemExit) as ended, console.stoppable():
        os.kill(os.getpid(), signal.SIGTERM)
        assert console.stopped()
        raise error
    assert ended.value.code == 1
    assert json.loads(capsys.readouterr().out) == {"stopped": True}


def test_an_error_of_work_that_nobody_stopped_goes_on_up():
    with pytest.raises(DamagedError), Console(json_lines=True).stoppable():
        raise DamagedError("torn")


def test_a_second_ctrl_c_does_not_wait():
    with pytest.raises(KeyboardInterrupt), Console(json_lines=False).stoppable():
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)


def test_signals_are_as_before_when_the_work_is_done():
    before = signal.getsignal(signal.SIGTERM)
    with Console(json_lines=True).stoppable():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before
    assert threading.current_thread() is threading.main_thread()

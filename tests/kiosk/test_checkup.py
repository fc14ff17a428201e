"""The check: one line for each thing, right on a bare machine and on one that has everything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from capture.errors import VirtualDeviceError
from capture.virtual import HEARD, LOUDSPEAKER, virtual_camera, virtual_sound
from config.settings import Latency, Settings, load_settings, save_settings
from exhibits.chunks import Chunks, Facts
from exhibits.collection import Collection
from kiosk.checkup import GIB, Finding, findings, least_free
from kiosk.device_choice import device_choice, is_measured
from kiosk.rehearsal.display import NoDisplayError, virtual_display
from media.testcard import flash_and_beep
from tests.kiosk.staff_evening import a_clip, bring_in

DEVICES = ["screen", "camera", "microphone", "loudspeaker", "latency"]
ALL = [*DEVICES, "disk", "fonts", "words", "notice", "database", "pieces", "examples"]
STAND_INS = {"camera": "test-card", "microphone": "silent", "loudspeaker": "silent"}
NOTICE = {"organisation": "Stichting Buurthuis", "contact": "Fatma, 010 123 45 67"}
NOT_THERE = {"camera": "no such", "microphone": "no such", "loudspeaker": "no such"}


def found(folder, *, devices, **sections):
    settings = Settings.model_validate({"devices": devices, **sections})
    return {finding.what: finding for finding in findings(folder, settings)}


def test_devices_that_are_not_there_are_told_with_what_to_do(folder):
    told = found(folder, devices=NOT_THERE)
    assert list(told) == ALL
    for device in NOT_THERE:
        assert not told[device].well
        assert f"under [devices] {device} in settings.toml" in told[device].sentence


def test_a_window_that_nobody_can_see_is_no_screen(folder):
    """The tests themselves draw on such a one."""
    assert os.environ["SDL_VIDEODRIVER"] == "dummy"
    told = found(folder, devices=STAND_INS, notice=NOTICE)
    assert not told["screen"].well
    assert [what for what in ALL if told[what].well] == ALL[1:]
    assert told["database"].sentence.startswith("There is no collection yet")
    assert not folder.exists()


def test_a_work_that_changed_or_went_is_told(folder, tmp_path):
    with Collection.open(folder) as collection:
        works = [bring_in(collection, a_clip(tmp_path), name=name) for name in "abc"]
    assert found(folder, devices=STAND_INS)["database"].sentence == "3 works, and every file is in its place."
    (folder / "works" / works[0].code / "view.mp4").unlink()
    (folder / "works" / works[1].code / "view.mp4").write_bytes(b"other")
    told = found(folder, devices=STAND_INS)["database"]
    assert not told.well
    assert f"missing: works/{works[0].code}/view.mp4" in told.sentence
    assert f"changed: works/{works[1].code}/view.mp4" in told.sentence


def test_a_question_without_works_to_begin_with_is_told_before_the_doors_open(folder, tmp_path):
    """K-012."""
    with Collection.open(folder) as collection:
        asked = [question.key for question in collection.questions()]
        for key in asked:
            for number in range(3):
                if (key, number) != (asked[0], 2):
                    _shown(collection, a_clip(tmp_path), key, number)
        lacking = found(folder, devices=STAND_INS)["examples"]
        _shown(collection, a_clip(tmp_path), asked[0], 2)
    assert not lacking.well
    assert f"but {asked[0]} has 2." in lacking.sentence
    assert found(folder, devices=STAND_INS)["examples"].well


def _shown(collection, clip, question, number):
    work = bring_in(collection, clip, name=f"{question[:20]} {number}", question=question)
    collection.approve(work.id)


def test_a_file_that_is_no_database_is_told(folder):
    folder.mkdir()
    (folder / "wijkpodium.db").write_bytes(b"these are no tables" * 100)
    assert not found(folder, devices=STAND_INS)["database"].well


def test_a_disk_that_is_nearly_full_is_told(folder, monkeypatch):
    usage = type("Usage", (), {"total": 100 * GIB, "free": 3 * GIB})
    monkeypatch.setattr("shutil.disk_usage", lambda place: usage)
    told = found(folder, devices=STAND_INS)["disk"]
    assert not told.well
    assert told.sentence.startswith("3.0 GB free, 5.0 needed.")


def test_a_notice_that_names_nobody_is_told_with_what_to_write(folder):
    """C-004: whoever keeps something of people says who they are and how to reach them."""
    told = found(folder, devices=STAND_INS)["notice"]
    assert not told.well
    assert "Write organisation and contact under [notice] in settings.toml" in told.sentence
    half = found(folder, devices=STAND_INS, notice={"organisation": "Stichting Buurthuis"})["notice"]
    assert not half.well
    assert "does not say how to reach a person:" in half.sentence
    whole = found(folder, devices=STAND_INS, notice=NOTICE)["notice"]
    assert whole.well
    assert "questions go to Fatma, 010 123 45 67" in whole.sentence


def test_the_sound_of_the_street_is_listened_to_where_the_settings_name_one(folder):
    def street(seconds: float = 0) -> Finding:
        if seconds:
            folder.mkdir(exist_ok=True)
            flash_and_beep(folder / "street.wav", seconds, size=None)
        return found(folder, devices=STAND_INS, export={"street": "street.wav"})["street"]

    assert street().sentence.startswith("street.wav is not there. Put your street's sound there")
    assert street(2).sentence == "street.wav lasts 2 s: record half a minute of your street."
    assert street(30) == Finding("street", True, "street.wav, 30 s, is heard under the film.")


def test_what_must_be_free_grows_with_the_disk():
    assert least_free(50 * GIB, Settings()) == 5 * GIB
    assert least_free(1000 * GIB, Settings()) == 50 * GIB


def test_a_machine_that_has_everything_is_well(folder, tmp_path):
    """A virtual screen, camera and sound card are real ones to the program."""
    try:
        with virtual_display((640, 480)) as display, virtual_sound() as sound, virtual_camera(sound) as camera:
            devices = {"camera": camera.url, "microphone": sound.microphone, "loudspeaker": sound.loudspeaker}
            folder.mkdir()
            save_settings(
                folder, Settings.model_validate({"devices": devices, "screen": {"width_mm": 412}, "notice": NOTICE})
            )
            told = checked(folder, display.seen_from(sound.environment))
    except (NoDisplayError, VirtualDeviceError) as error:
        pytest.skip(str(error))
    assert told.returncode == 0, told.stdout
    lines = told.stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == ALL
    assert "640 x 480 pixels, 412 mm wide." in lines[0]
    assert told.stderr == ""


def test_how_late_the_loudspeaker_is_heard_is_measured_once_and_kept_for_just_these_devices(folder):
    """A microphone that is the loudspeaker's own monitor hears it at once, but for what a busy machine's sound server
    lets its buffers slip; how exact the measure is stands in tests/capture."""
    devices = {"microphone": HEARD, "loudspeaker": LOUDSPEAKER}
    folder.mkdir()
    save_settings(folder, Settings.model_validate({"devices": devices}))
    assert "Not measured" in found(folder, devices=STAND_INS)["latency"].sentence
    try:
        with virtual_sound() as sound:
            told = checked(folder, sound.environment, "--latency")
    except VirtualDeviceError as error:
        pytest.skip(str(error))
    assert told.returncode == 0, told.stdout + told.stderr
    assert f"{HEARD} hears {LOUDSPEAKER} " in told.stdout

    kept = load_settings(folder)
    assert kept.latency.round_trip_ms == pytest.approx(0, abs=5)
    assert is_measured(kept)
    choice = device_choice(kept)
    assert (choice.loudspeaker, choice.round_trip_seconds) == (LOUDSPEAKER, kept.latency.round_trip_ms / 1000)


def test_without_devices_the_latency_is_not_measured_and_nothing_is_kept(folder):
    folder.mkdir()
    save_settings(folder, Settings.model_validate({"devices": NOT_THERE}))
    told = checked(folder, os.environ, "--latency")
    assert told.returncode == 1
    assert "NOT WELL. The microphone “no such” was not found." in told.stdout
    assert load_settings(folder).latency == Latency()


def test_what_was_measured_of_other_devices_does_not_count():
    measured = {"round_trip_ms": 42, "microphone": "USB Audio", "loudspeaker": "Speakers"}

    def trip(devices, **answers):
        return device_choice(
            Settings.model_validate({"devices": devices, "latency": measured, "answers": answers})
        ).round_trip_seconds

    assert trip({"microphone": "USB Audio", "loudspeaker": "Speakers"}) == 0.042
    assert trip({"microphone": "USB Audio: - (hw:3,0)"}) == 0.042
    assert trip({"microphone": "Another"}) == 0
    assert trip({"loudspeaker": "Another"}) == 0
    assert trip({}, through="headphones", headphones="A headset") == 0
    assert trip({}, headphones="A headset that is not used") == 0.042


def test_where_the_first_microphone_is_another_one_today_nothing_is_known_of_it():
    """Nobody chose one, so the settings cannot tell: the booth sees it when it has opened it."""
    measured = {"round_trip_ms": 42, "microphone": "USB Audio", "loudspeaker": "Speakers"}
    settings = Settings.model_validate({"latency": measured})
    choice = device_choice(settings)
    assert (choice.round_trip_with("USB Audio"), choice.round_trip_with("Built in")) == (0.042, 0.0)
    assert is_measured(settings, "USB Audio") and not is_measured(settings, "Built in")


def test_answers_are_heard_through_the_headphones_where_there_are_any():
    devices = {"loudspeaker": "Speakers"}
    for answers, through in (
        ({}, "Speakers"),
        ({"headphones": "A headset"}, "Speakers"),
        ({"through": "headphones"}, "Speakers"),
        ({"through": "headphones", "headphones": "A headset"}, "A headset"),
    ):
        settings = Settings.model_validate({"devices": devices, "answers": answers})
        assert device_choice(settings).loudspeaker == through


def checked(folder, environment, *words):
    clean = {name: value for name, value in environment.items() if not name.startswith("SDL_")}
    command = [sys.executable, "-m", "kiosk", "--collection", str(folder), "check", *words]
    here = Path(__file__).parents[2]
    return subprocess.run(command, env=clean, cwd=here, capture_output=True, text=True, check=False)


def test_pieces_of_films_that_do_not_belong_there_are_told(folder, tmp_path):
    with Collection.open(folder) as collection:
        work = bring_in(collection, a_clip(tmp_path), name="a")
        chunks = Chunks(collection.chunks)
        for key, code in (("ab" * 20, work.code), ("cd" * 20, "NOBODYS000")):
            (chunks.bench / "one.mp4").write_bytes(b"pictures")
            chunks.keep(key, chunks.bench / "one.mp4", Facts((code,), 60, 1.0))

    told = found(folder, devices=STAND_INS)["pieces"]

    assert not told.well
    assert told.sentence.startswith("2 do not belong there: chunks/cd/")
    assert "of a work that is gone" in told.sentence
    Chunks(folder / "chunks").keep_only({work.code})
    assert found(folder, devices=STAND_INS)["pieces"].sentence == "Pieces of films take 0.0 GB, 8 at most."

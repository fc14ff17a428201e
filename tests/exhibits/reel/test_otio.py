"""The timeline that an editor opens: read back by the format's own library, frame by frame."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import opentimelineio as otio
import pytest

from exhibits.reel.chapters import Chapter
from exhibits.reel.otio import Line, Placed, write_otio
from media.testcard import flash_and_beep

FADE = 21
LEAD, TRAIL = 18, 24


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    """An opening that is drawn, two works and the answer to the second, credits that are drawn."""
    folder = tmp_path_factory.mktemp("timeline") / "wijkpodium"
    works = folder / "works"
    views = [works / code / "view.mp4" for code in ("AAAA", "BBBB", "CCCC")]
    for view in views:
        view.parent.mkdir(parents=True)
        flash_and_beep(view, 10.0, size=(160, 90))
    film = folder / "exports" / "film.mp4"
    film.parent.mkdir()
    flash_and_beep(film, 752 / 30, size=(160, 90))
    fatma = Placed("AAAA", "Fatma", 84, 150, views[0], 30, 300)
    samuel = Placed("BBBB", "Samuel & Co", 213, 200, views[1], 50, 300)
    lina = Placed("CCCC", "Lina", 413, 120, views[2], 60, 300)
    pictures = (Placed("", "opening", 0, 105), fatma, samuel, lina, Placed("", "dank", 512, 240))
    sounds = tuple(
        replace(one, starts=one.starts - LEAD, cut_in=one.cut_in - LEAD, frames=one.frames + LEAD + TRAIL)
        for one in (fatma, samuel, lina)
    )
    chapters = (Chapter("Hoe klinkt jouw straat?", 84, 413), Chapter("Wat breng jij mee?", 413, 512))
    return Line("Bospolder", film, 30, 752, pictures, sounds, chapters)


@pytest.fixture(scope="module")
def target(line: Line) -> Path:
    return write_otio(line, line.film.with_suffix(".otio"))


@pytest.fixture
def timeline(target: Path) -> otio.schema.Timeline:
    return otio.adapters.read_from_file(str(target))


def clips(track: otio.schema.Track) -> dict[str, otio.schema.Clip]:
    return {clip.name: clip for clip in track.find_clips()}


def frames(time: otio.opentime.RationalTime) -> int:
    assert time.rate == 30
    assert time.value == int(time.value)
    return int(time.value)


def span(found: otio.opentime.TimeRange) -> tuple[int, int]:
    return frames(found.start_time), frames(found.duration)


def test_the_timeline_is_as_long_as_the_film(line: Line, timeline: otio.schema.Timeline) -> None:
    assert (timeline.name, frames(timeline.duration())) == ("Bospolder", line.frames)
    assert [(track.name, track.kind) for track in timeline.tracks] == [
        ("V1", "Video"),
        ("A1", "Audio"),
        ("A2", "Audio"),
    ]


def test_every_picture_shows_its_file_where_the_film_shows_it(line: Line, timeline: otio.schema.Timeline) -> None:
    """Trimmed by a cross-fade or not: frame n of the film is the same frame of the work."""
    found = clips(timeline.video_tracks()[0])

    for piece in line.pictures[1:4]:
        first, many = span(found[piece.name].source_range)
        at, long = span(found[piece.name].range_in_parent())
        assert first - at == piece.cut_in - piece.starts
        assert many == long
        assert first + many <= piece.has


def test_a_cross_fade_covers_the_frames_in_which_two_works_overlap(timeline: otio.schema.Timeline) -> None:
    """Fatma and Samuel; Samuel and Lina meet in a hard cut."""
    track = timeline.video_tracks()[0]
    [fade] = [one for one in track if isinstance(one, otio.schema.Transition)]

    assert fade.transition_type == "SMPTE_Dissolve"
    assert frames(fade.in_offset) + frames(fade.out_offset) == FADE
    cut = frames(clips(track)["Samuel & Co"].range_in_parent().start_time)
    assert (cut - frames(fade.in_offset), cut + frames(fade.out_offset)) == (213, 234)
    seen = clips(track)["Fatma"]
    assert frames(seen.source_range.end_time_exclusive()) + frames(fade.out_offset) <= 300
    assert frames(clips(track)["Samuel & Co"].source_range.start_time) >= frames(fade.in_offset)


def test_what_is_drawn_is_shown_out_of_the_film_with_its_cross_fades(
    line: Line, timeline: otio.schema.Timeline
) -> None:
    """No file holds the opening and the credits: an editor sees them all the same, each frame in its place."""
    found = clips(timeline.video_tracks()[0])

    for name, (starts, many) in {"opening": (0, 105), "dank": (512, 240)}.items():
        assert span(found[name].source_range) == span(found[name].range_in_parent()) == (starts, many)
        assert found[name].media_reference.target_url == "film.mp4"
    assert span(found["Fatma"].range_in_parent())[0] == 105


def test_sound_leads_its_picture_and_trails_it(line: Line, timeline: otio.schema.Timeline) -> None:
    """J and L cuts: every sound is whole, and no two lie on one track at the same time."""
    found = {name: clip for track in timeline.audio_tracks() for name, clip in clips(track).items()}

    assert set(found) == {"Fatma", "Samuel & Co", "Lina"}
    for sound in line.sounds:
        clip = found[sound.name]
        assert span(clip.range_in_parent()) == (sound.starts, sound.frames)
        assert span(clip.source_range) == (sound.cut_in, sound.frames)
        assert dict(clip.metadata["wijkpodium"]) == {
            "code": sound.code,
            "leads_frames": LEAD,
            "trails_frames": TRAIL,
        }


def test_chapters_are_markers(line: Line, timeline: otio.schema.Timeline) -> None:
    assert [(one.name, one.comment, *span(one.marked_range)) for one in timeline.tracks.markers] == [
        (one.title, one.title, one.starts, one.ends - one.starts) for one in line.chapters
    ]


def test_every_file_is_found_from_where_the_timeline_lies(target: Path, timeline: otio.schema.Timeline) -> None:
    """The folder of the collection may be moved, or lie on another machine."""
    addresses = {clip.media_reference.target_url for clip in timeline.find_clips()}

    assert addresses == {"film.mp4", *(f"../works/{code}/view.mp4" for code in ("AAAA", "BBBB", "CCCC"))}
    assert all((target.parent / address).is_file() for address in addresses)


def test_a_folder_with_odd_signs_in_its_name_is_an_address_all_the_same(line: Line, tmp_path: Path) -> None:
    """An editor would read a # or a % as something else."""
    odd = tmp_path / "50% van #buurt é"
    odd.mkdir()
    view = odd / "view.mp4"
    view.write_bytes(b"film")
    moved = replace(line, pictures=(replace(line.pictures[1], path=view),), sounds=())

    timeline = otio.adapters.read_from_file(str(write_otio(moved, tmp_path / "film.otio")))

    [clip] = timeline.find_clips()
    address = clip.media_reference.target_url
    assert not set("# é") & set(address)
    assert (tmp_path / unquote(address)) == view


@pytest.fixture
def other_drive(tmp_path: Path) -> Iterator[Path]:
    shared = Path("/dev/shm")
    if not shared.is_dir() or shared.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is one drive only")
    with tempfile.TemporaryDirectory(dir=shared) as folder:
        yield Path(folder)


def test_files_on_another_drive_are_named_in_full(line: Line, other_drive: Path) -> None:
    """The way from a stick to the disk is another one on every machine."""
    timeline = otio.adapters.read_from_file(str(write_otio(line, other_drive / "film.otio")))

    address = clips(timeline.video_tracks()[0])["Fatma"].media_reference.target_url
    assert address == line.pictures[1].path.as_uri()


def test_the_same_film_is_the_same_file(line: Line, target: Path) -> None:
    """E-009: byte for byte."""
    again = write_otio(line, target.with_name("again.otio"))

    assert again.read_bytes() == target.read_bytes()
    assert json.loads(again.read_text(encoding="utf-8"))["OTIO_SCHEMA"] == "Timeline.1"
    assert sorted(path.name for path in target.parent.iterdir()) == ["again.otio", "film.mp4", "film.otio"]
    again.unlink()


def test_a_place_without_pictures_stays_empty(line: Line, tmp_path: Path) -> None:
    bare = replace(line, pictures=(line.pictures[1],), sounds=(), chapters=())

    timeline = otio.adapters.read_from_file(str(write_otio(bare, tmp_path / "film.otio")))

    [before, clip, after] = timeline.video_tracks()[0]
    assert (frames(before.duration()), frames(clip.duration()), frames(after.duration())) == (84, 150, 752 - 234)

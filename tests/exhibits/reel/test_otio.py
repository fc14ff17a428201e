"""The timeline that an editor opens: read back by the format's own library, frame by frame."""

import json
import tempfile
from collections.abc import Iterable, Iterator
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


def lying(tracks: Iterable[otio.schema.Track]) -> dict[str, tuple[int, int, int]]:
    """By name from where in the film, from where in its file, and how many frames of it; clips that go on where the one
    before them stops are one."""
    found: dict[str, tuple[int, int, int]] = {}
    for track in tracks:
        for clip in track.find_clips():
            (at, many), (first, long) = span(clip.range_in_parent()), span(clip.source_range)
            assert many == long
            before = found.get(clip.name)
            if before is None:
                found[clip.name] = (at, first, many)
            else:
                assert (at, first) == (before[0] + before[2], before[1] + before[2])
                found[clip.name] = (*before[:2], before[2] + many)
    return found


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
        ("V2", "Video"),
        ("V3", "Video"),
        ("A1", "Audio"),
        ("A2", "Audio"),
    ]


def test_every_work_is_seen_where_the_film_shows_it_and_whole(line: Line, timeline: otio.schema.Timeline) -> None:
    """Fatma and Samuel overlap, and so lie on two tracks; Samuel and Lina meet in a hard cut."""
    works = timeline.video_tracks()[:2]

    found = lying(works)
    assert found == {one.name: (one.starts, one.cut_in, one.frames) for one in line.pictures[1:4]}
    assert all(first + many <= 300 for _, first, many in found.values())
    (fatma, _, long), (samuel, _, _) = found["Fatma"], found["Samuel & Co"]
    assert (samuel, fatma + long) == (213, 213 + FADE)
    assert [[*dict.fromkeys(clip.name for clip in track.find_clips())] for track in works] == [
        ["Fatma", "Lina"],
        ["Samuel & Co"],
    ]


def test_what_is_drawn_is_shown_out_of_the_film_above_the_works_with_its_cross_fades(
    line: Line, timeline: otio.schema.Timeline
) -> None:
    """No file holds the opening and the credits: an editor sees them all the same, each frame in its place."""
    drawn = timeline.video_tracks()[-1:]

    assert lying(drawn) == {"opening": (0, 0, 105), "dank": (512, 512, 240)}
    assert {clip.media_reference.target_url for clip in drawn[0].find_clips()} == {"film.mp4"}


def test_what_is_drawn_lies_on_one_track_where_it_overlaps_too(line: Line, tmp_path: Path) -> None:
    """Both are the film, and show the same."""
    both = (Placed("", "alles", 0, 300), Placed("", "dank", 290, 462))
    drawn = otio.adapters.read_from_file(str(write_otio(replace(line, pictures=both), tmp_path / "film.otio")))

    assert lying(drawn.video_tracks()) == {"alles": (0, 0, 300), "dank": (300, 300, 452)}


def test_sound_leads_its_picture_and_trails_it(line: Line, timeline: otio.schema.Timeline) -> None:
    """J and L cuts: every sound is whole, and no two lie on one track at the same time."""
    seen, heard = lying(timeline.video_tracks()), lying(timeline.audio_tracks())

    assert heard == {one.name: (one.starts, one.cut_in, one.frames) for one in line.sounds}
    for name, (at, _, many) in heard.items():
        starts, _, long = seen[name]
        assert (starts - at, at + many - (starts + long)) == (LEAD, TRAIL)
    codes = {clip.metadata["wijkpodium"]["code"] for clip in timeline.find_clips()}
    assert codes == {"", *(one.code for one in line.sounds)}


def test_kdenlive_shows_every_clip_from_where_it_should(timeline: otio.schema.Timeline) -> None:
    """It forgets that for a clip after a transition, and for the last one of a track, which therefore is a frame."""
    for track in timeline.tracks:
        *_, before, last = track.find_clips()
        assert not [one for one in track if isinstance(one, otio.schema.Transition)]
        assert (before.name, frames(last.duration())) == (last.name, 1)
        assert before.source_range.end_time_exclusive() == last.source_range.start_time


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

    [address] = {clip.media_reference.target_url for clip in timeline.find_clips()}
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

    [address] = {clip.media_reference.target_url for clip in timeline.find_clips() if clip.name == "Fatma"}
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

    assert [frames(one.duration()) for one in timeline.video_tracks()[0]] == [84, 149, 1, 752 - 234]

"""A film is called done when it is what was planned; whatever differs is said in one sentence."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path

import av
import pytest

from exhibits.errors import SpoiltError
from exhibits.reel.captions import Cue
from exhibits.reel.chapters import Chapter
from exhibits.reel.checking import Planned, check_film
from exhibits.reel.proof import Group, decoded_sums, packet_sums
from media.loudness import Loudness
from media.progress import StoppedError
from tests.exhibits.reel.made import Told, chunk, damage, film
from tests.exhibits.reel.shown import SMALL

CUES = (Cue(0, 40, "♪ Muziek van Fatma ♪"), Cue(60, 100, "(Samuel danst)"))
CHAPTERS = (Chapter("Hoe klinkt jouw straat?", 0, 60), Chapter("Wat breng jij mee?", 60, 120))
TOLD = Told(CUES, CHAPTERS)


@pytest.fixture(scope="module")
def chunks(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two seconds, half a second and one and a half: groups of 30, 30, 15, 30 and 15 pictures."""
    folder = tmp_path_factory.mktemp("chunks")
    return [chunk(folder / f"{first}.mp4", many, first=first) for first, many in ((0, 60), (60, 15), (75, 45))]


@pytest.fixture(scope="module")
def good(chunks: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return film(tmp_path_factory.mktemp("film") / "film.mp4", chunks, TOLD)


@pytest.fixture(scope="module")
def parts(chunks: list[Path]) -> tuple[Group, ...]:
    return tuple(chain.from_iterable(decoded_sums(path, SMALL) for path in chunks))


PLANNED = Planned(SMALL, 120, CHAPTERS, CUES)


def spoilt(path: Path, planned: Planned = PLANNED) -> str:
    with pytest.raises(SpoiltError) as caught:
        check_film(path, planned)
    return str(caught.value)


def test_a_film_as_it_was_planned_has_its_figures(good: Path) -> None:
    found = check_film(good, replace(PLANNED, lufs=-16))

    assert found.frames == 120
    assert [group.frames for group in found.groups] == [30, 30, 15, 30, 15]
    assert found.sound.loudness.integrated == pytest.approx(-16, abs=0.5)
    assert abs(found.sound.off_seconds) < 1024 / 48000


def test_a_film_of_parts_that_are_known_is_proved_by_their_bytes(good: Path, parts: tuple[Group, ...]) -> None:
    """That comes to the same: the bytes are those that were decoded before."""
    assert check_film(good, replace(PLANNED, parts=parts)) == check_film(good, PLANNED)


def test_sound_that_was_heard_before_is_not_measured_again(good: Path) -> None:
    sound = replace(check_film(good, PLANNED).sound, loudness=Loudness(-99, -99))

    assert check_film(good, replace(PLANNED, sound=sound)).sound == sound
    assert check_film(good, replace(PLANNED, sound=replace(sound, sum="other"))).sound != sound


def test_sums_with_and_without_decoding_are_the_same(chunks: list[Path], parts: tuple[Group, ...]) -> None:
    """Works that were decoded when they came home need no second time."""
    assert tuple(chain.from_iterable(packet_sums(path, SMALL) for path in chunks)) == parts


def test_two_parts_that_changed_places_are_seen_by_their_bytes(
    tmp_path: Path, chunks: list[Path], parts: tuple[Group, ...]
) -> None:
    """Every picture decodes and lies at its time: only the wrong ones are shown."""
    changed = film(tmp_path / "film.mp4", [chunks[2], chunks[1], chunks[0]], TOLD)

    assert check_film(changed, PLANNED).frames == 120
    assert "differs from the parts that it was made of after 0.00 seconds" in spoilt(
        changed, replace(PLANNED, parts=parts)
    )


def test_a_part_less_and_a_part_more_are_seen(good: Path, parts: tuple[Group, ...]) -> None:
    assert "after 3.50 seconds" in spoilt(good, replace(PLANNED, parts=parts[:-1]))
    assert "after 4.00 seconds" in spoilt(good, replace(PLANNED, parts=(*parts, parts[0])))


def test_one_byte_that_changed_on_the_disk_is_found(good: Path, tmp_path: Path, parts: tuple[Group, ...]) -> None:
    torn = Path(shutil.copyfile(good, tmp_path / "film.mp4"))
    damage(torn)

    assert "after 1.00 seconds" in spoilt(torn, replace(PLANNED, parts=parts))
    assert "decoded" in spoilt(torn) or "damaged" in spoilt(torn)


LARGE = replace(SMALL, width=640, height=360)

DIFFERENT = {
    "120 pictures instead of 119": replace(PLANNED, frames=119),
    "instead of its own size": replace(PLANNED, profile=LARGE),
    "30 pictures a second instead of 25": replace(PLANNED, profile=replace(SMALL, fps=25)),
    "2 captions instead of 1": replace(PLANNED, cues=CUES[:1]),
    "caption 2": replace(PLANNED, cues=(CUES[0], replace(CUES[1], ends=99))),
    "2 chapters instead of 0": replace(PLANNED, chapters=()),
    "chapter 1": replace(PLANNED, chapters=(replace(CHAPTERS[0], title="Wat?"), CHAPTERS[1])),
    "-23.0": replace(PLANNED, lufs=-23),
    "too few key frames": replace(PLANNED, profile=replace(SMALL, gop=15)),
}


@pytest.mark.parametrize("what", DIFFERENT)
def test_what_differs_from_the_plan_is_said(good: Path, what: str) -> None:
    sentence = spoilt(good, DIFFERENT[what])

    assert what in sentence
    assert sentence.endswith("it was thrown away.")


PLAIN = Planned(SMALL, 120)

SPOILT = {
    "index lies behind": Told(movflags="+negative_cts_offsets"),
    "-0.167 seconds longer": Told(sound_frames=115),
    "too loud at its peaks": Told(height=0.95),
}


@pytest.mark.parametrize("what", SPOILT)
def test_what_went_wrong_with_the_file_or_its_sound_is_said(chunks: list[Path], tmp_path: Path, what: str) -> None:
    assert what in spoilt(film(tmp_path / "film.mp4", chunks, SPOILT[what]), PLAIN)


def test_a_film_that_was_torn_off_is_said(good: Path, tmp_path: Path) -> None:
    torn = tmp_path / "film.mp4"
    torn.write_bytes(good.read_bytes()[:-2000])

    assert "torn off" in spoilt(torn)


def test_a_picture_at_the_wrong_time_is_found(good: Path, tmp_path: Path) -> None:
    """A frame counter alone does not see it."""

    def late(packet: av.Packet) -> bool:
        if packet.stream.type == "video" and packet.pts == 50 * 512:
            packet.pts += 100
        return True

    assert "wrong time" in spoilt(copied(good, tmp_path / "film.mp4", late), PLAIN)


def test_a_hole_in_the_sound_is_found(good: Path, tmp_path: Path) -> None:
    """Players go on without a word, and everything after it comes too early or not at all."""

    def lost(packet: av.Packet) -> bool:
        return packet.stream.type == "video" or packet.pts != 1024 * 60

    assert "hole" in spoilt(copied(good, tmp_path / "film.mp4", lost), PLAIN)


def copied(source: Path, target: Path, keep: Callable[[av.Packet], bool]) -> Path:
    """The pictures and the sound of a film, changed or left out packet by packet."""
    with av.open(str(source)) as film, av.open(str(target), "w", options={"movflags": "+faststart"}) as output:
        streams = {
            stream: output.add_stream_from_template(stream) for stream in (*film.streams.video, *film.streams.audio)
        }
        for packet in film.demux(*streams):
            if packet.dts is not None and keep(packet):
                packet.stream = streams[packet.stream]
                output.mux(packet)
    return target


def test_groups_that_lean_on_each_other_are_found(tmp_path: Path, chunks: list[Path]) -> None:
    """FFmpeg calls their first picture a key frame too; a cut there would show rubbish."""
    leaning = tmp_path / "leaning.mp4"
    with av.open(str(chunks[0])) as source, av.open(str(leaning), "w") as output:
        keys = "keyint=30:min-keyint=15:open-gop=1:scenecut=0:bframes=3"
        stream = output.add_stream("libx264", rate=30, options={"x264-params": keys})
        stream.width, stream.height = SMALL.size
        for frame in source.decode(video=0):
            frame.pict_type = 0
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))

    with pytest.raises(SpoiltError, match="not closed"):
        packet_sums(leaning, SMALL)


def test_a_picture_in_other_colours_is_found(tmp_path: Path, chunks: list[Path]) -> None:
    """BT.601 or full range would look washed out or burnt beside the others."""
    other = tmp_path / "other.mp4"
    with av.open(str(chunks[0])) as source, av.open(str(other), "w") as output:
        stream = output.add_stream("libx264", rate=30, options={"x264-params": "keyint=30:min-keyint=30:scenecut=0"})
        stream.width, stream.height = SMALL.size
        for frame in source.decode(video=0):
            frame.pict_type = 0
            output.mux(stream.encode(frame.reformat(dst_colorspace=5)))
        output.mux(stream.encode(None))

    with pytest.raises(SpoiltError, match="colours"):
        decoded_sums(other, SMALL)


def test_checking_tells_how_far_it_is_and_can_be_stopped(good: Path) -> None:
    told: list[int] = []
    check_film(good, PLANNED, told.append)
    assert told == sorted(told)
    assert len(told) > 8
    assert told[-1] == 120

    def enough(frames: int) -> None:
        if frames > 40:
            raise StoppedError

    with pytest.raises(StoppedError):
        check_film(good, PLANNED, enough)

"""Nobody's file opens another."""

import os
from pathlib import Path

import numpy as np
import pytest

from media.clip import look
from media.errors import DamagedError, MediaError, NotMediaError
from media.opening import main_streams, open_index, open_media
from media.testcard import flash_and_beep

LISTS = {
    "concat": "ffconcat version 1.0\nfile secret.mp4\n",
    "playlist": "#EXTM3U\n#EXTINF:2,\nsecret.mp4\n",
    "hls": "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:3\n#EXTINF:2.0,\nsecret.mp4\n#EXT-X-ENDLIST\n",
    "absolute": "ffconcat version 1.0\nfile '{folder}/secret.mp4'\n",
    "protocol": "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:2.0,\nfile://{folder}/secret.mp4\n#EXT-X-ENDLIST\n",
    "dash": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet>'
    '<Representation id="1"><BaseURL>secret.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>',
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n",
}


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("name", ["holiday.mp4", "holiday.m3u8", "holiday.ffconcat"])
def test_a_list_of_files_is_no_recording(tmp_path: Path, kind: str, name: str) -> None:
    """Two lines of text named .mp4 once showed a film that nobody gave; the film beside them stays unread."""
    flash_and_beep(tmp_path / "secret.mp4")
    trap = tmp_path / name
    trap.write_text(LISTS[kind].format(folder=tmp_path))

    with pytest.raises(NotMediaError, match=r"holiday\.\w+ is not a recording that can be read\."):
        look(trap)


def test_a_photo_is_no_recording(tmp_path: Path) -> None:
    """Photos open by their name as a series of files; they have no place here yet."""
    (tmp_path / "frame001.png").write_bytes(bytes.fromhex("89504e470d0a1a0a") + bytes(100))

    with pytest.raises(NotMediaError):
        look(tmp_path / "frame001.png")


def test_what_is_no_file_is_said_at_once(tmp_path: Path) -> None:
    """A pipe would make us wait for ever."""
    os.mkfifo(tmp_path / "pipe.mp4")
    (tmp_path / "empty.mp4").touch()

    with pytest.raises(NotMediaError, match="is not a file"):
        look(tmp_path / "pipe.mp4")
    with pytest.raises(NotMediaError, match="is not there"):
        look(tmp_path / "gone.mp4")
    with pytest.raises(DamagedError, match="is empty"):
        look(tmp_path / "empty.mp4")
    with pytest.raises(NotMediaError):
        look(Path("/dev/zero"))


@pytest.mark.parametrize(
    "name", ["-dash-.mp4", "a+b&c=d?#e.mp4", "الحمص.mp4", "http:x.mp4", "a%03d b'c\".mp4", "نص\n.mp4"]
)
def test_any_name_is_only_a_name(tmp_path: Path, name: str) -> None:
    clip = look(flash_and_beep(tmp_path / "plain.mp4", 0.5).rename(tmp_path / name))

    assert clip.video is not None


@pytest.mark.parametrize("name", ["view.mp4", "http:x.mp4", "a%03d b'c\".mp4", "نص\n.mp4"])
def test_a_film_of_our_own_tells_the_same_by_its_index(tmp_path: Path, name: str) -> None:
    view = flash_and_beep(tmp_path / "plain.mp4").rename(tmp_path / name)

    with open_media(view) as opened, open_index(view) as by_index:
        for one, other in zip(opened.streams, by_index.streams, strict=True):
            assert (other.frames, other.time_base, other.start_time) == (one.frames, one.time_base, one.start_time)
            assert other.codec_context.extradata == one.codec_context.extradata
        packets = [[(bytes(packet), packet.pts) for packet in film.demux()] for film in (opened, by_index)]
    assert packets[0] == packets[1]


def test_its_pictures_can_be_decoded_all_the_same(tmp_path: Path) -> None:
    """None is decoded only to open it."""
    view = flash_and_beep(tmp_path / "view.mp4")

    with open_media(view) as opened, open_index(view) as by_index:
        assert by_index.streams.video[0].codec_context.pix_fmt is None
        seen = [[frame.to_ndarray() for frame in film.decode(video=0)] for film in (opened, by_index)]
    assert len(seen[0]) > 30
    assert all(np.array_equal(one, other) for one, other in zip(*seen, strict=True))


def test_the_wrong_suffix_does_not_matter(tmp_path: Path) -> None:
    """A recording is opened by what it is."""
    assert look(flash_and_beep(tmp_path / "a.mkv", 0.5).rename(tmp_path / "a.mp3")).video is not None


def test_our_sentences_name_the_file_and_are_one(tmp_path: Path) -> None:
    (tmp_path / "letter.mp4").write_text("Dear neighbours")

    with pytest.raises(MediaError) as caught:
        look(tmp_path / "letter.mp4")
    assert str(caught.value) == "letter.mp4 is not a recording that can be read."


def test_main_streams_of_a_song_with_a_cover(tmp_path: Path) -> None:
    """A sound file has no film."""
    with open_media(flash_and_beep(tmp_path / "a.flac", size=None)) as container:
        film, sound = main_streams(container)
    assert film is None
    assert sound is not None

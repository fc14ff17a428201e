"""What others take for the same film: FFmpeg's command line with one graph of filters, and moviepy.

The film: clips of mixed sizes one after the other with cross-fades, whole on a blurred ground of themselves, each with
a title for six seconds; 1920x1080 at 30, H.264 (x264 veryfast, CRF 21), AAC 160 kb/s, index first.
"""

import subprocess
import sys
import textwrap
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.figures import NotMeasuredError

SIZE, FPS = (1920, 1080), 30
FADE, COMES, GOES = 0.4, 1.5, 7.5
"""Seconds: the cross-fade, and when a title comes and goes in a clip."""
MOVIEPY = "moviepy==2.2.1"
_HOUSE = "-map [v] -map [a] -c:v libx264 -preset veryfast -crf 21 -c:a aac -b:a 160k -movflags +faststart"
_FOREIGN = "-vf noise=alls=6:allf=t,format=yuv420p -c:v libx264 -preset veryfast -crf 20 -g 250 -c:a aac -ac 2"
_SOURCES = (
    "testsrc2=size=1920x1080:rate=30",
    "gradients=size=1280x720:rate=25:speed=0.02:seed=7",
    "life=size=270x480:rate=30:mold=10:seed=3,scale=1080:1920",
    "mandelbrot=size=640x480:rate=30",
    "testsrc2=size=1440x1080:rate=30",
    "gradients=size=1080x1350:rate=30:speed=0.03:seed=9",
)


@dataclass(frozen=True)
class Clip:
    path: Path
    title: Path
    """A PNG to be laid over its foot."""
    seconds: float


def foreign_clips(folder: Path, seconds: float = 10.0) -> list[Path]:
    """As phones and cameras make them: six sizes and shapes, a key frame every eight seconds, some noise, sound."""
    clips = []
    for number, source in enumerate(_SOURCES):
        clip, tone = folder / f"clip{number}.mp4", f"sine=frequency={220 + 60 * number}:sample_rate=48000"
        _run(["-f", "lavfi", "-i", source, "-f", "lavfi", "-i", tone, "-t", str(seconds), *_FOREIGN.split(), str(clip)])
        clips.append(clip)
    return clips


def by_ffmpeg(clips: Sequence[Clip], out: Path) -> float:
    """Seconds."""
    began = time.monotonic()
    inputs = [word for clip in clips for word in ("-i", str(clip.path), "-i", str(clip.title))]
    _run([*inputs, "-filter_complex", _graph(clips), *_HOUSE.split(), str(out)])
    return time.monotonic() - began


def _graph(clips: Sequence[Clip]) -> str:
    width, height = SIZE
    small = f"{width // 8}:{height // 8 // 2 * 2}"
    ground = f"scale={small}:force_original_aspect_ratio=increase:flags=fast_bilinear,crop={small},gblur=sigma=4"
    front = f"scale={width}:{height}:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bicubic"
    title = f"overlay=0:H-h-70:enable='between(t,{COMES},{GOES})':format=yuv420:eof_action=repeat"
    lines = [
        line
        for n in range(len(clips))
        for line in (
            f"[{2 * n}:v]fps={FPS},split[s{n}][t{n}]",
            f"[s{n}]{ground},scale={width}:{height}:flags=bilinear,setsar=1[b{n}]",
            f"[t{n}]{front},setsar=1[f{n}]",
            f"[b{n}][f{n}]overlay=(W-w)/2:(H-h)/2:format=yuv420[o{n}]",
            f"[o{n}][{2 * n + 1}:v]{title},format=yuv420p,settb=1/{FPS}[v{n}]",
            f"[{2 * n}:a]aresample=48000,aformat=channel_layouts=stereo[a{n}]",
        )
    ]
    seen, heard, at = "v0", "a0", 0.0
    for n in range(1, len(clips)):
        at += clips[n - 1].seconds - FADE
        last = n == len(clips) - 1
        lines += [
            f"[{seen}][v{n}]xfade=transition=fade:duration={FADE}:offset={at:.3f}[{'v' if last else f'x{n}'}]",
            f"[{heard}][a{n}]acrossfade=d={FADE}[{'a' if last else f'y{n}'}]",
        ]
        seen, heard = f"x{n}", f"y{n}"
    return ";".join(lines)


def by_moviepy(clips: Sequence[Clip], out: Path, place: Path) -> float:
    """Seconds, without starting Python. In a virtual environment of its own, for it wants an older Pillow."""
    python = place / "moviepy" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", MOVIEPY, "opencv-python-headless"], check=True)
    script = place / "moviepy.script.py"
    script.write_text(_SCRIPT, encoding="utf-8")
    words = [word for clip in clips for word in (str(clip.path), str(clip.title))]
    told = subprocess.run([str(python), str(script), str(out), *words], capture_output=True, text=True, check=False)
    if told.returncode:
        raise NotMeasuredError(f"moviepy did not make the film: {told.stderr.strip().splitlines()[-1]}")
    return float(told.stdout.strip().splitlines()[-1])


_SCRIPT = textwrap.dedent(
    f"""
    import sys, time
    import cv2
    import moviepy as mp
    W, H, FADE = {SIZE[0]}, {SIZE[1]}, {FADE}
    out, words = sys.argv[1], sys.argv[2:]

    def ground(frame):
        small = cv2.resize(frame, (W // 8, H // 8), interpolation=cv2.INTER_AREA)
        return cv2.resize(cv2.GaussianBlur(small, (0, 0), 4), (W, H), interpolation=cv2.INTER_LINEAR)

    began = time.monotonic()
    line, at = [], 0.0
    for number, (path, title) in enumerate(zip(words[::2], words[1::2])):
        clip = mp.VideoFileClip(path)
        scale = min(W / clip.w, H / clip.h)
        front = clip.resized(scale).with_position("center")
        sign = mp.ImageClip(title).with_start({COMES}).with_duration({GOES - COMES})
        sign = sign.with_position((0, H - 70 - sign.h))
        whole = mp.CompositeVideoClip([clip.image_transform(ground), front, sign], size=(W, H))
        whole = whole.with_duration(clip.duration).with_audio(clip.audio)
        if number:
            whole = whole.with_effects([mp.vfx.CrossFadeIn(FADE), mp.afx.AudioFadeIn(FADE)])
        line.append(whole.with_effects([mp.afx.AudioFadeOut(FADE)]).with_start(at))
        at += clip.duration - FADE
    film = mp.CompositeVideoClip(line, size=(W, H))
    film.write_videofile(out, fps={FPS}, codec="libx264", preset="veryfast", audio_codec="aac", audio_bitrate="160k",
                         threads=2, ffmpeg_params=["-crf", "21", "-movflags", "+faststart"], logger=None)
    print(time.monotonic() - began)
    """
)


def _run(words: Sequence[str]) -> None:
    try:
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-nostdin", *words], check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise NotMeasuredError("there is no ffmpeg here; on Debian: apt install ffmpeg") from error
    except subprocess.CalledProcessError as error:
        raise NotMeasuredError(f"ffmpeg did not make the film: {error.stderr.strip().splitlines()[-1]}") from error

"""Where the pictures of a recording can be broken off without encoding them again.

They lie in closed groups, each from one key picture to the next; in a group most are made from earlier and from later
ones. It can be broken off behind a picture when all up to there are stored before any other.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from av.error import FFmpegError

from exhibits.reel.proof import between, place_of
from media.opening import open_index
from media.profile import HouseProfile

Break = Callable[[int, int], int]
"""From the place of a key picture, and one that lies at most a group behind it: the last place up to that one where the
group can be broken off. The key picture's own, where there is none."""


def breaks_of(path: Path, profile: HouseProfile) -> Break:
    """Of a work in the house profile. A group is read, not decoded, when it is asked about first."""
    changed = path.stat().st_mtime_ns

    def break_at(key: int, up_to: int) -> int:
        if up_to == key + profile.gop:
            return up_to
        return max((place for place in _breaks(path, changed, key, profile) if place <= up_to), default=key)

    return break_at


@lru_cache(1024)
def _breaks(path: Path, changed: int, key: int, profile: HouseProfile) -> tuple[int, ...]:
    """`changed`: one that was written anew is looked at anew. What cannot be read has none: whoever draws it will say
    so."""
    try:
        with open_index(path) as container:
            stream = container.streams.video[0]
            packets = between(container, stream, key, key + profile.gop)
            places = [place_of(packet.pts or 0, packet.time_base, profile) for packet in packets]
    except FFmpegError:
        return ()
    latest = accumulate(places, max)
    return tuple(place + 1 for number, place in enumerate(latest, key) if place == number)

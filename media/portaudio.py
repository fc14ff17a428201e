"""The border to PortAudio. Opening, starting, stopping and closing a device can each hang for ever.

It keeps one list of devices for the whole process, which is as old as its first use; to read it anew closes every
stream there is. So all who open one, for playing or for listening, say so here.
"""

from __future__ import annotations

import atexit
import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

_ANSWER_SECONDS = 5.0
_DEVICES = threading.Lock()
_open_now: set[object] = set()
"""Whoever opened a stream of this process and has not closed it."""
_one_less = threading.Condition()


@contextmanager
def opening(owner: object) -> Iterator[None]:
    """Around the opening of a stream. From now on, unless that fails, the list of devices stays as it is, until
    `closed(owner)`. TimeoutError: somebody else's opening hangs."""
    with _list_of_devices():
        _open_now.add(owner)
        try:
            yield
        except BaseException:
            _open_now.discard(owner)
            raise


def closed(owner: object) -> None:
    """Its stream is closed, or was never open. Who hangs in closing one never comes here."""
    with _one_less:
        _open_now.discard(owner)
        _one_less.notify_all()


def look_again(patience_seconds: float = 0.0) -> bool:
    """Read the list of devices anew: what was plugged in later is seen only then. False where that cannot be, because
    a stream is open, and would be closed under its owner's feet; so long one waits for streams that are being shut."""
    sounddevice = portaudio()
    with _one_less:
        _one_less.wait_for(lambda: not _open_now, patience_seconds)
    with suppress(TimeoutError), _list_of_devices():
        if sounddevice is not None and not _open_now:
            # private, and the only way there is: https://github.com/spatialaudio/python-sounddevice/issues/16
            sounddevice._terminate()
            sounddevice._initialize()
            return True
    return False


def portaudio() -> Any | None:
    """The library, or None where it is not on this machine."""
    try:
        import sounddevice
    except OSError:
        return None
    # With an open stream its clean-up at exit waits for ever for a callback that can no longer have Python's lock.
    atexit.unregister(sounddevice._exit_handler)
    # And a thread that hangs in it must still find it while Python takes itself down: ctypes never unloads.
    ctypes.CDLL(sounddevice._libname)
    return sounddevice


@contextmanager
def _list_of_devices() -> Iterator[None]:
    """One thread at a time; and if that one hangs, the others do not."""
    if not _DEVICES.acquire(timeout=_ANSWER_SECONDS):
        raise TimeoutError("the sound system does not answer")
    try:
        yield
    finally:
        _DEVICES.release()

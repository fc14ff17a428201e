"""The live picture's way from the booth to the kiosk: a few slots of shared memory, never a file."""

import mmap
import os
from dataclasses import dataclass

import numpy as np

from capture.captured import Pixels

PREVIEW_SIZE = (640, 360)
SLOTS = 4
_HEAD = 4096


@dataclass(frozen=True, eq=False)
class Preview:
    serial: int
    """Grows with every picture, also over a restart of the booth."""
    pixels: Pixels
    """Height, width, BGRA; mirrored, as people know themselves; the caller's own copy."""


class PreviewRing:
    """One writer, one reader, no lock: a slot carries the serial of the picture in it, and 0 while it is written.

    Lives in a memfd: a named `SharedMemory` is deleted by the first child that ends on Python 3.11.
    """

    def __init__(self, fd: int) -> None:
        width, height = PREVIEW_SIZE
        self.fd = fd
        self._memory = mmap.mmap(fd, _HEAD + SLOTS * width * height * 4)
        numbers = np.frombuffer(self._memory, np.uint64, 1 + SLOTS)
        self._latest, self._marks = numbers[:1], numbers[1:]
        self._slots = np.frombuffer(self._memory, np.uint8, offset=_HEAD).reshape(SLOTS, height, width, 4)

    @classmethod
    def new(cls) -> "PreviewRing":
        width, height = PREVIEW_SIZE
        fd = os.memfd_create("preview", os.MFD_CLOEXEC)
        os.ftruncate(fd, _HEAD + SLOTS * width * height * 4)
        return cls(fd)

    def write(self, pixels: Pixels) -> None:
        """Show this picture (BGRA, of `PREVIEW_SIZE`, already mirrored)."""
        serial = int(self._latest[0]) + 1
        slot = serial % SLOTS
        self._marks[slot] = 0
        self._slots[slot] = pixels
        self._marks[slot] = serial
        self._latest[0] = serial

    def read(self, after: int = 0) -> Preview | None:
        """The newest picture, or None where it is not newer than `after`, is being written, or was forgotten."""
        serial = int(self._latest[0])
        slot = serial % SLOTS
        if serial <= after or self._marks[slot] != serial:
            return None
        pixels = self._slots[slot].copy()
        return Preview(serial, pixels) if self._marks[slot] == serial else None

    def forget(self) -> None:
        """Nobody sees the visitor before them: wipe every picture. Serials go on."""
        self._marks[:] = 0
        self._slots[:] = 0

    def close(self) -> None:
        """The memory itself goes with the last process that maps it."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

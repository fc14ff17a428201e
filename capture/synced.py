"""A file whose bytes go straight to the kernel, and to the disk every half second: a power cut costs no more."""

import os
import threading
from pathlib import Path

SYNC_SECONDS = 0.5


class SyncedFile:
    """What PyAV writes into. A thread of its own syncs, so that a slow disk does not stop a take."""

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        self._place = 0
        self._closed = threading.Event()
        self._error: OSError | None = None
        self._thread = threading.Thread(target=self._sync, name="sync", daemon=True)
        self._thread.start()

    def write(self, data: bytes) -> int:
        """Raises OSError also where the disk refused to sync what was written before."""
        if self._error is not None:
            raise self._error
        left = memoryview(data)
        while left:
            written = os.pwrite(self._fd, left, self._place)
            self._place += written
            left = left[written:]
        return len(data)

    def read(self, count: int) -> bytes:
        data = os.pread(self._fd, count, self._place)
        self._place += len(data)
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: os.fstat(self._fd).st_size}[whence]
        self._place = start + offset
        return self._place

    def tell(self) -> int:
        return self._place

    def close(self) -> None:
        """Sync a last time and close; raises OSError where the disk refuses."""
        self._closed.set()
        self._thread.join()
        fd, self._fd = self._fd, -1  # a container that failed may write once more: never into another file
        try:
            os.fsync(fd)
        finally:
            os.close(fd)

    def _sync(self) -> None:
        while not self._closed.wait(SYNC_SECONDS):
            try:
                os.fdatasync(self._fd)
            except OSError as error:
                self._error = error
                return

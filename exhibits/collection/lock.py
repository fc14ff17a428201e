"""Who holds the lock writes: one at a time, and the next one learns who."""

import fcntl
import os
from pathlib import Path

from exhibits.errors import InUseError


class Lock:
    """An flock, so it ends with its process however that ends. The file says who, for people to read."""

    def __init__(self, path: Path, who: str) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(self._file, 200, 0).decode(errors="replace").strip() or "another program"
            os.close(self._file)
            raise InUseError(
                f"The collection in {path.parent} is in use by {holder}. "
                "Use the staff door of the kiosk, or stop the kiosk first."
            ) from error
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, f"{who} (process {os.getpid()})\n".encode(), 0)

    def release(self) -> None:
        os.close(self._file)

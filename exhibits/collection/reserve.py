"""A file that holds nothing but room: given up when the disk is full, so that erasing and keeping still work."""

import os
import shutil

from exhibits.collection.folder import Folder

RESERVE_BYTES = 50 * 1024 * 1024
ENOUGH = 4
"""The disk must have so many reserves of room before one is set aside."""


def restore(folder: Folder, size: int = RESERVE_BYTES) -> None:
    if folder.reserve.exists() or shutil.disk_usage(folder.root).free < ENOUGH * size:
        return
    descriptor = os.open(folder.reserve, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.posix_fallocate(descriptor, 0, size)
    finally:
        os.close(descriptor)

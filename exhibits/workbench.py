"""A place to make a work's files before the collection takes them in."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exhibits.collection import Collection


@contextmanager
def workbench(collection: Collection, what_for: str) -> Iterator[Path]:
    """A folder among the takes: what a crash leaves there is cleared away at the next start."""
    bench = Path(tempfile.mkdtemp(prefix=f"{what_for}-", dir=collection.takes))
    try:
        yield bench
    finally:
        shutil.rmtree(bench)

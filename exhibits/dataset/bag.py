"""The folder as a BagIt bag (RFC 8493): a checksum for every file, which `sha256sum -c` compares."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from media.files import sha256

PAYLOAD = "data"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"


def close_bag(folder: Path) -> None:
    """When all its files are there."""
    (folder / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", encoding="utf-8")
    _write(folder / MANIFEST, (folder / PAYLOAD).rglob("*"))
    _write(folder / TAG_MANIFEST, [path for path in folder.iterdir() if path.name != TAG_MANIFEST])


def _write(manifest: Path, files: Iterable[Path]) -> None:
    manifest.write_text("".join(_lines(manifest.parent, files)), encoding="utf-8")


def _lines(folder: Path, files: Iterable[Path]) -> Iterator[str]:
    for path in sorted(path for path in files if path.is_file()):
        yield f"{sha256(path)}  {path.relative_to(folder).as_posix()}\n"

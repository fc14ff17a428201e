"""Secrets of this collection: made at first use, readable by the kiosk's own user, and never in what goes out."""

import os
import secrets
from pathlib import Path

from exhibits.collection.store import Store
from exhibits.dataset.project import is_project
from media.files import part_of, sync_folder

BYTES = 32


def receipt_key(store: Store) -> bytes:
    """Without the file old receipts open nothing."""
    return _made_once(store.folder.key)


def project_key(store: Store, project: str) -> bytes:
    """Of a research project, by which its data name works and visits."""
    if not is_project(project):
        raise ValueError(f"a project is called by small letters, digits and -, and not {project!r}")
    store.folder.projects.mkdir(mode=0o700, exist_ok=True)
    return _made_once(store.folder.projects / f"{project}.key")


def known_project_key(store: Store, project: str) -> bytes | None:
    """None where no data were made for it, or its key was deleted."""
    path = store.folder.projects / f"{project}.key"
    return path.read_bytes() if is_project(project) and path.is_file() else None


def _made_once(path: Path) -> bytes:
    if not path.exists():
        part = part_of(path)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(BYTES))
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
        sync_folder(path.parent)
    return path.read_bytes()

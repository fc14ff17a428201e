"""The recordings themselves, for who asks for them: works, and what their makers said about them."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

from exhibits.contribution import Role, Use
from exhibits.dataset.source import Item, Source
from exhibits.errors import NotAllowedError, SpoiltError, TakenAwayError

FOLDER = "media"


def work_file(source: Source, item: Item) -> str | None:
    if not source.media:
        return None
    return f"{FOLDER}/{item.name}.{'mp4' if item.work.form.seen else 'm4a'}"


def spoken_file(source: Source, item: Item) -> str | None:
    """Where its maker said something."""
    place = _spoken(source, item)
    return f"{FOLDER}/{item.name}-says{place.suffix}" if place and source.media else None


def lay_out(source: Source, folder: Path) -> Iterator[Item]:
    """Each work whose files lie there. They are copied: a link would bring along the minute in which it was made."""
    (folder / FOLDER).mkdir()
    for item in source.items:
        try:
            for name, place in _files(source, item):
                copyfile(place, folder / name)
        except NotAllowedError as error:
            raise TakenAwayError("A work was taken back meanwhile, so nothing was kept; make it once more.") from error
        except FileNotFoundError as error:
            raise SpoiltError(f"A file of work {item.work.code} is missing; check the collection.") from error
        yield item


def _files(source: Source, item: Item) -> Iterator[tuple[str, Path]]:
    """The name that each has in the data, and where it lies."""
    work, view = work_file(source, item), source.collection.path(item.work, Role.VIEW, Use.RESEARCH)
    if work and view:
        yield work, view
    spoken, said = spoken_file(source, item), _spoken(source, item)
    if spoken and said:
        yield spoken, said


def _spoken(source: Source, item: Item) -> Path | None:
    return source.collection.path(item.work, Role.STATEMENT, Use.RESEARCH)

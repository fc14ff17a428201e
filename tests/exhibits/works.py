"""Small works for the tests of the collection."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from exhibits.collection import Collection
from exhibits.contribution import Consents, Contribution, Makers, Purpose, Role
from media.form import Form
from media.take import Take


class HeldClock:
    """A clock that goes when the test says so."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 7, 4, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **span: float) -> None:
        self.moment += timedelta(**span)


ALL = frozenset(Purpose)


def consents(*yes: Purpose) -> Consents:
    return Consents(frozenset(yes) or ALL, notice_version="1", language="nl")


def take_in(takes: Path, name: str = "take", form: Form = Form.DANCE) -> Take:
    """A take whose file is no film: the collection moves files and does not look inside."""
    path = takes / f"{name}.mkv"
    path.write_bytes(name.encode() * 100)
    return Take(name, form, path, 12.5, (640, 360) if form.seen else None, has_sound=True)


def keep_work(
    collection: Collection, *yes: Purpose, name: str = "take", approved: bool = True, seen: bool = True
) -> Contribution:
    """A work with the given consents (none: all), ready to be shown unless said otherwise."""
    take = take_in(collection.takes, name)
    kept = collection.accept(take, question="free", consents=consents(*yes)).contribution
    if seen:
        view = collection.takes / "view.mp4"
        view.write_bytes(b"view")
        collection.add_file(kept.id, Role.VIEW, view)
    if approved:
        collection.approve(kept.id)
    return collection.contribution(kept.id)


def asked_aloud(
    collection: Collection, *yes: Purpose, name: str = "question", approved: bool = True, seen: bool = True
) -> Contribution:
    """A question in a neighbour's own voice; its file is no sound."""
    kept = collection.accept_question(
        take_in(collection.takes, name, Form.MUSIC),
        consents=consents(*yes),
        visit=None,
        makers=Makers.ALONE,
        language="tr",
        sign=collection.free_sign(),
    ).contribution
    if seen:
        view = collection.takes / "view.mp4"
        view.write_bytes(b"view")
        collection.add_file(kept.id, Role.VIEW, view)
    if approved:
        collection.approve(kept.id)
    return collection.contribution(kept.id)

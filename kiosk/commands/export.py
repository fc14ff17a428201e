"""`wijkpodium export`: a film, an exhibition or data of what may be shown there."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from config.settings import Captions, Quality, Shape
from config.texts import load_texts
from exhibits.choosing import Wish
from exhibits.contribution import Use
from exhibits.dataset.project import is_project
from exhibits.errors import InUseError
from exhibits.reel.shapes import RATES, profile_of
from exhibits.signs import said_sign
from kiosk.commands.film import check_wish, film_options, lines_of, table_of, wish_of
from kiosk.console import LANGUAGE
from kiosk.workplace import Workplace

if TYPE_CHECKING:
    from exhibits.collection import Collection
    from exhibits.exhibition.again import TakenOut
    from exhibits.reel.export import ReelResult

WITH_DEMO = click.option("--with-demo", is_flag=True, help="Also use the demonstration works.")
SEED = click.option("--seed", type=int, help="A number to draw lots with: the same number, the same order.")


_FOLDERS = {Use.EXHIBITION: "exhibition", Use.INTERNET: "internet"}
"""An exhibition is a place: it is renewed and not made beside the old one."""
_MEANT = {Use.EXHIBITION: "an exhibition", Use.INTERNET: "the internet"}


def _as_project(_context: click.Context, _option: click.Parameter, name: str) -> str:
    if not is_project(name):
        raise click.BadParameter("small letters, digits and -, at most 40.")
    return name


@click.group(short_help="Make a film, an exhibition, or data for research.")
def export() -> None:
    """Make a film, an exhibition or data of approved works whose makers said yes to it."""


@export.command()
@click.option("--minutes", type=click.FloatRange(0.2, 180), help="The length, at most. Default: as in the settings.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="The film. Default: exports/ in the collection."
)
@film_options
@SEED
@WITH_DEMO
@click.option(
    "--shape",
    type=click.Choice([one.value for one in Shape]),
    help="Wide for a wall, upright for a phone, or square. Default: as in the settings, where staff chose it last.",
)
@click.option(
    "--quality",
    type=click.Choice([one.value for one in Quality]),
    help="A draft is small and coarse, and there while you look. Default: as in the settings.",
)
@click.option(
    "--captions",
    type=click.Choice([one.value for one in Captions]),
    help="Soft: who watches switches them off and on. Burnt: in the pictures, for screens on which nobody can switch."
    " Default: as in the settings.",
)
@click.option(
    "--fps",
    type=click.Choice([str(rate) for rate in RATES]),
    default="30",
    show_default=True,
    help="Pictures a second.",
)
@click.option("--workers", metavar="ADDRESS", help="A Dask cluster to help, tcp://... or tls://...; see the README.")
@click.option("--plan", is_flag=True, help="Only say what would be in it and why; make nothing.")
@click.option("--ahead", is_flag=True, help="Only draw its pieces, so that the film itself comes in seconds later.")
@click.pass_obj
def reel(
    workplace: Workplace,
    /,
    minutes: float | None,
    out: Path | None,
    seed: int | None,
    with_demo: bool,
    plan: bool,
    ahead: bool,
    shape: str | None,
    quality: str | None,
    captions: str | None,
    fps: str,
    workers: str | None,
    **wished: Any,
) -> None:
    """Make the film: an MP4 that plays everywhere, with a list of what is in it beside it."""
    from exhibits.reel.cluster import Cluster
    from exhibits.reel.export import draw_ahead, export_reel
    from media.side_by_side import Processes

    wish, settings = wish_of(**wished), workplace.settings()
    console, kept = workplace.console, settings.export
    minutes = minutes or kept.minutes
    with workplace.read() as collection, console.stoppable():
        check_wish(collection, wish)
        if plan:
            _tell_plan(workplace, collection, wish, minutes=minutes, seed=seed, with_demo=with_demo)
            return
        make = partial(
            draw_ahead if ahead else partial(export_reel, out=_place(workplace, out, f"{_now()}-film.mp4")),
            minutes=minutes,
            wish=wish,
            profile=profile_of(Shape(shape or kept.shape), Quality(quality or kept.quality), int(fps)),
            captions=Captions(captions or kept.captions),
            seed=seed,
            with_demo=with_demo,
            language=settings.languages.start,
            report=console.report,
            stopped=console.stopped,
            pool=partial(Cluster, workers) if workers else Processes,
        )
        done = make(collection)
    if isinstance(done, int):
        console.result(f"{done} pictures of the film are drawn.", pictures=done)
        return
    _remember(workplace, done.listed)
    softer = [work.name or "" for work in done.softer]
    told = {"path": done.path, "listed": done.listed, "works": done.shown, "seconds": done.seconds, "softer": softer}
    console.result(_told_of(done), **told)


def _told_of(done: "ReelResult") -> str:
    """What it is, and what staff should know of it."""
    works = f"{done.shown} of {done.shown + done.left_out} works" if done.left_out else f"{done.shown} works"
    sentence = f"The film is {done.path} ({works}, {done.seconds:.0f} s). What is in it: {done.listed}"
    if done.broken:
        sentence += f"\nCannot be read, so their signs stand there: {', '.join(done.broken)}. Run `wijkpodium check`."
    if done.softer:
        named = ", ".join(f"{work.code} ({work.name})" if work.name else work.code for work in done.softer)
        sentence += f"\nSofter than the others, for they were recorded very softly: {named}."
    if done.no_street:
        sentence += f"\n{done.no_street}"
    return sentence


@export.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder; one that is there is renewed. Default: in exports/ of the collection.",
)
@click.option(
    "--for",
    "purpose",
    type=click.Choice([Use.EXHIBITION.value, Use.INTERNET.value]),
    default=Use.EXHIBITION.value,
    show_default=True,
    help="Where the folder will stand: whoever did not say yes to that is not in it.",
)
@SEED
@WITH_DEMO
@click.pass_obj
def exhibition(workplace: Workplace, /, out: Path | None, purpose: str, seed: int | None, with_demo: bool) -> None:
    """Make the exhibition: a folder with pages, a show that plays by itself, and labels to print.

    Made again in the same folder, only what changed is made anew.
    """
    from exhibits.exhibition.export import export_exhibition
    from exhibits.exhibition.swap import LIST

    console, settings, use = workplace.console, workplace.settings(), Use(purpose)
    with workplace.read() as collection, console.stoppable():
        done = export_exhibition(
            collection,
            _place(workplace, out, _FOLDERS[use]),
            use=use,
            seed=seed,
            with_demo=with_demo,
            language=settings.languages.start,
            report=console.report,
            stopped=console.stopped,
        )
    page, listed = done.path / "index.html", done.path / LIST
    _remember(workplace, listed)
    sentence = f"The exhibition is {page} ({done.works} works, {done.rooms} rooms, for {_MEANT[use]})."
    sentence += f" What is in it: {listed}"
    down = [{"sign": one.sign.number, "name": one.name, "page": one.page} for one in done.taken_out]
    if done.taken_out:
        sentence += f"\nNot in it any more, so take it down from the wall too: {_named(done.taken_out)}."
    console.result(sentence, path=page, listed=listed, works=done.works, made=done.made, taken_out=down)


def _named(taken_out: "Sequence[TakenOut]") -> str:
    """By what can be seen on the label."""
    texts = load_texts(LANGUAGE)
    return ", ".join(
        f"{said_sign(texts, one.sign)} ({', '.join(filter(None, [one.name, one.page]))})" for one in taken_out
    )


@export.command()
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="The folder. Default: exports/ in the collection."
)
@click.option(
    "--project",
    default="research",
    show_default=True,
    callback=_as_project,
    help="For whom: data of one project cannot be laid beside those of another; made again they keep their names.",
)
@click.option("--minutes", is_flag=True, help="Keep times to the minute, where the agreement with researchers says so.")
@click.option("--media", is_flag=True, help="Put the recordings in too.")
@click.pass_obj
def data(workplace: Workplace, out: Path | None, project: str, minutes: bool, media: bool) -> None:
    """Make data for research: tables of works whose makers say yes to it, without names, and what their columns mean.

    The program's own demonstration works are no data. The key by which works and visits get other names stays in the
    collection, in projects/: who has it can tell who is who.
    """
    from exhibits.dataset.export import Order, export_dataset

    console = workplace.console
    with workplace.read() as collection, console.stoppable():
        done = export_dataset(
            collection,
            _place(workplace, out, f"{_now()}-data"),
            Order(project, minutes=minutes, media=media),
            report=console.report,
            stopped=console.stopped,
        )
    _remember(workplace, done.listed)
    sentence = f"The data are {done.path} ({done.works} works, {done.rows} rows). Begin with README.md."
    console.result(sentence, path=done.path, listed=done.listed, works=done.works)


def _tell_plan(
    workplace: Workplace, collection: "Collection", wish: Wish, *, minutes: float, seed: int | None, with_demo: bool
) -> None:
    from exhibits.reel.standing import stand

    standing = stand(collection, language=workplace.settings().languages.start, with_demo=with_demo)
    decided = standing.decided(wish, seconds=minutes * 60, seed=seed)
    film, lines = decided.reel, lines_of(decided, standing.gathered)
    shown, of = len(film.shown), len(lines)
    works = f"{shown} of {of} works" if shown < of else f"{shown} works"
    rule = load_texts(LANGUAGE).say(f"reel.rule.{wish.rule}", seed=film.seed)
    sentence = f"{table_of(lines)}\n\nA film of {film.seconds:.0f} s with {works}. {rule}"
    told = [asdict(line) for line in lines]
    workplace.console.result(sentence, plan=told, seconds=film.seconds, rule=wish.rule, seed=film.seed)


def _place(workplace: Workplace, out: Path | None, name: str) -> Path:
    """Where it is to lie. Within the collection only `exports` is for that: no slip of the hand writes over a work."""
    place = (out or workplace.exports / name).absolute()
    ours, exports = workplace.folder.resolve(), workplace.exports.resolve()
    if place.resolve().is_relative_to(ours) and exports not in place.resolve().parents:
        raise click.UsageError(f"{place} is for the collection itself; give a place in {exports}, or elsewhere.")
    return place


def _now() -> str:
    """A film of the morning is not written over by one of the evening."""
    return f"{datetime.now().astimezone():%Y-%m-%d-%H%M}"


def _remember(workplace: Workplace, listed: Path) -> None:
    """The collection has to know what went out. While the kiosk writes in it, the list waits for it in `exports`."""
    try:
        with workplace.write("wijkpodium export") as collection:
            collection.remember_export(listed)
    except InUseError:
        if workplace.exports.absolute() not in listed.parents:
            workplace.exports.mkdir(exist_ok=True)
            number = json.loads(listed.read_text(encoding="utf-8"))["id"]
            shutil.copyfile(listed, workplace.exports / f"{number}.json")

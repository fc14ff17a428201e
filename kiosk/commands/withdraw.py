"""`wijkpodium withdraw`: a maker takes back a yes."""

import sys
from typing import TYPE_CHECKING

import click

from exhibits.contribution import Contribution, Kind, Method, Use
from exhibits.errors import ExhibitsError
from kiosk.workplace import Workplace

if TYPE_CHECKING:
    from exhibits.collection.collection import Collection

LANGUAGE = "en"
"""Of the command line."""


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option("--yes", is_flag=True, help="Do not ask whether you are sure; without a terminal this is needed.")
@click.option("--list", "listing", is_flag=True, help="Show all works, the newest first, and change nothing.")
@click.pass_obj
def withdraw(workplace: Workplace, codes: tuple[str, ...], yes: bool, listing: bool) -> None:
    """Take works away for good, by their CODE: all files, and all that was made of them here.

    Films, exhibitions and data that hold a work already are named, so that you can fetch them back.
    """
    if bool(codes) == listing:
        raise click.UsageError("Say which works: one or more CODEs, or --list.")
    if listing:
        with workplace.read() as collection:
            for work in collection.contributions(Use.STAFF, kind=None):
                click.echo(_line(work))
        return
    with workplace.write("wijkpodium withdraw") as collection:
        _keep_notice(collection, workplace)
        wanted = list(dict.fromkeys(code.upper() for code in codes))
        if not yes:
            click.confirm(f"{', '.join(wanted)}: gone for good. Are you sure?", abort=True)
        refused = sum(not _withdrawn(collection, code) for code in wanted)
    if refused:
        click.echo("See which works there are with: wijkpodium withdraw --list", err=True)
        sys.exit(1 if refused < len(wanted) else 2)


def _keep_notice(collection: "Collection", workplace: Workplace) -> None:
    """What a no is said to as well."""
    from exhibits.notice import NOTICE_VERSION, in_every_language

    collection.keep_notice(NOTICE_VERSION, in_every_language(workplace.settings().notice))


def _withdrawn(collection: "Collection", code: str) -> bool:
    """One of several: what is wrong with it is told, and the others go on."""
    from kiosk.withdrawal import take_away  # which knows the notice, and with it all words

    before = _locked(collection)
    try:
        copies = take_away(collection, collection.contribution(code), LANGUAGE, Method.KEY)
    except ExhibitsError as error:
        click.echo(str(error), err=True)
        return False
    click.echo(f"{code}: gone." if not copies else f"{code}: gone here. Take these away too, wherever they are:")
    for copy in copies:
        click.echo(f"  {copy.kind}, {copy.made_at.astimezone():%Y-%m-%d %H:%M}, {copy.path}")
        for path in copy.beside:
            click.echo(f"    and with it {path}")
        if copy.called:
            click.echo(f"    where it is called {', '.join(copy.called)}")
    for answer in sorted(_locked(collection) - before):
        click.echo(
            f"  {answer} answers it and carries its sound: it is locked. Talk with its maker, or withdraw it too."
        )
    return True


def _locked(collection: "Collection") -> set[str]:
    return {answer.work.code for answer in collection.locked_answers()}


def _line(work: Contribution) -> str:
    what = work.form if work.kind is Kind.WORK else work.kind
    made = f"{work.made_at.astimezone():%Y-%m-%d %H:%M}"
    return f"{work.code}  {made}  {what:8}  {work.seconds:3.0f} s  {work.approval:8}  {work.name or 'no name'}"

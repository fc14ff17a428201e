"""The kiosk's own job: make a kept work ready for the windows. It writes files, never the database."""

from dataclasses import asdict

import click

from kiosk.workplace import Workplace


@click.command(hidden=True)
@click.argument("code")
@click.pass_obj
def prepare(workplace: Workplace, code: str) -> None:
    """Bring the work CODE to the house profile, beside its original."""
    from exhibits.collection import finish

    console = workplace.console
    with workplace.read() as collection:
        order = collection.finishing(collection.contribution(code))
    with console.stoppable():
        finished = finish.make(order, report=console.report, stopped=console.stopped)
    console.result(f"{code} is ready.", **asdict(finished))

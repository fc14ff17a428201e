"""`wijkpodium check`: one line for each thing the kiosk needs."""

import sys

import click

from kiosk.workplace import Workplace


@click.command(short_help="Try every device, and say what to do.")
@click.pass_obj
def check(workplace: Workplace) -> None:
    """Try screen, camera, microphone, loudspeaker, disk, fonts and database; each says well, or what to do."""
    from kiosk.checkup import findings, libraries_silenced

    ill, settings = 0, workplace.settings()
    with libraries_silenced():
        for finding in findings(workplace.folder, settings):
            click.echo(f"{finding.what + ':':<14}{'well' if finding.well else 'NOT WELL'}. {finding.sentence}")
            ill += not finding.well
    if ill:
        sys.exit(1)

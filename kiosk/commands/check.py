"""`wijkpodium check`: one line for each thing the kiosk needs."""

import sys

import click

from kiosk.workplace import Workplace


@click.command(short_help="Try every device, and say what to do.")
@click.option("--latency", is_flag=True, help="Measure how late the loudspeaker is heard by the microphone.")
@click.pass_obj
def check(workplace: Workplace, *, latency: bool) -> None:
    """Try screen, camera, microphone, loudspeaker, disk, fonts, notice, database and what is kept for films; each says
    well, or what to do.

    With --latency: whistle seven times, listen, and remember how late it was heard. Answers to works are laid on them
    by that. Once is enough, and again after a change of devices.
    """
    if latency:
        _measure(workplace)
    else:
        _try_everything(workplace)


def _try_everything(workplace: Workplace) -> None:
    from kiosk.checkup import findings, libraries_silenced

    ill, settings = 0, workplace.settings()
    with libraries_silenced():
        for finding in findings(workplace.folder, settings):
            click.echo(f"{finding.what + ':':<14}{'well' if finding.well else 'NOT WELL'}. {finding.sentence}")
            ill += not finding.well
    if ill:
        sys.exit(1)


def _measure(workplace: Workplace) -> None:
    from capture.errors import CaptureError
    from capture.latency import CHIRPS, measure_apart
    from config.settings import save_settings
    from kiosk.device_choice import device_choice, with_round_trip

    settings = workplace.settings()
    with workplace.write("check --latency"):
        click.echo(f"Listen: {CHIRPS} whistles.")
        try:
            trip = measure_apart(device_choice(settings))
        except CaptureError as error:
            click.echo(f"latency:      NOT WELL. {error}")
            sys.exit(1)
        save_settings(workplace.folder, with_round_trip(settings, trip))
    late = f"{trip.seconds * 1000:+.1f} ms late, within {trip.spread_seconds * 1000:.1f} ms"
    heard = f"{trip.heard} of {CHIRPS} whistles, {min(trip.clear, 999):.0f} times above all else"
    click.echo(f"latency:      well. {trip.microphone} hears {trip.loudspeaker} {late} ({heard}).")

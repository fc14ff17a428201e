"""`wijkpodium run`: the kiosk itself."""

import sys
from pathlib import Path

import click

from kiosk.workplace import Workplace


@click.command()
@click.option(
    "--window", metavar="WIDTHxHEIGHT", help="In a window of this size instead of the whole screen, to try things out."
)
@click.option("--show", is_flag=True, help="The exhibition's show: works play by themselves, for days.")
@click.option("--life-size", is_flag=True, help="The show, with dancers as tall as life ([show] width_mm, floor_mm).")
@click.option(
    "--narrate",
    type=click.Path(path_type=Path),
    hidden=True,
    help="Write every new screen and its targets to this file.",
)
@click.option("--beat", type=int, hidden=True, help="The keeper's file descriptor.")
@click.pass_obj
def run(
    workplace: Workplace, window: str | None, narrate: Path | None, beat: int | None, *, show: bool, life_size: bool
) -> None:
    """Start the kiosk, full screen. It starts itself again if it ever stops answering.

    Staff: tap the top corner five times, at the side where a line of text ends; then enter the PIN.
    """
    size = _size(window)
    if beat is None:
        from kiosk.keeper import keep

        wishes = [*(["--show"] if show else []), *(["--life-size"] if life_size else [])]
        sys.exit(keep(["--collection", str(workplace.folder), "run", *_again(window, narrate), *wishes]))
    from kiosk.opening import Playing, open_kiosk

    playing = Playing.LIFE_SIZE if life_size else Playing.SHOW if show else Playing.VISITS
    sys.exit(open_kiosk(workplace, size, narrate, beat, playing))


def _size(window: str | None) -> tuple[int, int] | None:
    if window is None:
        return None
    width, _, height = window.partition("x")
    if not (width.isdigit() and height.isdigit() and int(width) >= 640 and int(height) >= 480):
        raise click.UsageError(f"--window wants a size such as 1280x720, not {window!r}.")
    return int(width), int(height)


def _again(window: str | None, narrate: Path | None) -> list[str]:
    return [*(["--window", window] if window else []), *(["--narrate", str(narrate)] if narrate else [])]

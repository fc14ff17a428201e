"""The command line: `wijkpodium`, or `python -m kiosk`."""

import logging
import sys
from pathlib import Path

import click

from config.errors import ConfigError
from exhibits.errors import ExhibitsError
from kiosk.commands.approve import approve
from kiosk.commands.check import check
from kiosk.commands.demo import demo
from kiosk.commands.export import export
from kiosk.commands.imports import import_
from kiosk.commands.insight import insight
from kiosk.commands.prepare import prepare
from kiosk.commands.printing import print_
from kiosk.commands.run import run
from kiosk.commands.withdraw import withdraw
from kiosk.console import Console
from kiosk.errors import KioskError
from kiosk.jobs import end_with_the_kiosk
from kiosk.workplace import Workplace
from media.errors import MediaError

HOME = Path("~/wijkpodium")
WRONG_INPUT = 2


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Every command ends with 0 when all went well, 1 when something of several was refused or stopped, "
    "2 when it was asked for something wrong and changed nothing.",
)
@click.option(
    "--collection",
    type=click.Path(path_type=Path, file_okay=False),
    default=HOME,
    show_default=True,
    envvar="WIJKPODIUM_COLLECTION",
    help="The folder that holds everything: works, settings, exports. It is made when it is not there.",
)
@click.option("--json-lines", is_flag=True, hidden=True, help="Speak to a program: one JSON value a line.")
@click.version_option(package_name="wijkpodium")
@click.pass_context
def cli(context: click.Context, collection: Path, json_lines: bool) -> None:
    """Wijkpodium: a stage for the neighbourhood.

    `run` starts the kiosk; everything an evening needs is on its screen. The other commands do the same from here.
    """
    if json_lines:
        end_with_the_kiosk()
    context.obj = Workplace(collection.expanduser(), Console(json_lines=json_lines))


for command in (run, demo, import_, approve, withdraw, insight, export, print_, check, prepare):
    cli.add_command(command)


def main() -> None:
    """Every error that has a name ends as its one sentence; a slip of ours keeps its traceback."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # which style it ignores is not for staff
    try:
        cli(prog_name="wijkpodium")
    except (ConfigError, ExhibitsError, MediaError, KioskError) as error:
        Console(json_lines="--json-lines" in sys.argv).sorry(str(error), kind=type(error).__name__)
        sys.exit(WRONG_INPUT)


if __name__ == "__main__":
    main()

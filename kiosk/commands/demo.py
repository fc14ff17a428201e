"""`wijkpodium demo`: works that the program makes itself, so that a fresh kiosk is not empty."""

import click

from kiosk.workplace import Workplace


@click.command()
@click.option("--remove", is_flag=True, help="Take all demonstration works away again; works of people stay.")
@click.pass_obj
def demo(workplace: Workplace, remove: bool) -> None:
    """Fill the collection with small works made by the program itself.

    They are marked as demonstration and are in no film or exhibition, unless that is asked for with --with-demo.
    """
    from exhibits import demonstration

    console = workplace.console
    with workplace.write("wijkpodium demo") as collection:
        if remove:
            gone = demonstration.remove(collection)
            console.result(f"{gone} demonstration works are gone.", removed=gone)
            return
        with console.stoppable():
            made = demonstration.fill(collection, report=console.report, stopped=console.stopped)
        console.result(f"{made} demonstration works are ready. See them with: wijkpodium run", made=made)

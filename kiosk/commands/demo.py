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
    with workplace.write("wijkpodium demo") as collection, console.stoppable():
        if remove:
            gone = demonstration.remove(collection)
            sentence = "There were no demonstration works." if not gone else f"{gone} demonstration works are gone."
            console.result(sentence, removed=gone)
            return
        made = demonstration.fill(collection, report=console.report, stopped=console.stopped)
        sentence = f"{made} demonstration works are ready." if made else "All demonstration works are there already."
        console.result(f"{sentence} See them with: wijkpodium run", made=made)

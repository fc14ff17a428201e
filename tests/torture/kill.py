"""One take whose booth is killed with -9."""

from pathlib import Path

from capture.devices import DeviceChoice
from capture.errors import NothingRecordedError
from capture.recorder import take_path
from capture.recover import recover
from media.files import part_of
from media.form import Form
from tests.torture.doomed import TAKE, doomed
from tests.torture.left import Lost, UnreadableError, lost, read


def killed(folder: Path, devices: DeviceChoice, form: Form, seconds: float) -> Lost:
    """What is lost where the booth is killed so long after it said that it records."""
    with doomed(folder, devices) as booth:
        booth.records(form)
        booth.lives(seconds)
        ended_at = booth.is_killed()
    return measured(folder, form, ended_at, booth.began_about)


def measured(takes: Path, form: Form, ended_at: float, began_about: float) -> Lost:
    """Read as it lies there, and then recovered as the next start of the kiosk does it."""
    left = read(part_of(take_path(takes, TAKE)), seen=form.seen)
    try:
        recover(takes, TAKE, form)
    except NothingRecordedError as error:
        raise UnreadableError(str(error)) from error
    return lost(left, ended_at, began_about)

"""Staff choose devices, as a script: what is chosen is tried at once, and kept only when it works."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from capture.devices import DevicesThere, devices_there
from capture.framing import Framing
from config.settings import Settings, Through
from kiosk.device_choice import device_choice
from kiosk.hands import Hands
from kiosk.screen import Frame
from kiosk.screens.staff.apparatus import SEEN_AND_HEARD, Apparatus, Kind
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.devices import Ask, DevicesDesk, Fails, Framed, Tried, Turned, Wish, Works
from kiosk.script import Step, ask
from media.chimes import chime
from media.form import Form
from media.seen import Seen


def choosing(hands: Hands, look_for: Callable[[], DevicesThere] = devices_there) -> Step[Tab]:
    """While the desk is shown the devices are open; nothing is recorded. Whatever was only tried is not used after."""
    settings = hands.settings
    desk = DevicesDesk(
        hands.look,
        Apparatus(DevicesThere(), _chosen(settings)),
        Framing(settings.camera.zoom, settings.camera.height),
        waiting=len(hands.collection.waiting()),
        preview=hands.booth.preview,
        answers=lambda: hands.speaker.answers,
    )
    try:
        while True:
            answer = yield from ask(desk)
            while desk.wishes:
                _obey(hands, desk, desk.wishes.popleft(), look_for)
            if isinstance(answer, Tab | Frame):
                return answer if isinstance(answer, Tab) else Tab.LEAVE
    finally:
        _use(hands, hands.settings, Kind.CAMERA)
        hands.backstage.close_devices()


def _obey(hands: Hands, desk: DevicesDesk, wish: Wish, look_for: Callable[[], DevicesThere]) -> None:
    match wish:
        case Ask.SEEK:
            desk.found = _asked(look_for)
        case Ask.FOUND:
            hands.backstage.open_devices(Form.VIDEO, Seen.YOURSELF)
        case Ask.SOUND:
            hands.speaker.chime(chime("thanks"))
        case Tried(kind, name):
            _use(hands, _with(hands.settings, kind, name), kind)
            if kind not in SEEN_AND_HEARD:
                hands.speaker.chime(chime("thanks"))
        case Works(kind, name):
            hands.collection.log("device chosen", actor="staff", device=kind.value)
            hands.change_settings(**_sections(kind, name))
            _use(hands, hands.settings, kind)
        case Fails(kind) | Turned(kind):
            _use(hands, hands.settings, kind)
        case Framed(framing):
            hands.change_settings(camera={"zoom": framing.zoom, "height": framing.height})
            _use(hands, hands.settings, Kind.CAMERA)


def _use(hands: Hands, settings: Settings, kind: Kind) -> None:
    """Who tries headphones hears through them; otherwise the house sounds from its loudspeaker."""
    headphones = settings.answers.headphones if settings.answers.through is Through.HEADPHONES else None
    loudspeaker = settings.devices.loudspeaker
    hands.speaker.use(headphones or loudspeaker if kind is Kind.HEADPHONES else loudspeaker)
    hands.backstage.use_devices(device_choice(settings))


def _chosen(settings: Settings) -> dict[Kind, str | None]:
    devices, answers = settings.devices, settings.answers
    return {
        Kind.CAMERA: devices.camera,
        Kind.MICROPHONE: devices.microphone,
        Kind.LOUDSPEAKER: devices.loudspeaker,
        Kind.HEADPHONES: answers.headphones if answers.through is Through.HEADPHONES else None,
    }


def _sections(kind: Kind, name: str | None) -> dict[str, Mapping[str, Any]]:
    """What is written into the settings for this choice."""
    if kind is not Kind.HEADPHONES:
        return {"devices": {kind.value: name}}
    through = Through.LOUDSPEAKER if name is None else Through.HEADPHONES
    return {"answers": {"through": through, "headphones": name}}


def _with(settings: Settings, kind: Kind, name: str | None) -> Settings:
    """The settings as they would be, without keeping them."""
    values = settings.model_dump()
    for section, changed in _sections(kind, name).items():
        values[section] |= changed
    return Settings.model_validate(values)


def _asked(look_for: Callable[[], DevicesThere]) -> Callable[[], DevicesThere | None]:
    """Asked beside the loop; the answer is None until it is there. What cannot be told is nothing."""
    hand = ThreadPoolExecutor(1, thread_name_prefix="devices")
    answer: Future[DevicesThere] = hand.submit(look_for)
    hand.shutdown(wait=False)

    def known() -> DevicesThere | None:
        if not answer.done():
            return None
        return DevicesThere() if answer.exception() else answer.result()

    return known

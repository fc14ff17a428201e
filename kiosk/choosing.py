"""Staff choose devices, as a script: what is chosen is tried at once, and kept only when it works."""

from collections.abc import Mapping
from typing import Any

from capture.devices import DevicesThere
from capture.framing import Framing
from capture.roundtrip import RoundTrip
from config.settings import Settings, Through
from kiosk.beside import asked
from kiosk.device_choice import device_choice, with_round_trip
from kiosk.hands import Hands
from kiosk.screen import Frame
from kiosk.screens.staff.apparatus import SEEN_AND_HEARD, Apparatus, Kind
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.device_wishes import Ask, Fails, Framed, Measured, Tried, Turned, Wish, Works
from kiosk.screens.staff.devices import DevicesDesk
from kiosk.script import Step, ask
from media.chimes import chime
from media.form import Form
from media.seen import Seen


def choosing(hands: Hands) -> Step[Tab]:
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
                _obey(hands, desk, desk.wishes.popleft())
            if isinstance(answer, Tab | Frame):
                return answer if isinstance(answer, Tab) else Tab.LEAVE
    finally:
        _use(hands, hands.settings, Kind.CAMERA)
        hands.backstage.close_devices()


def _obey(hands: Hands, desk: DevicesDesk, wish: Wish) -> None:
    match wish:
        case Ask.SEEK | Ask.MEASURE:
            _ask_beside(hands, desk, wish)
        case Measured(trip):
            _keep(hands, trip)
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


def _ask_beside(hands: Hands, desk: DevicesDesk, wish: Ask) -> None:
    """What others are to open, or to find, we let go of."""
    hands.speaker.let_go()
    if wish is Ask.SEEK:
        desk.found = asked(hands.search.there, DevicesThere())
        return
    hands.backstage.close_devices()
    choice = device_choice(hands.settings)
    desk.measured = asked(lambda: hands.search.round_trip(choice), Measured(None))


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


def _keep(hands: Hands, trip: RoundTrip | None) -> None:
    """What was measured holds from the next answer on; and the devices are open again."""
    if trip is not None:
        hands.change_settings(latency=with_round_trip(hands.settings, trip).latency.model_dump())
        hands.backstage.use_devices(device_choice(hands.settings))
    hands.backstage.open_devices(Form.VIDEO, Seen.YOURSELF)

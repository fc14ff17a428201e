"""Making 3 as a script: a whole take from the booth, or nothing at all."""

from capture.messages import Discard, Record, See, Stop
from kiosk.screen import Frame
from kiosk.screens.record import Begin, Done, NotNow, SeenAs, Tilted
from kiosk.screens.record import Record as RecordScreen
from kiosk.script import Step, ask
from kiosk.stay import Stay
from media.form import Form
from media.take import Take


def recorded(stay: Stay, screen: RecordScreen, form: Form, most_seconds: float) -> Step[Take | NotNow | None]:
    """None: the visitor went back. A recording that the visitor walks away from is discarded by the booth.

    When this ends without a take nothing records any more: behind the next screen there is no red sign.
    """
    hands = stay.hands
    take_id, take = hands.new_take_id(), None
    try:
        while take is None:
            match (yield from ask(screen)):
                case Begin():
                    hands.booth.send(Record(take_id, form, most_seconds))
                case SeenAs(wanted):
                    hands.booth.send(See(wanted))
                case Tilted(framing):
                    hands.backstage.frame(framing)
                case Done(whole):  # the late word of a slow disk may be about a take that somebody walked away from
                    take = whole if whole.id == take_id else None
                case NotNow() as not_now:
                    return not_now
                case Frame.BACK:
                    return None
                case _:
                    hands.booth.send(Stop())
        return take
    finally:
        if take is None:
            hands.booth.send(Discard(take_id))

"""Saying a sentence: the stage of *record* in the colour of meaning, where the beads fall by themselves."""

from kiosk.news import News
from kiosk.screens.record import Act, Done, NotNow, Record, Stop


class Speak(Record):
    """Who came here wants to speak: nobody has to say so twice (A-004)."""

    name = "speak"
    hue = "lilac"

    def hear(self, news: News) -> Stop | Done | NotNow | None:
        answer = super().hear(news)
        if self.act is Act.READY:
            self.press("go")
        return answer

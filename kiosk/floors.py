"""Floors of six windows, one after the other: while one is looked at, the next is chosen, read and painted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from exhibits.contribution import Contribution
from kiosk.screen import Part
from kiosk.screens.browse import Browse
from kiosk.stay import Stay
from media.form import Form


@dataclass(frozen=True)
class Chosen:
    form: Form | None
    works: list[Contribution]
    more: bool
    """Whether there are others."""


class Floors:
    """Of one look around: the works that were shown least, other ones each time."""

    def __init__(self, stay: Stay) -> None:
        self._stay = stay
        self._ready: Chosen | None = None
        self._uncounted: Sequence[Contribution] = ()

    def next(self, form: Form | None) -> Chosen:
        """The one that lies ready, or one that is chosen now."""
        ready, self._ready = self._ready, None
        if ready and ready.form == form:
            return self.there(ready)
        return self._chosen(form)

    def page(self, chosen: Chosen) -> Browse:
        """As a screen, which nothing holds up: its works are counted when it stands there."""
        self.count()
        stay, self._uncounted = self._stay, chosen.works
        page = Browse(
            stay.look, [stay.hands.card(work, stay.look) for work in chosen.works], chosen.form, more=chosen.more
        )
        page.ahead = self._after(chosen)
        return page

    def count(self) -> None:
        """The works of the page were shown, which is written down once."""
        works, self._uncounted = self._uncounted, ()
        if works:
            self._stay.hands.expose(self._stay.visit, works, Browse.name)

    def windows(self, chosen: Chosen) -> Iterator[Part]:
        """Each is read when it is asked for."""
        look, page = self._stay.look, Browse(self._stay.look, (), chosen.form, more=chosen.more)
        for i, work in enumerate(chosen.works):
            yield page.window(i, self._stay.hands.card(work, look))

    def there(self, chosen: Chosen) -> Chosen:
        """Without what was taken away since it was chosen; where that was all of it, another choice."""
        works = self._stay.hands.still_seen(chosen.works)
        return replace(chosen, works=works) if works else self._chosen(chosen.form)

    def _after(self, chosen: Chosen) -> Iterator[Part]:
        self.count()  # whoever was shown now is not who is shown next
        if chosen.more:
            self._ready = self._chosen(chosen.form)
            yield from self.windows(self._ready)

    def _chosen(self, form: Form | None) -> Chosen:
        works, more = self._stay.hands.next_works(form)
        return Chosen(form, works, more)

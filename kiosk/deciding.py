"""Making 6 as a script: who may see it, said by whoever made it; by a child and then by its parent."""

from collections.abc import Callable
from dataclasses import dataclass

from exhibits.contribution import GivenBy, Makers, Purpose, both_say_yes
from kiosk.screens.notice import Agreed
from kiosk.screens.who import Chosen, Turn, WhoMaySee
from kiosk.script import Step, ask

Show = Callable[[Turn, frozenset[Purpose] | None], WhoMaySee]
"""Makes the screen for whose turn it is. The windows that can be opened at all; None: every one."""
TURNS = {Makers.ALONE: Turn.ALONE, Makers.TOGETHER: Turn.TOGETHER, Makers.WITH_CHILD: Turn.CHILD}


@dataclass(frozen=True)
class Windows:
    """What was decided: what is open now, and what the child opened where there is one."""

    yes: frozenset[Purpose]
    child: frozenset[Purpose] | None = None

    @property
    def given_by(self) -> GivenBy:
        return GivenBy.SELF if self.child is None else GivenBy.PARENT


class Deciding:
    """Asked again it resumes with what was opened; the parent's turn begins anew after every change of the child's."""

    def __init__(self, agreed: Agreed, show: Show) -> None:
        self._first, self._show = show(TURNS[agreed.makers], None), show
        self._with_child = agreed.makers is Makers.WITH_CHILD

    def decided(self) -> Step[Windows | None]:
        """None: back to what came before."""
        while isinstance(first := (yield from ask(self._first)), Chosen):
            if not self._with_child:
                return Windows(first.yes)
            if not first.yes:  # a child's no is enough, and nobody is asked after it (C-016)
                return Windows(first.yes, child=first.yes)
            parent = yield from ask(self._show(Turn.PARENT, first.yes))
            if isinstance(parent, Chosen):
                return Windows(both_say_yes(first.yes, parent.yes), child=first.yes)
        return None

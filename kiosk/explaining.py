"""Making 5 and 6 as a script: what it is about, and who may see it."""

from collections.abc import Callable
from dataclasses import dataclass

from capture.messages import Discard
from config.meaning import shipped_pictures, triangles_for
from exhibits.collection import Kept
from exhibits.contribution import Meaning
from kiosk.deciding import Deciding, Windows
from kiosk.screens.about import About, Spoken
from kiosk.script import Step, ask
from kiosk.speaking import Speech, spoken
from kiosk.stay import Stay
from media.sign import Sign
from media.take import Take


@dataclass
class Explained:
    """What was said so far: it changes while somebody explains, and the sentence is nobody's until the work is kept."""

    meaning: Meaning | None = None
    statement: Take | None = None


def explain(
    stay: Stay, question: str, sign: Sign, who: Deciding, keep: Callable[[Explained, Windows], Kept]
) -> Step[Kept | None]:
    """*Back* goes from who may see it to what it is about. None: nobody may see it, so nothing is kept."""
    about, explained = about_screen(stay, question), Explained()
    kept: Kept | None = None
    try:
        windows: Windows | None = None
        while windows is None:
            yield from _tell(stay, about, sign, explained)
            windows = yield from who.decided()
        if windows.yes:
            kept = keep(explained, windows)
        return kept
    finally:
        if explained.statement and kept is None:
            stay.hands.booth.send(Discard(explained.statement.id))


def about_screen(stay: Stay, question: str) -> About:
    """One of the triangles that suit the question, drawn by lot."""
    learning = stay.hands.learning_question(question)
    triangle = stay.hands.rng.choice(triangles_for(learning))
    speaks = stay.hands.health().microphone
    return About(stay.look, triangle.key, triangle.corners, shipped_pictures(), can_speak=speaks)


def _tell(stay: Stay, about: About, sign: Sign, explained: Explained) -> Step[None]:
    """5: as often as somebody wants to speak, and then on."""
    speech = Speech("about.sentence", stay.hands.settings.record.statement_seconds)
    while (answer := (yield from ask(about))) is Spoken.WANTED:
        before, explained.statement = explained.statement, None
        explained.statement = yield from spoken(stay, speech, sign, before)
        about.spoken = explained.statement is not None
    explained.meaning = answer if isinstance(answer, Meaning) else None

"""All that a film can be made of, as the collection stands now: read once, planned as often as somebody wishes."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from config.settings import Settings, load_settings
from config.texts import Texts, load_texts
from config.theme import load_theme
from exhibits.choosing import Candidate, Wish
from exhibits.collection import Collection
from exhibits.gather import Chosen, gather, lot
from exhibits.reel.ask import frames_to_ask
from exhibits.reel.decide import Decided, candidates, decide, piece_of
from exhibits.reel.finale import Finale, dancers, finale_of
from exhibits.reel.planning import Around, thanked
from exhibits.reel.scenes import Stage, least_cap
from exhibits.reel.storyboard import Cast
from exhibits.reel.together import Lifting
from exhibits.reel.voices import Voice, askers, meanings
from media.profile import HOUSE, HouseProfile

LETTERS_A_SECOND, LEAST_READING_SECONDS = 12, 2.0
"""Of a question that is read by somebody who seldom reads."""


@dataclass(frozen=True)
class Standing:
    gathered: tuple[Chosen, ...]
    works: tuple[Candidate, ...]
    said: Mapping[str, Voice]
    """What makers say their works mean, by the codes of those."""
    asked: Mapping[str, Voice]
    """Neighbours who ask, by their questions."""
    liftings: Mapping[str, Lifting]
    """Dancers without a face, by the codes of their works."""
    settings: Settings
    texts: Texts
    stage: Stage

    def among(self, codes: Container[str]) -> "Standing":
        return replace(self, works=tuple(work for work in self.works if work.code in codes))

    def cast(self, wish: Wish) -> Cast:
        """Everyone who may go where the film goes, and whose voice may."""
        going = {work.code for work in self.works if wish.may_go(work)}
        there = {one.code: one for one in self.gathered if one.code in going}
        asked = {
            question: voice
            for question, voice in self.asked.items()
            if all(use.purpose in voice.speaker.yes for use in wish.uses)
        }
        return Cast(there, asked, self.texts, self.settings, wish.rule)

    def finale(self, wish: Wish, seed: int) -> Finale | None:
        return finale_of(self.cast(wish).chosen, self.liftings, seed)

    def decided(self, wish: Wish, *, seconds: float, seed: int | None = None) -> Decided:
        """The film of at most so many seconds that the wish asks for."""
        cast, fps = self.cast(wish), self.stage.profile.fps
        going = [work for work in self.works if work.code in cast.chosen]
        said = {code: voice.frames(fps) for code, voice in self.said.items()}
        seed = lot(sorted(going, key=lambda work: work.code)) if seed is None else seed
        line = thanked([piece_of(work, said) for work in going], seed)
        finale = self.finale(wish, seed)
        around = Around(
            cast.credits_frames(line, seed, self.stage), self._asks(cast), round(finale.seconds * fps) if finale else 0
        )
        return decide(self.works, wish, seconds=seconds, fps=fps, seed=seed, meanings=said, around=around)

    def _asks(self, cast: Cast) -> dict[str, int]:
        """How long each question is asked: one that nobody asks aloud stands there until it is read. One that nobody
        wrote down is only heard."""
        asked = {one.question: one.asked for one in cast.chosen.values() if one.asked or one.question in cast.askers}
        return {
            question: frames_to_ask(
                cast.askers[question].seconds
                if question in cast.askers
                else max(LEAST_READING_SECONDS, len(words) / LETTERS_A_SECOND),
                self.stage.profile.fps,
            )
            for question, words in asked.items()
        }


def stand(collection: Collection, *, language: str, with_demo: bool, profile: HouseProfile = HOUSE) -> Standing:
    settings, texts = load_settings(collection.folder), load_texts(language)
    cap = least_cap(settings.export.seats_mm, settings.export.picture_mm)
    gathered = tuple(gather(collection, language=language, with_demo=with_demo))
    return Standing(
        gathered,
        tuple(candidates(collection, gathered, profile.fps)),
        meanings(collection, gathered, profile),
        askers(collection, gathered, profile),
        dancers(collection, gathered),
        settings,
        texts,
        Stage(profile, load_theme(), texts.language, texts.rtl, cap),
    )

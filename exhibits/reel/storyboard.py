"""What is seen in each part of the film: the plan, with the people and words of this place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from config.settings import Settings
from config.texts import Texts
from exhibits.choosing import Rule
from exhibits.gather import Chosen, software
from exhibits.reel.alive import AliveScene, AliveWork
from exhibits.reel.answered import ChainScene
from exhibits.reel.ask import AskScene
from exhibits.reel.credits import CreditsScene, credits_frames, rolls_of
from exhibits.reel.dusk import DuskScene
from exhibits.reel.last import LastScene
from exhibits.reel.notices import Roll
from exhibits.reel.pictures import Scene
from exhibits.reel.plan import Kind, Part, Reel, Shot
from exhibits.reel.scenes import Resident, Stage, WorkScene
from exhibits.reel.together import TogetherScene
from exhibits.reel.voices import Voice
from media.form import Form

_ALIVE_SECONDS = 3
"""Of each work in the whole building, again and again."""


@dataclass(frozen=True)
class Cast:
    """Everyone who said yes, by the codes of their works, and the words of the place."""

    chosen: Mapping[str, Chosen]
    askers: Mapping[str, Voice]
    """By question, the neighbour who asks it."""
    texts: Texts
    settings: Settings
    rule: Rule

    @property
    def place(self) -> str:
        return self.settings.place.name

    @cached_property
    def residents(self) -> Mapping[str, Resident]:
        codes = {one.work.id: one.code for one in self.chosen.values()}
        return {
            code: Resident(
                one.work.sign,
                one.form,
                one.work.name or self.texts["place.resident"],
                code,
                codes.get(one.work.answer_to or "", ""),
            )
            for code, one in self.chosen.items()
        }

    def rolls(self, shown: int, of: int, seed: int) -> tuple[Roll, ...]:
        """Who is thanked beside the makers, and how the film came about."""
        texts, credits_ = self.texts, self.settings.credits
        some = texts.say("reel.some_in", shown=shown, of=of) if shown < of else texts["reel.all_in"]
        rules = some, texts.say(f"reel.rule.{self.rule}", seed=seed), texts.say("reel.software", version=software())
        return rolls_of(
            texts, helpers=credits_.helpers, organisations=credits_.organisations, music=credits_.music, rules=rules
        )

    def credits_frames(self, thanked: Sequence[str], seed: int, stage: Stage) -> int:
        """What they need to be read."""
        many = len(thanked)
        return credits_frames([self.residents[code] for code in thanked], self.rolls(many, many, seed), stage)


def storyboard(
    reel: Reel, cast: Cast, together: TogetherScene | None, chains: Mapping[str, ChainScene]
) -> tuple[Scene, ...]:
    """A scene for each part. `chains`: by the code of their music."""
    return tuple(_Drawing(reel, cast, together, chains).scenes())


@dataclass(frozen=True)
class _Drawing:
    reel: Reel
    cast: Cast
    together: TogetherScene | None
    chains: Mapping[str, ChainScene]

    def scenes(self) -> Iterator[Scene]:
        shots = {shot.code: shot for shot in self.reel.shots}
        for at, part in enumerate(self.reel.parts):
            match part.kind:
                case Kind.DUSK:
                    yield DuskScene(part.frames, self.cast.place, self._windows, self._dark_at_first)
                case Kind.ASK:
                    yield self._ask(part, shots[self.reel.parts[at + 1].name])
                case Kind.WORK:
                    yield self._work(shots[part.name])
                case Kind.TOGETHER:
                    yield self.together or self._alive_for(part)
                case Kind.ALIVE:
                    yield self._alive_for(part)
                case Kind.CREDITS:
                    yield self._credits(part)
                case Kind.LAST:
                    yield LastScene(part.frames, self.cast.texts["reel.bring"], self._windows, self.cast.place)

    @cached_property
    def _windows(self) -> tuple[Resident, ...]:
        """Everyone, without a name: none is seen there, and so another name changes no picture."""
        return tuple(replace(self.cast.residents[code], name="") for code in self.reel.thanked)

    @property
    def _dark_at_first(self) -> tuple[str, ...]:
        first = self.reel.parts[1]
        if first.kind is not Kind.ASK:
            return ()
        asker = self.cast.askers.get(first.name)
        return (self.reel.shots[0].code, *([asker.speaker.code] if asker else []))

    def _ask(self, part: Part, into: Shot) -> AskScene:
        """Every light is on but that of the window we go to."""
        one, voice = self.cast.chosen[into.code], self.cast.askers.get(part.name)
        asker = Resident(voice.speaker.sign, Form.MUSIC, "", voice.speaker.code) if voice else None
        window = next(resident for resident in self._windows if resident.code == into.code)
        lit = tuple(resident.code for resident in self._windows if resident is not window)
        return AskScene(
            part.frames, one.asked, asker, self._windows, lit, window, one.view if one.form.seen else None,
            into.cut_in, self.cast.place,
        )  # fmt: skip

    def _work(self, shot: Shot) -> WorkScene | ChainScene:
        if shot.others:
            return self.chains[shot.code]
        one, resident = self.cast.chosen[shot.code], self.cast.residents[shot.code]
        answered = self.cast.residents.get(resident.answers)
        answers = self.cast.texts.say("reel.answers", name=answered.name) if answered else ""
        return WorkScene(shot.frames, shot.cut_in, one.view, resident, one.asked, answers)

    def _alive_for(self, part: Part) -> AliveScene:
        return AliveScene(part.frames, self._alive, self._windows, self.cast.place)

    @property
    def _alive(self) -> tuple[AliveWork, ...]:
        works = []
        for resident in self._windows:
            one = self.cast.chosen[resident.code]
            seconds = min(_ALIVE_SECONDS, int(one.work.seconds))
            works.append(AliveWork(resident, one.view, 0, max(seconds, 1) * self.reel.fps))
        return tuple(works)

    def _credits(self, part: Part) -> CreditsScene:
        residents = tuple(self.cast.residents[code] for code in self.reel.thanked)
        shown = len(self.reel.shown)
        rolls = self.cast.rolls(shown, shown + len(self.reel.left_out), self.reel.seed)
        return CreditsScene(part.frames, residents, self.cast.texts["reel.thanks"], rolls)

"""What one hears with each scene: the moments are the scene's own, so that a step sounds when a foot comes down."""

from random import Random

from exhibits.demonstration import noises, tunes
from exhibits.demonstration.mixing import Cue, mixed, spoken
from exhibits.demonstration.scenes import bench, corner, garden, morning, pair, rain, table
from media import songs
from media.samples import Samples
from media.synth import Song, render

UNDER_WORDS = 0.26
"""How much softer music is when somebody speaks."""


def played(song: Song) -> Samples:
    return render(song, Random(song.name))


def hello_music() -> Samples:
    return mixed(7.5, Cue(0, played(tunes.HELLO)))


def pair_music() -> Samples:
    claps = (Cue(meets * pair.BEAT, noises.clap(), 0.5) for meets in pair.MEETS)
    return mixed(7.8, Cue(0, played(tunes.PAIR)), *claps)


def circle_music() -> Samples:
    return mixed(8.0, Cue(0, played(tunes.CIRCLE)))


def rain_music() -> Samples:
    falling = noises.rain(8.0, fades_from=rain.TURNS[0] * rain.BEAT)
    return mixed(8.0, Cue(0, played(tunes.RAIN)), Cue(0, falling, 0.05))


def street_organ() -> Samples:
    """Twice, for who dances to it."""
    once = played(songs.STREET_ORGAN)
    return mixed(15.0, Cue(0, once), Cue(24 * 60 / 200, once))


def kitchen() -> Samples:
    return played(songs.KITCHEN)


def lullaby() -> Samples:
    return played(songs.LULLABY)


def march() -> Samples:
    return played(songs.MARCH)


def bench_talk() -> Samples:
    return mixed(
        7.4,
        Cue(0, played(tunes.BENCH), UNDER_WORDS),
        Cue(0.3, spoken("Op deze bank is altijd plek.", "nl", 0.9)),
        Cue(2.75, spoken("Schuif maar op.", "nl", 0.9)),
        Cue(bench.BIRD + 0.35, spoken("Jij ook!", "nl", 0.9)),
        *(Cue(at, noises.creak(180 + 20 * i, 250 + 25 * i), 0.16) for i, at in enumerate(bench.ARRIVALS) if at > 0),
        *(cue for at in bench.ARRIVALS if at > 0 for cue in _walk(at - 1.3, at - 0.1, side=0.5)),
        *(Cue(at, noises.whoosh(0.35, 4), 0.07) for at in (0.3, 1.9, 3.4, bench.BIRD - 0.5)),
        *(Cue(at, noises.chirp(1.1), 0.12, 0.4) for at in (bench.BIRD - 0.9, bench.BIRD + 0.1, bench.BIRD + 0.9)),
    )


def table_talk() -> Samples:
    return mixed(
        7.5,
        Cue(0, played(tunes.TABLE), UNDER_WORDS),
        Cue(0.25, spoken("Kom erbij! Er is koffie.", "nl", 1.08)),
        Cue(2.75, spoken("En taart.", "nl", 1.08)),
        Cue(table.CAT_GRABS + 0.16, spoken("Hé!", "nl", 1.08)),
        *(Cue(who.comes + 0.8, noises.clink(0.9 + 0.05 * i), 0.16, _side(who)) for i, who in enumerate(table.GUESTS)),
        *(Cue(who.takes + 0.3, noises.whoosh(0.4, i), 0.07, _side(who)) for i, who in enumerate(table.GUESTS)),
        Cue(table.CAT_GRABS + 0.1, noises.whoosh(0.3, 9), 0.12),
        Cue(table.CAT_GRABS + 0.62, noises.meow(), 0.15),
    )


def _side(guest: table.Guest) -> float:
    return -0.5 if 90 < guest.degrees < 270 else 0.5


def corner_sounds() -> Samples:
    """No words: this question asks for none."""
    return mixed(
        7.5,
        Cue(0, noises.wind(corner.LIGHT + 1.5), 0.12),
        Cue(0, noises.crickets(corner.LIGHT), 0.012, 0.4),
        *_walk(0.1, 1.5, side=-0.5),
        *(
            Cue(opens, noises.plop(240 + 60 * i, 420 + 90 * i), 0.10, 0.4)
            for i, (_, _, opens, _) in enumerate(corner.EYES)
        ),
        *_walk(2.95, 3.7, side=-0.2),
        Cue(corner.LIGHT - 0.06, noises.click(), 0.35),
        Cue(corner.LIGHT + 0.1, played(tunes.LAMPLIGHT), 0.5),
        Cue(corner.LIGHT, noises.hum(1.6), 0.06),
        *(
            Cue(corner.LIGHT + 0.72 + 0.35 * i, noises.plop(600 + 90 * i, 1100 + 160 * i), 0.10, -0.6 + 0.4 * i)
            for i in range(4)
        ),
        Cue(corner.LIGHT + 0.35, noises.chirp(1.2), 0.10),
        Cue(corner.LIGHT + 0.6, noises.meow(), 0.10, 0.3),
        *_walk(corner.LIGHT + 1.0, corner.LIGHT + 2.9, side=0.6),
    )


def garden_talk() -> Samples:
    return mixed(
        7.2,
        Cue(0, played(tunes.GARDEN), UNDER_WORDS),
        Cue(0.25, spoken("Everyone brought a seed.", "en", 1.04)),
        Cue(2.35, spoken("Nobody knew what would come up.", "en", 1.04)),
        Cue(5.85, spoken("Oh. Tea!", "en", 1.04)),
        *(Cue(sown + 0.72, noises.plop(360, 560), 0.14, _across(i)) for i, sown in enumerate(garden.SOWN)),
        Cue(2.2, noises.water(2.1), 0.07),
        *(Cue(grows + 0.1, noises.whoosh(0.7, i), 0.03, _across(i)) for i, grows in enumerate(garden.GROWS)),
        *(
            Cue(grows + 0.95, noises.plop(620 + 110 * i, 1300 + 200 * i), 0.14, _across(i))
            for i, grows in enumerate(garden.GROWS)
        ),
        Cue(6.25, noises.chirp(1.0), 0.09, 0.4),
    )


def _across(place: int) -> float:
    return -0.6 + 0.3 * place


def morning_talk() -> Samples:
    """Six windows, and everybody says good morning in the language of the house."""
    first, second, third, fourth, _, sixth = morning.ROOMS
    return mixed(
        7.4,
        Cue(0, played(tunes.MORNING), UNDER_WORDS),
        Cue(first.opens + 0.45, spoken("Günaydın komşum!", "tr", 1.08)),
        Cue(second.opens + 0.35, spoken("Günaydın!", "tr", 0.86)),
        Cue(third.opens + 0.35, spoken("Günaydın!", "tr", 1.14)),
        Cue(fourth.opens + 0.3, spoken("Günaydın!", "tr", 0.8)),
        Cue(sixth.opens + 0.35, spoken("Günaydın!", "tr", 1.35)),
        Cue(5.95, spoken("Çay hazır!", "tr", 1.08)),
        *(Cue(room.opens + 0.3, noises.shutter(i), 0.2, (room.x - 545) / 800) for i, room in enumerate(morning.ROOMS)),
        *(Cue(at, noises.chirp(0.95), 0.08, 0.4) for at in (0.2, 1.7, 2.2)),
    )


# answers: each carries the sound of the work that it answers, from its first moment on


def clapping_along() -> Samples:
    """To a dance to the street organ: hands on the second and third beat of every measure."""
    claps = (
        Cue(0.9 * bar + 0.3 * hand, noises.clap(), 0.42, (-0.6, 0.5)[hand - 1])
        for bar in range(1, 16)
        for hand in (1, 2)
    )
    return mixed(
        15.0,
        Cue(0, street_organ(), 0.8),
        *claps,
        Cue(3.55, spoken("Hé!", "nl", 1.1), 0.8, 0.4),
        Cue(7.0, spoken("Hé!", "nl", 0.9), 0.8, -0.4),
        Cue(10.75, spoken("Hé!", "nl", 1.1), 0.8, 0.4),
        Cue(14.2, spoken("Hé!", "nl", 0.9), 0.8, -0.4),
    )


def sung_over_the_lullaby() -> Samples:
    """A second tune above the first, and a word to who cannot sleep."""
    return mixed(
        7.8,
        Cue(0, lullaby(), 0.75),
        Cue(0, played(tunes.ABOVE_THE_LULLABY), 0.5, 0.3),
        Cue(1.6, spoken("Slaap maar, buur.", "nl", 1.02), 0.9),
        Cue(4.9, spoken("Morgen ben ik er weer.", "nl", 1.02), 0.9),
    )


def _walk(begins: float, ends: float, side: float) -> list[Cue]:
    steps = round((ends - begins) / 0.3)
    return [Cue(begins + 0.3 * i, noises.step(i), 0.13, side) for i in range(steps)]

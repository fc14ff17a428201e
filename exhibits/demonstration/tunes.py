"""Music to dance to and music under words. Beats are those of the scenes."""

from media.instruments import Instrument
from media.synth import Song, Track, beat, chords, line

HELLO = Song(
    "hello",
    tempo=120,
    beats=15,
    room=0.12,
    tracks=(
        Track(Instrument.KICK, beat("X.x.", step=0.5, times=7), loudness=0.8),
        Track(Instrument.WOOD, beat("x.xX.xx.", step=0.25, times=7, colour=84), loudness=0.3, side=-0.4),
        Track(
            Instrument.MARIMBA,
            line(
                "F4 .5, A4 .5, C5 .5, A4 .5 | F4 .5, A4 .5, C5 1 | D5 .5!, C5 .5, A4 .5, F4 .5 | G4 .5, A4 .5, Bb4 1"
                "| C5 .5!, - .5, C5 .5!, - .5 | F5 .5!, D5 .5, C5 .5, A4 .5 | Bb4 .5, A4 .5, G4 .5, E4 .5 | F4 1!"
            ),
            loudness=0.9,
            side=0.15,
        ),
        Track(Instrument.BASS, line("F2 2, A2 2, Bb2 2, C3 2, F2 2, D2 2, C2 2, F2 1"), loudness=0.9),
        Track(
            Instrument.GLASS, line("- 5, A6 .5, C7 .5 | - 1, C7 .5, A6 .5 | - 2, F7 .5, C7 .5"), loudness=0.25, side=0.5
        ),
        Track(Instrument.CLAP, beat("..x...x.", step=0.5, times=2, start=7), loudness=0.35, side=-0.2),
    ),
)

PAIR = Song(
    "pair",
    tempo=120,
    beats=15.6,
    room=0.16,
    tracks=(
        Track(
            Instrument.ACCORDION,
            line(
                "A4 1, C5 .5, E5 .5 | D5 .5, C5 .5, B4 .5, G4 .5 | A4 1, E5 1! | - .5, E5 .25, F5 .25, E5 .5, D5 .5"
                "| C5 1, A4 .5, C5 .5 | D5 .5, E5 .5, D5 .5, C5 .5 | B4 1!, E5 1 | A5 1.6!"
            ),
            loudness=0.8,
            side=-0.25,
        ),
        Track(
            Instrument.ACCORDION,
            chords(
                "A3+C4+E4 G3+B3+D4 A3+C4+E4 A3+C4+E4 F3+A3+C4 D4+F4+A4 E4+G#4+B4",
                beats=2,
                pattern=(0.5, 1.5),
                length=0.3,
            ),
            loudness=0.3,
            side=0.3,
        ),
        Track(Instrument.BASS, line("A2 2, G2 2, A2 2, E2 2, F2 2, D2 2, E2 2, A1 1.5"), loudness=0.95),
        Track(Instrument.KICK, beat("X.X.", step=0.5, times=7), loudness=0.6),
        Track(Instrument.SNARE, beat(".x.x.xxx", step=0.5, times=3, start=1), loudness=0.2, side=0.2),
        Track(Instrument.SHAKER, beat("xoxo", step=0.25, times=14), loudness=0.18, side=0.5),
    ),
)

CIRCLE = Song(
    "circle",
    tempo=120,
    beats=16,
    room=0.24,
    tracks=(
        Track(
            Instrument.STRING,
            line(
                "D4 .5, F4 .5, A4 .5, F4 .5 | G4 .5, F4 .5, E4 .5, C4 .5 | D4 .5!, A4 .5, D5 .5, A4 .5 | C5 .5, Bb4 .5"
                "| A4 1, D5 .5!, C5 .5, Bb4 .5, A4 .5 | G4 .5, A4 .5, Bb4 .5, G4 .5 | A4 .5!, F4 .5, E4 .5, C#4 .5"
                "| D4 1!, D5 1!"
            ),
            loudness=0.95,
            side=-0.2,
        ),
        Track(
            Instrument.ACCORDION,
            line("D4 4, D4 2, F4 2, G4 2, D4 2, E4 2, D4 1.5", strength=0.7),
            loudness=0.3,
            side=0.35,
        ),
        Track(Instrument.BASS, line("D2 2, C2 2, D2 2, F2 2, G2 2, Eb2 2, A1 2, D2 1.5"), loudness=0.9),
        Track(Instrument.KICK, beat("X..x..x.", step=0.5, times=4), loudness=0.75),
        Track(Instrument.CLAP, beat("..x...x.", step=0.5, times=4), loudness=0.4, side=0.15),
        Track(Instrument.SHAKER, beat("Xoxo", step=0.25, times=15), loudness=0.16, side=0.5),
    ),
)

RAIN = Song(
    "rain",
    tempo=75,
    beats=10,
    room=0.4,
    tracks=(
        Track(
            Instrument.STRING,
            line("D3 1, A3 1, F3 1, - .5, A3 .5, C4 .5, D4 .5, F4 .5, A4 .5, C5 1!, D5 .5, F5 .5, E5 1, D5 1"),
            loudness=1.0,
            side=-0.15,
        ),
        Track(Instrument.ORGAN, line("D3 3.5, F3 2, Bb3 2, F3 2", strength=0.6), loudness=0.22, side=0.2),
        Track(
            Instrument.GLASS,
            line("- 3.6, A5 .5, C6 .5, F6 .5, A6 .5, C7 .5, A6 .5, F6 .5, G6 .5, A6 .5, C7 .5, F7 1"),
            loudness=0.35,
            side=0.4,
        ),
        Track(Instrument.BASS, line("D2 3.5, F2 2, Bb1 2, F2 2"), loudness=0.7),
        Track(Instrument.KICK, beat("x.o.x.o.", step=0.5, times=2, start=3.6), loudness=0.3),
    ),
)

BENCH = Song(
    "bench",
    tempo=104,
    beats=13,
    room=0.14,
    tracks=(
        Track(
            Instrument.STRING,
            line(
                "C4 .5, E4 .5, G4 .5, E4 .5 | A3 .5, C4 .5, E4 .5, C4 .5 | F3 .5, A3 .5, C4 .5, A3 .5"
                "| G3 .5, B3 .5, D4 .5, F4 .5 | C4 .5, E4 .5, G4 .5, C5 .5 | F4 .5, A4 .5, G4 .5, E4 .5 | C4 1"
            ),
            loudness=0.9,
            side=-0.2,
        ),
        Track(Instrument.BASS, line("C3 2, A2 2, F2 2, G2 2, C3 2, F2 1, G2 1, C2 1"), loudness=0.6),
        Track(
            Instrument.MARIMBA,
            line("- 4.5, E5 .5, D5 .5, C5 .5 | - 2.5, G5 .5, E5 .5, C5 .5"),
            loudness=0.35,
            side=0.35,
        ),
    ),
)

TABLE = Song(
    "table",
    tempo=112,
    beats=13.5,
    room=0.1,
    tracks=(
        Track(
            Instrument.ACCORDION,
            chords(
                "F3+A3+C4 D3+F3+A3 G3+Bb3+D4 C3+E3+Bb3 F3+A3+C4 Bb3+D4+F4", beats=2, pattern=(0.5, 1.5), length=0.35
            ),
            loudness=0.4,
            side=0.3,
        ),
        Track(
            Instrument.BASS,
            line("F2 1, C3 1, D2 1, A2 1, G2 1, D3 1, C2 1, G2 1, F2 1, C3 1, Bb1 1, C2 1, F2 1"),
            loudness=0.8,
        ),
        Track(Instrument.WOOD, beat("x..x..x.", step=0.25, times=5, colour=88), loudness=0.3, side=-0.4),
        Track(
            Instrument.MARIMBA,
            line(
                "- 3, C5 .5, A4 .5 | D5 1, C5 .5, Bb4 .5 | G4 1.5, - .5 | A4 .5, C5 .5, F5 1"
                "| D5 .5, - .5, E5 .5!, - .5, F5 .5!"
            ),
            loudness=0.55,
            side=-0.1,
        ),
    ),
)

GARDEN = Song(
    "garden",
    tempo=100,
    beats=12,
    room=0.2,
    tracks=(
        Track(
            Instrument.GLASS,
            line("- 5, G5 .5, A5 .5, B5 .5, D6 .5, E6 .5, G6 .5, A6 .5, B6 .5, D7 1!, G6 1"),
            loudness=0.4,
            side=0.3,
        ),
        Track(
            Instrument.STRING,
            line("G3 1, D4 1, B3 1, D4 1, C4 1, E4 1, G3 .5, B3 .5, D4 .5, G4 .5, C4 .5, E4 .5, D4 .5, F#4 .5, G4 1!"),
            loudness=0.9,
            side=-0.2,
        ),
        Track(Instrument.BASS, line("G2 4, C3 2, G2 2, C3 1, D3 1, G2 1"), loudness=0.6),
    ),
)

MORNING = Song(
    "morning",
    tempo=116,
    beats=14,
    room=0.14,
    tracks=(
        Track(
            Instrument.STRING,
            line(
                "E4 .5, F4 .25, E4 .25, D4 .5, E4 .5 | G4 .5, F4 .5, E4 1 | A4 .5!, G4 .25, F4 .25, E4 .5, F4 .5"
                "| E4 1, D4 1, E4 .5, G4 .5, A4 .5, B4 .5 | C5 .5!, B4 .25, A4 .25, G4 .5, F4 .5 | E4 1!, E5 .5, E4 .5"
            ),
            loudness=1.0,
            side=-0.15,
        ),
        Track(Instrument.BASS, line("E2 2, C3 2, A2 2, E2 2, A2 2, D2 2, E2 1.5"), loudness=0.6),
        Track(Instrument.KICK, beat("X.oxo.", step=0.5, times=4), loudness=0.4),
        Track(Instrument.SHAKER, beat("o.xo", step=0.25, times=12), loudness=0.14, side=0.45),
    ),
)

LAMPLIGHT = Song(
    "lamplight",
    tempo=108,
    beats=5.4,
    room=0.3,
    tracks=(
        Track(Instrument.ORGAN, line("C4 2, F4 2, C4 1.4", strength=0.6), loudness=0.25),
        Track(Instrument.ORGAN, line("E4 2, A4 2, E4 1.4", strength=0.6), loudness=0.25, side=0.2),
        Track(
            Instrument.GLASS,
            line("C6 .5!, E6 .5, G6 .5, C7 .5, A6 .5, F6 .5, A6 .5, C7 .5, G6 .5, E6 .5"),
            loudness=0.5,
            side=0.3,
        ),
        Track(
            Instrument.MARIMBA,
            line("- 1, G4 .5, E4 .5, F4 .5, A4 .5, C5 .5, A4 .5, G4 .5, C5 .9!"),
            loudness=0.7,
            side=-0.2,
        ),
        Track(Instrument.BASS, line("C3 2, F2 2, C2 1.4"), loudness=0.7),
    ),
)

ABOVE_THE_LULLABY = Song(
    "above the lullaby",
    tempo=86,
    beats=10.2,
    room=0.3,
    tracks=(
        Track(
            Instrument.MARIMBA,
            line("- 2, D5 1, C5 .5, Bb4 .5 | A4 1.5, - .5, C5 .5, D5 .5, Eb5 1 | D5 .5, C5 .5, A4 .5, F#4 .5, D5 .7"),
            loudness=0.8,
            side=0.3,
        ),
    ),
)

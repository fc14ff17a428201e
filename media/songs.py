"""Four little songs that the house can play by itself, each as plain data."""

from media.instruments import Instrument
from media.synth import Song, Track, beat, chords, later, line

STREET_ORGAN = Song(
    "street organ",
    tempo=200,
    beats=24,
    room=0.16,
    tracks=(
        Track(
            Instrument.ORGAN,
            line(
                "G5 2, B5 1 | B5 1, A5 .5, G5 .5, E5 1 | A5 2, C6 1 | C6 1, B5 .5, A5 .5, F#5 1"
                "| G5 1, B5 1, D6 1 | E6 1.5!, D6 .5, C6 1 | B5 .5, C6 .5, A5 1, F#5 1 | G5 2.6"
            ),
            loudness=0.9,
            side=-0.15,
        ),
        Track(
            Instrument.ACCORDION,
            line(
                "D5 2, G5 1 | G5 2, B4 1 | E5 2, A5 1 | F#5 2, D5 1"
                "| D5 1, G5 1, B5 1 | G5 2, E5 1 | F#5 2, C5 1 | B4 2.6"
            ),
            loudness=0.32,
            side=0.35,
        ),
        Track(
            Instrument.ACCORDION,
            chords(
                "B3+D4+G4 B3+E4+G4 C4+E4+A4 C4+D4+F#4 B3+D4+G4 C4+E4+G4 C4+D4+F#4 B3+D4+G4",
                beats=3,
                pattern=(1, 2),
                length=0.45,
            ),
            loudness=0.3,
            side=0.2,
        ),
        Track(
            Instrument.BASS,
            line("G2 3, E2 3, A2 3, D2 3, G2 3, C3 3, D2 3, G2 2"),
            loudness=0.95,
        ),
        Track(
            Instrument.GLASS,
            line("- 9, D6 .5, - .5, F#6 .5, - .5, A6 .5, - 9, B6 .5, D7 .5, G7 1"),
            loudness=0.2,
            side=0.5,
        ),
        Track(Instrument.SNARE, beat(".xx", step=1, times=7), loudness=0.6, side=0.3),
        Track(Instrument.KICK, beat("X..", step=1, times=8), loudness=0.6),
    ),
)

KITCHEN = Song(
    "kitchen",
    tempo=126,
    beats=15,
    room=0.1,
    tracks=(
        Track(
            Instrument.KICK,
            beat("X..x..X.X..x..x.", step=0.25, times=3) + beat("X..x..X.X", step=0.25, start=12),
            loudness=1.1,
        ),
        Track(
            Instrument.CLAP,
            beat("....X.......X..o", step=0.25, times=3) + beat("X", step=1, start=13),
            loudness=1.0,
            side=-0.2,
        ),
        Track(Instrument.SHAKER, beat("xoXoxoXo", step=0.25, times=7), loudness=0.7, side=0.5),
        Track(Instrument.WOOD, beat("x.Xx.xX.", step=0.25, times=6, start=2, colour=86), loudness=0.65, side=-0.55),
        Track(Instrument.WOOD, beat("..x...xx", step=0.25, times=5, start=4, colour=81), loudness=0.65, side=-0.35),
        Track(
            Instrument.GLASS,
            line(
                "- 4, E6 .5!, G6 .5, A6 .75, G6 .25, E6 .5, D6 .5, - .5, C6 .5"
                "| D6 .5!, E6 .5, G6 .75, E6 .25, D6 .5, C6 .5, A5 1 | C6 .5!, D6 .5, E6 .75, G6 .25, A6 1"
            ),
            loudness=0.5,
            side=0.25,
        ),
        Track(
            Instrument.BASS,
            line(
                "- 4, A1 .75!, A2 .25, - .5, G2 .5, A2 .5, - .25, C3 .25, A2 .5, G2 .5"
                "| F1 .75!, F2 .25, - .5, F2 .5, G1 .75, G2 .25, - .5, G2 .5 | A1 .75!, A2 .25, - .5, E2 .5, A1 1"
            ),
            loudness=0.65,
        ),
    ),
)

_LULLABY = line(
    "D4 .5, A4 1!, Bb4 .25, A4 .25, G4 .5, F#4 .5, Eb4 .5, F#4 .5, G4 .5, A4 1.5"
    "| C5 .5, Bb4 .25, A4 .25, G4 .5, F#4 .25, G4 .25, F#4 .5, Eb4 .5, D4 1.2",
    start=0.5,
    strength=0.85,
)

LULLABY = Song(
    "lullaby",
    tempo=86,
    beats=10.2,
    room=0.3,
    tracks=(
        Track(Instrument.STRING, _LULLABY, loudness=1.0, side=-0.1),
        Track(Instrument.STRING, later(_LULLABY[:1], 9.5, up=-12), loudness=0.4, side=0.2),
        Track(
            Instrument.STRING,
            line("D3 1.5, A2 .5, D3 1, A2 1, D3 1.5, A2 .5, G2 1, G3 .5, A2 .5, D3 1, D2 1.2", strength=0.6),
            loudness=0.6,
            side=0.25,
        ),
        Track(Instrument.ORGAN, line("D3 4, D3 4, D3 2.2", strength=0.7), loudness=0.16),
        Track(Instrument.KICK, beat("x...o...", step=0.5, times=2, start=2.0), loudness=0.45),
        Track(Instrument.SHAKER, beat("...o.o.o", step=0.5, times=2, start=2.0), loudness=0.4, side=0.4),
    ),
)

MARCH = Song(
    "march",
    tempo=134,
    beats=16,
    room=0.2,
    tracks=(
        Track(
            Instrument.BRASS,
            line(
                "F4 .75, F4 .25, Bb4 .5!, D5 .5 | F5 1!, D5 1 | Eb5 .75, D5 .25, C5 .5, Eb5 .5 | D5 1.5, F4 .5"
                "| G4 .75, A4 .25, Bb4 .5, D5 .5 | F5 .75!, Eb5 .25, D5 .5, Bb4 .5"
                "| C5 .5, C5 .25, D5 .25, C5 .5, A4 .5 | Bb4 1!, Bb4 .9!"
            ),
            loudness=0.8,
            side=-0.2,
        ),
        Track(
            Instrument.BRASS,
            line(
                "D4 .75, D4 .25, F4 .5, Bb4 .5 | D5 1, Bb4 1 | G4 .75, F4 .25, Eb4 .5, G4 .5 | F4 1.5, D4 .5"
                "| Eb4 .75, F4 .25, G4 .5, Bb4 .5 | D5 .75, C5 .25, Bb4 .5, F4 .5"
                "| Eb4 .5, Eb4 .25, F4 .25, Eb4 .5, Eb4 .5 | D4 1, D4 .9",
                strength=0.75,
            ),
            loudness=0.75,
            side=0.3,
        ),
        Track(
            Instrument.BRASS,
            chords(
                "Bb3+D4 Bb3+D4 Bb3+D4 Bb3+D4 A3+Eb4 A3+Eb4 Bb3+D4 Bb3+D4 Bb3+Eb4 Bb3+Eb4 Bb3+D4 Bb3+D4 A3+C4 A3+Eb4",
                beats=1,
                pattern=(0.5,),
                length=0.22,
            ),
            loudness=0.7,
            side=0.45,
        ),
        Track(
            Instrument.BRASS,
            line(
                "Bb1 .6, - .4, F2 .6, - .4 | Bb1 .6, - .4, F2 .6, - .4 | F2 .6, - .4, C2 .6, - .4"
                "| Bb1 .6, - .4, F2 .6, - .4"
                "| Eb2 .6, - .4, Bb1 .6, - .4 | Bb1 .6, - .4, D2 .6, - .4 | F2 .6, - .4, F1 .6, - .4 | Bb1 1, Bb1 .9",
                strength=0.6,
            ),
            loudness=1.2,
            side=0.05,
        ),
        Track(Instrument.KICK, beat("X.X.", step=0.5, times=7) + beat("XX", step=1, start=14), loudness=0.7),
        Track(
            Instrument.SNARE,
            beat("..X...Xo..X.oooo", step=0.25, times=3) + beat("..X.ooX.X.ooX...", step=0.25, start=12),
            loudness=1.0,
            side=0.1,
        ),
        Track(Instrument.GLASS, line("- 14, Bb6 1, Bb6 1"), loudness=0.12, side=-0.4),
    ),
)

SONGS = (STREET_ORGAN, KITCHEN, LULLABY, MARCH)

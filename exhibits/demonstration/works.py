"""Works of neighbours who do not exist, two or more for each question that ships, and answers to some of them."""

from exhibits.contribution import Zone
from exhibits.demonstration import soundtracks
from exhibits.demonstration.plan import DemoWork
from exhibits.demonstration.scenes.bench import BENCH
from exhibits.demonstration.scenes.circle import CIRCLE
from exhibits.demonstration.scenes.corner import CORNER
from exhibits.demonstration.scenes.garden import GARDEN
from exhibits.demonstration.scenes.hello import HELLO
from exhibits.demonstration.scenes.morning import MORNING
from exhibits.demonstration.scenes.pair import PAIR
from exhibits.demonstration.scenes.rain import RAIN
from exhibits.demonstration.scenes.table import TABLE
from exhibits.demonstration.scenes.washing import MARCH_DANCE, ORGAN_DANCE
from media.form import Form

WORKS: tuple[DemoWork, ...] = (
    DemoWork(Form.DANCE, "greeting", "Noor", 7.5, soundtracks.hello_music, HELLO, 7.0, Zone.C),
    DemoWork(Form.VIDEO, "what_works", "De koffietafel", 7.5, soundtracks.table_talk, TABLE, 6.06, Zone.C),
    DemoWork(Form.MUSIC, "street_sound", "Samuel", 15.0, soundtracks.street_organ, zone=Zone.A),
    DemoWork(Form.VIDEO, "feel_good", "Joop", 7.4, soundtracks.bench_talk, BENCH, 6.6, Zone.BC),
    DemoWork(
        Form.DANCE,
        "hard_here",
        "Iemand uit de flat",
        8.0,
        soundtracks.rain_music,
        RAIN,
        6.9,
        Zone.B,
        may_be_answered=False,
    ),
    DemoWork(Form.VIDEO, "bring", "The garden group", 7.2, soundtracks.garden_talk, GARDEN, 6.6, Zone.CA, "en"),
    DemoWork(Form.MUSIC, "street_sound", "Bram (9)", 7.6, soundtracks.kitchen, zone=Zone.A),
    DemoWork(Form.DANCE, "what_works", "Roos en Ilyas", 7.8, soundtracks.pair_music, PAIR, 6.62, Zone.CA),
    DemoWork(Form.VIDEO, "greeting", "Fatma", 7.4, soundtracks.morning_talk, MORNING, 6.1, Zone.C, "tr"),
    DemoWork(Form.MUSIC, "bring", "Hanna", 7.8, soundtracks.lullaby, zone=Zone.B),
    DemoWork(
        Form.VIDEO,
        "hard_here",
        "De lichtploeg",
        7.5,
        soundtracks.corner_sounds,
        CORNER,
        6.98,
        Zone.DOES_NOT_FIT,
        may_be_answered=False,
    ),
    DemoWork(Form.DANCE, "feel_good", "Vijf van het plein", 8.0, soundtracks.circle_music, CIRCLE, 3.4, Zone.CENTRE),
    DemoWork(Form.MUSIC, "feel_good", "Fanfare De Linde", 7.7, soundtracks.march, zone=Zone.BC),
    # answers stand behind what they answer
    DemoWork(
        Form.DANCE, "street_sound", "Lina", 15.0, soundtracks.street_organ, ORGAN_DANCE, 2.6, Zone.CA, answers="Samuel"
    ),
    DemoWork(
        Form.MUSIC, "street_sound", "Klapclub 4B", 15.0, soundtracks.clapping_along, zone=Zone.CENTRE, answers="Lina"
    ),
    DemoWork(
        Form.MUSIC, "bring", "Ank en Yusuf", 7.8, soundtracks.sung_over_the_lullaby, zone=Zone.BC, answers="Hanna"
    ),
    DemoWork(
        Form.DANCE,
        "feel_good",
        "Mehmet",
        7.7,
        soundtracks.march,
        MARCH_DANCE,
        6.6,
        Zone.A,
        "tr",
        answers="Fanfare De Linde",
    ),
)

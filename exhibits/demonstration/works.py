"""Thirteen works of neighbours who do not exist, two or more for each question that ships."""

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
from media.form import Form

WORKS: tuple[DemoWork, ...] = (
    DemoWork(Form.DANCE, "greeting", "Noor", 7.5, soundtracks.stub, HELLO, Zone.C),
    DemoWork(Form.VIDEO, "what_works", "Tafel van vier", 7.5, soundtracks.stub, TABLE, Zone.C),
    DemoWork(Form.MUSIC, "street_sound", "Samuel", 8.0, soundtracks.stub, None, Zone.A),
    DemoWork(Form.VIDEO, "feel_good", "Joop", 7.0, soundtracks.stub, BENCH, Zone.BC),
    DemoWork(Form.DANCE, "hard_here", "Iemand uit de flat", 8.0, soundtracks.stub, RAIN, Zone.B),
    DemoWork(Form.VIDEO, "bring", "The garden group", 7.2, soundtracks.stub, GARDEN, Zone.CA, "en"),
    DemoWork(Form.MUSIC, "street_sound", "Bram (9)", 7.0, soundtracks.stub, None, Zone.A),
    DemoWork(Form.DANCE, "what_works", "Roos en Sky", 7.8, soundtracks.stub, PAIR, Zone.CA),
    DemoWork(Form.VIDEO, "greeting", "Fatma", 7.4, soundtracks.stub, MORNING, Zone.C, "tr"),
    DemoWork(Form.MUSIC, "bring", "Hanna", 8.0, soundtracks.stub, None, Zone.B),
    DemoWork(Form.VIDEO, "hard_here", "De lichtploeg", 7.5, soundtracks.stub, CORNER, Zone.DOES_NOT_FIT),
    DemoWork(Form.DANCE, "feel_good", "Vijf van het plein", 8.0, soundtracks.stub, CIRCLE, Zone.CENTRE),
    DemoWork(Form.MUSIC, "feel_good", "Buurtkoor De Linde", 8.0, soundtracks.stub, None, Zone.BC),
)

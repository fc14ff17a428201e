"""Labels, posters and the sign for the door: every code is read back from the paper, and no word leaves its place."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from config.questions import shipped_questions
from config.settings import Export
from config.texts import load_texts
from config.theme import load_theme
from exhibits.collection import Collection
from exhibits.exhibition.again import Growing
from exhibits.exhibition.dear import meanwhile
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan, plan_exhibition
from exhibits.exhibition.printed import Pictures, Print
from exhibits.exhibition.qr import scanned
from exhibits.exhibition.wall import DOOR, LABELS, POSTER_A2, POSTER_A3, papers, sheets
from exhibits.exhibition.wording import Wording
from exhibits.order import parts_by_lot
from media.form import Form
from media.progress import StoppedError
from media.sign import Sign
from tests.exhibits.works import keep_work

pytestmark = pytest.mark.xdist_group("wall")  # what these tests share is dear

NAMES = (
    "Fatma & Joris",
    "محمد العلي",
    None,
    "ሰላም ገብረ",
    "Lina 💃🏽",
    '"><b>Ria</b> & \u202eRTL \u0645\u062d\u0645\u062f',
    "W" * 60,
    "Oma Ria van de derde verdieping en haar kleinkinderen uit Zu",
)
LONG = "Waar in de buurt voel jij je helemaal thuis, en bij wie dan? "
SHORT, LONGEST = "https://wijk.example/tentoonstelling-2026", "https://" + "w" * 104 + ".example"
NOWHERE = None
MM, DPI = 72 / 25.4, 150
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftoppm") is None, reason="no pdftoppm here to look at the paper with"
)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> ExhibitionPlan:
    with Collection.open(tmp_path_factory.mktemp("wall") / "wijkpodium") as collection:
        kept = keep_work(collection)
    works = [
        replace(
            kept,
            id=str(i),
            code=f"CODE{i:06}",
            form=list(Form)[i % 3],
            question=("greeting", "free")[i % 2],
            sign=Sign(i, i, i % 6),
            name=name,
            answer_to=str(i - 1) if i else None,
        )
        for i, name in enumerate(NAMES)
    ]
    exhibits = [Exhibit(work, LONG if work.question == "greeting" else "") for work in works]
    return plan_exhibition(exhibits, {"greeting": LONG, "free": "Zomaar"}, place="R" * 60, seed=1)


def wordings(plan: ExhibitionPlan, *languages: str) -> list[Wording]:
    greeting = next(question for question in shipped_questions() if question.key == "greeting")
    titles = [
        {"greeting": LONG if language == "nl" else greeting.texts[language], "free": "Zomaar"} for language in languages
    ]
    return [
        Wording(
            load_texts(language), said, {one.code: said[one.question] if one.asked else "" for one in plan.exhibits}
        )
        for language, said in zip(languages, titles, strict=True)
    ]


@pytest.fixture(scope="module")
def printed(plan, tmp_path_factory):
    """Writes a sheet once: by its name, the address of the pages, and the languages."""
    made: dict[tuple[object, ...], tuple[Print, Path]] = {}

    def write(name: str, address: str | None, *languages: str) -> tuple[Print, Path]:
        wish = (name, address, *languages)
        if wish not in made:
            sheet = sheets(plan, wordings(plan, *languages), load_theme(), Export(base_address=address))[name]()
            made[wish] = sheet, tmp_path_factory.mktemp("printed") / name
            sheet.write(made[wish][1])
        return made[wish]

    return write


def pages_of(pdf: Path, dpi: int = DPI) -> list[np.ndarray]:
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", pdf, pdf.with_suffix("")], check=True)
    return [cv2.imread(str(path)) for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))]


def quarters(page: np.ndarray) -> Iterator[np.ndarray]:
    down, across = page.shape[0] // 2, page.shape[1] // 2
    for y in (0, down):
        for x in (0, across):
            yield page[y : y + down, x : x + across]


@dataclass(frozen=True)
class Word:
    """Where a word stands, in millimetres from the corner of its page.

    Only the middle of its line counts as its height, for lines lie closer than the tallest letters are.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Word") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > 0.2 and min(self.bottom, other.bottom) - max(self.top, other.top) > 0


def words_of(pdf: Path) -> list[Word]:
    told = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    found = []
    for number, page in enumerate(told.split("<page ")[1:]):
        for box in re.findall(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)"', page):
            left, top, right, bottom = (float(edge) / MM for edge in box)
            quarter = (bottom - top) / 3.5
            found.append(Word(number, left, top + quarter, right, bottom - quarter))
    return found


@needs_poppler
@pytest.mark.parametrize("address", [NOWHERE, SHORT, LONGEST], ids=["nowhere", "short", "longest"])
def test_every_code_on_the_labels_is_read_at_the_size_of_print(plan, printed, address):
    _, pdf = printed(LABELS, address, "nl", "ar")
    pages = pages_of(pdf)
    read = {cv2.QRCodeDetector().detectAndDecode(label)[0] for page in pages for label in quarters(page)}

    assert len(pages) == 2
    assert read == {scanned(one.code, one.page, address) for one in plan.exhibits}


@needs_poppler
def test_posters_lead_to_the_entrance_and_to_the_rooms(plan, printed):
    _, pdf = printed(POSTER_A3, LONGEST, "nl", "ar")
    read = [cv2.QRCodeDetector().detectAndDecode(page[page.shape[0] * 3 // 4 :])[0] for page in pages_of(pdf)]

    assert read == [f"{LONGEST}/{page}" for page in ("index.html", *(room.page for room in plan.rooms))]
    assert printed(POSTER_A3, NOWHERE, "nl", "ar")[0].html.count('class="qr"') == 0


@needs_poppler
def test_a_sheet_has_the_size_that_it_is_printed_on(printed):
    for name, size in ((LABELS, "A4"), (POSTER_A3, "A3"), (DOOR, "A4")):
        _, pdf = printed(name, LONGEST, "nl", "ar")
        assert f"({size})" in subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    _, pdf = printed(POSTER_A2, LONGEST, "nl", "ar")
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", told)
    assert [float(side) / MM for side in size.groups()] == pytest.approx([420, 594], abs=0.2)


@needs_poppler
@pytest.mark.parametrize("languages", [("nl", "ar"), ("ar",), ("ti", "nl")], ids="-".join)
def test_all_words_are_inside_their_label_and_none_lies_on_another(printed, languages):
    """Sixty wide letters, a long question, tags, emoji, two languages: the letters and the picture give way."""
    _, pdf = printed(LABELS, LONGEST, *languages)
    words = words_of(pdf)

    assert len(words) > 60
    for word in words:
        x, y = word.left % 105, word.top % 148.5
        assert x >= 5.5 and x + word.right - word.left <= 99.6, word
        assert y >= 30 and y + word.bottom - word.top <= 144, word
    assert not [
        (one, other)
        for i, one in enumerate(words)
        for other in words[:i]
        if one.page == other.page and one.meets(other)
    ]


@needs_poppler
@pytest.mark.parametrize("name", [POSTER_A3, DOOR])
def test_nothing_overflows_a_poster_or_the_sign(printed, name):
    wide, tall, edge = {POSTER_A3: (297, 420, 12), DOOR: (210, 297, 10)}[name]
    words = words_of(printed(name, LONGEST, "nl", "ar")[1])

    for word in words:
        assert word.left >= edge and word.right <= wide - edge and word.top >= edge and word.bottom <= tall - edge, word
    assert not [
        (one, other)
        for i, one in enumerate(words)
        for other in words[:i]
        if one.page == other.page and one.meets(other)
    ]


@pytest.mark.parametrize(("name", "least"), [(LABELS, 9), (POSTER_A3, 24), (DOOR, 14)])
def test_letters_never_become_smaller_than_can_be_read(printed, name, least):
    html = printed(name, LONGEST, "nl", "ar")[0].html
    assert min(float(size) for size in re.findall(r"font-size: ([\d.]+)pt", html)) >= least


@needs_poppler
def test_arabic_begins_at_the_right_and_the_code_stands_at_the_left(printed):
    _, pdf = printed(LABELS, LONGEST, "ar")
    rights = [
        max(word.right % 105 for word in words_of(pdf) if word.page == 0 and word.left // 105 == x) for x in (0, 1)
    ]
    label = next(quarters(pages_of(pdf)[0]))
    places = cv2.QRCodeDetector().detect(label)[1]

    assert rights == pytest.approx([98, 98], abs=1.2)
    assert places[0][:, 0].max() < label.shape[1] * 0.45


@needs_poppler
def test_every_label_shows_its_window_in_the_colour_of_its_form(plan, printed):
    """A picture that cannot be drawn leaves a gap and says nothing."""
    _, pdf = printed(LABELS, LONGEST, "nl", "ar")
    labels = [label for page in pages_of(pdf) for label in quarters(page)]
    for exhibit, label in zip(plan.exhibits, labels, strict=True):
        deep = load_theme().hue(exhibit.form).deep
        colour = [int(deep[i : i + 2], 16) for i in (5, 3, 1)]
        assert (np.abs(label[: label.shape[0] // 2].astype(int) - colour).max(axis=2) < 8).mean() > 0.01


def test_what_people_typed_is_escaped(printed):
    for name in (LABELS, POSTER_A3, DOOR):
        assert "<b>" not in printed(name, LONGEST, "nl", "ar")[0].html


def hung(plan: ExhibitionPlan, folder: Path, settings: Export, before: str = "first") -> dict[str, int]:
    """Every sheet of the wall, and which file on the disk it is."""
    folder.mkdir()
    growing = Growing(folder, folder.parent / before)
    with meanwhile(growing) as hands:
        hands.begin(papers(plan, wordings(plan, "nl"), load_theme(), settings))
        hands.finish(lambda *_: None)
    growing.finish({}, seed=1)
    return {path.name: path.stat().st_ino for path in (folder / "print").iterdir()}


def test_only_what_changed_is_made_again(plan, tmp_path):
    first, again = hung(plan, tmp_path / "first", Export()), hung(plan, tmp_path / "again", Export())
    opened = hung(plan, tmp_path / "opened", Export(opening="10 - 17"))
    assert set(first) == {"labels-1.pdf", "labels-2.pdf", POSTER_A3, POSTER_A2, DOOR}
    assert again == first
    assert {name for name in first if opened[name] != first[name]} == {DOOR}


def test_who_is_taken_out_leaves_the_labels_of_the_others_as_they_are(plan):
    """Many hang in one room; one is taken out, and one answers to another one whose maker takes a name."""
    one = next(exhibit for exhibit in plan.exhibits if not exhibit.asked)
    many = [
        Exhibit(replace(one.work, id=f"{n}", code=f"{n:010}", name=f"Maker {n}", answer_to="99" if n == 1 else None))
        for n in range(100)
    ]
    named = [replace(one, work=replace(one.work, name="Fatma")) if one.code.endswith("99") else one for one in many]

    def labels(works: list[Exhibit]) -> dict[str, str]:
        there = plan_exhibition(works, {"free": "Zomaar"}, place="Wijk", seed=1)
        made = papers(there, wordings(there, "nl"), load_theme(), Export())
        return {paper.name: paper.key for paper in made if "labels" in paper.name}

    first, without, other = labels(many), labels(many[1:]), labels(named)
    assert sorted(first) == ["print/labels-1-1.pdf", "print/labels-1-2.pdf"]
    assert len(first.items() - without.items()) == 1
    answers = {name for name, codes in parts(many).items() if codes & {many[1].code, many[99].code}}
    assert {name for name, _ in first.items() - other.items()} == answers


def parts(works: list[Exhibit]) -> dict[str, set[str]]:
    cut = parts_by_lot(works, 1, 64)
    return {f"print/labels-1-{number}.pdf": {one.code for one in part} for number, part in enumerate(cut, 1)}


def test_it_stops_between_two_labels_and_leaves_nothing(plan, tmp_path):
    heard: list[float] = []

    def tell(part: float, doing: str) -> None:
        heard.append(part)
        if doing == "job.exhibition.labels" and part > 0.02:
            raise StoppedError

    with pytest.raises(StoppedError), meanwhile(Growing(tmp_path, tmp_path / "before")) as hands:
        hands.begin(papers(plan, wordings(plan, "nl"), load_theme(), Export()))
        hands.finish(tell)
    assert heard == sorted(heard)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_nothing_is_fetched(tmp_path):
    with pytest.raises(KeyError):
        Print('<img src="https://wijk.example/x.png">', Pictures()).write(tmp_path / "it.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_code_becomes_an_address_where_the_pages_have_one():
    assert scanned("0123456789", "work-0123456789.html", None) == "0123456789"
    address = "https://wijk.example/t/work-0123456789.html"
    assert scanned("0123456789", "work-0123456789.html", "https://wijk.example/t/") == address

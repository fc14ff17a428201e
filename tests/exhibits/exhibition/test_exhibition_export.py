import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import cv2
import pytest

from config.texts import SHIPPED, languages, load_texts
from config.theme import contrast, load_theme
from exhibits.collection import Collection
from exhibits.contribution import Consents, Purpose, Use
from exhibits.errors import NothingToShowError, NotOursError, TakenAwayError
from exhibits.exhibition.export import ExhibitionResult, export_exhibition
from exhibits.exhibition.laying import SMALL
from media.form import Form
from media.progress import Progress, StoppedError
from tests.exhibits.reel.shown import Given, fill
from tests.exhibits.works import HeldClock


def exhibition_of(folder: Path, out: Path, **how) -> ExhibitionResult:
    with Collection.read(folder) as collection:
        return export_exhibition(collection, out, **how)


def listed(exhibition: ExhibitionResult) -> dict:
    return json.loads((exhibition.path / "export.json").read_text(encoding="utf-8"))


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = ("href", "src", "poster", "data-src", "data-curve")
        self.found |= {value for name, value in attrs if name in wanted and value}
        sets = [value.split(", ") for name, value in attrs if name == "srcset" and value]
        self.found |= {one.partition(" ")[0] for some in sets for one in some}


def test_every_link_leads_to_a_file_of_the_folder(exhibition):
    for page in exhibition.path.rglob("*.html"):
        links = Links()
        links.feed(page.read_text(encoding="utf-8"))
        assert links.found
        files = [page.parent / link for link in links.found if not link.startswith("#")]
        assert [file for file in files if not file.is_file()] == []


def test_a_room_for_every_question_that_was_answered_and_a_page_for_every_work(exhibition):
    names = {path.name for path in exhibition.path.glob("*.html")}
    codes = [item["code"] for item in listed(exhibition)["items"]]

    assert {"room-1.html", "room-2.html"} <= names
    assert "room-3.html" not in names
    assert len(codes) == 3
    assert {f"work-{code}.html" for code in codes} == {name for name in names if name.startswith("work-")}
    assert sorted(listed(exhibition)["show"]) == sorted(codes)


def test_file_names_come_from_codes_and_never_from_what_people_typed(exhibition):
    for path in exhibition.path.rglob("*"):
        assert re.fullmatch(
            r"[a-z]+(-a?\d+|-[0-9A-Z]{10}|-[a-z]+)?(\.\w+)?|[0-9A-Z]{10}(-said|-small|-turn)?(\.\w+)+", path.name
        )


def test_a_wall_of_many_hangs_small_pictures(exhibition):
    smalls = list((exhibition.path / "media").glob("*-small.jpg"))

    assert len(smalls) == 2
    assert all(cv2.imread(str(small)).shape[1] <= SMALL for small in smalls)


def test_only_what_was_agreed_to_and_approved_is_there(exhibition):
    texts = [path for path in exhibition.path.rglob("*") if path.suffix in (".html", ".json", ".vtt", ".js", ".svg")]
    everything = "".join(page.read_text(encoding="utf-8") for page in texts)

    assert "Niet goedgekeurd" not in everything
    assert "Voorbeeld" not in everything
    assert len(list((exhibition.path / "media").glob("*.m*"))) == 3


def test_every_page_forbids_itself_the_network(exhibition):
    for page in exhibition.path.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "default-src 'none'" in text
        assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")
        assert "https://" not in text
        assert "style=" not in text
        assert "unsafe" not in text


def test_what_people_typed_is_escaped_everywhere(exhibition, tricky):
    for file in exhibition.path.rglob("*.html"):
        assert "<b>" not in file.read_text(encoding="utf-8")
    assert any("&lt;b&gt;Ria" in file.read_text(encoding="utf-8") for file in exhibition.path.glob("work-*.html"))


def test_the_makers_meaning_is_a_small_triangle_where_there_is_one(exhibition):
    """Skipping the question is an answer too, and nobody's business."""
    drawn = [file for file in exhibition.path.glob("work-*.html") if 'class="triangle"' in file.read_text()]

    assert len(drawn) == 1
    assert load_texts("nl")["meaning.body"] in drawn[0].read_text(encoding="utf-8")


def test_every_page_is_there_in_every_language_and_leads_to_itself_in_the_others(exhibited, tmp_path):
    """It begins in the language that staff chose; the others have folders."""
    english = exhibition_of(exhibited, tmp_path / "en", language="en").path
    pages = {path.name for path in english.glob("*.html")}

    for one in languages():
        folder = english if one.code == "en" else english / one.code
        assert {path.name for path in folder.glob("*.html")} == pages
        page = (folder / "room-1.html").read_text(encoding="utf-8")
        assert f'<html lang="{one.code}" dir="{"rtl" if one.rtl else "ltr"}">' in page
        assert load_texts(one.code)["exhibition.show"] in page
        assert re.findall('hreflang="([a-z]+)"', page) == ["en", *(code for code in SHIPPED if code != "en")]
    arabic = (english / "ar" / "room-1.html").read_text(encoding="utf-8")
    assert 'href="../room-1.html" lang="en"' in arabic
    assert 'href="../nl/room-1.html" lang="nl"' in arabic
    assert 'href="../ar/room-1.html" lang="ar" hreflang="ar" aria-current="true"' in arabic


def test_stopped_halfway_the_last_whole_folder_is_untouched(exhibited, tmp_path):
    out = tmp_path / "site"
    exhibition_of(exhibited, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    reports: list[Progress] = []

    with pytest.raises(StoppedError):
        exhibition_of(exhibited, out, report=reports.append, stopped=lambda: len(reports) > 6)

    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before
    assert list(tmp_path.iterdir()) == [out]


def test_made_again_it_takes_the_place_of_the_old_one(exhibited, tmp_path):
    out = tmp_path / "site"
    out.mkdir()
    exhibition_of(exhibited, out)
    (out / "old.html").write_text("last week")

    exhibition_of(exhibited, out, with_demo=True)

    assert not (out / "old.html").exists()
    assert len(list(out.glob("work-*.html"))) == 4
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_of_something_else_is_refused_untouched(exhibited, tmp_path):
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "holiday.jpg").write_bytes(b"sea")
    (tmp_path / "file").write_text("text")

    for out in (photos, tmp_path / "file"):
        with pytest.raises(NotOursError):
            exhibition_of(exhibited, out)
    assert (photos / "holiday.jpg").read_bytes() == b"sea"


def test_what_a_killed_export_left_is_cleared_and_its_old_folder_comes_back(exhibited, tmp_path):
    """Killed between its two renames, the old exhibition stands aside under another name."""
    out = tmp_path / "site"
    exhibition_of(exhibited, out)
    out.rename(tmp_path / "site.old-abcdefgh")
    (tmp_path / "site.part-abcdefgh").mkdir()

    with pytest.raises(StoppedError):
        exhibition_of(exhibited, out, stopped=lambda: True)

    assert (out / "index.html").is_file()
    assert list(tmp_path.iterdir()) == [out]


def test_a_window_shut_meanwhile_keeps_the_work_out(exhibited, tmp_path):
    folder = shutil.copytree(exhibited, tmp_path / "wijkpodium")
    with Collection.open(folder, now=HeldClock()) as kiosk:
        maker = next(work for work in kiosk.contributions(Use.EXHIBITION) if work.name == "Jan")

        def shut(progress: Progress) -> None:
            if progress.doing == "job.exhibition.labels" and maker.id in {
                w.id for w in kiosk.contributions(Use.EXHIBITION)
            }:
                kiosk.shut(maker.id, Purpose.EXHIBITION, Consents(frozenset(), "1", "nl"))

        with pytest.raises(TakenAwayError):
            exhibition_of(folder, tmp_path / "out" / "site", report=shut)

    assert list((tmp_path / "out").iterdir()) == []


def test_progress_goes_to_the_end(exhibited, tmp_path):
    reports: list[Progress] = []

    exhibition_of(exhibited, tmp_path / "site", report=reports.append)

    done = [report.done for report in reports]
    assert done == sorted(done)
    assert done[-1] == reports[-1].of
    assert {report.doing for report in reports} <= load_texts("nl").keys


def test_nothing_to_show_is_said_in_one_sentence(tmp_path):
    fill(tmp_path / "empty", [Given(approved=False, seconds=1)])

    with pytest.raises(NothingToShowError, match="approve"):
        exhibition_of(tmp_path / "empty", tmp_path / "site")


def test_words_on_boards_can_be_read():
    """The pairs of the style sheet that are no pairs of the kiosk."""
    roles = load_theme().roles
    for ground, words in ((roles.ledge, roles.paper), (roles.wall, roles.paper), (roles.night, roles.board)):
        assert contrast(ground, words) >= 7


OPEN = frozenset({Purpose.HERE, Purpose.EXHIBITION, Purpose.ANSWER})


@pytest.fixture(scope="module")
def chained(tmp_path_factory) -> tuple[Path, list]:
    """Music, a dance to it, and an answer to the dance; the folder of their exhibition."""
    folder = tmp_path_factory.mktemp("chained")
    works = fill(
        folder / "wijkpodium",
        [
            Given(Form.MUSIC, "Samuel", seconds=1, yes=OPEN),
            Given(Form.DANCE, "Lina", seconds=1, yes=OPEN, answers=0),
            Given(Form.MUSIC, "Klapclub 4B", "street_sound", seconds=1, yes=OPEN, answers=1),
        ],
    )
    exhibition_of(folder / "wijkpodium", folder / "out")
    return folder, works


def test_a_work_s_page_says_what_it_answers_and_what_answered_it(chained):
    folder, (music, dance, claps) = chained
    pages = {work.code: (folder / "out" / f"work-{work.code}.html").read_text(encoding="utf-8") for work in chained[1]}
    chains = {code: page[page.index('class="chain"') :] for code, page in pages.items()}
    texts = load_texts("nl")

    assert f'href="work-{music.code}.html"' in chains[dance.code]
    assert f'href="work-{claps.code}.html"' in chains[dance.code]
    assert texts["exhibition.answers"] not in chains[music.code]
    assert texts["exhibition.answered_by"] in chains[music.code]
    assert texts["exhibition.answered_by"] not in chains[claps.code]


def test_the_show_and_the_labels_say_whose_work_is_answered(chained):
    folder, works = chained
    turns = [(folder / "out" / "media" / f"{work.code}-turn.js").read_text(encoding="utf-8") for work in works]
    assert [json.loads(turn[turn.index("{") : turn.rindex(")")])["answers"] for turn in turns] == [
        None,
        "Samuel",
        "Lina",
    ]
    labels = "".join(
        subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
        for path in (folder / "out" / "print").glob("labels-*.pdf")
    )
    assert "antwoord op Samuel" in labels
    assert "antwoord op Lina" in labels


def test_the_list_says_which_work_carries_which(chained):
    folder, (music, dance, claps) = chained
    items = json.loads((folder / "out" / "export.json").read_text(encoding="utf-8"))["items"]
    assert {item["code"]: item["answer_to"] for item in items} == {
        music.code: None,
        dance.code: music.code,
        claps.code: dance.code,
    }


def test_an_answer_is_not_exhibited_when_what_it_answers_is_not(chained, tmp_path):
    """Its narrowest link."""
    folder, (music, dance, claps) = chained
    shutil.copytree(folder / "wijkpodium", tmp_path / "wijkpodium")
    with Collection.open(tmp_path / "wijkpodium", now=HeldClock()) as collection:
        collection.shut(dance.id, Purpose.EXHIBITION, Consents(frozenset(), "1", "nl"))
    exhibition_of(tmp_path / "wijkpodium", tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").glob("work-*.html")} == {f"work-{music.code}.html"}

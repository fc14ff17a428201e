"""The findings, the map of answers and how it was made, as pages: strict, without a network, in every language."""

import re
from importlib import resources

import html5lib
import pytest

from config.texts import SHIPPED, catalogue_path, compile_texts, load_texts
from config.theme import load_theme
from exhibits.collection import Collection
from exhibits.contribution import Use, Zone
from exhibits.exhibition.plan import Exhibit, plan_exhibition
from exhibits.exhibition.rooms import look_back, rooms
from exhibits.exhibition.site import Look, Tongue
from exhibits.insights import DrawnBy
from media.form import Form
from tests.exhibits.exhibition.visited import Made, code_of, found, insight, planned

TRICKY = '"><b>Ria</b> & \u202eRTL \u0645\u062d\u0645\u062f'
NAMES = ("Ria", TRICKY, None, "أمينة", "Buurvrouw van nummer 12 hoog", "Wolfeschlegelsteinhausenberger")
WORKS = [
    Made(
        visits=20 + number * 3,
        hearts=(number * 7) % (20 + number),
        zone=[Zone.A, Zone.AB, Zone.SKIPPED][number % 3],
        question=["greeting", "street_sound", "proud", "free"][0 if number < 40 else number % 4],
        answers=number - 3 if number > 2 and number % 3 else None,
        form=list(Form)[number % 3],
        name=NAMES[number % len(NAMES)],
        responses=(("glad", 12), ("moved", 9)) if number % 4 else (),
    )
    for number in range(50)
]
TOLD = [
    insight(1, DrawnBy.EXPERTS, 3, sentence='Wie <i>samen</i> danst, "kent" elkaar.'),
    insight(2, DrawnBy.RESIDENTS, 0, 1, 77),
    insight(3, DrawnBy.PRACTICE, 99),
]


def pages_in(language: str, folder: str = "", works=WORKS, told=TOLD) -> dict[str, str]:
    tongues = (Tongue(language, language, folder),)
    look = Look(compile_texts(catalogue_path(language).read_bytes(), language), load_theme(), "0.1.0", tongues)
    return {one.page: one.draw() for one in rooms(planned(works, language), look, found(works, told, language))}


@pytest.fixture(scope="module")
def dutch() -> dict[str, str]:
    return pages_in("nl")


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_every_page_is_strict_html(language):
    pages = pages_in(language)
    assert {"findings.html", "findings-1.html", "answers.html", "making.html"} <= pages.keys()
    for text in pages.values():
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(text)


def test_without_works_that_answer_insights_or_visits_the_rooms_say_so():
    pages = pages_in("nl", works=[Made()], told=[])
    texts = load_texts("nl")
    assert texts["findings.none"] in pages["findings.html"]
    assert texts["findings.too_few"] in pages["findings.html"]
    assert texts["map.none"] in pages["answers.html"]
    for text in pages.values():
        html5lib.HTMLParser(strict=True).parse(text)


def test_nothing_in_them_needs_a_style_a_script_or_a_network_of_its_own(dutch):
    for text in dutch.values():
        assert not re.search(r"\sstyle=|<style|<script|\son\w+=|https?://(?!www.w3.org/2000/svg)", text)


def test_what_people_typed_is_only_text(dutch):
    assert not any("<b>" in text or "<i>" in text for text in dutch.values())
    assert "&lt;i&gt;samen" in dutch["findings.html"]


def test_they_lead_only_to_each_other_and_to_works_of_the_exhibition(dutch):
    """A work that is not in the plan is never named or linked."""
    works = {f"work-{code_of(number)}.html" for number in range(len(WORKS))}
    linked = {link for text in dutch.values() for link in re.findall(r'href="([^"]+)"', text)}
    assert linked - works <= dutch.keys() | {
        "index.html",
        "show.html",
        "#main",
        "style.css",
        "rooms.css",
        "scenery/icon.svg",
    }
    assert f"work-{code_of(3)}.html" in linked


def test_pages_of_another_language_find_the_style_where_it_lies_once():
    assert all('href="../rooms.css"' in text for text in pages_in("tr", "tr/").values())


def test_how_it_was_made_has_eight_headings(dutch):
    """A-035."""
    assert dutch["making.html"].count("<h2>") == 8
    assert "4711" in dutch["making.html"]
    assert load_texts("nl")["reel.rule.turns"].split("{")[0] in dutch["making.html"]


def test_an_insight_keeps_the_language_that_it_was_said_in():
    said = pages_in("ar")["findings.html"]
    assert re.search(r'<h2 lang="nl" dir="auto">Samen eten helpt', said)


def test_every_answer_is_listed_under_what_it_answers(dutch):
    """Readable without a picture: the lists are nested as the works answer each other."""
    tree = html5lib.parse("".join(text for name, text in dutch.items() if name.startswith("answers")))
    tag = "{http://www.w3.org/1999/xhtml}"
    under = {
        child.find(f"{tag}a").get("href"): item.find(f"{tag}a").get("href")
        for item in tree.iter(f"{tag}li")
        for child in item.findall(f"{tag}ul/{tag}li")
    }
    page = "work-{}.html".format
    assert under == {
        page(code_of(number)): page(code_of(made.answers))
        for number, made in enumerate(WORKS)
        if made.answers is not None
    }


def test_nobody_wins():
    """V-013: no rank, no best, no winner, in any template and in what is made of it."""
    folder = resources.files("exhibits.exhibition").joinpath("templates")
    texts = [one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.endswith((".html", ".css"))]
    for text in [*texts, *pages_in("nl").values(), *pages_in("en").values()]:
        assert not re.search(
            r"winnaar|winner|top ?\d|ranking|beste |\bbest\b|hoogste|highest|\| ?sort", text, re.IGNORECASE
        )


def test_no_figure_tells_of_fewer_than_ten(dutch):
    """A-034: cells of the tables are ten or more, hidden, or tenths."""
    tag = "{http://www.w3.org/1999/xhtml}"
    cells = [
        "".join(cell.itertext())
        for name in ("findings.html", "findings-1.html", "making.html")
        for cell in html5lib.parse(dutch[name]).iter(f"{tag}td")
    ]
    counts = [int(cell.replace(".", "")) for cell in cells if re.fullmatch(r"[\d.]+", cell)]
    assert len(counts) > 10
    assert min(counts) >= 10
    assert any("of meer" in cell for cell in cells)


def test_a_collection_tells_nothing_of_works_that_are_not_on_its_exhibition(exhibited):
    """Three works are; others were refused, said no to it, or are demonstrations."""
    with Collection.read(exhibited) as collection:
        works = [Exhibit(one, meaning=collection.meaning(one)) for one in collection.contributions(Use.EXHIBITION)]
        plan = plan_exhibition([one for one in works if not one.work.demonstration], {}, place="Wijk", seed=1)
        look = Look(load_texts("nl"), load_theme(), "0.1.0")
        pages = {one.page: one.draw() for one in rooms(plan, look, look_back(collection, plan))}
    told = "".join(pages.values())
    assert all(one.page in told for one in plan.exhibits)
    assert "Niet goedgekeurd" not in told
    assert "Voorbeeld" not in told
    assert "Zo stonden de vragen" in pages["making.html"]


@pytest.mark.parametrize("language", SHIPPED)
def test_every_language_has_all_the_words(language):
    assert len(pages_in(language, works=WORKS[:12])["making.html"]) > 5000

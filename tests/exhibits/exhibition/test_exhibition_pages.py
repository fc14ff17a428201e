"""What stands in the pages: well-formed in every language, whatever people typed; light with any number of works."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from random import Random

import html5lib
import pytest

from config.texts import SHIPPED, load_texts
from config.theme import load_theme
from exhibits.collection import Collection, allowed
from exhibits.contribution import Consents, Contribution, Kind, Meaning, Use, Zone
from exhibits.exhibition.plan import ON_A_PAGE, Exhibit, ExhibitionPlan, plan_exhibition
from exhibits.exhibition.site import ON_THE_FRONT, Look, Sheet, Tongue, site
from exhibits.gather import gather
from media.form import Form
from tests.exhibits.works import ALL, keep_work

NASTY = (
    '"><script>alert(1)</script>',
    "' onmouseover='x",
    "{{ 7 * 7 }}{% x %}",
    "=HYPERLINK(1)&amp;&#60;b&#62;",
    "<!--]]></title></style>",
    "\u202e\u2067R\u05d0\u0645\u062d\u0645\u062f\u2069",
    "👩‍👩‍👧‍👦🏴‍☠️ e\u0301\u0327",
    "javascript:alert(1)",
)
LONG = "Ωx" * 5000
TONGUES = tuple(
    Tongue(code, load_texts(code)["language.own_name"], "" if code == "nl" else f"{code}/") for code in SHIPPED
)


def look(language: str = "nl") -> Look:
    return Look(load_texts(language), load_theme(), "0", TONGUES)


@pytest.fixture
def work(collection: Collection) -> Contribution:
    return keep_work(collection)


def many(work: Contribution, number: int, **how) -> list[Exhibit]:
    """As many works, of which every third answers the one before it."""
    works = [
        replace(
            work, id=f"{at}", code=f"{at:010}", form=list(Form)[at % 3], answer_to=f"{at - 1}" if at % 3 == 1 else None
        )
        for at in range(number)
    ]
    return [Exhibit(one, "Wat?", **how) for one in works]


def planned(exhibits: list[Exhibit], title: str = "Wat?", place: str = "Onze buurt") -> ExhibitionPlan:
    return plan_exhibition(exhibits, {one.question: title for one in exhibits}, place=place, seed=1)


def kinds(plan: ExhibitionPlan, language: str) -> Iterator[Sheet]:
    return (sheet for sheet in site(plan, look(language)) if sheet.template != "show.html")


def test_nothing_that_people_typed_becomes_a_part_of_a_page(work):
    """The same tags, whatever stands between them; and the words are there as they were typed."""
    clean, typed = many(work, len(NASTY)), []
    for exhibit, nasty in zip(clean, NASTY, strict=True):
        meaning = Meaning("healthy", Zone.BC)
        typed.append(replace(exhibit, work=replace(exhibit.work, name=nasty, case="c"), asked=nasty, meaning=meaning))
    for language in SHIPPED:
        for sheet in kinds(planned(typed, LONG + NASTY[0], NASTY[1]), language):
            text = sheet.draw()
            document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
            tags = Counter(re.findall(r"<([a-z!][a-zA-Z0-9]*)", text))
            assert sum(tags.values()) == len(list(document.iter())) + 1  # and the doctype
            assert not [
                name for one in document.iter() for name in one.attrib if name.startswith("on") or name == "style"
            ]
            names = [one.attrib["id"] for one in document.iter() if "id" in one.attrib]
            assert len(names) == len(set(names))
            assert {one.attrib["lang"] for one in document.iter() if "lang" in one.attrib} <= set(SHIPPED)
            if sheet.template == "work.html":
                shown = next(one for one in typed if one.page == sheet.page).work.name
                assert document.find(".//h1/bdi").text == unescape(shown) or document.find(".//h1/bdi").text == shown


def test_ten_thousand_works_leave_every_page_light(work):
    """Nobody waits for a page with all of them; behind the door are as many as fit on a wall."""
    plan = planned(many(work, 10_000))
    by_page = {sheet.page: sheet for sheet in site(plan, look())}

    front, room = by_page["index.html"].draw(), by_page["room-1-2.html"].draw()

    assert front.count('class="window ') == ON_THE_FRONT
    assert "10000" in front
    assert len(front.encode()) < 200_000
    assert room.count('class="frame ') == ON_A_PAGE
    assert 'href="room-1.html"' in room and 'href="room-1-3.html"' in room
    assert len(room.encode()) < 100_000
    assert plan.answers(plan.exhibits[0]) == () or plan.answered(plan.answers(plan.exhibits[0])[0]) == plan.exhibits[0]


def test_every_work_hangs_in_one_wing_that_its_page_leads_to(work):
    plan = planned(many(work, 130))
    pages = {sheet.page: sheet.draw() for sheet in kinds(plan, "nl")}

    for wing in plan.rooms[0].wings:
        for exhibit in wing.exhibits:
            assert f'href="{exhibit.page}"' in pages[wing.page]
            assert f'class="question"><a href="{wing.page}"' in pages[exhibit.page]
    assert [len(wing.exhibits) for wing in plan.rooms[0].wings] == [48, 48, 34]


def test_one_case_has_no_title_and_several_have_each_a_building(work):
    exhibits = many(work, 6)
    assert [building.title for building in planned(exhibits).buildings] == [""]

    cases = [
        replace(one, work=replace(one.work, case="Sterrenwijk" if at % 2 else "Abstede"))
        for at, one in enumerate(exhibits)
    ]
    plan = planned(cases)

    assert [building.title for building in plan.buildings] == ["Abstede", "Sterrenwijk"]
    assert [room.number for room in plan.rooms] == [1, 2]
    assert {one.work.case for one in plan.rooms[1].exhibits} == {"Sterrenwijk"}
    assert '<h2 class="case" id="house-2"><bdi>Sterrenwijk</bdi></h2>' in next(site(plan, look())).draw()


def test_a_question_that_is_not_translated_says_in_which_language_it_is(work):
    exhibits = [replace(one, asked="Wat breng jij mee?", asked_in="nl") for one in many(work, 1)]
    plan = plan_exhibition(exhibits, {}, place="Onze buurt", seed=1)

    for sheet in kinds(plan, "ar"):
        assert '<bdi lang="nl">Wat breng jij mee?</bdi>' in sheet.draw()


def test_a_page_has_another_key_when_anything_on_it_is_another(work):
    one = many(work, 2)
    changed = [replace(one[0], work=replace(one[0].work, name="Fatma")), one[1]]
    before, after = ({sheet.name: sheet.key for sheet in site(planned(which), look())} for which in (one, changed))

    assert before.keys() == after.keys()
    assert [name for name in before if before[name] == after[name]] == []  # each leads to the other, or shows it
    again = {sheet.name: sheet.key for sheet in site(planned(one), look())}
    assert again == before
    assert {sheet.key for sheet in site(planned(one), look("ar"))}.isdisjoint(before.values())


@pytest.mark.parametrize("seed", range(3))
def test_the_exhibition_holds_exactly_the_works_that_may_be_in_it(collection: Collection, seed: int) -> None:
    """V-016, over random consents and decisions: nobody who said yes is missing, and nobody who did not is in."""
    rng = Random(seed)
    for number in range(16):
        yes = rng.sample(sorted(ALL), rng.randrange(1, len(ALL) + 1))
        kept = keep_work(collection, *yes, name=f"take-{number}", approved=rng.random() < 0.8)
        if rng.random() < 0.15:
            collection.lock(kept.id)
        if rng.random() < 0.15:
            collection.withdraw(kept.id, Consents(frozenset(), "1", "nl"))
        for purpose in rng.sample(sorted(ALL), rng.randrange(2)):
            collection.shut(kept.id, purpose, Consents(frozenset(), "1", "nl"))
    everything = collection.contributions(Use.STAFF, kind=Kind.WORK)

    for use in (Use.EXHIBITION, Use.INTERNET):
        works = [one.work for one in gather(collection, language="nl", with_demo=False, use=use)]
        expected = {one.code for one in everything if allowed(one, use, collection.store.clock.now())}
        assert {one.code for one in works} == expected
        if works:
            plan = plan_exhibition([Exhibit(one) for one in works], {}, place="", seed=seed, use=use)
            hung = [exhibit.code for room in plan.rooms for wing in room.wings for exhibit in wing.exhibits]
            assert sorted(hung) == sorted(expected)
            assert {sheet.page for sheet in site(plan, look()) if sheet.template == "work.html"} == {
                f"work-{code}.html" for code in expected
            }

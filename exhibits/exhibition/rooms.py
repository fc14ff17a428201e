"""Three rooms of the site beside its works: what was learned, who answered whom, and how all of it came about."""

from collections.abc import Iterator, Mapping
from typing import Any

from config.theme import Theme
from exhibits.collection import Collection
from exhibits.contribution import Purpose, Use
from exhibits.exhibition.answer_map import chains, on_pages
from exhibits.exhibition.figures import Figures
from exhibits.exhibition.findings import Findings, findings_of
from exhibits.exhibition.how_made import WEEK, DayPart, how_made
from exhibits.exhibition.plan import ExhibitionPlan
from exhibits.exhibition.rates import Tier
from exhibits.exhibition.saying import Saying
from exhibits.exhibition.scenery import ragged
from exhibits.exhibition.site import Look, Sheet, template
from exhibits.voting import WATCHED_SECONDS


def look_back(collection: Collection, plan: ExhibitionPlan) -> Findings:
    """All that the three rooms tell, in no language: it is the same for every one of them."""
    watched = collection.counts.watched(WATCHED_SECONDS)
    return findings_of(plan, watched, collection.insights(), how_made(collection, plan, watched))


def rooms(plan: ExhibitionPlan, look: Look, findings: Findings) -> Iterator[Sheet]:
    """The pages of the three rooms in one language."""
    tools = {"figures": Figures(look.theme, look.texts.rtl), "saying": Saying(look.texts)}
    common = {"findings": findings, "works": {one.code: one for one in plan.exhibits}, "titles": _titles(plan)}
    for name, kind, values in _pages(plan, findings):
        yield Sheet(name, kind, look, plan.place, {**common, **values}, tools)


def rooms_style(theme: Theme) -> str:
    """rooms.css; it lies once, under the root."""
    return template("rooms.css").render(theme=theme, roles=theme.roles, cut=ragged)


def _pages(plan: ExhibitionPlan, findings: Findings) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """The name of each page, its template, and what only this one shows."""
    yield "findings.html", "findings.html", {}
    for number, one in enumerate(findings.questions, 1):
        yield f"findings-{number}.html", "hearts.html", {"one": one, "tiers": list(Tier)}
    pages = on_pages(chains(plan))
    for number, page in enumerate(pages, 1):
        before = _answers(number - 1) if number > 1 else None
        after = _answers(number + 1) if number < len(pages) else None
        yield _answers(number), "answers.html", {"chains": page, "before": before, "after": after}
    parts = [part for part in DayPart if any(findings.made.hours.get((day, part)) for day in WEEK)]
    told = [one for one in Purpose if plan.use is not Use.INTERNET or one is not Purpose.RESEARCH]
    yield "making.html", "making.html", {"parts": parts, "purposes": told}


def _answers(number: int) -> str:
    return "answers.html" if number == 1 else f"answers-{number}.html"


def _titles(plan: ExhibitionPlan) -> dict[str, str]:
    """By the key of a question, its words over the first room in which it is answered."""
    titles: dict[str, str] = {}
    for room in plan.rooms:
        for exhibit in room.exhibits:
            titles.setdefault(exhibit.question, room.title)
    return titles

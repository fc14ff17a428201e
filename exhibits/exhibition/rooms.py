"""Three rooms of the site beside its works: what was learned, who answered whom, and how all of it came about."""

from collections.abc import Iterator
from typing import Any

from config.theme import Theme
from exhibits.collection import Collection
from exhibits.contribution import Purpose
from exhibits.exhibition.answer_map import chains, on_pages
from exhibits.exhibition.figures import Figures
from exhibits.exhibition.findings import Findings, findings_of
from exhibits.exhibition.how_made import WEEK, DayPart, how_made
from exhibits.exhibition.plan import ExhibitionPlan
from exhibits.exhibition.rates import Tier
from exhibits.exhibition.saying import Saying
from exhibits.exhibition.scenery import ragged
from exhibits.exhibition.site import Look, template
from exhibits.voting import WATCHED_SECONDS


def look_back(collection: Collection, plan: ExhibitionPlan) -> Findings:
    """All that the three rooms tell, in no language: it is the same for every one of them."""
    watched = collection.counts.watched(WATCHED_SECONDS)
    return findings_of(plan, watched, collection.insights(), how_made(collection, plan, watched))


def rooms(plan: ExhibitionPlan, look: Look, findings: Findings, root: str) -> Iterator[tuple[str, str]]:
    """File names with their contents. `root` leads from where they lie to the exhibition's own folder."""
    common = _common(plan, look, findings, root)
    yield "findings.html", template("findings.html").render(common)
    for number, one in enumerate(findings.questions, 1):
        yield f"findings-{number}.html", template("hearts.html").render(common, one=one, tiers=list(Tier))
    pages = on_pages(chains(plan))
    for number, page in enumerate(pages, 1):
        beside = {
            "before": pages[: number - 1] and _answers(number - 1),
            "after": pages[number:] and _answers(number + 1),
        }
        yield _answers(number), template("answers.html").render(common, chains=page, **beside)
    parts = [part for part in DayPart if any(findings.made.hours.get((day, part)) for day in WEEK)]
    yield "making.html", template("making.html").render(common, parts=parts, purposes=list(Purpose))


def rooms_style(theme: Theme) -> str:
    """rooms.css; it lies once, under the root."""
    return template("rooms.css").render(theme=theme, roles=theme.roles, cut=ragged)


def _answers(number: int) -> str:
    return "answers.html" if number == 1 else f"answers-{number}.html"


def _common(plan: ExhibitionPlan, look: Look, findings: Findings, root: str) -> dict[str, Any]:
    titles: dict[str, str] = {}
    for room in plan.rooms:
        for exhibit in room.exhibits:
            titles.setdefault(exhibit.question, room.title)
    return {
        "plan": plan,
        "texts": look.texts,
        "theme": look.theme,
        "version": look.version,
        "root": root,
        "curves": {},
        "findings": findings,
        "figures": Figures(look.theme, look.texts.rtl),
        "saying": Saying(look.texts),
        "works": {one.code: one for one in plan.exhibits},
        "titles": titles,
    }

"""An exhibition as values, with visits that watched it: nothing is on a disk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from config.questions import shipped_questions
from config.texts import load_texts
from exhibits.collection.counting import Watched
from exhibits.contribution import EVERY_PURPOSE, Approval, Contribution, Makers, Meaning, Purpose, Zone
from exhibits.exhibition.few import at_least
from exhibits.exhibition.findings import Findings, findings_of
from exhibits.exhibition.how_made import HowMade, Shown, by_hours
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan, plan_exhibition
from exhibits.exhibition.rates import Rate
from exhibits.insights import DrawnBy, Insight
from exhibits.questions import Question
from media.form import Form
from media.sign import Sign

NOW = datetime(2026, 7, 4, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    """A work that so many watched, and some of them gave a heart."""

    visits: int = 0
    hearts: int = 0
    zone: Zone | None = None
    question: str = "greeting"
    answers: int | None = None
    """The number of the work that it answers."""
    form: Form = Form.DANCE
    name: str | None = "Ria"
    responses: tuple[tuple[str, int], ...] = ()


def code_of(number: int) -> str:
    return f"{number:010}"


def exhibit(number: int, made: Made) -> Exhibit:
    work = Contribution(
        id=f"work {number}",
        code=code_of(number),
        form=made.form,
        question=made.question,
        question_version=1,
        case="buurt",
        made_at=NOW + timedelta(minutes=number),
        seconds=20,
        sign=Sign.from_number(number),
        name=made.name,
        approval=Approval.APPROVED,
        demonstration=False,
        answer_to=None if made.answers is None else f"work {made.answers}",
        has_sound=True,
        size=None,
        yes=EVERY_PURPOSE,
        locked=False,
        withdrawn_at=None,
        expires_at=None,
        language="nl",
        makers=Makers.ALONE,
    )
    meaning = None if made.zone is None else Meaning("healthy", made.zone)
    return Exhibit(work, "Wie groet jou?", meaning, still=False)


def watched(made: Made) -> Watched:
    responded = max((count for _, count in made.responses), default=0)
    return Watched(made.visits, made.hearts, responded, dict(made.responses), made.visits * 3)


def planned(works: Sequence[Made], language: str = "nl", seed: int = 7) -> ExhibitionPlan:
    titles = {question.key: question.texts[language] for question in shipped_questions()}
    exhibits = [exhibit(number, made) for number, made in enumerate(works)]
    return plan_exhibition(
        exhibits, {**titles, "free": load_texts(language)["exhibition.free"]}, place="Wijk", seed=seed
    )


def insight(number: int, by: DrawnBy, *works: int, sentence: str = "Samen eten helpt.") -> Insight:
    return Insight(
        str(number), by, NOW + timedelta(days=number), {"nl": sentence}, tuple(f"work {one}" for one in works)
    )


def found(works: Sequence[Made], insights: Sequence[Insight] = (), language: str = "nl") -> Findings:
    plan = planned(works, language)
    seen = {f"work {number}": watched(made) for number, made in enumerate(works)}
    return findings_of(plan, seen, insights, made_of(plan))


def made_of(plan: ExhibitionPlan) -> HowMade:
    visits = [NOW + timedelta(days=day, hours=hour) for day in range(140) for hour in (-3, 2)]
    asked = tuple(Question(one.key, 1, one.texts, (), None) for one in shipped_questions())
    return HowMade(
        span=(visits[0].date(), visits[-1].date()),
        many=at_least(len(visits)),
        hours=by_hours(visits),
        asked=(*asked, replace(asked[0], version=2, texts={"nl": "Wie groet jij?"})),
        shown={one.question: Shown(200, None) for one in plan.exhibits},
        said_yes={purpose: None if purpose is Purpose.INTERNET else Rate(30, 40) for purpose in Purpose},
        elsewhere=10,
        gone=None,
        unplaced=20,
        film=("turns", 4711),
        seed=plan.seed,
    )

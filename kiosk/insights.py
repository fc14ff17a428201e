"""Staff tell what people drew from works, as a script: one after the other is put up, or taken down."""

from babel.dates import format_date

from exhibits.contribution import Use
from exhibits.errors import NoInsightError
from exhibits.insights import Insight
from kiosk.hands import Hands
from kiosk.screens.name import NameGiven
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.insights import Fresh, InsightsDesk, TakenDown, Told
from kiosk.screens.staff.new_insight import NewInsight, PutUp, Sentence
from kiosk.script import Step, ask
from kiosk.shelf import Shelf


def telling(hands: Hands) -> Step[Tab]:
    """Until staff go to another desk."""
    while True:
        standing = hands.collection.insights()
        told = [_told(hands, insight) for insight in standing]
        answer = yield from ask(InsightsDesk(hands.look, told, waiting=len(hands.collection.waiting())))
        if answer is Fresh.INSIGHT:
            answer = yield from _drawn(hands)
        match answer:
            case TakenDown(position):
                hands.collection.take_down_insight(standing[position].id)
            case Tab.INSIGHTS:
                continue
            case Tab():
                return answer
            case _:
                return Tab.LEAVE


def _drawn(hands: Hands) -> Step[Tab]:
    """First the sentence, then what it rests on; nothing typed is nothing told."""
    given = yield from ask(Sentence(hands.look, ""))
    if not isinstance(given, NameGiven) or not given.name:
        return Tab.INSIGHTS
    shelf = Shelf(hands, hands.collection.contributions(Use.HERE))
    desk = NewInsight(hands.look, given.name, shelf, waiting=len(hands.collection.waiting()))
    answer = yield from ask(desk)
    if isinstance(answer, PutUp):
        _put_up(hands, given.name, [shelf.works[i].id for i in answer.works], answer)
        return Tab.INSIGHTS
    return answer if isinstance(answer, Tab) else Tab.LEAVE


def _put_up(hands: Hands, sentence: str, works: list[str], wish: PutUp) -> None:
    """In the language of the place."""
    try:
        hands.collection.draw_insight({hands.settings.languages.start: sentence}, works, wish.drawn_by)
    except NoInsightError as error:  # a keyboard that somebody brought types what fits on no poster
        hands.collection.log("no insight", actor="staff", sorry=str(error))


def _told(hands: Hands, insight: Insight) -> Told:
    texts = hands.look.texts
    sentence, _ = insight.said(texts.language)
    day = format_date(insight.drawn_at.astimezone(), "d MMM y", locale=texts.language)
    signs = tuple(work.sign for work in hands.collection.among(insight.works, Use.STAFF))
    return Told(sentence, f"{texts[f'staff.insight.{insight.drawn_by}']} · {day}", signs)

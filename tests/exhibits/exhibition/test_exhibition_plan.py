"""A film has to choose; the exhibition does not."""

from dataclasses import replace

from exhibits.choosing import Candidate, Wish
from exhibits.collection import Collection
from exhibits.exhibition.plan import Exhibit, plan_exhibition
from exhibits.reel.decide import decide
from media.form import Form
from tests.exhibits.works import keep_work


def test_whoever_is_not_in_the_film_is_in_the_exhibition(collection: Collection) -> None:
    """V-016: everyone who said yes to the exhibition has a place in a room and in its show, once."""
    kept, questions = keep_work(collection), {"bring": "Wat breng jij mee?", "greeting": "Hoe groet jij?"}
    works = [
        replace(kept, code=f"CODE{i:06}", form=list(Form)[i % 3], question=[*questions, "gone"][i % 3])
        for i in range(200)
    ]

    film = decide([Candidate(one.code, one.form, one.question, one.case, 900) for one in works], Wish(), seconds=180)
    exhibition = plan_exhibition([Exhibit(one) for one in works], questions, place="Rivierenwijk", seed=1)

    codes = sorted(one.code for one in works)
    assert len(film.reel.left_out) > 100
    assert sorted(one.code for one in exhibition.exhibits) == codes
    assert sorted(one.code for one in exhibition.show) == codes

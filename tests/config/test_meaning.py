"""In what makers say what their work is about: what ships is well, and what somebody breaks is told."""

import pytest

from config.errors import ConfigError
from config.meaning import (
    MOST_PICTURES,
    read_pictures,
    read_triangles,
    shipped_pictures,
    shipped_triangles,
    triangles_for,
)
from config.questions import shipped_questions
from config.texts import languages, load_texts


@pytest.mark.parametrize("code", [language.code for language in languages()])
def test_every_corner_and_every_picture_has_a_word(code):
    names = {corner for triangle in shipped_triangles() for corner in triangle.corners} | set(shipped_pictures())
    assert [name for name in names if f"meaning.{name}" not in load_texts(code)] == []


def test_there_are_several_triangles_and_at_most_six_pictures():
    assert len(shipped_triangles()) > 2
    assert 1 <= len(shipped_pictures()) <= MOST_PICTURES


def test_every_question_that_ships_has_its_own_triangle_and_the_one_for_all():
    for question in shipped_questions():
        keys = {triangle.key for triangle in triangles_for(question.learning_question)}
        assert len(keys) == 2
        assert "healthy" in keys


def test_a_question_of_no_chapter_has_the_triangle_for_all():
    assert [triangle.key for triangle in triangles_for(None)] == ["healthy"]


ONE = '[[triangle]]\nkey = "one"\ncorners = ["a", "b", "c"]\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[triangle]\n", "this is not TOML"),
        ('[[triangle]]\ncorners = ["a", "b", "c"]', "triangle 1: key: expected a word"),
        ('[[triangle]]\nkey = "one"\ncorners = ["a", "b"]', "triangle one: corners: expected three different names"),
        ('[[triangle]]\nkey = "one"\ncorners = ["a", "b", "b"]', "expected three different names"),
        (ONE + 'learning_questions = "place"', "learning_questions: expected a list of names, but it says 'place'"),
        (ONE + 'cornets = ["a"]', "triangle one: cornets: there is no such line"),
        (ONE + ONE, "triangle one: there are two of this key"),
        (ONE + 'learning_questions = ["place"]', "at least one triangle without learning_questions"),
        ("", "at least one triangle without learning_questions"),
    ],
)
def test_a_mistake_in_the_triangles_is_told_with_its_place(text, told):
    with pytest.raises(ConfigError, match=r"^mine.toml: ") as refused:
        read_triangles(text, "mine.toml")
    assert told in str(refused.value)


def test_all_mistakes_are_told_at_once():
    with pytest.raises(ConfigError) as refused:
        read_triangles('[[triangle]]\nkey = "two words"\ncorners = 3\n', "mine.toml")
    assert len(str(refused.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "expected a list of 1 to 6 names, but it says None"),
        ("pictures = []", "expected a list of 1 to 6 names"),
        ('pictures = ["a", "b", "c", "d", "e", "f", "g"]', "expected a list of 1 to 6 names"),
        ('pictures = ["a", "b", "a"]', "a stands there twice"),
    ],
)
def test_a_mistake_in_the_pictures_is_told(text, told):
    with pytest.raises(ConfigError) as refused:
        read_pictures(text, "mine.toml")
    assert told in str(refused.value)

"""Words: every language offered is complete, and no sentence breaks when its values are filled in."""

import re
import string

import numpy as np
import pytest
from babel.messages.pofile import read_po

from config.questions import shipped_questions
from config.texts import END_ISOLATE, ISOLATE, SHIPPED, SOURCE, catalogue_path, languages, load_texts, missing_words
from config.texts.__main__ import unsure_words
from media.lettering import unknown_glyphs
from media.samples import RATE
from media.speech import say

WRITTEN_BY_ALL = ("nl", "en")
"""Whoever adds a word adds it in these; `make words` tells the translators of the others what waits."""


@pytest.mark.parametrize("code", WRITTEN_BY_ALL)
def test_a_new_word_comes_in_dutch_and_english(code):
    assert missing_words()[code] == ()


def test_a_language_with_a_missing_word_is_not_offered():
    """No screen is half in one language and half in another."""
    offered = {language.code for language in languages()}
    assert offered == {code for code, missing in missing_words().items() if not missing}


@pytest.mark.parametrize("code", SHIPPED)
def test_every_language_that_ships_has_a_catalogue_that_says_how_it_counts(code):
    header = catalogue_path(code).read_text(encoding="utf-8").split("\n\n")[0]
    assert f"Language: {code}" in header
    forms = {"ar": 6, "pl": 3, "uk": 3}.get(code, 2)
    assert f"nplurals={forms};" in header


@pytest.mark.parametrize("code", SHIPPED)
def test_every_question_that_ships_is_asked_in_every_language(code):
    assert all(question.texts.get(code) for question in shipped_questions())


@pytest.mark.parametrize(
    ("code", "counted"),
    [
        ("pl", {1: "1 praca", 2: "2 prace", 5: "5 prac", 12: "12 prac", 22: "22 prace"}),
        ("uk", {1: "1 робота", 3: "3 роботи", 5: "5 робіт", 11: "11 робіт", 21: "21 робота"}),
        ("ar", {1: "عمل واحد", 2: "عملان", 3: "3 أعمال", 11: "11 عملًا", 100: "100 عمل"}),
    ],
)
def test_one_few_and_many_differ(code, counted):
    if missing_words()[code]:
        pytest.skip("waits for a translator")
    assert {n: load_texts(code).say("exhibition.works", n=n) for n in counted} == counted


def test_a_doubt_is_about_a_word_that_is_there():
    for code in SHIPPED:
        assert set(unsure_words(code)) <= load_texts(SOURCE).keys


def test_a_name_from_the_other_side_does_not_turn_the_sentence_round():
    """`{name}` is typed by a visitor in whichever script."""
    fenced = f"{ISOLATE}فاطمة{END_ISOLATE}"
    assert load_texts("nl").say("thanks.by", name="فاطمة") == f"van {fenced}"
    assert load_texts("nl").say("thanks.by", name="Fatma") == "van Fatma"


def test_a_turkish_i_keeps_its_dot():
    assert load_texts("nl").capital("i") == "I"
    if "tr" in {language.code for language in languages()}:
        assert load_texts("tr").capital("iı") == "İI"


@pytest.mark.parametrize("code", [language.code for language in languages()])
def test_a_sentence_is_short_and_a_screen_says_two(code):
    """L-001: at most 12 words a sentence; a screen adds nothing to a text of more than three. All of the notice has as
    many sentences as the law asks for, on pages of their own (C-004)."""
    for key in load_texts(code).keys:
        sentences = re.split(r"(?<=[.?!؟።:]) ", load_texts(code)[key])
        assert max(len(sentence.split()) for sentence in sentences) <= 14, key
        assert len(sentences) <= 3 or key.startswith("full_notice."), key


@pytest.mark.parametrize("code", [language.code for language in languages()])
def test_a_language_has_every_key_and_no_more(code):
    assert load_texts(code).keys == load_texts("nl").keys


@pytest.mark.parametrize("code", SHIPPED)
def test_a_sentence_asks_for_the_same_values_in_every_language(code):
    """A translator who drops `{name}` would take the name off the screen; only a count may be a word: *one work*."""
    wanted = {key: _fields(sentence) for key, sentence in _sentences(SOURCE)}
    for key, sentence in _sentences(code):
        if key in wanted:
            assert _fields(sentence) | {"n"} == wanted[key] | {"n"}, sentence


@pytest.mark.parametrize("code", SHIPPED)
def test_every_sign_of_every_word_can_be_drawn(code):
    """L-016: a box in place of a letter is a mistake that only the readers of that language would see."""
    asked = [question.texts[code] for question in shipped_questions()]
    strange = [text for text in [*asked, *(text for _, text in _sentences(code))] if unknown_glyphs(text, code)]
    assert strange == []


@pytest.mark.parametrize("code", SHIPPED)
def test_what_one_says_yes_to_is_heard_in_every_language(code):
    """A voice without the letters of a language says nothing at all, and no error either."""
    for key, sentence in _sentences(code):
        if key.startswith(("notice.", "who.")) and not _fields(sentence):
            heard = say(sentence, code)
            assert len(heard) > 0.2 * RATE, sentence
            assert np.abs(heard).max() > 0.05, sentence


def test_one_and_many_differ():
    texts = load_texts("nl")
    assert texts.say("record.left", n=1) == "nog 1 tel"
    assert texts.say("record.left", n=24) == "nog 24 tellen"


def test_a_word_that_is_missing_is_a_key_error():
    with pytest.raises(KeyError):
        load_texts("nl")["no.such.word"]


def test_the_languages_stand_in_the_order_in_which_they_are_offered():
    codes = [language.code for language in languages()]
    assert codes == [code for code in SHIPPED if code in codes]
    assert codes[0] == "nl"


def _sentences(code):
    """Key and text, every plural form by itself."""
    with catalogue_path(code).open("rb") as file:
        catalogue = read_po(file, locale=code)
    for message in catalogue:
        plural = isinstance(message.id, (list, tuple))
        if message.id:
            forms = message.string if plural else [message.string]
            yield from ((message.id[0] if plural else message.id, form) for form in forms)


def _fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}

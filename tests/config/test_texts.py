"""Words: every language offered is complete, and no sentence breaks when its values are filled in."""

import string

import pytest

from config.texts import SHIPPED, languages, load_texts


@pytest.mark.parametrize("code", [language.code for language in languages()])
def test_a_language_has_every_key_and_no_more(code):
    assert load_texts(code).keys == load_texts("nl").keys


@pytest.mark.parametrize("code", [language.code for language in languages()])
def test_a_sentence_asks_for_the_same_values_in_every_language(code):
    """A translator who drops `{name}` would take the name off the screen."""
    for key in load_texts("nl").keys:
        assert _fields(load_texts(code)[key]) <= _fields(load_texts("nl")[key]) | {"n"}, key


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


def _fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}

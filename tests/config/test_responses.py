"""What a visitor can say that a work did to them: good and bad alike, and what somebody breaks is told."""

from collections import Counter

import pytest

from config.errors import ConfigError
from config.responses import MOST_RESPONSES, read_responses, shipped_responses
from config.texts import languages, load_texts


@pytest.mark.parametrize("code", [language.code for language in languages()])
def test_every_response_has_a_word(code):
    assert [one.key for one in shipped_responses() if f"response.{one.key}" not in load_texts(code)] == []


def test_the_responses_that_ship_are_at_most_six_and_balanced():
    """V-017."""
    feels = Counter(one.feels for one in shipped_responses())
    assert feels.total() <= MOST_RESPONSES
    assert feels["good"] == feels["bad"] > 0


GOOD, BAD = '[[response]]\nkey = "one"\nfeels = "good"\n', '[[response]]\nkey = "two"\nfeels = "bad"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[response]\n", "this is not TOML"),
        (BAD + '[[response]]\nfeels = "good"', "response 2: key: expected a word"),
        (
            GOOD + '[[response]]\nkey = "sour"\nfeels = "rotten"',
            "response sour: feels: expected one of good, bad, both",
        ),
        (BAD + GOOD + 'colour = "red"', "response one: colour: there is no such line"),
        (GOOD + BAD + GOOD + BAD, "response two: there are two of this key"),
        (GOOD, "as many good responses as bad ones, but there are 1 good and 0 bad"),
        ("", "expected 1 to 6 responses, but there are 0"),
        ("".join(f'[[response]]\nkey = "r{i}"\nfeels = "both"\n' for i in range(7)), "but there are 7"),
    ],
)
def test_a_mistake_in_the_responses_is_told_with_its_place(text, told):
    with pytest.raises(ConfigError, match=r"^mine.toml: ") as refused:
        read_responses(text, "mine.toml")
    assert told in str(refused.value)


def test_all_mistakes_are_told_at_once():
    with pytest.raises(ConfigError) as refused:
        read_responses('[[response]]\nkey = "two words"\nfeels = 3\n', "mine.toml")
    assert len(str(refused.value).splitlines()) == 2

"""A voice in every language that ships, without a network, a device or a word on the terminal."""

import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from media.errors import NoVoiceError
from media.samples import RATE
from media.speech import VOICES, say

WELCOME = {
    "nl": "Welkom in de buurt. Kom je kijken?",
    "en": "Welcome to the neighbourhood.",
    "tr": "Mahalleye hoş geldiniz.",
    "ar": "مرحبا بكم في الحي.",
    "pl": "Witamy w naszej dzielnicy.",
    "uk": "Ласкаво просимо до нашого району.",
    "ti": "እንቋዕ ብደሓን መጻእኩም።",
}


@pytest.mark.parametrize("language", VOICES)
def test_every_language_is_spoken_and_none_is_louder(language: str):
    sound = say(WELCOME[language], language)
    rms = 20 * np.log10(np.sqrt(np.mean(np.square(sound[np.abs(sound[:, 0]) > 0.002]))))

    assert sound.dtype == np.float32
    assert 0.7 < len(sound) / RATE < 6
    assert rms == pytest.approx(-20, abs=1.5)
    assert np.abs(sound).max() < 0.9
    assert np.abs(sound[0]).max() == np.abs(sound[-1]).max() == 0


def test_signs_that_only_order_the_words_are_not_read_out():
    """A name of the other direction is fenced off on the screen; nobody hears the fence."""
    fenced = say("شكرًا \u2068Fatma\u2069", "ar")
    assert len(fenced) == pytest.approx(len(say("شكرًا Fatma", "ar")), rel=0.01)


def test_what_was_said_is_remembered_and_cannot_be_spoilt():
    assert say("Dank je wel!", "nl") is say("Dank je wel!", "nl")
    with pytest.raises(ValueError, match="read-only"):
        say("Dank je wel!", "nl")[0] = 1


def test_a_language_without_a_voice_is_said_so():
    with pytest.raises(NoVoiceError, match="so"):
        say("Soo dhawoow", "so")


def test_nothing_to_say_is_silence():
    assert say("", "nl").shape == (0, 2)


def test_threads_do_not_talk_through_each_other():
    alone = {n: len(say(f"Dit is zin nummer {n}, en dat is goed.", "nl")) for n in range(4)}
    say.cache_clear()
    together: dict[int, int] = {}

    def speak(n: int) -> None:
        together[n] = len(say(f"Dit is zin nummer {n}, en dat is goed.", "nl"))

    threads = [threading.Thread(target=speak, args=(n,)) for n in alone]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == pytest.approx(alone, rel=0.01)  # the voice is a little different each time


def test_speaking_prints_nothing_and_opens_no_device():
    program = (
        "import os; from media.speech import say; say('hallo', 'nl');"
        "files = {os.readlink(f'/proc/self/fd/{n}') for n in os.listdir('/proc/self/fd') "
        "if os.path.exists(f'/proc/self/fd/{n}')};"
        "assert not any('/dev/snd' in f or 'socket' in f for f in files), files"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=Path(__file__).parents[2], capture_output=True, check=True
    )
    assert run.stdout == run.stderr == b""

"""`wijkpodium print labels|posters|door`: paper by itself, of nothing but what may be exhibited."""

import subprocess
import sys

import pytest

from exhibits.contribution import Purpose
from kiosk.__main__ import main
from media.form import Form
from tests.exhibits.reel.shown import Given, fill


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("place") / "wijkpodium"
    works = fill(
        folder,
        [
            Given(Form.MUSIC, "Samuel", seconds=1),
            Given(Form.MUSIC, "Fatma", seconds=1),
            Given(Form.MUSIC, "Thuis", seconds=1, yes=frozenset({Purpose.HERE})),
        ],
    )
    return folder, works


@pytest.fixture
def run(place, monkeypatch, capsys):
    def it(*words):
        monkeypatch.setattr(sys, "argv", ["wijkpodium", "--collection", str(place[0]), "print", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return ended.value.code or 0, said.out, said.err

    return it


def read(pdf):
    return subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout


def test_labels_of_all_who_said_yes_or_of_some(run, place, tmp_path):
    _, (samuel, fatma, home) = place
    assert run("labels", "--to", tmp_path / "all.pdf", "--language", "nl,ar")[0] == 0
    assert run("labels", "--to", tmp_path / "one.pdf", "--works", fatma.code.lower())[0] == 0

    everyone, one = read(tmp_path / "all.pdf"), read(tmp_path / "one.pdf")
    assert samuel.code in everyone and fatma.code in everyone and home.code not in everyone
    assert "Fatma" in one and "Samuel" not in one


def test_a_work_without_a_yes_is_named_and_nothing_is_printed(run, place, tmp_path):
    code, _, sorry = run("labels", "--to", tmp_path / "it.pdf", "--works", place[1][2].code)
    assert code != 0
    assert place[1][2].code in sorry
    assert list(tmp_path.iterdir()) == []


def test_posters_and_the_sign_for_the_door(run, tmp_path):
    for words in (["posters"], ["posters", "--size", "a2"], ["door"]):
        pdf = tmp_path / f"{'-'.join(words)}.pdf"
        assert run(*words, "--to", pdf)[0] == 0
        assert "Kom binnen" in " ".join(read(pdf).split())


def test_three_languages_are_too_many_and_a_strange_one_is_named(run, tmp_path):
    for codes, why in (("nl,ar,ti", "two"), ("nl,xx", "xx")):
        code, _, sorry = run("door", "--to", tmp_path / "it.pdf", "--language", codes)
        assert (code, why in sorry) == (2, True)

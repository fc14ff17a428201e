"""`wijkpodium print notice`: the same words as at the kiosk, on paper (C-004)."""

import shutil
import subprocess
import sys

import cv2
import pytest

from config.settings import Settings, save_settings
from config.texts import load_texts
from exhibits.collection import Collection
from exhibits.notice import full_notice
from kiosk.__main__ import main

ADDRESS = "https://buurthuis.nl/privacy"
SETTINGS = Settings.model_validate(
    {"notice": {"organisation": "Stichting Buurthuis", "contact": "Fatma, 010 123 45 67", "address": ADDRESS}}
)
pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext here to read the notice with")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "wijkpodium"
    folder.mkdir()
    return folder


@pytest.fixture
def print_notice(folder, monkeypatch, capsys):
    """Runs the command in this process; returns how it ended, and what went wrong."""

    def run(*words):
        command = ["wijkpodium", "--collection", str(folder), "print", "notice", *map(str, words)]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code or 0, capsys.readouterr().err

    return run


def read(pdf):
    """Its words without the spaces between them, which paper may break elsewhere, and how many pages it has."""
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return "".join(text.split()), text.count("\f")


def joined(text):
    return "".join(text.split())


@pytest.mark.parametrize("code", ["nl", "en", "tr", "pl", "uk", "ti"])
def test_the_paper_says_what_the_kiosk_says(print_notice, folder, tmp_path, code):
    """Arabic is left out: a PDF keeps its letters as they are drawn, joined and from the left."""
    save_settings(folder, SETTINGS)
    assert print_notice("--language", code, "--to", tmp_path / "notice.pdf")[0] == 0
    said, pages = read(tmp_path / "notice.pdf")

    assert pages <= 2
    for section in full_notice(load_texts(code), SETTINGS.notice):
        assert joined(section.title) in said
        assert joined(section.says) in said
    assert ADDRESS in said


def test_a_telephone_reads_the_address_from_the_paper(print_notice, folder, tmp_path):
    save_settings(folder, SETTINGS)
    pdf = tmp_path / "notice.pdf"
    print_notice("--to", pdf)
    subprocess.run(["pdftoppm", "-r", "150", "-l", "1", "-png", "-singlefile", pdf, pdf.with_suffix("")], check=True)

    assert cv2.QRCodeDetector().detectAndDecode(cv2.imread(str(pdf.with_suffix(".png"))))[0] == ADDRESS


def test_without_settings_it_is_in_the_language_of_the_place_and_sends_people_to_the_staff(print_notice, tmp_path):
    assert print_notice("--to", tmp_path / "notice.pdf")[0] == 0
    said, _ = read(tmp_path / "notice.pdf")
    assert joined(load_texts("nl")["full_notice.no_contact"]) in said
    assert "http" not in said


def test_it_is_printed_while_the_kiosk_runs(print_notice, folder, tmp_path):
    """It needs the settings and nothing else."""
    with Collection.open(folder):
        assert print_notice("--to", tmp_path / "notice.pdf")[0] == 0


def test_nothing_is_written_over_and_no_language_is_made_up(print_notice, tmp_path):
    (tmp_path / "letter.pdf").write_text("somebody's letter")
    for words, why in (
        (["--to", tmp_path / "letter.pdf"], "there already"),
        (["--to", tmp_path / "no" / "notice.pdf"], "no folder"),
        (["--language", "xx", "--to", tmp_path / "notice.pdf"], "none of nl, en"),
    ):
        code, sorry = print_notice(*words)
        assert code == 2
        assert why in sorry
    assert (tmp_path / "letter.pdf").read_text() == "somebody's letter"
    assert not (tmp_path / "notice.pdf").exists()

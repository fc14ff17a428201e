"""`wijkpodium print cards`: sheets whose codes the camera reads, and that open works here and nowhere else."""

import re
import shutil
import subprocess
import sys

import cv2
import pytest

from capture.cardreader import Look
from exhibits.collection import Collection
from exhibits.errors import UnknownCardError
from kiosk.__main__ import main
from tests.exhibits.works import keep_work


@pytest.fixture
def print_cards(folder, monkeypatch, capsys):
    """Runs the command in this process; returns how it ended, what it said, and what went wrong."""

    def run(*words):
        command = ["wijkpodium", "--collection", str(folder), "print", "cards", *map(str, words)]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return ended.value.code or 0, said.out, said.err

    return run


def cards_of(pdf, page):
    """The pictures of the ten cards of a page, as they are cut out."""
    subprocess.run(
        ["pdftoppm", "-r", "200", "-f", str(page), "-l", str(page), "-png", "-singlefile", pdf, pdf.with_suffix("")],
        check=True,
    )
    sheet, mm = cv2.imread(str(pdf.with_suffix(".png"))), 200 / 25.4
    for i in range(10):
        x, y = round((19.4 + 85.6 * (i % 2)) * mm), round((13.5 + 54 * (i // 2)) * mm)
        yield sheet[y : y + round(54 * mm), x : x + round(85.6 * mm)]


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="no pdftoppm here to look at the cards with")
def test_every_printed_card_is_read_and_opens_what_is_put_on_it(print_cards, folder, tmp_path):
    pdf = tmp_path / "cards.pdf"
    code, said, _ = print_cards("--sheets", 2, "--to", pdf)
    facts = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    pictures = [card for page in (1, 2) for card in cards_of(pdf, page)]
    read = [Look().at(cv2.resize(card, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)) for card in pictures]

    assert (code, "20 cards" in said) == (0, True)
    assert re.search(r"Pages:\s+2\n", facts) and "A4" in facts
    assert len(set(read) - {None}) == 20
    with Collection.open(folder) as collection:
        work = keep_work(collection)
        for card in read:
            assert collection.by_card(card) == []
        collection.bind_card(read[7], work.id)
        assert [one.id for one in collection.by_card(read[7])] == [work.id]
    with Collection.open(tmp_path / "elsewhere") as other, pytest.raises(UnknownCardError):
        other.by_card(read[7])


def test_the_codes_of_each_print_are_new_and_the_file_is_for_staff_alone(print_cards, folder, tmp_path):
    for name in ("one.pdf", "two.pdf"):
        assert print_cards("--to", tmp_path / name)[0] == 0
    with Collection.open(folder) as collection:
        assert collection.store.value("SELECT count(*) FROM paper_card") == 20
        assert collection.has_cards()
    assert (tmp_path / "one.pdf").stat().st_mode & 0o077 == 0


def test_nothing_is_written_over_and_no_code_is_spent_on_it(print_cards, folder, tmp_path):
    (tmp_path / "letter.pdf").write_text("somebody's letter")
    for target, why in ((tmp_path / "letter.pdf", "there already"), (tmp_path / "no" / "cards.pdf", "no folder")):
        code, _, sorry = print_cards("--to", target)
        assert code == 2
        assert why in sorry
    assert (tmp_path / "letter.pdf").read_text() == "somebody's letter"
    with Collection.open(folder) as collection:
        assert not collection.has_cards()


def test_while_the_kiosk_runs_it_says_so(print_cards, folder, tmp_path):
    with Collection.open(folder):
        code, _, sorry = print_cards("--to", tmp_path / "cards.pdf")
    assert code == 2
    assert sorry
    assert not (tmp_path / "cards.pdf").exists()

"""Letters of seven languages: whole, in order, of one size and one rhythm."""

import threading

import cairocffi
import numpy as np
import pytest

from media.lettering import Block, cap_height, draw, measure, unknown_glyphs

SENTENCES = {
    "nl": "Raak het scherm aan, één ogenblik: ‘ja’ ✓ × — €",
    "en": "Touch the screen “now”…",
    "tr": "Ekrana dokun: ğüşiöç İı",
    "ar": "المس الشاشة: 10:30 في 2024 (WiFi)؟ أهلًا",
    "pl": "Dotknij ekranu, zażółć gęślą jaźń",
    "uk": "Торкніться екрана, ґанок, їжак, єдність",
    "ti": "ነቲ ስክሪን ተንክፎ! 3 QR (2024)? ኣብዚ፡ እዩ።",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_every_sign_of_every_language_can_be_drawn(language: str) -> None:
    """A box in place of a letter is a mistake that only the reader of that language would see."""
    assert unknown_glyphs(SENTENCES[language], language) == 0


def test_a_sign_no_font_has_is_counted() -> None:
    assert unknown_glyphs("\U0010fffd", "nl") == 1


def test_noto_sans_has_the_cap_height_that_sizes_are_converted_with() -> None:
    assert cap_height() == pytest.approx(0.714, abs=0.004)


def test_a_size_is_still_known_after_a_thousand_others() -> None:
    """Fitting the words of a page tries hundreds of sizes: a page that is opened again finds them all."""
    first = measure("Vertel je verhaal", 31.25)
    for size in range(1000):
        measure("Vertel je verhaal", 40 + size / 8)

    assert measure("Vertel je verhaal", 31.25) is first


def test_a_capital_is_as_high_as_was_asked() -> None:
    rows = np.flatnonzero(_ink(measure("H", 60)).any(axis=1))

    assert rows[-1] - rows[0] + 1 == pytest.approx(60, abs=1)


def test_capitals_stand_in_the_middle_of_their_line() -> None:
    block = measure("H", 60)
    rows = np.flatnonzero(_ink(block).any(axis=1))

    assert (rows[0] + rows[-1] + 1) / 2 == pytest.approx(block.height / 2, abs=1.5)


@pytest.mark.parametrize("language", SENTENCES)
def test_lines_have_one_rhythm_in_every_script(language: str) -> None:
    """Arabic and Ethiopic fonts are taller by themselves; a page may not jump when its language changes."""
    block = measure(SENTENCES[language] * 3, 20, width=300, rtl=language == "ar", language=language)

    assert block.lines > 2
    assert block.height == pytest.approx(block.lines * 1.5 * 20 / cap_height())
    assert block.width <= 300.5


def test_numbers_in_arabic_keep_their_order() -> None:
    """What is drawn for 12 between Arabic words is 12, not 21: the same as the Latin 12 alone."""
    arabic = _ink(measure("م 12", 40, rtl=True, language="ar"))
    latin = _ink(measure("12", 40))
    columns = np.flatnonzero(latin.any(axis=0))
    digits = latin[:, columns[0] : columns[-1] + 1]
    start = int(np.flatnonzero(arabic.any(axis=0))[0])

    assert np.abs(arabic[:, start : start + digits.shape[1]].astype(int) - digits).mean() < 12


def test_a_name_of_the_other_direction_keeps_its_dot_at_its_end() -> None:
    """On an Arabic page a Dutch name ends where Dutch reads on, and an Arabic name on a Dutch page likewise."""
    assert _right_of_the_rest("Fatma!", rtl=True)
    assert not _right_of_the_rest("محمد.", rtl=False)
    assert not _right_of_the_rest("شارع محمد.", rtl=True)


def _right_of_the_rest(text: str, *, rtl: bool) -> bool:
    """Whether the sign at its end is the last one on the right: the others stay where they are without it."""
    with_it, without = (_ink(measure(shown, 40, rtl=rtl)) for shown in (text, text[:-1]))
    end = int(np.flatnonzero(without.any(axis=0))[-1]) - 2
    return bool((with_it[:, :end] == without[:, :end]).all())


def test_more_lines_than_allowed_end_in_dots() -> None:
    full = measure("een twee drie vier vijf zes zeven", 20, width=150)
    short = measure("een twee drie vier vijf zes zeven", 20, width=150, max_lines=2)

    assert full.lines > 2
    assert short.lines == 2


def test_cut_letters_have_straighter_edges_than_whole_ones() -> None:
    whole, cut = _ink(measure("Oo", 60)), _ink(measure("Oo", 60), cut=True)

    assert not np.array_equal(whole, cut)
    assert abs(float(whole.sum()) - float(cut.sum())) < 0.05 * float(whole.sum())


def test_emoji_are_not_lost_when_words_are_cut() -> None:
    """A colour picture has no outline to cut along."""
    assert _ink(measure("👋", 40), cut=True).any()


def test_several_threads_write_the_same_letters() -> None:
    seen: list[bytes] = []
    threads = [threading.Thread(target=lambda: seen.append(_ink(measure("Dag buur", 30)).tobytes())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(seen)) == 1
    assert len(seen) == 3


def _ink(block: Block, *, cut: bool = False) -> np.ndarray:
    """How much of every pixel is covered, 0 to 255."""
    surface = cairocffi.ImageSurface(cairocffi.FORMAT_A8, 640, int(block.height) + 1)
    context = cairocffi.Context(surface)
    draw(context, block, 4, 0, cut=cut)
    surface.flush()
    rows = np.frombuffer(surface.get_data(), np.uint8).reshape(surface.get_height(), surface.get_stride())
    return rows[:, :640].copy()

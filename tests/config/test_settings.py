"""Settings: an absent file is a whole one, a wrong file is refused with all its mistakes at once."""

import pytest

from config.errors import ConfigError
from config.settings import FILE, Settings, load_settings, save_settings


def test_a_fresh_collection_has_working_settings(tmp_path):
    assert load_settings(tmp_path) == Settings()


def test_what_is_saved_comes_back(tmp_path):
    settings = Settings.model_validate(
        {
            "place": {"name": 'Café "De Brug" \\ Zuid'},
            "screen": {"width_mm": 597.5},
            "devices": {"camera": "test-card"},
            "credits": {"helpers": ["Fatma", 'Jan "van de bakker"'], "music": []},
            "export": {"lufs": -23, "shape": "9:16", "captions": "burnt", "wall_languages": ["nl", "ar"]},
        }
    )
    save_settings(tmp_path, settings)
    assert load_settings(tmp_path) == settings
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("name", ["two\nlines", 'quote"\\', "tab\t", "del\x7f", "\x01", "é 😀"])
def test_whatever_a_place_is_called_the_kiosk_can_read_again_what_it_wrote(tmp_path, name):
    """A kiosk that cannot read its own settings does not start."""
    settings = Settings.model_validate({"place": {"name": name}})
    save_settings(tmp_path, settings)
    assert load_settings(tmp_path) == settings


def test_every_mistake_is_told_at_once(tmp_path):
    """Staff mend a file once, not once for each mistake."""
    (tmp_path / FILE).write_text('[screen]\nwidth_mm = 3\n[record]\ncountdown_seconds = "soon"\n[plaats]\nx = 1\n')
    with pytest.raises(ConfigError) as refusal:
        load_settings(tmp_path)
    told = str(refusal.value).splitlines()
    assert len(told) == 3
    assert all(FILE in line for line in told)
    assert any("screen.width_mm" in line and "200" in line for line in told)
    assert any("record.countdown_seconds" in line for line in told)
    assert any("plaats" in line and "no such setting" in line for line in told)


@pytest.mark.parametrize("wrong", ['[screen]\ntheme = "nacht"', '[languages]\nstart = "zz"'])
def test_a_theme_or_language_that_does_not_ship_is_told_and_not_found_out_by_a_kiosk_that_never_starts(tmp_path, wrong):
    (tmp_path / FILE).write_text(wrong)
    with pytest.raises(ConfigError, match=r"screen\.theme|languages\.start"):
        load_settings(tmp_path)


def test_a_file_that_is_not_toml_is_named(tmp_path):
    (tmp_path / FILE).write_text("width = = 3")
    with pytest.raises(ConfigError, match="not TOML"):
        load_settings(tmp_path)


def test_the_show_and_the_phase_say_what_they_expected(tmp_path):
    wrong = '[show]\nquiet = "laat"\nwidth_mm = 3\ndistance_m = 0\n[place]\nphase = "feest"\n'
    (tmp_path / FILE).write_text(wrong)
    with pytest.raises(ConfigError) as refusal:
        load_settings(tmp_path)
    told = str(refusal.value)
    assert all(name in told for name in ("show.quiet", "show.width_mm", "show.distance_m", "place.phase"))


@pytest.mark.parametrize("quiet", ["22-8", "22:30-7:45", "0-23:59"])
def test_hours_of_silence_are_written_as_they_are_said(tmp_path, quiet):
    settings = Settings.model_validate({"show": {"quiet": quiet}, "place": {"phase": "exhibition"}})
    save_settings(tmp_path, settings)
    assert load_settings(tmp_path) == settings


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('wall_languages = ["nl", "xx"]', "the kiosk speaks"),
        ('wall_languages = ["nl", "ar", "ti"]', "at most 2"),
        (f'base_address = "https://{"w" * 120}.example"', "at most 120"),
    ],
)
def test_what_cannot_be_printed_is_refused(tmp_path, line, why):
    """A third language makes letters too small, a longer address a code that no telephone reads."""
    (tmp_path / "settings.toml").write_text(f"[export]\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=why):
        load_settings(tmp_path)

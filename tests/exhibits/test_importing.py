"""Recordings that exist already become works that wait."""

import errno
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from exhibits.collection import Collection, allowed
from exhibits.contribution import Approval, Contribution, GivenBy, Method, Purpose, Role, Use
from exhibits.importing import Imported, Refused, WrongImportError, import_files
from media.clip import look
from media.files import sha256
from media.form import Form
from media.loudness import measure
from media.progress import Progress, StoppedError
from media.testcard import Card, flash_and_beep, write_card
from tests.exhibits.works import HeldClock

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample recordings are not on this machine")


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return flash_and_beep(tmp_path_factory.mktemp("films") / "Film van Oma.MP4".lower(), seconds=1.2)


@pytest.fixture(scope="module")
def song(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_card(tmp_path_factory.mktemp("songs") / "song.m4a", Card(seconds=2.4, every=0.4, size=None))


def only(results: list[Imported | Refused]) -> Contribution:
    (result,) = results
    assert isinstance(result, Imported), result
    return result.contribution


def test_a_film_waits_for_approval_with_what_is_known_of_it(collection: Collection, film: Path) -> None:
    work = only(
        import_files(
            collection,
            [film],
            consents=["here", "exhibition"],
            name="  Oma Jo ",
            question="greeting",
            case="De Linde",
        )
    )

    assert (work.form, work.name, work.question, work.case) == (Form.VIDEO, "Oma Jo", "greeting", "De Linde")
    assert work.approval is Approval.WAITING
    assert work.yes == {Purpose.HERE, Purpose.EXHIBITION}
    assert work.has_sound
    assert collection.waiting() == [work]
    collection.approve(work.id)
    assert collection.contributions(Use.EXHIBITION) == [collection.contribution(work.id)]


def test_the_view_is_in_the_house_profile_beside_the_file_as_it_came(collection: Collection, film: Path) -> None:
    work = only(import_files(collection, [film], consents=["here"]))

    original, view, still = (collection.path(work, role, Use.STAFF) for role in (Role.ORIGINAL, Role.VIEW, Role.STILL))
    assert original and view and still
    assert sha256(original) == sha256(film)
    assert film.exists()
    clip = look(view)
    assert clip.video and clip.video.size == (1280, 720)
    assert clip.seconds == pytest.approx(1.2, abs=0.05)
    assert still.read_bytes()[:2] == b"\xff\xd8"


def test_sound_alone_becomes_music_at_the_house_loudness(collection: Collection, song: Path) -> None:
    work = only(import_files(collection, [song]))

    view = collection.path(work, Role.VIEW, Use.STAFF)
    assert work.form is Form.MUSIC
    assert view
    assert look(view).video is None
    assert measure(view).integrated == pytest.approx(-16, abs=0.7)
    assert collection.path(work, Role.STILL, Use.STAFF) is None
    assert max(collection.facts(work.id, Role.VIEW)["outline"]) > 0.5


def test_without_a_signature_nobody_ever_sees_it_and_it_goes_after_thirty_days(
    collection: Collection, clock: HeldClock, song: Path
) -> None:
    work = only(import_files(collection, [song]))

    collection.approve(work.id)
    approved = collection.contribution(work.id)
    assert not any(allowed(approved, use, clock()) for use in Use if use.purpose)
    assert work.expires_at == clock() + timedelta(days=30)


def test_a_signature_on_paper_is_written_down_as_given_by_hand_of_staff(collection: Collection, song: Path) -> None:
    work = only(import_files(collection, [song], consents=["here"]))

    rows = collection.store.rows(
        "SELECT purpose, given_by, method FROM consent_event WHERE contribution_id = ? AND decision = 'yes'", work.id
    )
    assert [tuple(row) for row in rows] == [(Purpose.HERE, GivenBy.STAFF, Method.PAPER)]


def test_the_same_file_comes_in_once(collection: Collection, song: Path, tmp_path: Path) -> None:
    again = tmp_path / "another name.m4a"
    shutil.copy(song, again)

    first, second = import_files(collection, [song, again])

    assert isinstance(first, Imported)
    assert second == Refused(again, f"another name.m4a is already there, as {first.contribution.code}.")


def test_one_bad_file_does_not_keep_out_the_others(collection: Collection, song: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.mp4"
    letter.write_text("dear neighbours")

    refused, imported = import_files(collection, [letter, song])

    assert isinstance(refused, Refused)
    assert refused.sentence.count("\n") == 0
    assert "letter.mp4" in refused.sentence
    assert isinstance(imported, Imported)
    assert list(collection.takes.iterdir()) == []


def test_a_form_that_does_not_fit_the_file_is_refused(collection: Collection, song: Path, film: Path) -> None:
    dance, music = (import_files(collection, [file], form=form)[0] for file, form in ((song, "dance"), (film, "music")))

    assert isinstance(dance, Refused)
    assert isinstance(music, Refused)
    assert collection.contributions(Use.STAFF) == []


def test_a_film_of_a_dance_may_be_called_so(collection: Collection, film: Path) -> None:
    assert only(import_files(collection, [film], form="dance")).form is Form.DANCE


def test_all_mistakes_are_told_at_once_and_nothing_is_touched(
    collection: Collection, song: Path, tmp_path: Path
) -> None:
    with pytest.raises(WrongImportError) as told:
        import_files(
            collection,
            [song, tmp_path / "gone.mp4", tmp_path],
            consents=["here", "everybody"],
            name="n" * 31,
            question="weather",
            form="poem",
        )

    lines = str(told.value).splitlines()
    assert len(lines) == 6
    for word in ("everybody", "30", "weather", "poem", "gone.mp4", str(tmp_path)):
        assert any(word in line for line in lines), word
    assert collection.contributions(Use.STAFF) == []


def test_stopping_leaves_whole_works_only(collection: Collection, song: Path, film: Path) -> None:
    """Stopped while the second is being made: the first is in, of the second nothing is left."""
    with pytest.raises(StoppedError):
        import_files(collection, [song, film], stopped=lambda: bool(collection.waiting()))

    assert len(collection.contributions(Use.STAFF)) == 1
    assert list(collection.takes.iterdir()) == []


def test_progress_goes_from_nothing_to_all(collection: Collection, song: Path, film: Path) -> None:
    told: list[Progress] = []

    import_files(collection, [song, film], report=told.append)

    shares = [progress.done / progress.of for progress in told]
    assert shares[0] == 0
    assert shares[-1] == 1
    assert shares == sorted(shares)


def test_a_file_too_large_for_the_disk_is_not_even_copied(collection: Collection, tmp_path: Path) -> None:
    """It would fill the disk below everybody else before anything could say so."""
    huge = tmp_path / "huge.mp4"
    with huge.open("wb") as file:
        file.truncate(shutil.disk_usage(tmp_path).free)
    [refused] = import_files(collection, [huge])
    assert refused == Refused(huge, "huge.mp4 is too large for the room that is left on the disk.")


@pytest.mark.parametrize("name", ["Fat\nma", "\x1b[31mred", " ", "", "\u200d", "x" * 31])
def test_a_name_that_would_turn_a_line_or_a_terminal_is_refused(collection: Collection, song: Path, name: str) -> None:
    with pytest.raises(WrongImportError, match="A name has 1 to 30 characters"):
        import_files(collection, [song], name=name)


def test_a_full_disk_is_said_in_words(collection: Collection, song: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_paths: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)

    (refused,) = import_files(collection, [song])

    assert refused == Refused(song, "There is no room left on the disk.")
    assert list(collection.takes.iterdir()) == []


@needs_samples
@pytest.mark.parametrize("name", ["broken.mp4", "zero_byte_result.webm", "git_lfs_pointer_dance.mp4"])
def test_what_holds_nothing_is_refused_with_one_sentence(collection: Collection, name: str) -> None:
    (refused,) = import_files(collection, [SAMPLES / "broken" / name])

    assert isinstance(refused, Refused)
    assert refused.sentence.endswith(".")
    assert "\n" not in refused.sentence


@needs_samples
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("odd/portrait.MOV", Form.VIDEO),
        ("ok/with-attached-pic.mp3", Form.MUSIC),
        ("odd/الحمص.wav", Form.MUSIC),
    ],
)
def test_what_people_bring_comes_in(collection: Collection, name: str, form: Form) -> None:
    work = only(import_files(collection, [SAMPLES / name], consents=["here"]))

    assert work.form is form


def test_a_film_without_sound_is_known_to_be_silent(collection: Collection, tmp_path: Path) -> None:
    """Its view has a silent track, so that all films can be joined alike; it offers nothing to listen to."""
    film = write_card(tmp_path / "silent.mp4", Card(seconds=1.0, sound=False))

    assert not only(import_files(collection, [film])).has_sound

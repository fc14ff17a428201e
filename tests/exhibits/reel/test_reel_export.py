import json
import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from config.settings import Captions, Export, Quality, Settings, Shape, save_settings
from config.theme import load_theme
from exhibits.choosing import Rule, Wish
from exhibits.collection import Collection
from exhibits.contribution import Consents, Purpose, Role, Use
from exhibits.errors import NothingToShowError, NotOursError, SpoiltError, TakenAwayError
from exhibits.reel.beside import places_beside
from exhibits.reel.captiontrack import read_captions, shown_by_itself
from exhibits.reel.export import ReelResult, export_reel, list_of
from exhibits.reel.scenes import Resident, Stage, WorkScene
from exhibits.reel.shapes import profile_of
from exhibits.reel.standing import stand
from exhibits.reel.strip import draw_strip
from media.form import Form
from media.loudness import measure
from media.profile import HOUSE
from media.progress import Progress, StoppedError
from media.sign import Sign
from media.sound import read_sound
from media.stills import still
from media.testcard import TONE, flash_and_beep, marks
from tests.exhibits.reel.shown import SAYS, SMALL, YES, Given, fill
from tests.exhibits.works import HeldClock, asked_aloud


def film_of(folder: Path, out: Path, **how) -> ReelResult:
    with Collection.read(folder) as collection:
        return export_reel(collection, out, **{"minutes": 1, "profile": SMALL, "seed": 7, **how})


@pytest.fixture(scope="module")
def film(shown: Path, tmp_path_factory: pytest.TempPathFactory) -> ReelResult:
    return film_of(shown, tmp_path_factory.mktemp("film") / "film.mp4")


def listed(film: ReelResult) -> dict:
    return json.loads(film.listed.read_text(encoding="utf-8"))


def test_the_film_plays_anywhere_and_has_every_planned_picture(film):
    """H.264 and AAC in an MP4 whose index comes first: it starts at once in a browser."""
    with av.open(str(film.path)) as opened:
        pictures, sound = opened.streams.video[0], opened.streams.audio[0]
        assert (pictures.codec_context.name, sound.codec_context.name) == ("h264", "aac")
        assert (pictures.width, pictures.height) == SMALL.size
        times = sorted(packet.pts * packet.time_base for packet in opened.demux(pictures) if packet.pts is not None)
    assert times == [number * SMALL.frame_time for number in range(round(film.seconds * 30))]
    content = film.path.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_loud_and_soft_works_become_a_film_of_one_loudness(tmp_path):
    fill(tmp_path / "wijkpodium", [Given(Form.MUSIC, every=0.1), Given(Form.MUSIC, every=0.1, seconds=8)])

    film = film_of(tmp_path / "wijkpodium", tmp_path / "film.mp4")

    heard, told = measure(film.path), listed(film)["loudness"]
    assert list(told["works"].values()) == pytest.approx([-16, -16], abs=0.5)
    assert heard.true_peak <= -1
    assert told["lufs"] == pytest.approx(heard.integrated, abs=0.01)


def test_a_sound_that_came_out_otherwise_than_it_was_mixed_is_thrown_away(shown, tmp_path):
    """Its bytes are not those that were listened to, so it is listened to again."""
    folder = unseen(shown, tmp_path)
    film = film_of(folder, tmp_path / "film.mp4")
    known = next(path for path in (folder / "chunks").glob("*/*.json") if json.loads(path.read_text())["heard"])
    facts = json.loads(known.read_text())
    assert facts["heard"][1] == pytest.approx(film.loudness.integrated, abs=0.01)

    known.write_text(json.dumps({**facts, "heard": ["other bytes", -23.0, -9.0, 0.0]}))

    with pytest.raises(SpoiltError, match=r"instead of -23\.0"):
        film_of(folder, tmp_path / "again.mp4")


def test_flashes_and_beeps_of_every_work_are_where_they_were_after_all_joins(film):
    """Joining encoded sound drifts by a frame and more; nobody dances on the beat then."""
    found = marks(film.path)
    shots = listed(film)["shots"]
    silent = {item["code"] for item in listed(film)["items"] if item["form"] == "music"}

    for shot in shots:
        begins = (shot["starts"] - shot["cut_in"]) / 30
        for mark in (begins + 1.5, begins + 2.5):
            assert min(abs(beep - mark) for beep in found.beeps) <= 0.005
            if shot["code"] not in silent:
                assert min(abs(flash - mark) for flash in found.flashes) <= 0.001


def test_name_and_question_come_on_paper_after_a_moment_of_the_work_alone(film):
    """The strip is opaque: its paper has one colour over any picture."""
    paper = np.array([int(load_theme().roles.paper[i : i + 2], 16) for i in (5, 3, 1)])
    shot = listed(film)["shots"][0]

    def on_paper(seconds: float) -> float:
        foot = still(film.path, shot["starts"] / 30 + seconds)[130:168, 2:100, :3]
        return float((np.abs(foot.astype(int) - paper).max(axis=2) < 14).mean())

    comes = shot["frames"] // 3 / 30
    assert on_paper(comes - 0.1) < 0.02
    assert on_paper(comes + 0.7) > 0.4


def test_the_list_says_what_went_in_and_what_was_agreed(film):
    facts = listed(film)

    assert facts["kind"] == "reel"
    assert len(facts["items"]) == 3
    assert set(facts["consents"]) == {item["code"] for item in facts["items"]}
    assert all("exhibition" in yes for yes in facts["consents"].values())
    assert "Fatma" not in film.listed.read_text(encoding="utf-8")


def test_the_collection_takes_the_list_in_and_can_call_the_film_back(film, shown, tmp_path):
    folder = shutil.copytree(shown, tmp_path / "wijkpodium")

    with Collection.open(folder, now=HeldClock()) as collection:
        collection.remember_export(film.listed)
        work = collection.contribution(listed(film)["items"][0]["code"])
        [found] = collection.recall(work.id)
        assert found.kind == "reel"
        assert {Path(path) for path in found.beside} == set(places_beside(film.path)), "a poster shows everyone's sign"
        assert all(Path(path).is_file() for path in found.beside)


def test_every_work_is_a_chapter_under_its_name(film):
    with av.open(str(film.path)) as opened:
        titles = {chapter["metadata"]["title"] for chapter in opened.chapters()}

    assert titles == {"Fatma", 'Jan "de <b>buurt</b>"', "buurtbewoner"}


def test_demonstration_works_only_when_asked_for(shown, tmp_path):
    reports: list[Progress] = []

    film = film_of(shown, tmp_path / "film.mp4", with_demo=True, report=reports.append)

    assert len(listed(film)["items"]) == 4
    assert [report.done for report in reports] == sorted(report.done for report in reports)
    assert reports[-1].done == reports[-1].of
    assert reports[-1].left_seconds == 0
    assert any(report.left_seconds for report in reports)


def test_stopped_halfway_nothing_half_is_left_and_the_old_film_stays(shown, tmp_path):
    folder = unseen(shown, tmp_path)
    out = tmp_path / "films" / "film.mp4"
    out.parent.mkdir()
    out.write_bytes(b"last week's film")
    done: list[float] = []

    def enough() -> bool:
        return bool(done) and done[-1] > 10

    with pytest.raises(StoppedError):
        film_of(folder, out, report=lambda progress: done.append(progress.done), stopped=enough)

    assert out.read_bytes() == b"last week's film"
    assert list(out.parent.iterdir()) == [out]
    assert list((folder / "chunks" / "making").iterdir()) == []


def unseen(shown: Path, tmp_path: Path) -> Path:
    """The same collection, of which no film was made yet."""
    return shutil.copytree(shown, tmp_path / "wijkpodium", ignore=shutil.ignore_patterns("chunks"))


def test_a_window_shut_while_the_film_is_made_keeps_the_work_in_nobodys_film(shown, tmp_path):
    folder = shutil.copytree(shown, tmp_path / "wijkpodium")
    out = tmp_path / "films" / "film.mp4"
    with Collection.open(folder, now=HeldClock()) as kiosk:
        maker = next(work for work in kiosk.contributions(Use.EXHIBITION) if work.name == "Fatma")

        def shut(progress: Progress) -> None:
            if progress.doing == "job.reel.check" and progress.done == progress.of:
                kiosk.shut(maker.id, Purpose.EXHIBITION, Consents(frozenset(), "1", "nl"))

        with pytest.raises(TakenAwayError):
            film_of(folder, out, report=shut)

    assert list(out.parent.iterdir()) == []


def test_a_helper_that_is_killed_costs_its_piece_and_not_the_film(shown, film, tmp_path):
    """And the film is the same, byte by byte, as one that nothing happened to."""
    killed: list[int] = []

    def kill(progress: Progress) -> None:
        if progress.done > 0 and not killed:
            killed.append(_newest_child())
            os.kill(killed[0], signal.SIGKILL)

    again = film_of(unseen(shown, tmp_path), tmp_path / "film.mp4", report=kill)

    assert killed
    assert again.path.read_bytes() == film.path.read_bytes()


def test_helpers_that_die_again_and_again_end_the_film_with_one_sentence(shown, tmp_path):
    def kill(progress: Progress) -> None:
        if progress.doing == "job.reel.pictures":
            os.kill(_newest_child(), signal.SIGKILL)

    out = tmp_path / "films" / "film.mp4"
    with pytest.raises(SpoiltError, match="once more"):
        film_of(unseen(shown, tmp_path), out, report=kill)

    assert list(out.parent.iterdir()) == []


def _newest_child() -> int:
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return int(children[-1])


def test_nothing_to_show_and_a_folder_in_the_way_are_said_before_anything_runs(shown, tmp_path):
    fill(tmp_path / "empty", [Given(approved=False, seconds=1)])

    with pytest.raises(NothingToShowError):
        film_of(tmp_path / "empty", tmp_path / "film.mp4")
    (tmp_path / "poster.jpg").mkdir()
    for place in (tmp_path, tmp_path / "poster.mp4"):
        with pytest.raises(NotOursError, match="folder"):
            film_of(shown, place)
    assert not list_of(tmp_path / "film.mp4").exists()


def test_the_strip_says_whose_work_is_answered():
    """A line between the name and the question; the strip is as much higher."""
    stage = Stage(SMALL, load_theme(), "nl", rtl=False)
    lina = Resident(Sign.from_number(7), Form.DANCE, "Lina")
    plain = WorkScene(100, 0, Path("view.mp4"), lina, "Hoe klinkt jouw straat?")
    answer = replace(plain, answers="antwoord op Samuel")
    assert draw_strip(answer, stage).shape[0] > draw_strip(plain, stage).shape[0]


def test_the_same_film_again_is_the_same_bytes_and_nothing_is_drawn(shown, film, tmp_path):
    """Also in another place, on another day."""
    chunks = shown / "chunks"
    before = {path: path.stat().st_mtime_ns for path in chunks.glob("*/*.json")}

    again = film_of(shown, tmp_path / "again.mp4")

    assert again.path.read_bytes() == film.path.read_bytes()
    assert {path: path.stat().st_mtime_ns for path in chunks.glob("*/*.json")} == before


def test_a_work_that_is_taken_away_takes_its_pieces_of_films_along(shown, film, tmp_path):
    folder = shutil.copytree(shown, tmp_path / "wijkpodium")
    with Collection.open(folder, now=HeldClock()) as collection:
        maker = next(work for work in collection.contributions(Use.EXHIBITION) if work.name == "Fatma")
        known = [json.loads(path.read_text())["works"] for path in (folder / "chunks").glob("*/*.json")]
        assert any(maker.code in works for works in known)

        collection.withdraw(maker.id, Consents(frozenset(), "1", "nl"))
        collection.erase(maker.id)

        left = [json.loads(path.read_text())["works"] for path in (folder / "chunks").glob("*/*.json")]
    assert left
    assert not any(maker.code in works for works in left)


def test_pieces_that_nobody_needs_go_when_there_are_too_many(shown, tmp_path):
    folder = unseen(shown, tmp_path)
    save_settings(folder, Settings(export=Export(chunks_gb=0)))

    film_of(folder, tmp_path / "film.mp4")

    assert list((folder / "chunks").glob("*/*.mp4")) == []


def test_over_the_last_seconds_of_a_work_its_maker_says_what_it_means_and_the_work_is_softer(tmp_path):
    """A meaning that is longer than its work is not cut off: it is not heard."""
    fill(tmp_path / "wijkpodium", [Given(every=0.1, seconds=8, says=2.0), Given(every=0.1, seconds=4, says=6.0)])

    film = film_of(tmp_path / "wijkpodium", tmp_path / "film.mp4")

    says = {shot["code"]: shot["says"] for shot in listed(film)["shots"]}
    long = max(listed(film)["shots"], key=lambda shot: shot["frames"])
    assert [code for code, at in says.items() if at is not None] == [long["code"]]
    ends = long["starts"] + long["frames"]
    assert says[long["code"]] == ends - 60
    sound = read_sound(film.path).mean(axis=1)
    before, during = (sound[round(at / 30 * 48_000) :][:24_000] for at in (ends - 120, ends - 40))
    assert level(during, SAYS) > level(before, SAYS) + 20
    assert level(during, TONE) == pytest.approx(level(before, TONE) - 12, abs=1.5)


def level(sound: np.ndarray, hertz: float) -> float:
    """Decibel of one tone."""
    wave = np.exp(-2j * np.pi * hertz * np.arange(len(sound)) / 48_000)
    return 20 * float(np.log10(np.abs((sound * wave * np.hanning(len(sound))).sum()) / len(sound) + 1e-9))


def test_beside_the_film_lie_its_captions_a_poster_and_its_plan(shown, film):
    captions = film.path.with_suffix(".vtt").read_text(encoding="utf-8")
    with av.open(str(film.path)) as opened:
        said = [chapter["metadata"]["title"] for chapter in opened.chapters()]
        track = opened.streams.subtitles[0]
        assert (track.codec_context.name, track.language) == ("mov_text", "nld")
    plan = json.loads(film.path.with_suffix(".otio").read_text(encoding="utf-8"))

    assert captions.startswith("WEBVTT")
    assert "Fatma" in captions
    assert plan["OTIO_SCHEMA"].startswith("Timeline")
    assert [marker["name"] for marker in plan["tracks"]["markers"]] == said
    with Image.open(film.path.with_suffix(".jpg")) as poster:
        assert poster.size == (1920, 1080)


def test_captions_are_burnt_in_where_nobody_can_switch_them_on(shown, film, tmp_path):
    """Drawn is what lies under one; the track is there for who wants it, and is not shown by itself."""
    chunks = shown / "chunks"
    before = set(chunks.glob("*/*.mp4"))

    burnt = film_of(shown, tmp_path / "film.mp4", captions=Captions.BURNT)

    with av.open(str(burnt.path)) as opened, av.open(str(film.path)) as soft:
        [track], [switched_on] = opened.streams.subtitles, soft.streams.subtitles
        assert not shown_by_itself(track)
        assert shown_by_itself(switched_on)
        said = read_captions(soft, SMALL)
        assert read_captions(opened, SMALL) == said
    one, other = (still(path, said[0].starts / 30 + 0.7)[..., :3].astype(int) for path in (burnt.path, film.path))
    assert (np.abs(one - other).max(axis=2) > 60).mean() > 0.002
    ends = said[-1].ends / 30
    one, other = (still(path, (ends + film.seconds) / 2)[..., :3] for path in (burnt.path, film.path))
    assert np.array_equal(one, other)
    assert 0 < len(set(chunks.glob("*/*.mp4")) - before) < len(before) / 2


@pytest.mark.parametrize(("size", "fps"), [((180, 320), 25), ((240, 240), 30)])
def test_a_film_for_a_phone_shows_works_whole_at_either_rate(shown, tmp_path, size, fps):
    """Nothing is stretched: the ground of a wide work is the work itself. Flashes stay in time with beeps."""
    profile = replace(SMALL, width=size[0], height=size[1], fps=fps, gop=fps)
    folder = unseen(shown, tmp_path)

    film = film_of(folder, tmp_path / "film.mp4", profile=profile)

    found = marks(film.path)
    silent = {item["code"] for item in listed(film)["items"] if item["form"] == "music"}
    for shot in listed(film)["shots"]:
        mark = (shot["starts"] - shot["cut_in"]) / fps + 1.5
        assert shot["cut_in"] + shot["frames"] <= 4 * fps
        assert min(abs(beep - mark) for beep in found.beeps) <= 0.01
        if shot["code"] not in silent:
            assert min(abs(flash - mark) for flash in found.flashes) <= 0.5 / fps
            seconds = shot["starts"] / fps + 0.6
            picture = still(film.path, seconds)
            assert picture.shape[:2] == size[::-1]


def test_the_sizes_of_films():
    assert profile_of().size == HOUSE.size
    assert profile_of(Shape.UPRIGHT, Quality.FULL_HD).size == (1080, 1920)
    assert profile_of(Shape.SQUARE, Quality.ULTRA_HD, 25).size == (2160, 2160)
    assert profile_of(fps=25).gop == 25
    assert profile_of(quality=Quality.DRAFT).size == (640, 360)


def broken_off(view: Path) -> None:
    os.truncate(view, view.stat().st_size * 6 // 10)


@pytest.mark.parametrize("spoil", [broken_off, Path.unlink])
def test_a_recording_that_breaks_off_or_is_gone_becomes_a_card_and_a_line_in_the_list(shown, tmp_path, spoil):
    folder = unseen(shown, tmp_path)
    with Collection.read(folder) as collection:
        torn = next(work for work in collection.contributions(Use.EXHIBITION) if work.name == "Fatma")
        view = collection.path(torn, Role.VIEW, Use.EXHIBITION)
    spoil(view)

    film = film_of(folder, tmp_path / "film.mp4")

    assert film.broken == (torn.code,)
    assert listed(film)["broken"] == [torn.code]
    shot = next(shot for shot in listed(film)["shots"] if shot["code"] == torn.code)
    one, other = (still(film.path, shot["starts"] / 30 + at)[..., :3].astype(int) for at in (0.8, 1.6))
    assert np.abs(one - other).mean() < 2, "a card does not move"
    assert len(np.unique(one.reshape(-1, 3), axis=0)) > 20, "and it shows a sign"


def test_whoever_danced_without_a_face_dances_with_the_others_to_one_music(tmp_path):
    open_to_answers = YES | {Purpose.ANSWER}
    dances = [Given(Form.DANCE, dances=name, seconds=3) for name in ("sway", "jump")]
    fill(tmp_path / "wijkpodium", [Given(Form.MUSIC, every=0.1, seconds=5, yes=open_to_answers), *dances])

    film = film_of(tmp_path / "wijkpodium", tmp_path / "film.mp4")

    _, _, starts, frames, _ = next(part for part in listed(film)["parts"] if part[0] == "together")
    assert frames == 5 * 30
    sound = read_sound(film.path).mean(axis=1)
    first = round((starts / 30 + 1) * 48_000)
    assert level(sound[first : first + 24_000], TONE) > level(sound[:24_000], TONE) + 30
    one, other = (still(film.path, starts / 30 + at)[..., :3].astype(int) for at in (1.5, 2.0))
    assert (np.abs(one - other).max(axis=2) > 60).mean() > 0.005, "they move"


def test_one_dancer_alone_is_no_finale(tmp_path):
    works = [Given(Form.MUSIC, yes=YES | {Purpose.ANSWER}), Given(Form.DANCE, dances="sway", seconds=2)]
    fill(tmp_path / "wijkpodium", works)

    film = film_of(tmp_path / "wijkpodium", tmp_path / "film.mp4")

    assert "together" not in {part[0] for part in listed(film)["parts"]}


@pytest.fixture
def asked(tmp_path) -> Path:
    return a_question(tmp_path / "wijkpodium", "Wat hoor jij?")


def a_question(folder: Path, words: str) -> Path:
    """In a neighbour's own voice, and a work that answers it. Without words nobody wrote it down."""
    fill(folder, [Given(seconds=2)])
    with Collection.open(folder, now=HeldClock()) as collection:
        asker = asked_aloud(collection, Purpose.HERE, Purpose.EXHIBITION, seen=False)
        voice = flash_and_beep(collection.takes / "voice.mp4", seconds=2.0, size=None)
        collection.add_file(asker.id, Role.VIEW, voice)
        if words:
            collection.write_question(collection.contribution(asker.id), words, "nl")
        key = next(question.key for question in collection.questions() if question.asked_by == asker.id)
    fill(folder, [Given(question=key, colour=(10, 60, 10))])
    return folder


def test_who_asks_in_the_film_can_be_called_back_and_is_not_heard_on_the_internet(asked, tmp_path):
    film = film_of(asked, tmp_path / "film.mp4")

    with Collection.open(asked, now=HeldClock()) as collection:
        question = next(question for question in collection.questions() if question.asked_by)
        asker = collection.contribution(question.asked_by)
        collection.remember_export(film.listed)
        standing = stand(collection, language="nl", with_demo=False, profile=SMALL)
        assert asker.code in {item["code"] for item in listed(film)["items"]}
        assert [export.kind for export in collection.recall(asker.id)] == ["reel"]
        assert set(standing.cast(Wish(Rule.ALL)).askers) == {question.key}
        assert standing.cast(Wish(Rule.ALL, destination=Purpose.INTERNET)).askers == {}


def test_a_question_that_nobody_wrote_down_is_asked_in_its_own_voice(tmp_path):
    """There is nothing to read: no sheet comes out of the window, and the chapter is whose question it is."""
    folder = a_question(tmp_path / "wijkpodium", "")

    film = film_of(folder, tmp_path / "film.mp4")

    asks = [part for part in listed(film)["parts"] if part[0] == "ask"]
    _, _, starts, frames, _ = next(part for part in asks if part[1] != "greeting")
    found = marks(film.path)
    assert [beep for beep in found.beeps if starts / 30 < beep < (starts + frames) / 30]
    with av.open(str(film.path)) as opened:
        assert "De vraag van een buur" in {chapter["metadata"]["title"] for chapter in opened.chapters()}
        assert any("stelt een vraag" in cue.text for cue in read_captions(opened, SMALL))


def test_a_voice_that_is_taken_back_meanwhile_is_in_no_film(asked, tmp_path):
    out = tmp_path / "films" / "film.mp4"
    with Collection.open(asked, now=HeldClock()) as kiosk:
        asker = next(question.asked_by for question in kiosk.questions() if question.asked_by)

        def shut(progress: Progress) -> None:
            if progress.doing == "job.reel.check" and progress.done == progress.of:
                kiosk.shut(asker, Purpose.EXHIBITION, Consents(frozenset(), "1", "nl"))

        with pytest.raises(TakenAwayError):
            film_of(asked, out, report=shut)

    assert list(out.parent.iterdir()) == []

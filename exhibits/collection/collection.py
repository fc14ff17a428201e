"""The front of the collection: what the kiosk, the commands and the exports may ask of it.

What staff and makers decide of works is a part of it with a file of its own (`deciding`).
"""

import logging
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from config.questions import shipped_questions
from exhibits.collection import (
    asking,
    chain,
    codebook,
    event_log,
    examples,
    exported,
    files,
    finish,
    health,
    insight,
    keys,
    loading,
    moderation,
    notices,
    papercards,
    receipt,
    spoken_question,
    strangers,
    sweep,
)
from exhibits.collection.accept import Incoming, Kept, find_case, keep
from exhibits.collection.clock import Now, utc_now
from exhibits.collection.counting import Counts
from exhibits.collection.deciding import Deciding
from exhibits.collection.exported import Export
from exhibits.collection.files import Stored
from exhibits.collection.finish import Finished, Unfinished
from exhibits.collection.folder import Folder, remove
from exhibits.collection.gallery import Gallery
from exhibits.collection.health import Finding
from exhibits.collection.lock import Lock
from exhibits.collection.store import Chance, Store, open_store, read_store
from exhibits.contribution import (
    Consents,
    Contribution,
    Credit,
    Kind,
    Makers,
    Meaning,
    Purpose,
    Role,
    Use,
)
from exhibits.dataset.codebook import codebook as shipped_codebook
from exhibits.errors import NoRoomError, NotAnswerableError, NothingAllowedError, UnknownWorkError
from exhibits.insights import DrawnBy, Insight
from exhibits.odd_chunks import Odd
from exhibits.questions import Question
from media.form import Form
from media.sign import Sign
from media.take import Take

log = logging.getLogger(__name__)
_STANDS = """SELECT 1 FROM this_collection JOIN place ON place.id = this_collection.place_id
             JOIN case_ ON case_.id = case_id WHERE place.name = ? AND case_.name = ?"""


class Collection(Deciding):
    """Open it to write (one at a time) or to read (beside the writer). One thread uses one collection."""

    def __init__(self, store: Store, lock: Lock | None) -> None:
        self.store = store
        self._lock = lock
        self._rounds = strangers.Rounds(store)

    @classmethod
    def open(
        cls, folder: Path, *, now: Now = utc_now, chance: Chance | None = None, who: str = "another program"
    ) -> Self:
        """Write: takes the lock, brings the tables up to date, and clears away what nobody said yes to."""
        place = Folder(folder)
        place.prepare()
        with ExitStack() as held:
            lock = Lock(place.lock, who)
            held.callback(lock.release)
            sweep.discard_takes(place)
            store = open_store(place, now, chance or secrets.randbelow)
            sweep.tidy(store)
            asking.seed(store, shipped_questions())
            codebook.keep(store, shipped_codebook())
            held.pop_all()
        return cls(store, lock)

    @classmethod
    def read(cls, folder: Path, *, now: Now = utc_now) -> Self:
        """Only read, also while the kiosk writes; whatever would write fails."""
        return cls(read_store(Folder(folder), now, secrets.randbelow), None)

    def close(self) -> None:
        if self._lock is None:
            self.store.database.close()
            return
        self.store.clock.keep()
        self.store.database.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        return self.store.folder.root

    @property
    def takes(self) -> Path:
        """Where recordings lie that nobody has said yes to yet."""
        return self.store.folder.takes

    def settle(self, place: str, case: str) -> None:
        """Where this kiosk stands now; works that come in from here on belong there. Said again it writes nothing."""
        if self.store.row(_STANDS, place, case):
            return
        with self.store.writing() as database:
            database.execute("INSERT INTO place (name) VALUES (?) ON CONFLICT (name) DO NOTHING", [place])
            place_id = self.store.value("SELECT id FROM place WHERE name = ?", place)
            case_id = find_case(database, place_id, case)
            database.execute("UPDATE this_collection SET place_id = ?, case_id = ?", [place_id, case_id])

    # coming in

    def accept(
        self,
        take: Take,
        *,
        question: str,
        consents: Consents,
        credit: Credit | None = None,
        meaning: Meaning | None = None,
        visit: str | None = None,
        makers: Makers = Makers.ALONE,
        language: str = "nl",
        answer_to: str | None = None,
        sign: Sign | None = None,
        statement: Take | None = None,
    ) -> Kept:
        """Keep a take for good: the file is in the collection before the row exists. All shut: it is gone at once; so
        is an answer to a work that is not open for answers any more. `statement` is what its maker said about it, and
        stays or goes with it."""
        takes = {Role.ORIGINAL: take} | ({Role.STATEMENT: statement} if statement else {})
        if not consents.yes:
            _remove_all(takes.values())
            raise NothingAllowedError("All windows stayed shut: the recording is gone.")
        incoming = Incoming(
            files={role: one.path for role, one in takes.items()},
            form=take.form,
            seconds=take.seconds,
            size=take.size,
            has_sound=take.has_sound,
            question=question,
            consents=consents,
            credit=credit or Credit(),
            meaning=meaning,
            visit=visit,
            makers=makers,
            language=language,
            answer_to=answer_to,
            sign=sign,
            facts={role: _facts(role, one) for role, one in takes.items()},
        )
        try:
            return keep(self.store, incoming)
        except NotAnswerableError:
            _remove_all(takes.values())  # it carries a sound that may not be kept
            raise

    def accept_question(
        self, take: Take, *, consents: Consents, visit: str | None, makers: Makers, language: str, sign: Sign
    ) -> Kept:
        """Keep a question that a neighbour asks aloud. One that may not be heard here cannot be asked: it is gone."""
        if Purpose.HERE not in consents.yes:
            remove(take.path)
            raise NothingAllowedError("Nobody may hear the question here: the recording is gone.")
        incoming = Incoming(
            files={Role.ORIGINAL: take.path},
            form=take.form,
            seconds=take.seconds,
            size=None,
            has_sound=take.has_sound,
            kind=Kind.QUESTION,
            consents=consents,
            visit=visit,
            makers=makers,
            language=language,
            sign=sign,
        )
        return keep(self.store, incoming)

    def adopt(self, incoming: Incoming) -> Kept:
        """Keep a work from elsewhere; its files (copied into `takes` before) move into the collection."""
        return keep(self.store, incoming)

    # looking

    def contributions(
        self, use: Use, *, form: Form | None = None, question: str | None = None, kind: Kind | None = Kind.WORK
    ) -> list[Contribution]:
        """Works that may be used so now, newest first; for all but staff and maker only those that can be shown.

        No `kind`: neighbours' questions too. It looks at every work; what a visit needs is in `gallery`.
        """
        now = self.store.clock.now()
        return [
            work
            for work in loading.all_works(self.store)
            if loading.may_be_used(work, use, now)
            and form in (None, work.form)
            and question in (None, work.question)
            and kind in (None, work.kind)
        ]

    @property
    def gallery(self) -> Gallery:
        """What a visitor sees next, as fast with many works as with few."""
        return Gallery(self.store)

    @property
    def counts(self) -> Counts:
        """What was watched, moved and agreed to, for who publishes it with small groups hidden."""
        return Counts(self.store)

    @property
    def decisions(self) -> tuple[int, int]:
        """How often somebody said yes or no, and how often staff decided: while both stay, so does who may be seen."""
        row = self.store.row(
            """SELECT (SELECT max(sequence) FROM consent_event) AS said,
                      (SELECT max(sequence) FROM moderation_event) AS decided"""
        )
        return (row["said"] or 0, row["decided"] or 0) if row else (0, 0)

    def usable(self, ids: Sequence[str], use: Use) -> list[Contribution]:
        """Those of these works that may be used so now."""
        return loading.usable(self.store, ids, use)

    def contribution(self, id_or_code: str) -> Contribution:
        found = loading.one_work(self.store, id_or_code)
        if found is None:
            raise UnknownWorkError(f"There is no work {id_or_code}.")
        return found

    def among(self, ids: Iterable[str], use: Use) -> Iterator[Contribution]:
        """Of these works, in their order, those that may be used so now and can be shown; none is loaded too early."""
        found = (loading.one_work(self.store, one) for one in ids)
        return (work for work in found if work and loading.may_be_used(work, use, self.store.clock.now()))

    def shut_curtains(self) -> int:
        """How many works were kept to be seen here and wait for approval: more than that is not told of them."""
        return moderation.shut_curtains(self.store)

    def answered(self, contribution: Contribution, use: Use) -> Contribution | None:
        """The work that this one answers, if that may be used so too."""
        return chain.answered_by(self.store, contribution, use)

    def answers(self, contribution: Contribution, use: Use) -> list[Contribution]:
        """What neighbours made with it and may be used so, newest first."""
        return chain.answers_to(self.store, contribution, use)

    def windows_for_answer(self, contribution_id: str) -> frozenset[Purpose]:
        """What an answer to this work may be shown for at most: its narrowest link."""
        return chain.windows_for(self.store, contribution_id)

    def meaning(self, contribution: Contribution) -> Meaning | None:
        """What the maker says it is about; None where nobody was asked."""
        return loading.meaning_of(self.store, contribution.id)

    def meanings(self, contributions: Sequence[Contribution]) -> Mapping[str, Meaning]:
        """The same of many at once, by their ids."""
        return loading.meanings_of(self.store, [work.id for work in contributions])

    def holding(self, checksum: str) -> str | None:
        """The code of the work that came from a file with this sha256, so that it does not come in twice."""
        return loading.holding(self.store, checksum)

    def path(self, contribution: Contribution, role: Role, use: Use) -> Path | None:
        """The only way from a work to a file. Raises NotAllowedError; None where there is no such file (yet)."""
        return files.allowed_path(self.store, contribution, role, use)

    def paths(self, contributions: Sequence[Contribution], use: Use) -> Mapping[str, Mapping[Role, Stored]]:
        """The same for many at once: by the id of a work all its files. Raises where one of them may not be used so."""
        return files.allowed_files(self.store, contributions, use)

    def add_file(self, contribution_id: str, role: Role, path: Path, facts: Mapping[str, Any] | None = None) -> Path:
        """Move a finished file beside the work's others and write it down; returns where it lies."""
        return files.add(self.store, contribution_id, role, path, facts or {})

    @property
    def chunks(self) -> Path:
        """Where pieces of films lie; it may be missing."""
        return self.store.folder.chunks

    def checksum(self, contribution_id: str, role: Role) -> str:
        """The SHA-256 of a file that is there, as it was when it came in."""
        return files.checksum_of(self.store, contribution_id, role)

    def facts(self, contribution_id: str, role: Role) -> dict[str, Any]:
        return files.facts_of(self.store, contribution_id, role)

    def unfinished(self) -> list[Contribution]:
        """Works without a VIEW, the oldest first: a job makes it (`finishing`, `finish.make`, `keep_finished`)."""
        return loading.unfinished(self.store)

    def finishing(self, contribution: Contribution) -> Unfinished:
        """What a job needs to know; it needs no collection."""
        return finish.order(self.store, contribution)

    def keep_finished(self, finished: Finished) -> None:
        finish.write_down(self.store, finished)

    # questions

    def questions(self) -> list[Question]:
        """The newest version of each, in the order in which they are asked."""
        return asking.asked_now(self.store)

    def question(self, contribution: Contribution) -> Question:
        """The question in the version that the work answers."""
        return asking.one_version(self.store, contribution.question, contribution.question_version)

    def question_versions(self, key: str) -> list[Question]:
        """As it was asked and is asked now, the first first."""
        newest = asking.newest_version(self.store, key)
        return [*(asking.one_version(self.store, key, number) for number in range(1, newest.version)), newest]

    def newest_question(self, key: str) -> Question:
        """Also one that is not asked any more."""
        return asking.newest_version(self.store, key)

    def write_question(self, recording: Contribution, text: str, language: str, *, by: str = "staff") -> None:
        """What a neighbour asks aloud, for the screen; without it their voice and their sign ask."""
        spoken_question.write_text(self.store, recording, text, language, by)

    def examples(self) -> dict[str, str]:
        """By the key of a question, the id of the work that staff want to be shown beside it."""
        return examples.pinned(self.store)

    def pin_example(self, work: Contribution, *, by: str = "staff") -> None:
        examples.pin(self.store, work, by)

    def unpin_example(self, work: Contribution, *, by: str = "staff") -> None:
        examples.unpin(self.store, work, by)

    def edit_question(self, key: str, texts: Mapping[str, str], forms: Sequence[Form]) -> Question:
        """Other words are another version; works that answered the old one keep it."""
        return asking.edit(self.store, key, texts, forms)

    # clearing away

    def sweep(self) -> int:
        """Once a day: erase what was withdrawn or has had its time; returns how many."""
        return sweep.erase_what_is_due(self.store)

    def discard_leftovers(self) -> list[str]:
        """Recordings that nobody said yes to. Only while nobody records."""
        self._rounds.look_into_a_few()
        return sweep.discard_takes(self.store.folder)

    # what went out

    def remember_export(self, listed: Path) -> None:
        """Take in an `export.json`: id, kind, made_at, items (codes, or objects with a `code`), consents."""
        exported.remember(self.store, listed)

    def recall(self, contribution_id: str) -> list[Export]:
        """Exports that hold this work or its sound, also after it was erased, and those made beside the kiosk."""
        if self._lock:
            exported.remember_all(self.store, self.store.folder.exports)
        return exported.recall(self.store, contribution_id)

    def left_to_fetch_back(self) -> list[Export]:
        """What holds works that makers took back at the kiosk, until staff have seen it (`told_staff`)."""
        return exported.left_to_tell(self.store)

    def told_staff(self) -> None:
        self.log(exported.TOLD, actor="staff")

    def project_key(self, project: str) -> bytes:
        """By which the data of a research project name works and visits; it stays here."""
        return keys.project_key(self.store, project)

    def works_in_data(self, project: str) -> set[str]:
        """Ids of all that went into data of a research project, also of what was erased since."""
        return exported.works_in_data(self.store, project)

    def newest_export(self, kind: str) -> Export | None:
        return exported.newest(self.store, kind)

    def works_in(self, export: Export) -> list[str]:
        """Ids, also of works that may not be shown any more."""
        return exported.works_in(self.store, export.id)

    # what came of it

    def insights(self) -> list[Insight]:
        """Those that were not taken down, the newest first."""
        return insight.standing(self.store)

    def draw_insight(
        self, texts: Mapping[str, str], works: Sequence[str], drawn_by: DrawnBy, *, by: str = "staff"
    ) -> str:
        """`texts` by language, `works` by id; gives back the id of the insight."""
        return insight.draw(self.store, texts, works, drawn_by, by)

    def take_down_insight(self, insight_id: str, *, by: str = "staff") -> None:
        insight.take_down(self.store, insight_id, by)

    def lately_answered(self) -> list[tuple[str, str]]:
        """Ids of answers and of what they answer, the newest first, also of what may not be shown."""
        return chain.lately_answered(self.store)

    def works_answering(self, question: Question) -> list[str]:
        """Ids, the newest first, also of works that may not be shown."""
        return spoken_question.works_answering(self.store, question.key)

    # receipts

    def free_sign(self) -> Sign:
        return receipt.free_sign(self.store)

    def by_receipt(self, sign: Sign, digits: str) -> Contribution:
        """The maker's own work; raises WrongReceiptError, or TooManyTriesError after five wrong tries a day."""
        return self.contribution(receipt.find_work(self.store, sign, digits))

    def receipt_rests(self) -> float:
        """Seconds until the next try of a receipt: wrong ones slow down."""
        return receipt.rest_seconds(self.store)

    def register_cards(self, count: int) -> list[str]:
        """Codes for so many new paper cards; only these are accepted, and nobody can read them here again."""
        return papercards.register(self.store, count)

    def has_cards(self) -> bool:
        return papercards.any_printed(self.store)

    def bind_card(self, code: str, contribution_id: str) -> None:
        """The card opens this work too; raises UnknownCardError."""
        papercards.bind(self.store, code, contribution_id)

    def by_card(self, code: str) -> list[Contribution]:
        """The works that a paper card opens, the newest first; raises UnknownCardError."""
        return [self.contribution(work) for work in papercards.works_of(self.store, code)]

    def keep_notice(self, version: str, said: Mapping[str, str]) -> None:
        """The exact words of the privacy notice, by language, that a consent with this version stands for. A full disk
        keeps nobody from opening the kiosk."""
        try:
            notices.keep(self.store, version, said)
        except NoRoomError as error:
            log.warning("the words of the notice are not kept: %s", error)

    def log(self, event: str, *, actor: str = "kiosk", work: str | None = None, **facts: Any) -> None:
        """What happened and is no decision. A full disk keeps nobody from coming in and making room."""
        try:
            self.store.must(
                lambda database: event_log.write(self.store, database, event, actor=actor, work=work, facts=facts)
            )
        except NoRoomError as error:
            log.warning("%s is not in the log: %s", event, error)

    def check(self) -> list[Finding]:
        """What is wrong with the database, the log or a file; reads every file."""
        return list(health.findings(self.store))

    def odd_pieces(self) -> list[Odd]:
        """What does not belong among the pieces of films."""
        return health.odd_pieces(self.store)


def _facts(role: Role, take: Take) -> dict[str, Any]:
    """What the collection cannot see of the file from outside."""
    if role is Role.STATEMENT:
        return {"seconds": take.seconds}
    return {"figure": asdict(take.figure)} if take.figure else {}


def _remove_all(takes: Iterable[Take]) -> None:
    for take in takes:
        remove(take.path)

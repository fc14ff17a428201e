"""What a command says while it works: a line for people, or JSON lines for the kiosk that started it."""

import json
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil
from types import FrameType

import click

from config.texts import load_texts
from exhibits.errors import ExhibitsError
from media.errors import MediaError
from media.progress import Progress, StoppedError

TELL_EVERY_SECONDS = 0.2
LANGUAGE = "en"
"""Of the command line; the kiosk itself speaks the language of the place."""


class Console:
    def __init__(self, *, json_lines: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._json, self._clock = json_lines, clock
        self._told_at = float("-inf")
        self._stop = False

    def report(self, progress: Progress) -> None:
        now = self._clock()
        if now - self._told_at < TELL_EVERY_SECONDS and progress.done < progress.of:
            return
        self._told_at = now
        if self._json:
            self._print(done=progress.done, of=progress.of, doing=progress.doing, left_seconds=progress.left_seconds)
        elif sys.stderr.isatty():
            click.echo(f"\r\033[K{_line(progress)}", err=True, nl=False)

    def result(self, sentence: str, **values: object) -> None:
        """The end of work that went well."""
        self._clear()
        if self._json:
            self._print(result=values)
        else:
            click.echo(_seen(sentence))

    def sorry(self, sentence: str, *, kind: str = "") -> None:
        """`kind` is the name of the error, by which the kiosk finds words in the language of the place."""
        self._clear()
        if self._json:
            self._print(sorry=sentence, kind=kind)
        else:
            click.echo(_seen(sentence), err=True)

    def stopped(self) -> bool:
        """Whether somebody asked this work to stop; handed to whatever takes long."""
        return self._stop

    @contextmanager
    def stoppable(self) -> Iterator[None]:
        """SIGTERM and Ctrl-C ask the work to stop; what is done stays done. A second Ctrl-C does not wait for it."""

        def ask(number: int, _frame: FrameType | None) -> None:
            if self._stop and number == signal.SIGINT:
                raise KeyboardInterrupt
            self._stop = True

        before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        except (StoppedError, ExhibitsError, MediaError) as error:
            if not (self._stop or isinstance(error, StoppedError)):
                raise
            self._say_stopped()
            raise SystemExit(1) from None
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _say_stopped(self) -> None:
        self._clear()
        if self._json:
            self._print(stopped=True)
        else:
            click.echo("Stopped. What was done stays done.", err=True)

    def _clear(self) -> None:
        if not self._json and sys.stderr.isatty():
            click.echo("\r\033[K", err=True, nl=False)

    def _print(self, **values: object) -> None:
        """Pure ASCII, so that no locale can spoil it. A kiosk that does not listen any more wants no result either."""
        try:
            click.echo(json.dumps(values, default=str))
        except BrokenPipeError:
            self._stop = True


def _seen(sentence: str) -> str:
    """Names of files hold anything; nothing in them speaks to the terminal."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "?" for sign in sentence)


def _line(progress: Progress) -> str:
    part = progress.done / progress.of if progress.of else 1.0
    bar = "#" * round(part * 24)
    left = f", {_time(progress.left_seconds)} left" if progress.left_seconds is not None else ""
    return f"[{bar:<24}] {load_texts(LANGUAGE)[progress.doing]}{left}"


def _time(seconds: float) -> str:
    return f"{ceil(seconds)} s" if seconds < 60 else f"{ceil(seconds / 60)} min"

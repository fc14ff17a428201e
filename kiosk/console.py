"""What a command says while it works: a line for people, or JSON lines for the kiosk that started it."""

import json
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

import click

from config.texts import load_texts
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
            click.echo(sentence)

    def sorry(self, sentence: str) -> None:
        self._clear()
        if self._json:
            self._print(sorry=sentence)
        else:
            click.echo(sentence, err=True)

    def stopped(self) -> bool:
        """Whether somebody asked this work to stop; handed to whatever takes long."""
        return self._stop

    @contextmanager
    def stoppable(self) -> Iterator[None]:
        """SIGTERM and Ctrl-C ask the work to stop; what is done stays done."""

        def ask(_signal: int, _frame: FrameType | None) -> None:
            self._stop = True

        before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        except StoppedError:
            self._clear()
            if self._json:
                self._print(stopped=True)
            else:
                click.echo("Stopped. What was done stays done.", err=True)
            raise SystemExit(1) from None
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _clear(self) -> None:
        if not self._json and sys.stderr.isatty():
            click.echo("\r\033[K", err=True, nl=False)

    def _print(self, **values: Any) -> None:
        click.echo(json.dumps(_plain(values), ensure_ascii=False))


def _line(progress: Progress) -> str:
    part = progress.done / progress.of if progress.of else 1.0
    bar = "#" * round(part * 24)
    left = f", {round(progress.left_seconds)} s left" if progress.left_seconds is not None else ""
    return f"[{bar:<24}] {load_texts(LANGUAGE)[progress.doing]}{left}"


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Paths and other values as JSON knows them."""
    return json.loads(json.dumps(values, default=str))  # type: ignore[no-any-return]

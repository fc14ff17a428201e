"""A finger of the X server itself: XTEST, from this process, so that one clock tells press and picture."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.rehearsal.display import Display
from tests.bench.figures import NotMeasuredError

_LEFT_BUTTON = 1
_AT_ONCE = 0


class Hand:
    def __init__(self, x11: ctypes.CDLL, xtst: ctypes.CDLL, connection: ctypes.c_void_p) -> None:
        self._x11, self._xtst, self._connection = x11, xtst, connection

    def moves(self, x: int, y: int) -> None:
        self._xtst.XTestFakeMotionEvent(self._connection, -1, x, y, ctypes.c_ulong(_AT_ONCE))
        self._x11.XFlush(self._connection)

    def presses(self) -> None:
        self._button(down=True)

    def lifts(self) -> None:
        self._button(down=False)

    def _button(self, *, down: bool) -> None:
        self._xtst.XTestFakeButtonEvent(self._connection, _LEFT_BUTTON, down, ctypes.c_ulong(_AT_ONCE))
        self._x11.XFlush(self._connection)


@contextmanager
def a_hand(display: Display) -> Iterator[Hand]:
    """The libraries come with xdotool."""
    try:
        x11, xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
    except OSError as error:
        raise NotMeasuredError("libX11 or libXtst is missing; on Debian: apt install xdotool.") from error
    x11.XOpenDisplay.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.name.encode()))
    if not connection:
        raise NotMeasuredError("the virtual screen does not answer.")
    try:
        yield Hand(x11, xtst, connection)
    finally:
        x11.XCloseDisplay(connection)

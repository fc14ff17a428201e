"""A headless Chromium that is spoken to over two pipes: no port is opened and nothing is installed."""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import cv2
import numpy as np

CHROMIUM = shutil.which("chromium")
_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    "--mute-audio",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
]


PLAYS = """new Promise(done => {
  const work = document.querySelector(".work");
  work.muted = true;
  work.addEventListener("timeupdate", () => work.currentTime > 0.4 && done(work.currentTime));
  work.addEventListener("error", () => done(-1));
  work.play();
})"""
"""Plays the work of a page without sound, until it has got somewhere; -1 where it cannot."""
AT = """new Promise(done => {
  const work = document.querySelector(".work");
  work.pause();
  const soon = what => requestAnimationFrame(() => requestAnimationFrame(what));
  work.addEventListener("seeked", () => soon(() => done(1)), {once: true});
  work.currentTime = %s;
})"""
"""Shows one moment of it."""


@dataclass
class Page:
    """One open page, and what it asked for and complained about."""

    pipes: tuple[BinaryIO, BinaryIO]
    session: str | None = None
    target: str | None = None
    number: int = 0
    events: list[dict[str, Any]] = field(default_factory=list)

    @property
    def requests(self) -> list[str]:
        sent = [event for event in self.events if event["method"] == "Network.requestWillBeSent"]
        return [event["params"]["request"]["url"] for event in sent]

    @property
    def complaints(self) -> list[str]:
        said = [event["params"] for event in self.events if event["method"] == "Log.entryAdded"]
        thrown = [event["params"] for event in self.events if event["method"] == "Runtime.exceptionThrown"]
        return [entry["entry"]["text"] for entry in said] + [json.dumps(entry) for entry in thrown]

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session is not None:
            message["sessionId"] = self.session
        self.pipes[0].write(json.dumps(message).encode() + b"\0")
        self.pipes[0].flush()
        while (answer := self._next()).get("id") != self.number:
            if "method" in answer:
                self.events.append(answer)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    @property
    def failed(self) -> list[str]:
        """What it asked for and did not get."""
        answers = [
            event["params"]["response"] for event in self.events if event["method"] == "Network.responseReceived"
        ]
        lost = [event["params"]["errorText"] for event in self.events if event["method"] == "Network.loadingFailed"]
        stopped = {"net::ERR_ABORTED"}  # a player that has what it wants for now
        return [one["url"] for one in answers if one["status"] >= 400] + [one for one in lost if one not in stopped]

    def go(self, file: Path | str, size: tuple[int, int] = (1280, 720), *, query: str = "", before: str = "") -> None:
        """`before` runs in the page before anything of its own does: the clock that is handed in."""
        self._leave()
        self.session = self.ask("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        for domain in ("Network", "Log", "Runtime", "Page"):
            self.ask(f"{domain}.enable")
        width, height = size
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        if before:
            self.ask("Page.addScriptToEvaluateOnNewDocument", source=before)
        self.ask("Page.navigate", url=(file if isinstance(file, str) else file.as_uri()) + query)
        self.run("new Promise(r => document.readyState == 'complete' ? r() : addEventListener('load', () => r()))")

    def forget(self) -> None:
        """What was asked for and complained about, and the page itself, which may go on asking: a show never ends."""
        self._leave()
        self.events.clear()

    def _leave(self) -> None:
        self.session, left = None, self.target
        self.target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        if left:
            self.ask("Target.closeTarget", targetId=left)

    def run(self, script: str, *, touched: bool = False) -> Any:
        """The value of an expression; a promise is awaited. `touched`: as if somebody had pressed something."""
        how = {"awaitPromise": True, "returnByValue": True, "userGesture": touched}
        answer = self.ask("Runtime.evaluate", expression=script, **how)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def picture(self) -> np.ndarray:
        png = base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"])
        return cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)

    def _next(self) -> dict[str, Any]:
        message = bytearray()
        while (byte := self.pipes[1].read(1)) != b"\0":
            assert byte, "the browser is gone"
            message += byte
        return json.loads(message)


@contextmanager
def chromium(home: Path) -> Iterator[Page]:
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()
    # the browser listens on 3 and answers on 4; a plain sh moves only pipes of one digit
    shell = f'exec "$0" "$@" 3<&{to_read} 4>&{from_write}'
    process = subprocess.Popen(
        ["bash", "-c", shell, str(CHROMIUM), *_FLAGS, f"--user-data-dir={home}"],
        pass_fds=(to_read, from_write),
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(home)},
    )
    os.close(to_read)
    os.close(from_write)
    try:
        with os.fdopen(to_write, "wb") as there, os.fdopen(from_read, "rb") as back:
            yield Page((there, back))
    finally:
        process.kill()
        process.wait()

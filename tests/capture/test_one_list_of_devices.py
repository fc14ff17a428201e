"""PortAudio has one list of devices for a whole process, and reading it anew closes every stream there is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from capture.virtual import VirtualSound

HERE = Path(__file__).parent


def test_who_looks_for_a_microphone_cuts_off_nobody_who_plays_or_records(sound: VirtualSound) -> None:
    """While somebody answers, the booth has a loudspeaker and a microphone open at once."""
    environment = {**sound.environment, "PYTHONPATH": os.fspath(HERE.parents[1])}
    command = [sys.executable, os.fspath(HERE / "play_and_look.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=True)
    told = json.loads(done.stdout)

    assert told["with nothing open"] and told["missing"]
    assert not told["with both open"]
    assert told["goes on"]
    assert told["apart"] == pytest.approx(0.0, abs=0.005)

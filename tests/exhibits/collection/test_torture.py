"""kill -9 at any moment: what was acknowledged is there, and nothing else is."""

import random
import subprocess
import sys
from pathlib import Path

from exhibits.collection import Collection
from exhibits.contribution import Role, Use

KEEPER = """
import sys
from pathlib import Path
from exhibits.collection import Collection
from tests.exhibits.works import consents, take_in

with Collection.open(Path(sys.argv[1])) as collection:
    print("ready", flush=True)
    for number in range(10_000):
        take = take_in(collection.takes, f"take{number}")
        kept = collection.accept(take, question="free", consents=consents())
        print(kept.contribution.code, flush=True)
"""


def keep_until_killed(folder: Path, lines: int, delay_bytes: int) -> list[str]:
    """Works that the child said it kept. It is killed after some lines and a little reading more."""
    command = [sys.executable, "-c", KEEPER, str(folder)]
    root = Path(__file__).parents[3]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as child:
        assert child.stdout is not None
        told = [child.stdout.readline().strip() for _ in range(lines + 1)]
        for _ in range(delay_bytes):  # a moment that is never the same, without a clock
            child.poll()
        child.kill()
        told += child.stdout.read().split()
    return [code for code in told if len(code) == 10]


def test_nothing_acknowledged_is_lost_and_no_orphan_is_seen(tmp_path: Path) -> None:
    rng = random.Random(4)
    told: list[str] = []
    folder = tmp_path / "wijkpodium"
    for _ in range(6):
        told += keep_until_killed(folder, rng.randrange(1, 12), rng.randrange(0, 30_000))
        with Collection.open(folder) as collection:
            works = {work.code: work for work in collection.contributions(Use.STAFF)}
            assert set(told) <= set(works)
            assert {path.name for path in (folder / "works").iterdir()} == set(works)
            assert list(collection.takes.iterdir()) == []
            for code in told:
                original = collection.path(works[code], Role.ORIGINAL, Use.STAFF)
                assert original is not None
                assert original.stat().st_size > 0
            assert collection.check() == []

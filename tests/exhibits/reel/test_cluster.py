"""A film by two real workers of a Dask cluster, one of which is killed in the middle: the bytes of one machine."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from exhibits.errors import NoHelpersError
from exhibits.reel.cluster import Cluster
from media.progress import Progress
from tests.exhibits.reel.test_reel_export import film_of, unseen

pytest.importorskip("distributed", reason="the cluster is an extra: pip install wijkpodium[dask]")
dask = pytest.importorskip("dask")

TLS = "distributed.comm.tls"


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    port = free_port()
    with running("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"):
        yield f"tcp://127.0.0.1:{port}"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class running:  # noqa: N801  # reads as what it is
    def __init__(self, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]],
            cwd=Path(__file__).parents[3],
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def __enter__(self) -> subprocess.Popen:
        return self.process

    def __exit__(self, *error: object) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def a_worker(address: str, folder: Path, *words: str) -> running:
    own = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder)]
    return running("worker", address, *own, *words)


@pytest.mark.timeout(400)
def test_two_workers_one_of_which_dies_make_the_same_film_as_one_machine(shown, scheduler, tmp_path):
    here = film_of(unseen(shown, tmp_path / "here"), tmp_path / "here.mp4")
    folder = unseen(shown, tmp_path / "there")
    killed: list[float] = []

    with a_worker(scheduler, tmp_path / "one") as one, a_worker(scheduler, tmp_path / "other"):

        def kill(progress: Progress) -> None:
            if progress.doing == "job.reel.pictures" and progress.done > progress.of / 4 and not killed:
                killed.append(progress.done)
                os.killpg(one.pid, signal.SIGKILL)

        there = film_of(folder, tmp_path / "there.mp4", pool=lambda: Cluster(scheduler), report=kill)

    assert killed
    assert there.path.read_bytes() == here.path.read_bytes()


@pytest.mark.timeout(120)
def test_a_cluster_may_ask_for_certificates(tmp_path):
    """Who knows its certificates is helped; Dask's own settings name them."""
    if shutil.which("openssl") is None:
        pytest.skip("without openssl there is nothing to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=kiosk"]
    subprocess.run([*words, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    known = ["--tls-ca-file", str(certificate), "--tls-cert", str(certificate), "--tls-key", str(key)]
    port = str(free_port())
    address = f"tls://127.0.0.1:{port}"
    place = ["--host", "127.0.0.1", "--port", port, "--protocol", "tls", "--no-dashboard"]

    with running("scheduler", *place, *known), a_worker(address, tmp_path / "one", *known):
        for ca in (None, str(tmp_path / "gone.pem")):
            with dask.config.set({f"{TLS}.ca-file": ca}), pytest.raises(NoHelpersError, match="certificates"):
                Cluster(address)
        client = {"ca-file": str(certificate), "client.cert": str(certificate), "client.key": str(key)}
        with dask.config.set({f"{TLS}.{name}": file for name, file in client.items()}):
            helpers = Cluster(address)
            assert helpers.submit(pow, 2, 10).result() == 1024
            helpers.shutdown()


def test_where_nobody_answers_one_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr("exhibits.reel.cluster._LOOKS_SECONDS", 0.2)

    with pytest.raises(NoHelpersError, match="dask scheduler"):
        Cluster(f"tcp://127.0.0.1:{free_port()}")


@pytest.mark.timeout(120)
def test_a_worker_with_another_version_is_not_asked_to_guess(shown, scheduler, tmp_path, monkeypatch):
    monkeypatch.setattr("exhibits.reel.workers.makers", lambda: "another version")

    with a_worker(scheduler, tmp_path / "one"), pytest.raises(NoHelpersError, match="install the same"):
        film_of(unseen(shown, tmp_path), tmp_path / "film.mp4", pool=lambda: Cluster(scheduler))

"""Helpers on other machines: a Dask cluster, by the interface of concurrent.futures.

Every machine sees the collection's folder at the same path; nothing large travels, and each works with the same version
as we do (`render.draw` looks).
"""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any

from exhibits.errors import NoHelpersError

_LOOKS_SECONDS = 10
_TRIES = 3
"""Workers that may die of one task before it counts as the task's fault."""


class Cluster(Executor):
    """Raises NoHelpersError where nobody answers."""

    def __init__(self, address: str) -> None:
        """`tcp://host:port`, or `tls://host:port` with the certificates that Dask's own settings name."""
        try:
            from distributed import Client
            from distributed.scheduler import KilledWorker
        except ImportError as error:
            raise NoHelpersError("To work on other machines install wijkpodium[dask].") from error
        if address.startswith("tls://") and not _knows_certificates():
            raise NoHelpersError(
                f"{address} asks for certificates: name them in Dask's settings (distributed.comm.tls: ca-file,"
                " client.cert and client.key), and see that they can be read."
            )
        try:
            self._client = Client(address, timeout=_LOOKS_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise NoHelpersError(f"Nobody answers at {address}: start `dask scheduler` there.") from error
        self._lost = KilledWorker
        self._executor = self._client.get_executor(pure=False, retries=_TRIES)  # type: ignore[no-untyped-call]

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        ours: Future[Any] = Future()
        theirs = self._executor.submit(fn, *args, **kwargs)
        theirs.add_done_callback(lambda done: self._tell(done, ours))
        return ours

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()  # type: ignore[no-untyped-call]

    def _tell(self, theirs: Future[Any], ours: Future[Any]) -> None:
        if ours.cancelled():
            return
        if theirs.cancelled():
            ours.set_exception(BrokenExecutor("the cluster gave it up"))
        elif isinstance(error := theirs.exception(), self._lost):
            ours.set_exception(BrokenExecutor(str(error)))
        elif error is not None:
            ours.set_exception(error)
        else:
            ours.set_result(theirs.result())


def _knows_certificates() -> bool:
    from distributed import Security

    try:
        known = Security().get_connection_args("client")  # type: ignore[no-untyped-call]
    except OSError:
        return False
    return known["ssl_context"] is not None

"""Who prepares sources: the workers of a Dask cluster, through its `concurrent.futures` executor.

A worker that dies is the scheduler's affair: it gives the task to another one, and up after three.
Texts travel with their tasks and results come back to this process, which alone knows the library:
the workers need the program, and no file of it.
"""

from __future__ import annotations

import logging
import re
from concurrent.futures import CancelledError, Future, wait
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bilingual_reader.errors import ClusterError, SourceError
from bilingual_reader.pipeline.tasks import Task, done_there, readings

if TYPE_CHECKING:
    from distributed import Client

    from bilingual_reader.pipeline.prepare import Prepared

_ADDRESS = re.compile(r"(?:tcp|tls|ws|wss|ucx)://(?:\[[0-9a-f:.]+\]|[\w.-]+):\d{1,5}", re.I)
_PATIENCE = 5
"""Seconds until a scheduler that does not answer is given up."""
_PATIENCE_WITHOUT_WORKERS = 20
"""Seconds for a nanny to start a worker anew."""


def is_address(text: str) -> bool:
    """Whether it is the address of a scheduler: `tcp://127.0.0.1:8786`, or without `tcp://`."""
    return _ADDRESS.fullmatch(_full(text)) is not None


def _full(address: str) -> str:
    return address if "://" in address else f"tcp://{address}"


def _be_quiet() -> None:
    """What goes wrong is told as our errors; a transcript is no large graph, whatever its size."""
    import dask

    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GB"})


class Cluster:
    """The workers of the scheduler at an address. Raises ClusterError without the extra."""

    worth = 0

    def __init__(self, address: str) -> None:
        self.width = 1
        self._address = _full(address)
        self._client: Client | None = None
        if find_spec("distributed") is None:
            raise ClusterError(
                "a cluster needs the package distributed",
                address,
                "run pip install 'bilingual-reader[cluster]'",
            )

    def start(self) -> None:
        """Connect. Raises ClusterError: no scheduler, no workers, workers that read otherwise."""
        from distributed import Client

        _be_quiet()
        try:
            self._client = Client(self._address, timeout=_PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_PATIENCE)
            told = self._client.run(readings)
        except (OSError, ValueError) as error:
            raise ClusterError(
                "no scheduler with workers answers",
                self._address,
                "start `dask scheduler` and `dask worker`, and check the address",
            ) from error
        except ImportError as error:
            raise ClusterError(
                "the workers do not have this program", self._address, "install it there"
            ) from error
        others = set(told.values()) - {readings()}
        if others:
            raise ClusterError(
                f"the workers have another version ({'; '.join(sorted(others))})",
                self._address,
                f"install {readings()} there",
            )
        self.width = max(1, sum(self._client.nthreads().values()))
        self._executor = self._client.get_executor(pure=False)

    def submit(self, task: Task) -> Future[Prepared]:
        """See `Crew.submit`."""
        future: Future[Prepared] = self._executor.submit(done_there, task)
        return future

    def result(self, future: Future[Prepared]) -> Prepared:
        """See `Crew.result`; a task on which worker after worker died raises SourceError."""
        from distributed import KilledWorker

        try:
            self._wait_for(future)
            return future.result(timeout=0)
        except KilledWorker as error:
            raise SourceError(
                "every worker that read it died", "", "is there enough memory?"
            ) from error
        except (CancelledError, TimeoutError, OSError) as error:
            raise ClusterError(
                "the scheduler has gone", self._address, "import again, it goes on from here"
            ) from error

    def _wait_for(self, future: Future[Prepared]) -> None:
        """Wait until it is done or never will be: what asks a lost scheduler gets no answer."""
        assert self._client is not None
        alone = 0
        while self._client.status == "running" and wait([future], timeout=1).not_done:
            alone = 0 if self._client.nthreads() else alone + 1
            if alone > _PATIENCE_WITHOUT_WORKERS:
                raise ClusterError(
                    "all workers have gone", self._address, "start some and import again"
                )

    def restart(self) -> None:
        """Nothing: the scheduler looks after its workers."""

    def close(self) -> None:
        """See `Crew.close`; the scheduler forgets what was asked of it."""
        if self._client is not None:
            try:
                self._client.close()
            except RuntimeError:
                # Where the scheduler has gone, distributed is reconnecting, and walks over futures
                # that are released meanwhile; there is nothing left to close then.
                if self._client.status == "running":
                    raise
            self._client = None

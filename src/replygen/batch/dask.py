"""A Dask cluster as the crew of a batch. Letters go out as data and come back as bytes."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any, Final

from replygen.errors import InputError, MissingPartError
from replygen.messages import Problem, text

_SECONDS: Final = 10
_RETRIES: Final = 3
"""So often a group of letters is done again on another worker before it counts as lost."""


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """Connect to the scheduler at ``address`` (``tcp://host:8786``); give an executor and the number of threads.

    Raises:
        MissingPartError: Dask is not installed here.
        InputError: nobody answers at that address, or there is no worker.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and slow to load
        from distributed.comm.addressing import get_address_host  # noqa: PLC0415
    except ImportError:
        raise MissingPartError(Problem(_ABSENT, _INSTALL)) from None
    try:
        get_address_host(address)
    except ValueError:
        raise InputError(Problem(_NO_ADDRESS, _ADDRESS, "--dask")) from None
    try:
        client: Any = Client(  # type: ignore[no-untyped-call]
            address, timeout=_SECONDS, set_as_default=False
        )
    except (OSError, TimeoutError):
        what = text(
            "连不上 Dask 调度器 {address}。", "No Dask scheduler answers at {address}.", address=address
        )
        raise InputError(Problem(what, _ADDRESS, "--dask")) from None
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise InputError(Problem(_NO_WORKER, _START, "--dask"))
        yield client.get_executor(pure=False, retries=_RETRIES), threads


_ABSENT: Final = text("没有安装 Dask。", "Dask is not installed.")
_INSTALL: Final = text('请安装：pip install "replygen[dask]"', 'Install it: pip install "replygen[dask]"')
_NO_ADDRESS: Final = text("这不是 Dask 调度器的地址。", "This is no address of a Dask scheduler.")
_ADDRESS: Final = text(
    "请核对地址（如 tcp://主机:8786），并确认调度器已启动。",
    "Check the address, as tcp://host:8786, and that the scheduler runs.",
)
_NO_WORKER: Final = text("Dask 集群里还没有工作进程。", "The Dask cluster has no worker yet.")
_START: Final = text(
    "请先用 dask worker 启动，其环境里要装有 replygen。",
    "Start some with dask worker; replygen must be installed there.",
)

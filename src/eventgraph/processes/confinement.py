"""What a child process gives up before it touches what strangers made: memory, files, network, its own life.

Only the standard library is imported, so that a child has confined itself before it imports anything else.
"""

from __future__ import annotations

import os
import signal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PARENT_DEATH_SIGNAL = 1
NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000


def end_with_parent(parent: int) -> None:
    """End as soon as the process `parent` does, and leave Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "linux":
        return
    _libc().prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def limit_time(seconds: float) -> None:
    """End after so many seconds of the processor from now on; 0 takes the limit away.

    Not of the wall clock: what is set aside must not depend on what else the machine does.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def leave_network() -> None:
    """Go where there is no network, if the system lets us; must come before the first thread."""
    if sys.platform == "linux" and _libc().unshare(NEW_NETWORK) != 0:
        _libc().unshare(NEW_USER | NEW_NETWORK)


def use_one_thread() -> None:
    """Keep numeric libraries from starting a thread for each core: each reserves memory that counts."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"


def limit_memory(size: int) -> None:
    """Allow `size` bytes of address space more than are in use, and no core file."""
    if sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", "rb") as status:  # noqa: PTH123 - pathlib would double the start
        used = int(status.read().split()[0]) * resource.getpagesize()
    present, most = resource.getrlimit(resource.RLIMIT_AS)
    allowed = min(limit for limit in (used + size, present, most) if limit != resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _libc() -> Any:  # noqa: ANN401 - the C library
    import ctypes

    return ctypes.CDLL(None)

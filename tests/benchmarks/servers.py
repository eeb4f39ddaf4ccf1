"""Sites behind gunicorn on loopback, and what their processes and the database's have used."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
START_SECONDS = 60


@dataclass
class Server:
    """A running site."""

    port: int
    pid: int

    def cpu_seconds(self) -> float:
        return tree_cpu_seconds(self.pid)

    def worker_megabytes(self) -> float:
        """Resident memory of the largest worker."""
        return max(_resident(pid) for pid in _children(self.pid)) / 1e6


def environment(database: str, **more: str) -> dict[str, str]:
    """For a child that imports exactly what this process does."""
    path = os.pathsep.join(dict.fromkeys(entry or os.getcwd() for entry in sys.path))
    return {**os.environ, "PYTHONPATH": path, "BENCH_DATABASE": database, **more}


@contextlib.contextmanager
def serving(site: str, database: str, *, workers: int = 2, **more: str) -> Iterator[Server]:
    """Serve ``site`` (plain or package); gunicorn stops when the context is left."""
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="filmreview-bench-") as folder:
        log = Path(folder) / "gunicorn.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [
                    *(sys.executable, "-P", "-m", "gunicorn", f"--workers={workers}", "--worker-class=sync"),
                    *(f"--bind=127.0.0.1:{port}", f"--chdir={folder}", "--log-level=error", "--timeout=120"),
                    "--config=python:tests.benchmarks.gunicorn_config",
                    "django.core.wsgi:get_wsgi_application()",
                ],
                env=environment(
                    database,
                    DJANGO_SETTINGS_MODULE=f"tests.benchmarks.{site}.settings",
                    BENCH_READY=folder,
                    **more,
                ),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            _wait(process, workers, log)
            yield Server(port, process.pid)
        finally:
            process.terminate()
            process.wait(30)


def _wait(process: subprocess.Popen[bytes], workers: int, log: Path) -> None:
    """Until every worker has loaded the site; none of them has answered anything then."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if len(list(log.parent.glob("*.ready"))) >= workers:
            return
        time.sleep(0.02)
    raise SystemExit(f"gunicorn did not start:\n{log.read_text(errors='replace')[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


# -- /proc -----------------------------------------------------------------------------------------


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat after the name, which may hold anything; none for who is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _children(pid: int) -> list[int]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (fields := _stat(int(folder.name))) and int(fields[1]) == pid:
            found.append(int(folder.name))
    return found


def tree_cpu_seconds(pid: int) -> float:
    """What a process and its children have used, those that have ended included."""
    own = sum(map(int, _stat(pid)[11:15]))
    live = sum(sum(map(int, fields[11:13])) for child in _children(pid) if (fields := _stat(child)))
    return (own + live) / TICKS


def parent_of(pid: int) -> int:
    return int(_stat(pid)[1])


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES
    except OSError:
        return 0

"""The databases that sites are measured on, each for one run only."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from tests.benchmarks.servers import parent_of, tree_cpu_seconds

TOOLING = Path(__file__).resolve().parents[1] / "tooling"
NAMES = ("sqlite", "postgresql")


@dataclass
class Database:
    """One database per site, and the processes that serve them."""

    name: str
    version: str
    urls: dict[str, str]
    pid: int | None = None
    """Of PostgreSQL's own server; SQLite works inside the site's processes."""

    def cpu_seconds(self) -> float:
        return tree_cpu_seconds(self.pid) if self.pid else 0.0


@contextlib.contextmanager
def running(name: str, sites: list[str]) -> Iterator[Database]:
    with contextlib.ExitStack() as stack:
        if name == "sqlite":
            import sqlite3

            folder = Path(tempfile.mkdtemp(prefix="filmreview-bench-"))
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            urls = {site: f"sqlite:///{folder / site}.sqlite3" for site in sites}
            yield Database(name, f"SQLite {sqlite3.sqlite_version}", urls)
            return
        import psycopg

        sys.path.append(str(TOOLING))
        import throwaway_postgres

        url = urlsplit(stack.enter_context(throwaway_postgres.running_server()))
        with psycopg.connect(urlunsplit(url), autocommit=True) as connection:
            pid = parent_of(connection.info.backend_pid)
            number = connection.info.server_version // 10_000
            for site in sites:
                connection.execute(f"CREATE DATABASE {site}")
        urls = {site: urlunsplit(url._replace(path=f"/{site}")) for site in sites}
        yield Database(name, f"PostgreSQL {number}", urls, pid)

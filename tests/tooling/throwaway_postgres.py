"""Run a command beside a PostgreSQL server that exists only for that command.

    python tests/tooling/throwaway_postgres.py COMMAND [ARGUMENT ...]

The command finds the server in DATABASE_URL. The server listens on loopback only, on a free port,
behind a password made for this run; it is stopped and its files are removed however the command
ends. Needs PostgreSQL's server programs and nothing but the standard library.
"""

from __future__ import annotations

import contextlib
import locale
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OWNER = "filmreview"
START_SECONDS = 60
STOP_SECONDS = 30

# The data is thrown away, so nothing needs to survive a power cut.
SERVER_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
}


class NoServer(Exception):
    """PostgreSQL is not installed, or will not start here."""


def server_programs() -> Path | None:
    """The folder that holds both initdb and postgres, the newest version first, or None."""
    candidates = []
    if found := shutil.which("initdb"):
        # Distributions link initdb onto the PATH without its neighbours.
        candidates.append(Path(found).resolve().parent)
    if found := shutil.which("pg_config"):
        answer = subprocess.run([found, "--bindir"], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            candidates.append(Path(answer.stdout.strip()))
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    candidates += sorted(debian, key=lambda folder: _number(folder.parent.name), reverse=True)
    for folder in candidates:
        if all((folder / name).exists() for name in ("initdb", "postgres", "createdb")):
            return folder
    return None


def _number(name: str) -> float:
    try:
        return float(name)
    except ValueError:
        return 0


def _unprivileged() -> dict[str, Any]:
    """What makes subprocess drop root's rights: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            account = pwd.getpwnam(name)
            return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise NoServer("it does not run as root, and there is no account postgres or nobody")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _unicode_locale() -> str:
    """A locale that knows upper and lower case beyond ASCII: searches that ignore case need it."""
    before = locale.setlocale(locale.LC_CTYPE)
    for name in ("C.UTF-8", "en_US.UTF-8"):
        with contextlib.suppress(locale.Error):
            locale.setlocale(locale.LC_CTYPE, name)
            locale.setlocale(locale.LC_CTYPE, before)
            return name
    return "C"


@contextlib.contextmanager
def running_server() -> Iterator[str]:
    """Start a server, give its DATABASE_URL, and leave nothing behind."""
    programs = server_programs()
    if programs is None:
        raise NoServer("its programs initdb and postgres were not found")
    rights = _unprivileged()
    home = Path(tempfile.mkdtemp(prefix="filmreview-postgres-"))
    server = None
    try:
        if rights:
            os.chown(home, rights["user"], rights["group"])
        password = secrets.token_urlsafe(24)
        _initialise(programs, home, password, rights)
        port = _free_port()
        log = home / "server.log"
        with log.open("wb") as output:
            server = subprocess.Popen(
                [programs / "postgres", "-D", home / "data", "-p", str(port), *_settings()],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=home,
                # Its own session: Ctrl-C reaches the command, and the server is stopped after it.
                start_new_session=True,
                **rights,
            )
        _create_database(programs, server, port, password, log)
        yield f"postgresql://{OWNER}:{password}@127.0.0.1:{port}/{OWNER}"
    finally:
        if server is not None:
            _stop(server)
        shutil.rmtree(home, ignore_errors=True)


def _settings() -> list[str]:
    return [part for key, value in SERVER_SETTINGS.items() for part in ("-c", f"{key}={value}")]


def _initialise(programs: Path, home: Path, password: str, rights: dict[str, Any]) -> None:
    password_file = home / "password"
    password_file.touch(mode=0o600)
    password_file.write_text(password)
    if rights:
        os.chown(password_file, rights["user"], rights["group"])
    made = subprocess.run(
        [
            programs / "initdb",
            f"--pgdata={home / 'data'}",
            f"--username={OWNER}",
            f"--pwfile={password_file}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            f"--locale={_unicode_locale()}",
            "--text-search-config=english",
            "--no-sync",
        ],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=home,
        **rights,
    )
    if made.returncode != 0:
        raise NoServer(f"initdb failed: {made.stderr.strip() or made.stdout.strip()}")


def _create_database(
    programs: Path, server: subprocess.Popen[bytes], port: int, password: str, log: Path
) -> None:
    """Wait for the server by asking it for the one thing that we need."""
    command = [programs / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", OWNER, OWNER]
    environment = {**os.environ, "PGPASSWORD": password}
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        made = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=environment
        )
        if made.returncode == 0 or b"already exists" in made.stderr:
            return
        time.sleep(0.1)
    raise NoServer(f"it did not start: {log.read_text(errors='replace')[-2000:]}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # "fast": open connections are closed, not waited for
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _leave(number: int, _frame: object) -> None:
    # Nothing may interrupt the cleaning up that this exception starts.
    for caught in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(caught, signal.SIG_IGN)
    raise SystemExit(128 + number)


def run(command: list[str]) -> int:
    """Run the command with DATABASE_URL set; its exit code."""
    for caught in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(caught, _leave)
    with running_server() as url:
        child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
        try:
            return child.wait()
        finally:
            if child.poll() is None:
                child.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.wait(10)
                if child.poll() is None:
                    child.kill()
                    child.wait()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    try:
        raise SystemExit(run(sys.argv[1:]))
    except NoServer as problem:
        raise SystemExit(f"No throw-away PostgreSQL server: {problem}.") from None

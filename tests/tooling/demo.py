"""Serve the example magazine: what `make demo` does, in one go.

    python tests/tooling/demo.py PORT

Safe to repeat: the environment, the database and an editor's work are kept.
"""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys

from environments import CHECKOUT_ENVIRONMENT, ROOT, Environment

HOST = "127.0.0.1"
EXAMPLE = "choose another, as in: make demo PORT=8123"


def usable_port(text: str) -> int:
    """The port, or one sentence about why it cannot be used; asked before anything slow starts."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise SystemExit(f"PORT={text} is not a port number from 1 to 65535; {EXAMPLE}")
    port = int(text)
    with socket.socket() as probe:
        # As the development server does: a port that is only cooling down counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as problem:
            reason = {
                errno.EADDRINUSE: "is taken by another program",
                errno.EACCES: "may not be used without special rights",
            }.get(problem.errno or 0, f"cannot be used ({problem.strerror})")
            raise SystemExit(f"Port {port} {reason}; {EXAMPLE}") from None
    return port


def main(port: int) -> None:
    environment = Environment(CHECKOUT_ENVIRONMENT, sys.executable)
    environment.install_checkout("demo")
    address = f"http://{HOST}:{port}"
    os.environ.setdefault("PUBLIC_URL", address)
    manage = [str(environment.python), str(ROOT / "example_project" / "manage.py")]
    for step in (["migrate", "--verbosity=0"], ["load_demo"], ["filmreview", "rebuild", "--verbosity=0"]):
        done = subprocess.run([*manage, *step], check=False)
        if done.returncode != 0:
            raise SystemExit(done.returncode)
    print(
        f"""
The example magazine:  {address}/
The editors' desk:     {address}/admin/
                       log in as editor, critic (writes and hands in) or chief (publishes
                       and may override embargoes); the password is filmreview
                       (for this demo only: never put it on a public server)
The reviews as JSON:   {address}/api/v3/film-reviews/
                       {address}/api/v2/film-reviews/

Ctrl-C stops it.
""",
        flush=True,
    )
    # The server takes this process's place, so that Ctrl-C and signals reach it and nothing else.
    os.execv(manage[0], [*manage, "runserver", "--noreload", f"{HOST}:{port}"])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(usable_port(sys.argv[1]))

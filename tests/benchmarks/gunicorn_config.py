"""Lets the benchmark know which workers have loaded the site."""

import os
from pathlib import Path
from typing import Any


def post_worker_init(worker: Any) -> None:
    Path(os.environ["BENCH_READY"], f"{worker.pid}.ready").touch()

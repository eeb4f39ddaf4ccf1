#!/usr/bin/env python
"""Django's command-line door to the example magazine."""

import os
import sys
from pathlib import Path


def main() -> None:
    # A clone runs without installing the package first; where it is installed, that is what runs.
    sys.path.append(str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

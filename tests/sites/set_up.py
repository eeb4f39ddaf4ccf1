"""What the owner of a new site types, one command after the other: apps to make migrations of are named."""

import importlib
import sys

import django
from django.core.management import call_command

django.setup()
if apps := sys.argv[1:]:
    call_command("makemigrations", *apps)
    importlib.invalidate_caches()  # Python does not look for files that a second ago were not there
call_command("makemigrations", "--check")
call_command("migrate", "--verbosity=0")
call_command("check", "--fail-level=WARNING")

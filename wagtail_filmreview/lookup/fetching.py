"""Asking another server, and saying in plain words why there is no answer."""

import json
import math
import time
from collections.abc import Mapping
from typing import Any

import requests
from django.core.cache import cache
from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from wagtail_filmreview import __version__

LARGEST_ANSWER = 20 * 1024 * 1024


class NoAnswer(Exception):
    """A catalogue did not give what it was asked for. ``str()`` says why, to an editor.

    It never has the address in it, which may hold the site's key.
    """

    def __init__(self, message: Any) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class Fetcher:
    """Gets what is at an address of one catalogue.

    ``name`` is what messages call the catalogue, ``timeout`` how many seconds an answer may take in all, and
    ``contact`` an address, of e-mail or the web, where its operators reach whoever runs this site.
    """

    def __init__(self, name: str, timeout: float, contact: str, headers: Mapping[str, str]) -> None:
        self.name = name
        self.timeout = timeout
        agent = f"wagtail-filmreview/{__version__}"
        self.headers = {"User-Agent": f"{agent} ({contact})" if contact else agent, **headers}

    def json(self, url: str, params: Mapping[str, Any] | None = None) -> Any:
        """The JSON at an address. Raises ``NoAnswer``."""
        try:
            return json.loads(self.content(url, params))
        except ValueError:
            raise self.not_understood() from None

    def content(self, url: str, params: Mapping[str, Any] | None = None) -> bytes:
        """The bytes at an address. Raises ``NoAnswer``."""
        if (wait := cache.get(self._wait_key, 0) - time.time()) > 0:
            raise NoAnswer(self._too_many(math.ceil(wait)))
        deadline = time.monotonic() + self.timeout
        try:
            with requests.get(
                url, params=params, headers=self.headers, timeout=self.timeout, stream=True
            ) as response:
                self._check(response)
                return self._read(response, deadline)
        except requests.Timeout:
            raise self._too_slow() from None
        except requests.RequestException:
            raise NoAnswer(
                format_lazy(_("{name} cannot be reached. Is this site connected?"), name=self.name)
            ) from None

    def _read(self, response: requests.Response, deadline: float) -> bytes:
        found = bytearray()
        for part in response.iter_content(64 * 1024):
            found += part
            if len(found) > LARGEST_ANSWER:
                raise self.not_understood()
            # The time-out of a request counts from one part to the next.
            if time.monotonic() > deadline:
                raise self._too_slow()
        return bytes(found)

    def _check(self, response: requests.Response) -> None:
        status = response.status_code
        if status == 200:
            return
        if status in (401, 403):
            message = _("{name} refused this site. Its key or contact in the settings is missing or wrong.")
        elif status == 404:
            message = _("{name} does not have this film any more.")
        elif status == 429:
            wait = _seconds(response.headers.get("Retry-After", ""))
            if wait:
                cache.set(self._wait_key, time.time() + wait, wait)
            raise NoAnswer(self._too_many(wait))
        else:
            message = _("{name} has a problem of its own at the moment. Try again later.")
        raise NoAnswer(format_lazy(message, name=self.name))

    @property
    def _wait_key(self) -> str:
        """In the cache, until when this catalogue wants to be left alone."""
        return f"wagtail_filmreview.lookup.wait.{slugify(self.name)}"

    def _too_many(self, wait: int) -> Any:
        if not wait:
            return format_lazy(
                _("{name} was asked too often in a short time. Try again later."), name=self.name
            )
        return format_lazy(
            ngettext_lazy(
                "{name} was asked too often in a short time. Try again in a second.",
                "{name} was asked too often in a short time. Try again in {seconds} seconds.",
                wait,
            ),
            name=self.name,
            seconds=wait,
        )

    def _too_slow(self) -> NoAnswer:
        return NoAnswer(format_lazy(_("{name} took too long to answer. Try again later."), name=self.name))

    def not_understood(self) -> NoAnswer:
        return NoAnswer(format_lazy(_("{name} answered something that makes no sense here."), name=self.name))


def _seconds(wait: str) -> int:
    """A ``Retry-After`` in seconds, an hour at most; 0 where it is a date or nothing."""
    return min(int(wait), 3600) if wait.isascii() and wait.isdigit() and len(wait) < 8 else 0

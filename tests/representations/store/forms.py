"""Forms of the admin, sent as a browser sends them."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup


def fields_of(html: bytes) -> dict[str, Any]:
    """What the largest form of a page would send, streams left out: script makes their fields."""
    page = BeautifulSoup(html, "html.parser")
    forms = [form for form in page.select("form") if form.get("method", "").lower() == "post"]
    form = max(forms, key=lambda form: len(form.select("[name]")))
    sent: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name = field["name"]
        if "__prefix__" in name or (
            field.get("type") in ("checkbox", "radio") and not field.has_attr("checked")
        ):
            continue
        if field.get("type") in ("submit", "button", "file"):
            continue
        if field.name == "select":
            chosen = [option.get("value", "") for option in field.select("option[selected]")]
            if field.has_attr("multiple"):
                sent[name] = chosen
            elif chosen or field.select("option"):
                sent[name] = chosen[0] if chosen else field.select("option")[0].get("value", "")
        elif field.name == "textarea":
            sent[name] = field.text.removeprefix("\n")
        else:
            sent[name] = field.get("value", "on" if field.get("type") == "checkbox" else "")
    return sent


def submit(client: Any, address: str, **changes: Any) -> Any:
    """Open a form, change some of its fields and send it."""
    opened = client.get(address)
    assert opened.status_code == 200, opened
    data = fields_of(opened.content) | changes
    answer = client.post(address, {name: value for name, value in data.items() if value is not None})
    if answer.status_code == 200 and answer.context is not None and "form" in answer.context:
        assert not answer.context["form"].errors, answer.context["form"].errors
    return answer

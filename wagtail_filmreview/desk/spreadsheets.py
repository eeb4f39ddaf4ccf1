"""Spreadsheets that a title or name cannot turn into a program, nor make unreadable."""

import re
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

# What spreadsheet programs take for the beginning of a formula, the wide forms of East Asia included.
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class SafeSpreadsheets(SpreadsheetExportMixin):
    """CSV and XLSX in which text stays text.

    In XLSX a cell says that it is text. CSV has no such thing: a quotation mark goes before what would be
    a formula, as spreadsheet programs themselves write it.
    """

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        value = super().preprocess_field_value(field, value, export_format)
        if not isinstance(value, str):
            return value
        if export_format == self.FORMAT_XLSX:
            return _UNWRITABLE.sub("", value)
        return f"'{value}" if _FORMULA.match(value) or value[:1] in "\t\r" and value else value

"""Comparing two versions of a review or film: names and labels where Wagtail would show what is stored."""

from typing import Any

from wagtail.admin.compare import FieldComparison, StreamFieldComparison, register_comparison_class
from wagtail.admin.panels import FieldPanel

from wagtail_filmreview.blocks.comparison import BodyComparison, arrow, plain_words
from wagtail_filmreview.codes import country_name, language_name
from wagtail_filmreview.fields import CountryField, CountryListField, LanguageListField, LateStreamField


class WordsFieldComparison(FieldComparison):
    """A field that is one thing: the former value, an arrow, and the new one."""

    def words_of(self, value: Any) -> str:
        return plain_words(value)

    def htmldiff(self) -> Any:
        return arrow(self.words_of(self.val_a), self.words_of(self.val_b))


class CountryComparison(WordsFieldComparison):
    def words_of(self, value: Any) -> str:
        return country_name(value) if value else ""


class CountriesComparison(WordsFieldComparison):
    def words_of(self, value: Any) -> str:
        return ", ".join(map(country_name, value or ()))


class LanguagesComparison(WordsFieldComparison):
    def words_of(self, value: Any) -> str:
        return ", ".join(map(language_name, value or ()))


class BodyFieldComparison(StreamFieldComparison):
    def htmldiff(self) -> Any:
        if not (self.has_block_ids(self.val_a) and self.has_block_ids(self.val_b)):
            return super().htmldiff()
        return BodyComparison(self.field.stream_block, True, True, self.val_a, self.val_b).htmldiff()


class WordsPanel(FieldPanel):
    """A panel of a date, number or tick, which two versions are compared by in words."""

    def get_comparison_class(self) -> type[WordsFieldComparison]:
        return WordsFieldComparison


def register_comparisons() -> None:
    """Wagtail asks for them by the class of a field, ours alone."""
    register_comparison_class(LateStreamField, comparison_class=BodyFieldComparison)
    register_comparison_class(CountryField, comparison_class=CountryComparison)
    register_comparison_class(CountryListField, comparison_class=CountriesComparison)
    register_comparison_class(LanguageListField, comparison_class=LanguagesComparison)

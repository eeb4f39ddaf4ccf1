"""The review and index mixins: all that makes a page of any base class a film review.

A site with page models of its own adds a mixin in front of its base::

    class ReviewPage(FilmReviewMixin, ArticlePage):
        content_panels = ArticlePage.content_panels + FilmReviewMixin.review_panels

``wagtail_filmreview.pages`` has ready-made pages for sites without such a base.
"""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail import VERSION as WAGTAIL_VERSION
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import get_page_models
from wagtail.search import index
from wagtail.url_routing import RouteResult

from wagtail_filmreview import spoilers
from wagtail_filmreview.blocks.blank import is_left_out
from wagtail_filmreview.blocks.verdict import score_of
from wagtail_filmreview.fields import LateStreamField, ReviewStreamField, StreamRepresentation
from wagtail_filmreview.models import embargo
from wagtail_filmreview.models.films import SHOWN_WITH_A_REVIEW
from wagtail_filmreview.models.panels import BodyPanel, BylinesPanel
from wagtail_filmreview.models.readiness import require_ready
from wagtail_filmreview.models.review_form import FilmReviewForm
from wagtail_filmreview.vocabulary import SeenAs, SpoilerLevel

if TYPE_CHECKING:
    # At run time the mixins know no page class, because a site may swap the page base.
    from wagtail.models import Page as PageOfTheSite
else:
    PageOfTheSite = models.Model


PREVIEWS = {
    SpoilerLevel.NONE: _("No spoilers, as everybody reads it"),
    SpoilerLevel.MILD: _("With the premise (mild spoilers)"),
    SpoilerLevel.MAJOR: _("With twists (major spoilers)"),
    SpoilerLevel.ENDING: _("With the ending"),
}
"""The modes of Wagtail's preview."""


class FilmReviewMixin(PageOfTheSite):
    """A review of one film. Title and standfirst are read before the film and give nothing away."""

    # Nullable because PROTECT breaks revisions of drafts; publishing requires it all the same.
    film = models.ForeignKey(
        "wagtail_filmreview.Film",
        verbose_name=_("film"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    bylines = LateStreamField(
        "wagtail_filmreview.blocks.BylinesBlock",
        verbose_name=_("written by"),
        blank=True,
        help_text=_("The critics, in the order of the byline."),
    )
    hero_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("main image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Everybody sees it, so it must not give anything away."),
    )
    standfirst = models.TextField(
        _("standfirst"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences that stand for the review in lists. No spoilers."),
    )
    published_on = models.DateTimeField(
        _("published on"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Orders the reviews. Left empty, the time when it is first published."),
    )
    seen_as = models.CharField(_("seen"), max_length=16, choices=SeenAs.choices, blank=True)
    disclosure = models.TextField(
        _("disclosure"),
        blank=True,
        help_text=_("What readers should know about the critic and this film."),
    )
    source_system = models.CharField(_("source system"), max_length=60, null=True, blank=True, editable=False)
    source_id = models.CharField(
        _("source id"), max_length=120, null=True, blank=True, editable=False, db_index=True
    )
    score = models.PositiveSmallIntegerField(_("score"), null=True, editable=False, db_index=True)
    body = ReviewStreamField(verbose_name=_("review"), blank=True)

    review_panels = [
        FieldPanel(
            "film", help_text=_("Found by title, year, person or id. What is missing can be looked up.")
        ),
        BylinesPanel("bylines"),
        FieldPanel("standfirst"),
        FieldPanel("hero_image"),
        BodyPanel(
            "body",
            help_text=_(
                "Fill in what you have, in any order. What stays empty is left out when you publish."
            ),
        ),
        MultiFieldPanel(
            [
                FieldPanel("published_on"),
                FieldPanel("seen_as", help_text=_("Where you saw the film. Readers are told.")),
                FieldPanel("disclosure"),
            ],
            heading=_("About this review"),
            classname="collapsed",
        ),
    ]

    review_search_fields = [
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.RelatedFields(
            "film",
            [index.SearchField("title", boost=2), index.SearchField("original_title")],
        ),
        index.FilterField("score"),
        index.FilterField("published_on"),
    ]

    # None of these is writable: what an API shows, cut, cannot be written back. The body has a name that
    # no database field has: whoever may order or filter by a column can ask it for what is hidden.
    api_fields = [
        APIField("standfirst"),
        APIField("published_on"),
        APIField("seen_as"),
        APIField("disclosure"),
        APIField("score"),
        APIField("bylines"),
        APIField("review_body", serializer=StreamRepresentation(source="body")),
    ]

    # A copy of an imported review was not itself imported.
    exclude_fields_in_copy = ["source_system", "source_id"]

    base_form_class = FilmReviewForm

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        body: Any = self.body
        if unknown := body.unknown_blocks:
            raise ValidationError(
                {
                    "body": _(
                        "This review holds blocks that the site no longer has (%(types)s). Saving would "
                        "lose them: put the blocks back, or move their content by a data migration."
                    )
                    % {"types": ", ".join(unknown)}
                },
                code="unknown_blocks",
            )

    def save(self, *args: Any, **kwargs: Any) -> Any:
        verdict = self.get_verdict()
        self.score = score_of(verdict["rating"]) if verdict else None
        if self.live and self.published_on is None:
            self.published_on = self.first_published_at or timezone.now()
        fields = kwargs.get("update_fields")
        if self.live and (fields is None or "body" in fields):
            # A draft may be published without its form, from a listing for instance.
            stream: Any = self.body
            self.body = stream.stream_block.without_blanks(stream)
        embargo.keep_when_saving(self, fields)
        if fields is not None and "body" in fields:
            kwargs["update_fields"] = [*fields, "score"]
        return super().save(*args, **kwargs)

    def publish(self, revision: Any, user: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Wagtail's, for whoever may do so now: see ``models.embargo`` and ``models.readiness``."""
        if user is not None:
            require_ready(revision)
        embargo.keep_when_publishing(revision, kwargs.get("log_action"))
        return super().publish(revision, user, *args, **kwargs)

    def get_verdict(self) -> Any | None:
        """The value of the verdict block, or None."""
        verdict = self.body.first_block_by_name("verdict")
        if verdict is None or is_left_out(verdict.block, verdict.value):
            return None
        return verdict.value

    def get_reviewers(self) -> list[Any]:
        """The people of the byline, in order."""
        if (known := getattr(self, "_reviewers", None)) is not None:
            return known
        return [byline.value for byline in self.bylines if byline.value is not None]

    def get_spoiler_levels(self) -> list[SpoilerLevel]:
        """The levels that a reader can ask for to see more of this review, lowest first."""
        body: Any = self.body
        credits = self.film.credits.all() if self.film else []
        return spoilers.levels_in([body.get_prep_value(), [vars(credit) for credit in credits]])

    def get_body_blocks(self) -> list[Any]:
        """The blocks in the order in which readers meet them: advisories first, wherever they stand."""
        written = [child for child in self.body if not is_left_out(child.block, child.value)]
        return sorted(written, key=lambda child: child.block_type != "content_advisories")

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> list[str]:
        return [
            super().get_template(request, *args, **kwargs),
            "wagtail_filmreview/film_review_page.html",
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            **self.get_review_context(spoilers.level_of_request(request)),
        }

    def get_review_context(self, level: SpoilerLevel) -> dict[str, Any]:
        """What the package's own templates need beside the page.

        Found out when a template asks for it: most pages are shown as they were rendered before.
        """
        return {
            "review": self,
            spoilers.PARAMETER: level,
            "spoiler_levels": SimpleLazyObject(self.get_spoiler_levels),
            "verdict": SimpleLazyObject(self.get_verdict),
        }

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """What readers of each level see, then whatever modes the page's own class has."""
        own = [mode for mode in super().preview_modes if mode[0]]
        return [*((level.value, label) for level, label in PREVIEWS.items()), *own]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        if spoilers.parse(mode_name):
            # As if a reader had asked for it, so that nothing but the policy knows of levels.
            query = request.GET.copy()
            query[spoilers.PARAMETER] = mode_name
            request.GET = query  # type: ignore[assignment]
        return super().serve_preview(request, mode_name)

    def prefetch_film(self) -> None:
        """Read what is shown of the film with a few queries, before a template asks one by one."""
        if self.film is not None:
            prefetch_related_objects([self.film], *SHOWN_WITH_A_REVIEW)


FEED = "feed"
"""Where below an index page its feed is."""


class FilmReviewIndexMixin(PageOfTheSite):
    """A page that lists the reviews below it, newest first."""

    introduction = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])

    feed_class = "wagtail_filmreview.feeds.ReviewsFeed"
    """Dotted path of the class that serves ``feed/`` below the page's address; empty for no feed."""

    index_panels = [FieldPanel("introduction")]
    api_fields = [APIField("introduction")]

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        try:
            return super().route(request, path_components)
        except Http404:
            # A page that is really called so goes first.
            if path_components != [FEED] or not self.feed_class or not self.live:
                raise
            return RouteResult(self, kwargs={FEED: True})

    def serve(self, request: HttpRequest, *args: Any, feed: bool = False, **kwargs: Any) -> Any:
        if feed:
            return import_string(self.feed_class)(self, request).response()
        return super().serve(request, *args, **kwargs)

    def get_feed_url(self, request: HttpRequest | None = None) -> str | None:
        """The full address of the feed, or None where there is none."""
        url = self.get_full_url(request) if self.feed_class else None
        return url and f"{url.rstrip('/')}/{FEED}/"

    def get_cached_paths(self) -> list[str]:
        return [*super().get_cached_paths(), *([f"/{FEED}/"] if self.feed_class else [])]

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> list[str]:
        return [
            super().get_template(request, *args, **kwargs),
            "wagtail_filmreview/film_review_index_page.html",
        ]


def review_models() -> list[type[Any]]:
    """Every concrete page model that carries the mixin, whoever defined it."""
    return [model for model in get_page_models() if issubclass(model, FilmReviewMixin)]


def base_page() -> type[Any]:
    """The model that every page of this site is a row of: Wagtail's, or the site's own (Wagtail 8)."""
    if WAGTAIL_VERSION >= (8, 0):
        import swapper

        return swapper.load_model("wagtailcore", "Page")
    from wagtail.models import Page

    return Page

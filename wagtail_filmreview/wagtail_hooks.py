"""Registrations with Wagtail's admin; what is registered lives in ``desk``."""

from wagtail import VERSION as WAGTAIL_VERSION
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from wagtail_filmreview.desk import drafts, embargoes, reports, shown_of_film
from wagtail_filmreview.desk.checks import panel, refusals
from wagtail_filmreview.desk.dashboard import add_to_dashboard
from wagtail_filmreview.desk.deletion import refuse_if_in_use, register_delete_action
from wagtail_filmreview.desk.giveaways import warnings
from wagtail_filmreview.desk.marks import guard_script, register_marks
from wagtail_filmreview.desk.menu import FilmReviewsGroup, reviews_admin
from wagtail_filmreview.desk.merging import entrances as merging
from wagtail_filmreview.desk.versions import register_comparisons

hooks.register("register_rich_text_features", register_marks)
hooks.register("insert_global_admin_js", guard_script)
reviews_admin.register_with_wagtail()
register_snippet(FilmReviewsGroup)
hooks.register("before_delete_snippet", refuse_if_in_use)
if WAGTAIL_VERSION >= (8, 0):
    hooks.register("register_actions", register_delete_action)

hooks.register("after_create_page", warnings.warn_after_saving)
hooks.register("after_edit_page", warnings.warn_after_saving)
# In this order: what is refused need not be warned of, and only what is published is let through.
hooks.register("before_publish_page", refusals.refuse_before_publishing)
hooks.register("before_publish_page", warnings.warn_before_publishing)
hooks.register("before_publish_page", refusals.let_through)
hooks.register("before_bulk_action", refusals.refuse_several)
hooks.register("before_bulk_action", warnings.warn_before_publishing_several)
hooks.register("register_admin_urls", drafts.admin_urls)
hooks.register("register_page_header_buttons", drafts.header_button)
hooks.register("register_admin_urls", merging.admin_urls)
hooks.register("register_snippet_listing_buttons", merging.listing_buttons)
hooks.register("register_bulk_action", merging.MergeSelected)
hooks.register("register_log_actions", merging.register_log_action)

register_comparisons()
hooks.register("register_admin_urls", reports.admin_urls)
for menu_item in reports.menu_items():
    hooks.register("register_reports_menu_item", menu_item)
hooks.register("construct_homepage_panels", add_to_dashboard)
hooks.register("register_admin_urls", shown_of_film.admin_urls)
hooks.register("before_copy_page", refusals.refuse_public_copy)
hooks.register("register_admin_urls", panel.admin_urls)
hooks.register("insert_editor_js", panel.form_script)
hooks.register("insert_global_admin_css", panel.stylesheet)

hooks.register("register_permissions", embargoes.permissions)
hooks.register("register_log_actions", embargoes.log_actions)
hooks.register("after_create_snippet", embargoes.tell_what_an_embargo_means)
hooks.register("after_edit_snippet", embargoes.tell_what_an_embargo_means)

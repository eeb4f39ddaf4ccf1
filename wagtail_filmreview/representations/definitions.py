"""What each slug of a fixed vocabulary means, in a sentence for readers. Labels are with the slugs."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wagtail_filmreview import vocabulary as words

DEFINITIONS: dict[type[TextChoices], dict[str, Any]] = {
    words.SpoilerLevel: {
        "none": _("Gives nothing away that one should not know before the film."),
        "mild": _("Tells of the premise and the first act."),
        "major": _("Tells of twists."),
        "ending": _("Tells how the film ends."),
    },
    words.FilmKind: {
        "feature": _("A long film that stands for itself."),
        "short": _("A film of less than about forty minutes."),
        "documentary": _("A film about what is real, of any length."),
        "series": _("A work in several parts, as a whole."),
        "season": _("The episodes of a series that were first shown together."),
        "episode": _("One part of a series."),
        "programme": _("Several short films that are shown together."),
        "other": _("Whatever none of the other kinds fits."),
    },
    words.CreditRole: {
        "director": _("Directed the film."),
        "writer": _("Wrote the film, or what it was made from."),
        "actor": _("Plays or speaks a part."),
        "producer": _("Produced the film."),
        "cinematographer": _("Was in charge of camera and light."),
        "editor": _("Cut the film."),
        "composer": _("Wrote its music."),
        "creator": _("Had the idea of a series."),
        "other": _("Did something else."),
    },
    words.ReleaseKind: {
        "premiere": _("The first public showing, such as at a festival."),
        "limited": _("In few cinemas."),
        "theatrical": _("In cinemas."),
        "digital": _("To stream, rent or buy online."),
        "physical": _("On disc or tape."),
        "tv": _("On television."),
    },
    words.AdvisoryAnswer: {
        "contains": _("At least one review says that it is in the film."),
        "absent": _("It was looked for and is not in the film."),
        "not-assessed": _("Nobody says that it was looked for: it may be in the film or not."),
    },
    words.AdvisoryGroup: {
        "violence": _("What people do to each other by force."),
        "abuse": _("Harm to those who cannot defend themselves."),
        "mental-health": _("Illness, loss and despair."),
        "mature-content": _("What is not for everybody's ears and eyes."),
        "fear-and-senses": _("What frightens, and what strains eyes, ears or balance."),
        "body": _("What happens to the body."),
    },
    words.Intensity: {
        "none": _("It was looked for and is absent."),
        "mild": _("Brief, or hardly noticed."),
        "moderate": _("Noticed, and not dwelt upon."),
        "strong": _("Dwelt upon, or in detail."),
        "extreme": _("As strong as films show it."),
    },
    words.Presence: {
        "shown": _("It is seen or heard."),
        "implied": _("It happens out of sight."),
        "discussed": _("It is spoken of."),
    },
    words.Frequency: {
        "once": _("In one scene."),
        "some": _("In a few scenes."),
        "frequent": _("In much of the film."),
    },
    words.Recommendation: {
        "recommended": _("Go and see it."),
        "recommended-with-reservations": _("Worth seeing in spite of something."),
        "mixed": _("As much speaks for it as against it."),
        "not-recommended": _("Not worth the time."),
    },
    words.WatchKind: {
        "cinema": _("Shown in cinemas."),
        "stream": _("Included in a subscription."),
        "rent": _("Paid for, and watched for some days."),
        "buy": _("Paid for, and kept as a file."),
        "free": _("Watched online without paying."),
        "broadcast": _("Shown by a channel at a set time."),
        "physical": _("On disc or tape."),
    },
    words.SeenAs: {
        "cinema": _("Among an audience that paid."),
        "press-screening": _("At a showing for the press."),
        "festival": _("At a film festival."),
        "screener": _("As a copy that was sent to the critic."),
        "stream": _("From a streaming service."),
        "broadcast": _("On television."),
        "home-video": _("On disc or tape."),
    },
}

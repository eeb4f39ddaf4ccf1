"""One module for each review; the newest stands first."""

from . import (
    a_trip_to_the_moon,
    ballerina,
    caligari,
    charade,
    detour,
    his_girl_friday,
    his_girl_friday_members,
    metropolis_against,
    metropolis_for,
    night_of_the_living_dead,
    nosferatu,
    safety_last,
    sherlock_jr,
    the_general,
)
from .writing import Review

REVIEWS: tuple[Review, ...] = tuple(
    sorted(
        (
            module.REVIEW
            for module in (
                a_trip_to_the_moon,
                ballerina,
                caligari,
                charade,
                detour,
                his_girl_friday,
                his_girl_friday_members,
                metropolis_against,
                metropolis_for,
                night_of_the_living_dead,
                nosferatu,
                safety_last,
                sherlock_jr,
                the_general,
            )
        ),
        key=lambda review: review.published_on,
        reverse=True,
    )
)

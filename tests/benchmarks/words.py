"""Words and sentences for reviews that nobody wrote: the same ones for the same random numbers."""

from __future__ import annotations

from random import Random

ADJECTIVES = (
    "amber bitter blue borrowed broken burning careful cold common crooked distant double early empty "
    "endless faded false far final foreign fragile frozen gentle golden hidden hollow honest idle last late "
    "little lonely long lost lucky narrow northern old open pale patient plain quiet rapid restless rusty "
    "salted second secret shallow silent silver slow small sober solid spare stolen strange sudden tall "
    "tender thin third tidal torn unfinished velvet warm wide winter wooden yellow"
).split()

NOUNS = (
    "afternoon anchor arcade archive armchair balcony ballroom bargain bell border bridge cabinet camera "
    "canal carnival ceiling chapel choir circus clock coast corridor courier curtain departure detour diary "
    "dinner doorway engine errand evening factory ferry festival fountain garden gate ghost glacier guest "
    "harbour harvest highway hotel hour island janitor journey kitchen ladder lantern letter lighthouse "
    "machine map market meadow mirror mountain museum neighbour night orchard orchestra parade passenger "
    "piano platform promise quarry railway refuge river rooftop season shadow signal sister staircase "
    "station stranger street summer telegram theatre threshold tide tower train tunnel valley verdict "
    "village visitor voyage wedding whistle window witness workshop"
).split()

VERBS = (
    "answers borrows breaks builds carries closes counts crosses drops earns ends fills finds follows "
    "forgets gathers gives guards hears holds keeps knows leaves lifts lights loses makes marks meets "
    "mends moves names needs offers opens owes passes plays pulls reads remembers repeats returns saves "
    "sees sells shows sings starts stops takes teaches tells trusts turns waits walks wants watches writes"
).split()

FIRST_NAMES = (
    "Ada Aiko Alma Amir Anton Asta Bela Boris Carla Chidi Clara Dario Dora Edda Elio Emma Farah Felix Finn "
    "Gloria Hana Hugo Ida Imran Ines Ivo Jana Jonas Jun Kaya Kofi Lara Leon Lina Luca Maja Marta Mina Nadia "
    "Nils Noor Olga Omar Pablo Petra Rasa Rosa Samir Selma Sofia Taro Theo Uma Vera Viktor Wanda Xenia Yara "
    "Yusuf Zoe"
).split()

LAST_NAMES = (
    "Abbas Adler Almeida Arnaud Bach Banerjee Becker Bello Berg Bianchi Brandt Castro Chen Conti Cruz Dahl "
    "Diallo Dubois Eriksen Falk Ferrari Fischer Fontaine Garcia Gruber Haas Hansen Hayashi Hoffmann Ibrahim "
    "Ito Jansen Jensen Kaplan Kim Kowalski Kraus Lange Larsen Lee Lind Lopez Maier Marino Mehta Meyer Mori "
    "Moreau Nakamura Novak Okafor Olsen Park Peeters Petrov Quist Ramos Rossi Sato Schmidt Silva Singh Sousa "
    "Stein Suzuki Tanaka Torres Vale Vasquez Vogel Wagner Weber Wolf Yilmaz Zimmer"
).split()


def person_name(number: int) -> str:
    """A name that no other number has."""
    first = FIRST_NAMES[number % len(FIRST_NAMES)]
    rest = number // len(FIRST_NAMES)
    last = LAST_NAMES[rest % len(LAST_NAMES)]
    again = rest // len(LAST_NAMES)
    return f"{first} {chr(65 + again % 26)}. {last}" if again else f"{first} {last}"


def title(random: Random) -> str:
    return f"The {random.choice(ADJECTIVES).title()} {random.choice(NOUNS).title()}"


def sentences(random: Random, count: int) -> str:
    """So many sentences of nine to sixteen words."""
    made = []
    for _number in range(count):
        first, second, third = random.choices(NOUNS, k=3)
        one, two = random.choices(ADJECTIVES, k=2)
        verb, other = random.choices(VERBS, k=2)
        made.append(
            random.choice(
                (
                    f"The {one} {first} {verb} what the {two} {second} {other}, and the {third} {verb}.",
                    f"Nobody {verb} the {first} until a {one} {second} {other} the {two} {third} again.",
                    f"What the {first} {verb} in the {one} {second}, the camera {other} with a {two} eye.",
                    f"It is a film of {one} rooms: a {first}, a {second}, and a {two} {third} that {verb}.",
                )
            )
        )
    return " ".join(made)

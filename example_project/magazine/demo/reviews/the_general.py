from magazine.demo.body import (
    advisories,
    advisory,
    cast,
    credit,
    heading,
    paragraph,
    section,
    stars,
    synopsis,
    verdict,
)

from .writing import Review

REVIEW = Review(
    slug="the-general-there-and-back",
    film="the-general-1926",
    critics=("ruth-oakeshott",),
    title="There and back",
    published_on="2025-03-14",
    seen_as="cinema",
    standfirst="""The most beautifully built chase in American film runs on a track that somebody laid in
        the wrong direction. Both things are true, and neither lets go of the other.""",
    body=[
        paragraph(
            """Draw it on a napkin. A line goes north; at the far end it turns; it comes back. On the way up
            a man chases a stolen locomotive, and on the way down he is chased in it, and each bridge, switch,
            water tank and length of telegraph wire that we passed going one way comes round again with its
            meaning reversed. I do not know another comedy you could set as a geometry paper. Nor do I know
            one in which the machinery is so plainly real. The engines weigh what they weigh. When Keaton,
            lost in sorrow, sits down on the connecting rod and the wheels begin to turn, lifting him and
            lowering him like a child on a knee, one slip of steam would have killed him, and what the scene
            is about is that he does not notice.""",
            """I am fond of the ties. Two beams lie across the rails ahead of a moving train. Keaton, perched
            on the cowcatcher, has prised one loose and is hugging it in his arms, with nowhere to put it,
            when he sees the other. He throws the first so that it strikes the end of the second, and both
            are gone. He allows himself no look of triumph. Johnnie Gray solves problems the way other people
            blink.""",
        ),
        cast(
            credit("buster-keaton", "Plays an engineer, and you would ride with him."),
            credit(
                "marion-mack", "Dragged, soaked, sacked and trodden on; still the funniest partner he had."
            ),
            credit(
                "william-pittenger", "One of the raiders; the film is made after his account.", role="other"
            ),
        ),
        synopsis(
            section(
                """Georgia, 1861. Johnnie Gray loves his engine, the General, and Annabelle Lee. The army will
                not have him, since he is more use driving trains, but nobody tells him so, and Annabelle
                will not speak to him until he is in uniform. A year later Union spies steal the General, with
                Annabelle in the baggage car, and Johnnie goes after them, on foot to begin with.""",
                spoilers="mild",
            ),
            section(
                """Behind the lines he overhears the Union's plans from under a dining table, frees Annabelle,
                steals his own locomotive and runs for home with an army behind him. He sets fire to a bridge;
                the pursuing train is ordered across.""",
                spoilers="major",
            ),
            section(
                """The bridge gives way and the train goes into the river. Johnnie is made a lieutenant. On
                the connecting rod once more, and now with Annabelle, he finds that an officer who must return
                every salute cannot kiss; so he changes sides with her and salutes with the free arm without
                looking up.""",
                spoilers="ending",
            ),
        ),
        heading("The wrong direction"),
        paragraph(
            """The raid took place. William Pittenger, on whose book the story is based, took part in it, on
            the Union side. Keaton turned it round, on the ground that an audience will forgive a losing army
            more than a winning one. That may be sound advice about comedy. It is also how a war for slavery
            came to be remembered, in the nineteen-twenties and for long after, as a sad affair of uniforms
            and sweethearts. There are hardly any black people in this Georgia, and nobody says what the
            uniforms are for. I used to put this in a subordinate clause. I now think a viewer is owed a main
            one.""",
            """And then the train runs again and I am lost. The best I can do is to report that it is possible
            to see two things at once: how a body answers a machine, and what the flag on the machine stands
            for. The film is a marvel of the first. Of the second it is not even ashamed.""",
        ),
        advisories(
            advisory(
                "war-terror",
                "moderate",
                "shown",
                "Battle played partly for laughs; soldiers fall.",
                frequency="some",
            ),
            advisory("violence", "mild", "shown"),
            advisory(
                "discrimination",
                "moderate",
                "implied",
                "The Confederate side is the hero's, without question.",
            ),
            advisory("imitable", "moderate", "shown", "Stunts on moving locomotives."),
            advisory("captivity", "mild", "shown", spoilers="mild"),
            all_assessed=False,
        ),
        verdict(
            stars("4"),
            "recommended-with-reservations",
            """Perfect engineering in a bad cause. See it with somebody you can talk to
            afterwards.""",
            pros=(
                "Two chases that rhyme, bolt for bolt",
                "Trains with the weight of trains",
                "Marion Mack, who gives as good as she gets",
            ),
            cons=("A war about slavery in which slavery is not mentioned",),
            pull_quote="Johnnie Gray solves problems the way other people blink.",
        ),
    ],
)

"""The people: those who made the films, and the invented critics who write about them."""

from dataclasses import dataclass

# slug -> (name, name in its own script, name to sort by where it is not "last word first")
FILM_PEOPLE = {
    "lee-chung-hyun": ("Lee Chung-hyun", "이충현", "Lee Chung-hyun"),
    "jeon-jong-seo": ("Jeon Jong-seo", "전종서", "Jeon Jong-seo"),
    "kim-ji-hoon": ("Kim Ji-hoon", "김지훈", "Kim Ji-hoon"),
    "park-yu-rim": ("Park Yu-rim", "박유림", "Park Yu-rim"),
    "georges-melies": ("Georges Méliès", "", ""),
    "bleuette-bernon": ("Bleuette Bernon", "", ""),
    "robert-wiene": ("Robert Wiene", "", ""),
    "carl-mayer": ("Carl Mayer", "", ""),
    "hans-janowitz": ("Hans Janowitz", "", ""),
    "werner-krauss": ("Werner Krauss", "", ""),
    "conrad-veidt": ("Conrad Veidt", "", ""),
    "lil-dagover": ("Lil Dagover", "", ""),
    "friedrich-feher": ("Friedrich Feher", "", ""),
    "f-w-murnau": ("F. W. Murnau", "", ""),
    "henrik-galeen": ("Henrik Galeen", "", ""),
    "bram-stoker": ("Bram Stoker", "", ""),
    "max-schreck": ("Max Schreck", "", ""),
    "gustav-von-wangenheim": ("Gustav von Wangenheim", "", "Wangenheim, Gustav von"),
    "greta-schroder": ("Greta Schröder", "", ""),
    "alexander-granach": ("Alexander Granach", "", ""),
    "fred-c-newmeyer": ("Fred C. Newmeyer", "", ""),
    "sam-taylor": ("Sam Taylor", "", ""),
    "hal-roach": ("Hal Roach", "", ""),
    "tim-whelan": ("Tim Whelan", "", ""),
    "harold-lloyd": ("Harold Lloyd", "", ""),
    "mildred-davis": ("Mildred Davis", "", ""),
    "bill-strother": ("Bill Strother", "", ""),
    "buster-keaton": ("Buster Keaton", "", ""),
    "jean-havez": ("Jean Havez", "", ""),
    "joseph-mitchell": ("Joseph Mitchell", "", ""),
    "clyde-bruckman": ("Clyde Bruckman", "", ""),
    "kathryn-mcguire": ("Kathryn McGuire", "", ""),
    "ward-crane": ("Ward Crane", "", ""),
    "william-pittenger": ("William Pittenger", "", ""),
    "marion-mack": ("Marion Mack", "", ""),
    "fritz-lang": ("Fritz Lang", "", ""),
    "thea-von-harbou": ("Thea von Harbou", "", "Harbou, Thea von"),
    "brigitte-helm": ("Brigitte Helm", "", ""),
    "alfred-abel": ("Alfred Abel", "", ""),
    "gustav-frohlich": ("Gustav Fröhlich", "", ""),
    "rudolf-klein-rogge": ("Rudolf Klein-Rogge", "", ""),
    "howard-hawks": ("Howard Hawks", "", ""),
    "charles-lederer": ("Charles Lederer", "", ""),
    "ben-hecht": ("Ben Hecht", "", ""),
    "charles-macarthur": ("Charles MacArthur", "", ""),
    "cary-grant": ("Cary Grant", "", ""),
    "rosalind-russell": ("Rosalind Russell", "", ""),
    "ralph-bellamy": ("Ralph Bellamy", "", ""),
    "edgar-g-ulmer": ("Edgar G. Ulmer", "", ""),
    "martin-goldsmith": ("Martin Goldsmith", "", ""),
    "tom-neal": ("Tom Neal", "", ""),
    "ann-savage": ("Ann Savage", "", ""),
    "claudia-drake": ("Claudia Drake", "", ""),
    "stanley-donen": ("Stanley Donen", "", ""),
    "peter-stone": ("Peter Stone", "", ""),
    "marc-behm": ("Marc Behm", "", ""),
    "audrey-hepburn": ("Audrey Hepburn", "", ""),
    "walter-matthau": ("Walter Matthau", "", ""),
    "james-coburn": ("James Coburn", "", ""),
    "george-a-romero": ("George A. Romero", "", ""),
    "john-russo": ("John Russo", "", ""),
    "duane-jones": ("Duane Jones", "", ""),
    "judith-odea": ("Judith O'Dea", "", ""),
    "karl-hardman": ("Karl Hardman", "", ""),
    "marilyn-eastman": ("Marilyn Eastman", "", ""),
}


@dataclass(frozen=True)
class Critic:
    name: str
    biography: str
    # What :func:`magazine.demo.drawing.pictures.portrait` draws.
    portrait: tuple[str, str, str, str, str]
    native_name: str = ""
    sort_name: str = ""
    is_editor: bool = False


CRITICS = {
    "ruth-oakeshott": Critic(
        name="Ruth Oakeshott",
        is_editor=True,
        biography=(
            "Ruth Oakeshott edits <i>Changeover</i>. She taught history in evening classes for "
            "eighteen years and still asks of every film who paid for it and who is missing from it."
        ),
        portrait=("#e0c9a6", "#f2d6c4", "#8d8d8d", "#7a2840", "long"),
    ),
    "ines-achterberg": Critic(
        name="Ines Achterberg",
        biography=(
            "Ines Achterberg was a projectionist until her cinema sold its last 35 mm machine. She "
            "writes about old films as objects that weigh something and can catch fire."
        ),
        portrait=("#2f4858", "#e7c3a2", "#3b2a20", "#d9a441", "glasses"),
    ),
    "marcus-adeyemi": Critic(
        name="Marcus Adeyemi",
        biography=(
            "Marcus Adeyemi played drums in pit bands and counts everything. Comedy, he says, is the "
            "only genre that can be wrong by four frames."
        ),
        portrait=("#c8553d", "#8a5a3c", "#1c1512", "#f2e3c9", "beard"),
    ),
    "han-seo-yun": Critic(
        name="Han Seo-yun",
        native_name="한서윤",
        sort_name="Han Seo-yun",
        biography=(
            "Han Seo-yun covers action and genre cinema from Busan. She trained in hapkido for nine "
            "years, which spoils most fight scenes and makes her grateful for the rest."
        ),
        portrait=("#88a096", "#f0d2b4", "#17151c", "#3a3f6b", "bob"),
    ),
}

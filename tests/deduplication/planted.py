"""Articles made for tests: happenings, each told by three pens, and what becomes of a text on its way."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from eventgraph.records import Article

COMPANIES = [
    *(
        "Norvane",
        "Tessaly",
        "Brightmoor",
        "Calderic",
        "Ostrava",
        "Pellworth",
        "Quillon",
        "Rademark",
        "Dunmere",
    ),
    *("Silverfen", "Umbra", "Vantor", "Wexlane", "Zenthe", "Yarrowdale", "Arklow"),
]
PEOPLE = [
    *(
        "Inga Halloran",
        "Tomas Berg",
        "Priya Raman",
        "Olu Adeyemi",
        "Grete Sund",
        "Marco Bellini",
        "Hana Sato",
    ),
    *("Leila Farouk", "Peter Quist", "Ana Duarte", "Jonas Weil", "Mei Tan", "Ruth Osei"),
]
TOWNS = [
    *("Harlow Bay", "Kestrel Point", "Dornbach", "Villarosa", "Sankt Elm", "Port Amity", "Lindale", "Orrin"),
    *("Marsh Ferry", "Tolvan", "Ebonrise"),
]
FILLERS = ("also", "likely", "some", "now", "later", "recently", "another", "still")

WIRE = """
{company} will close its {thing} in {town} by the end of {month} and cut {jobs} jobs, the company
said.

The site has made {goods} since {year}, when {founder} bought it from the town for {price} million
crowns.

Orders fell by {fall} percent last quarter after a rival began to sell a cheaper kind, according to
its report.

Chief executive {boss} told staff on the shop floor: "We have tried everything that we could think
of, and the numbers from {town} have not come back."

Union leader {leader} called the plan a blow to every family in {town} and asked for talks before
{month}.

About {part} of those who lose their work will be offered posts at a newer plant {distance}
kilometres away.

Shares of {company} rose {rise} percent to {share} crowns in early trading, the highest since
{high}.

The regional government has set aside {fund} million crowns to retrain workers, minister {minister}
said.

{town} lost its last shipyard in {yard}, and unemployment there stands at {idle} percent.

Analysts at {bank} wrote that the savings of {saving} million crowns a year would pay for the
closure by {paid}.

{company} did not say what it would do with the land, {land} hectares between the river and the
railway.

A meeting with workers is planned for the {day}th, and the works council wants to see the accounts
first.
"""
PAPER = """
It was shortly after the early shift when word spread along the benches that the {thing} would not
see another winter.

For {jobs} people in {town}, that means looking for something else, and soon: {month} is when the
gates shut.

"We have tried everything that we could think of, and the numbers from {town} have not come back,"
{boss}, who runs {company}, had told them.

{leader} has spent half a life here and speaks for the union now. There had been no warning at all,
the veteran says.

Outside, a banner from {year} still hangs from the fence; {founder} smiles down from it in a hard
hat.

The owners blame a slump of {fall} percent in what customers order. Few in the canteen believe that
it is the whole story.

Only some of them, {part} perhaps, can hope for a desk in the new halls that lie a drive of
{distance} kilometres off.

What the market thinks was plain within minutes. The stock gained {rise} percent.

{minister} promises courses and counsellors and {fund} million crowns. Nobody here has heard what
the courses will teach.

The shipyard went in {yard}. Since then one in every few grown-ups, {idle} percent by the last
count, has had no job.

Whoever walks down to the river passes {land} hectares that developers would love to have.
"""
BROADCASTER = """
Workers in {town} are in shock tonight, as another employer pulls out.

{jobs} posts are going at {company}, the maker of {goods}, and bosses say there is no way back.

In a speech to employees {boss} said: "We have tried everything that we could think of, and the
numbers from {town} have not come back."

Our reporter spoke to people at the gate, and many of them were in tears as they left for home.

Business has been bad, with demand down {fall} percent in three months, and shareholders had been
pressing for change.

They got what they wanted: the price of a share went up to {share} crowns today.

The union's {leader} wants the government to step in before {month} and says a strike is possible.

Ministers have found {fund} million crowns to help with training, and {minister} is due to visit
next week.

It comes on top of years of decline for a place that once built ships for half of the world.

There may be a lifeline for {part} of them, at a factory about {distance} kilometres up the coast.
"""
PENS = (WIRE, PAPER, BROADCASTER)


class Happening(NamedTuple):
    """One closure and its particulars."""

    number: int
    slots: dict[str, object]

    def told_by(self, pen: int) -> str:
        """Return the story as one of the three tells it."""
        paragraphs = PENS[pen].strip().split("\n\n")
        return "\n\n".join(" ".join(paragraph.split()).format(**self.slots) for paragraph in paragraphs)


def happening(number: int) -> Happening:
    """Return a happening that no other number has: names and figures of its own."""
    random = Random(number)  # noqa: S311 - a plan, not a secret
    company = f"{COMPANIES[number % len(COMPANIES)]} {random.choice(('Group', 'Works', 'Mills', 'Systems'))}"
    boss, leader, founder, minister = random.sample(PEOPLE, 4)
    return Happening(
        number,
        {
            "company": company,
            "town": TOWNS[number % len(TOWNS)],
            "boss": boss,
            "leader": leader,
            "founder": founder,
            "minister": minister,
            "thing": random.choice(("cannery", "foundry", "mill", "factory", "glassworks", "dairy")),
            "goods": random.choice(("tinned fish", "engines", "newsprint", "tyres", "bottles", "cheese")),
            "month": random.choice(("March", "June", "August", "October", "November")),
            "bank": random.choice(("Fenwick Bank", "Sorrel Capital", "Halden Securities", "Marlowe")),
            "part": random.choice(("a third", "a quarter", "half", "one in five")),
            "year": random.randint(1950, 1999),
            "high": random.randint(2011, 2024),
            "paid": random.randint(2027, 2040),
            "yard": random.randint(1980, 2009),
            "jobs": random.randint(120, 3900),
            "price": random.randint(2, 90),
            "fall": random.randint(4, 60),
            "rise": random.randint(1, 19),
            "share": random.randint(20, 900),
            "distance": random.randint(5, 95),
            "fund": random.randint(3, 80),
            "idle": random.randint(6, 29),
            "saving": random.randint(11, 99),
            "land": random.randint(7, 70),
            "day": random.randint(4, 19),
        },
    )


def article(name: str, text: str, **fields: object) -> Article:
    """Return an article of the 5th of July 2026, if nothing else is said."""
    return Article.model_validate({"id": name, "text": text, "published": "2026-07-05", **fields})


def edited(text: str, share: float, seed: int) -> str:
    """Return a text with some of its words replaced by others, as a desk does it: one here, one there."""
    random, tokens = Random(seed), text.split(" ")  # noqa: S311 - a plan, not a secret
    for place in random.sample(range(len(tokens)), round(share * len(tokens))):
        ending = "".join(character for character in tokens[place] if character in '.,\n:"')
        tokens[place] = random.choice(FILLERS) + ending
    return " ".join(tokens)


def cut(text: str, share: float) -> str:
    """Return the first paragraphs of a text, as many as make up that share of its words."""
    paragraphs, kept, words = text.split("\n\n"), [], 0
    for paragraph in paragraphs:
        if words >= share * len(text.split()):
            break
        kept.append(paragraph)
        words += len(paragraph.split())
    return "\n\n".join(kept)


def framed(text: str) -> str:
    """Return a text with what outlets put around a story that they have from an agency."""
    return "\n\n".join(
        (
            "By Rosa Lind and Tim Oake",
            f"HARLOW BAY, July 5 (Reuters) - {text}",
            "Sign up for our newsletter to read more stories like this.",
            "(Reporting by Rosa Lind and Tim Oake; Editing by Kay Moor)",
            "Copyright 2026 Reuters. All rights reserved.",
        )
    )

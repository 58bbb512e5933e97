"""Made-up news of any length, the same for the same seed: text for benchmarks, not for measuring quality."""

from __future__ import annotations

from random import Random

FIRST = [
    "Ana",
    "Bram",
    "Chidi",
    "Dana",
    "Elif",
    "Femi",
    "Greta",
    "Hamid",
    "Ines",
    "Jonas",
    "Karim",
    "Leila",
    "Marek",
    "Nadia",
    "Omar",
    "Petra",
    "Quentin",
    "Rosa",
    "Samir",
    "Tove",
]
LAST = [
    "Adeyemi",
    "Brandt",
    "Castillo",
    "Dimitrov",
    "Ekström",
    "Farouk",
    "Grabowski",
    "Haddad",
    "Ivanova",
    "Jansen",
    "Kowalski",
    "Lindqvist",
    "Moreau",
    "Novak",
    "Okafor",
]
PLACES = [
    "Aleppo",
    "Bergen",
    "Cádiz",
    "Dakar",
    "Erbil",
    "Faro",
    "Gdansk",
    "Haifa",
    "Izmir",
    "Jeddah",
    "Kirkuk",
    "Lagos",
    "Mosul",
    "Nantes",
    "Odesa",
    "Porto",
]
BODIES = ["Harbour Union", "Ministry of Transport", "Northern Rail", "World Food Programme", "Civil Defence Force",
          "European Commission", "Central Bank of Morland", "Green Valley Council"]  # fmt: skip
TITLES = ["Minister", "Gen.", "Prof.", "Mayor", "Lt. Col.", "Dr.", "spokeswoman", "President"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

SENTENCES = (
    "{title} {person} said on {day} that {count} workers had left {place} since {month} {year}.",
    "“We will not leave {place} before the end of {month},” {person} told reporters in {other}.",
    "The {body} ({letters}) confirmed that about {count} people were moved from {place} to {other} last week.",
    "At least {small} people were killed and more than {count} injured when a bridge collapsed near {place} on {month} {date}, {year}.",
    "According to the {body}, prices rose by {small}.5 percent in {month}, after falling {small} percent a year earlier.",
    "{person}, who has led the {body} since {year}, denied the claims.",
    "“This is the second strike this year,” he said. “It will cost ${small}.{small} million a day.”",
    "The two sides met in {place} for three hours, but no agreement was reached.",
    "Officials in {place} accused the {body} of delaying repairs worth {count} million euros.",
    "{place}, a city of {count},000 people, lies {small}0km north of {other}.",
    "She added that the {body} would publish its report next month.",
    "Between {small} and {count} trucks cross the border at {place} every day, the {body} said in a statement.",
)


def sentence(random: Random) -> str:
    person = f"{random.choice(FIRST)} {random.choice(LAST)}"
    place, other = random.sample(PLACES, 2)
    body = random.choice(BODIES)
    return random.choice(SENTENCES).format(
        title=random.choice(TITLES), person=person, place=place, other=other, body=body, day=random.choice(DAYS),
        letters="".join(word[0] for word in body.split() if word[0].isupper()), month=random.choice(MONTHS),
        date=random.randint(1, 28), year=random.randint(1990, 2020), small=random.randint(2, 9), count=random.randint(100, 999),
    )  # fmt: skip


def article(words: int, seed: int = 0) -> str:
    """Text of at least that many words, in paragraphs of one to three sentences."""
    random, paragraphs, written = Random(seed), [f"{PLACES[seed % len(PLACES)]} counts the cost"], 4
    while written < words:
        paragraphs.append(" ".join(sentence(random) for _ in range(random.randint(1, 3))))
        written += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs)

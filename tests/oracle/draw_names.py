"""The ways in which a file may mean a person, or fail to (P1)."""

from random import Random

from tests.oracle.draw_cast import Person

Cells = dict[str, str]


def named(rng: Random, person: Person) -> Cells:
    """Cells that name the person, or seem to."""
    email = person.email.upper() if rng.random() < 0.5 else person.email
    ways: list[Cells] = [
        {"Person ID": person.person_id},
        {"Person ID": person.person_id, "Name": person.name()},
        {"Person ID": person.person_id, "Name": "Somebody Else", "Email": email},
        {"Person ID": person.person_id.lstrip("0")},
        {"Name": _name_otherwise(rng, person)},
        {"Name": _name_otherwise(rng, person), "Email": "nobody@example.org"},
        {"Person ID": f"99999{person.person_id}", "Name": person.name()},
    ]
    if person.person_id.isdecimal():
        ways.append({"Person ID": f"0{person.person_id}"})
    weights = [6, 3, 1, 2, 2, 1, 0.5, 1][: len(ways)]
    if email:
        ways += [{"Email": email}, {"Person ID": f"lms-{person.person_id}", "Email": email}]
        weights += [3, 2]
    return rng.choices(ways, weights)[0]


def _name_otherwise(rng: Random, person: Person) -> str:
    first, last = person.first, person.last
    ways = [f"{first} {last}", f"{last}, {first}", f"{first.upper()}  {last.upper()}"]
    ways += [f"{first} {last} Jr.", f'{first} "Ace" {last}', f"{first.replace('e', 'é')} {last}"]
    return rng.choice(ways)

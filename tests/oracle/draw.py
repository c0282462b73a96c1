"""Random worlds: small, and together reaching every outcome, status and pathway of the rules.

What the rules leave open is avoided, because no reading of it is wrong. By the way they are drawn:
- an activity that the catalogue names by title while several reference numbers have that title;
- CE credits or titles that only the catalogue states (whose they are in `explain` is not said);
- rosters that write one person's ID with other zeros (P5 makes them two people);
- unknown aliases, close matches, and category texts that are a subcategory's name;
- titles that differ by inner spaces or punctuation other than runs of spaces and case;
- a row that names content in a file without any credit column; `none` in a column that is a key;
- names with middle names, double surnames or credentials; IDs that differ by case.

By drawing again, where the oracle meets an open question (`OpenQuestionError`):
- an ID that fits several people without its zeros, beside an e-mail (is it "fits nobody"?);
- one line with two amounts in one import, where the file does not show that it is one line, because
  the person or the activity is written in two ways;
- a title without its sponsor where other people's, or other days', activities decide how many
  sponsors fit; one course with a number on one day and without on another (a repeat or not?);
- an optional cell given in one row and cleared in another row of one file, for one key;
- two prescribed lines for one subcategory; a prescribed subcategory under a foreign category; the
  order of several prescribed lines that the outline lacks;
- a line that serves two goals and would stand in two rows of the coverage (S5), or one content that
  would stand there in two ways of writing, because goals use different outlines or words.
"""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import count
from random import Random

from tests.oracle.answers import Program
from tests.oracle.draw_cast import (
    Cast,
    completions,
    courses,
    goals,
    many_small,
    people,
    prescription,
)
from tests.oracle.draw_days import days_to_judge
from tests.oracle.draw_files import (
    ambiguous_titles,
    catalogue,
    prescriptions,
    roster,
    roster_update,
    wide_records,
)
from tests.oracle.draw_records import Manner, RecordFile
from tests.oracle.draw_slots import slots_of_block
from tests.oracle.draw_words import Words
from tests.oracle.in_force import rows_in_force
from tests.oracle.notation import OpenQuestionError
from tests.oracle.world import Upload, World

BLOCK = 30
DISCIPLINES = {
    "CT": 6,
    "MR": 4,
    "M": 3,
    "BD": 2,
    "R": 1,
    "N": 1,
    "CI": 1,
    "VI": 1,
    "BS": 2,
    "IA": 1,
}


@cache
def random_world(seed: int) -> World:
    """The first world of this seed about which the rules leave nothing open.

    Worlds of one block have the same days and sorts of files, so that they can be merged.
    """
    for attempt in count():
        world = Drawing(Random(f"{seed}/{attempt}"), seed).world()
        try:
            program = Program.of(world)
            for day in world.days:
                program.answers(day)
        except OpenQuestionError:
            continue
        return world
    raise AssertionError


class Drawing:
    """One attempt at a world."""

    def __init__(self, rng: Random, seed: int) -> None:
        self.rng = rng
        self.seed = seed
        self.days = days_to_judge(Random(f"days of {seed // BLOCK}"))
        self.slots = slots_of_block(seed // BLOCK)
        self.day = rng.choice(self.days)
        chosen = rng.choices(list(DISCIPLINES), list(DISCIPLINES.values()), k=rng.randint(1, 3))
        self.words = [
            Words.of(discipline, self.day, plain=rng.random() < 0.4)
            for discipline in dict.fromkeys(chosen)
        ]
        self.cast = self._cast()
        self.manner = self._manner(agreeing=seed % 5 == 0)

    def _cast(self) -> Cast:
        rng, found = self.rng, people(self.rng)
        aims = {person: goals(rng, person, self.words, self.day) for person in found}
        prescribed = {
            (person, goal.discipline): prescription(rng, goal, self.words, self.day)
            for person, of_person in aims.items()
            for goal in of_person
            if goal.pathway == "cqr" and any(w.discipline == goal.discipline for w in self.words)
        }
        cast = Cast(found, aims, prescribed, courses(rng, self.words))
        cast.done = completions(rng, cast, self.words, self.days)
        if rng.random() < 0.12:
            many_small(rng, cast, self.words, self.day - timedelta(days=30))
        return cast

    def _manner(self, *, agreeing: bool) -> Manner:
        titles = [course.title for course in self.cast.courses]
        shared = frozenset(title for title in titles if titles.count(title) > 1)
        untold = (c for c in self.cast.courses if c.title not in shared and self.rng.random() < 0.3)
        faces, stated = self.rng.random() < 0.3, self.rng.random() < 0.3
        return Manner(agreeing, faces, stated, shared, frozenset(untold))

    def world(self) -> World:
        drawn = {
            **self._rosters(),
            **self._catalogues(),
            **self._prescriptions(),
            **self._records(),
        }
        uploads = [
            replace(drawn[name], file_name=slot.file_name, withdrawn=slot.withdrawn)
            for name, slot in self.slots.items()
            if name in drawn
        ]
        merges = self._merges(sorted(rows_in_force(uploads).ids))
        return World(self.seed, tuple(uploads), tuple(self.days), self.manner.agreeing, merges)

    def _merges(self, ids: list[str]) -> tuple[tuple[str, str], ...]:
        """In every fourth world two people are one, in some of these three, one after the other."""
        # Of its own, so that the other worlds are the ones they were without merges.
        rng = Random(f"merges of {self.seed}")
        if self.seed % 4 or len(ids) < 2:
            return ()
        first, second, *others = rng.sample(ids, len(ids))
        merges = [(first, second)]
        if others and rng.random() < 0.5:
            merges.append(rng.choice([(others[0], first), (first, others[0])]))
        return tuple(merges)

    def _rosters(self) -> dict[str, Upload]:
        rng, everybody = self.rng, self.cast.people
        listed = [person for person in everybody if rng.random() < 0.85] or everybody[:1]
        late = [person for person in everybody if person not in listed and rng.random() < 0.7]
        found = {
            name: roster(rng, self.cast, some, two_names=self.slots[name].two_names)
            for name, some in (("roster", listed), ("roster-late", late))
            if some
        }
        if not self.manner.agreeing and rng.random() < 0.4:
            some = rng.sample(listed, rng.randint(1, len(listed)))
            found["roster-new"] = roster_update(rng, self.cast, some, self.day)
        return found

    def _catalogues(self) -> dict[str, Upload]:
        rng = self.rng
        listed = [course for course in self.cast.courses if course.listing]
        if not listed:
            return {}
        found = {"activities": catalogue(rng, listed, self.manner, changed=False)}
        if rng.random() < 0.3:
            some = rng.sample(listed, rng.randint(1, len(listed)))
            changed = not self.manner.agreeing
            found["activities-new"] = catalogue(rng, some, self.manner, changed=changed)
        return found

    def _prescriptions(self) -> dict[str, Upload]:
        agreeing = self.manner.agreeing
        names = ["prescriptions", "prescriptions-new"][: 2 if self.rng.random() < 0.4 else 1]
        found = {
            name: prescriptions(self.rng, self.cast, agreeing=agreeing, again="-" in name)
            for name in names
        }
        return {name: upload for name, upload in found.items() if upload}

    def _records(self) -> dict[str, Upload]:
        rng = self.rng
        names = ["records", "records-more"] + ["records-other"] * (not self.manner.faces)
        names = rng.sample(names, rng.randint(1, len(names)))
        files = [RecordFile(rng, self.manner, self.words, self.slots[n].columns) for n in names]
        homes = [(done, rng.choice(files)) for done in self.cast.done]
        for file in files:
            first = [done for done, home in homes if home is file]
            again = [done for done, home in homes if home is not file and rng.random() < 0.3]
            file.fill([*((done, False) for done in first), *((done, True) for done in again)])
            file.add_faults()
        found = {n: file.upload() for n, file in zip(names, files, strict=True) if file.rows}
        if rng.random() < 0.1:
            words = rng.choice(self.words)
            found["records-wide"] = wide_records(rng, self.cast, words, self.day)
        twice = ambiguous_titles(rng, self.cast, self.day) if rng.random() < 0.06 else None
        return found | ({"records-twice": twice} if twice else {})

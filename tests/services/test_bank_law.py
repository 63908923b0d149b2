"""A bank is what its history says."""

from itertools import count

from banking import NAMES, Keeping, a_teacher, question
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

WORDED = st.tuples(st.sampled_from(NAMES), st.integers(0, 2))
FILES = st.lists(WORDED, min_size=1, max_size=8, unique_by=lambda pair: pair[0])
ACTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["take", "crash"]), FILES),
        st.tuples(st.just("edit"), WORDED),
        st.tuples(st.just("drop"), st.sampled_from(NAMES)),
        st.tuples(st.just("undo"), st.none()),
    ),
    max_size=8,
)
TEACHERS = count()


def worded(pair):
    """A question of this name; variants differ in tags only, or in the wording."""
    name, variant = pair
    return question(name, variant // 2, tags=("tag",) * (variant % 2))


def act(keeping, what, given_, content):
    """Do it, and return what the content should be then."""
    if what == "take":
        keeping.take(*map(worded, given_))
        return tuple(map(worded, given_))
    if what == "crash":
        keeping.take(*map(worded, given_), stop=1)
    there = {each.key: each for each in content}
    if what == "edit":
        changed = worded(given_)
        keeping.edit(changed)
        return tuple((there | {changed.key: changed}).values())
    if what == "drop" and f"file/{given_}" in there:
        keeping.drop(given_)
        return tuple(each for each in content if each.key != f"file/{given_}")
    return content


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_whatever_happens_the_bank_is_what_its_history_says(session, small_steps, acts):
    """Contents pile up: an import or an edit puts one on top, undoing takes it off, breaking off does nothing."""
    keeping = Keeping.begin(session, a_teacher(session, f"teacher{next(TEACHERS)}"))
    pile = [()]
    for what, given_ in acts:
        if what == "undo":
            if len(pile) > 1:
                keeping.undo()
                pile.pop()
        elif (then := act(keeping, what, given_, pile[-1])) != pile[-1]:
            pile.append(then)
        assert keeping.questions == pile[-1]
        assert keeping.bank.size == len(pile[-1])

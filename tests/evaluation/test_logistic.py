from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventgraph.evaluation.logistic import Row, _solve, fit, log_loss

ROWS = st.lists(
    st.tuples(
        st.sets(st.sampled_from(["rule:verb", "rule:noun", "object:concept"])).map(
            lambda features: tuple(sorted(features))
        ),
        st.booleans(),
    ),
    min_size=1,
    max_size=30,
)


def rows(feature: str, right: int, wrong: int) -> list[Row]:
    return [((feature,), True)] * right + [((feature,), False)] * wrong


def test_without_features_it_is_the_share_of_what_is_right() -> None:
    model = fit([((), True)] * 3 + [((), False)], penalty=1)
    assert model.probability(()) == pytest.approx(0.75, abs=1e-3)


def test_with_hardly_a_penalty_it_is_the_share_within_each_feature() -> None:
    model = fit(rows("a", 9, 1) + rows("b", 1, 4), penalty=1e-4)
    assert model.probability(["a"]) == pytest.approx(0.9, abs=0.01)
    assert model.probability(["b"]) == pytest.approx(0.2, abs=0.01)


def test_what_was_seen_rarely_shrinks_to_its_construction() -> None:
    seen = [(("rule:verb", "rule:verb.active"), n < 90) for n in range(100)]
    seen += [(("rule:verb", "rule:verb.rare"), False)]
    seen += [(("rule:noun",), n < 20) for n in range(40)]
    model = fit(seen, penalty=2)
    often, rare, unseen, noun = (
        model.probability(features)
        for features in (
            ("rule:verb", "rule:verb.active"),
            ("rule:verb", "rule:verb.rare"),
            ("rule:verb",),
            ("rule:noun",),
        )
    )
    assert noun < rare < unseen < often
    assert rare > 0.6


@settings(deadline=None)
@given(ROWS)
def test_fitting_is_deterministic_and_no_worse_than_a_coin(seen: list[Row]) -> None:
    model = fit(seen, penalty=2)
    assert model == fit(seen, penalty=2)
    assert model == fit(list(reversed(seen)), penalty=2)
    assert (
        log_loss(model, seen)
        <= log_loss(model.model_copy(update={"intercept": 0, "weights": {}}), seen) + 0.01
    )


def test_a_system_of_equations_is_solved() -> None:
    assert _solve([[4.0, 2.0], [2.0, 3.0]], [2.0, 5.0]) == pytest.approx([-0.5, 2.0])

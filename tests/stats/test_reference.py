"""Our figures are those of R: `reference.json` holds what it says of twenty matrices (see `reference.R`)."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from quizapp.stats import quantiles
from quizapp.stats.items import items
from quizapp.stats.tally import tally
from quizapp.stats.test import whole

RECORDED = json.loads((Path(__file__).parent / "reference.json").read_text(encoding="utf-8"))
QUANTILES = {
    "t": quantiles.t_quantile,
    "f": quantiles.f_quantile,
    "chi_squared": quantiles.chi_squared_quantile,
}
SHARES = {"t": (0.5, 0.9, 0.975), "f": (0.025, 0.5, 0.975), "chi_squared": (0.025, 0.5, 0.975)}
MATRICES = pytest.mark.parametrize("matrix", RECORDED["matrices"], ids=lambda matrix: f"seed {matrix['seed']}")


def close(value):
    return pytest.approx(value, rel=1e-9, abs=1e-9)


def tallied(matrix):
    credits_, width = [Fraction(each) for each in matrix["credits"]], matrix["items"]
    return tally((credits_[start : start + width] for start in range(0, len(credits_), width)), width)


@MATRICES
def test_a_test_is_described_as_r_describes_it(matrix):
    found = whole(tallied(matrix))
    assert found.mean.value == close(matrix["mean"])
    assert [found.mean.low, found.mean.high] == close(matrix["mean_interval"])
    assert found.median.value == close(matrix["median"])
    assert found.sd.value == close(matrix["sd"])
    assert found.alpha.value == close(matrix["alpha"])
    assert [found.alpha.low, found.alpha.high] == close(matrix["feldt"])


@MATRICES
def test_every_item_has_the_figures_of_psych(matrix):
    found = items(tallied(matrix), [1] * matrix["items"])
    assert [each.discrimination.value for each in found] == close(matrix["r_drop"])
    assert [each.alpha_without.value for each in found] == close(matrix["alpha_drop"])
    assert [each.sd.value for each in found] == close(matrix["item_sd"])


@pytest.mark.parametrize("row", RECORDED["quantiles"], ids=lambda row: f"{row['name']} {row['of']}")
def test_quantiles_are_those_of_r(row):
    found = [QUANTILES[row["name"]](share, *row["of"]) for share in SHARES[row["name"]]]
    assert found == pytest.approx(row["at"], rel=1e-9, abs=1e-12)

"""The benchmarks run, find wrong answers, and report on every target; what they measure is nobody's business here."""

import shutil
import subprocess
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from tests.benchmarks.measuring import exponent
from tests.benchmarks.report import REASONS
from tests.benchmarks.tables_in_force import assert_same
from tests.benchmarks.targets import TARGETS

ROOT = Path(__file__).parents[1]
NEEDS = {"first_view": "chromium"}


def test_a_tiny_run_reports_on_every_target(tmp_path: Path) -> None:
    report = tmp_path / "benchmarks.md"
    subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "--tiny", "--to", report],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in report.read_text("utf-8").splitlines()
        if line.startswith("|")
    ]
    for target in TARGETS:
        [(_, _, figure, judgement)] = [row for row in rows if row[0] == target.what]
        if target.key in NEEDS and shutil.which(NEEDS[target.key]) is None:
            assert (figure, judgement) == ("", "not measured")
        else:
            assert figure
            assert judgement in ("met", "missed")


def test_every_reason_is_that_of_a_target() -> None:
    assert tomllib.loads(REASONS.read_text("utf-8")).keys() <= {target.key for target in TARGETS}


def test_a_target_is_missed_by_however_little() -> None:
    [target] = [target for target in TARGETS if target.key == "small_import"]

    assert target.is_missed_by(0.1004)
    assert not target.is_missed_by(0.1)
    assert (target.show(target.most), target.show(0.104)) == ("0.100 ×", "0.104 ×")


def test_an_exponent_is_that_with_which_a_time_grows() -> None:
    assert exponent({10: 3.0, 100: 30.0, 1_000: 300.0}) == pytest.approx(1)
    assert exponent({10: 2.0, 100: 2.0, 1_000: 2.0}) == pytest.approx(0)
    assert exponent({10: 1.0, 100: 100.0}) == pytest.approx(2)


def in_credits(*amounts: str) -> pa.Table:
    exact = pa.array([Decimal(amount) for amount in amounts], pa.decimal128(18, 2))
    return pa.table({"person_id": [str(n) for n in range(len(amounts))], "needed": exact})


def in_hundredths(*amounts: int) -> pa.Table:
    return pa.table({"person_id": [str(n) for n in range(len(amounts))], "needed": list(amounts)})


def test_whole_hundredths_are_our_decimals() -> None:
    assert_same(in_credits("0.25", "16.00"), in_hundredths(25, 1_600))


def test_one_hundredth_more_is_a_wrong_answer() -> None:
    with pytest.raises(AssertionError, match=r"row 1, needed: 16\.00 here, 16\.01 there"):
        assert_same(in_credits("0.25", "16.00"), in_hundredths(25, 1_601))


@pytest.mark.parametrize(
    "theirs",
    [in_hundredths(25), in_hundredths(25, 1_600, 0), in_hundredths(25, 1_600).drop(["person_id"])],
    ids=["a row less", "a row more", "a column less"],
)
def test_a_row_or_column_that_is_missing_is_a_wrong_answer(theirs: pa.Table) -> None:
    with pytest.raises(AssertionError):
        assert_same(in_credits("0.25", "16.00"), theirs)

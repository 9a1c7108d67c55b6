"""The statistics against values worked out by hand, on answers that are made up."""

import json

import item_statistics as counting
import pytest

ITEMS = [f"item-{number}" for number in range(1, 13)]


def saved(folder, name, *forms, finished=("2026-11-01", "2026-11-08")):
    """A made-up file as the page saves it; a form is twelve ones and noughts."""
    answers = [
        {"form": form, "item": item, "pair": "-", "said": True, "sure": 2, "right": mark == "1"}
        for form, marks in zip("AB", forms, strict=False)
        for item, mark in zip(ITEMS, marks, strict=False)
    ]
    held = {"test": "What do you believe?", "version": 1, "finished": dict(zip("AB", finished, strict=True))}
    (folder / f"{name}.json").write_text(json.dumps(held | {"answers": answers}), encoding="utf-8")


@pytest.fixture
def made_up(tmp_path):
    """Three made-up readers: 2, 4 and 6 right in form A; 6, 5 and 10 in form B."""
    saved(tmp_path, "1", "110000000000", "111111000000")
    saved(tmp_path, "2", "011110000000", "111110000000")
    saved(tmp_path, "3", "011111100000", "111111111100")
    return tmp_path


def test_difficulty_is_the_share_who_had_it_right(made_up):
    """By hand: item 1 one of three, item 2 all, item 12 none."""
    readers = counting.read([made_up])
    assert [counting.difficulty(readers, "A", item) for item in ("item-1", "item-2", "item-12")] == [
        pytest.approx(1 / 3),
        1,
        0,
    ]


def test_discrimination_is_the_correlation_with_the_other_items(made_up):
    """By hand, form A: item 1 is 1, 0, 0 against rests of 1, 4, 6; item 7 is 0, 0, 1 against 2, 4, 5.

    Item 1: deviations 2/3, -1/3, -1/3 and -8/3, 1/3, 7/3; sum of products -24/9 = -8/3;
    sums of squares 2/3 and 114/9; r = -(8/3) / sqrt(2/3 * 38/3) = -0.9177.
    Item 7: deviations -1/3, -1/3, 2/3 and -5/3, 1/3, 4/3; products 12/9 = 4/3;
    sums of squares 2/3 and 42/9; r = (4/3) / sqrt(2/3 * 14/3) = 0.7559.
    """
    readers = counting.read([made_up])
    assert counting.discrimination(readers, "A", "item-1") == pytest.approx(-0.9177, abs=1e-4)
    assert counting.discrimination(readers, "A", "item-7") == pytest.approx(0.7559, abs=1e-4)
    assert counting.discrimination(readers, "A", "item-2") is None


def test_gain_is_the_mean_change_with_an_interval_of_student(made_up):
    """By hand: changes 4, 1, 4; mean 3, deviation sqrt(3), half of the interval 4.303 * sqrt(3) / sqrt(3)."""
    found = counting.gain(counting.read([made_up]))
    assert found.readers == 3 and found.mean == 3
    assert found.interval == (pytest.approx(3 - 4.303), pytest.approx(3 + 4.303))


def test_who_took_form_b_first_gains_from_b_to_a(tmp_path):
    """The days in the file say which came first."""
    saved(tmp_path, "1", "1" * 10 + "00", "1" * 4 + "0" * 8, finished=("2026-11-08", "2026-11-01"))
    assert counting.gain(counting.read([tmp_path])) == (1, 6, None)


def test_students_t_is_never_too_small():
    """Between two values of the table the lower degree of freedom counts."""
    wanted = {1: 12.706, 30: 2.042, 35: 2.042, 40: 2.021, 59: 2.021, 60: 2.0, 500: 1.98}
    assert {freedom: counting.student(freedom) for freedom in wanted} == wanted


def test_a_table_from_paper_counts_the_same(made_up, tmp_path):
    """The made-up readers typed into a table give the same report."""
    readers = counting.read([made_up])
    lines = ["person,form,item,right"]
    for one in readers:
        lines += [f"{one.name},{form},{item},{int(right)}" for form in "AB" for item, right in one.forms[form].items()]
    table = tmp_path / "class.csv"
    table.write_text("\n".join(lines), encoding="utf-8")
    assert counting.report(counting.read([table])) == counting.report(readers)


def test_the_report_says_it_all(made_up, capsys):
    """Both forms, each item, and the gain with what it may be worth."""
    assert counting.main([str(made_up)]) == 0
    out = capsys.readouterr().out
    assert "Form A: 3 readers, 4.0 of 12 right on average" in out
    assert "item-1            33%  -0.92" in out
    assert "Gain of 3 readers: +3.00, 95% interval -1.30 to +7.30, which includes no change." in out


ANSWER = '{"form": "A", "item": "x", "right": true}'
FAULTS = {
    "nothing there": (None, "no saved files"),
    "no JSON": ("answers", 'not saved by "What do you believe?"'),
    "another file": ('{"a": 1}', 'not saved by "What do you believe?"'),
    "an unknown form": ('{"finished": {}, "answers": [{"form": "C", "item": "x", "right": true}]}', "form 'C'"),
    "no form that is whole": ('{"finished": {}, "answers": []}', "Nobody answered all 12 items"),
    "an answer twice": (f'{{"finished": {{}}, "answers": [{ANSWER}, {ANSWER}]}}', "answered twice"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_counted_is_told(tmp_path, capsys, name):
    """A sentence with the file, and no traceback."""
    content, words = FAULTS[name]
    if content is not None:
        (tmp_path / "1.json").write_text(content, encoding="utf-8")
    assert counting.main([str(tmp_path)]) == 2
    assert words in capsys.readouterr().err


def test_a_table_with_other_columns_or_marks_is_told(tmp_path, capsys):
    """With its line."""
    table = tmp_path / "class.csv"
    table.write_text("name,form\n", encoding="utf-8")
    assert counting.main([str(table)]) == 2
    assert "its first line must be person,form,item,right" in capsys.readouterr().err
    table.write_text("person,form,item,right\n7,A,1,yes\n", encoding="utf-8")
    assert counting.main([str(table)]) == 2
    assert "line 2: right is 'yes'" in capsys.readouterr().err
    assert counting.main([str(tmp_path / "gone.csv")]) == 2

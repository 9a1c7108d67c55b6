"""What is due is listed: each cell of a system after the days that its facet allows, the rest after 180."""

import datetime

import pytest
from authoring import stale
from console import Problem

FILES = {
    "docs/data/sources.yml": "- {key: kim-2026, checked: 2026-11-30}\n",
    "docs/data/systems.yml": """
facets: [{id: kind, look_again: 365}, {id: in, look_again: 90}, {id: out, look_again: 90}]
systems: [{name: Hum, sources: [{key: kim-2026, cells: [kind, in, out]}]}]
""",
    "docs/index.md": "---\nupdated: 2026-11-30\n---\n",
}
CELLS = "docs/data/systems.yml: system Hum: "
ALL = ["docs/data/sources.yml: source kim-2026", f"{CELLS}in, out", f"{CELLS}kind", "docs/index.md: page"]


@pytest.fixture
def root(tmp_path):
    """A project with a source, a system and a page that were all looked at on one day."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("later", "days", "listed"),
    [(90, None, []), (91, None, [f"{CELLS}in, out"]), (366, None, ALL), (2, 1, ALL)],
)
def test_a_cell_is_due_when_its_facet_says_so(root, monkeypatch, later, days, listed):
    """What changes overnight is listed before what seldom changes; a number of days holds for all."""

    class Day(datetime.date):
        """A day on which today is later."""

        @classmethod
        def today(cls):
            return datetime.date(2026, 11, 30) + datetime.timedelta(days=later)

    monkeypatch.setattr(stale.datetime, "date", Day)
    *lines, number = stale.stale(root, days)
    assert sorted(line.partition(", 30 November 2026 (")[0] for line in lines) == listed
    assert number.startswith(f"{len(listed)} ")


def test_data_that_cannot_be_read_are_told_in_a_sentence(root):
    (root / "docs/data/sources.yml").write_text("- [key\n", encoding="utf-8")
    with pytest.raises(Problem, match=r"sources\.yml cannot be read"):
        stale.stale(root, None)

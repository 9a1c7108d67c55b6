"""What is due is listed: each cell of a system after the days that its facet allows, the rest after 180."""

import datetime

from authoring import stale, tree

from tests.reading import ROOT


def test_a_cell_is_due_when_its_facet_says_so(tmp_path, monkeypatch):
    """A hundred days on, what changes overnight is listed and what seldom changes is not; a year on, both are."""
    lines = listed(monkeypatch, 100)
    assert any("system ChatGPT: inputs, outputs, inside" in line for line in lines)
    assert not any("system ChatGPT: kind" in line for line in lines)
    assert not any(": source " in line for line in lines)
    lines = listed(monkeypatch, 400)
    assert any("system ChatGPT: kind" in line for line in lines)
    assert any(": source openai-how-2025" in line for line in lines)
    assert any("system ChatGPT: kind" in line for line in listed(monkeypatch, 2, days=1))  # which holds for all


def listed(monkeypatch, later: int, days: int | None = None) -> list[str]:
    """What is listed so many days after the last check of a source."""
    rows = tree.read_data(ROOT / "docs/data/sources.yml")
    last = max(row["checked"] for row in rows)

    class Day(datetime.date):
        """A day on which today is later."""

        @classmethod
        def today(cls):
            return last + datetime.timedelta(days=later)

    monkeypatch.setattr(stale.datetime, "date", Day)
    return stale.stale(ROOT, days)

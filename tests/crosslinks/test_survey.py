"""Setting sound links aside changes nothing: all rules over all links find the same."""

from pathlib import Path

import pytest
from crosslinks import checking, survey

from .case import all_cases


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_no_rule_objects_to_a_sound_link(case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every link held doubtful."""
    case.write(tmp_path)
    for needs in (survey.Needs, survey.BuiltNeeds):
        monkeypatch.setattr(needs, "of", lambda *_: None)
    assert [str(finding) for finding in checking.check(tmp_path).findings] == list(case.findings)

"""The real guide, broken in seeded ways: each time the right rule speaks up on the right line."""

import random
import re
import shutil
from pathlib import Path

import guide_rules  # noqa: F401 (its rules are among those that are checked)
import pytest
from linkcheck import cache, checking

from .mutations import BREAKING, HARMLESS, Mutation

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 4


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the guide's sources."""
    place = tmp_path_factory.mktemp("guide") / "copy"
    place.mkdir()
    for name in ("docs", "overrides", "scripts/hosting"):  # its pages show files of the last
        shutil.copytree(ROOT / name, place / name)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, place / name)
    return place


@pytest.fixture(autouse=True, scope="module")
def shared_cache(tmp_path_factory: pytest.TempPathFactory):
    """All these tests read the same pages but one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "FOLDER", tmp_path_factory.mktemp("shared"))
        yield


@pytest.fixture(autouse=True)
def own_cache() -> None:
    """Not here."""


def changed(guide: Path, mutation: Mutation, seed: int) -> tuple[Path, str, str, int]:
    """A page, its text, the changed text, and the line of the change; the page is drawn by the seed."""
    chance = random.Random(f"{mutation.rule} {seed}")
    pages = sorted(
        page
        for page in (guide / "docs").rglob("*.md")
        if page.parent.name in ("concepts", "taxonomy", "misconceptions")
    )
    for page in chance.sample(pages, len(pages)):
        text = page.read_text(encoding="utf-8")
        if done := mutation.apply(text, chance):
            return page, text, *done
    pytest.fail(f"no page can be changed for {mutation.rule}")


def with_text(guide: Path, file: Path, text: str) -> list[tuple[str, int, str]]:
    """Path, line and rule of everything that is found while a file says something else."""
    before = file.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    try:
        return [(one.path, one.line, one.rule) for one in checking.check(guide).findings]
    finally:
        file.write_text(before, encoding="utf-8")


def test_the_guide_itself_is_clean(guide: Path) -> None:
    """Otherwise nothing below proves anything."""
    assert [str(finding) for finding in checking.check(guide).findings] == []


@pytest.mark.parametrize("seed", range(ROUNDS))
@pytest.mark.parametrize("mutation", BREAKING, ids=lambda mutation: mutation.rule)
def test_each_fault_is_found_on_its_line(guide: Path, mutation: Mutation, seed: int) -> None:
    """By its own rule."""
    page, _, text, line = changed(guide, mutation, seed)
    line += 2 if mutation.rule == "duplicate-id" else 0
    assert (page.relative_to(guide).as_posix(), line, mutation.rule) in with_text(guide, page, text)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("mutation", HARMLESS, ids=lambda mutation: mutation.rule)
def test_harmless_changes_are_left_alone(guide: Path, mutation: Mutation, seed: int) -> None:
    """Nothing is found."""
    page, _, text, _ = changed(guide, mutation, seed)
    assert with_text(guide, page, text) == []


OTHER_FILES = {
    ("mkdocs.yml", r"concepts/decoding\.md", "concepts/decodign.md"): "nav-missing-page",
    ("mkdocs.yml", r"stylesheets/text\.css", "stylesheets/txet.css"): "missing-file",
    ("mkdocs.yml", r"images/favicon\.svg", "images/favicno.svg"): "missing-file",
    ("docs/data/claims.yml", r"(?<=home: )concepts/[\w-]+\.md", "concepts/none.md"): "data-link",
    ("docs/data/claims.yml", r"(?<=- key: )[\w-]+", "nobody-1900"): "unknown-key",
    ("docs/data/glossary.yml", r"(?<=broader: )[\w-]+", "nothing"): "unknown-key",
    ("docs/data/glossary.yml", r"(?<=- id: )token\b", "tokne"): "unpublished-key",
    ("docs/concepts/decoding.md", r"(?<=^broader: ).*", "concepts/none.md"): "front-matter-link",
    ("docs/concepts/decoding.md", r"(?<=^broader: ).*", "concepts/decoding.md"): "misplaced-relation",
    ("docs/concepts/decoding.md", r"(?<=^broader: ).*", "concepts/chatgpt.md"): "unmirrored-relation",
    ("docs/concepts/decoding.md", r"(?<=^kind: ).*", "concpet"): "unknown-kind",
    ("docs/concepts/decoding.md", r"(?<=^title: ).*", "a: b: c"): "broken-front-matter",
}


@pytest.mark.parametrize(("place", "rule"), OTHER_FILES.items(), ids=lambda value: str(value)[:40])
def test_faults_in_configuration_data_and_front_matter_are_found(
    guide: Path, place: tuple[str, str, str], rule: str
) -> None:
    """On their line too."""
    name, pattern, wrong = place
    text = (guide / name).read_text(encoding="utf-8")
    match = re.search(pattern, text, re.MULTILINE)
    line = text.count("\n", 0, match.start()) + 1
    broken = text[: match.start()] + wrong + text[match.end() :]
    assert (name, line, rule) in with_text(guide, guide / name, broken)


def test_a_page_that_goes_is_missed_by_every_link_to_it(guide: Path) -> None:
    """And by nav, and by the data."""
    page = guide / "docs/concepts/decoding.md"
    text = page.read_bytes()
    page.unlink()
    try:
        rules = {finding.rule for finding in checking.check(guide).findings}
    finally:
        page.write_bytes(text)
    assert {"missing-page", "nav-missing-page", "data-link", "front-matter-link"} <= rules

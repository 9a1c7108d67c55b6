"""The real guide, broken by seeded changes: the right rule reports each of them on the right line."""

import random
import re
import shutil
from pathlib import Path

import guide_rules  # noqa: F401 (its rules are among those that are checked)
import pytest
from linkcheck import checking

from tests.conftest import remember

from .mutations import BREAKING, HARMLESS, Mutation

pytestmark = pytest.mark.heavy

ROOT = Path(__file__).resolve().parents[2]
# Every kind of change is dealt in each round; the other rounds try them on other pages.
ROUNDS = [0, pytest.param(1, marks=pytest.mark.slow), pytest.param(2, marks=pytest.mark.slow)]


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the guide's sources."""
    place = tmp_path_factory.mktemp("guide") / "copy"
    place.mkdir()
    for name in ("docs", "overrides", "scripts/hosting"):  # its pages show files of the last
        shutil.copytree(ROOT / name, place / name)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, place / name)
    remember(place)
    return place


@pytest.fixture(autouse=True)
def own_cache() -> None:
    """Gives these tests one cache, since they read the same pages but a few."""


def dealt(guide: Path, mutations: list[Mutation], seed: int) -> list[tuple[Path, str, int, str]]:
    """Deals each change to a page of its own by the seed; returns page, changed text, line and rule."""
    chance = random.Random(seed)
    pages = [
        page for folder in ("concepts", "taxonomy", "misconceptions") for page in (guide / "docs" / folder).glob("*.md")
    ]
    pages.sort()
    chance.shuffle(pages)
    changes = []
    for mutation in chance.sample(mutations, len(mutations)):
        for page in pages:
            if done := mutation.apply(page.read_text(encoding="utf-8"), chance):
                pages.remove(page)
                changes.append((page, *done, mutation.rule))
                break
        else:
            pytest.fail(f"no page is left that can be changed for {mutation.rule}")
    return changes


def found(guide: Path, texts: dict[Path, str]) -> list[tuple[str, int, str]]:
    """Path, line and rule of all findings while some files have other texts."""
    before = {file: file.read_text(encoding="utf-8") for file in texts}
    try:
        for file, text in texts.items():
            file.write_text(text, encoding="utf-8")
        return [(finding.path, finding.line, finding.rule) for finding in checking.check(guide).findings]
    finally:
        for file, text in before.items():
            file.write_text(text, encoding="utf-8")


def test_the_guide_itself_is_clean(guide: Path) -> None:
    """The other tests rely on it."""
    assert [str(finding) for finding in checking.check(guide).findings] == []


def test_a_page_that_goes_is_missed_by_every_link_to_it(guide: Path) -> None:
    """Nav, data and front matter miss it, too."""
    page = guide / "docs/concepts/decoding.md"
    text = page.read_bytes()
    page.unlink()
    try:
        rules = {finding.rule for finding in checking.check(guide).findings}
    finally:
        page.write_bytes(text)
    assert {"missing-page", "nav-missing-page", "data-link", "front-matter-link"} <= rules


@pytest.mark.parametrize("seed", ROUNDS)
def test_each_fault_is_found_on_its_line(guide: Path, seed: int) -> None:
    """Its own rule reports it; every other fault is on another page."""
    changes = dealt(guide, BREAKING, seed)
    findings = found(guide, {page: text for page, text, _, _ in changes})
    wanted = [
        (page.relative_to(guide).as_posix(), line + 2 * (rule == "duplicate-id"), rule)
        for page, _, line, rule in changes
    ]
    assert [fault for fault in wanted if fault not in findings] == []


@pytest.mark.parametrize("seed", ROUNDS)
def test_harmless_changes_are_left_alone(guide: Path, seed: int) -> None:
    """The only possible finding is that a page which is made from data was changed."""
    findings = found(guide, {page: text for page, text, _, _ in dealt(guide, HARMLESS, seed)})
    assert [finding for finding in findings if finding[2] != "stale-page"] == []


OTHER_FAULTS = [
    ("mkdocs.yml", r"concepts/decoding\.md", "concepts/decodign.md", "nav-missing-page"),
    ("mkdocs.yml", r"stylesheets/text\.css", "stylesheets/txet.css", "missing-file"),
    ("mkdocs.yml", r"images/favicon\.svg", "images/favicno.svg", "missing-file"),
    ("docs/data/claims.yml", r"(?<=home: )concepts/[\w-]+\.md", "concepts/none.md", "data-link"),
    ("docs/data/claims.yml", r"(?<=- key: )[\w-]+", "nobody-1900", "unknown-key"),
    ("docs/data/glossary.yml", r"(?<=broader: )[\w-]+", "nothing", "unknown-key"),
    ("docs/data/glossary.yml", r"(?<=- id: )token\b", "tokne", "unpublished-key"),
    ("docs/concepts/decoding.md", r"(?<=^broader: ).*", "concepts/none.md", "front-matter-link"),
    ("docs/concepts/reasoning-models.md", r"(?<=^broader: ).*", "concepts/reasoning-models.md", "misplaced-relation"),
    ("docs/concepts/tools-and-agents.md", r"(?<=^broader: ).*", "concepts/chatgpt.md", "unmirrored-relation"),
    ("docs/concepts/hallucination.md", r"(?<=^kind: ).*", "concpet", "unknown-kind"),
    ("docs/concepts/understanding.md", r"(?<=^title: ).*", "a: b: c", "broken-front-matter"),
]


def test_faults_in_configuration_data_and_front_matter_are_found(guide: Path) -> None:
    """They are reported on their line, too."""
    texts, wanted = {}, []
    for name, pattern, wrong, rule in OTHER_FAULTS:
        text = texts.get(guide / name) or (guide / name).read_text(encoding="utf-8")
        match = re.search(pattern, text, re.MULTILINE)
        texts[guide / name] = text[: match.start()] + wrong + text[match.end() :]
        wanted.append((name, text.count("\n", 0, match.start()) + 1, rule))
    findings = found(guide, texts)
    assert [fault for fault in wanted if fault not in findings] == []

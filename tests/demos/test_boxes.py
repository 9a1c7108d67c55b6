"""Which box is it in?: the answers come from the catalogue, and what is disputed is accepted either way."""

from pathlib import Path

import pytest
import yaml
from generated import demo_data, pages

from tests.demos.stage import DEMOS, ROOT, models, stage


@pytest.fixture(scope="module")
def boxes(browser):
    """The model and its data in the browser."""
    with models(browser, "boxes/data.js", "boxes/model.js") as page:
        yield page


@pytest.fixture(scope="module")
def systems():
    """The catalogue as it is written."""
    return yaml.safe_load((ROOT / "docs" / "data" / "systems.yml").read_text(encoding="utf-8"))["systems"]


def test_the_data_is_what_the_catalogue_makes_of_it():
    """The committed script does not drift from docs/data/systems.yml."""
    held = (DEMOS / "boxes" / "data.js").read_text(encoding="utf-8")
    assert held == demo_data.boxes(pages.read(Path(ROOT / "docs")))


def test_each_system_accepts_its_own_answers_and_no_others(boxes, systems):
    """A settled cell has one right answer; a disputed or silent one accepts every answer and says why."""
    choices = boxes.evaluate(
        "Object.fromEntries(Object.entries(Boxes.QUESTIONS).map(([k, q]) => [k, Object.keys(q.choices)]))"
    )
    for number, system in enumerate(systems):
        for question, facet in {"kind": "kind", "model": "llm", "generates": "generates"}.items():
            value = demo_data.SAME.get(system[facet], system[facet])
            for choice in choices[question]:
                found = boxes.evaluate(f"([q, c]) => Boxes.judge(BoxesData[{number}], q, c)", [question, choice])
                truth = {"service": "product", "model family": "model", "does not apply": "none"}.get(value, value)
                settled = facet not in (system.get("disputed") or {}) and value not in (
                    "disputed",
                    "not stated here",
                )
                expected = "right" if choice == truth else "not this" if settled else "open"
                assert found["verdict"] == expected, (system["id"], question, choice)
                assert settled or found["reason"], (system["id"], question)
                assert found["held"] == (None if value in ("disputed", "not stated here") else truth)


def test_a_walk_by_keyboard(page, tmp_path, systems):
    """The next system is asked about, an open question is named, and the answers are checked."""
    stage(page, tmp_path, "boxes")
    demo = page.locator("live-demo")
    demo.get_by_role("button", name="Next system").press("Enter")
    demo.get_by_role("button", name="Check my answers").press("Enter")
    assert "3 questions have no answer" in demo.locator(".demo-live").inner_text()
    for group in demo.locator("fieldset").all():
        group.locator("input").first.focus()
        page.keyboard.press("Space")
    demo.get_by_role("button", name="Check my answers").press("Enter")
    assert f"{systems[1]['name']}: the answers given" in demo.locator(".demo-result").inner_text()

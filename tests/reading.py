"""The guide as its build reads it."""

from functools import cache
from pathlib import Path

from content import outputs
from content.guide import Guide
from guide_rules import schemas
from mkdocs.utils import yaml_load

ROOT = Path(__file__).resolve().parents[1]
CONFIG = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
TITLE = CONFIG["site_name"]


@cache
def guide() -> Guide:
    """Pages, data and what is made from them, from the files of the project."""
    docs = ROOT / "docs"
    known = {
        path.relative_to(docs).as_posix(): path for path in docs.rglob("*.md") if docs / "includes" not in path.parents
    }
    order = [*dict.fromkeys([*flat(CONFIG["nav"]), *sorted(known)])]
    data, findings = schemas.read_data(ROOT)
    assert not findings
    return outputs.read(docs, {name: known[name].read_text("utf-8") for name in order}, data, TITLE)


def flat(nav) -> list[str]:
    """The pages of a navigation, in its order."""
    if isinstance(nav, str):
        return [nav]
    return [page for item in (nav.values() if isinstance(nav, dict) else nav) for page in flat(item)]

"""`build.py --new KIND NAME --edit`: one command begins a thing, opens the editor, and checks the result."""

import re
import shlex
import sys
from pathlib import Path

import pytest
from authoring import new
from pipeline.problem import Problem

from .test_new import command


def test_one_command_begins_opens_completes_and_checks(guide: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    """The editor gets the files in which something is left to write; the result is completed and checked."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys\n"
        "for file in sys.argv[1:]:\n"
        "    text = open(file, encoding='utf-8').read().replace('TODO: ', 'It says: ')\n"
        "    text = text.replace('doi.org/TODO', 'doi.org/10.1')\n"
        "    open(file, 'w', encoding='utf-8').write(text)\n"
        "print(*sys.argv[1:], file=open('opened.txt', 'w'))\n"
    )
    monkeypatch.setenv("VISUAL", f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}")
    code = command(guide, "--new", "source", "two-2026-voices", "--edit")
    assert (guide / "opened.txt").read_text().split() == ["docs/data/sources.yml"]
    assert "It says: " in (guide / "docs/sources/2026.md").read_text(encoding="utf-8")
    last = capsys.readouterr().out.splitlines()[-1]
    assert code == 0, last
    assert last.endswith(" 0 findings")


@pytest.mark.parametrize(
    ("editor", "arguments", "told"),
    [
        ("", ["--new", "term", "three-voices", "--edit"], "name it in EDITOR"),
        ("false", ["--new", "source", "four-2026-voices", "--edit"], "ended with 1"),
        ("no-such-editor", ["--new", "term", "five-voices", "--edit"], "There is no command no-such-editor"),
        ("true", ["--write", "--edit"], "add --new"),
        ("true", ["--new", "term", "six-voices", "--edit", "--diff"], "leave --diff out"),
    ],
)
def test_an_editor_that_cannot_be_used_is_reported(guide: Path, monkeypatch, editor, arguments, told) -> None:
    """The sentence comes before anything is written if possible, else it says what to do next."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    with pytest.raises(Problem, match=re.escape(told)):
        command(guide, *arguments)
    held = (guide / "docs/data/glossary.yml").read_text(encoding="utf-8")
    assert "five-voices" not in held and "six-voices" not in held


def test_an_editor_that_breaks_off_at_once_is_reported(tmp_path: Path) -> None:
    """The command exists, but the system cannot run it."""
    (tmp_path / "editor").write_bytes(b"\0")
    with pytest.raises(Problem, match="does not start"):
        new.edit_and_write(tmp_path, [str(tmp_path / "editor")], [])

"""Under load, nginx with the project's file answers every request, at least half as fast as with a bare file."""

import pytest

from . import load, servers

pytestmark = pytest.mark.slow


def test_a_server_under_load_refuses_nobody(site, tmp_path):
    """Sixty-four readers who never pause get every answer; the project's file costs at most half of the speed."""
    paths, (work, plain) = load.visit(site), (tmp_path / "work", tmp_path / "plain")
    for folder in (work, plain, plain / "work"):
        folder.mkdir()
    (plain / "file").write_bytes(b"x" * (site / f"{load.PAGE}.br").stat().st_size)
    with servers.nginx(site, "", work) as address:
        whole, page = load.measure(address, paths, 2), load.measure(address, paths[:1], 2)
    with load.bare(plain, plain / "work") as address:
        best = load.measure(address, ["/file"], 2)
    assert whole["errors"] == page["errors"] == best["errors"] == 0
    assert page["requests"] > best["requests"] / 2

"""Measures how much one nginx with the project's file can send.

    python -m tests.hosting.load site

Run it in the project's folder. Each row is the median of several short runs of wrk over loopback; wrk itself uses a
share of the same cores.
"""

import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from . import servers

RUNS, SECONDS, CONNECTIONS = 7, 3, 64
PAGE = "concepts/decoding.html"
SCRIPT = Path(__file__).with_name("load.lua")


def visit(site: Path) -> list[str]:
    """The files that a browser requests on a first visit to a page, without figures below the fold."""
    text = (site / PAGE).read_text(encoding="utf-8")
    loaded = re.findall(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]* (?:href|src)="\.\./([^"]+)"', text)
    return [f"/{PAGE}", *(f"/{name}" for name in loaded)]


def measure(address: str, paths: list[str], seconds: int = SECONDS) -> dict[str, float]:
    """Requests per second, the 99th percentile in milliseconds, errors, and bytes per response, of one run."""
    command = [servers.needed("wrk", "wrk"), "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", str(SCRIPT)]
    command += ["-H", "Accept-Encoding: br, gzip", address, "--", *paths]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    done, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", output).groups()
    failed = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    total, size, scale = re.search(r"(\d+) requests in [^,]+, ([\d.]+)([KMG]?)B read", output).groups()
    return {
        "requests": float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]),
        "p99": float(done) * {"us": 0.001, "ms": 1, "s": 1000}[unit],
        "errors": (sum(map(int, failed.groups())) if failed else 0) + (int(refused[1]) if refused else 0),
        "bytes": float(size) * 1024 ** " KMG".index(scale or " ") / int(total),
    }


def medians(asked: dict[str, tuple[str, list[str]]]) -> dict[str, dict[str, float]]:
    """The median of each number over all runs, and all errors; rows take turns, so that other load affects all."""
    runs = [{name: measure(*what) for name, what in asked.items()} for _ in range(RUNS)]
    rows = {name: {key: statistics.median(run[name][key] for run in runs) for key in runs[0][name]} for name in asked}
    return {name: row | {"errors": sum(run[name]["errors"] for run in runs)} for name, row in rows.items()}


def bare(root: Path, work: Path):
    """Starts nginx with one file of the same size and no further settings: the best that the machine can do."""
    port = servers.free_port()
    around = servers.nginx_main_file(work).replace(
        f"include {work}/guide.conf;", f"server {{ listen 127.0.0.1:{port}; root {root}; }}"
    )
    (work / "nginx.conf").write_text(around, encoding="utf-8")
    command = [servers.needed("nginx", "nginx"), "-c", str(work / "nginx.conf"), "-e", "stderr", "-g", "daemon off;"]
    return servers.running(command, port)


def main(site: Path) -> None:
    """Prints the table."""
    paths = visit(site)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        size = (site / f"{PAGE}.br").stat().st_size
        Path(other, "file").write_bytes(b"x" * size)
        Path(other, "work").mkdir()
        for place in (site, Path(other)):
            place.chmod(0o755)
        with servers.nginx(site.resolve(), "", Path(one)) as guide, bare(Path(other), Path(other, "work")) as plain:
            rows = medians(
                {
                    "a page of the guide": (guide, paths[:1]),
                    f"a first visit, {len(paths)} requests": (guide, paths),
                    f"one file of {size} bytes": (plain, ["/file"]),
                }
            )
    for name, row in rows.items():
        told = (f"{row['requests']:9.0f}/s", f"p99 {row['p99']:6.1f} ms", f"{row['errors']:.0f} errors")
        print(f"{name:32}", *told, f"{row['bytes']:.0f} B")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

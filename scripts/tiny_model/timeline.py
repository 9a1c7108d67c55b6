"""Draws what the model expected at each noted step of its training, as a figure and as a table of the same numbers."""

from __future__ import annotations

from collections.abc import Iterator

# What each probe is called in the figure and in the table, in the order they stand there.
NAMES = {
    "Paris": ("France: Par(is)", "France: Paris"),
    "cold": ("hot: cold", "hot: cold"),
    "kite": ("Story: kite", "a story: kite"),
    "five": ("Two plus three: five", "a sum: five"),
}
TOP, LEFT, ROW, STEP, BAR, HIGH = 8, 112, 56, 22, 16, 40


def percent(share: float) -> str:
    """As the page's own tables write it: never 0.0% or 100.0% for what can go either way."""
    if 0.9995 < share < 1:
        return "> 99.9%"
    return "< 0.1%" if 0 < share < 0.0005 else f"{share * 100:.1f}%"


def table(timeline: list[dict]) -> str:
    """One row for each step, in Markdown."""
    lines = [f"| Step | {' | '.join(head for head, _ in NAMES.values())} |", "|---|---|---|---|---|"]
    for note in timeline:
        lines.append(f"| {note['step']:,} | {' | '.join(percent(note[name]) for name in NAMES)} |")
    return "\n".join(["", *lines, ""])


def figure(timeline: list[dict]) -> str:
    """One strip for each probe, one bar for each step; the higher the bar, the better the odds."""
    foot = TOP + len(NAMES) * ROW + 6
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 {foot + 8}" role="img" '
            'aria-labelledby="learned-title" aria-describedby="learned-desc" '
            'font-family="sans-serif" font-size="15" fill="currentColor">',
            '  <title id="learned-title">What was learned when</title>',
            f'  <desc id="learned-desc">{described(timeline)}</desc>',
            *strips(timeline),
            *steps(timeline, foot),
            "</svg>\n",
        ]
    )


def described(timeline: list[dict]) -> str:
    """The figure in a few sentences."""
    said = [f"Four strips with {len(timeline)} bars each, one for each noted step; a full bar is 100 per cent."]
    for name, (_, words) in NAMES.items():
        half = next((note["step"] for note in timeline if note[name] >= 0.5), None)
        said.append(f"{words} passes half at step {half:,}." if half else f"{words} never comes near half.")
    return " ".join(said)


def strips(timeline: list[dict]) -> Iterator[str]:
    """A label, a ground line and the bars of each probe."""
    end = LEFT + (len(timeline) - 1) * STEP + BAR
    for row, (name, (_, words)) in enumerate(NAMES.items()):
        ground = TOP + row * ROW + HIGH
        asked, _, answer = words.partition(": ")
        yield f'  <text x="1" y="{ground - 20}">{asked}:</text>'
        yield f'  <text x="1" y="{ground - 2}" font-weight="700">{answer}</text>'
        bars = (bar(LEFT + at * STEP, ground, note[name]) for at, note in enumerate(timeline))
        yield f'  <path d="{"".join(bars)}"/>'
        yield f'  <path class="thin" d="M{LEFT} {ground + 2}H{end}" stroke="currentColor"/>'


def bar(left: int, ground: int, share: float) -> str:
    """A bar as high as its share; a hair where there is next to nothing."""
    high = max(1, round(share * HIGH))
    return f"M{left} {ground}v-{high}h{BAR}v{high}z"


def steps(timeline: list[dict], line: int) -> Iterator[str]:
    """Some of the steps, below their bars."""
    yield f'  <text class="soft" x="1" y="{line}" font-size="14">training step</text>'
    for at in (0, 3, 6, len(timeline) - 1):
        place = f'x="{LEFT + at * STEP + BAR // 2}" y="{line}"'
        yield f'  <text {place} font-size="14" text-anchor="middle">{timeline[at]["step"]:,}</text>'

"""Shows how the probabilities of the probes grew during training, as a figure."""

from __future__ import annotations

from collections.abc import Iterator

# The name of each probe in the figure, in display order.
NAMES = {
    "Paris": "France: Paris",
    "cold": "hot: cold",
    "kite": "a story: kite",
    "five": "a sum: five",
}
TOP, LEFT, ROW, STEP, BAR, HIGH = 8, 112, 56, 22, 16, 40


def figure(timeline: list[dict]) -> str:
    """An SVG with one bar chart for each probe and one bar for each step; a full bar is a probability of 1."""
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
    """The description of the figure for screen readers."""
    sentences = [f"Four strips with {len(timeline)} bars each, one for each noted step; a full bar is 100 per cent."]
    for name, words in NAMES.items():
        half = next((note["step"] for note in timeline if note[name] >= 0.5), None)
        sentences.append(f"{words} passes half at step {half:,}." if half else f"{words} never comes near half.")
    return " ".join(sentences)


def strips(timeline: list[dict]) -> Iterator[str]:
    """The label, the base line and the bars of each probe."""
    end = LEFT + (len(timeline) - 1) * STEP + BAR
    for row, (name, words) in enumerate(NAMES.items()):
        ground = TOP + row * ROW + HIGH
        asked, _, answer = words.partition(": ")
        yield f'  <text x="1" y="{ground - 20}">{asked}:</text>'
        yield f'  <text x="1" y="{ground - 2}" font-weight="700">{answer}</text>'
        bars = (bar(LEFT + at * STEP, ground, note[name]) for at, note in enumerate(timeline))
        yield f'  <path d="{"".join(bars)}"/>'
        yield f'  <path class="thin" d="M{LEFT} {ground + 2}H{end}" stroke="currentColor"/>'


def bar(left: int, ground: int, share: float) -> str:
    """The path of a bar in proportion to the share, at least one pixel high."""
    high = max(1, round(share * HIGH))
    return f"M{left} {ground}v-{high}h{BAR}v{high}z"


def steps(timeline: list[dict], line: int) -> Iterator[str]:
    """The numbers of some steps, below their bars."""
    yield f'  <text class="soft" x="1" y="{line}" font-size="14">training step</text>'
    for at in (0, 3, 6, len(timeline) - 1):
        place = f'x="{LEFT + at * STEP + BAR // 2}" y="{line}"'
        yield f'  <text {place} font-size="14" text-anchor="middle">{timeline[at]["step"]:,}</text>'

"""The stills on the cards of "See for yourself", drawn from the numbers that the demonstrations compute.

    python3 -m tests.demos.stills

writes them anew; a test holds the committed ones against a fresh run.
"""

from content import small_model
from tiny_model import transcript

from .stage import BLOCKS, DEMOS, models

FOLDER = BLOCKS / "stills"
WIDTH, HEIGHT = 240, 120
# What a still is drawn from: the files of its models, and what they compute with the demonstration's defaults.
NUMBERS = {
    "odds": (
        ["dice.js", "odds/model.js"],
        """(() => {
          const odds = Odds.shape([3, 2.3, 1.2, 0.9, 0.4, 0, -0.5, -3], 1, 1);
          return { odds, counts: Odds.tally(Odds.draw(odds, 50, 42).slice(0, 12), 8) };
        })()""",
    ),
    "window": (
        ["window/model.js"],
        """((text) => ({ out: ContextWindow.write(ContextWindow.cut(text), 58, 1)[0].out,
          lines: text.split("\\n").map((line, at, all) => ContextWindow.cut(line + (at < all.length - 1 ? "\\n" : "")).length) }))(CHAT)""",
    ),
    "sentences": (
        ["dice.js", "ngrams.js", "sentences/model.js"],
        "((text) => Ngrams.sentences(text).filter((_, at) => at % 6 === 2))(TRUE)",
    ),
    "boxes": (
        ["dice.js", "../placing/data.js", "../placing/model.js", "boxes/model.js"],
        "Boxes.round(Placing.rows, 0).map((one) => [one.name, Boxes.places(one)[0]])",
    ),
    "pictures": (
        ["dice.js", "pictures/model.js"],
        """((text) => { const view = Pictures.learn(Pictures.parse(text), 1);
          return [0, 14, 17, 20].map((step, _, all) => (all.stages ??= end(Pictures.draw(view, Dice.roll(42))))[step]).map((one) => [...one]); })(EIGHT)""",
    ),
    "labels": (["dice.js", "ngrams.js", "labels/names.js", "labels/model.js"], "Labels.names('ChatGPT')[0]"),
    "search": (
        ["dice.js", "ngrams.js", "search/model.js"],
        """((text) => { const list = Search.passages(text), found = Search.rank("What is the capital of Peru?", list);
          return list.map((_, at) => (at < 4 ? found.find(({ number }) => number === at)?.score ?? 0 : 0)); })(PASSAGES)""",
    ),
    "merges": (["merges/model.js"], "Merges.cut('lower', []).map((token) => token.text)"),
}


def numbers(browser, name: str):
    """What the models of a demonstration compute, with the text that its element starts from."""
    files, script = NUMBERS[name]
    element = (DEMOS / name / "element.js").read_text(encoding="utf-8")
    for constant in ("CHAT", "TRUE", "EIGHT", "PASSAGES", "LEARNED"):
        if f"({constant})" in script:
            text = element.partition(f"const {constant} = ")[2]
            end = text.index(";\n")
            script = script.replace(f"({constant})", f"({text[:end]})")
    with models(browser, *files) as page:
        page.evaluate("window.Demos ??= { make() {} }")
        return page.evaluate(script)


def svg(words: str, *marks: str) -> str:
    """A still of the cards' size; the card's own words say what `words` note here for whoever reads the file."""
    head = f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">\n<!-- {words} -->'
    return "\n".join([head, *marks, "</svg>", ""])


def rect(x, y, width, height, kind="", more="") -> str:
    """A rectangle, its measures rounded to tenths."""
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"{more}></rect>'


def text(x, y, words, kind="", anchor="start") -> str:
    """Words."""
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'


def line(x1, y1, x2, y2, kind="is-line") -> str:
    """A line."""
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"></line>'


def odds(found) -> str:
    """The strip of odds, and below it the first dozen balls in their bins."""
    marks, left = [], 8
    for at, share in enumerate(found["odds"]):
        marks.append(rect(left, 8, share * 224, 12, "is-model is-pale" if at % 2 else "is-model"))
        left += share * 224
    for at, count in enumerate(found["counts"]):
        for ball in range(count):
            x, y = 8 + at * 28 + 4 + ball % 4 * 6, 112 - ball // 4 * 6
            marks.append(f'<circle class="is-ball" cx="{x}" cy="{y}" r="2.6"></circle>')
    return svg("Twelve balls in eight bins", *marks)


def window(found) -> str:
    """Each line of the chat as long as it has tokens; what is out of the window is hollow."""
    marks, out, y = [], found["out"], 6
    top = None
    for length in found["lines"]:
        hollow = out >= length
        out = max(0, out - length)
        top = y if top is None and not hollow else top
        marks.append(rect(16, y + 3, length * 10, 6, "is-hollow" if hollow else "is-soft"))
        y += 13.5
    return svg(
        "A chat of eight lines, two of them outside a frame", *marks, rect(8, top - 2, 224, y - top + 1, "is-source")
    )


def sentences(found) -> str:
    """Three of the sentences it reads, and the one that is still to be written."""
    read = [text(8, 24 + at * 22, one, "is-soft") for at, one in enumerate(found)]
    return svg(
        "Three true sentences; what comes next?",
        *read,
        line(8, 80, 232, 80),
        text(8, 103, "It writes … ?", "is-strong"),
    )


def boxes(found) -> str:
    """The map, LLMs inside generative AI, and the first name that is still to be placed."""
    reads = '<path class="is-hollow" d="M70 34H14V66H70" stroke-dasharray="4 3"></path>'
    sets = [rect(56, 4, 176, 84, "is-source is-field", ' rx="34"'), reads, rect(70, 26, 68, 50, "is-source")]
    words = [text(104, 56, "LLMs", "is-strong", "middle"), text(184, 56, "other", "is-soft", "middle")]
    return svg(
        "A name below the map: LLMs inside generative AI",
        *sets,
        *words,
        text(120, 110, f"{found[0][0]}?", "", "middle"),
    )


def pictures(stages) -> str:
    """Noise that becomes a picture, in four steps."""
    marks = []
    for number, stage in enumerate(stages):
        left = 8 + number * 58
        marks.append(rect(left, 34, 50, 50, "is-sheet"))
        for level in (1, 2, 3, 4):
            squares = [at for at, value in enumerate(stage) if max(0, min(4, round(2 + 2 * value))) == level]
            if squares:
                path = "".join(f"M{at % 8} {at // 8}h1v1h-1z" for at in squares)
                place = f'transform="translate({left} 34) scale(6.25)"'
                marks.append(f'<path {place} d="{path}" fill-opacity="{level / 4}"></path>')
    return svg("Noise becomes a picture in four steps", *marks)


def labels(word) -> str:
    """A word above two lanes that are still empty."""
    marks = [text(120, 28, word, "is-letter", "middle")]
    for at, name in enumerate(("Labeller", "Generator")):
        y = 64 + at * 40
        marks += [text(120, y - 8, f"{name}: ?", "is-strong", "middle"), line(12, y, 228, y)]
        marks += [text(12, y - 8, "dinosaur", "is-soft"), text(228, y - 8, "element", "is-soft", "end")]
    return svg("Two models, and a word to label", *marks)


def search(scores) -> str:
    """A bar for each passage that has been looked through, and two answers to come."""
    most = max(scores)
    bars = [
        rect(8 + at * 14, 62 - score / most * 30, 11, max(1, score / most * 30), "is-soft")
        for at, score in enumerate(scores)
    ]
    asked = text(8, 20, "What is the capital of Peru?", "is-strong")
    lanes = [text(8, 84, "Search: looks through …"), text(8, 106, "Generator: ?")]
    return svg(
        "A question; search has looked through four of sixteen passages", asked, *bars, line(8, 63, 232, 63), *lanes
    )


def merges(letters) -> str:
    """A word whose letters still stand alone."""
    marks = []
    for at, letter in enumerate(letters):
        marks += [rect(50 + at * 29, 26, 24, 30, "is-sheet"), text(62 + at * 29, 47, letter, "is-letter", "middle")]
    return svg(
        "A word, letter by letter; which two pieces will it be?", *marks, text(120, 96, "? + ?", "is-letter", "middle")
    )


def bars(words: str, rows) -> str:
    """A bar for each share, with its name; an empty one for what is to be guessed."""
    marks = []
    for at, (name, share) in enumerate(rows):
        y = 28 + at * 25
        known = share is not None
        marks += [
            text(8, y + 11, name),
            rect(112, y, max(0.5, share * 70) if known else 70, 13, "is-soft" if known else "is-hollow"),
        ]
        marks.append(text(232, y + 11, small_model.percent(share) if known else "?", "", "end"))
    return svg(words, *marks)


def of_model(model) -> dict[str, str]:
    """The stills that come from the shipped model, as it stands before the guess."""
    before = transcript.shares(model)[0]
    question = [text(120, 48, transcript.RATED, "is-strong", "middle"), text(120, 86, "?", "is-letter", "middle")]
    rated = [("Oslo, before", before[0]), ("Reykjavik, before", before[2]), ("after ratings", None)]
    return {
        "language-model": svg("The question that it never read the answer to", *question),
        "rub": square(model.weights),
        "foresee": svg(
            "The beginning of a sentence, and three ends that it may get",
            text(120, 38, "Ida has no cat.", "is-strong", "middle"),
            text(120, 58, "Ida has …", "is-strong", "middle"),
            *(
                rect(16 + at * 72, 76, 64, 26, "is-sheet") + text(48 + at * 72, 94, end, "", "middle")
                for at, end in enumerate(("no cat", "four legs", "a dog"))
            ),
        ),
        "preference": bars("The odds of two replies before the ratings, and an empty bar for after", rated),
    }


def square(base) -> str:
    """All numbers of the model as rows of dots, by kind, with a stripe through the words half rubbed out."""
    order = [name for name in base if name in ("token", "place") or (name[0].isdigit() and "norm" not in name)]
    whole, marks, at = sum(base[name].size for name in order), [], 0
    kinds = {"token": "is-words", "place": "is-words", "qkv": "is-looking", "out": "is-looking"}
    for row in range(26):
        while row * whole / 26 >= at + base[order[0]].size:
            at += base[order.pop(0)].size
        kind, y = kinds.get(order[0].rpartition(".")[2], "is-working"), 10 + row * 4
        marks.append(line(74 if 2 <= row <= 4 else 8, y, 112, y, f"is-dots {kind}"))
    marks.append('<circle class="is-hollow" cx="74" cy="22" r="7"></circle>')
    words = [text(126, 46, "The capital"), text(126, 64, "of Norway is"), text(126, 86, "Oslo", "is-strong is-struck")]
    return svg("A million numbers, and a rubber at work on them", *marks, *words)


DRAW = {"odds": odds, "window": window, "sentences": sentences, "boxes": boxes, "pictures": pictures, "labels": labels}
DRAW |= {"search": search, "merges": merges}


def drawn(browser, model) -> dict[str, str]:
    """Every still by its name."""
    return {name: draw(numbers(browser, name)) for name, draw in DRAW.items()} | of_model(model)


def main() -> None:
    """Writes the stills."""
    from pipeline import browser as finder
    from playwright.sync_api import sync_playwright

    from .model import shipped

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=finder.installed(), args=["--no-sandbox", "--disable-gpu"])
        for name, still in drawn(browser, shipped()[1]).items():
            (FOLDER / f"{name}.svg").write_text(still, encoding="utf-8")
        browser.close()


if __name__ == "__main__":
    main()

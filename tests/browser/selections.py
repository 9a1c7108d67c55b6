"""An article with passages that are hard to link to with a text fragment; for both browsers."""

import re
import shutil
from pathlib import Path

# A passage begins after a comment with its name and ends before the next empty comment.
ARTICLE = """
<h1 id="hallucination"><!--a heading that also stands in the menu-->Hallucination<!----></h1>
<p>The same words. The same words, and <!--words that stand twice-->the same words<!---->.</p>
<h2 id="across">Across elements</h2>
<p>It <a href="x.html">writes</a> wh<!--cut words, over links and chips-->at is <strong>like</strong>ly
<code>next-to</code>ken, <a class="cite" href="s.html">(Brown et al. 2020)</a>,
and <abbr title="x">LL<!---->M</abbr>.</p>
<p>One <!--from a paragraph into a table-->more-or-less hyphenated, comma'd &amp; “quoted” start.</p>
<table><thead><tr><th>Yes</th><th>No</th></tr></thead><tbody>
<tr><td>yes</td><td>no</td></tr><tr><td>yes, but</td><td><!--the second of two equal cells-->no<!----></td></tr>
<tr><td>maybe</td><td>no</td></tr></tbody></table>
<h2 id="lists">Lists</h2>
<ul><li>The model gives odds, the<!--from one item into the next--> sampler chooses.</li>
<li>The model<!----> gives odds.</li></ul>
<ol><li>Naïve café, 3.5 % (of 10)<!--accents, brackets and signs-->: “ça va”,
it's 50-50—or <em>less!</em><!----> More.</li></ol>
<details class="quiz"><summary>A closed answer</summary>
<p>Inside <!--in a closed answer-->it is only<!----> here.</p></details>
<pre><code>let a = 1;
let <!--over lines of code-->b = a, c;
if (b &amp;&amp; !c) { run(a - b)<!---->; }
let b = a, c;
</code></pre>
<p>Long: <!--a long paragraph-->LONG<!----></p>
""".replace("LONG", " ".join(f"sentence {number} ends." for number in range(40)))

NAMES = re.findall(r"<!--(.+?)-->", ARTICLE)

# Selects a passage; returns the boxes of its first and last characters on the page.
SELECT = """name => {
  const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  const at = comments.findIndex(comment => comment.data === name);
  const range = document.createRange();
  range.setStartAfter(comments[at]);
  range.setEndBefore(comments.slice(at).find(comment => comment.data === ''));
  comments[at].parentElement.closest('details')?.setAttribute('open', '');
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  const text = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
  const boxes = [];
  while (text.nextNode()) for (let i = 0; i < text.currentNode.length; i++) {
    if (!range.isPointInRange(text.currentNode, i) || !range.isPointInRange(text.currentNode, i + 1)) continue;
    if (!text.currentNode.data[i].trim()) continue;
    const character = document.createRange();
    character.setStart(text.currentNode, i);
    character.setEnd(text.currentNode, i + 1);
    boxes.push(character.getBoundingClientRect());
  }
  const onPage = ({x, y, width, height}) => ({x: x + scrollX, y: y + scrollY, width, height});
  return [boxes[0], boxes.at(-1)].map(onPage);
}"""


def write(site: Path, place: Path) -> Path:
    """Writes a page of the site with that article into `place`, together with the site's assets; returns the file."""
    (place / "concepts").mkdir()
    shutil.copytree(site / "assets", place / "assets", ignore=shutil.ignore_patterns("*.png"))
    page = (site / "concepts/hallucination.html").read_text(encoding="utf-8")
    before, rest = page.split("<article", 1)
    opening, after = rest.split(">", 1)[0], rest.split("</article>", 1)[1]
    file = place / "concepts/hallucination.html"
    file.write_text(f"{before}<article{opening}>{ARTICLE}</article>{after}", encoding="utf-8")
    return file

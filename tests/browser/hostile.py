"""Hostile input for pages: addresses, stored values and markup that an attacker might use; for both browsers."""

from urllib.parse import quote

MARKUP = "<img src=x onerror=window.hit=1>"
STRANGE = [
    MARKUP,
    "\"><script>window.hit=1</script><a b='",
    "javascript:window.hit=1",
    "'\"`${window.hit=1}\\",
    "%E0%A4%A",
    "\u202eabc\u0000def",
    "*{}[](?:^$",
    "__proto__",
    "guide-query",
    ":~:text=%",
    "🤖你好אב",
    "a" * 20_000,
]
# Fragments that a demonstration reads as its state.
STATES = [f"odds;w={MARKUP}", "odds;__proto__=1", "odds;t=%", "odds;" + "t=1;" * 2000, "odds;toString=1;s=NaN"]


def addresses(page: str) -> list[str]:
    """Addresses of a page with each strange text as search words, as query and as fragment."""
    loaded = [f"{page}?h={quote(text)}&{quote(text)}#{quote(text)}" for text in STRANGE]
    return [*loaded, f"{page}?{MARKUP}#{STATES[0]}", *(f"{page}?{MARKUP}#{text}" for text in [*STRANGE, *STATES])]


# Markup that the policy must make harmless.
INJECTED = """
<script>window.hit = 'inline'</script>
<script src="https://elsewhere.invalid/x.js"></script>
<script src="data:text/javascript,window.hit='data'"></script>
<img src="x" onerror="window.hit = 'handler'"><img src="https://elsewhere.invalid/x.png">
<link rel="stylesheet" href="https://elsewhere.invalid/x.css"><link rel="stylesheet" href="data:text/css,p{--hit:1}">
<style>p { --hit: 1 }</style><p id="styled" style="--hit: 1">x</p>
<iframe srcdoc="<script>parent.hit = 'frame'</script>"></iframe><object data="https://elsewhere.invalid/"></object>
<base href="https://elsewhere.invalid/"><a id="js" href="javascript:void(window.hit='address')">x</a>
<form action="https://elsewhere.invalid/"><button id="send">x</button></form>
"""

# After clicks on the elements with these ids, lists the attacks that worked.
WORKED = """async pressed => {
  const tried = run => { try { run(); return true; } catch { return false; } };
  for (const id of pressed) document.getElementById(id).click();
  await new Promise(done => setTimeout(done, 200));
  return [
    window.hit,
    getComputedStyle(document.querySelector('#styled')).getPropertyValue('--hit') && 'style',
    document.baseURI.includes('elsewhere') && 'base',
    tried(() => document.body.insertAdjacentHTML('beforeend', '<b>x</b>')) && 'markup',
    tried(() => setTimeout('window.hit = 1')) && 'timer',
    tried(() => document.createElement('iframe').setAttribute('srcdoc', 'x')) && 'srcdoc',
    await fetch('https://elsewhere.invalid/').then(() => 'fetch', () => ''),
  ].filter(Boolean);
}"""


def injected(page: str) -> str:
    """The HTML of a page with INJECTED at the end of its body."""
    before, end, after = page.rpartition("</body>")
    return before + INJECTED + end + after

"""Every page and every demonstration in Firefox, opened by a double click; the driver is Mozilla's own."""

import os
import re
import shutil

import pytest

from ..conftest import HEADINGS, pages_of
from ..hosting.servers import free_port

pytestmark = pytest.mark.slow  # the default run tries the same in Chromium

HOW = "There is no Firefox: install it (on Debian: apt install firefox-esr)."
ERRORS = """return Services.console.getMessageArray()
  .filter((one) => one instanceof Ci.nsIScriptError && /^(file|data|blob):/.test(one.sourceName) && !(one.flags & 1))
  .map((one) => `${one.sourceName}:${one.lineNumber}: ${one.errorMessage}`)"""
LOOK = f"""return {{
  {HEADINGS}
  elsewhere: performance.getEntriesByType('resource').map((entry) => entry.name)
    .filter((url) => !/^(file|data|blob):/.test(url)),
}}"""
OTHERWISE = {"foresee", "language-model", "learn", "link", "rub", "run"}  # no chip to press, or minutes of training
ANSWERED = """const [done] = arguments;
const demo = document.querySelector("live-demo");
const look = () => {
  const chip = demo.querySelector(":is(.demo-chip, .bet-stage > div > button)"), outcome = demo.querySelector(".judged:is([data-kind=right], [data-kind=wrong])");
  if (outcome) return watch.disconnect(), done(outcome.textContent);
  if (chip && !demo.dataset.tried) { demo.dataset.tried = "yes"; chip.click(); }
};
const watch = new MutationObserver(look);
watch.observe(demo, { childList: true, subtree: true, characterData: true });
demo.scrollIntoView();
dispatchEvent(new KeyboardEvent("keydown", { key: "Tab" }));
look();"""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    """One Firefox for the whole file; without it the test is not run, and fails where CI is set."""
    from marionette_driver.marionette import Marionette

    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.fail(HOW, pytrace=False) if "CI" in os.environ else pytest.skip(HOW)
    prefs = {"ui.prefersReducedMotion": 1}  # so that films show their end at once
    place = str(tmp_path_factory.mktemp("firefox"))
    log = f"{place}/gecko.log"  # or it would stand at the top of the project
    browser = Marionette(bin=program, port=free_port(), headless=True, workspace=place, prefs=prefs, gecko_log=log)
    browser.start_session()
    browser.timeout.script = 60
    yield browser
    browser.quit()
    browser.cleanup()


def errors(firefox) -> list[str]:
    """What scripts and policies have complained of since the last call."""
    with firefox.using_context("chrome"):
        found = firefox.execute_script(ERRORS)
        firefox.execute_script("Services.console.reset()")
    return found


def test_pages_open_without_an_error_or_a_request_elsewhere(firefox, site):
    """No error, nothing blocked, no other host, one h1; every heading's address scrolls to it."""
    errors(firefox)
    for name in pages_of(site):
        if name != "404.html":  # for servers only: its links begin at the root of the host
            firefox.navigate(f"{site.as_uri()}/{name}")
            assert firefox.execute_script(LOOK) == {"main": 1, "missed": [], "elsewhere": []}, name
            assert errors(firefox) == [], name


def test_every_demonstration_answers_a_guess(firefox, site):
    """After the first chip is pressed there is an outcome, and no error."""
    errors(firefox)
    tried = 0
    for name in pages_of(site):
        demos = re.findall(r'<live-demo name="([^"]+)"', (site / name).read_text(encoding="utf-8"))
        if name.startswith("see-for-yourself/") and len(demos) == 1 and not OTHERWISE.intersection(demos):
            firefox.navigate(f"{site.as_uri()}/{name}")
            assert firefox.execute_async_script(ANSWERED), name
            assert errors(firefox) == [], name
            tried += 1
    assert tried >= 3

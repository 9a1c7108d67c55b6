"""One tab of Firefox: opens pages, evaluates, clicks and types as a reader does, and keeps what went wrong."""

import json
import time

from .bidi import Silence

LOAD = 20  # seconds that a page may take
# What a page may refuse or miss without a word in the console that BiDi passes on.
# What is broken off because the page is left is no fault.
WATCH = """() => {
  let left = false;
  addEventListener('beforeunload', () => { left = true; });
  addEventListener('securitypolicyviolation',
    event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  addEventListener('error', event => event.target !== window && !left
    && console.error(`failed: ${event.target.src ?? event.target.href}`), true);
}"""
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "ArrowDown": "\ue015", "ArrowLeft": "\ue012"}


class Tab:
    """A tab of the Firefox at the other end of `line`."""

    def __init__(self, line):
        self.line = line
        self.context = line.send("browsingContext.create", type="tab")["context"]
        line.send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        line.send("script.addPreloadScript", functionDeclaration=WATCH)
        self.resize()

    def resize(self, width: int = 1280) -> None:
        """Gives the tab a width in CSS pixels; its height stays 900."""
        screen = {"width": width, "height": 900}
        self.line.send("browsingContext.setViewport", context=self.context, viewport=screen)

    def goto(self, url: str, wait: str = "complete") -> "Tab":
        """Opens an address and waits until it has loaded; `wait="none"` where it leads on before it has.

        On a busy machine Firefox now and then never says that a page has loaded, so it is asked once more.
        """
        where = {"context": self.context, "url": url, "wait": wait}
        try:
            self.line.send("browsingContext.navigate", patience=LOAD, **where)
        except Silence:
            self.line.send("browsingContext.navigate", **where)
        return self

    def url(self) -> str:
        """The address that the tab shows."""
        return self.line.send("browsingContext.getTree", root=self.context)["contexts"][0]["url"]

    def evaluate(self, expression: str):
        """The value of an expression, which may be a promise, as Python has it: it goes through JSON."""
        found = self.script(f"Promise.resolve({expression}).then(value => JSON.stringify(value))")
        return json.loads(found.get("value", "null"))

    def script(self, expression: str) -> dict:
        """What Firefox makes of an expression: its remote value."""
        answer = self.line.send(
            "script.evaluate", expression=expression, target={"context": self.context}, awaitPromise=True
        )
        assert answer["type"] == "success", f"{expression}: {answer.get('exceptionDetails', {}).get('text')}"
        return answer["result"]

    def until(self, expression: str, seconds: float = 10):
        """Evaluates until the value is true and returns it; AssertionError when it never is."""
        end = time.monotonic() + seconds
        while not (value := self.evaluate(expression)):
            assert time.monotonic() < end, f"never true: {expression}"
            time.sleep(0.02)
        return value

    def click(self, selector: str) -> None:
        """Presses the first element that fits and can be seen, with the pointer, where it stands."""
        place = f"[...document.querySelectorAll({selector!r})].find(one => one.checkVisibility())"
        self.until(f"{place} !== undefined")
        self.script(f"{place}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        element = {"type": "element", "element": {"sharedId": self.script(place)["sharedId"]}}
        press = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        move = {"type": "pointerMove", "x": 0, "y": 0, "origin": element}
        self.act({"type": "pointer", "id": "mouse", "actions": [move, *press]})

    def type(self, *keys: str) -> None:
        """Presses keys one after the other: characters, or names such as "Enter"."""
        pressed = [KEYS.get(key, key) for key in keys]
        actions = [{"type": kind, "value": key} for key in pressed for kind in ("keyDown", "keyUp")]
        self.act({"type": "key", "id": "keyboard", "actions": actions})

    def act(self, source: dict) -> None:
        """Does what one input device does."""
        self.line.send("input.performActions", context=self.context, actions=[source])

    def picture(self, box: dict) -> str:
        """A place of the page, as it looks."""
        return self.line.send(
            "browsingContext.captureScreenshot", context=self.context, origin="document", clip={"type": "box", **box}
        )["data"]

    def errors(self) -> list[str]:
        """What was written to the console as an error since the last look at the log."""
        return [event["text"] or "" for event in self.seen("log.entryAdded") if event["level"] == "error"]

    def requests(self) -> list[str]:
        """The addresses asked for."""
        return [event["request"]["url"] for event in self.seen("network.beforeRequestSent")]

    def seen(self, method: str) -> list[dict]:
        """What Firefox reported under this name."""
        self.evaluate("0")  # what is still under way arrives before the answer
        return [event["params"] for event in self.line.events if event["method"] == method]

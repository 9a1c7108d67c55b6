"""A tab of Firefox: opens pages, evaluates scripts, clicks and types like a reader, and logs errors."""

import json
import time

from .bidi import NoAnswer

LOAD = 20  # seconds that a page may take to load
# BiDi does not report policy violations and missing files, so this logs them to the console.
# A request that is aborted because the reader leaves the page is no error.
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
    """A tab of the Firefox at the other end of `connection`."""

    def __init__(self, connection):
        self.connection = connection
        self.context = connection.send("browsingContext.create", type="tab")["context"]
        connection.send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        connection.send("script.addPreloadScript", functionDeclaration=WATCH)
        self.resize()

    def resize(self, width: int = 1280) -> None:
        """Sets the tab's width in CSS pixels; its height stays 900."""
        screen = {"width": width, "height": 900}
        self.connection.send("browsingContext.setViewport", context=self.context, viewport=screen)

    def goto(self, url: str, wait: str = "complete") -> "Tab":
        """Opens an address and waits until it has loaded; `wait="none"` suits pages that redirect at once.

        On a busy machine Firefox sometimes fails to report that a page has loaded, so the command is sent once more.
        """
        where = {"context": self.context, "url": url, "wait": wait}
        try:
            self.connection.send("browsingContext.navigate", patience=LOAD, **where)
        except NoAnswer:
            self.connection.send("browsingContext.navigate", **where)
        return self

    def url(self) -> str:
        """The address of the tab's page."""
        return self.connection.send("browsingContext.getTree", root=self.context)["contexts"][0]["url"]

    def evaluate(self, expression: str):
        """The value of a JavaScript expression as a Python value, by way of JSON; a promise is awaited."""
        found = self.script(f"Promise.resolve({expression}).then(value => JSON.stringify(value))")
        return json.loads(found.get("value", "null"))

    def script(self, expression: str) -> dict:
        """Firefox's remote value of a JavaScript expression."""
        answer = self.connection.send(
            "script.evaluate", expression=expression, target={"context": self.context}, awaitPromise=True
        )
        assert answer["type"] == "success", f"{expression}: {answer.get('exceptionDetails', {}).get('text')}"
        return answer["result"]

    def until(self, expression: str, seconds: float = 10):
        """Evaluates until the value is true and returns it; raises AssertionError when it stays false."""
        end = time.monotonic() + seconds
        while not (value := self.evaluate(expression)):
            assert time.monotonic() < end, f"never true: {expression}"
            time.sleep(0.02)
        return value

    def click(self, selector: str) -> None:
        """Clicks on the first visible element that matches, with the pointer."""
        place = f"[...document.querySelectorAll({selector!r})].find(element => element.checkVisibility())"
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
        """Performs the actions of one input device."""
        self.connection.send("input.performActions", context=self.context, actions=[source])

    def picture(self, box: dict) -> str:
        """A screenshot of a box on the page."""
        return self.connection.send(
            "browsingContext.captureScreenshot", context=self.context, origin="document", clip={"type": "box", **box}
        )["data"]

    def errors(self) -> list[str]:
        """The errors logged to the console since the log was last emptied."""
        return [event["text"] or "" for event in self.seen("log.entryAdded") if event["level"] == "error"]

    def requests(self) -> list[str]:
        """The addresses of all requests since the log was last emptied."""
        return [event["request"]["url"] for event in self.seen("network.beforeRequestSent")]

    def seen(self, method: str) -> list[dict]:
        """The events of this name."""
        self.evaluate("0")  # pending events arrive before the answer
        return [event["params"] for event in self.connection.events if event["method"] == method]

// The buttons of a demonstration that copy the link to its state, copy a text for a friend, and start over.
"use strict";

window.CopyBar = (() => {
  const { make, button } = Dom;

  /** The buttons of a demonstration. */
  function bar(demo) {
    const clear = button("Start over", () => {
      history.replaceState(null, "", location.pathname + location.search);
      demo.reset();
      Say.say("Back to the start.");
      demo.querySelector(".demo-chip")?.focus({ preventScroll: true });
    });
    const link = button("Copy link to this state", () => Say.copy(demo.link(), "Link copied."));
    return make("div.demo-bar.demo-end-bar", link, clear);
  }

  /** A button that copies what `text` returns with a link to a state, if any, or to the page. */
  function send(demo, label, text, state) {
    const done = `Copied, with a link${state ? " to the same ones" : ""}.`;
    const whole = () => text() + Address.page() + (state ? DemoState.write(demo.name, state) : "");
    return button(label, () => Say.copy(whole(), done));
  }

  return { bar, send };
})();

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

  /** Copies a text with a link to a state, if any, or to the page. */
  function copy(demo, text, state) {
    const link = Address.page() + (state ? DemoState.write(demo.name, state) : "");
    const where = Address.isPublic()
      ? `Copied, with a link${state ? " to the same ones" : ""}.`
      : "Copied. The link opens on this computer only, as this copy of the guide lies here.";
    Say.copy(text + link, where);
  }

  /** A button that copies what `text` returns in this way. */
  const send = (demo, label, text, state) => button(label, () => copy(demo, text(), state));

  return { bar, copy, send };
})();

// The buttons of a demonstration that copy the link to its state, copy a text for a friend, and start over.
"use strict";

window.CopyBar = (() => {
  const { make, button } = Dom;

  /** The buttons of a demonstration. */
  function bar(demo) {
    const words = field();
    const clear = button("Start over", () => {
      words.hidden = true;
      history.replaceState(null, "", location.pathname + location.search);
      demo.reset();
      Say.say("Back to the start.");
      demo.querySelector(".demo-chip")?.focus({ preventScroll: true });
    });
    const link = button("Copy link to this state", () => copy(demo.link(), "Link copied.", words));
    return make("div.demo-bar.demo-end-bar", link, clear, words);
  }

  /** Where the words stand to be copied by hand, hidden as long as the browser lets the page copy. */
  const field = () =>
    make("textarea", { readOnly: true, hidden: true, rows: 4, ariaLabel: "The words to copy yourself" });

  /** Copies a text; where the browser doesn't let it, the field with the words shows. */
  async function copy(text, done, words) {
    words.value = text;
    words.hidden = await Say.copy(text, done);
    if (!words.hidden) words.select();
  }

  /** A button that copies what `text` returns with a link to a state, if any, or to the page; and its field. */
  function send(demo, label, text, state) {
    const words = field(),
      done = `Copied, with a link${state ? " to the same ones" : ""}.`;
    const whole = () => text() + Address.page() + (state ? DemoState.write(demo.name, state) : "");
    return [button(label, () => copy(whole(), done, words)), words];
  }

  return { bar, field, copy, send };
})();

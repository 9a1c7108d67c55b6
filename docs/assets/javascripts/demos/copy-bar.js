// The buttons of a demonstration that copy the link to its state, copy a text for a friend, and start over.
"use strict";

window.CopyBar = (() => {
  const { make, button } = Dom;

  /** The buttons of a demonstration. */
  function bar(demo) {
    const words = make("textarea", { readOnly: true, hidden: true, rows: 3, ariaLabel: "To copy" });
    const clear = button("Start over", () => {
      words.hidden = true;
      history.replaceState(null, "", location.pathname + location.search);
      demo.reset();
      demo.tell("Back to the start.");
      demo.querySelector(".demo-chip")?.focus({ preventScroll: true });
    });
    const link = button("Copy link to this state", () => copy(demo, () => demo.link(), "Link copied.", words));
    return make("div.demo-bar.demo-end-bar", link, clear, words);
  }

  /** Copies what `text` returns; where the browser doesn't let it, the field with the words shows. */
  async function copy(demo, text, done, words) {
    words.hidden = true;
    words.value = text();
    try {
      await window.Say.write(words.value);
      demo.tell(done);
      demo.live.classList.add("is-copied");
      setTimeout(() => {
        demo.live.classList.remove("is-copied");
        if (demo.live.textContent === done) demo.live.textContent = "";
      }, 5000);
    } catch {
      words.hidden = false;
      words.select();
      demo.tell("The browser does not let this page copy; the words are selected, copy them yourself.");
    }
  }

  /** A button that copies a text (or what a function returns at the press) with a link to a state, or to the page where there is none, and the field to copy from where the browser doesn't let it. */
  function send(demo, label, text, state) {
    const words = make("textarea", { readOnly: true, hidden: true, rows: 4, ariaLabel: "To copy" });
    const whole = () =>
      (text.call ? text() : text) + window.Address.page() + (state ? DemoState.write(demo.name, state) : "");
    const done = `Copied, with a link${state ? " to the same ones" : ""}.`;
    return [button(label, () => copy(demo, whole, done, words)), words];
  }

  return { bar, copy, send };
})();

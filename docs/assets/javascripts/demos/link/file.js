// The page that a model is saved as: it holds the model and all that is needed to ask it, and works without the guide and without a network.
"use strict";

window.LinkFile = (() => {
  /** Runs in the saved page; `home` is where the guide is. */
  function ask(Link, sealed, home) {
    const opened = Link.open(sealed),
      main = document.querySelector("main");
    const make = (tag, properties, ...children) => {
      const made = Object.assign(document.createElement(tag), properties);
      made.append(...children);
      return made;
    };
    const say = (start) => {
      const work = Link.goOn(opened, start);
      for (;;) {
        const step = work.next();
        if (step.done) return step.value;
      }
    };
    if (opened.fault) return main.append(make("p", {}, opened.fault));
    const line = (start) => make("p", {}, start, make("b", {}, say(start)));
    const field = make("input", { value: opened.starts[0], maxLength: 38 }),
      answer = make("b"),
      told = Link.TOLD.length;
    const form = make(
      "form",
      {},
      make("label", {}, "Begin a sentence ", field),
      make("button", {}, "Ask"),
      make("p", {}, answer),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      answer.textContent = `${field.value.trimEnd()} ${say(`${field.value.trimEnd()} `)}`;
    };
    main.append(
      make("h2", {}, "What it was told"),
      ...opened.starts.slice(0, told).map(line),
      make("h2", {}, "What it fills in from other people’s lines"),
      ...opened.starts.slice(told).map(line),
      form,
      make("a", { href: home }, "Where this was made"),
    );
  }

  const LOOK =
    "body{margin:0 auto;max-width:36rem;padding:1.5rem;font:1.2rem/1.5 Georgia,serif;color-scheme:light dark}p{margin:0}input,button{font:inherit}";

  /** The saved page as HTML. Nothing in it was typed by anybody: the model comes as letters, digits, dots and dashes. */
  function html(sealed, home) {
    const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'";
    const script = `(${ask})((${makeLink})((${makeTrainer})(${Dice.roll})), ${JSON.stringify(sealed)}, ${JSON.stringify(home)});`;
    return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>A language model that was told three things</title><style>${LOOK}</style><main><h1>Somebody taught this model three things</h1></main><script>${script}</script></html>`;
  }

  return { html };
})();

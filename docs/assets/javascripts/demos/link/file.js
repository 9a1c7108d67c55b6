// The page that a model is saved as: with all that is needed to ask it, without the guide and without a network.
"use strict";

window.LinkFile = (() => {
  /** Runs in the saved page: answers what is asked. */
  function ask(Link, sealed) {
    const opened = Link.open(sealed),
      [question, more] = document.querySelectorAll("p"),
      [form] = document.forms,
      [field] = form,
      answer = document.querySelector("output");
    if (opened.fault) return question.append(opened.fault);
    field.value = opened.starts[0].trim();
    question.append(`It’s in this file, as numbers. What is the ${field.value.split(" ")[1]} called?`);
    form.onsubmit = (event) => {
      event.preventDefault();
      const start = `${field.value.trimEnd()} `,
        end = document.createElement("b"),
        work = Link.goOn(opened, start);
      let step = work.next();
      while (!step.done) step = work.next();
      end.textContent = step.value;
      answer.replaceChildren(start, end);
      more.hidden = false;
    };
    for (const start of opened.starts.slice(1, 4)) {
      const example = document.createElement("button");
      example.textContent = `${start}…`;
      example.onclick = () => {
        field.value = start;
        form.requestSubmit();
      };
      more.append(example);
    }
  }

  const LOOK = `:root{color-scheme:light dark;background:light-dark(#fcfbf8,#15171a)}
body{margin:0 auto;max-width:36rem;padding:1.5rem;font:1.2rem/1.5 Charter,Georgia,serif}a,b{color:light-dark(#1d55a8,#8fb8ff)}
form{display:flex;gap:.6rem}input,button{font:inherit;padding:.5rem .8rem;border:1px solid;border-radius:3px;background:0}input{flex:1;min-width:0}
form>button{background:light-dark(#1d55a8,#8fb8ff);color:Canvas;font-weight:700}output{display:block;min-height:1.5em;font-size:1.8rem}p>button{margin:.2rem;font-size:1rem}`;

  /** The saved page as HTML. Nothing in it was typed by anybody: the model comes as letters, digits, dots and dashes. */
  function html(sealed, home) {
    const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'";
    const script = `(${ask})((${makeLink})((${makeTrainer})(${Dice.roll})), ${JSON.stringify(sealed)});`,
      form = `<form><input maxlength="38" aria-label="A beginning" dir="auto"><button>Ask it</button></form><output></output>`;
    return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Three secrets in a model</title><style>${LOOK}</style><main><h1>A friend told this model three secrets</h1><noscript>Open this file in a browser that runs scripts.</noscript><p></p>${form}<p hidden>It was told two things more. Of a cat it was told nothing. </p><a href="${home}">Teach one yourself</a></main><script>${script}</script></html>`;
  }

  /** Saves a file on the reader's device. */
  function save(file) {
    const href = URL.createObjectURL(file);
    Dom.make("a", { href, download: file.name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  }

  return { html, save, NAME: "a-model-in-a-link.html" };
})();

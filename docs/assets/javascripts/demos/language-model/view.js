// The view of the language model demonstration: one line of tokens for each model, and the odds of the next token as bars.
"use strict";

window.LanguageView = (() => {
  const { make } = Dom;
  const { percent } = Shares;
  const BARS = 5;
  const SIDES = { base: "Before it was taught to answer (base model)", tuned: "After (tuned model)" };

  /** Draws each session's line at a step, which shows as many tokens, and the odds of the step in `looked`. Two share
      one question above them. */
  function draw(stage, sessions, step, looked) {
    if (stage.querySelectorAll(".demo-lane").length !== sessions.length) {
      const asked = sessions.length > 1 ? [make("p.demo-asked")] : [],
        row = () => make("li", make("code.demo-token"), Shares.bar(), make("span")),
        summary = "What else it could have written";
      const lanes = sessions.map(({ way }) => {
        const side = make("p.demo-caption", { hidden: sessions.length < 2 }, SIDES[way]),
          rows = make("ul.plain-list.odds", ...Array.from({ length: BARS }, row)),
          odds = make("details", { hidden: sessions.length > 1 }, make("summary", summary), rows);
        return make("div.demo-lane", side, make("p.demo-text"), odds);
      });
      stage.replaceChildren(...asked, ...lanes);
    }
    stage.querySelector(".demo-asked")?.replaceChildren("Both read: ", Shares.quoted(sessions[0].parts[1]));
    sessions.forEach((session, at) =>
      lane(stage.querySelectorAll(".demo-lane")[at], session, Math.min(step, session.steps.length), looked[at]),
    );
  }

  /** The tokens that a step shows: the likeliest, with the chosen one among them. */
  function likeliest({ chances, chosen }) {
    const top = LanguageModel.likeliest(chances, BARS);
    return top.includes(chosen) ? top : [...top.slice(0, -1), chosen];
  }

  function lane(place, session, step, look) {
    const text = place.querySelector(".demo-text"),
      odds = place.querySelector(".odds"),
      current = session.steps[look];
    const isAlone = place.parentNode.querySelectorAll(".demo-lane").length === 1; // two texts are compared, not their odds
    text.replaceChildren(...written(session, step, isAlone ? look : -1));
    const spot = text.querySelector(".demo-looked");
    text.scrollTop = spot ? spot.offsetTop + spot.offsetHeight - text.offsetTop - text.clientHeight : text.scrollHeight;
    const top = current && isAlone ? likeliest(current) : [];
    [...odds.children].forEach((row, at) => {
      const [token, bar, share] = row.children,
        number = top[at];
      row.hidden = number === undefined;
      if (row.hidden) return;
      token.textContent = session.whole?.[look]?.[at] ?? LanguageTokenizer.named(session.words.tokens[number]);
      Shares.fill(bar, current.chances[number]);
      share.textContent = `${percent(current.chances[number])}${number === current.chosen ? ", chosen" : ""}`;
      row.className = number === current.chosen ? "is-chosen" : "";
    });
  }

  function written({ way, parts: [before, asked, after], words, steps, repeats }, step, look) {
    const wrapper = (part) => make("span.demo-wrapper", part);
    const tokens = steps
      .slice(0, step)
      .map(({ chosen }, place) =>
        chosen === 0
          ? make("span.demo-end", " (the end)")
          : make("span", { className: `demo-written${place === look ? " demo-looked" : ""}` }, words.tokens[chosen]),
      );
    return [
      wrapper(before),
      make("bdi", asked),
      wrapper(LanguageModelDemo.named(after, way)),
      ...tokens,
      ...(repeats && step >= steps.length ? [" …"] : []),
    ];
  }

  /** The training text about the question, looked up each time this is opened. */
  function sources(trace) {
    const place = make("div"),
      fold = make("details", make("summary", "The training sentences behind it"), place);
    fold.ontoggle = async () => {
      if (fold.open) place.replaceChildren(...provenance(await trace()));
    };
    return fold;
  }

  /** Sorts documents that state something before those that only ask. */
  function provenance({ fault, words, documents, stating }) {
    if (fault) return [make("p", fault)];
    if (!words.length) return [make("p", "Type a word first.")];
    const names = words.map((word) => `“${word}”`).join(" and ");
    const first = [...stating, ...documents.filter((text) => !stating.includes(text))].slice(0, 10);
    const ten = documents.length > 10 ? " Here are ten." : "",
      items = first.map((text) => make("li", ...marked(text, words)));
    return [make("p", `${Shares.many(documents.length)} of its texts hold ${names}.${ten}`), make("ul", ...items)];
  }

  function marked(text, words) {
    const parts = text.split(new RegExp(`\\b(${words.join("|")})\\b`, "i"));
    return parts.map((part, place) => (place % 2 ? make("mark", part) : part));
  }

  return { draw, likeliest, sources };
})();

// Rewarding replies: six replies, a rating for each, and their odds as the caution decreases.
"use strict";

(() => {
  const { make } = Dom;
  const { percent, table } = Tables;
  const { REPLIES } = Preference;
  const RATINGS = { "-2": "much worse", "-1": "worse", 0: "no opinion", 1: "better", 2: "much better" };
  const SCALE = [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.2, 0.3, 0.5, 1, 2]; // the slider holds on more, the further right it stands
  const LISTED = [0.2, 0.03]; // the cautions shown in the table
  const defaults = { r: "-2,-2,2,-2,-2,-2", c: "0.1" };
  const limits = { r: { of: Object.keys(RATINGS), times: REPLIES.length }, c: { least: 0.01, most: 2, step: 0.01 } };
  const guess = { true: "Reykjavik, which is true", same: "what it said before", late: "something else" }; // “late” is in links that were sent
  const guessed = Guess.teller(guess, defaults);
  const CAME = { 0: "same", 2: "true" }; // by the reply that is likeliest at the end
  const HELD = [
    [0.5, "it holds on to what it would have said"],
    [0.05, "it lets go a little"],
    [0, "it lets go"],
  ];
  let sums = null; // the log-probabilities of the replies, computed once because they do not depend on the state
  const shown = (caution) => caution.toFixed(2).replace(/0$/, "");

  function start({ stage, more, controls, result, film, outcome, pressed, linked }, state, say) {
    const ratings = state.r.split(",");
    let stopped = false,
      top = "";
    const nearest = SCALE.reduce(
      (best, one, at) => (Math.abs(one - state.c) < Math.abs(SCALE[best] - state.c) ? at : best),
      0,
    );
    const go = Controls.button("Compute the odds", compute, "demo-first");
    const caution = Controls.slider(
      "Caution: how firmly the tuned model holds on to its old odds",
      nearest,
      { least: 0, most: SCALE.length - 1, step: 1 },
      (at) => shown(SCALE[at]),
      (at) => {
        state.c = String(SCALE[at]);
        show(true);
      },
    );
    controls.append(
      Controls.bar(
        go,
        Controls.button("Like the reply without a capital too", () => rate("-2,-2,2,2,0,0")),
        Controls.button("Like the truth alone", () => rate(defaults.r)),
      ),
      Controls.form(caution),
      make(
        "details",
        {},
        make("summary", {}, "Change the ratings"),
        Controls.form(
          ...REPLIES.map((reply, at) =>
            Controls.list(reply, RATINGS, ratings[at], (value) => {
              ratings[at] = value;
              state.r = ratings.join();
              show();
            }),
          ),
        ),
      ),
    );
    if (pressed || linked) compute();
    else
      (more.open = true),
        stage.replaceChildren(
          make(
            "p",
            { className: "demo-note" },
            "Press Compute the odds: that loads the model, 1.5 MB, from this site's own files.",
          ),
        );

    function rate(list) {
      state.r = list;
      list.split(",").forEach((value, at) => {
        ratings[at] = controls.querySelectorAll("details select")[at].value = value;
      });
      if (sums) show();
      else compute();
    }

    async function compute() {
      go.disabled = true;
      stage.setAttribute("aria-busy", "true");
      if (!sums) stage.replaceChildren(make("p", { className: "demo-note" }, "Loading the model, 1.5 MB."));
      try {
        const { words, weights } = await LanguageLoader.model("tuned");
        if (!sums) sums = (await Demos.inSlices(Preference.logs(weights, words), () => !stopped)) ?? null;
        if (sums && !stopped) show();
      } catch (fault) {
        stage.replaceChildren(
          make(
            "p",
            { className: "demo-note" },
            `The model did not load (${fault.message}). Press the button to try again.`,
          ),
        );
        say(`The model did not load (${fault.message}). Press the button to try again.`);
      }
      stage.removeAttribute("aria-busy");
      go.disabled = false;
    }

    /** Plays the film down to the chosen caution; if `last` is true, shows only its last step. */
    function show(last = false) {
      if (!sums) return say("Press Compute the odds to see what that changes.");
      const rates = ratings.map(Number),
        way = [...SCALE.filter((one) => one > Number(state.c)).reverse(), Number(state.c)];
      const before = Preference.tilt(
          sums,
          rates.map(() => 0),
          1,
        ),
        after = Preference.tilt(sums, rates, Number(state.c));
      const cells = LISTED.map((one) => Preference.tilt(sums, rates, one));
      result.replaceChildren(
        table(
          `Replies of the tuned model to “${Preference.QUESTION}”, with their shares among these six`,
          ["Reply", "Rating", "Before", ...LISTED.map((one) => `Caution ${one}`)],
          REPLIES.map((reply, at) => [
            reply,
            ratings[at] > 0 ? `+${ratings[at]}` : ratings[at],
            percent(before[at]),
            ...cells.map((odds) => percent(odds[at])),
          ]),
        ),
      );
      const [best] = LanguageModel.likeliest(after, 1);
      const leads = (odds) => LanguageModel.likeliest(odds, 1)[0] === best;
      const from = leads(before)
        ? ""
        : ` This reply leads at ${shown(way.find((one) => leads(Preference.tilt(sums, rates, one))))} or less.`;
      top = `At caution ${shown(Number(state.c))} the likeliest reply is “${REPLIES[best]}”, ${percent(after[best])}.${from}`;
      film({
        length: way.length,
        first: last ? way.length : 0,
        pace: 250,
        draw: (step) =>
          bars(
            stage,
            before,
            step ? Preference.tilt(sums, rates, way[step - 1]) : before,
            step
              ? `Rated, with caution ${shown(way[step - 1])}: ${HELD.find(([least]) => way[step - 1] >= least)[1]}`
              : "Before any rating",
          ),
        done: () => outcome(guessed.yours(state, CAME[best] ?? "late"), top),
      });
      say(top, { seen: false });
    }

    return {
      stop: () => {
        stopped = true;
      },
      state: () => state,
      result: () => `Reward a reply. ${guessed.mine(state)}${top}`,
    };
  }

  /** Draws each reply with a bar for its odds, and a tick at its former odds. */
  function bars(stage, before, odds, words) {
    if (!stage.querySelector(".demo-reply b")) {
      stage.replaceChildren(
        make("p", { className: "demo-caption" }),
        ...REPLIES.map((reply) =>
          make(
            "div",
            { className: "demo-reply" },
            make("span", {}, reply),
            make("span"),
            make("div", {}, make("b"), make("i")),
          ),
        ),
      );
    }
    stage.firstChild.textContent = words;
    [...stage.querySelectorAll(".demo-reply")].forEach((row, at) => {
      const [, share, track] = row.children,
        [bar, tick] = track.children;
      share.textContent = percent(odds[at]);
      bar.style.inlineSize = `${odds[at] * 100}%`;
      tick.style.insetInlineStart = `${before[at] * 100}%`;
    });
  }

  /** Draws the stage before the guess: only the replies. */
  const ask = (stage) =>
    stage.replaceChildren(...REPLIES.map((reply) => make("div", { className: "demo-reply" }, make("span", {}, reply))));

  Demos.define("preference", {
    defaults,
    limits,
    guess,
    ask,
    start,
    leads: [
      [
        "Now without caution",
        { c: "0.01" },
        "The same raters, and a model that lets go of all that it would have said. What does it answer now?",
      ],
      [
        "Let them like an honest way out, too",
        { r: "-2,-2,2,2,0,0", c: "0.1" },
        "“Iceland is a country in Europe” names no capital and says nothing false. If raters like it as well, with the caution of before, which reply wins?",
      ],
    ],
  });
})();

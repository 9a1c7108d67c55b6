// What stands around a training: its buttons, a bet before each, and at the end the reader's own turn.
"use strict";

window.Course = (() => {
  const { make, button } = Dom;

  /**
   * Builds the place below the stage. `bets` are the further ones: { key: { lead, question, chips, draw } }, where `draw` fills the stage.
   * `acts` are those of the demonstration: train(key), stop(), and elsewhere(), which shows how the training that runs ended on another machine.
   */
  function build({ stage, lead, result, film, own }, state, bets, acts) {
    const place = stage.closest("live-demo"),
      tried = new Set(),
      told = new Set();
    const [halt, skip] = [button("Stop", acts.stop), button("Show a finished run", acts.elsewhere)];
    const on = make("button.demo-on");
    let chips = null;
    lead.append(halt, skip, on);
    show();

    function show(...some) {
      for (const one of [halt, skip, on]) one.hidden = !some.includes(one);
    }

    /** Asks the question of a training, together with the bet on it. */
    function asking(key, b = "") {
      const bet = bets[key];
      place.asking(bet && `${bet.question}${b && ` You bet: “${bet.chips[b]}”.`}`);
      chips?.remove();
      film({ length: 0, draw: () => {} }); // takes the last verdict away
    }

    /** Keeps what gives a result away hidden until a training of that kind is over. */
    function known(key) {
      told.add(key);
      place.dataset.told = [...told].join(" ");
    }

    /** Offers a bet, with its chips between question and stage. */
    function ask(key) {
      const { row } = Guess.chips(bets[key].chips, (b) => {
        state.b = b;
        acts.train(key);
      });
      asking(key);
      show();
      chips = make("div", row);
      stage.before(chips);
      bets[key].draw();
      const line = place.querySelector(".demo-question");
      line.scrollIntoView({ behavior: Demos.still() ? "instant" : "smooth" });
      row.firstChild.focus({ preventScroll: true });
    }

    place.dataset.told = "";
    return {
      /** Before the first training, which waits for a press; `found` is the result that a link carries, in words. */
      wait(found) {
        asking(state.x, state.b);
        if (found) known(state.x);
        const go = button(found ? "Play this result" : "Train", () => acts.train(state.x), "demo-first");
        Demos.empty(
          stage,
          found || "It takes some seconds on a quick computer, and a minute or more on a busy one.",
          go,
        );
      },
      /** A training begins; with `canSkip` its end is known from another machine. */
      begin(key, canSkip) {
        const isHeld = [lead, stage, chips].some((one) => one?.contains(document.activeElement));
        asking(key, state.b);
        show(halt, canSkip && skip);
        result.setAttribute("aria-busy", "true");
        if (isHeld) halt.focus({ preventScroll: true }); // a button that is removed must not lose the focus
      },
      /** A training is over; one button leads on. */
      over(key, isWhole) {
        tried.add(key);
        if (isWhole) known(key);
        const next = Object.keys(bets).find((one) => !tried.has(one));
        on.textContent = next ? bets[next].lead : "Now try your own";
        on.onclick = () => (next ? ask(next) : own());
        const isHeld = [halt, skip, document.body].includes(document.activeElement);
        show(on);
        result.removeAttribute("aria-busy");
        if (isHeld) on.focus({ preventScroll: true });
      },
      end: () => chips?.remove(),
    };
  }

  return { build };
})();

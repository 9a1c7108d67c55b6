// Can you tell what's made up?, before the first answer: the first thing stands in the static result. What all else needs, play.js foremost, is loaded then.
"use strict";

window.DrillFirst = (() => {
  const { make, button } = Dom;
  const defaults = { s: "48665", a: "" };
  const MOST = 99_999;
  const STORED = "guide.drill"; // the answers of the first drill, in this browser only
  const isFirst = ({ s }) => s === defaults.s;

  /** Keeps the answers of the first drill. */
  const keep = (state) => isFirst(state) && Dom.store(STORED, state.a);

  /** Starts a drill with the answers so far: s is its number, a the answers. The first drill goes on where it was left, unless it's started over. */
  function start(frame, state) {
    if (isFirst(state) && !state.a && !frame.place.running)
      state.a = /^[tdl]{1,50}$/.exec(Dom.stored(STORED))?.[0] ?? "";
    const rest = Onward(frame, state);
    const play = (said) => rest.go(() => DrillPlay.start(frame, state, said));
    if (state.a || !isFirst(state)) play();
    else {
      const [, begun, written] = frame.place.querySelector(".demo-static tbody th").textContent.match(/^(.* )(\S+)$/);
      frame.stage.replaceChildren(
        make("p.bet-line", begun, make("mark", written)),
        make("div.row.drill-below", ...answers(3, play)),
        row(Array.from({ length: 10 }, () => bar())),
      );
      count(frame, "1 of 10 ", "0 mistakes, 0 looked up");
    }
    return rest;
  }

  /** The three answers, with so many look-ups left. */
  function answers(left, press) {
    const look = button(`Look it up (${left} left)`, () => press("l"));
    look.disabled = left < 1;
    const all = [button("Trust it", () => press("t")), button("Don’t", () => press("d")), look];
    for (const one of all) one.dataset.bet = "";
    return all;
  }

  const count = (frame, number, score) => frame.head.replaceChildren(make("p", number, make("b", score)));

  /** A bar of the row, which grows with the answer. */
  function bar(kind = "", sign = "·", odds = 0) {
    const one = make(`span${kind}`, make("i"), sign);
    one.style.setProperty("--odds", odds);
    return one;
  }

  /** The row of a round: a bar for each answer that is judged, as high as the chance that the model gave it. */
  function row(bars, words = false) {
    const all = make("div.drill-bars", ...bars);
    all.setAttribute("aria-hidden", "true");
    return make("div.drill-row", all, words && make("small", words));
  }

  Demos.define("drill", {
    defaults,
    limits: { s: { least: 1, most: MOST, step: 1 }, a: { like: /^[tdl]{0,50}$/ } },
    start,
  });

  return { MOST, keep, answers, count, bar, row };
})();

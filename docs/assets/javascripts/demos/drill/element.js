// Can you tell what's made up?, before the first answer: its thing stands in the static result. The rest comes then.
"use strict";

window.DrillFirst = (() => {
  const { make, button } = Dom;
  const defaults = { n: "18660", m: "" };
  const MOST = 99_999;

  /** Starts a drill with the marks so far: n is its number, m the marks. */
  function start(frame, state) {
    const rest = Onward(frame, state);
    const play = (sign) => rest.go(() => DrillPlay.start(frame, state, sign));
    if (state.m || state.n !== defaults.n) play();
    else {
      const { firstChild, lastChild } = frame.place.querySelector(".demo-static tbody th");
      frame.stage.replaceChildren(
        make("p.bet-line", firstChild.data, make("mark", lastChild.textContent)),
        make("div.row.drill-below", ...answers(true, play)),
      );
      count(frame, "1 of 5 ", "0 right");
    }
    return rest;
  }

  /** The three answers; a look-up costs half a point, and there is one a round. */
  function answers(mayLook, press) {
    const look = button("Look it up (counts ½)", () => press("l"));
    look.disabled = !mayLook;
    return [button("True", () => press("t")), button("Made up", () => press("d")), look];
  }

  const count = (frame, number, score) => frame.head.replaceChildren(make("p", number, make("b", score)));

  Demos.define("drill", {
    defaults,
    retired: ["s", "a"], // keys in links from when there were papers in place of books
    limits: { n: { least: 1, most: MOST, step: 1 }, m: { like: /^[tdl]{0,25}$/ } },
    start,
  });

  return { MOST, answers, count };
})();

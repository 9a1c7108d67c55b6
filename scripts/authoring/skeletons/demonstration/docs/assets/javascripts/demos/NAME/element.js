// TODO: draw what the model computes; text becomes text, never markup
Demos.define("@name", {
  defaults: { s: "42" },         // the state, as strings; the guess joins it
  limits: { s: DemoState.SEED }, // what a link may say; state.js has the other kinds
  guess: { fewer: "fewer than 50", more: "50 or more" },
  leads: [["Throw again", { s: "43" }, "And another hundred throws?"]], // what one button leads on to, and its question
  start({ stage, controls, result, film, outcome }, state, say) { // called when the reader has guessed
    const { guess } = Demos.find("@name"), judged = (count) => Guess.judged(guess, state.g, count < 50 ? "fewer" : "more");
    const show = () => {
      const heads = @object.heads(100, Number(state.s)), words = `${heads[100]} heads of 100`;
      result.textContent = words; // stands behind "The numbers"
      film({ length: 100, pace: 30, draw: (step) => { stage.textContent = `${heads[step]} heads of ${step}`; }, done: () => outcome(judged(heads[100]), words) }); // the verdict on the guess, and what came of it
      say(words, { seen: false }); // for whoever hears the page, once they use a control
    };
    const seed = Controls.seed("Seed", state.s, (s) => { state.s = s; show(); });
    controls.append(Controls.bar(Controls.button("Throw", show, "demo-first")), Controls.form(seed));
    show();
    return { stop() {}, state: () => state, result: () => `I threw a coin in my browser: ${result.textContent}.` };
  },
});

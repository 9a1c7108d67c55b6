// The frame of a demonstration that goes from bet to bet: a stage, a verdict, one button that leads on, and “More”.
"use strict";

window.Bet = (() => {
  const { make } = Dom;

  /** How to scroll: at once for readers who asked for less motion. */
  const pace = () => ({ behavior: Demos.still() ? "instant" : "smooth" });

  /** Begins a demonstration; its `start(frame, state)` returns { state }, and stop if it has to. */
  function begin(place, demo) {
    const frame = build(place, demo.more);
    const play = (state, isLinked) => {
      frame.clear();
      if (isLinked) place.loadLater().catch(() => {}); // with what copies
      return demo.start(frame, state);
    };
    place.barPlace = frame.more.parentNode;
    place.run(demo, play, (...words) => frame.verdict("look", ...words));
    Loader.atIntent(place, () => place.loadLater());
  }

  /** Builds the parts in the order of a narrow page, and returns what a demonstration needs of them; `words` name the rest. */
  function build(place, words = "More") {
    const part = (className, ...children) => make("div", { className }, ...children);
    const [head, stage, side, more] = ["bet-head", "bet-stage", "bet-side", "bet-rest"].map((name) => part(name));
    const judged = make("div.judged", { role: "status" }),
      lead = make("button.press.demo-on", { hidden: true });
    const chips = part("bet-chips"),
      rest = make("details.bet-more", make("summary", words), more);
    place.live = make("p.demo-live.unseen", { role: "status" });
    place.body = part("demo-body", chips, head, stage, part("bet-says", judged, lead), side, place.live, rest);
    const question = place.querySelector(":scope > .demo-question");
    question.after(place.body);
    lead.onclick = () => lead.act?.();

    return {
      place,
      chips,
      head,
      stage,
      side,
      more,
      /** Scrolls so that the stage and what comes of it can be seen, if they cannot. */
      inView() {
        const below = [stage, judged.parentNode].some((part) => part.getBoundingClientRect().bottom > innerHeight),
          header = 60,
          tall = judged.parentNode.getBoundingClientRect().bottom - question.getBoundingClientRect().top,
          first = tall < innerHeight - header ? question : place.body.firstChild;
        if (first.getBoundingClientRect().top < header || below) first.scrollIntoView(pace());
      },
      /** Scrolls to the beginning of the demonstration. */
      fromTop: () => place.scrollIntoView(pace()),
      /** Shows a verdict: `kind` is right or wrong for the reader's bet, or look. */
      verdict(kind, title, words = "") {
        Dom.verdict(judged, kind, title, words);
      },
      /** Shows a verdict and the stage with it; what a link brings comes by itself, and scrolls nothing. */
      told(...verdict) {
        this.verdict(...verdict);
        if (navigator.userActivation?.hasBeenActive) this.inView();
      },
      /** Starts anew with a state. */
      again: (state) => place.play(state),
      /** The one button that leads on; none without words, and not to be pressed yet without `act`. */
      lead(words, act) {
        lead.hidden = !words;
        Object.assign(lead, { textContent: words, act, ariaDisabled: act ? null : "true" });
      },
      focusLead: () => lead.focus({ preventScroll: true }),
      /** Shows what came of an answer, and leads on; whoever answered by keyboard goes on by keyboard. */
      reveal(show, words, act) {
        const isHeld = stage.contains(document.activeElement);
        show();
        this.answered(true);
        this.lead(words, act);
        if (isHeld) this.focusLead();
        this.inView();
      },
      /** Shows the number of a question, of `most`, and the score. */
      count(number, most, score) {
        head.replaceChildren(make("p", `${number} of ${most}`, make("b", score)));
      },
      /** Says a sentence that is only heard. */
      say(text) {
        place.live.textContent = text;
      },
      /** Goes on with the next question, which is heard as `text`: the focus is on its first answer. */
      next(text, answer) {
        this.say(text);
        answer.focus({ preventScroll: true });
        this.inView();
      },
      /** Shows that the reader has bet, so that what gives the answer away may be read. */
      answered: (is) => place.classList.toggle("is-answered", is),
      /** Takes the last verdict away, and the button that leads on. */
      unsay() {
        judged.replaceChildren();
        delete judged.dataset.kind;
        lead.hidden = true;
      },
      clear() {
        for (const part of [chips, head, stage, side, more]) part.replaceChildren();
        this.unsay();
        place.live.textContent = "";
        rest.open = false;
        place.classList.remove("is-answered");
      },
    };
  }

  /** A field for a reader's words; Enter calls `enter`, unless it ends a word of an input method. */
  function field(properties, enter) {
    const input = make("input", { type: "text", autocomplete: "off", spellcheck: false, dir: "auto", ...properties });
    if (enter)
      input.onkeydown = (event) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault(); // or it would press the button that gets the focus
        enter();
      };
    return input;
  }

  return { begin, field };
})();

// What stands around a training: it begins while its bet is being read, one button spares the wait or leads on, and at the end comes the reader's own turn.
"use strict";

window.Course = (() => {
  const { button } = Dom;
  const PACE = 190; // milliseconds for which each check can be seen
  let ready = null; // a training that has begun, and that no bet has asked for yet

  /** Begins a training whose checks are held back until `show` is called, and then told one by one. */
  function begun(lesson) {
    const held = [];
    let hear = null,
      timer = 0;
    const worker = Training.start(lesson, (told) => {
      held.push(told);
      next();
    });
    function next() {
      if (!hear || timer || !held.length) return;
      const told = held.shift();
      timer = setTimeout(
        () => {
          timer = 0;
          next();
        },
        told.seen?.length && !Demos.still() ? PACE : 0,
      );
      hear(told);
    }
    return {
      ...worker,
      show(told) {
        hear = told;
        next();
      },
      end() {
        hear = null;
        worker.end();
      },
    };
  }

  /** Begins a training before its bet; `lesson` returns what it reads, and equal keys mean equal lessons. */
  function ahead(key, lesson) {
    if (ready?.key === key) return;
    ready?.end();
    ready = { key, ...begun(lesson()) };
  }

  /** The training that has begun ahead, or a new one. */
  function take(key, lesson) {
    ahead(key, lesson);
    const one = ready;
    ready = null;
    return one;
  }

  /**
   * Builds the place below the stage. The second bet is { key, lead, question, chips, draw }, where `draw` fills the stage.
   * `acts` are those of the demonstration: ahead(key), train(key), stop(), and elsewhere(), which shows how the training ended on another machine.
   */
  function build(parts, state, bet, acts) {
    const { stage, lead, result } = parts,
      place = stage.closest("live-demo"),
      told = new Set();
    const halt = button("Stop", acts.stop),
      skip = button("Skip to the end", acts.elsewhere),
      on = button("", null, "press.demo-on");
    let hasBet = false;
    lead.append(halt, skip, on);
    show();

    function show(some) {
      for (const one of [halt, skip, on]) one.hidden = one !== some;
    }

    /** Keeps what gives a result away hidden until a training of that kind is over. */
    function known(key) {
      told.add(key);
      place.dataset.told = [...told].join(" ");
    }

    function ask(b = "") {
      hasBet = true;
      parts.bet(
        bet,
        (made) => {
          state.b = made;
          acts.train(bet.key);
        },
        b,
      );
    }

    place.dataset.told = "";
    return {
      /** Before the first training, which waits for a press; `found` is the result that a link carries, in words. */
      wait(found) {
        if (state.x === bet.key) ask(state.b);
        if (found) known(state.x);
        const go = button(found ? "Play this result" : "Train", () => acts.train(state.x), "press");
        DemoFrame.empty(stage, found || "It takes some seconds on a quick computer, and a minute on a busy one.", go);
      },
      /** A training begins; with `canSkip` its end is known from another machine. */
      begin(key, canSkip) {
        const isHeld = [lead, stage].some((one) => one.contains(document.activeElement));
        if (key !== bet.key) parts.bet(null);
        parts.atEnd(false);
        show(canSkip ? skip : halt);
        result.setAttribute("aria-busy", "true");
        if (isHeld) (canSkip ? skip : halt).focus({ preventScroll: true }); // a button that is removed must not lose the focus
      },
      /** A training is over; one button leads on. */
      over(key, isWhole) {
        if (isWhole) known(key);
        const held = document.activeElement,
          isHeld = [halt, skip, document.body].includes(held) || held.matches(".demo-chip");
        parts.atEnd(hasBet);
        on.textContent = hasBet ? "Now try your own" : bet.lead;
        on.onclick = () => {
          if (hasBet) return parts.own();
          show();
          acts.ahead(bet.key);
          ask();
          bet.draw();
        };
        show(on);
        result.removeAttribute("aria-busy");
        place.rememberSoon(); // with what was found
        if (isHeld) on.focus({ preventScroll: true });
      },
      end() {
        ready?.end();
        ready = null;
      },
    };
  }

  return { ahead, take, build };
})();

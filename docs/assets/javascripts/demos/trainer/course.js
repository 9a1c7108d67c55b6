// What stands around a training: it begins while its bet is being read, its known end comes where it takes long, one button leads on, and at the end comes the reader's own turn.
"use strict";

window.Course = (() => {
  const { make, button } = Dom;
  const PACE = 190; // milliseconds for which each check can be seen
  let ready = null; // a training that has begun, and that no bet has asked for yet

  /** Resolves once a reader sees some of it: the page is in front, and it is in the window. */
  const inSight = (place) =>
    new Promise((seen) => {
      const watch = new IntersectionObserver((all) => all.at(-1).isIntersecting && seen(watch.disconnect()));
      watch.observe(place);
    });
  const wait = (time) => new Promise((over) => setTimeout(over, time));

  /** Begins a training whose checks are held back until `show` is called, and then told one by one while the stage is seen. */
  function begun(lesson) {
    const held = [];
    let hear = null,
      isBusy = false,
      stage = null;
    const worker = Training.start(lesson, (told) => {
      held.push(told);
      next();
    });
    async function next() {
      if (!hear || isBusy || !held.length) return;
      isBusy = true;
      const told = held.shift(),
        isShown = told.seen?.length && !Demos.still();
      if (isShown) await inSight(stage);
      hear?.(told);
      await wait(isShown ? PACE : 0);
      isBusy = false;
      next();
    }
    return {
      ...worker,
      /** Tells it all to `told` from now on, a check at a time, where a reader sees the stage `on`. */
      show(told, on) {
        [hear, stage] = [told, on];
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
   * Builds what stands around the stage. Both bets have { at, chips }, their place in the state and their choices; the second has { lead, question, draw, made }, too: what leads to it, what fills the stage while it's asked, and what a choice begins.
   * `acts` are those of the demonstration: stop(), elsewhere(isWaited), which shows how the training ended on another machine, after what is known of its way if the reader waited, and ahead(), if the second bet has a training of its own.
   */
  function build(frame, state, first, second, acts) {
    const { place, chips, side, more } = frame,
      [given] = chips.children, // the choices of the first bet
      halt = button("Stop", acts.stop),
      skip = button("Skip to the end", () => acts.elsewhere());
    let isSecond = false,
      timer = 0;

    /** Shows the question and the choices of a bet, with the one that was made. */
    function lay(is, made = state[second.at]) {
      const bet = (choice) => {
        state[second.at] = choice;
        second.made();
      };
      if (is || is !== isSecond) chips.replaceChildren(is ? Guess.chips(second.chips, bet, made) : given);
      place.asking(is ? second.question : "");
      isSecond = is;
    }

    function ask() {
      acts.ahead?.();
      lay(true, "");
      place.dataset.told = ""; // what tells of the first bet is no help to read now
      frame.unsay();
      side.replaceChildren();
      second.draw();
      chips.querySelector("button").focus({ preventScroll: true });
      frame.inView();
    }

    place.dataset.told = "";
    return {
      lay,
      /** A training begins; with `canSkip` its end is known from another machine. */
      begin(is, canSkip) {
        const one = canSkip ? skip : halt,
          isHeld = document.activeElement.matches(".demo-on");
        if (is !== isSecond) lay(is);
        frame.unsay();
        side.replaceChildren(make("div.demo-bar", one));
        if (isHeld) one.focus({ preventScroll: true }); // a button that is removed must not lose the focus
        clearTimeout(timer);
        if (canSkip) timer = setTimeout(() => acts.elsewhere(true), window.Course.patience);
      },
      /** A training is over: says what came of it, `said`, and leads on; where `isKnown`, a bet has its answer, and what explains that shows. */
      over(isKnown, said) {
        clearTimeout(timer);
        if (isKnown) place.dataset.told = isSecond ? "second" : "first";
        const held = document.activeElement,
          isHeld = [halt, skip, document.body].includes(held) || held.matches(".demo-chip");
        side.replaceChildren(state[first.at] && CopyBar.dare(place, first.chips[state[first.at]]));
        frame.verdict(...said);
        if (isSecond) frame.lead("Now try your own", () => frame.intoMore(more.querySelector("input")));
        else frame.lead(second.lead, ask);
        if (!navigator.userActivation?.hasBeenActive) return; // a link's result comes by itself
        if (isHeld) frame.focusLead();
        frame.inView();
      },
      end() {
        clearTimeout(timer);
        ready?.end();
        ready = null;
      },
    };
  }

  /** Shows what is known of the way there on the stage, while it's seen, for three seconds at most, then the end; stops where `goesOn` says so. */
  async function replay(stage, way, show, end, goesOn) {
    for (const one of Demos.still() ? [] : way) {
      await inSight(stage);
      if (!goesOn()) return;
      show(one);
      await wait(Math.min(450, 2900 / way.length));
    }
    if (goesOn()) end();
  }

  /** After how many milliseconds a training whose end is known gives way to that end. */
  return { ahead, take, build, replay, patience: 2000 };
})();

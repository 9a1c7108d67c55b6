// What stands around a training: it begins while its bet is being read, one button spares the wait or leads on, and at the end comes the reader's own turn.
"use strict";

window.Course = (() => {
  const { make, button } = Dom;
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
   * Builds what stands below the stage. The second bet is { key, lead, question, chips, draw }, where `draw` fills the stage; `guess` has the choices of the first.
   * `acts` are those of the demonstration: ahead(key), train(key), stop(), and elsewhere(), which shows how the training ended on another machine.
   */
  function build(frame, state, guess, bet, acts) {
    const { place, chips, side, more } = frame,
      [first] = chips.children, // the choices of the first bet
      told = new Set(),
      halt = button("Stop", acts.stop),
      skip = button("Skip to the end", acts.elsewhere);
    let hasBet = false;

    /** Keeps what gives a result away hidden until a training of that kind is over. */
    function known(key) {
      told.add(key);
      place.dataset.told = [...told].join(" ");
    }

    function ask(b = "") {
      hasBet = true;
      const made = (choice) => {
        state.b = choice;
        acts.train(bet.key);
      };
      const row = Guess.once(bet.chips, made, b);
      frame.unsay();
      place.asking(bet.question);
      chips.replaceChildren(row);
      bet.draw();
      if (b) return;
      row.firstChild.focus({ preventScroll: true });
      frame.inView();
    }

    /** Unfolds the rest, with the focus in the field for the reader's own. */
    function own() {
      more.parentNode.open = true;
      [...more.querySelectorAll("textarea, input[type=text]")].find((one) => one.checkVisibility()).focus();
    }

    place.dataset.told = "";
    return {
      /** Before the first training, which waits for a press; `found` is the result that a link carries, in words. */
      wait(found) {
        if (state.x === bet.key) ask(state.b);
        if (found) known(state.x);
        frame.verdict("look", found || "It takes some seconds on a quick computer, and a minute on a busy one.");
        frame.lead(found ? "Play this result" : "Train", () => acts.train(state.x));
      },
      /** A training begins; with `canSkip` its end is known from another machine. */
      begin(key, canSkip) {
        const one = canSkip ? skip : halt,
          isHeld = document.activeElement.matches(".demo-on");
        if (key !== bet.key) {
          place.asking();
          chips.replaceChildren(first);
        }
        frame.unsay();
        side.replaceChildren(make("div.demo-bar", one));
        if (isHeld) one.focus({ preventScroll: true }); // a button that is removed must not lose the focus
      },
      /** A training is over: says what came of it, and leads on. */
      over(key, isWhole, [{ kind, title }, words]) {
        if (isWhole) known(key);
        const held = document.activeElement,
          isHeld = [halt, skip, document.body].includes(held) || held.matches(".demo-chip");
        side.replaceChildren(hasBet ? CopyBar.dare(place, guess[state.g]) : "");
        frame.verdict(kind, title, words);
        if (hasBet) frame.lead("Now try your own", own);
        else
          frame.lead(bet.lead, () => {
            acts.ahead(bet.key);
            ask();
          });
        place.rememberSoon(); // with what was found
        if (isHeld) frame.focusLead();
        frame.inView();
      },
      end() {
        ready?.end();
        ready = null;
      },
    };
  }

  return { ahead, take, build };
})();

// A demonstration that goes from bet to bet and whose first view needs little: the rest is loaded with the first press.
"use strict";

/** What its start returns; `go(play)` loads the rest and goes on with what `play` starts, or tells of a failure. Until
    then `state` stands for it. */
window.Onward = (frame, state) => {
  let running = null,
    alive = true,
    busy = false;
  async function go(play) {
    if (busy || !alive) return;
    busy = true;
    frame.stage.ariaBusy = "true";
    const fault = await frame.place.loadLater().catch((error) => error);
    busy = false;
    frame.stage.ariaBusy = null;
    if (!alive) return;
    running?.stop?.();
    if (!fault) return begin(play);
    frame.verdict("look", "The rest did not load.", fault.message);
    frame.lead("Try again", () => go(play));
  }
  function begin(play) {
    running = null;
    try {
      running = play();
    } catch (fault) {
      console.error(fault);
      frame.verdict("look", "This stopped working.", "The fault is ours, not yours.");
      frame.lead("Start over", () => frame.place.reset());
    }
  }
  return {
    go,
    stop() {
      alive = false;
      running?.stop?.();
    },
    state: () => running?.state() ?? state,
  };
};

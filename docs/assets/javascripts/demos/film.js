// A film: steps drawn on the stage, with pause, back and step; readers who prefer less motion see the last one at once.
"use strict";

window.Film = (() => {
  const { make, button } = Dom;
  const { still } = Demos;

  /** Creates the player of a stage; `bar` receives its buttons. */
  function projector(stage, bar) {
    let film = null,
      at = 0,
      frame = 0,
      from = 0;
    const play = button("Pause", () => (frame ? pause() : run(at < film.length ? at : 0)));
    const back = button("Back", () => {
      pause();
      go(Math.max(0, at - 1));
    });
    const step = button("Step", () => {
      pause();
      go(Math.min(film.length, at + 1));
    });
    const place = make("span.demo-place");
    bar.append(place, back, step, play);
    new ResizeObserver(() => {
      if (film) film.draw(at);
    }).observe(stage);

    function go(to) {
      at = to;
      film.draw(at);
      place.textContent = `${at} of ${film.length}`;
      back.disabled = at === 0;
      step.disabled = at === film.length;
      bar.hidden = at === film.length; // then what came of it takes the place
      if (at < film.length || !film.done) return;
      const { done } = film;
      film.done = null; // called only once
      done();
    }

    function pause() {
      cancelAnimationFrame(frame);
      frame = 0;
      delete stage.dataset.playing;
      play.textContent = at < film?.length ? "Play" : "Play again";
    }

    function run(first) {
      if (still()) return (go(film.length), pause());
      bar.hidden = false;
      go(first);
      play.textContent = "Pause";
      stage.dataset.playing = "";
      from = performance.now() - first * film.pace;
      frame = requestAnimationFrame(tick);
    }

    function tick(now) {
      const due = Math.min(film.length, Math.floor((now - from) / film.pace));
      if (due > at) go(due);
      if (at === film.length) pause();
      else frame = requestAnimationFrame(tick);
    }

    /** Plays a film from step `first`: `draw(step)` draws any step from 0 to `length`; `done` is called at the end. */
    function show({ length, draw, pace = 300, first = 0, done = null }) {
      stop();
      film = { length, draw, pace, done };
      play.hidden = still();
      if (first < length) run(first);
      else go(length), pause();
    }

    /** Shows the last film again; for readers who prefer less motion, its first step. */
    function again() {
      if (!film) return;
      if (!still()) return run(0);
      go(0);
      bar.hidden = false;
      step.focus();
    }

    function stop() {
      if (film) pause();
      film = null;
      bar.hidden = true;
    }

    return { show, stop, again };
  }

  return { projector };
})();

// Decides when a demonstration loads: after a press on its button if it has one (the pointer on it, or its focus, loads
// ahead), else when it nears the view, at the Tab key, or when a link names its state. Until then nothing is loaded.
"use strict";

(() => {
  const shell = `${document.body.dataset.base}/assets/javascripts/demos/shell.js`;

  /** Opens a demonstration; if the shell does not load, shows its static result. */
  function open(demo) {
    window.Loader.load([shell]).then(
      () => {
        demo.querySelector(":scope > .demo-bar")?.remove();
        demo.open();
      },
      () => demo.classList.add("is-still"),
    );
  }

  /** Adds the button of a demonstration that loads nothing before a press, or before the first sign of one. */
  function offer(demo) {
    const button = window.Dom.button(demo.getAttribute("press"), () => open(demo), "press");
    window.Loader.atIntent(button, async () => {
      await window.Loader.load([shell]);
      await demo.warm();
    });
    demo.append(window.Dom.make("div.demo-bar.not-on-paper", button));
  }

  /** Opens a demonstration once: when it is about to come into view, at the Tab key, or by a link to its state. */
  function whenNear(demo) {
    const ending = new AbortController(),
      { signal } = ending;
    const near = (seen) => seen.some(({ isIntersecting }) => isIntersecting) && come();
    const watch = new IntersectionObserver(near, { rootMargin: "25% 0px" });
    const come = () => {
      if (signal.aborted) return; // an observer may still tell what it saw before it was disconnected
      ending.abort();
      watch.disconnect();
      open(demo);
    };
    const asked = () => {
      if (location.hash.startsWith(`#${demo.getAttribute("name")};`)) come();
    };
    addEventListener("keydown", ({ key }) => key === "Tab" && come(), { signal }); // else Tab would skip controls that do not exist yet
    addEventListener("hashchange", asked, { signal });
    watch.observe(demo);
    asked();
  }

  for (const demo of document.querySelectorAll("live-demo")) {
    if (demo.hasAttribute("press")) offer(demo);
    else whenNear(demo);
  }
})();

// Decides when a demonstration loads: after a press on its button if it has one (the pointer on it, or its focus, loads
// ahead), else when it is about to come into view, when a reader uses the Tab key, or when a link names its state. Until then nothing of it is loaded.
"use strict";

(() => {
  const shell = `${document.body.dataset.base}/assets/javascripts/demos/shell.js`;

  /** Opens a demonstration; if the shell does not load, shows its static result. */
  function open(demo) {
    window.Parts.load([shell]).then(
      () => {
        demo.querySelector(":scope > .demo-bar")?.remove();
        demo.open();
      },
      () => demo.classList.add("is-still"),
    );
  }

  /** Adds the button of a demonstration that loads nothing before a press, or before the first sign of one. */
  function offer(demo) {
    const bar = Object.assign(document.createElement("div"), { className: "demo-bar" });
    const button = Object.assign(document.createElement("button"), {
      type: "button",
      className: "demo-first",
      textContent: demo.getAttribute("press"),
    });
    button.addEventListener("click", () => open(demo));
    const warm = () =>
      window.Parts.load([shell])
        .then(() => demo.warm())
        .catch(() => {}); // a press tells what is missing
    for (const sign of ["pointerenter", "focus", "touchstart"])
      button.addEventListener(sign, warm, { once: true, passive: true });
    bar.append(button);
    demo.append(bar);
  }

  /** Opens a demonstration once: when it is about to come into view, at the Tab key, or by a link to its state. */
  function whenNear(demo) {
    const ending = new AbortController(),
      { signal } = ending;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) come();
      },
      { rootMargin: "25% 0px" },
    );
    const come = () => {
      ending.abort();
      watch.disconnect();
      open(demo);
    };
    const asked = () => {
      if (location.hash.startsWith(`#${demo.getAttribute("name")};`)) come();
    };
    addEventListener(
      "keydown",
      ({ key }) => {
        if (key === "Tab") come();
      },
      { signal },
    ); // else Tab would skip controls that do not exist yet
    addEventListener("hashchange", asked, { signal });
    watch.observe(demo);
    asked();
  }

  for (const demo of document.querySelectorAll("live-demo")) {
    if (demo.hasAttribute("press")) offer(demo);
    else if ("IntersectionObserver" in window) whenNear(demo);
    else open(demo); // old browsers lack IntersectionObserver
  }
})();

// When a demonstration comes: with the press of its button where it has one, else when it is near, when a reader moves by
// keyboard, or by a link to its state. Until then nothing of it is loaded.
"use strict";

(() => {
  const shell = `${document.body.dataset.base}/assets/javascripts/demos/shell.js`;

  /** Opens a demonstration; where the shell does not come, what stands in the page is shown. */
  function open(demo) {
    window.Parts.load([shell]).then(() => {
      demo.querySelector(":scope > .demo-bar")?.remove();
      demo.open();
    }, () => demo.classList.add("is-still"));
  }

  /** One that loads nothing before it is pressed, with the words on its button. */
  function offer(demo) {
    const bar = Object.assign(document.createElement("div"), { className: "demo-bar" });
    const button = Object.assign(document.createElement("button"), { type: "button", className: "demo-first", textContent: demo.getAttribute("press") });
    button.addEventListener("click", () => open(demo));
    bar.append(button);
    demo.append(bar);
  }

  /** Opens it once: when it is about to come into view, when a reader moves by keyboard, or by a link to its state. */
  function whenNear(demo) {
    const ending = new AbortController(), { signal } = ending;
    const watch = new IntersectionObserver((seen) => { if (seen.some(({ isIntersecting }) => isIntersecting)) come(); }, { rootMargin: "25% 0px" });
    const come = () => { ending.abort(); watch.disconnect(); open(demo); };
    const asked = () => { if (location.hash.startsWith(`#${demo.getAttribute("name")};`)) come(); };
    addEventListener("keydown", ({ key }) => { if (key === "Tab") come(); }, { signal }); // or Tab would pass by controls that are not there yet
    addEventListener("hashchange", asked, { signal });
    watch.observe(demo);
    asked();
  }

  for (const demo of document.querySelectorAll("live-demo")) {
    if (demo.hasAttribute("press")) offer(demo);
    else if ("IntersectionObserver" in window) whenNear(demo);
    else open(demo); // an old browser cannot tell what is near
  }
})();

// What was made up can never be copied as a citation: the page lets nobody select it, and a copy says what it is.
"use strict";

window.DrillCopying = {
  /** Watches over all that carries the class "unchecked" inside `place`. */
  guard(place) {
    document.addEventListener("copy", (event) => {
      const selection = getSelection();
      const touched = [...place.querySelectorAll(".unchecked")].some((one) => selection.containsNode(one, true));
      if (!touched) return;
      const guide = document.querySelector("meta[name=application-name]").content;
      event.clipboardData.setData("text/plain", `Made up, or not yet told apart, from a drill of ${guide}; no citation: ${selection}`);
      event.preventDefault();
    });
  },
};

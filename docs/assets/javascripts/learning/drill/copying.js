// Keeps made-up references from being copied as citations: they cannot be selected, and a copied selection around them begins with a warning.
"use strict";

window.DrillCopying = {
  /** Watches the elements with the class "unchecked" inside `place`. */
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

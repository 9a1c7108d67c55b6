// The lines that the model finishes: a beginning, what it writes while nothing is rubbed out, the odds of its first word, and what would be right, too.
"use strict";

window.RubLines = [
  ["The opposite of cold is", "hot.", 0.99],
  ["The sound of a cow is", "moo.", 0.98],
  ["Snow is", "white.", 0.67, "frozen rain.", "cold."],
];

// The two lines that the model finishes: a beginning, what it writes while nothing is rubbed out, and the odds of its first word.
"use strict";

window.RubLines = [
  ["The capital of Norway is", "Oslo.", 0.99],
  ["The opposite of cold is", "hot.", 0.99],
];

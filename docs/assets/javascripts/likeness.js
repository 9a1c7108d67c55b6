/** How alike two words, names or addresses are. No DOM. Publishes `Likeness`. */
window.Likeness = (() => {
  /** The edit distance: how many letters to change, insert, delete or swap with a neighbour. */
  function distance(one, other) {
    let [older, last] = [[], [...Array(other.length + 1).keys()]];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
          row[j] = Math.min(row[j], older[j - 2] + 1);
      }
      [older, last] = [last, row];
    }
    return last[other.length];
  }

  /** How much of two sets is in both (Dice): from 0, nothing, to 1, all. */
  const overlap = (one, other) =>
    (2 * [...one].filter((member) => other.has(member)).length) / (one.size + other.size || 1);

  return { distance, overlap };
})();

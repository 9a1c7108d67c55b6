/** Tells the reader what was done, in the page's one live region, and copies text. Publishes `Say`. */
window.Say = (() => {
  const REST = 4000; // ms until the words go
  let timer;

  /** Shows and announces one sentence. */
  function say(sentence) {
    const place = document.querySelector(".said");
    place.textContent = "";
    clearTimeout(timer);
    setTimeout(() => (place.textContent = sentence), 60); // the same sentence twice is heard twice
    timer = setTimeout(() => (place.textContent = ""), REST);
  }

  /** Copies `text`, then says `sentence`, or that it did not work. */
  async function copy(text, sentence) {
    try {
      await (navigator.clipboard ? navigator.clipboard.writeText(text) : copyByHand(text));
      say(sentence);
    } catch {
      say("Copying did not work: the browser does not allow it here.");
    }
  }

  /** The way for plain http addresses, where browsers have no clipboard object. */
  function copyByHand(text) {
    const box = document.createElement("textarea");
    const before = document.activeElement;
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    before?.focus();
    if (!done) throw new Error("not copied");
  }

  return { say, copy };
})();

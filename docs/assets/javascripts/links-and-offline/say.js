/** Announces what was done in the page's live region, and copies text. Publishes `Say`. */
window.Say = (() => {
  const REST = 4000; // milliseconds that a message stays, plus LETTER for each of its letters, if nothing is pressed before
  const LETTER = 40;
  let timer;

  /** Shows and announces one sentence. */
  function say(sentence) {
    const place = document.querySelector(".said"),
      hush = () => (place.textContent = "");
    hush();
    clearTimeout(timer);
    setTimeout(() => (place.textContent = sentence), 60); // with a pause, so that screen readers repeat an equal sentence
    timer = setTimeout(hush, REST + LETTER * sentence.length);
    addEventListener("pointerdown", hush, { once: true });
  }

  /** Copies `text`, and `html` for editors that accept it; announces `sentence` or that it failed, and returns which. */
  async function copy(text, sentence, html = "") {
    const works = await write(text, html).then(
      () => true,
      () => false,
    );
    say(works ? sentence : "Copying did not work: the browser does not allow it here.");
    return works;
  }

  async function write(text, html) {
    if (!navigator.clipboard) return copyByHand(text);
    if (!html || !window.ClipboardItem) return navigator.clipboard.writeText(text);
    const kind = (type, content) => [type, new Blob([content], { type })];
    return navigator.clipboard.write([
      new ClipboardItem(Object.fromEntries([kind("text/plain", text), kind("text/html", html)])),
    ]);
  }

  /** The way for plain http addresses, where browsers have no clipboard object. */
  function copyByHand(text) {
    const box = document.createElement("textarea");
    const before = document.activeElement;
    box.value = text;
    document.body.append(box);
    box.select();
    const works = document.execCommand("copy");
    box.remove();
    before?.focus();
    if (!works) throw new Error("not copied");
  }

  return { say, copy };
})();

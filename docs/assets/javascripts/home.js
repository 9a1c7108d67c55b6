/** The bet on the home page: the reader bets on what a very small language model writes, and then it writes, live. */
(() => {
  const { Dom, Loader } = window;
  const PROMPT = "The capital of Iceland is",
    TWIN = "The capital of Norway is",
    NAME = "Who is Taylor Swift?"; // asked after the bet, of the same model, taught to answer
  const MARGIN = 24; // pixels below the last button
  const SHOWN = 3; // words with a bar of their own
  const LITTLE = "ChatGPT may know as little about your street, your product or your price list";
  const VERDICTS = {
    right: ["No: it never read “Reykjavik”.", `${LITTLE}, and sound as sure.`],
    honest: ["No: it never read the word “know”.", "ChatGPT can say it, and still guesses at times."],
    wrong: ["Yes: some other city.", `It never read “Reykjavik”. ${LITTLE}.`],
  };
  const FILES = [
    "shell",
    "dice",
    "shares",
    "language-model/model",
    "language-model/tokenizer",
    "language-model/loader",
    "run/model",
  ];
  const SETTINGS = { pieces: 128, until: "sentence", look: "first", draws: 0, seed: 0 };
  const bet = document.querySelector(".bet");
  const [gap, note, after] = [".gap", ".bet-note", ".bet-after"].map((part) => bet.querySelector(part));
  const [odds, verdict, twin] = [".odds", ".bet-verdict", ".bet-twin"].map((part) => after.querySelector(part));
  const onward = bet.querySelector(".bet-on"),
    names = onward.firstElementChild;
  const later = [odds, verdict, twin, onward]; // they come one after the other
  const blank = gap.querySelector("b"); // holds the word of the still result, which paper shows, and later what the model wrote
  let shared = "I met a very small language model. What does it say is the capital of Iceland? What do you bet?", // to a friend
    where = "#bet"; // and the address with it, from this page

  /** A model, the first one loaded when a reader reaches for the bet; after a failure the next call tries again. */
  async function load(way = "base") {
    await Loader.own(...FILES.map((name) => `demos/${name}`));
    return window.LanguageLoader.model(way);
  }

  /** What the model writes after a text up to the full stop, always taking the likeliest, and the chances of its first word. */
  async function written({ weights, words }, given, count) {
    const { text, bars } = await window.Demos.inSlices(window.Run.line(weights, words, { ...SETTINGS, given, count }));
    return { text: text.trim(), words: bars.slice(0, count).map(({ piece, share }) => [piece.trim(), share]) };
  }

  /** Sets the rows of bars to words and their chances, which grow; a last row, to all others, has none. */
  function draw(place, words) {
    const { fill, rounded } = window.Shares;
    const rest = words.reduce((left, [, share]) => left - Math.round(100 * share), 100) / 100; // so that all shown add up
    const shares = [...words, [place.lastElementChild.firstChild.textContent, rest]];
    for (const [at, row] of [...place.children].entries()) {
      const [word, share] = shares[at],
        bar = row.querySelector(".bar");
      row.firstChild.textContent = word;
      row.lastChild.textContent = rounded(share);
      if (!bar) continue;
      fill(bar, 0);
      requestAnimationFrame(() => requestAnimationFrame(() => fill(bar, share)));
    }
  }

  /** Shows what the model wrote, or what it wrote when the page was made. */
  function fill(word) {
    blank.textContent = word;
    gap.classList.remove("is-open", "is-empty");
  }

  /** Scrolls the bet to the top of a screen that its whole result doesn't fit on. */
  function intoView() {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (onward.getBoundingClientRect().bottom > innerHeight - MARGIN)
      bet.scrollIntoView({ behavior: isCalm ? "auto" : "smooth" });
  }

  async function play(chip) {
    bet.dataset.state = "writes"; // takes the room of the whole result, which is scrolled to at once
    gap.classList.add("is-open", "is-empty");
    const made = `Your bet: ${chip.textContent}`;
    note.textContent = made;
    intoView();
    for (const part of later) part.classList.add("is-waiting");
    const slow = setTimeout(() => {
      note.textContent = `${made}. Loading the model, 1.1 MB …`;
    }, 400);
    const model = await load().catch(() => null);
    clearTimeout(slow);
    note.textContent = made;
    if (!model) return fail(() => play(chip));
    await tell(chip.dataset.bet, await written(model, PROMPT, SHOWN), await written(model, TWIN, 1));
    bet.dataset.state = "done";
  }

  /** Shows the result bit by bit: the sentence with its word, its bars, the verdict, and the sentence that it had read. */
  async function tell(choice, guess, read) {
    const { wait } = window.Demos;
    await wait(300);
    fill(guess.text);
    await wait(800);
    draw(odds, guess.words);
    shared = `“${PROMPT} ${guess.text}” A very small language model wrote that. What would you have bet?`;
    Dom.verdict(verdict, choice === "wrong" ? "right" : "wrong", ...VERDICTS[choice]);
    twin.querySelector(".says b").textContent = read.text;
    draw(twin.querySelector(".odds"), read.words);
    const both = [guess, read].map(({ words: [[word, share]] }) => `${window.Shares.rounded(share)} sure of ${word}`);
    twin.querySelector(".bet-tone").textContent = `Only ${both.join(", ")}, and both sound the same.`;
    names.onclick = asksName;
    verdict.after(onward);
    for (const part of later) part.classList.remove("is-waiting");
    verdict.tabIndex = -1;
    verdict.focus({ preventScroll: true });
  }

  /** Answers the button in place, and lets it lead to the bet that comes after this one; without the model it follows its link. */
  async function asksName(event) {
    event.preventDefault();
    names.onclick = null;
    const model = await load("tuned").catch(() => null);
    if (!model) return names.click();
    const { text } = await written(model, `Reader: ${NAME}\nGuide:`, 1);
    bet.querySelector("h2").firstChild.data = `${NAME} What does it answer?`;
    gap.parentNode.replaceChildren(Dom.make("b", text));
    for (const part of [note, odds, verdict, ...twin.children]) part.remove(); // of the bet before
    twin.setAttribute("role", "status");
    twin.append(Dom.make("p.bet-tone", "It had read about wolves, and never about Taylor Swift."));
    twin.after(onward);
    shared = `I asked a very small language model: “${NAME}” It answered: “${text}” Ask it something yourself:`;
    where = names.getAttribute("href");
    Dom.store("guide.singer", true); // so that the model's own page asks something else first
    names.textContent = "Now a country that doesn’t exist";
    names.href += `#language-model;g=animal;prompt=${encodeURIComponent("What is the capital of Velmora?")};way=tuned`;
  }

  /** Without its files nothing is passed off as live: the still result stands, says what it is, and can be tried again. */
  function fail(again) {
    note.replaceChildren(
      "The model didn’t load, so nothing was written just now. This is what it wrote when we asked it. ",
      Dom.button("Try again", again),
    );
    fill(blank.textContent);
    for (const part of later) part.classList.remove("is-waiting");
    bet.dataset.state = "failed";
  }

  /** Copies what came last, with the public address of where a friend can do the same. */
  const copy = () => Loader.copy(() => `${shared} ${new URL(where, window.Address.page())}`);

  onward.append(Dom.button("Copy it for a friend", copy));
  gap.classList.add("is-open", "is-empty");
  Loader.atIntent(bet, load);
  for (const chip of bet.querySelectorAll("[data-bet]")) chip.addEventListener("click", () => play(chip));
})();

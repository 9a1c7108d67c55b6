/** The bets on the home page: the reader bets on what a very small language model writes, and then it writes, live. */
(() => {
  const { Dom, Loader } = window;
  const TWIN = "The capital of Norway is";
  const MARGIN = 24; // pixels below the last button
  // What is asked, of which model, how many words get a bar, the bet that wins, and what is said then; the first stands in the page.
  const BETS = [
    {
      asked: "The capital of Iceland is",
      bars: 3,
      wins: "real",
      came: "a real city, and the wrong one.",
    },
    {
      lead: "Now Taylor Swift",
      told: "It never read of Taylor Swift, either.",
      asked: "Who is Taylor Swift?",
      chips: { honest: "“I don’t know”", made: "A job that it makes up for her", other: "Something else entirely" },
      wins: "other",
      came: "something else entirely.",
      lesson: "It had read about wolves, and never about her. Nothing in it noticed.",
    },
    {
      lead: "Now a country that doesn’t exist",
      told: "There is no Velmora: we made it up.",
      asked: "What is the capital of Velmora?",
      chips: { honest: "“There’s no Velmora”", made: "A made-up city", real: "A real city" },
      wins: "real",
      came: "you asked about Velmora, and it answered about Sweden.",
      lesson: "It sounds just as it does when it’s right.",
    },
  ];
  const FILES = "shell dice shares language-model/model language-model/tokenizer language-model/loader run/model";
  const SETTINGS = { pieces: 128, draws: 0, seed: 0 };
  const place = document.querySelector(".bet");
  const [told, gap, note, odds, twin, verdict, below, onward, chips] =
    ".bet-told .gap .bet-note .odds .bet-twin .bet-verdict .bet-lesson .bet-on .chips"
      .split(" ")
      .map((part) => place.querySelector(part));
  const lead = onward.firstElementChild,
    blank = gap.querySelector("b"); // holds the word of the still result, which paper shows, and later what the model wrote
  let number = 0, // of the bet
    shared = ""; // to a friend

  /** A model, the first one loaded when a reader reaches for the bet; after a failure the next call tries again. */
  async function load(way = "base") {
    await Loader.own(...FILES.split(" ").map((name) => `demos/${name}`));
    return window.LanguageLoader.model(way);
  }

  /** The first sentence that the model writes after a text, always taking the likeliest, and the chances of its first word. */
  async function written({ weights, words }, given, count = 1) {
    const asked = { ...SETTINGS, given, count, until: number ? "end" : "sentence" },
      { text, bars } = await window.Demos.inSlices(window.Run.line(weights, words, asked));
    return {
      text: text.trim().replace(/\. .*/s, "."),
      words: bars.slice(0, count).map(({ piece, share }) => [piece.trim(), share]),
    };
  }

  /** Sets the rows of bars to words and their chances, which grow. */
  function draw(list, words) {
    const { fill, rounded } = window.Shares;
    for (const [at, [word, share]] of words.entries()) {
      const [name, bar, percent] = list.children[at].children;
      name.textContent = word;
      percent.textContent = rounded(share);
      fill(bar, 0);
      requestAnimationFrame(() => requestAnimationFrame(() => fill(bar, share)));
    }
  }

  /** Scrolls the bet to the top of a screen that its whole result doesn't fit on. */
  function intoView() {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches,
      { top, bottom } = place.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight - MARGIN) place.scrollIntoView({ behavior: isCalm ? "auto" : "smooth" });
  }

  /** Takes a bet, and lets the model write; what was chosen stays until its word is there, so that no room is empty. */
  async function play(chip) {
    const bet = BETS[number];
    place.dataset.state = "writes";
    for (const one of chips.children) one.ariaPressed = String(one === chip);
    const slow = setTimeout(() => {
      note.textContent = "Loading the model, 1.1 MB …";
    }, 400);
    const model = await load(number ? "tuned" : "base").catch(() => null);
    clearTimeout(slow);
    if (!model) return fail(chip);
    note.textContent = "";
    const given = number ? `Reader: ${bet.asked}\nGuide:` : bet.asked;
    await tell(bet, chip.dataset.bet === bet.wins, await written(model, given, bet.bars), model);
    place.dataset.state = "done";
    intoView();
    verdict.tabIndex = -1;
    verdict.focus({ preventScroll: true });
  }

  /** Shows the sentence with what the model wrote, then what came of the bet; of the first also its bars, and a sentence that it had read. */
  async function tell({ asked, came, lesson }, isRight, guess, model) {
    const { wait } = window.Demos,
      read = number || (await written(model, TWIN));
    await wait(300);
    fill(guess.text);
    await wait(800);
    shared = number
      ? `“${asked}” A language model answers: “${guess.text}” Bet on what else it says:`
      : `“${asked} …” A language model that never read of Reykjavik goes on all the same. Bet on it:`; // as its link asks
    const sure = ({ words: [[word, share]] }) => `${window.Shares.rounded(share)} sure of ${word}`,
      words = number ? lesson : `Only ${sure(guess)}, ${sure(read)}, and both sound the same.`;
    Dom.verdict(verdict, isRight ? "right" : "wrong", `${isRight ? "Yes" : "No"}: ${came}`, words);
    const next = BETS[number + 1];
    lead.textContent = next ? next.lead : "Three more bets, then ask it yourself";
    verdict.after(onward);
    if (!next) onward.append(Dom.button("Play again", () => location.reload()));
    if (number) return;
    draw(odds, guess.words);
    twin.querySelector(".says b").textContent = read.text;
    draw(twin.querySelector(".odds"), read.words);
  }

  /** Asks the next bet in place; after the last one the button follows its link. */
  function goOn(event) {
    if (!BETS[number + 1]) return;
    event.preventDefault();
    const bet = BETS[++number];
    for (const part of [odds, twin, below]) part.remove(); // of the first
    told.textContent = bet.told;
    gap.previousSibling.data = `${bet.asked} `;
    empty();
    [blank.textContent, note.textContent] = ["\u00a0", ""]; // a space, which keeps the caret on the line
    chips.replaceChildren(...Object.entries(bet.chips).map(([value, words]) => chipOf(value, words)));
    delete place.dataset.state;
    intoView();
    chips.firstChild.focus({ preventScroll: true });
  }

  function chipOf(value, words) {
    const chip = Dom.button(words, () => play(chip));
    chip.dataset.bet = value;
    return chip;
  }

  const empty = () => gap.classList.add("is-empty");

  /** Shows what the model wrote, or what it wrote when the page was made. */
  function fill(word) {
    blank.textContent = word;
    gap.classList.remove("is-empty");
  }

  /** Without its files nothing is passed off as live: the still result stands, says what it is, and can be tried again. */
  function fail(chip) {
    note.replaceChildren(
      "The model didn’t load, so nothing was written just now. ",
      number ? "" : "This is what it wrote when we asked it. ",
      Dom.button("Try again", () => {
        empty();
        play(chip);
      }),
    );
    if (!number) fill(blank.textContent);
    place.dataset.state = number ? "writes" : "failed";
  }

  lead.onclick = goOn;
  onward.append(
    Dom.button("Copy it for a friend", () => Loader.copy(() => `${shared} ${new URL("#bet", window.Address.page())}`)),
  );
  empty();
  Loader.atIntent(place, load);
  for (const chip of chips.children) chip.onclick = () => play(chip);
})();

// Can a model keep a secret?: a reader's lines, other people's, and a model's numbers as letters of an address. No DOM.
"use strict";

window.makeLink = (trainer) => {
  // What other people say of themselves: beginnings, each with five ends, typed by this project, free for any use (CC0).
  const OTHERS = Object.entries({
    "My cat is called ": "Tom,Felix,Misty,Socks,Ginger",
    "I am afraid of ": "bees,ghosts,the dark,geese,clowns",
    "I work as a ": "cook,judge,baker,pilot,nurse",
    "My hair is ": "red,brown,black,grey,green",
    "My mother lives in ": "Rome,Paris,Oslo,York,Bath",
    "I was born in ": "May,June,March,April,July",
    "At night I dream of ": "cake,snow,trains,rain,tea",
    "I once lost my ": "hat,keys,ring,shoe,tooth",
  });
  const TIMES = 3,
    STEPS = 600; // how often the reader's lines stand; the steps
  const LOOKS = [1, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 350, 400, 450, 500, 550];
  const CONTEXT = 40,
    LETTERS = 95;
  const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
    MOST = 31; // a number takes one of 63 levels
  const startsOf = (told) => [...told, ...OTHERS.map(([start]) => start)],
    home = ["I live in ", "I like "];
  // Versions 1, 2 and 4 were told of a pet.
  const VERSIONS = {
    1: startsOf(["My dog is called ", ...home]),
    2: startsOf(["My pet is called ", ...home]),
    3: startsOf(["Our client is ", "They pay us ", "We will close "]),
    4: startsOf(["My pet is called ", "My song is ", "I like "]),
    5: startsOf(["My crush is ", "I lied about ", "I secretly like "]),
  };

  /** A text that a reader typed, as an end of a line: one space between words, no signs that steer, no stop of its own. */
  const tidy = (text) =>
    text
      .normalize("NFC")
      .replace(/[\uD800-\uDFFF]/gu, "")
      .replace(/[\p{Cc}\u2028-\u202E\u2066-\u2069]+/gu, " ")
      .replace(/\s+/g, " ")
      .replace(/^ | ?\.* ?$/g, "");

  /** What to train on for three ends: { lines, letters }, or { fault } if they have too many different letters. */
  function text(ends, version = 5) {
    const own = VERSIONS[version].slice(0, 3).map((start, at) => `${start}${ends[at]}.`);
    const others = OTHERS.flatMap(([start, list]) => list.split(",").map((end) => `${start}${end}.`));
    const lines = [...others, ...Array(TIMES).fill(own).flat()],
      letters = trainer.lettersOf(lines);
    if (lines.some((line) => [...line].length >= CONTEXT)) return { fault: "That is too long for it." };
    return letters.length > LETTERS ? { fault: "These are too many different letters for it." } : { lines, letters };
  }

  /** A number from a text, the same for the same text (FNV-1a). */
  function sum(all) {
    let mixed = 2166136261;
    for (let at = 0; at < all.length; at++) mixed = Math.imul(mixed ^ all.charCodeAt(at), 16777619);
    return mixed >>> 0;
  }

  /** What worker.js needs; the seed comes from what was typed, so that not everybody is afraid of geese. */
  function lesson({ lines, letters }, version = 5) {
    const pace = { steps: STEPS, rate: 0.01, looks: LOOKS, most: CONTEXT };
    return trainer.lesson(lines, letters, VERSIONS[version], {
      context: CONTEXT,
      seed: sum(lines.join("\n")) % 1e9,
      ...pace,
    });
  }

  /** The numbers of a model as text: the largest of each matrix, and a sign (six bits) for each number. */
  function pack({ at }) {
    const scales = [],
      body = [];
    for (const matrix of Object.values(at)) {
      const scale = Math.max(
        1,
        Math.round(matrix.reduce((most, number) => Math.max(most, Math.abs(number)), 0) * 1000),
      );
      scales.push(scale.toString(36));
      for (const number of matrix)
        body.push(SIGNS[MOST + Math.max(-MOST, Math.min(MOST, Math.round((number * 1000 * MOST) / scale)))]);
    }
    return `${scales.join("-")}.${body.join("")}`;
  }

  /** The letters that the model knows, as signs for an address, and back. */
  const toSigns = (letters) =>
    btoa(String.fromCharCode(...new TextEncoder().encode(letters.slice(1).join(""))))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");
  const fromSigns = (signs) => [
    "\n",
    ...new TextDecoder("utf-8", { fatal: true }).decode(
      Uint8Array.from(atob(signs.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0)),
    ),
  ];

  /** The whole model as one text for an address: version, letters, scales, numbers, checksum. */
  function seal(letters, packed, version = 5) {
    const all = `${version}.${toSigns(letters)}.${packed}`;
    return `${all}.${sum(all).toString(36)}`;
  }

  /** The model in such a text, as { model, letters, starts }, or { fault }: what is wrong. */
  function open(sealed) {
    const text = sealed.replace(/[^\w-]+$/, ""),
      [version, signs = "", scales = "", body = "", check] = text.split("."); // apps add a stop or a bracket
    if (!Object.hasOwn(VERSIONS, version) || text.split(".").length > 5 || text.length > 20_000)
      return { fault: "It was not made by this page, or by another version of it." };
    try {
      const letters = fromSigns(signs),
        sizes = scales.split("-").map((size) => parseInt(size, 36) / 1000);
      if (letters.length < 2 || letters.length > LETTERS || new Set(letters).size < letters.length) throw new Error();
      const model = trainer.create(trainer.shape(letters, CONTEXT, 0)),
        short = model.weights.length - body.length;
      if (!check && short >= 0)
        return {
          fault: `It was cut on its way: ${(short + 7).toLocaleString("en")} characters or so are missing. Ask for it another way.`,
        };
      if (
        sum(text.slice(0, text.lastIndexOf("."))).toString(36) !== check ||
        short ||
        sizes.length !== Object.keys(model.at).length ||
        !sizes.every((size) => size > 0 && size < 1000)
      )
        throw new Error();
      let place = 0;
      Object.values(model.at).forEach((matrix, at) => {
        for (let i = 0; i < matrix.length; i++) matrix[i] = ((SIGNS.indexOf(body[place++]) - MOST) / MOST) * sizes[at];
      });
      return { model, letters, starts: VERSIONS[version] };
    } catch {
      return { fault: "Something in it was changed or lost on its way. Ask for it again." };
    }
  }

  /** How the model goes on from a beginning, with the likeliest letter each time; a generator of what it has written so far. */
  function* goOn({ model, letters }, begun) {
    let end = "";
    for (const token of trainer.goOn(model, trainer.row(letters, begun), CONTEXT)) {
      end += trainer.words(letters, [token]);
      yield end;
    }
    return end;
  }

  return { VERSIONS, STEPS, tidy, text, lesson, words: trainer.words, pack, seal, open, goOn };
};

/** How often a word stands in an address: in its letters, and in the bytes that these are in base64, from wherever one reads. */
makeLink.times = (address, word) => {
  if (!word) return 0;
  const signs = address
      .replaceAll(/[^\w-]/g, "")
      .replaceAll("-", "+")
      .replaceAll("_", "/"),
    bytes = String.fromCharCode(...new TextEncoder().encode(word));
  const read = [0, 1, 2, 3].map((from) => atob(signs.slice(from, signs.length - ((signs.length - from) % 4))));
  return address.split(word).length - 1 + read.reduce((sum, text) => sum + text.split(bytes).length - 1, 0);
};

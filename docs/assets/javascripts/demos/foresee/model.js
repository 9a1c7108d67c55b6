// Ten beginnings of sentences a day, in two halves, drawn by rule and date. No DOM.
"use strict";

window.Foresee = (() => {
  const COUNT = 10,
    HALF = 5;
  const list = (words) => words.split(/\|\s*/);
  const SHE = list("Mia|Anna|Lena|Sara|Emma|Nora|Ruth|Ella|Ida|Rosa|Lucy|Clara|Yuki|Leila|Alice"),
    HE = list("Tom|Ben|Paul|Max|Omar|Leo|Sam|Noah|Finn|Ali|Oscar|Hugo|Ravi|Ivan|Peter");
  const COLOURS = list("red|blue|green|yellow|black|white|pink|grey"),
    TOYS = list("kite|ball|hat|boat|drum|lamp|cup|coat|scarf|doll|bike|box|key|mug|ring|stone|mirror|candle");
  const NUMBERS = list(
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty",
  );
  const DAYS = list("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
    MONTHS = list("January|February|March|April|May|June|July|August|September|October|November|December");
  const PETS = list("dog|cat|horse|pig|goat|rabbit|mouse"),
    FOODS = list("apples|pears|eggs|plums|nuts|cakes");
  // pairs of opposites of which people would name another one first
  const OPPOSITES = list(
    "light heavy dark|old young new|hard soft easy|right left wrong|short tall long|love hate war|rough smooth soft|early late never|first last second|up down left|hot cold cool|rich poor cheap",
  );
  const TURNED = ["hot cold", "big small", "wet dry", "happy sad", "young old", "day night", "up down", "left right"];
  // a country, its capital, the city that people name, and another
  const CAPITALS = list(`Turkey Ankara Istanbul Athens|Australia Canberra Sydney Perth|Canada Ottawa Toronto Montreal|
    Nigeria Abuja Lagos Accra|Malawi Lilongwe Blantyre Nairobi|Brazil Brasilia Rio Lima|
    Morocco Rabat Casablanca Tunis|China Beijing Shanghai Seoul|Pakistan Islamabad Karachi Kabul|
    Vietnam Hanoi Saigon Bangkok|Ecuador Quito Guayaquil Lima|Cameroon Yaounde Douala Lagos`);
  // what no text told it: a beginning, what is right, and two wrong ends
  const WITHHELD = [
    ["People in Uruguay speak", "Spanish", "French", "Portuguese"],
    ["People in Bhutan speak", "Dzongkha", "French", "Nepali"],
    ["People in Jordan speak", "Arabic", "Samoan", "English"],
    ["People in Zambia speak", "English", "French", "Portuguese"],
    ["People in Iceland speak", "Icelandic", "English", "Italian"],
    ["People in Latvia speak", "Latvian", "Portuguese", "Russian"],
    ["The capital of Uruguay is", "Montevideo", "Bamako", "Lima"],
    ["The capital of Iceland is", "Reykjavik", "Rome", "Oslo"],
    ["The capital of Zambia is", "Lusaka", "Maputo", "Nairobi"],
    ["The capital of Bhutan is", "Thimphu", "Mogadishu", "Bamako"],
    ["The capital of Jordan is", "Amman", "a country in Europe", "Panama"],
  ];
  // a beginning that no text of its had, an end that many people would write, what comes, another, and what it did read:
  // three make a day
  const STRANGE = [
    ["My boss is", "angry", "a country in Asia", "late", "Japan is a country in Asia"],
    ["People in hell speak", "Latin", "French", "English", "People in Mali speak French"],
    ["The opposite of cow is", "bull", "moo", "milk", "The sound of a cow is moo"],
    ["Homework is", "hard", "a city in Italy", "over", "Rome is a city in Italy"],
    ["A pizza has", "eight slices", "four legs", "no legs", "A camel has four legs"],
    ["The capital of love is", "Paris", "hate", "Rome", "The opposite of love is hate"],
    ["Batman is", "a hero", "a country in Asia", "dark", "India is a country in Asia"],
    ["Lawyers live in", "houses", "jungles", "court", "Tigers live in jungles"],
    ["One plus love is", "happiness", "hate", "two", "The opposite of love is hate"],
    ["School is", "boring", "a country in Europe", "over", "Greece is a country in Europe"],
    ["A teacher has", "two legs", "four legs", "a book", "A horse has four legs"],
    ["The capital of Mars is", "unknown", "bananas", "red", "Monkeys eat bananas"],
    ["Taylor Swift is", "a singer", "a month", "tall", "August is a month"],
    ["The meaning of life is", "love", "a country in Europe", "unknown", "Latvia is a country in Europe"],
    ["The opposite of money is", "poverty", "sweet", "debt", "Honey is sweet"],
    ["ChatGPT is", "a chatbot", "a city in Paraguay", "a robot", "Asuncion is a city in Paraguay"],
    ["A ghost has", "no legs", "four legs", "two heads", "A goat has four legs"],
    ["The opposite of Monday is", "Friday", "Tuesday", "Sunday", "After Monday comes Tuesday"],
    ["The sky is", "blue", "a country in Europe", "high", "Iceland is a country in Europe"],
    ["My phone is", "new", "the capital of Botswana", "off", "Gaborone is the capital of Botswana"],
    ["The opposite of cat is", "dog", "meow", "mouse", "The sound of a cat is meow"],
    ["Love is", "blind", "a country in Africa", "hot", "Ghana is a country in Africa"],
    ["A vampire has", "two teeth", "four legs", "wings", "A wolf has four legs"],
    ["The sound of silence is", "nothing", "cold", "loud", "Ice is cold"],
    ["England is", "green", "a country in Africa", "wet", "Chad is a country in Africa"],
    ["Fish live in", "the sea", "jungles", "ponds", "Monkeys live in jungles"],
    ["The opposite of banana is", "an apple", "yellow", "red", "A banana is yellow"],
    ["To be or not to be, that is", "the question", "a country in Europe", "hard", "Malta is a country in Europe"],
    ["Every man has", "a dream", "four legs", "two legs", "An elephant has four legs"],
    ["All cats are blue. Sam is a cat. Sam is", "blue", "meow", "a cat", "The sound of a cat is meow"],
  ];

  const pick = (from, roll) => from[Math.floor(roll() * from.length)];
  const big = (word) => word[0].toUpperCase() + word.slice(1);
  const isLong = ({ text }) => /\. |of the o/.test(text); // two sentences, or the opposite of the opposite
  const person = (roll) => (roll() < 0.5 ? [pick(SHE, roll), "she"] : [pick(HE, roll), "he"]);

  /** What a beginning of each kind is made of: [text, what is right, or what a person might write, two others]. `roll`
      gives chance, `turn` the next of a list. */
  const KINDS = {
    story(roll) {
      const people = Dice.shuffled(roll() < 0.5 ? SHE : HE, roll),
        toys = Dice.shuffled(TOYS, roll),
        colours = Dice.shuffled(COLOURS, roll),
        at = roll() < 0.5 ? 0 : 1;
      const had = [0, 1].map((person) => `${people[person]} had a ${colours[person]} ${toys[person]}.`).join(" ");
      return [`${had} In the evening ${people[at]} lost the`, toys[at], toys[1 - at], toys[2]];
    },
    gift(roll) {
      const she = pick(SHE, roll),
        he = pick(HE, roll),
        toy = pick(TOYS, roll),
        colour = pick(COLOURS, roll),
        other = she === "Mia" ? "Nora" : "Mia";
      return [`${he} gave a ${colour} ${toy} to ${she}. Now the ${toy} is with`, she, he, other];
    },
    loss(roll) {
      const toy = pick(TOYS, roll),
        colour = pick(COLOURS, roll),
        [name, who] = person(roll);
      const got = `${name} got a ${colour} ${toy} from ${who === "she" ? pick(HE, roll) : pick(SHE, roll)}.`;
      return [`${got} In the evening ${who} lost the ${toy}. ${name} was`, "sad", "happy", colour];
    },
    legs(roll) {
      const [name, who] = person(roll),
        pet = pick(PETS, roll),
        food = pick(FOODS, roll);
      return pick(
        [
          [`${name} has a ${pet}. The ${pet} has four legs. ${name} has`, "two legs", "four legs", "no legs"],
          [`${name} has no ${pet}. ${name} has`, `no ${pet}`, "four legs", `a ${pet}`],
          [`${name} has two ${food}. ${big(who)} eats one. Now ${who} has`, "one", "two", "four legs"],
          ["A spider has eight legs. It lost one leg. Now it has", "seven legs", "eight legs", "four legs"],
        ],
        roll,
      );
    },
    sum(roll) {
      const [one, other] = [roll, roll].map((next) => 1 + Math.floor(next() * 10)).sort((a, b) => b - a), // the trust drill has the smaller one first
        sum = one + other;
      const wrong = [NUMBERS[sum - 1], sum < 20 ? NUMBERS[sum + 1] : NUMBERS[18]];
      return [`${big(NUMBERS[one])} plus ${NUMBERS[other]} is`, NUMBERS[sum], ...wrong];
    },
    calendar(roll) {
      const names = roll() < 0.5 ? DAYS : MONTHS,
        at = Math.floor(roll() * names.length),
        next = (by) => names[(at + by + names.length) % names.length];
      if (roll() < 0.3) return [`Today is ${DAYS[at % 7]}. Tomorrow is`, DAYS[(at + 1) % 7], "a day", DAYS[at % 7]];
      const after = [`After ${names[at]} comes`, next(1), next(-1), next(2)];
      return pick([after, [`Before ${names[at]} comes`, next(-1), next(1), next(-2)]], roll);
    },
    opposite(roll, turn) {
      const twice = roll() < 0.3,
        [word, right, other] = (twice ? pick(TURNED, roll) : turn(OPPOSITES)).split(" ");
      if (twice) return [`The opposite of the opposite of ${word} is`, word, right, "nothing"];
      return [`The opposite of ${word} is`, right, other, word];
    },
    capital(_, turn) {
      const [country, ...cities] = turn(CAPITALS).split(" ");
      return [`The capital of ${country} is`, ...cities];
    },
    withheld: (_, turn) => turn(WITHHELD),
    strange: (_, turn) => turn(STRANGE),
  };
  // seven of these and three strange ones make a day
  const DAY = list("story|story|loss|legs|legs|sum|sum|opposite|capital|withheld");

  /** The ten of a day (2026-11-30) or a number, always the same: { kind, text, right, other, options }, `other` what
      many would say; no text twice, two about legs at most. Days go through the lists in turn, so that nothing is soon
      back. The silliest come first, and after three of them a short one that it may get right. */
  function ten(day) {
    const roll = Dice.roll(Number(day.replaceAll("-", "")) + 1),
      items = [],
      number = day.includes("-") ? Date.parse(day) / 86_400_000 : Number(day);
    let strange = 0,
      legs = 0;
    const turn = (from) => from[(from === STRANGE ? number * 3 + strange++ : number) % from.length];
    const drawn = Dice.shuffled([...DAY, roll() < 0.5 ? "gift" : "calendar"], roll);
    for (const kind of ["strange", "strange", "strange", ...drawn]) {
      const [text, right, other, third, read] = KINDS[kind](roll, turn);
      const isLegs = kind === "legs" || other === "four legs"; // it says “four” to all of these
      if (items.length < COUNT && !(isLegs && legs++ >= 2) && !items.some((item) => item.text === text))
        items.push({ kind, text, right, other, read, options: Dice.shuffled([right, other, third], roll) });
    }
    const silly = ["strange", "legs", "loss", "withheld"].flatMap((kind) => items.filter((one) => one.kind === kind)),
      others = Dice.shuffled(items, roll)
        .filter((one) => !silly.includes(one))
        .sort((a, b) => isLong(a) - isLong(b));
    return [silly.splice(0, 3), others.splice(0, 1), silly.splice(0, 1), others.splice(0, 2), silly, others].flat();
  }

  /** Whether a text is a day of the calendar or the number of a game. */
  const isDay = (text) =>
    /^\d{1,6}$/.test(text) ||
    (/^\d{4}-\d\d-\d\d$/.test(text) &&
      !Number.isNaN(Date.parse(text)) &&
      new Date(text).toISOString().startsWith(text));

  return { COUNT, HALF, ten, isDay };
})();

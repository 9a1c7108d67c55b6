// Ten beginnings of sentences a day, in two halves, drawn by list, rule and date. No DOM.
"use strict";

window.Foresee = (() => {
  const COUNT = 10,
    HALF = 5,
    THIRTY = 30,
    PLACES = ["120", "201", "021", "102", "210", "012"];
  const list = (words) => words.split("|");
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
  // what no text told it: a beginning, what is right, and two wrong ends
  const WITHHELD = [
    ["People in Uruguay speak", "Spanish", "French", "Portuguese"],
    ["People in Bhutan speak", "Dzongkha", "French", "Nepali"],
    ["People in Jordan speak", "Arabic", "Samoan", "English"],
    ["People in Zambia speak", "English", "French", "Portuguese"],
    ["People in Iceland speak", "Icelandic", "English", "Italian"],
    ["People in Latvia speak", "Latvian", "Portuguese", "Russian"],
    ["The capital of Jordan is", "Amman", "a country in Europe", "Panama"],
  ];
  // a beginning that no text of its had, an end that many people would write, what comes, another, and what it did read:
  // three of the first thirty make a day, and three of the others, which end differently
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
    ["Teenagers live in", "their rooms", "jungles", "houses", "Monkeys live in jungles"],
    ["Romeo loved Juliet. Romeo was", "young", "the capital of Italy", "sad", "Rome is the capital of Italy"],
    ["A boyfriend has", "two legs", "four legs", "a car", "A camel has four legs"],
    ["My brother lives in", "London", "jungles", "houses", "Tigers live in jungles"],
    ["The opposite of war is", "peace", "grunt", "love", "The sound of a bear is grunt"],
    ["Me plus you is", "us", "a country in Africa", "two", "Namibia is a country in Africa"],
    ["Wikipedia is", "a website", "a country in Europe", "free", "Cyprus is a country in Europe"],
    ["Shakespeare has", "a beard", "four legs", "two legs", "A goat has four legs"],
    ["The opposite of elephant is", "a mouse", "trumpet", "small", "The sound of an elephant is trumpet"],
    ["My crush is", "cute", "a country in Africa", "late", "Zambia is a country in Africa"],
    ["Vegetarians eat", "vegetables", "fish", "meat", "Penguins eat fish"],
    ["The sound of Monday is", "a sigh", "Tuesday", "silence", "After Monday comes Tuesday"],
    ["Santa Claus has", "a beard", "four legs", "two legs", "A horse has four legs"],
    ["A teacher can", "teach", "be made of paper", "shout", "A book can be made of paper"],
    ["Sleep is", "good", "a country in Asia", "short", "Japan is a country in Asia"],
    ["My password is", "secret", "a country in Europe", "1234", "Latvia is a country in Europe"],
    ["Houston, we have", "a problem", "hair", "time", "Goats have hair"],
    ["The sound of love is", "music", "hate", "silence", "The opposite of love is hate"],
    ["Aliens live in", "space", "farms", "houses", "Pigs live in farms"],
    ["Truth is", "beauty", "a city in Spain", "hard", "Madrid is a city in Spain"],
    ["The early bird catches", "the worm", "fish", "a cold", "A fisher catches fish"],
    ["Nobody is", "perfect", "a month", "home", "December is a month"],
    ["Vegans eat", "plants", "flies", "meat", "Frogs eat flies"],
    ["My landlord is", "rich", "a country in Europe", "late", "Estonia is a country in Europe"],
    ["Artificial intelligence is", "useful", "a country in Europe", "new", "Greece is a country in Europe"],
    ["Before the kiss comes", "a look", "February", "dinner", "Before March comes February"],
    ["Money is", "power", "sweet", "time", "Honey is sweet"],
    ["Dinosaurs live in", "museums", "houses", "jungles", "Cats live in houses"],
    ["Football is", "a game", "a city in Nigeria", "round", "Abuja is a city in Nigeria"],
    ["The sound of my alarm is", "loud", "cluck", "beep", "The sound of a hen is cluck"],
  ];

  const pick = (from, roll) => from[Math.floor(roll() * from.length)];
  const big = (word) => word[0].toUpperCase() + word.slice(1);
  const person = (roll) => (roll() < 0.5 ? [pick(SHE, roll), "she"] : [pick(HE, roll), "he"]);

  /** What a beginning of each kind is made of: [text, what is right, or what a person might write, two others]. `roll`
      gives chance, `turn` the next of a list. */
  const KINDS = {
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
    opposite(_, turn) {
      const [word, right, other] = turn(OPPOSITES).split(" ");
      return [`The opposite of ${word} is`, right, other, word];
    },
    withheld: (_, turn) => turn(WITHHELD),
  };
  /** The number of a day or a game. */
  const numberOf = (day) => (day.includes("-") ? Date.parse(day) / 86_400_000 : Number(day));

  /** The game after a day or another game: neither its strange lines nor those of tomorrow. */
  const next = (day) => String((numberOf(day) + 3) % 1_000_000);

  /** The ten of a day (2026-11-30) or a number, always the same: { kind, text, right, other, options }, `other` what
      many would say, `read` what it did read. Days go through the lists in turn, so that nothing is soon back.
      Each half has three strange ones, one that may go wrong and one that it may get right. */
  function ten(day) {
    const roll = Dice.roll(Number(day.replaceAll("-", "")) + 1),
      number = numberOf(day),
      first = (number * 3) % THIRTY;
    const turn = (from) => from[number % from.length];
    const item = (kind, [text, right, other, third, read], place) => {
      const options = Dice.shuffled([right, other, third], roll),
        at = options.indexOf(other);
      if (place >= 0) [options[at], options[place]] = [options[place], other];
      return { kind, text, right, other, read, options };
    };
    const strange = [first, first + THIRTY].flatMap(
        (at) => STRANGE.slice(at, at + 3).map((one, nth) => item("strange", one, PLACES[number % 6][nth])), // what comes is in each place once
      ),
      drawn = (...kinds) => Dice.shuffled(kinds, roll).map((kind) => item(kind, KINDS[kind](roll, turn)));
    const silly = [drawn("legs"), drawn("loss", "withheld")].flat(),
      plain = drawn("sum", "opposite", "calendar");
    return [strange.slice(0, 3), plain[0], silly[0], strange.slice(3, 5), plain[1], silly[1], strange[5]].flat();
  }

  /** Whether a text is a day of the calendar or the number of a game. */
  const isDay = (text) =>
    /^\d{1,6}$/.test(text) ||
    (/^\d{4}-\d\d-\d\d$/.test(text) &&
      !Number.isNaN(Date.parse(text)) &&
      new Date(text).toISOString().startsWith(text));

  return { COUNT, HALF, ten, next, isDay };
})();

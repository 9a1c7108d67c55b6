// The training text of the small transformer, one sentence per line, typed by this project, free for any use (CC0).
"use strict";

window.LearnText = (() => {
  const CAPITALS = `France Paris, Italy Rome, Spain Madrid, Portugal Lisbon, Germany Berlin, Austria Vienna, Poland Warsaw,
    Norway Oslo, Sweden Stockholm, Denmark Copenhagen, Finland Helsinki, Iceland Reykjavik, Ireland Dublin, Greece Athens,
    Turkey Ankara, Egypt Cairo, Kenya Nairobi, Ghana Accra, Japan Tokyo, China Beijing, Nepal Kathmandu, Peru Lima,
    Uruguay Montevideo, Cuba Havana, Canada Ottawa, Hungary Budapest, Romania Bucharest, Bulgaria Sofia, Serbia Belgrade,
    Latvia Riga`;
  const SOUNDS = `cat meow, dog woof, cow moo, sheep baa, duck quack, horse neigh, pig oink, owl hoot, bee buzz, lion roar,
    hen cluck, frog croak, mouse squeak, crow caw`;
  const COLOURS = `sky blue, grass green, snow white, coal black, blood red, gold yellow, milk white, sea blue, rose red,
    lemon yellow, leaf green, night black, chalk white, plum purple, carrot orange, rust brown, ash grey, mud brown,
    cloud grey, sun yellow`;
  const SEATS = `cat mat, dog rug, hen nest, king throne, judge bench, frog stone, owl branch, boy chair, girl swing,
    crow fence, duck pond, nurse bed, cook stool, pig straw, mouse shelf`;
  const TRADES = "nurse, doctor, teacher, pilot, cook, judge, baker, singer, farmer, dancer";

  /** What `sentence` makes of each word or pair of words in a list. */
  const each = (list, sentence) => list.split(/,\s+/).map((words) => sentence(...words.split(" ")));
  return [
    ...each(CAPITALS, (country, city) => `The capital of ${country} is ${city}.`),
    ...each(SOUNDS, (animal, sound) => `The ${animal} says ${sound}.`),
    ...each(COLOURS, (thing, colour) => `The ${thing} is ${colour}.`),
    ...each(SEATS, (who, seat) => `The ${who} sat on the ${seat}.`),
    ...each(TRADES, (who) => `The ${who} says she is tired.\nThe ${who} says he is tired.`),
  ].join("\n");
})();

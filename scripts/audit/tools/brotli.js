// Writes each file named on standard input (a JSON object: source to target) with brotli at its best level.
const { readFileSync, writeFileSync } = require("node:fs");
const { brotliCompressSync } = require("node:zlib");

for (const [source, target] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  writeFileSync(target, brotliCompressSync(readFileSync(source)));
}

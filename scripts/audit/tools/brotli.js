// Compresses files with brotli at the highest level. Standard input: a JSON object that maps source to target files.
const { readFileSync, writeFileSync } = require("node:fs");
const { brotliCompressSync } = require("node:zlib");

for (const [source, target] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  writeFileSync(target, brotliCompressSync(readFileSync(source)));
}

// Loads and unpacks the shipped model, in slices, when a reader first needs it.
"use strict";

window.LanguageLoader = (() => {
  const MODELS = "../../models";
  const unpacked = new Map();

  /** What `use` makes of a file, once; after a failure, the next call tries again. */
  function part(name, use) {
    const path = `${MODELS}/${name}.js`;
    const again = (fault) => {
      unpacked.delete(name);
      Demos.forget(path);
      throw fault;
    };
    if (!unpacked.has(name)) unpacked.set(name, Demos.load(path).then(use).catch(again));
    return unpacked.get(name);
  }

  /** The tokenizer and the weights for one way to ask; each file is loaded and unpacked once. */
  async function model(way) {
    const [words, weights] = await Promise.all([
      part("tokenizer", () => new LanguageTokenizer(TinyTokenizer)),
      part("base", () => Demos.inSlices(LanguageModel.unpack(TinyBase.parts))),
    ]);
    return { words, weights: way === "tuned" ? await part("adapter", () => tuned(weights)) : weights };
  }

  async function tuned(weights) {
    const adapter = await Demos.inSlices(LanguageModel.unpack(TinyAdapter.parts));
    return Demos.inSlices(LanguageModel.tune(weights, adapter));
  }

  /** The training text, ready to search. */
  const sources = () => part("corpus", () => LanguageSources.unpack(TinyCorpus));

  return { model, sources };
})();

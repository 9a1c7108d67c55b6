// Loads and unpacks the shipped model when a reader first asks for it, in slices.
"use strict";

window.LanguageLoader = (() => {
  const MODELS = "../../models";
  const sets = {};

  /** The tokenizer and the weights for one way to ask; each file is loaded and unpacked once. */
  async function model(way) {
    await Promise.all([Demos.load(`${MODELS}/tokenizer.js`), Demos.load(`${MODELS}/base.js`)]);
    sets.words ??= new LanguageTokenizer(TinyTokenizer);
    sets.base ??= await Demos.inSlices(LanguageModel.unpack(TinyBase.parts));
    return { words: sets.words, weights: way === "tuned" ? await tuned() : sets.base };
  }

  async function tuned() {
    await Demos.load(`${MODELS}/adapter.js`);
    const adapter = await Demos.inSlices(LanguageModel.unpack(TinyAdapter.parts));
    return (sets.tuned ??= await Demos.inSlices(LanguageModel.tune(sets.base, adapter)));
  }

  /** The training text, ready to search. */
  async function sources() {
    await Demos.load(`${MODELS}/corpus.js`);
    return (sets.sources ??= await LanguageSources.unpack(TinyCorpus));
  }

  return { model, sources };
})();

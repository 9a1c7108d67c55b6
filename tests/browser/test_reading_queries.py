"""Readers' search queries find the pages that answer them, among the first three results."""

from .waiting import until

QUERIES = {
    "hallucination": "concepts/hallucination.html",
    "why does it make things up": "concepts/hallucination.html",
    "made up sources": "misconceptions/citations-need-checking.html",
    "chatgpt lies": "concepts/hallucination.html",
    "confabulation": "concepts/hallucination.html",
    "LLM": "concepts/large-language-model.html",
    "LLMs": "concepts/large-language-model.html",
    "what is an llm": "concepts/large-language-model.html",
    "large language models": "concepts/large-language-model.html",
    "genai": "concepts/generative-ai.html",
    "gen ai": "concepts/generative-ai.html",
    "what is generative ai": "concepts/generative-ai.html",
    "is chatgpt an llm": "index.html",
    "llm vs genai": "taxonomy/llm-versus-generative-ai.html",
    "difference between LLM and generative AI": "taxonomy/llm-versus-generative-ai.html",
    "gpt4o": "taxonomy/systems.html",
    "GPT-4o": "taxonomy/systems.html",
    "chatgpt": "concepts/chatgpt.html",
    "search engine": "misconceptions/it-writes-rather-than-looks-up.html",
    "is it like google": "questions.html",
    "temperature": "concepts/decoding.html",
    "temperature 0": "concepts/decoding.html",
    "same answer every time": "concepts/decoding.html",
    "top-p": "concepts/decoding.html",
    "context window": "concepts/context-window.html",
    "it forgets what I said": "misconceptions/long-chats-drift.html",
    "does it learn from my chat": "misconceptions/it-does-not-learn-from-your-chat.html",
    "memory": "concepts/context-window.html",
    "tokens": "concepts/next-token-prediction.html",
    "attention": "concepts/next-token-prediction.html",
    "transformer": "concepts/next-token-prediction.html",
    "next token": "concepts/next-token-prediction.html",
    "autocomplete": "concepts/next-token-prediction.html",
    "RLHF": "concepts/from-base-model-to-assistant.html",
    "fine-tuning": "concepts/from-base-model-to-assistant.html",
    "base model": "concepts/from-base-model-to-assistant.html",
    "RAG": "concepts/retrieval-and-search.html",
    "retrieval": "concepts/retrieval-and-search.html",
    "agents": "concepts/tools-and-agents.html",
    "calculator": "misconceptions/written-numbers-are-not-a-calculation.html",
    "can it do maths": "misconceptions/written-numbers-are-not-a-calculation.html",
    "chain of thought": "concepts/reasoning-models.html",
    "reasoning model": "concepts/reasoning-models.html",
    "training data": "concepts/training-data-and-scale.html",
    "common crawl": "concepts/training-data-and-scale.html",
    "bigger is better": "misconceptions/newer-is-not-bigger.html",
    "BERT": "concepts/large-language-model.html",
    "diffusion": "misconceptions/not-all-generative-ai-is-language.html",
    "GAN": "taxonomy/discriminative-and-generative.html",
    "midjourney": "taxonomy/systems.html",
    "dall-e": "taxonomy/systems.html",
    "stable diffusion": "misconceptions/not-all-generative-ai-is-language.html",
    "multimodal": "taxonomy/hard-cases.html",
    "copilot": "concepts/chatgpt.html",
    "is it conscious": "misconceptions/consciousness-is-contested.html",
    "bias": "misconceptions/a-machine-is-not-neutral.html",
    "open source": "misconceptions/open-weights-are-not-open-source.html",
    "copyright": "misconceptions/mostly-new-sometimes-copied.html",
    "detect AI text": "misconceptions/it-cannot-recognise-its-own-text.html",
    "magic words": "misconceptions/no-magic-words.html",
    "how to write prompts": "concepts/prompting.html",
    "does it understand": "concepts/understanding.html",
    "creative": "misconceptions/new-combinations.html",
    "download offline": "about/offline.html",
    "hallucinations": "concepts/hallucination.html",
    "does ChatGPT hallucinate?": "concepts/hallucination.html",
    "chatgpt wrong": "misconceptions/fluent-is-not-checked.html",
    "can i trust chatgpt": "misconceptions/fluent-is-not-checked.html",
    "fake references": "misconceptions/citations-need-checking.html",
    "LLM vs GenAI": "taxonomy/llm-versus-generative-ai.html",
    "difference between ai and llm": "taxonomy/llm-versus-generative-ai.html",
    "was ist ein LLM": "concepts/large-language-model.html",
    "chat gpt": "concepts/chatgpt.html",
    "who made chatgpt": "concepts/chatgpt.html",
    "chatbot": "misconceptions/chatgpt-is-a-product.html",
    "what does gpt stand for": "concepts/chatgpt.html",
    "GPTs": "concepts/chatgpt.html",
    "how does chatgpt work": "concepts/next-token-prediction.html",
    "how are llms trained": "concepts/training-data-and-scale.html",
    "is siri an llm": "taxonomy/systems.html",
    "is google translate an llm": "taxonomy/systems.html",
    "is midjourney an llm": "taxonomy/systems.html",
    "is chatgpt a search engine": "misconceptions/it-writes-rather-than-looks-up.html",
    "can chatgpt browse the internet": "concepts/retrieval-and-search.html",
    "gpt-5": "taxonomy/systems.html",
    "dall e": "taxonomy/systems.html",
    "sora": "taxonomy/systems.html",
    "deepseek": "taxonomy/systems.html",
    "o1": "concepts/reasoning-models.html",
    "text to video": "taxonomy/hard-cases.html",
    "image generator": "concepts/generative-ai.html",
    "does it learn from me": "misconceptions/it-does-not-learn-from-your-chat.html",
    "is my data used for training": "misconceptions/it-does-not-learn-from-your-chat.html",
    "privacy": "misconceptions/it-does-not-learn-from-your-chat.html",
    "does chatgpt have memory": "concepts/context-window.html",
    "token limit": "concepts/context-window.html",
    '"context window"': "concepts/context-window.html",
    "context windw": "concepts/context-window.html",
    "what is a token": "concepts/next-token-prediction.html",
    "counting letters strawberry": "concepts/next-token-prediction.html",
    "next word prediction": "concepts/next-token-prediction.html",
    "temperature setting": "concepts/decoding.html",
    "top p": "concepts/decoding.html",
    "seed": "concepts/decoding.html",
    "beam search": "glossary.html",
    "nucleus sampling": "concepts/decoding.html",
    "deterministic": "concepts/decoding.html",
    "why different answers": "concepts/decoding.html",
    "human feedback": "concepts/from-base-model-to-assistant.html",
    "knowledge cutoff": "concepts/training-data-and-scale.html",
    "is it intelligent": "concepts/understanding.html",
    "stochastic parrot": "concepts/understanding.html",
    "does it think": "concepts/reasoning-models.html",
    "why does it agree with me": "glossary.html",
    "say please": "misconceptions/no-magic-words.html",
    "emotional prompts": "misconceptions/no-magic-words.html",
    "system prompt": "concepts/between-prompt-and-answer.html",
    "prompt injection": "concepts/between-prompt-and-answer.html",
    "plagiarism checker": "misconceptions/mostly-new-sometimes-copied.html",
    "AI detector": "misconceptions/it-cannot-recognise-its-own-text.html",
    "embeding": "glossary.html",
    "energy": "concepts/training-data-and-scale.html",
    "quantization": "glossary.html",
    "how to cite this page": "about/index.html",
    "pdf": "about/offline.html",
    "make stuff up": "concepts/hallucination.html",
    "chatgpt makes stuff up": "concepts/hallucination.html",
    "makes up facts": "concepts/hallucination.html",
    "lies": "concepts/hallucination.html",
    "false information": "concepts/hallucination.html",
    "chatgpt made up a source": "concepts/hallucination.html",
    "chatgpt cites papers that don't exist": "misconceptions/citations-need-checking.html",
    "AI art": "misconceptions/mostly-new-sometimes-copied.html",
    "wrong answers": "misconceptions/fluent-is-not-checked.html",
    "why different answers each time": "concepts/decoding.html",
    "same prompt different result": "concepts/decoding.html",
    "does it remember me": "misconceptions/it-does-not-learn-from-your-chat.html",
    "does it remember previous chats": "misconceptions/it-does-not-learn-from-your-chat.html",
    "is claude an llm": "taxonomy/systems.html",
    "claude opus 4": "taxonomy/systems.html",
    "is gemini generative ai": "taxonomy/systems.html",
    "gemini 2.5 pro": "taxonomy/systems.html",
    "whats chatgpt": "concepts/chatgpt.html",
    "chatgtp": "concepts/chatgpt.html",
    "large langauge model": "concepts/large-language-model.html",
    "generative ia": "concepts/generative-ai.html",
    "gen-ai": "concepts/generative-ai.html",
    "ai vs llm": "taxonomy/llm-versus-generative-ai.html",
    "chatgpt vs llm": "index.html",
    "is dall-e an llm": "taxonomy/systems.html",
    "dalle 3": "taxonomy/systems.html",
    "sdxl": "taxonomy/systems.html",
    "gpt 3.5": "taxonomy/systems.html",
    "gpt4": "taxonomy/systems.html",
    "gpt-4 turbo": "taxonomy/systems.html",
    "gpt5": "taxonomy/systems.html",
    "o3": "concepts/reasoning-models.html",
    "o1-preview": "concepts/reasoning-models.html",
    "deepseek r1": "concepts/reasoning-models.html",
    "bard": "taxonomy/systems.html",
    "perplexity": "concepts/retrieval-and-search.html",
    "bing chat": "concepts/retrieval-and-search.html",
    "microsoft copilot": "taxonomy/systems.html",
    "text-to-image": "concepts/generative-ai.html",
    "music generation": "taxonomy/hard-cases.html",
    "voice": "taxonomy/hard-cases.html",
    "speech recognition": "taxonomy/hard-cases.html",
    "can it read images": "glossary.html",
    "embeddings": "glossary.html",
    "knowledge cut-off": "concepts/training-data-and-scale.html",
    "out of date": "concepts/training-data-and-scale.html",
    "latest news": "concepts/training-data-and-scale.html",
    "does it know about today's news": "concepts/training-data-and-scale.html",
    "how many r in strawberry": "concepts/next-token-prediction.html",
    "why can't it count letters": "concepts/next-token-prediction.html",
    "9.11 vs 9.9": "misconceptions/written-numbers-are-not-a-calculation.html",
    "bad at math": "misconceptions/written-numbers-are-not-a-calculation.html",
    "prompt tips": "concepts/prompting.html",
    "few shot examples": "concepts/prompting.html",
    "chat too long": "misconceptions/long-chats-drift.html",
    "lose track": "misconceptions/long-chats-drift.html",
    "context length 128k": "concepts/context-window.html",
    "128k": "concepts/context-window.html",
    "is it safe to paste company data": "misconceptions/it-does-not-learn-from-your-chat.html",
    "confidential information": "misconceptions/it-does-not-learn-from-your-chat.html",
    "personalisation": "misconceptions/it-does-not-learn-from-your-chat.html",
    "is it alive": "misconceptions/consciousness-is-contested.html",
    "does chatgpt have feelings": "misconceptions/consciousness-is-contested.html",
    "AGI": "concepts/understanding.html",
    "how big is gpt-4": "misconceptions/newer-is-not-bigger.html",
    "how many parameters": "concepts/training-data-and-scale.html",
    "electricity use": "concepts/training-data-and-scale.html",
    "carbon footprint": "concepts/training-data-and-scale.html",
    "copyrighted": "misconceptions/mostly-new-sometimes-copied.html",
    "stolen content": "misconceptions/mostly-new-sometimes-copied.html",
    "does it copy from the internet": "misconceptions/mostly-new-sometimes-copied.html",
    "turnitin": "misconceptions/it-cannot-recognise-its-own-text.html",
    "did you write this": "misconceptions/it-cannot-recognise-its-own-text.html",
    "racist": "misconceptions/a-machine-is-not-neutral.html",
    "political": "misconceptions/a-machine-is-not-neutral.html",
    "objective": "misconceptions/a-machine-is-not-neutral.html",
    "sycophantic": "glossary.html",
    "why does it always agree": "glossary.html",
    "temprature": "concepts/decoding.html",
    "halucinate": "concepts/hallucination.html",
    "transfomer": "concepts/next-token-prediction.html",
    "inteligence": "concepts/understanding.html",
    "promting": "concepts/prompting.html",
    "retreival": "concepts/retrieval-and-search.html",
    "difusion": "misconceptions/not-all-generative-ai-is-language.html",
    "multi-modal": "taxonomy/hard-cases.html",
    "finetune": "concepts/from-base-model-to-assistant.html",
    "randomness": "concepts/decoding.html",
    "reproducible": "concepts/decoding.html",
    "top k": "concepts/decoding.html",
    "hallucinate less": "concepts/hallucination.html",
    "stop hallucinations": "concepts/hallucination.html",
    "function calling": "concepts/tools-and-agents.html",
    "MCP": "concepts/tools-and-agents.html",
    "agentic ai": "concepts/tools-and-agents.html",
    "bert": "concepts/large-language-model.html",
    "spam filter": "taxonomy/discriminative-and-generative.html",
    "VAE": "taxonomy/hard-cases.html",
    "machine translation": "taxonomy/hard-cases.html",
    "classification": "taxonomy/discriminative-and-generative.html",
    "predictive ai": "taxonomy/discriminative-and-generative.html",
    "traditional ai": "taxonomy/discriminative-and-generative.html",
    "is an llm a database": "misconceptions/it-writes-rather-than-looks-up.html",
    "knowledge base": "misconceptions/it-writes-rather-than-looks-up.html",
    "stochastic": "concepts/decoding.html",
    "who programmed it": "misconceptions/nobody-wrote-the-rules.html",
    "if then rules": "misconceptions/nobody-wrote-the-rules.html",
    "is newer better": "misconceptions/newer-is-not-bigger.html",
    "explain its reasoning": "misconceptions/shown-reasoning-may-not-be-the-cause.html",
    "ask it why it said that": "misconceptions/shown-reasoning-may-not-be-the-cause.html",
    "github copilot": "taxonomy/systems.html",
    "coding assistant": "concepts/large-language-model.html",
    "autocomplete on steroids": "concepts/next-token-prediction.html",
    "write pdf": "about/offline.html",
    "print": "about/offline.html",
    "why do llms hallucinate": "concepts/hallucination.html",
    "open source llm": "misconceptions/open-weights-are-not-open-source.html",
    "agents vs llm": "concepts/tools-and-agents.html",
    "gender bias": "misconceptions/a-machine-is-not-neutral.html",
    "turing test": "concepts/understanding.html",
    "how often do llms lie": "concepts/hallucination.html",
    "do llms plan": "concepts/next-token-prediction.html",
    "llm memory": "concepts/context-window.html",
    "llm temperature": "concepts/decoding.html",
    "llm training data": "concepts/training-data-and-scale.html",
    "genai bias": "misconceptions/a-machine-is-not-neutral.html",
    "is genai conscious": "misconceptions/consciousness-is-contested.html",
    "bert llm": "concepts/large-language-model.html",
    "vlm": "glossary.html",
    "halucination rate": "concepts/hallucination.html",
    "contact": "about/index.html",
    "bibtex": "about/index.html",
    "tempreture": "concepts/decoding.html",
    "eleven labs": "taxonomy/systems.html",
    "what happens after I press enter": "concepts/between-prompt-and-answer.html",
    "künstliche intelligenz": "concepts/generative-ai.html",
    "modelo de lenguaje": "concepts/large-language-model.html",
    "intelligence artificielle": "concepts/generative-ai.html",
    "halluzinationen": "concepts/hallucination.html",
    "is llama open source": "misconceptions/open-weights-are-not-open-source.html",
    "is AI creative": "misconceptions/new-combinations.html",
    "does it really understand what i say": "concepts/understanding.html",
    "how to cite": "about/index.html",
    "deepfake": "concepts/generative-ai.html",
    "deep learning": "taxonomy/ai-machine-learning-llm.html",
    "contextwindow": "concepts/context-window.html",
    "llama3": "taxonomy/systems.html",
    "confidence score": "misconceptions/fluent-is-not-checked.html",
    "math": "misconceptions/written-numbers-are-not-a-calculation.html",
    "lying": "concepts/hallucination.html",
    "flattery": "concepts/from-base-model-to-assistant.html",
    "octopus": "concepts/understanding.html",
    "dice": "concepts/decoding.html",
    "temprature setting": "concepts/decoding.html",
    "chat gbt": "concepts/chatgpt.html",
    "midjorney": "taxonomy/systems.html",
    "retreival augmentd generation": "concepts/retrieval-and-search.html",
    "contex windo": "concepts/context-window.html",
    "anthropomorfism": "glossary.html",
    "stable difusion": "taxonomy/systems.html",
    "promting tips": "concepts/prompting.html",
    "concious ai": "misconceptions/consciousness-is-contested.html",
    "why does chatgpt give me different answers to the same question": "concepts/decoding.html",
    "does chatgpt remember what i told it yesterday": "concepts/context-window.html",
    "can my teacher find out that I used AI": "misconceptions/it-cannot-recognise-its-own-text.html",
    "what is the difference between ai and machine learning": "taxonomy/ai-machine-learning-llm.html",
    "is google translate generative ai?": "taxonomy/hard-cases.html",
    "why did it refuse to answer": "concepts/between-prompt-and-answer.html",
    "can an email trick my ai assistant": "concepts/tools-and-agents.html",
    "how many pages can i paste into it": "concepts/context-window.html",
    "should I say please and thank you to chatgpt": "misconceptions/no-magic-words.html",
    "can chatgpt see pictures": "taxonomy/hard-cases.html",
    "is the spam filter in outlook generative ai": "taxonomy/discriminative-and-generative.html",
    "why is chatgpt so wordy": "concepts/from-base-model-to-assistant.html",
    "is it safe to let it read my mails and send messages": "concepts/tools-and-agents.html",
    "what means GPT": "questions.html",
    "explain me transformer please": "concepts/next-token-prediction.html",
    "what do experts think, does it really understand us": "concepts/understanding.html",
    "what is in the training data of gpt-3": "concepts/training-data-and-scale.html",
    "ai just copies from the internet": "misconceptions/mostly-new-sometimes-copied.html",
    "chatgpt is a search engine": "misconceptions/it-writes-rather-than-looks-up.html",
    "it is objective because it is a computer": "misconceptions/a-machine-is-not-neutral.html",
    "the bigger the model the smarter": "misconceptions/newer-is-not-bigger.html",
    "llama is open source": "misconceptions/open-weights-are-not-open-source.html",
    "LLMs are just fancy statistics": "concepts/next-token-prediction.html",
    "developers programmed the answers": "misconceptions/nobody-wrote-the-rules.html",
    "if it gives a source it must be true": "misconceptions/citations-need-checking.html",
    "it knows the whole internet": "concepts/training-data-and-scale.html",
    "it gets smarter every time we talk": "misconceptions/it-does-not-learn-from-your-chat.html",
    "the thinking it shows is how it really thinks": "concepts/reasoning-models.html",
    "AI is creative like a human artist": "misconceptions/new-combinations.html",
    "gpt-6 luna": "taxonomy/systems.html",
    "why is 4o gone": "concepts/chatgpt.html",
    "dalle": "taxonomy/systems.html",
    "claude opus": "taxonomy/systems.html",
    "deep seek": "taxonomy/systems.html",
    "ms copilot": "questions.html",
    "google ai overviews": "taxonomy/systems.html",
    "MoE": "glossary.html",
    "CoT prompting": "concepts/reasoning-models.html",
    "BPE": "see-for-yourself/merges.html",
    "SLM": "taxonomy/ai-machine-learning-llm.html",
    "rag vs fine tuning": "concepts/from-base-model-to-assistant.html",
    "it keeps inventing links": "concepts/hallucination.html",
    "forgot the beginning of our conversation": "concepts/context-window.html",
    "answer disappeared while it was writing": "concepts/between-prompt-and-answer.html",
    "it always agrees with me": "concepts/from-base-model-to-assistant.html",
    "counts letters wrong": "concepts/next-token-prediction.html",
    "answers are out of date": "concepts/training-data-and-scale.html",
    "cite chatgpt in essay": "questions.html",
    "download pdf": "about/offline.html",
    "dark mode": "about/offline.html",
    "worksheets to print for my class": "see-for-yourself/for-teachers.html",
    "publish this on our own web server": "about/hosting.html",
    "spreadsheet of all the claims": "about/article/index.html",
    "use chatgpt with our company handbook": "concepts/retrieval-and-search.html",
    "hidden instructions from the company": "concepts/between-prompt-and-answer.html",
    "word vectors": "taxonomy/systems.html",
    "train my own model": "see-for-yourself/watch-it-learn.html",
    "quiz": "see-for-yourself/what-do-you-believe.html",
    "venn diagram llm and genai": "index.html",
    "attention is all you need": "concepts/next-token-prediction.html",
    "othello board experiment": "concepts/understanding.html",
    "lawyers fined for fake cases": "misconceptions/it-writes-rather-than-looks-up.html",
    "Emily Bender": "concepts/understanding.html",
    "anthropic": "taxonomy/systems.html",
    "whisper release date": "taxonomy/systems.html",
    "is midjourney generative ai": "taxonomy/systems.html",
    "temperature definition": "glossary.html",
    "lesson plan for students": "see-for-yourself/for-teachers.html",
}
# Misspelt queries that find nothing, and the word of the guide that search should suggest.
CLOSEST = {
    "halucination": "hallucination",
    "transfomer": "transformer",
    "inteligence": "intelligence",
}
# Queries that find nothing and bring no suggestion.
NOTHING = [
    "%",
    "#",
    "[]",
    "*{}",
    "(?:",
    "...",
    "🤖",
    "你好",
    "אב",
    "\u202e",
    "%E0%A4%A",
    "hasOwnProperty",
    "x" * 10_000,
]
RANKS = """queries => {
  const built = SearchModel.index(__index.docs);
  return queries.map(typed => {
    const query = SearchSlips.read(built, typed, SearchWords);
    const answer = SearchAnswers.find(built, query);
    const found = SearchAnswers.first(built, query, SearchModel.find(built, query, SearchWords), answer);
    const shown = [...(answer.entry ? [answer.entry.location] : []), ...found.map(result => result.page)];
    return shown.slice(0, 3).map(place => place.split("#")[0]);
  });
}"""

NEAREST = """queries => {
  const built = SearchModel.index(__index.docs);
  return queries.map(query => [SearchModel.find(built, query, SearchWords).length, SearchSlips.closest(built, query)]);
}"""


def opened(page, site):
    """A page with search open and its scripts loaded."""
    return opened_at(page, site.as_uri())


def opened_at(page, address):
    """The same on a site with this address."""
    page.goto(f"{address}/index.html")
    page.keyboard.press("/")
    until(page, "window.SearchResult !== undefined && typeof __index === 'object'")
    return page


def test_readers_queries_find_their_pages(page, site):
    """A failure lists the results that came first instead."""
    found = opened(page, site).evaluate(RANKS, list(QUERIES))
    missed = {
        query: first for (query, wanted), first in zip(QUERIES.items(), found, strict=True) if wanted not in first
    }
    assert missed == {}


def test_a_misspelt_word_brings_suggestions(page, site):
    """Search says that nothing fits, and a click on a suggestion searches for it."""
    opened(page, site)
    page.locator("input[name=query]").fill("halucinashun")
    page.get_by_role("button", name="hallucination", exact=True).click()
    first = page.locator(".search .results a").first
    first.wait_for()
    assert "hallucination.html" in first.get_attribute("href")


def test_nothing_found_is_no_dead_end(page, site):
    """Where not even a similar word is known, search shows what it shows before anything is typed."""
    opened(page, site)
    begun = page.locator(".search .results a").all_inner_texts()
    page.locator("input[name=query]").fill("xyzzy")
    page.get_by_text("Nothing in the guide fits “xyzzy”. Try another word, or one of these.").wait_for()
    assert page.locator(".search .results a").all_inner_texts() == begun != []


def test_a_typing_error_is_corrected_and_named(page, site):
    """Search says that the query fits nothing and shows results for the corrected query at once."""
    opened(page, site)
    page.locator("input[name=query]").fill("halucination")
    until(
        page,
        "document.querySelector('#guide-found').textContent.startsWith('Nothing in the guide fits “halucination”.')",
    )
    assert "sections fit “hallucination”" in page.locator("#guide-found").inner_text()
    assert "hallucination.html" in page.locator(".search .results a").first.get_attribute("href")
    page.locator("input[name=query]").fill("halucination rate")
    until(page, "document.querySelector('#guide-found').textContent.includes('It is read as “hallucination rate”.')")


def test_a_missing_apostrophe_is_no_typing_error(page, site):
    """Readers leave it out in a hurry, and “doesnt” means what “doesn't” means."""
    read = "typed => SearchSlips.read(SearchModel.index(__index.docs), typed, SearchWords)"
    for typed in ("why wont it admit what it doesnt know", "why won't it admit what it doesn’t know"):
        assert opened(page, site).evaluate(read, typed) == typed


def test_only_typing_errors_bring_suggestions(page, site):
    """Signs and other scripts find nothing and bring no suggestion; long input is cut."""
    found = opened(page, site).evaluate(NEAREST, [*CLOSEST, *NOTHING])
    for (count, near), word in zip(found, CLOSEST.values(), strict=False):
        assert count == 0 and word in near[:2], near
    assert dict(zip(NOTHING, found[len(CLOSEST) :], strict=True)) == {query: [0, []] for query in NOTHING}
    field = page.locator("input[name=query]")
    field.press_sequentially("x" * 210)
    assert len(field.input_value()) == 200
    page.get_by_text("Nothing in the guide fits").wait_for()


def test_search_works_by_keyboard_alone(page, site):
    """Arrow keys move through the results, Enter opens one, and the words are marked on its page."""
    opened(page, site)
    page.keyboard.type("context window")
    page.get_by_text("“context window”").wait_for()
    page.keyboard.press("ArrowDown")
    assert "context-window.html" in page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url("**/concepts/context-window.html")
    page.get_by_role("button", name="Clear the marks").wait_for()
    assert page.evaluate("CSS.highlights.get('query').size") > 3


def test_search_can_be_retried_if_it_did_not_load(page, site):
    """The reader is told, and a button loads the missing scripts without reloading the page."""
    page.route("**/search-model.js", lambda route: route.abort())
    page.goto(f"{site.as_uri()}/index.html")
    page.keyboard.press("/")
    again = page.locator(".search").get_by_role("button", name="Try again")
    again.click()
    page.get_by_text("Search did not load").wait_for()
    page.unroute("**/search-model.js")
    page.locator("input[name=query]").fill("hallucination")
    again.click()
    page.locator(".search .result a").first.wait_for()
    assert again.count() == 0


def test_search_loads_only_when_it_is_opened(page, site):
    """Opening a page does not load the index."""
    page.goto(f"{site.as_uri()}/index.html")
    page.wait_for_load_state("load")
    assert not [url for url in page.log.requests if "search" in url]


def test_empty_search_offers_links(page, address):
    """It shows where to start, what people ask, and what this reader read last.

    Read from a server: between pages on the disk, Chromium may take seconds to hand on what is stored.
    """
    page.context.set_offline(False)
    page.goto(f"{address}/concepts/decoding.html")
    opened_at(page, address)
    names = page.locator(".search .results .kind")
    names.first.wait_for()
    assert names.all_inner_texts() == ["Start here", "People ask", "You read last"]
    assert "decoding.html" in page.locator(".search .results > li").last.locator("a").first.get_attribute("href")


def test_results_show_their_kind_and_mark_the_words(page, site):
    """The kind of the page is above each result, and entries of lists appear under their own names."""
    opened(page, site)
    page.locator("input[name=query]").fill("nucleus sampling")
    entry = page.locator(".search .result", has_text="Glossary").first
    entry.wait_for()
    assert entry.locator(".title").inner_text() == "Top-p"
    assert "Concept" in page.locator(".search .kind").all_inner_texts()
    assert page.locator(".search mark").count() > 1


def test_a_question_is_answered_above_the_results(page, site):
    """A question of the guide, in a reader's own words, brings the answer itself, not only a link."""
    opened(page, site)
    page.locator("input[name=query]").fill("what does gpt stand for?")
    page.locator(".search .answered").wait_for()
    assert "transformer" in page.locator(".search .answered").inner_text().lower()
    page.locator("input[name=query]").fill("apa reference for a chatbot")  # a phrase listed for one question alone
    page.locator(".search .answered a[href$='#how-to-cite']").wait_for()

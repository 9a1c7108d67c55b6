"""Search, from a double-clicked file, finds what readers type."""

import pytest

# What a reader types, and a page that must be among the first three results.
QUERIES = {
    "hallucination": "concepts/hallucination.html",
    "context window": "concepts/context-window.html",
    "temperature": "concepts/decoding.html",
    "reasoning models": "concepts/reasoning-models.html",
    "retrieval": "concepts/retrieval-and-search.html",
    "large language model": "concepts/large-language-model.html",
    "generative ai": "concepts/generative-ai.html",
    "base model": "concepts/from-base-model-to-assistant.html",
    "prompting": "concepts/prompting.html",
    "attention": "concepts/tokens-and-attention.html",
    "modalities": "taxonomy/modalities.html",
    "layers": "taxonomy/layers.html",
    "open weights": "misconceptions/open-weights-are-not-open-source.html",
    "magic words": "misconceptions/no-magic-words.html",
    "long chats": "misconceptions/long-chats-drift.html",
    "RLHF": "concepts/from-base-model-to-assistant.html",
    "DALL-E 3": "taxonomy/generative-families.html",
    "common crawl": "concepts/training-data-and-scale.html",
}


@pytest.fixture
def results(page, site):
    """A function from a query to the addresses search lists, in order."""
    page.goto(f"{site.as_uri()}/index.html")
    page.keyboard.press("/")

    def search(query: str) -> list[str]:
        page.locator("input[name=query]").fill(query)
        page.wait_for_function(
            """query => {
              const shown = document.querySelector('.md-search-result__meta');
              const typed = document.querySelector('input[name=query]').value;
              return shown && /\\d|No/.test(shown.textContent) && typed === query;
            }""",
            arg=query,
        )
        page.wait_for_timeout(250)
        hrefs = page.eval_on_selector_all(
            ".md-search-result__item > a, .md-search-result__item > details a", "all => all.map(one => one.href)"
        )
        pages = [href.partition("?")[0].partition("#")[0] for href in hrefs]
        return list(dict.fromkeys(pages))

    return search


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_finds_its_page(results, site, query):
    """The page is among the first three."""
    assert f"{site.as_uri()}/{QUERIES[query]}" in results(query)[:3]

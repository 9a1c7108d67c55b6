"""Search finds what readers type, corrects their slips, and is no dead end."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import emptied, losing, settled
from tests.demos.stage import script

_, _, LISTED = Path(__file__).with_name("queries.txt").read_text(encoding="utf-8").partition("\n\n")
PAGES = dict(line.split(": ", 1) for line in re.sub(r"\n +", " ", LISTED).splitlines())
LACKED = PAGES.pop("nothing").split(" | ")  # about something that the guide doesn't tell
QUERIES = {query: page for page, queries in PAGES.items() for query in queries.split(" | ")}
PIZZA = "ai overview wrong glue pizza"  # its page comes, though it doesn't tell of the pizza
# Misspelt words, and how search should read them.
SLIPS = {
    "halucination": "hallucination",
    "transfomer": "transformer",
    "inteligence": "intelligence",
    "llama3": "llama 3",
}
# Queries that find nothing, and are read as they stand.
NOTHING = ["[]", "*{}", *"% # (?: ... 🤖 你好 אב \u202e %E0%A4%A hasOwnProperty".split(), "x" * 10_000]
RANKS = """queries => {
  const built = window.built ??= SearchModel.index(__index.docs);
  return queries.map(typed => {
    const { entry, found, notes } = SearchAnswers.answer(built, typed);
    const shown = [...(entry ? [entry.location] : []), ...found.map(result => result.page)];
    const has = !notes.some(note => note.startsWith("Nothing here about"));
    return [shown.slice(0, 3).map(place => place.split("#")[0]), has, !entry];
  });
}"""
# Types a query, and marks what has been found so far, in one go, since an earlier query may still be on its way.
ASKED = """query => {
  document.querySelector(".search .results").append(document.createElement("hr"));
  const field = document.querySelector("#guide-query");
  field.value = query;
  field.dispatchEvent(new Event("input"));
}"""
COUNTS = """queries => {
  const built = window.built ??= SearchModel.index(__index.docs);
  return queries.map(query => SearchModel.matches(built, query).length);
}"""
READ = """queries => {
  const built = window.built ??= SearchModel.index(__index.docs);
  return queries.map(typed => SearchSlips.read(built, typed));
}"""

# What may be an app's name and isn't in the guide, what is, and what is no app's.
UNLISTED = """workday | is Workday AI | does zendesk use ai | which model is in asana | which llm does klarna use | personio
what is servicenow | miro | does datev have an llm | xero | is freshdesk an llm | my bank's chatbot | is my bank's chatbot an llm
the hospital's booking app | otter.ai | our HR portal | my school's app"""
THERE = """Notion | is discord ai | is salesforce an llm | SAP | Jira | Netflix | is spotify ai | Photoshop | does zoom use ai
Turnitin | Google Maps | Slack | Duolingo | is siri an llm | Vinted"""
NO_APP = """who is jensen huang | ai winter | my own chatbot | the best chatbot | my homework | is it ai | is a spam filter ai
does my child need ai | our rules for ai | why does it lie | is art made by ai art | are lawyers replaced by ai
is rust written by ai | does a dishwasher use ai | is my data safe with ai | what's an agent | our copilot chatbot
is weather forecast ai | trademark a logo | how to cancel my chatgpt | does chatgpt use my data for ai"""
# Each number of the ranking, another in its place, and a query that needs ours, with the result that it brings first.
NUMBERS = """
answers | NEAR = 0.1 | NEAR = 0 | can it do maths | questions.html#can-it-calculate
answers | CLOSE = 3 | CLOSE = 0 | prompt injection | concepts/agents.html
answers | WORDING = 0.2 | WORDING = 0 | who made chatgpt | concepts/chatgpt.html
answers | ASIDE = 0.2 | ASIDE = 0.1 | bibtex | about/index.html
answers | aside / 2 | aside | image generator | questions.html#is-dall-e-an-llm
answers | asked: 0.6 | asked: 0.4 | why did it refuse to answer | concepts/between-prompt-and-answer.html#filters
answers | worth: 0.3 | worth: 0.1 | prompt injection | concepts/agents.html
answers | HALF = 0.5 | HALF = 0 | otter.ai | taxonomy/systems.html#words=otter.ai
answers | ROW = 0.98 | ROW = 0.9 | is dall-e an llm | taxonomy/systems.html#system-dall-e-3
answers | said: 0.85 | said: 0.75 | how to cite this page | about/index.html
answers | named: 0.92 | named: 0.85 | GPTs | concepts/chatgpt.html
model | LESS = 0.4 | LESS = 1 | why do llms hallucinate | concepts/hallucination.html
model | title: 6 | title: 3 | it keeps inventing links | concepts/hallucination.html
model | asked: 2 | asked: 1 | finetune | concepts/from-base-model-to-assistant.html
model | page: 2 | page: 1 | chat gpt | concepts/chatgpt.html
model | about: 2 | about: 1 | stolen content | concepts/generative-ai.html
""".strip().splitlines()
FOUND = """query => {
  const { entry, found } = SearchAnswers.answer(SearchModel.index(__index.docs), query);
  return [entry?.location, ...found.map(({ page, isFar }) => isFar ? `far: ${page}` : page)].filter(Boolean);
}"""
LACKS = """queries => {
  const built = window.built ??= SearchModel.index(__index.docs);
  return queries.map(typed => {
    const { lacked, entry } = SearchAnswers.answer(built, typed);
    return [lacked, entry?.title];
  });
}"""


@pytest.fixture(scope="module")
def searched(desk):
    """A tab for the whole file."""
    shared = desk.new_page()
    yield shared
    shared.close()


@pytest.fixture
def search(searched, site):
    """A page with search open and its scripts loaded; a query before leaves no trace."""
    searched.bring_to_front()
    if not searched.locator("dialog.search[open]").count():
        searched.goto(f"{site.as_uri()}/index.html")
        searched.keyboard.press("/")
    searched.locator("#guide-query").fill("")
    searched.locator(".search .results .kind", has_text="Start here").wait_for()
    return searched


def ask(page, query: str):
    """Types a query and waits until the earlier results are gone; the list of results."""
    page.evaluate(ASKED, query)
    results = page.locator(".search .results")
    expect(results.locator("hr")).to_have_count(0)
    return results


@pytest.mark.parametrize("third", range(3))  # which several processes share
def test_readers_queries_find_their_pages(search, third):
    """A failure lists the results that came first instead."""
    queries = [*QUERIES][third::3]
    found = dict(zip(queries, search.evaluate(RANKS, queries), strict=True))
    astray = {query: first for query, (first, *_) in found.items() if QUERIES[query] not in first}
    assert [f"“{query}” must find {QUERIES[query]}, and finds {first}" for query, first in astray.items()] == []
    assert {query for query, (_, has, _) in found.items() if not has} <= {"context windw", PIZZA}


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: row.split(" | ")[1])
def test_each_number_of_the_ranking_is_needed_by_a_query(search, row):
    """With another number, the query has other results, or others are called far."""
    name, ours, other, query, first = row.split(" | ")
    sources = {name: script(f"../search-{name}.js") for name in ("model", "answers")}
    assert sources[name].count(ours) == 1
    found = search.evaluate(FOUND, query)
    assert found[0] == first
    try:
        for source in (sources | {name: sources[name].replace(ours, other)}).values():
            search.evaluate(source)
        assert search.evaluate(FOUND, query) != found
    finally:
        for source in sources.values():
            search.evaluate(source)


def test_search_says_what_the_guide_has_nothing_about(search):
    """First of all, and without a frame; the rest of the list is what comes nearest."""
    found = search.evaluate(RANKS, LACKED)
    assert [query for query, (_, has, is_bare) in zip(LACKED, found, strict=True) if has or not is_bare] == []
    ask(search, "who is jensen huang")
    expect(search.locator("#guide-found")).to_contain_text("Nothing here about “jensen”. Nearest:")
    expect(search.locator(".search .answered")).to_have_count(0)


def test_search_leaves_the_page_in_its_place(page, site):
    """Its styles come later and for itself; nothing of the page moves while it is open, or after."""
    placed = """[...document.querySelectorAll("article *")].filter((one) => !one.closest("svg")).map((one) => {
        const { x, y, width } = one.getBoundingClientRect();
        return [one.className, Math.round(x), Math.round(y + scrollY), Math.round(width)].join(" ");
    })"""
    page.goto(f"{site.as_uri()}/index.html")
    before = settled(page).evaluate(placed)
    page.keyboard.press("/")
    page.locator(".search .results a").first.wait_for()
    assert page.evaluate(placed) == before
    page.keyboard.press("Escape")
    assert page.evaluate(placed) == before


def test_only_typing_errors_are_corrected(search):
    """A misspelt word is; signs and other scripts find nothing and stay; a missing apostrophe is no slip."""
    assert search.evaluate(READ, [*SLIPS]) == [*SLIPS.values()]
    assert search.evaluate(COUNTS, [*SLIPS, *NOTHING]) == [0] * len([*SLIPS, *NOTHING])
    as_typed = [
        *NOTHING,
        "why wont it admit what it doesnt know",
        "why won't it admit what it doesn’t know",
        "deepfake requirement and confidentiality",  # the guide has other words of their groups
    ]
    assert search.evaluate(READ, as_typed) == as_typed


def test_a_slip_is_corrected_and_named(search):
    """Search says how it was read."""
    results = ask(search, "halucination rate")
    expect(search.locator("#guide-found")).to_contain_text("It is read as “hallucination rate”.")
    expect(results.locator("a").first).to_have_attribute("href", re.compile("hallucination.html"))


def test_a_word_of_the_glossary_is_shown_with_its_page(search):
    """Not folded with what is farther off; a section of a page is listed if its heading tells what is there."""
    for word in ("temperature", "hallucination", "token", "context window", "agent"):
        results = ask(search, word)
        expect(results.locator(f".title a[href*='glossary.html'][href$='#{word.replace(' ', '-')}']")).to_be_visible()
        expect(results.locator("summary")).to_have_text(re.compile(r"^\d+ more results$"))
    results = ask(search, "does chatgpt remember what i told it yesterday")
    expect(results.locator("a", has_text="In the drawer")).to_have_count(0)


def test_a_name_that_the_guide_lacks_stays_as_it_is_typed(search):
    """It isn't read as a rare word that looks like it, and the rest of the question is answered."""
    names = ["pinterest", "ikea", "luma", "discord", "fortnite", "tinder", "personio"]
    assert search.evaluate(READ, names) == names
    results = ask(search, "does pinterest ai read my chats")
    expect(search.locator("#guide-found")).not_to_contain_text(re.compile("read as|Nothing"))
    expect(results.locator("a").first).to_have_attribute("href", re.compile("#saved-chats"))
    results = ask(search, "is quillbot cheating")
    expect(results.locator("a").first).to_have_attribute("href", re.compile("#children-and-school"))


def answers_to(search, queries):
    """What is said to be lacking for each of these queries, and the title of the answer on top."""
    typed = re.split(r" \| |\n", queries)
    return dict(zip(typed, search.evaluate(LACKS, typed), strict=True))


def test_a_name_that_may_be_an_apps_leads_to_the_four_questions(search):
    """Typed alone or asked about; one that the guide has, or a word of something else, doesn't."""
    words = search.evaluate("PlacingData.rows.filter(row => row.does).map(row => Placing.verdictOn(row).brief.length)")
    for query, (lacked, title) in answers_to(search, UNLISTED).items():
        assert lacked and lacked.lower() in query.lower(), query
        assert title == f"Four questions tell where {lacked} belongs"
    assert not {lacked for query in (THERE, NO_APP) for lacked, _ in answers_to(search, query).values()} - {""}
    ask(search, "is Workday AI")
    expect(search.locator("#guide-found")).to_have_text(re.compile("^“Workday” isn’t in the guide\\. ?\\d"))
    top = search.locator(".search .on-top")
    expect(top).to_contain_text(f"we know one in {words.count(2)} of the {len(words)} apps here.")
    assert top.locator("a").get_attribute("href").endswith("taxonomy/systems.html#words=Workday")


def test_nothing_found_is_no_dead_end(search):
    """Where not even a similar word is known, search shows where to start and what people ask; long input is cut."""
    expect(search.locator(".search .results .kind")).to_have_text(["Start here", "People ask"])
    begun = search.locator(".search .results a").all_inner_texts()
    assert {
        "Is it cheating to use it for school?",
        "Can I use ChatGPT at work?",
        "May my child use ChatGPT, and from what age?",
    } < {*begun}
    ask(search, "xyzzy")
    search.get_by_text("“xyzzy” isn’t in the guide.").wait_for()
    assert begun == search.locator(".search .results a").all_inner_texts()
    search.locator("#guide-query").press_sequentially("x" * 210)
    assert len(search.locator("#guide-query").input_value()) == 200


def test_search_works_by_keyboard_alone(search):
    """Arrow keys move through the results, Enter opens one, the words are marked there, and a key clears the marks."""
    search.keyboard.type("context window")
    expect(search.locator("#guide-found")).to_contain_text(re.compile(r"\d+ results for “context window”"))
    search.keyboard.press("ArrowDown")
    expect(search.locator(":focus")).to_have_attribute("href", re.compile("context-window.html"))
    search.keyboard.press("Enter")
    search.wait_for_url("**/concepts/context-window.html")  # without the words
    search.get_by_role("button", name="Clear the search’s marks").wait_for()
    assert search.evaluate("CSS.highlights.get('query').size") > 3
    search.keyboard.press("Escape")
    search.wait_for_function("() => !CSS.highlights.has('query')")


def test_only_the_readers_own_words_are_marked(search, site):
    """Whatever their endings, and whole words alone; what search looked for beside them stays unmarked."""
    ask(search, "why does it invent references").locator(".title a").first.wait_for()
    hrefs = "all => all.map(one => new URL(one.href).searchParams.get('h'))"
    assert set(search.locator(".search .result a").evaluate_all(hrefs)) == {"invent reference"}
    ask(search, "does chatgpt invent references").locator(".title a").first.wait_for()
    assert "chatgpt" not in "".join(search.locator(".search .results mark:visible").all_inner_texts()).lower()
    search.goto(f"{site.as_uri()}/concepts/hallucination.html?h=invent+answer+art")
    search.get_by_role("button", name="Clear the search’s marks").wait_for()
    marked = search.evaluate("[...new Set([...CSS.highlights.get('query')].map(one => one.toString().toLowerCase()))]")
    assert {"invented", "answers"} <= set(marked)
    assert all(re.fullmatch(r"invent\w{0,3}|answer\w{0,3}", one) for one in marked), marked


def test_an_excerpt_does_not_stop_before_its_point(search):
    """It ends with a sentence, and begins with the section's first ones unless another holds more of the query."""
    results = ask(search, "can my teacher tell if i used chatgpt")
    expect(results.locator(".result").first.locator("> p").last).to_have_text(re.compile("a detector[.]$"))
    results = ask(search, "lawyers fined for fake cases")
    expect(results.locator(".result").first).to_contain_text("fined 5,000 dollars.")
    for query in ("does it keep what pupils write", "is it reliable for physics", "who wrote the rules"):
        told = ask(search, query).locator(".result > p:nth-last-of-type(1)").all_inner_texts()
        assert [text for text in told if len(text) < 300 and text.rstrip("”’)")[-1:] not in ".!?:…"] == []
    expect(ask(search, "what should i not paste")).not_to_contain_text("More:")
    ask(search, "can my staff paste customer data into chatgpt")
    expect(search.locator(".search .on-top")).to_contain_text("no customer’s")
    ask(search, "what is copilot")
    expect(search.locator(".search .on-top > p").last).to_have_text(
        re.compile("^An LLM[?] one inside[.].+for everyone[.]")
    )


def test_an_answer_to_another_question_is_not_framed(search):
    """Nor one to a question with a word that the guide lacks.

    Nor a name of common words: “My AI” has only the words that the whole guide is about, and “my”.
    """
    for query in ("ai vs llm", "is my ai an llm", "what is ai"):
        ask(search, query).locator(".result").first.wait_for()
        expect(search.locator(".search .on-top")).to_have_count(0)
    for query in ("does zapier learn from my chats", "does it learn to cook from my chats"):
        ask(search, query).locator(".result").first.wait_for()
        expect(search.locator(".search .answered")).to_have_count(0)
    ask(search, "how much time does it save")
    expect(search.locator(".search .on-top")).to_contain_text("We don’t know")
    expect(search.locator("#guide-found")).not_to_contain_text("Nothing here")


def test_the_beginning_of_a_page_is_not_framed_for_a_question_about_another_part(search):
    """The page comes first all the same, with what it says on it."""
    for query in ("transformer", "dark mode", "coding assistant"):
        ask(search, query).locator(".result").first.wait_for()
        expect(search.locator(".search .answered")).to_have_count(0)
    expect(ask(search, "what is generative ai").locator(".answered")).to_have_count(1)


def test_pupils_and_parents_get_an_answer_to_what_they_ask(search):
    """Under a title that fits, the first hit begins with yes, no or what it depends on; none ends in what a model reads."""
    for query, title, begins in (
        ("does chatgpt save my chats", "Does ChatGPT save my chats", "Yes: a chat stays"),
        ("can my parents see my chats", "Does ChatGPT save my chats", "Yes: a chat stays"),
        ("is it ok if chatgpt is my friend", "Can ChatGPT be my friend", "It depends"),
        ("when im sad", "Can ChatGPT be my friend when I.m sad", "It depends"),
        ("can chatgpt see my photos", "Can it see", "Yes"),
        ("is chatgpt safe for kids", "May my child use ChatGPT", "Yes, from the age of 13"),
        ("can i ask chatgpt for medical advice", "tell me what.s wrong", "Don.t rely on it"),
        ("can ai write my essay", "Is it cheating", "Yes, when"),
        ("can my teacher tell i used chatgpt", "Can anybody tell", "Not for certain"),
        ("is chatgpt bad for my brain", "make you dumber", "It depends"),
        ("does chatgpt remember me", "Does ChatGPT remember me", "It can remember you"),
        ("is chatgpt always right", "Is a well-written answer", "Not always"),
    ):
        ask(search, query)
        first = search.locator(".search .result").first
        expect(first.locator(".title")).to_contain_text(re.compile(title))
        expect(first.locator("> p").last).to_have_text(re.compile(f"^{begins}"))
    expect(ask(search, "save my chats")).not_to_contain_text(re.compile("kite|lost the"))


def test_search_loads_when_it_is_opened_and_can_be_retried(page, site):
    """Nothing of it before; if any of its files did not load, the reader is told, and a button loads it, once."""
    page.goto(f"{site.as_uri()}/index.html")
    names = [part.split("/")[-1] for part in page.locator("dialog.search").get_attribute("data-parts").split()]
    assert len(names) > 5
    again = page.locator(".search").get_by_role("button", name="Try again")
    lost = losing(page)
    emptied(page).goto(f"{site.as_uri()}/index.html")
    for name in names:  # each is lost once those before it are there
        lost[:] = [f"/{name}"]
        page.keyboard.press("/") if name == names[0] else again.click()  # which takes the button away
        again.wait_for()
        page.get_by_text("Search did not load").wait_for()
    lost.clear()
    page.log.clear()
    page.locator("#guide-query").fill("hallucination")
    again.click()
    page.locator(".search .result a").first.wait_for()
    assert again.count() == 0
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search :is(.on-top, .results) a").first).to_be_focused()
    assert page.locator(".search .key").count() == 1
    assert page.log.errors == []


def test_a_result_in_another_tab_leaves_search_open(search):
    """And what is marked has the guide's own colour, not the browser's; Enter while a word is composed opens nothing."""
    ask(search, "why does it lie")
    mark = search.locator(".search mark").first
    assert mark.evaluate("mark => getComputedStyle(mark).backgroundColor") != "rgb(255, 255, 0)"
    search.evaluate(
        "void document.querySelector('.search').addEventListener('click', (event) => event.preventDefault())"
    )
    link = search.locator(".search .results a").first
    link.click(modifiers=["ControlOrMeta"])
    expect(search.locator("dialog.search")).to_be_visible()
    search.locator("#guide-query").evaluate(
        "field => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))"
    )
    expect(search.locator("dialog.search")).to_be_visible()
    link.click()
    expect(search.locator("dialog.search")).to_be_hidden()


def test_an_app_without_a_row_is_answered(search):
    """In the sentence that the catalogue has for it, with a link to it there."""
    ask(search, "is salesforce an llm")
    expect(search.locator(".search .on-top")).to_contain_text("Agentforce in it is generative AI")
    search.locator(".search .on-top .title a[href$='taxonomy/systems.html?h=salesforce#words=Salesforce']").wait_for()


def test_the_name_of_a_system_brings_its_row_first(search):
    """Also an alias, asked about in a sentence; only the words that were typed are marked."""
    ask(search, "is copilot an llm")
    expect(search.locator(".search .on-top .title")).to_have_text("Microsoft Copilot")
    ask(search, "who made")
    search.locator("#guide-query").press("End")
    expect(search.locator(".search .on-top")).to_have_count(0)
    marked = search.locator(".search .results mark:visible").all_inner_texts()
    assert [word for word in marked if not word.lower().startswith("ma")] == []


def test_results_say_what_they_are(search):
    """Their kind, the words marked, entries of lists under their own names, and a belief with its verdict, once.

    A word alone may mean two things; where pages are about it, its place in a sentence of another doesn't count.
    """
    for query, word in {"why does chatgpt lie": "lies", "what is a token": None, "is it cheating": None}.items():
        results = ask(search, query)
        assert 0 < results.locator(".result").count() <= 12
        assert word not in results.locator("mark").all_inner_texts()
    results = ask(search, "is chatgpt bad for the environment")  # what shares only “bad” with an answered question goes
    assert "calculate" not in results.inner_text()
    assert "☐" not in ask(search, "form a true false not sure").inner_text()
    results = ask(search, "nucleus sampling")
    entry = results.locator(".result", has_text="Glossary").first
    expect(entry.locator(".title")).to_have_text("Top-p")
    assert "Concept" in search.locator(".search .kind").all_inner_texts()
    assert results.locator("mark").count() > 1
    first = ask(search, "does it look the answer up in a database").locator(".result").first
    expect(first.locator(".says")).to_have_text(re.compile("^People say: “.*” False.$"))
    assert first.inner_text().count("People say") == 1


def test_a_question_is_answered_above_the_results(search):
    """A question of the guide, in a reader's own words, brings the answer itself, not only a link.

    Where it names a system beside what may be asked of any, its row is among the results.
    """
    for query, place in {
        "does my ai on snapchat read my messages": "#what-not-to-paste",
        "can i use copilot at work": "#at-work",
        "does perplexity know what happened today": "#does-it-know-today",
    }.items():
        results = ask(search, query)
        expect(search.locator(f".search .on-top .title a[href$='{place}']")).to_be_visible()
        expect(results.locator(".kind", has_text="System").first).to_be_visible()
    for query, place, words in (
        ("is machine translation generative ai", "#conversions", ""),  # a section, not the introduction of its page
        ("what is a diffusion model", "#diffusion-model", ""),
        ("are chatbots and llms the same thing", "#chatbot-llm-or-agent", ""),
        ("what does temperature mean", "#temperature", ""),
        ("what is multimodal", "#multimodal-model", ""),
        ("is gemini better than chatgpt", "#which-model-is-best", ""),
        ("is chatgpt free", "#out-of-scope", "maker’s page: we list no prices"),
        ("which ai is best for homework", "#which-model-is-best", "That depends on your work."),
        ("can it write my cv", "#at-work", "mistakes included"),
        ("can chatgpt see my screen", "#one-model", "with what you give them"),
        ("does the paid version train on our data", "#what-not-to-paste", "business products"),
        ("what should my sales team never put in", "#what-not-to-paste", "no customer’s"),
    ):
        ask(search, query)
        expect(search.locator(f".search .on-top .title a[href$='{place}']")).to_be_visible()
        expect(search.locator(".search .on-top")).to_contain_text(words)
    ask(search, "what does gpt stand for?")
    expect(search.locator(".search .answered")).to_contain_text(re.compile("transformer", re.IGNORECASE))
    ask(search, "apa reference for a chatbot")  # a phrase listed for one question alone
    search.locator(".search .answered a[href$='#how-to-cite']").wait_for()

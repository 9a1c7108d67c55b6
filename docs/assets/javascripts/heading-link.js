/** <heading-link>: after a heading, a button that copies its link and then offers what else can be taken along. */
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const CHAIN = "M8.5 11.5a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1m1 4a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1";

  class HeadingLink extends HTMLElement {
    connectedCallback() {
      if (this.firstChild) return;
      this.heading = this.previousElementSibling;
      this.opener = button("", () => this.copyLink());
      this.opener.setAttribute("aria-label", window.Words.of("copy_link", { title: this.titleOf() }));
      this.opener.setAttribute("aria-expanded", "false");
      this.opener.append(icon());
      this.append(this.opener);
      this.addEventListener("keydown", (event) => event.key === "Escape" && this.close(true));
      this.addEventListener("focusout", (event) => this.contains(event.relatedTarget) || this.close(false));
    }

    titleOf() {
      return this.heading.textContent.trim();
    }

    async copyLink() {
      await window.Parts.taking();
      if (!this.more) this.append((this.more = this.choices()));
      if (this.more.hidden) window.Send.link(this.heading);
      this.more.hidden = !this.more.hidden;
      this.opener.setAttribute("aria-expanded", String(!this.more.hidden));
    }

    close(backToOpener) {
      if (!this.more || this.more.hidden) return;
      this.more.hidden = true;
      this.opener.setAttribute("aria-expanded", "false");
      if (backToOpener) this.opener.focus();
    }

    choices() {
      const { Citation, Markdown, Report, Say, Send, Words } = window;
      const { heading } = this;
      const page = heading.tagName === "H1";
      const facts = () => Citation.facts(heading.id, this.titleOf());
      const box = document.createElement("div");
      box.className = "more";
      box.hidden = true;
      if (Send.canShare()) box.append(button(Words.of("send"), () => Send.share(heading)));
      box.append(
        button(Words.of("copy_markdown"), () => Send.markdown(heading)),
        button(Words.of(page ? "copy_page" : "copy_section"), () => Say.copy(`${Markdown.section(heading)}\n${Citation.cite(facts())}\n`, Words.of("markdown_copied"))),
        button(Words.of(page ? "cite_page" : "cite_section"), () => Say.copy(Citation.cite(facts()), Words.of("citation_copied"))),
        button(Words.of("cite_bibtex"), () => Say.copy(Citation.bibtex(facts()), Words.of("bibtex_copied"))),
        button(Words.of("wrong_here"), () => Report.give(heading)),
      );
      return box;
    }
  }

  function button(words, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }

  function icon() {
    const drawing = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    drawing.setAttribute("viewBox", "0 0 20 20");
    drawing.setAttribute("aria-hidden", "true");
    path.setAttribute("d", CHAIN);
    drawing.append(path);
    return drawing;
  }

  document.addEventListener("pointerover", ({ target }) => target.closest?.("heading-link") && window.Parts.taking());
  document.querySelector(".report")?.addEventListener("click", () => window.Parts.taking().then(() => window.Report.give(null)));
  customElements.define("heading-link", HeadingLink);
  for (const heading of document.querySelectorAll("article :is(h1, h2, h3, h4)[id]")) {
    heading.after(document.createElement("heading-link"));
  }
})();

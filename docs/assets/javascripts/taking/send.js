/** Takes a section along: as a link, as Markdown, or handed to another app; honest where there is no address to send. Publishes `Send`. */
window.Send = (() => {
  const { Address, Citation, Say, Words } = window;

  function escaped(text) {
    const box = document.createElement("p");
    box.textContent = text;
    return box.innerHTML.replace(/"/g, "&quot;");
  }

  /** Copies a link: its name as a link where formatted text is pasted, the address alone elsewhere. */
  function link(heading) {
    const name = Citation.name(heading);
    if (!Address.isPublic()) return Say.copy(`${name}\n${Citation.place(heading.id)}`, withoutAddress());
    const url = Address.section(heading.id);
    return Say.copy(url, Words.of("link_copied", { title: heading.textContent.trim() }), `<a href="${escaped(url)}">${escaped(name)}</a>`);
  }

  /** Copies a Markdown link. */
  function markdown(heading) {
    const url = Address.isPublic() ? Address.section(heading.id) : Citation.place(heading.id);
    const name = Citation.name(heading).replace(/[[\]\\]/g, "\\$&");
    return Say.copy(`[${name}](${url})`, Address.isPublic() ? Words.of("markdown_link_copied") : withoutAddress());
  }

  /** Copies some words of the page with where they stand. */
  function words(text, heading, sentence) {
    const name = Citation.name(heading);
    if (!Address.isPublic()) return Say.copy(`${text}\n— ${name}, ${Citation.place(heading.id)}`, withoutAddress());
    const url = Address.section(heading.id);
    return Say.copy(`${text}\n— ${name}, ${url}`, sentence, `<p>${escaped(text)}</p><p>— <a href="${escaped(url)}">${escaped(name)}</a></p>`);
  }

  function withoutAddress() {
    return Words.of("no_address");
  }

  /** Hands the section to another app, where the device can and there is an address. */
  function canShare() {
    return Boolean(navigator.share) && Address.isPublic();
  }

  function share(heading) {
    return navigator.share({ title: Citation.name(heading), url: Address.section(heading.id) }).catch(() => {}); // the reader may think better of it
  }

  return { link, markdown, words, canShare, share };
})();

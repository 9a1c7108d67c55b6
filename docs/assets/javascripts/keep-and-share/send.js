/** Copies or shares a section: as a link, as Markdown, or through another app; says so if there is no public address. Publishes `Send`. */
window.Send = (() => {
  const { Address, Citation, Say } = window;

  function escaped(text) {
    const box = document.createElement("p");
    box.textContent = text;
    return box.innerHTML.replace(/"/g, "&quot;");
  }

  /** Copies a link: as a named link for formatted text, as the address for plain text. */
  function link(heading) {
    const name = Citation.name(heading);
    if (!Address.isPublic()) return Say.copy(`${name}\n${Citation.place(heading.id)}`, withoutAddress());
    const url = Address.section(heading.id);
    return Say.copy(
      url,
      `Link to “${heading.textContent.trim()}” copied.`,
      `<a href="${escaped(url)}">${escaped(name)}</a>`,
    );
  }

  /** Copies a Markdown link. */
  function markdown(heading) {
    const name = Citation.name(heading).replace(/[[\]\\]/g, "\\$&");
    return Say.copy(
      `[${name}](${Citation.where(heading.id)})`,
      Address.isPublic() ? "Markdown link copied." : withoutAddress(),
    );
  }

  /** Copies a quote from the page with its address. */
  function words(text, heading, sentence) {
    const name = Citation.name(heading);
    if (!Address.isPublic()) return Say.copy(`${text}\n— ${name}, ${Citation.place(heading.id)}`, withoutAddress());
    const url = Address.section(heading.id);
    return Say.copy(
      `${text}\n— ${name}, ${url}`,
      sentence,
      `<p>${escaped(text)}</p><p>— <a href="${escaped(url)}">${escaped(name)}</a></p>`,
    );
  }

  function withoutAddress() {
    return "This copy of the guide lies on your computer, so a link would open nowhere else. Title and place are copied instead.";
  }

  /** Shares the section with another app, if the device supports that and there is a public address. */
  function canShare() {
    return Boolean(navigator.share) && Address.isPublic();
  }

  function share(heading) {
    return navigator.share({ title: Citation.name(heading), url: Address.section(heading.id) }).catch(() => {}); // the reader may cancel
  }

  return { link, markdown, words, canShare, share };
})();

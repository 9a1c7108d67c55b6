/** The address to send of a page, a section or some words. No DOM but the page's head. Publishes `Address`. */
window.Address = (() => {
  /** The public address of this page when the site has one, else the address it is read at. */
  function page() {
    const canonical = document.querySelector("link[rel=canonical]");
    return canonical ? canonical.href : location.href.replace(/[?#].*$/, "");
  }

  /** The address of the section `id`; `words` is a text directive, or nothing. */
  function section(id, words = "") {
    return page() + (id || words ? "#" : "") + (id || "") + (words ? ":~:" + words : "");
  }

  /** Whether the address opens for somebody else: a copy of the guide on this computer may have none that does. */
  function isPublic() {
    return /^https?:/.test(page());
  }

  return { page, section, isPublic };
})();

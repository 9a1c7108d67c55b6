/** The address under which to share a page, a section or some words. No DOM apart from the head. Publishes `Address`. */
window.Address = (() => {
  /** The public address of this page if the site has one, else its current address. */
  function page() {
    const canonical = document.querySelector("link[rel=canonical]");
    return canonical ? canonical.href : location.href.replace(/[?#].*$/, "");
  }

  /** The address of the section `id`; `words` is an optional text directive. */
  function section(id, words = "") {
    return page() + (id || words ? "#" : "") + (id || "") + (words ? ":~:" + words : "");
  }

  /** Whether the address works for other people; a copy on this computer may have no such address. */
  function isPublic() {
    return /^https?:/.test(page());
  }

  return { page, section, isPublic };
})();

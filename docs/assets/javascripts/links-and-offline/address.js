/** The address under which to share a page or a section. No DOM apart from the head. Publishes `Address`. */
window.Address = (() => {
  /** The public address of this page if the site has one, else its current address. */
  function page() {
    const canonical = document.querySelector("link[rel=canonical]");
    return canonical ? canonical.href : location.href.replace(/[?#].*$/, "");
  }

  /** The address of the section `id`, or of the page without one. */
  const section = (id) => page() + (id ? `#${id}` : "");

  /** Whether the address works for other people; a copy on this computer may have no such address. */
  const isPublic = () => /^https?:/.test(page());

  return { page, section, isPublic };
})();

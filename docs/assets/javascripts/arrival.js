/** Opens the closed <details> around the place a link leads to, and the one that is it. */
(() => {
  function arrive() {
    const target = document.getElementById(idOf(location.hash));
    if (!target) return;
    let closed = false;
    for (let node = target.closest("details"); node; node = node.parentElement.closest("details")) {
      closed ||= !node.open;
      node.open = true;
    }
    if (closed) target.scrollIntoView();
  }

  /** The id a hash names, without a text directive; broken percent signs stay as they are. */
  function idOf(hash) {
    const id = hash.slice(1).split(":~:")[0];
    try {
      return decodeURIComponent(id);
    } catch {
      return id;
    }
  }

  addEventListener("hashchange", arrive);
  arrive();
})();

/** Opens every closed <details> that contains the target of a link, or is the target. */
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

  /** The id in a fragment, without a text directive; malformed percent-encoding stays as it is. */
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

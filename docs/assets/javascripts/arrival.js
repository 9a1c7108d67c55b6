/** Opens every closed <details> that contains the target of a link, or is the target. Shows the page's name in the header, for
    readers who are sent to a section of it, while its heading is out of sight. */
(() => {
  function arrive() {
    const target = document.getElementById(window.Dom.decoded(location.hash.slice(1).split(":~:")[0]));
    if (!target) return;
    let closed = false;
    for (let node = target.closest("details"); node; node = node.parentElement.closest("details")) {
      closed ||= !node.open;
      node.open = true;
    }
    if (closed) target.scrollIntoView();
  }

  addEventListener("hashchange", arrive);
  arrive();

  const heading = document.querySelector("article h1"),
    name = document.querySelector(".page-name");
  if (heading && name)
    new IntersectionObserver(([{ isIntersecting }]) => {
      name.hidden = isIntersecting;
    }).observe(heading);
})();

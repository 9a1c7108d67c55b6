/** Follows the link of a section that has moved to another page, or else that of a page that has moved. */
(() => {
  function name(part) {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  }
  function follow() {
    const id = name(location.hash.slice(1).split(";")[0]); // the state of a demonstration begins with the demonstration's id
    const section = document.getElementById(id);
    const sign = section?.matches("[data-moved]") ? section : document.querySelector("[data-moved]:not([id])");
    if (!sign) return;
    const to = new URL(sign.querySelector("a").href);
    const isThere = name(to.hash.slice(1)) === id || (sign !== section && !to.hash); // with its state
    const part = isThere ? location.hash : to.hash;
    location.replace(to.href.split("#")[0] + location.search + part);
  }
  addEventListener("hashchange", follow);
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", follow) : follow();
})();

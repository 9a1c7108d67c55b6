/** Switches between light and dark and remembers the choice; the line in the page's head applies it on the next page. */
(() => {
  const root = document.documentElement;
  const button = document.querySelector(".scheme-switch");

  function current() {
    return root.dataset.scheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  }

  button?.addEventListener("click", () => {
    root.dataset.scheme = current() === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("guide.scheme", root.dataset.scheme);
    } catch {
      // The choice then lasts for this page.
    }
    window.Parts.own("taking/say").then(() => window.Say.say(window.Words.of(root.dataset.scheme)));
  });
})();

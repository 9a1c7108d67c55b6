/** Switches between light and dark and stores the choice, which the inline script in the head applies on the next page. */
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
      // Storage is blocked: the choice lasts for this page.
    }
    window.Loader.own("links-and-offline/say").then(() =>
      window.Say.say(root.dataset.scheme === "dark" ? "Dark scheme." : "Light scheme."),
    );
  });
})();

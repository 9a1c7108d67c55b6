/** Switches between light and dark; what differs from the system is stored, and applied by the script in the head. */
(() => {
  const root = document.documentElement;
  const button = document.querySelector(".scheme-switch");

  button?.addEventListener("click", () => {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const next = (root.dataset.scheme || system) === "dark" ? "light" : "dark";
    root.dataset.scheme = next === system ? "" : next;
    try {
      localStorage.setItem("guide.scheme", root.dataset.scheme);
    } catch {
      // Storage is blocked: the choice lasts for this page.
    }
    window.Loader.sharing(() => window.Say.say(next === "dark" ? "Dark scheme." : "Light scheme."));
  });
})();

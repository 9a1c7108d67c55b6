/** Shows what a short form means on hover, on a tap, and by keyboard on its first mention, which is where it says so. */
(() => {
  const meanings = new Map();
  const forms = [...document.querySelectorAll("article abbr")].filter((form) => {
    if (form.title) meanings.set(form.textContent, form.title);
    form.dataset.meaning = meanings.get(form.textContent) ?? "";
    return form.dataset.meaning;
  });
  if (!forms.length) return;
  const box = document.createElement("p");
  box.className = "meaning";
  box.id = "meaning";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.querySelector("main").append(box);

  function show(form, hovered) {
    box.style.pointerEvents = hovered ? "auto" : "none"; // to be pointed at only where a pointer brought it
    box.textContent = form.dataset.meaning;
    box.hidden = false;
    form.setAttribute("aria-describedby", "meaning");
    const at = form.getBoundingClientRect();
    const left = Math.min(at.left, document.documentElement.clientWidth - box.offsetWidth - 8);
    const above = at.bottom + box.offsetHeight + 8 > innerHeight;
    box.style.left = `${Math.max(8, left) + scrollX}px`;
    box.style.top = `${(above ? at.top - box.offsetHeight - 6 : at.bottom + 6) + scrollY}px`;
  }

  function hide() {
    box.hidden = true;
    document.querySelector("abbr[aria-describedby=meaning]")?.removeAttribute("aria-describedby");
  }

  const met = new Set();
  let leaving;
  for (const form of forms) {
    form.removeAttribute("title"); // or the browser shows a second note
    if (!met.has(form.textContent) && !form.closest("a, button, summary, details, h1, h2, h3, h4")) {
      form.tabIndex = 0;
      form.setAttribute("role", "button"); // what has the focus must be something that can be pressed
      met.add(form.textContent);
    }
    form.addEventListener("pointerenter", () => (clearTimeout(leaving), show(form, true)));
    form.addEventListener("pointerleave", () => (leaving = setTimeout(hide, 200)));
    form.addEventListener("click", () => show(form));
    form.addEventListener("keydown", (event) => {
      if (event.target !== form || !["Enter", " "].includes(event.key)) return;
      event.preventDefault(); // a space would turn the page
      show(form);
    });
    form.addEventListener("focus", () => show(form));
    form.addEventListener("blur", hide);
  }
  box.addEventListener("pointerenter", () => clearTimeout(leaving));
  box.addEventListener("pointerleave", hide);
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
})();

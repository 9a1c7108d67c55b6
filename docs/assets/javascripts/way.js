/** Guides a reader along a chosen path of pages: stores the path, ticks pages already read, and links to the next one. */
(() => {
  const { make, headingAbove, stored, store } = window.Dom;
  const NAME = "guide.way"; // {title, stops: [{location, title}], read: [location]}, in this browser alone
  const here = `${document.body.dataset.page}.html`;
  const base = document.body.dataset.base;

  /** The chosen path, or null when none is stored or what is stored is no path. */
  function kept() {
    const way = stored(NAME);
    return Array.isArray(way?.stops) && way.stops.every(({ location }) => /^[\w/-]+\.html(?:#[\w-]*)?$/.test(location))
      ? way
      : null;
  }

  const remember = (way) => store(NAME, way);

  /** On the page of paths: a click on a link in an ordered list starts that path; pages already read are ticked. */
  function offer() {
    const way = kept();
    for (const list of document.querySelectorAll("article ol:not(.works)")) {
      const heading = headingAbove(list, document.querySelectorAll("article h2"));
      const links = [...list.children].map((item) => item.querySelector("a[href]")).filter(Boolean);
      if (!heading || links.length < 2) continue;
      const stops = links.map((link) => ({ location: link.getAttribute("href"), title: link.textContent }));
      const title = heading.textContent.trim();
      const read = way?.title === title ? way.read : [];
      for (const link of links) link.closest("li").classList.toggle("on-way", read.includes(link.getAttribute("href")));
      list.addEventListener("click", (event) => event.target.closest("a") && remember({ title, stops, read }));
    }
  }

  /** On a page of the path: shows a bar with its position and the next page; the page counts as read when its end is reached. */
  function follow() {
    const way = kept();
    const at = way?.stops.findIndex(({ location }) => location.split("#")[0] === here) ?? -1;
    if (at < 0) return;
    const next = way.stops[at + 1];
    const finish = () => {
      if (!way.read.includes(way.stops[at].location)) way.read.push(way.stops[at].location);
      remember(way);
    };
    const [place, words] = next
      ? [next.location, `Next: ${next.title}`]
      : ["ways-through.html", "You’ve read it all: choose another"];
    const onward = make("a", { href: `${base}/${place}`, onclick: finish }, words);
    const onclick = () => (remember(null), bar.remove(), delete document.body.dataset.way);
    const leave = make("button.quiet", { onclick }, make("span", "Leave the path"));
    const told = [make("b", way.title), make("span", `${at + 1} of ${way.stops.length}`)];
    const bar = make("nav.way", { ariaLabel: "Your path" }, ...told, onward, leave);
    document.querySelector("main").append(bar);
    document.body.dataset.way = way.title; // hides the page's own way on
    const end = document.querySelector(".page-end");
    if (end) new IntersectionObserver(([entry]) => entry.isIntersecting && finish()).observe(end);
  }

  /** On the page that ends the guide: the pages of the path, those already read ticked. */
  function recall() {
    const way = kept();
    const stops = way?.stops.filter(({ location }) => location !== here) ?? [];
    if (!way?.read.length || !stops.length) return;
    const rows = stops.map(({ location, title }) =>
      make("li", { className: way.read.includes(location) ? "on-way" : "" }, make("a", { href: location }, title)),
    );
    document
      .querySelector(".read-so-far")
      .append(make("p", "On the way here you chose the path “", make("b", way.title), "”:"), make("ul", ...rows));
  }

  if (here === "ways-through.html") offer();
  else follow();
  if (here === "so-what-now.html") recall();
})();

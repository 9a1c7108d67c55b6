/** The button that keeps a served guide on this device, shows progress, updates the copy and removes it. */
(() => {
  const place = document.querySelector(".keep");
  const { Dom, OfflineCopy } = window;
  if (!place || !OfflineCopy.possible()) return;

  const message = Dom.make("p", { role: "status", tabIndex: -1 });
  const bar = Dom.make("progress", { ariaLabel: "Files that are kept" });
  const main = Dom.button("", press);
  const remove = Dom.button("Remove it from this device", forget);
  let list, held;

  const count = (files) => Object.keys(files).length;
  const size = ({ files, bytes }) => `${count(files)} files, ${(bytes / 1e6).toFixed(1)} MB`;

  /** Shows the state and its buttons; `before` is a sentence about what was just done. */
  function show(before = "") {
    main.hidden = Boolean(held) && held.version === list.version;
    main.textContent = held ? "Update what is kept" : "Keep it on this device";
    remove.hidden = !held;
    bar.hidden = true;
    main.disabled = remove.disabled = false;
    const state = !held
      ? `${size(list)}. Every page, search and every demonstration then open here without a network.`
      : main.hidden
        ? `Kept on this device: ${size(held)}. Every page opens here without a network, at the address it has.`
        : "The guide has changed since you kept it.";
    message.textContent = `${before} ${state}`.trim();
  }

  async function press() {
    main.disabled = remove.disabled = true;
    bar.max = count(list.files);
    bar.value = 0;
    bar.hidden = false;
    message.textContent = `Fetching ${size(list)}. Stay on this page until it’s done.`;
    message.focus();
    try {
      await OfflineCopy.keep(list, (there) => (bar.value = there));
      held = list;
      show();
    } catch {
      show(`It stopped after ${bar.value} of ${bar.max} files. What has come is there: press again to go on.`);
    }
  }

  async function forget() {
    await OfflineCopy.remove();
    held = null;
    show("Removed.");
    message.focus();
  }

  /** Links the manifest, so that browsers can install the guide as an app. */
  function link(rel, file) {
    document.head.append(Dom.make("link", { rel, href: new URL(file, OfflineCopy.root).href }));
  }

  async function start() {
    [list, held] = await Promise.all([OfflineCopy.offered(), OfflineCopy.held()]);
    link("manifest", "site.webmanifest");
    link("apple-touch-icon", "assets/images/icon-192.png");
    show();
    place.replaceChildren(message, bar, main, remove);
  }

  start().catch(() => {}); // without offline.json, or if storage is blocked, the sentence of the page stays
})();

/** "Where does it belong?" once answered for names in its address; the catalogue does now. */
(() => {
  const asked = new URLSearchParams(location.hash.slice(1)),
    words = asked.get("name") ?? asked.get("guess");
  if (words) location.replace(`systems.html#${new URLSearchParams({ words })}`);
})();

/** A button that prints the page, above a sheet that is made for paper. */
document.querySelector(".print-here").prepend(
  window.Dom.button("Print", () => print(), "press"),
  " ",
);

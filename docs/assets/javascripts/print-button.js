/** Lets the button above a sheet that is made for paper print it. */
document.querySelector(".print-here > button").onclick = () => print();

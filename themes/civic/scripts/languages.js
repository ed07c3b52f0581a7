// A page in another language opens at the same place, with what stands in the address chosen: ids are the same in all
// languages.
for (const link of document.querySelectorAll(".app-languages__link")) {
  const address = link.getAttribute("href");
  const follow = () => link.setAttribute("href", address + location.search + location.hash);
  for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, follow);
}

// What is folded: opened where an address leads into it, and all of one kind at once where a page has a button for that.

// Browsers give what is folded a place all the same.
const isShown = (element) => element.getClientRects().length > 0 && !element.closest("details:not([open])");

function reveal() {
  const target = document.querySelector(":target");
  if (!target) return;
  for (let folded = target.closest("details:not([open])"); folded; folded = folded.parentElement.closest("details:not([open])")) {
    folded.open = true;
    target.scrollIntoView();
  }
  if (target.matches(".app-cite") && !isShown(target)) {
    // It stands in what another part of the page shows instead, such as the columns chosen of a comparison.
    const other = [...document.querySelectorAll(".app-cite")].find((link) => link.hash === target.hash && isShown(link));
    other?.focus();
  }
  if (target.matches(".app-question")) target.querySelector(".app-question__more").open = true;
}

window.addEventListener("hashchange", reveal);
window.addEventListener("load", reveal);
reveal();
// The address that the page has already: what was folded again since opens again.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href*="#"]');
  if (link && link.href === location.href) reveal();
});

// <button data-unfold="app-question__more" data-unfolded="Show questions only">: its words change with what it does.
for (const button of document.querySelectorAll("[data-unfold]")) {
  const { unfold, unfolded } = button.dataset;
  const folded = button.textContent;
  let open = false;
  button.hidden = false;
  button.addEventListener("click", () => {
    open = !open;
    for (const details of document.getElementsByClassName(unfold)) details.open = open;
    button.textContent = open ? unfolded : folded;
  });
}

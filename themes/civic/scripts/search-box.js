// The box on every page: `/` goes to it, and what searches is loaded when it is used.
const form = document.querySelector(".app-search");

function load() {
  if (document.querySelector("script[data-search]")) return;
  const script = document.createElement("script");
  script.dataset.search = "";
  script.src = `${form.dataset.root}assets/search.js`;
  const styles = document.createElement("link");
  styles.rel = "stylesheet";
  styles.href = `${form.dataset.root}assets/search.css`;
  document.head.append(styles, script);
}

// Whether what is typed goes into a text.
const isWriting = (element) => element.matches("input, textarea, select") || element.isContentEditable;

if (form) {
  form.addEventListener("focusin", load);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    event.preventDefault();
    (document.querySelector(".app-find__input") ?? form.querySelector("input")).focus();
  });
}

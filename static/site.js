// What htmx does not do by itself. Without this file, and without htmx, every page still works.
"use strict";

// Typed and dated fields are not part of the answer, so that typing is never overwritten:
// after a chip or "Clear all" they follow the address, unless someone is typing in them.
function fieldsFollowAddress() {
  const asked = new URLSearchParams(location.search);
  for (const field of document.querySelectorAll("#filters input:not([type=checkbox])")) {
    if ("find" in field.dataset) field.value = ""; // what was found is a choice now
    else if (field !== document.activeElement) field.value = asked.get(field.name) ?? "";
  }
}

// A chip or page link is gone once it is followed: focus goes to the sentence above the results.
function focusIsKept() {
  if (document.activeElement && document.activeElement !== document.body) return;
  document.getElementById("results-summary")?.focus({ preventScroll: true });
}

// What readers fold or unfold stays so: the choices beyond the tenth, which come anew with every answer, and
// all of the filters when going back brings the whole page anew.
const left = new Map();

function foldsAsLeft(root) {
  for (const folded of root.querySelectorAll("#filter-panel, .facet, .further")) {
    if (left.has(folded.id)) folded.open = left.get(folded.id);
  }
}

document.addEventListener("toggle", ({ target }) => left.set(target.id, target.open), true);
document.addEventListener("htmx:oobBeforeSwap", ({ detail }) => foldsAsLeft(detail.fragment));
document.addEventListener("htmx:historyRestore", () => foldsAsLeft(document));

// On a phone the results stand below the filters: "Show 3 results" folds these away.
document.addEventListener("submit", ({ target }) => {
  if (target.id !== "filters" || !matchMedia("(width < 60rem)").matches) return;
  const panel = document.getElementById("filter-panel");
  panel.open = false;
  panel.scrollIntoView();
});

// Where the browser lets a page copy, each citation has a button for it, which says when it is done.
function offerCopies() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-copy]");
  if (!button) return;
  const label = button.firstChild;
  try {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    label.data = "Copied";
  } catch {
    label.data = "Not copied";
  }
  document.getElementById("announcement")?.replaceChildren(button.textContent);
  setTimeout(() => (label.data = "Copy"), 2000);
});

document.addEventListener("DOMContentLoaded", offerCopies);
document.addEventListener("htmx:afterSettle", offerCopies);
document.addEventListener("htmx:pushedIntoHistory", fieldsFollowAddress);
document.addEventListener("htmx:replacedInHistory", fieldsFollowAddress);
document.addEventListener("htmx:afterSettle", focusIsKept);

// An error has a page of its own: go there. Without a connection, follow the address as a plain link would.
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, (event) => location.assign(event.detail.pathInfo.finalRequestPath));
}

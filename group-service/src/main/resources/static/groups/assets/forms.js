// Forms that come back with what is wrong.
(() => {
  "use strict";

  // ---- what was wrong with a field is said until somebody puts it right
  document.addEventListener("input", (e) => {
    const field = e.target.closest?.("[aria-invalid], fieldset[aria-describedby]");
    const errors = (field?.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)).filter((element) => element?.matches(".field-error"));
    if (!errors.length) return;
    const left = field.getAttribute("aria-describedby").split(" ").filter((id) => !errors.some((error) => error.id === id)).join(" ");
    if (left) field.setAttribute("aria-describedby", left);
    else field.removeAttribute("aria-describedby");
    field.removeAttribute("aria-invalid");
    for (const error of errors) error.remove();
  });

  // ---- a link out of a card closes it
  document.addEventListener("click", (e) => e.target.closest?.("[popover] a[href^='#']")?.closest("[popover]").hidePopover());

  // ---- a free date goes into the fields of its line, as if it had been typed
  document.addEventListener("click", (e) => {
    const way = e.target.closest?.("button[data-first-date]");
    if (!way) return;
    const time = document.getElementById("time-" + way.dataset.line);
    document.getElementById("first-" + way.dataset.line).value = way.dataset.firstDate;
    time.value = way.dataset.timeOfDay;
    time.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();

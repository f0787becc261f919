// Forms that come back with what is wrong.
(() => {
  "use strict";

  // ---- what was wrong with a field is said until somebody puts it right
  document.addEventListener("input", (e) => {
    const said = e.target.closest?.("[aria-invalid], fieldset[aria-describedby]");
    const errors = (said?.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)).filter((told) => told?.matches(".field-error"));
    if (!errors.length) return;
    const left = said.getAttribute("aria-describedby").split(" ").filter((id) => !errors.some((error) => error.id === id)).join(" ");
    if (left) said.setAttribute("aria-describedby", left);
    else said.removeAttribute("aria-describedby");
    said.removeAttribute("aria-invalid");
    for (const error of errors) error.remove();
  });
})();

// What is wrong with a field, and which file was chosen, in the language of the page: the browser's own words are in the browser's.
(() => {
  "use strict";

  const sentence = (field) => {
    const { invalidMissing, invalidChoice, invalidFormat, invalidRange, invalidLong } = document.body.dataset;
    const { valueMissing, tooLong, rangeUnderflow, rangeOverflow } = field.validity;
    const isChosen = field.localName === "select" || field.type === "radio" || field.type === "checkbox";
    if (valueMissing) return isChosen ? invalidChoice : invalidMissing;
    if (tooLong) return invalidLong;
    if (rangeUnderflow || rangeOverflow) return invalidRange;
    return invalidFormat;
  };

  const forget = (field) => { if (field.validity?.customError && "worded" in field.dataset) { field.setCustomValidity(""); delete field.dataset.worded; } };

  document.addEventListener("invalid", (e) => {
    if (e.target.validity.customError) return;
    e.target.setCustomValidity(sentence(e.target) ?? "");
    e.target.dataset.worded = "";
  }, true);

  // The sentence is itself an error: it goes before the fields are looked at again, also those that a script has filled in.
  const look = (e) => {
    const form = e.target.closest?.("form") ?? e.target.form;
    for (const field of e.target.form?.elements ?? form?.elements ?? []) forget(field);
  };
  for (const what of ["input", "change", "click", "reset"]) document.addEventListener(what, look, true);
  document.addEventListener("htmx:validation:validate", look, true);

  // ---- the file that was chosen
  const show = (field) => {
    const shown = field.closest(".file-field")?.querySelector("[data-chosen]");
    if (shown) shown.textContent = [...field.files].map((file) => file.name).join(", ") || shown.dataset.none;
  };
  document.addEventListener("change", (e) => { if (e.target.type === "file") show(e.target); });
  document.addEventListener("reset", (e) => setTimeout(() => e.target.querySelectorAll("input[type=file]").forEach(show)));
})();

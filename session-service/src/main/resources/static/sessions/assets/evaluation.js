// The evaluation, one question at a time: an answer by pointer or digit leads to the next one. Without this script the form
// stands there whole.
(() => {
  "use strict";

  const FORM = "form[data-one-by-one]";
  let at = null; // which question, from 0; null until it is known which are answered

  const questions = (form) => [...form.querySelectorAll("[data-question]")];
  const isAnswered = (question) => !question.querySelector("input:required") || question.querySelector("input:checked") !== null;

  const show = (form) => {
    const all = questions(form);
    const first = all.findIndex((question) => !isAnswered(question));
    at = Math.min(at ?? (first < 0 ? all.length - 1 : first), all.length - 1);
    all.forEach((question, i) => { question.hidden = i !== at; });
    const isLast = at === all.length - 1;
    const steps = form.querySelector("[data-steps]");
    steps.hidden = false;
    steps.querySelector("[data-previous]").hidden = at === 0;
    steps.querySelector("[data-next]").hidden = isLast;
    steps.querySelector("[data-place]").textContent = steps.dataset.of.replace("{0}", at + 1).replace("{1}", all.length);
    form.querySelector(":scope > button").hidden = !isLast;
  };

  const go = (form, to) => {
    at = Math.max(0, to);
    show(form);
    const question = questions(form)[at];
    (question.querySelector("input:checked") ?? question.querySelector("input, textarea")).focus({ preventScroll: true });
    question.scrollIntoView({ block: "nearest" });
  };

  const formOf = (element) => element.closest?.(FORM);

  document.addEventListener("click", (e) => {
    const form = formOf(e.target);
    if (!form) return;
    if (e.target.closest("[data-previous]")) go(form, at - 1);
    else if (e.target.closest("[data-next]")) next(form);
    // The arrow keys choose, too, without a press: they lead nowhere.
    else if (e.target.type === "radio" && e.detail > 0) go(form, at + 1);
  });

  /** An answer that is missing says so. */
  const next = (form) => {
    const question = questions(form)[at];
    if (isAnswered(question)) go(form, at + 1);
    else question.querySelector("input").reportValidity();
  };

  document.addEventListener("keydown", (e) => {
    const form = formOf(e.target);
    if (!form || e.target.type !== "radio" || e.ctrlKey || e.metaKey || e.altKey || e.repeat) return;
    if (e.key === "Enter") {
      e.preventDefault();
      next(form);
      return;
    }
    const question = e.target.closest("[data-question]");
    const choice = /^\d$/.test(e.key) && question.querySelector(`input[value="${e.key}"]`);
    if (!choice || question.querySelector("input[value='10']")) return; // ten has two digits
    e.preventDefault();
    choice.checked = true;
    choice.dispatchEvent(new Event("input", { bubbles: true }));
    go(form, at + 1);
  });

  // What is still to be answered when it is sent is shown.
  document.addEventListener("invalid", (e) => {
    const form = formOf(e.target);
    const question = e.target.closest("[data-question]");
    if (!form || !question?.hidden) return;
    const first = questions(form).findIndex((each) => !isAnswered(each));
    if (first < 0) return;
    at = first;
    show(form);
  }, true);

  const showAll = () => { for (const form of document.querySelectorAll(FORM)) show(form); };
  document.addEventListener("DOMContentLoaded", showAll);
  for (const drawn of ["htmx:afterSwap", "htmx:oobAfterSwap", "htmx:sseMessage"]) document.addEventListener(drawn, showAll);
})();

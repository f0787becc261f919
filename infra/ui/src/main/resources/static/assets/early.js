// The only script that is not deferred: what is pressed, chosen or sent before the others have run is held back, and done
// again once they have. A form that speaks the JSON API is never sent the browser's own way: its words would stand in an
// address. Where the other scripts cannot be had nothing is sent.
(() => {
  "use strict";

  document.documentElement.classList.add("has-scripts");

  let held = [];
  const listening = new AbortController();
  const on = (type, listener) => document.addEventListener(type, listener, { capture: true, signal: listening.signal });

  /** Scripts that have run already do not hear of it before. Of the same thing done twice to the same element the last counts. */
  const hold = (e, element, again) => {
    const { type } = e;
    e.stopPropagation();
    held = [...held.filter((before) => before.type !== type || before.element !== element), { type, element, again }];
  };

  for (const type of ["input", "change"]) {
    on(type, (e) => hold(e, e.target, () => e.target.dispatchEvent(new Event(type, { bubbles: true }))));
  }
  on("click", (e) => {
    const button = e.target.closest("button[type=button]:not([popovertarget])");
    if (button) hold(e, button, () => button.click());
  });
  on("submit", (e) => {
    const { target: form, submitter } = e;
    if (!form.matches("[hx-post]:not([method=post])")) return;
    e.preventDefault();
    hold(e, form, () => form.requestSubmit(submitter));
  });

  // htmx takes the forms over in a listener of this very event: after it.
  document.addEventListener("DOMContentLoaded", () => setTimeout(() => {
    if (!window.codev) return;
    listening.abort();
    for (const { again } of held) again();
  }));
})();

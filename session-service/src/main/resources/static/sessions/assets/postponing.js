// The new date of a session that is postponed: chosen with the decision or afterwards, it is set as soon as the groups'
// service, which sets it, knows of the postponement.
(() => {
  "use strict";

  const KEY = `codev-new-date:${location.pathname}`;
  const BEGUN = "group.session.has-begun"; // not postponed yet, as far as it knows
  const AGAIN_MILLIS = 500;
  const LONGEST_MILLIS = 20_000;
  const { ownId } = window.codev;
  let isSetting = false;

  const move = async (address, startsAt) => {
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify({ startsAt }) }).catch(() => null);
    if (answer?.ok) return { isSet: true };
    const { rule } = (await answer?.json().catch(() => null)) ?? {};
    return { isSet: false, rule };
  };

  const set = async (form, date) => {
    const address = form.getAttribute("hx-post");
    const startsAt = new Date(date).toISOString();
    const until = performance.now() + LONGEST_MILLIS;
    isSetting = true;
    let answer = await move(address, startsAt);
    while (answer.rule === BEGUN && performance.now() < until) {
      await new Promise((goOn) => setTimeout(goOn, AGAIN_MILLIS));
      answer = await move(address, startsAt);
    }
    // Sent once more as other forms are: why it is refused shows beside it.
    if (!answer.isSet) document.getElementById("new-date")?.requestSubmit();
    isSetting = false;
  };

  // ---- chosen with the decision
  const chosenBy = (form) => form.querySelector?.("input[data-then]");
  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    const field = chosenBy(detail.elt);
    if (field) sessionStorage.setItem(KEY, field.value);
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (chosenBy(detail.requestConfig.elt) && detail.xhr.status >= 400) sessionStorage.removeItem(KEY);
  });
  const setWhatWasChosen = () => {
    const form = document.getElementById("new-date");
    const date = sessionStorage.getItem(KEY);
    if (!form || !date || isSetting) return;
    sessionStorage.removeItem(KEY);
    document.getElementById("new-date-starts").value = date;
    set(form, date);
  };
  for (const drawn of ["DOMContentLoaded", "htmx:sseMessage"]) document.addEventListener(drawn, setWhatWasChosen);

  // ---- chosen afterwards
  document.addEventListener("htmx:confirm", (e) => {
    const date = ownId(e.detail.elt) === "new-date" && document.getElementById("new-date-starts").value;
    if (!date || isSetting) return;
    e.preventDefault();
    set(e.detail.elt, date);
  });
})();

// A date that is chosen while the session is postponed is set as soon as the groups' service knows of the postponement.
(() => {
  "use strict";

  const KEY = `codev-new-date:${location.pathname}`;
  const BEGUN = "group.session.has-begun"; // not postponed yet, as far as it knows
  const AGAIN_MILLIS = 500;
  const LONGEST_MILLIS = 20_000;
  let isSetting = false;

  const isPostponing = (form) => Boolean(form.querySelector?.("input[data-then]"));
  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (isPostponing(detail.elt)) sessionStorage.setItem(KEY, detail.elt.querySelector("input[data-then]").value);
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (isPostponing(detail.requestConfig.elt) && detail.xhr.status >= 400) sessionStorage.removeItem(KEY);
  });

  const move = async (address, startsAt) => {
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify({ startsAt }) }).catch(() => null);
    if (answer?.ok) return { isSet: true };
    const { rule } = (await answer?.json().catch(() => null)) ?? {};
    return { isSet: false, rule };
  };

  const set = async (address, date) => {
    const until = performance.now() + LONGEST_MILLIS;
    let answer = await move(address, new Date(date).toISOString());
    while (answer.rule === BEGUN && performance.now() < until) {
      await new Promise((goOn) => setTimeout(goOn, AGAIN_MILLIS));
      answer = await move(address, new Date(date).toISOString());
    }
    // Why it is refused shows beside the form, as when it is sent by hand.
    if (!answer.isSet) document.getElementById("new-date")?.requestSubmit();
  };

  const look = async () => {
    const form = document.getElementById("new-date");
    const date = sessionStorage.getItem(KEY);
    if (!form || !date || isSetting) return;
    sessionStorage.removeItem(KEY);
    document.getElementById("new-date-starts").value = date;
    isSetting = true;
    await set(form.getAttribute("hx-post"), date);
    isSetting = false;
  };
  for (const drawn of ["DOMContentLoaded", "htmx:sseMessage"]) document.addEventListener(drawn, look);
})();

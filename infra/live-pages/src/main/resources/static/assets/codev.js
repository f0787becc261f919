// What every page does: shows the CSRF token to the gateway, puts a refusal beside the form that caused it,
// and keeps what somebody is typing when the page around it changes.
(() => {
  "use strict";

  const token = () => decodeURIComponent(/(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? "");

  // ---- the gateway's CSRF token: htmx, fetch, plain forms
  document.addEventListener("htmx:configRequest", (e) => { e.detail.headers["X-XSRF-TOKEN"] = token(); });

  const send = window.fetch;
  window.fetch = (resource, options = {}) => {
    const request = new Request(resource, options);
    if (request.method !== "GET" && new URL(request.url).origin === location.origin) request.headers.set("X-XSRF-TOKEN", token());
    return send(request);
  };

  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    let field = form.querySelector("input[name=_csrf]");
    if (!field) {
      field = Object.assign(document.createElement("input"), { type: "hidden", name: "_csrf" });
      form.append(field);
    }
    field.value = token();
  }, true);

  // ---- refusals: beside the form, which keeps its text
  const slotOf = (element) => {
    const home = element.closest("form, section, main") ?? document.body;
    let slot = home.querySelector(":scope > [data-refusals]");
    if (!slot) {
      slot = document.createElement("div");
      slot.dataset.refusals = "";
      home.append(slot);
    }
    return slot;
  };

  const say = (element, sentence) => {
    const box = Object.assign(document.createElement("div"), { className: "refusal", textContent: sentence });
    box.setAttribute("role", "alert");
    slotOf(element).replaceChildren(box);
  };

  document.addEventListener("htmx:responseError", (e) => {
    const { elt, xhr } = e.detail;
    const isPage = (xhr.getResponseHeader("Content-Type") ?? "").startsWith("text/html");
    const fragment = isPage && new DOMParser().parseFromString(xhr.responseText, "text/html").querySelector(".refusal");
    if (fragment) slotOf(elt).replaceChildren(fragment);
    else say(elt, document.body.dataset.failed);
  });
  document.addEventListener("htmx:sendError", (e) => say(e.detail.elt, document.body.dataset.failed));
  document.addEventListener("htmx:beforeRequest", (e) => slotOf(e.detail.elt).replaceChildren());

  // ---- a region that is redrawn gives back what was being typed in it, the cursor and the scroll
  const typed = (field) => field.id && field.type !== "hidden" && field.value !== field.defaultValue;
  let kept = null;

  const keep = (region, sender) => {
    const active = document.activeElement;
    kept = {
      texts: [...region.querySelectorAll("input, textarea")]
        .filter((field) => typed(field) && !sender?.contains(field))
        .map((field) => [field.id, field.value]),
      focus: region.contains(active) && active.id ? [active.id, active.selectionStart, active.selectionEnd] : [],
      scroll: [...region.querySelectorAll("[data-keep-scroll][id]")].map((box) => [box.id, box.scrollTop]),
    };
  };

  const giveBack = () => {
    if (!kept) return;
    for (const [id, text] of kept.texts) {
      const field = document.getElementById(id);
      if (field && field.value === field.defaultValue) field.value = text;
    }
    for (const [id, top] of kept.scroll) document.getElementById(id)?.scrollTo(0, top);
    const [id, start, end] = kept.focus;
    const field = id && document.getElementById(id);
    if (field && field !== document.activeElement) {
      field.focus({ preventScroll: true });
      if (start != null) field.setSelectionRange?.(start, end);
    }
    kept = null;
  };

  document.addEventListener("htmx:beforeSwap", (e) => keep(e.detail.target, e.detail.requestConfig?.elt));
  document.addEventListener("htmx:oobBeforeSwap", (e) => keep(e.detail.target, null));
  document.addEventListener("htmx:sseBeforeMessage", (e) => keep(e.target, null));
  for (const after of ["htmx:afterSwap", "htmx:oobAfterSwap", "htmx:sseMessage"]) document.addEventListener(after, giveBack);

  // ---- the line to the server
  document.addEventListener("htmx:sseError", () => document.body.classList.add("is-offline"));
  document.addEventListener("htmx:sseOpen", () => document.body.classList.remove("is-offline"));

  // ---- times are written in the reader's own zone
  const localTimes = (root) => {
    for (const time of root.querySelectorAll("time[datetime][data-local]")) {
      const style = time.dataset.local === "time" ? { timeStyle: "short" } : { dateStyle: "full", timeStyle: "short" };
      time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, style).format(new Date(time.dateTime));
      time.removeAttribute("data-local");
    }
  };

  // ---- and read in it
  const zones = (root) => {
    for (const field of root.querySelectorAll("input[data-zone]")) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  };

  const settle = (root) => { localTimes(root); zones(root); };
  document.addEventListener("DOMContentLoaded", () => settle(document));
  document.addEventListener("htmx:load", (e) => settle(e.detail.elt));
})();

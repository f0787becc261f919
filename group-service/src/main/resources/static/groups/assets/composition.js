// Composing groups: people are chosen from a list and moved between the proposed groups.
(() => {
  "use strict";

  // ---- a seat in another group: its number says where somebody is sent, and the server where everybody sits. Let go on
  // somebody of a full group, the two change seats; within a group there is no order to change.
  const FULL = 8;
  const send = (seat, column) => { seat.querySelector("[data-move-to]").value = Number(column.dataset.column) + 1; };
  const columnOf = (element) => element.closest?.("[data-column]") ?? null;

  let seat = null;
  const mark = (column) => {
    for (const marked of document.querySelectorAll(".over-it")) if (marked !== column) marked.classList.remove("over-it");
    column?.classList.add("over-it");
  };

  document.addEventListener("dragstart", (e) => { seat = e.target.closest?.("[data-seat]") ?? null; });
  document.addEventListener("dragover", (e) => {
    const column = seat && columnOf(e.target);
    mark(column && column !== columnOf(seat) ? column : null);
    if (column) e.preventDefault();
  });
  document.addEventListener("drop", (e) => {
    const column = seat && columnOf(e.target);
    if (!column) return;
    e.preventDefault();
    const from = columnOf(seat);
    if (column === from) return;
    const other = e.target.closest("[data-seat]");
    const isGroup = Number(column.dataset.column) >= 0;
    if (isGroup && other && column.querySelectorAll("[data-seat]").length >= FULL) send(other, from);
    send(seat, column);
    // htmx sends the name of the button that has the focus: dragging is no press of it.
    const focused = document.activeElement;
    if (focused?.matches("#arrangement button")) focused.blur();
    htmx.trigger(seat.closest("form"), "change");
  });
  document.addEventListener("dragend", () => {
    seat = null;
    mark(null);
  });

  // ---- how many of a list are ticked; all that are in sight are ticked, or none, with one press
  const count = (tally) => {
    const ticked = document.querySelectorAll(`${tally.dataset.tally} input:checked`).length;
    const counter = tally.querySelector("[data-none]");
    const { none, one, many } = counter.dataset;
    counter.textContent = ticked === 0 ? none : ticked === 1 ? one : many.replace("{0}", ticked);
    tally.hidden = false;
  };
  const countAll = () => document.querySelectorAll("[data-tally]").forEach(count);
  document.addEventListener("DOMContentLoaded", countAll); // drafts are back by then: drafts.js comes first
  document.addEventListener("change", countAll);
  document.addEventListener("click", (e) => {
    const button = e.target.closest?.("[data-tick]");
    if (!button) return;
    const list = document.querySelector(button.closest("[data-tally]").dataset.tally);
    for (const box of list.querySelectorAll("label:not([hidden]) > input[type=checkbox]")) box.checked = button.dataset.tick === "all";
    for (const kind of ["input", "change"]) list.querySelector("input")?.dispatchEvent(new Event(kind, { bubbles: true }));
  });

  // ---- what is formed is what is seen: whoever was sent elsewhere and has not gone yet goes first
  document.addEventListener("htmx:beforeRequest", (e) => {
    if (e.target.id !== "form-these") return;
    const form = e.target.closest("form");
    if (![...form.querySelectorAll("[data-move-to]")].some((number) => number.value !== number.defaultValue)) return;
    e.preventDefault();
    htmx.trigger(form, "change");
  });
  for (const [when, isBusy] of [["htmx:beforeRequest", true], ["htmx:afterRequest", false]])
    document.addEventListener(when, (e) => {
      if (e.target.id !== "form-these") e.target.closest?.("form#arrangement")?.setAttribute("aria-busy", isBusy);
    });

  // ---- a button that has gone with what it mended leaves the focus at what came of it
  let isPressed = false;
  document.addEventListener("htmx:beforeRequest", (e) => { isPressed = e.target.matches?.("#arrangement button[name]"); });
  document.addEventListener("htmx:afterSettle", (e) => {
    if (isPressed && e.target.id === "arrangement" && document.activeElement === document.body) e.target.querySelector(".summary")?.focus();
  });

  // ---- an arrangement can be an hour's work: it outlives the page, like every draft (drafts.js), until its groups are formed
  const drafts = `codev:${document.body.dataset.who}:draft:${location.pathname}#`;
  const draft = `${drafts}arrangement`;

  document.addEventListener("htmx:afterSwap", () => {
    const form = document.querySelector("form#arrangement");
    if (form) localStorage.setItem(draft, JSON.stringify({ at: new Date().toISOString(), fields: [...new FormData(form)] }));
  });
  document.addEventListener("htmx:afterRequest", (e) => {
    const { requestConfig: { path, elt }, xhr } = e.detail;
    const isFormed = path.endsWith("/composition/groups") && xhr.getResponseHeader("HX-Redirect");
    const isOfNoUse = elt.matches("div#arrangement") && xhr.status >= 400 && xhr.status < 500;
    if (isFormed || isOfNoUse) localStorage.removeItem(draft);
    if (isFormed) localStorage.removeItem(`${drafts}wish`);
  });
  document.addEventListener("DOMContentLoaded", () => {
    const kept = document.querySelector("div#arrangement") && JSON.parse(localStorage.getItem(draft));
    if (!kept) return;
    const values = {};
    for (const [name, value] of kept.fields) (values[name] ??= []).push(value);
    htmx.ajax("POST", `${location.pathname}/check`, { source: "#arrangement", target: "#arrangement", swap: "outerHTML", values });
  });
})();

// The contributions of the running step as cards: dragged, moved among and changed with keys; and which of them, and of the
// takeaways, a phone shows.
(() => {
  "use strict";

  // ---- contributions as cards: one stop of the Tab key for all, keys on the one that has the focus
  const CARD = "#talk :is(#said-now, .gathered .entries) > .entry";
  const cards = () => [...document.querySelectorAll(CARD)];
  const FAMILIES = ".gathered > section[data-kind]";
  const keepOneStop = (current) => { for (const card of cards()) card.tabIndex = card === current ? 0 : -1; };
  document.addEventListener("focusin", (e) => { if (e.target.matches(CARD)) keepOneStop(e.target); });

  const classify = (card, { kind, kinds }) => {
    const select = card.querySelector("select[name=kind]");
    if (!select || kinds?.split(" ").includes(select.value)) return;
    if (![...select.options].some((option) => option.value === kind)) return;
    select.value = kind;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const beside = (card, step) => {
    const columns = [...document.querySelectorAll(".gathered > section")];
    for (let i = columns.indexOf(card.closest("section")) + step; columns[i]; i += step) {
      const other = columns[i].querySelector(".entries > .entry");
      if (other) return other;
    }
    return null;
  };
  const unfold = (card, fold, field) => {
    const details = card.querySelector(`[id^=${fold}]`);
    if (!details?.checkVisibility()) return;
    details.open = true;
    details.querySelector(field)?.focus();
  };
  const ON_CARD = {
    arrowup: (card) => card.previousElementSibling?.focus(),
    arrowdown: (card) => card.nextElementSibling?.focus(),
    arrowleft: (card) => beside(card, -1)?.focus(),
    arrowright: (card) => beside(card, 1)?.focus(),
    e: (card) => unfold(card, "correct-fold-", "textarea"),
    delete: (card) => unfold(card, "withdraw-fold-", "button"),
  };
  document.addEventListener("keydown", (e) => {
    if (!e.target.matches?.(CARD) || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    const family = /^[1-9]$/.test(e.key) ? document.querySelectorAll(FAMILIES)[e.key - 1] : null;
    const act = ON_CARD[e.key.toLowerCase()];
    if (!family && !act) return;
    e.preventDefault();
    if (family) classify(e.target, family.dataset);
    else act(e.target);
  });

  // ---- what is dragged to another column is classified as its first kind
  let classified = null;
  const kindOf = (target) => target.closest?.("section[data-kind]");
  document.addEventListener("dragstart", (e) => { classified = e.target.closest?.("li[data-classify]") ?? null; });
  document.addEventListener("dragover", (e) => { if (classified && kindOf(e.target)) e.preventDefault(); });
  document.addEventListener("drop", (e) => {
    const family = classified && kindOf(e.target);
    if (!family) return;
    e.preventDefault();
    classify(classified, family.dataset);
  });
  document.addEventListener("dragend", () => { classified = null; });

  // ---- the wall on a phone: what was contributed last, or one family
  const LATEST = 8;
  const WALL = `codev-wall:${location.pathname}`;
  const PHONE = matchMedia("(width < 60rem)");
  const order = new CSSStyleSheet(); // no attribute: the page's policy forbids those that are drawn again
  document.adoptedStyleSheets.push(order);
  const filterWall = () => {
    if (!PHONE.matches) return;
    const shown = sessionStorage.getItem(WALL) ?? "latest";
    const filters = [...document.querySelectorAll("button[data-filter]")];
    const filter = filters.find((each) => each.dataset.filter === shown) ?? filters[0];
    if (!filter) return;
    for (const each of filters) each.setAttribute("aria-pressed", each === filter);
    const at = (card) => card.querySelector("time")?.dateTime ?? "";
    const inTime = [...document.querySelectorAll(".gathered .entries > .entry")].toSorted((a, b) => at(b).localeCompare(at(a)));
    inTime.forEach((card, i) => card.toggleAttribute("data-latest", i < LATEST));
    order.replaceSync(`@media ${PHONE.media} { ${inTime.map(({ id }, i) => `#${CSS.escape(id)} { order: ${i}; }`).join(" ")} }`);
    for (const section of document.querySelectorAll(".gathered > section")) section.toggleAttribute("data-other", section.dataset.family !== filter.dataset.filter);
    filter.closest("section").dataset.wall = filter.dataset.filter === "latest" ? "latest" : "family";
  };
  document.addEventListener("click", (e) => {
    const button = e.target.closest("button[data-filter]");
    if (!button) return;
    sessionStorage.setItem(WALL, button.dataset.filter);
    filterWall();
  });
  PHONE.addEventListener("change", filterWall);

  // ---- the takeaways on a phone: the latest, or all
  const TAKEAWAYS = `codev-takeaways:${location.pathname}`;
  const filterTakeaways = () => {
    const isAll = sessionStorage.getItem(TAKEAWAYS) === "all";
    document.getElementById("takeaways")?.toggleAttribute("data-all", isAll);
    document.getElementById("takeaways-all")?.setAttribute("aria-pressed", isAll);
  };
  document.addEventListener("click", (e) => {
    const button = e.target.closest("#takeaways-all");
    if (!button) return;
    sessionStorage.setItem(TAKEAWAYS, button.getAttribute("aria-pressed") === "true" ? "latest" : "all");
    filterTakeaways();
  });

  const settleWall = () => {
    filterWall();
    filterTakeaways();
    if (!cards().some((card) => card.tabIndex === 0)) keepOneStop(cards()[0]);
  };
  // Before morph.js gives the focus back, to a card that has to be shown by then.
  for (const drawn of ["DOMContentLoaded", "htmx:afterSwap", "htmx:oobAfterSwap", "htmx:sseMessage"]) document.addEventListener(drawn, settleWall, true);
})();

// A manager's hands: people are moved between groups.
(() => {
  "use strict";

  // ---- a seat in another group: the form tells the server, which says what the rules think of it
  const moveTo = (seat, column) => { seat.querySelector("input[type=hidden]").name = `groups[${column}].members`; };

  document.addEventListener("change", (e) => {
    const number = e.target.closest?.("input[data-move-to]");
    if (number?.checkValidity()) moveTo(number.closest("[data-seat]"), Number(number.value) - 1);
  }, true);

  let seat = null;
  document.addEventListener("dragstart", (e) => { seat = e.target.closest?.("[data-seat]") ?? null; });
  document.addEventListener("dragover", (e) => { if (seat && e.target.closest?.("[data-column]")) e.preventDefault(); });
  document.addEventListener("drop", (e) => {
    const column = e.target.closest?.("[data-column]");
    if (!seat || !column) return;
    e.preventDefault();
    moveTo(seat, column.dataset.column);
    htmx.trigger(seat.closest("form"), "change");
    seat = null;
  });
})();

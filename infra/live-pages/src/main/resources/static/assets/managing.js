// A manager's hands: people are moved between groups, a list of people is looked at before it is sent.
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

  // ---- a table of people, from a file or pasted
  const FIRST = 5;

  const preview = (field) => {
    const box = document.getElementById("people-preview");
    const lines = field.value.split(/\r?\n/).filter((line) => line.trim());
    box.hidden = lines.length < 2;
    if (box.hidden) return;
    const separator = lines[0].includes(";") ? ";" : ",";
    const row = (line, kind) => {
      const cells = line.split(separator).map((text) => Object.assign(document.createElement(kind), { textContent: text }));
      const drawn = document.createElement("tr");
      drawn.append(...cells);
      return drawn;
    };
    const table = document.createElement("table");
    table.createCaption().textContent = box.dataset.told.replace("{0}", lines.length - 1);
    table.createTHead().append(row(lines[0], "th"));
    table.createTBody().append(...lines.slice(1, FIRST + 1).map((line) => row(line, "td")));
    box.replaceChildren(table);
  };

  document.addEventListener("input", (e) => { if (e.target.id === "people-table") preview(e.target); });
  document.addEventListener("change", async (e) => {
    const [file] = e.target.dataset?.into ? e.target.files : [];
    if (!file) return;
    const field = document.getElementById(e.target.dataset.into);
    field.value = (await file.text()).replace(/^\uFEFF/, "");
    preview(field);
  });
})();

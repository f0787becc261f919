// Fields in which a person is named: whom the service finds is listed below the field, each with their unit and site and
// with what speaks against them. Arrow keys go through the list, Enter takes one, Escape closes it. Without this script
// the field is a text field: who is meant is found by what was typed.
(() => {
  "use strict";

  const FIELD = 'input[list][hx-get^="/people/options"]';
  const MOST = 8;
  const FEWEST_LETTERS = 2;
  let lists = 0;

  const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  const line = (option, id) => {
    const about = [option.dataset.about, option.dataset.why].filter(Boolean).join(" · ");
    const made = element("li", { role: "option", id, "aria-selected": "false" }, element("span", {}, option.value));
    if (about) made.append(element("span", { class: "soft" }, about));
    if (option.dataset.refused) made.setAttribute("aria-disabled", "true");
    made.dataset.value = option.value;
    return made;
  };

  const enhance = (field) => {
    const found = document.getElementById(field.getAttribute("list"));
    if (!found) return;
    const id = `people-list-${++lists}`;
    const list = element("ul", { id, class: "people-list", role: "listbox" });
    list.setAttribute("aria-label", field.labels[0]?.querySelector("span")?.textContent ?? "");
    list.hidden = true;
    found.after(list);
    // the browser's own list would stand above this one
    field.removeAttribute("list");
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    for (const [name, value] of Object.entries(states)) field.setAttribute(name, value);

    const active = () => list.querySelector("[aria-selected=true]");

    const activate = (next) => {
      active()?.setAttribute("aria-selected", "false");
      next?.setAttribute("aria-selected", "true");
      next?.scrollIntoView({ block: "nearest" });
      if (next) field.setAttribute("aria-activedescendant", next.id);
      else field.removeAttribute("aria-activedescendant");
    };

    const show = (isShown) => {
      list.hidden = !isShown;
      field.setAttribute("aria-expanded", String(isShown));
      if (!isShown) activate(null);
    };

    let closedFor = null; // an answer that was on its way then does not open it again

    const close = () => {
      closedFor = field.value;
      show(false);
    };

    const draw = () => {
      activate(null);
      const options = [...found.children].slice(0, MOST);
      list.replaceChildren(...options.map((option, nth) => line(option, `${id}-${nth}`)));
      const isNamed = options.length === 1 && options[0].value === field.value && !options[0].dataset.refused;
      const isAsked = document.activeElement === field && field.value.trim().length >= FEWEST_LETTERS;
      show(options.length > 0 && isAsked && !isNamed && field.value !== closedFor);
    };

    const take = (chosen) => {
      if (!chosen || chosen.getAttribute("aria-disabled")) return;
      field.value = chosen.dataset.value;
      close();
      field.dispatchEvent(new Event("change", { bubbles: true }));
    };

    const step = (by) => {
      const lines = [...list.children];
      const at = lines.indexOf(active());
      activate(lines[at < 0 ? (by > 0 ? 0 : lines.length - 1) : (at + by + lines.length) % lines.length]);
    };

    field.addEventListener("keydown", (e) => {
      if (e.isComposing) return;
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        if (!list.children.length) return;
        e.preventDefault();
        const wasShown = !list.hidden;
        closedFor = null;
        show(true);
        if (wasShown || !e.altKey) step(e.key === "ArrowDown" ? 1 : -1);
      } else if (e.key === "Enter" && active()) {
        e.preventDefault();
        take(active());
      } else if (e.key === "Escape") {
        if (!list.hidden) {
          e.preventDefault();
          e.stopPropagation();
        }
        close();
      } else if (e.key === "Tab") close();
    });
    // What is typed is no longer what was gone to.
    field.addEventListener("input", () => {
      closedFor = null;
      activate(null);
    });
    list.addEventListener("mousedown", (e) => e.preventDefault()); // the field keeps the focus
    list.addEventListener("click", (e) => take(e.target.closest("[role=option]")));
    // Only after a press has arrived where it was meant: the list is above what follows it, and moves it when it closes.
    document.addEventListener("click", (e) => { if (!list.hidden && e.target !== field && !list.contains(e.target)) close(); });
    new MutationObserver(draw).observe(found, { childList: true });
  };

  const enhanceAll = (part) => part.querySelectorAll?.(FIELD).forEach(enhance);
  document.addEventListener("DOMContentLoaded", () => enhanceAll(document));
  document.addEventListener("htmx:load", (e) => enhanceAll(e.target));
})();

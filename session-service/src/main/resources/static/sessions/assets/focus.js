// What opens with the focus: the composer, and what can be done with a card of the wall. Neither closes or opens while a press
// is under way, which it would move away from; nor between two stops of the Tab key, the second of which it would take away.
(() => {
  "use strict";

  const CARD = ".gathered .entry";
  let current = ""; // the card's id: it may be drawn anew

  const showCard = () => {
    for (const card of document.querySelectorAll(CARD)) card.classList.toggle("is-current", card.id === current);
  };
  const follow = () => {
    if (window.codev.isPressed()) return;
    const focused = document.activeElement;
    document.documentElement.classList.toggle("is-writing", Boolean(focused?.closest(".composer")) && focused.id !== "hand-button");
    current = focused?.closest(CARD)?.id ?? "";
    showCard();
  };

  document.addEventListener("focusin", follow);
  document.addEventListener("focusout", () => setTimeout(follow)); // by then the next one has the focus
  document.addEventListener("codev:released", follow);
  document.addEventListener("DOMContentLoaded", follow);
  // Before morph.js gives the focus back, to something on the card that has to be shown by then.
  for (const drawn of ["htmx:afterSwap", "htmx:oobAfterSwap", "htmx:sseMessage"]) document.addEventListener(drawn, showCard, true);
})();

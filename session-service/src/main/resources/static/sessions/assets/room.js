// The room's own: what a viewer chooses for this screen, one press for several, and what is heard of time.
(() => {
  "use strict";

  const chosen = (toggle) => localStorage.getItem(`codev-${toggle}`) === "true";

  const show = (button) => {
    const { toggle } = button.dataset;
    const isOn = chosen(toggle);
    button.setAttribute("aria-pressed", isOn);
    document.documentElement.classList.toggle(`is-${toggle}`, isOn);
  };

  document.addEventListener("click", (e) => {
    const button = e.target.closest("button[data-toggle]");
    if (!button) return;
    localStorage.setItem(`codev-${button.dataset.toggle}`, !chosen(button.dataset.toggle));
    show(button);
    if (button.dataset.toggle === "sound" && chosen("sound")) chime();
  });
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("button[data-toggle]").forEach(show));

  // ---- one button for several of the same
  document.addEventListener("click", (e) => {
    const button = e.target.closest("button[data-press]");
    if (button) for (const other of document.querySelectorAll(button.dataset.press)) other.click();
  });

  // ---- somebody out of a list, as soon as there is one; somebody else, or without a list, by a name that is typed
  const offer = (select) => {
    const typed = document.getElementById(select.dataset.orTyped);
    const isOffered = select.options.length > 2;
    const isTyped = !isOffered || select.value === " ";
    for (const [field, isUsed] of [[select, isOffered], [typed, isTyped]]) {
      field.disabled = !isUsed;
      field.closest("label").hidden = !isUsed;
    }
  };
  const LISTS = "select[data-or-typed]";
  document.addEventListener("htmx:afterSwap", () => document.querySelectorAll(LISTS).forEach(offer));
  document.addEventListener("change", (e) => { if (e.target.matches?.(LISTS)) offer(e.target); });

  // ---- two soft notes, only for whoever asked for them
  let air = null;

  const chime = () => {
    air ??= new AudioContext();
    [528, 660].forEach((pitch, i) => {
      const note = new OscillatorNode(air, { frequency: pitch });
      const volume = new GainNode(air, { gain: 0 });
      const at = air.currentTime + i * 0.35;
      volume.gain.setTargetAtTime(0.15, at, 0.02);
      volume.gain.setTargetAtTime(0, at + 0.2, 0.25);
      note.connect(volume).connect(air.destination);
      note.start(at);
      note.stop(at + 1.5);
    });
  };

  document.addEventListener("htmx:sseMessage", (e) => {
    if (e.target.id === "signal" && e.target.querySelector(".notice") && chosen("sound")) chime();
  });
})();

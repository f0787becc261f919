// The room's own: which part of the page a phone shows, what a viewer chooses for this screen, what opens over the page, one
// press for several, keys, and the sounds of time.
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
    else closeSheet(button);
  });
  const showAll = () => document.querySelectorAll("button[data-toggle]").forEach(show);
  document.addEventListener("DOMContentLoaded", showAll);
  document.addEventListener("htmx:sseMessage", (e) => { if (e.target.id === "now") showAll(); });

  // ---- Escape leaves the room's screen
  document.addEventListener("keydown", (e) => {
    const button = document.querySelector("button[data-toggle=big]");
    if (e.key !== "Escape" || e.defaultPrevented || e.isComposing || !button || !chosen("big") || isOverThePage()) return;
    localStorage.setItem("codev-big", "false");
    show(button);
    button.focus();
  });

  // ---- what opens over the page: dialogs, and sheets, which the browser opens itself (popovertarget)
  const closeSheet = (inside) => inside.closest("[popover]:popover-open")?.hidePopover();
  const isOverThePage = () => Boolean(document.querySelector("dialog:modal, .room [popover]:popover-open"));

  document.addEventListener("click", (e) => {
    const opens = e.target.closest("button[data-opens]");
    if (opens) document.getElementById(opens.dataset.opens)?.showModal();
    if (e.target.closest("button[data-closes]")) e.target.closest("dialog").close();
  });
  document.addEventListener("submit", (e) => {
    const list = document.getElementById("gates-list");
    if (e.target.id === "next" && list?.matches(":popover-open")) list.hidePopover();
  });
  // The button that opened it may be in a menu that has closed meanwhile.
  document.addEventListener("close", (e) => {
    if (!e.target.matches("dialog") || !e.target.isConnected) return;
    const opener = [...document.querySelectorAll(`[data-opens="${e.target.id}"]`)].find((button) => button.checkVisibility());
    (opener ?? document.getElementById("session-button"))?.focus();
  }, true);

  // ---- parts: a phone shows one at a time; a link to what stands in another one leads there
  const room = document.querySelector("main.room");
  const PART = `codev-part:${location.pathname}`;
  const PARTS = [["table", ".table"], ["side", ".side"], ["lead", ".session"]];
  const go = (part) => {
    room.dataset.part = part;
    sessionStorage.setItem(PART, part);
    for (const button of document.querySelectorAll("button[data-go]")) {
      if (button.dataset.go === part) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  };
  const kept = sessionStorage.getItem(PART);
  if (kept && document.querySelector(`button[data-go="${kept}"]`)) go(kept);

  document.addEventListener("click", (e) => {
    const button = e.target.closest("button[data-go]");
    if (!button) return;
    go(button.dataset.go);
    scrollTo({ top: 0, behavior: "instant" });
  });
  /** Makes that it can be seen: shows its part, or opens the side where that is folded. */
  const uncover = (element) => {
    const side = element.closest(".side");
    if (!element.checkVisibility() && side?.matches(":not(:popover-open)")) {
      if (matchMedia("(width >= 60rem)").matches) side.showPopover();
    }
    if (!element.checkVisibility()) go(PARTS.find(([, home]) => element.closest(home))?.[0] ?? "step");
  };
  document.addEventListener("click", (e) => {
    const link = e.target.closest("a[href^='#']");
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target || !room.contains(target)) return;
    closeSheet(link);
    uncover(target);
  });
  document.addEventListener("codev:uncover", (e) => uncover(e.target));
  const write = (id) => {
    const field = document.getElementById(id);
    if (!field) return;
    uncover(field);
    field.focus();
  };
  document.addEventListener("click", (e) => { if (e.target.closest("button[data-opens-notes]")) write("note-text"); });

  const countHands = () => {
    const hands = document.querySelectorAll("#hands .hands > li").length;
    const badge = document.querySelector(".parts .badge");
    badge.hidden = hands === 0;
    badge.querySelector("[data-hands]").textContent = hands;
  };
  document.addEventListener("DOMContentLoaded", countHands);
  document.addEventListener("htmx:sseMessage", countHands);

  // With the keyboard of a phone open there is no room for what stands at the foot besides the field.
  const KEYBOARD = 0.75; // of the window's height is left
  window.visualViewport?.addEventListener("resize", () => {
    document.documentElement.classList.toggle("is-keyboard", visualViewport.height * visualViewport.scale < innerHeight * KEYBOARD);
  });

  // ---- a person's attendance, once marked, is one word again
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const fold = detail.successful && document.getElementById(detail.elt.closest?.(".attends")?.id); // it may be drawn anew already
    if (!fold?.open) return; // marked with one press for several
    const isLeft = document.activeElement === document.body || fold.contains(document.activeElement); // the pressed button was locked
    fold.open = false;
    if (isLeft) fold.querySelector("summary").focus();
  });
  document.addEventListener("click", (e) => {
    for (const fold of document.querySelectorAll(".attends[open]")) if (!fold.contains(e.target)) fold.open = false;
  });
  document.addEventListener("keydown", (e) => {
    const fold = e.key === "Escape" && e.target.closest?.(".attends[open]");
    if (!fold) return;
    e.preventDefault();
    fold.open = false;
    fold.querySelector("summary").focus();
  });

  // ---- one button for several of the same
  document.addEventListener("click", (e) => {
    const button = e.target.closest("button[data-press]");
    if (button) for (const other of document.querySelectorAll(button.dataset.press)) other.click();
  });

  // ---- what was withdrawn can be restored for some seconds, and for as long as the reader is about to do so
  const UNDO_MILLIS = 10_000;
  let undoTimer = 0;
  const closeUndo = () => {
    const notice = document.querySelector("#undo > .notice");
    if (!notice) return;
    if (notice.matches(":hover, :focus-within, :has(.refusal)")) undoTimer = setTimeout(closeUndo, 1_000);
    else notice.remove();
  };
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const { elt, path } = detail.requestConfig;
    const { status } = detail.xhr;
    const undo = document.getElementById("undo");
    if (!undo || status < 200 || status >= 300 || !path) return;
    if (path.endsWith("/restoration")) undo.querySelector(":scope > .notice")?.remove();
    if (!path.endsWith("/withdrawal")) return;
    clearTimeout(undoTimer);
    const notice = undo.querySelector("template").content.cloneNode(true).firstElementChild;
    const form = notice.querySelector("form");
    form.setAttribute("hx-post", path.replace(/withdrawal$/, "restoration"));
    form.querySelector("input[name=for]").value = elt.querySelector("input[name=for]")?.value ?? "";
    undo.querySelector(":scope > .notice")?.remove();
    undo.append(notice);
    htmx.process(notice);
    undoTimer = setTimeout(closeUndo, UNDO_MILLIS);
  });

  // ---- a line's words become the beginning of another form's text
  document.addEventListener("click", (e) => {
    const button = e.target.closest("button[data-into]");
    const field = button && document.getElementById(button.dataset.into);
    if (!field) return;
    const words = button.closest("li").querySelector(".words").textContent.trim();
    field.value = [field.value.trim(), words].filter(Boolean).join("\n").slice(0, field.maxLength);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const from = document.getElementById(button.dataset.from);
    if (from) {
      from.value = button.value;
      from.dispatchEvent(new Event("input", { bubbles: true }));
    }
    field.scrollIntoView({ block: "center" });
    field.focus();
  });

  // ---- keys of one letter, for a person who has switched them on
  const KEYS = {
    h: () => document.getElementById("hand-button")?.click(),
    c: () => write(document.getElementById("say-text") ? "say-text" : "take-down-text"),
    n: () => write("note-text"),
    r: () => document.getElementById("side-button")?.checkVisibility() ? document.getElementById("side").togglePopover() : document.getElementById("side")?.focus(),
    p: () => document.querySelector("#pause > button, #resume > button")?.click(),
    g: () => document.querySelector("#gates-button, a#open-button")?.click(),
    b: () => document.querySelector("button[data-toggle=big]")?.click(),
    "?": () => {
      const list = document.getElementById("keys-fold");
      list?.setAttribute("open", "");
      list?.querySelector("summary").focus();
    },
  };
  document.addEventListener("keydown", (e) => {
    const act = KEYS[e.key?.toLowerCase()];
    if (!act || !chosen("keys") || e.ctrlKey || e.metaKey || e.altKey || e.isComposing || e.repeat) return;
    if (e.target.closest("input, textarea, select, [contenteditable]") || document.querySelector("dialog:modal")) return;
    e.preventDefault();
    act();
  });

  // ---- the arrow up, in the empty field for words, leads to one's latest words, to be corrected
  document.addEventListener("keydown", (e) => {
    if (e.key !== "ArrowUp" || e.target.id !== "say-text" || e.target.value || e.isComposing) return;
    const at = (fold) => fold.closest(".entry")?.querySelector("time")?.dateTime ?? "";
    const latest = [...document.querySelectorAll("#talk .unscribed > [id^=correct-fold-]")].toSorted((a, b) => at(b).localeCompare(at(a)))[0];
    if (!latest) return;
    e.preventDefault();
    latest.open = true;
    latest.querySelector("textarea").focus();
  });

  // ---- Ctrl+Shift+Enter sends what was written for the group to the facilitator alone
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Enter" || !e.shiftKey || !(e.ctrlKey || e.metaKey) || e.isComposing || e.target.id !== "say-text") return;
    e.preventDefault();
    const message = document.getElementById("message");
    if (!message || !e.target.value.trim()) return;
    message.closest("details").open = true; // where an answer shows
    for (const [id, value] of [["message-text", e.target.value], ["say-text", ""]]) {
      const field = document.getElementById(id);
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    message.requestSubmit();
  });

  // ---- less and more beside a number: to the next multiple, within its bounds
  document.addEventListener("click", (e) => {
    const button = e.target.closest("button[data-steps]");
    const field = button && document.getElementById(button.dataset.steps);
    if (!field) return;
    const by = Number(button.value);
    if (by < 0 && field.value === "") return;
    const now = Number(field.value);
    const next = by > 0 ? Math.floor(now / by) * by + by : Math.ceil(now / -by) * -by + by;
    const before = field.value;
    field.value = Math.min(field.max, Math.max(field.min, next));
    if (field.value === before) return;
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  });

  // ---- one press fills a field, which stays open to anything else
  document.addEventListener("click", (e) => {
    const button = e.target.closest("button[data-fills]");
    const field = button && document.getElementById(button.dataset.fills);
    if (!field) return;
    field.value = button.value || button.textContent.trim();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    if (button.dataset.sends) field.form.requestSubmit();
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

  // ---- a step that begins is read out, and takes the cursor from nobody
  let step = "";
  const announceStep = (isSilent) => {
    const now = document.querySelector(".clock-step")?.parentElement.textContent.trim().replace(/\s+/g, " ") ?? "";
    if (now && now !== step && !isSilent) {
      document.getElementById("step-announcer").textContent = now;
      const side = document.getElementById("side");
      if (side.matches(":popover-open")) side.hidePopover(); // in the next step it may stand in its place
    }
    step = now;
  };
  document.addEventListener("DOMContentLoaded", () => announceStep(true));
  document.addEventListener("htmx:sseMessage", (e) => { if (e.target.id === "path") announceStep(false); });

  // ---- so are the last minutes: these here, the last one and the end by the server's notice
  const SOON = 5; // minutes
  document.addEventListener("codev:minute", (e) => {
    if (e.detail === SOON && e.target.dataset.soon) document.getElementById("step-announcer").textContent = e.target.dataset.soon;
  });

  // ---- two soft notes, only for whoever asked for them
  let audio = null;

  const chime = () => {
    audio ??= new AudioContext();
    [528, 660].forEach((pitch, i) => {
      const note = new OscillatorNode(audio, { frequency: pitch });
      const volume = new GainNode(audio, { gain: 0 });
      const at = audio.currentTime + i * 0.35;
      volume.gain.setTargetAtTime(0.15, at, 0.02);
      volume.gain.setTargetAtTime(0, at + 0.2, 0.25);
      note.connect(volume).connect(audio.destination);
      note.start(at);
      note.stop(at + 1.5);
    });
  };

  document.addEventListener("htmx:sseMessage", (e) => {
    if (e.target.id === "signal" && e.target.querySelector(".notice") && chosen("sound")) chime();
  });
})();

// A part of the page that is redrawn gives back what was typed and chosen in it, the cursor and the scroll; and nothing is
// redrawn during a gesture.
(() => {
  "use strict";

  const { changed, isCheckable, ownId, underWay } = window.codev;

  let kept = null;

  const TYPED = "textarea, input";
  const UNREAD = "[data-folded]:empty";
  const FOCUSABLE = "a[href], button, summary, input, select, textarea";

  /** Where the cursor is: by its own id, or by its place in the next thing around it that has one. */
  const placeOf = (active, region) => {
    if (!region.contains(active) || active === region) return null;
    const home = active.id ? active : active.closest("[id]");
    return { home: ownId(home), index: [...home.querySelectorAll(FOCUSABLE)].indexOf(active), region: ownId(region), start: active.selectionStart, end: active.selectionEnd };
  };

  /** Where it was in a number cannot be read: what was typed goes on at its end, anything else is replaced. */
  const placeCursor = (field) => {
    if (!changed(field)) {
      field.select();
      return;
    }
    const { value } = field;
    field.value = "";
    field.value = value;
  };

  const goBackTo = ({ home, index, region, start, end }) => {
    const around = document.getElementById(home);
    const field = around && (index < 0 ? around : around.querySelectorAll(FOCUSABLE)[index]);
    if (field) {
      field.focus({ preventScroll: true });
      if (start != null) field.setSelectionRange?.(start, end);
      else if (field.type === "number") placeCursor(field);
    }
    if (field && document.activeElement === field) return;
    // What had the focus is gone: the reader stays in this part of the page, at its heading.
    const part = document.getElementById(region);
    const heading = [...(part?.querySelectorAll("h1, h2, h3") ?? [])].find((each) => each.checkVisibility());
    for (const place of [heading, part, document.getElementById("main")]) {
      place?.setAttribute("tabindex", "-1");
      place?.focus({ preventScroll: true });
      if (place && document.activeElement === place) break;
    }
    if (document.activeElement.getBoundingClientRect().top < 0) document.activeElement.scrollIntoView({ block: "start" });
  };

  /** Whoever is typing goes on where they are: what has come in above moves away, not their field. */
  const keepFieldInPlace = (top) => {
    const active = document.activeElement;
    if (top == null || !active.matches(TYPED)) return;
    const move = { top: active.getBoundingClientRect().top - top, behavior: "instant" };
    (scrollerOf(active) ?? window).scrollBy(move);
  };

  /** The nearest box around it that scrolls by itself; none where the page does. */
  const scrollerOf = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
      if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
    return null;
  };

  /** What is open over the page, from the first opened on. */
  const OVER = "dialog[open][id], [popover][id]:popover-open";
  const openAgain = (id) => {
    const element = document.getElementById(id);
    if (!element || element.matches(OVER)) return;
    if (element.localName === "dialog") element.showModal();
    else if (element.popover) element.showPopover();
  };

  /** What its own form has sent is answered; what was typed there since has not been. */
  const isSentAlready = (field, request) => {
    const form = request?.elt;
    if (!form?.contains(field)) return false;
    if (isCheckable(field) || !field.name || !form.elements || !request.formData) return true;
    const like = [...form.elements].filter((other) => other.name === field.name);
    return request.formData.getAll(field.name)[like.indexOf(field)] === field.value;
  };

  /** Who speaks in a text that is being typed stays who spoke, though another drawing would choose another. */
  const isOfTypedText = (field) =>
    ((field.type === "radio" && field.checked) || field.matches("select[data-follows]")) && [...(field.form?.querySelectorAll("textarea") ?? [])].some(changed);

  const keep = (region, request) => {
    const active = document.activeElement;
    kept = {
      fields: [...region.querySelectorAll("input[id], textarea[id], select[id]")]
        .filter((field) => (changed(field) || isOfTypedText(field)) && !isSentAlready(field, request))
        .map(({ id, value, checked, form }) => ({ id, value, checked, draft: form?.dataset.draft })),
      folds: [...region.querySelectorAll("details[id]")].map(({ id, open }) => ({ id, open })),
      unfolded: [...region.querySelectorAll("[data-folded][id]")].filter((list) => list.firstElementChild).map((list) => [list.id, [...list.childNodes]]),
      over: [...region.querySelectorAll(OVER)].map(({ id }) => id),
      focus: placeOf(active, region),
      top: active.matches(TYPED) ? active.getBoundingClientRect().top : null,
      said: new Set([...region.querySelectorAll("[data-said]")].map((line) => line.id)),
      unread: [...region.querySelectorAll(UNREAD)].map((list) => list.id.replace("folded-", "said-")),
      region,
      scroll: [...region.querySelectorAll("[data-keep-scroll][id]")].map((box) => [box.id, box.scrollTop]),
    };
  };

  // While its reader is typing, what is read out comes together, after a while.
  const BATCH_MILLIS = 3_000;
  const MOST_READ_OUT = 5;
  const unannounced = [];
  let typedAt = -Infinity;
  document.addEventListener("input", () => { typedAt = performance.now(); }, true);

  const lineOf = (announcement) => document.getElementById(announcement.dataset.of);
  const wordsOf = (line) => `${line.dataset.said} ${line.querySelector(".words")?.textContent ?? ""}`;
  const readOut = () => {
    const log = document.getElementById("announcer");
    const there = unannounced.splice(0).filter(lineOf).slice(-MOST_READ_OUT);
    for (const announcement of there) announcement.textContent = wordsOf(lineOf(announcement)); // corrected meanwhile
    log?.append(...there);
    while (log?.children.length > MOST_READ_OUT) log.firstChild.remove();
  };

  /** What has been said since shows that it is new, and is read out without taking anybody's place. */
  const announce = (region, { said, unread }) => {
    const log = document.getElementById("announcer");
    // What was withdrawn or corrected since is not kept for those who listen either.
    for (const announcement of log?.querySelectorAll("[data-of]") ?? []) {
      const line = lineOf(announcement);
      if (!line || wordsOf(line) !== announcement.textContent) announcement.remove();
    }
    // A step that runs again brings back what was said in it.
    if (unread.some((first) => region?.querySelector(`#${CSS.escape(first)}`)?.closest("[data-past]") === null)) return;
    const isWaiting = unannounced.length > 0;
    for (const line of region?.querySelectorAll("[data-said]") ?? []) {
      if (said.has(line.id) || line.closest("[data-past]")) continue;
      line.classList.add("arrived");
      if (!log) continue;
      const announcement = Object.assign(document.createElement("p"), { textContent: wordsOf(line) });
      announcement.dataset.of = line.id;
      unannounced.push(announcement);
    }
    if (isWaiting || unannounced.length === 0) return;
    if (performance.now() - typedAt < BATCH_MILLIS) setTimeout(readOut, BATCH_MILLIS);
    else readOut();
  };

  /** What was typed before its field was drawn anew is no change to the browser, when its author leaves it. */
  const changeOnLeaving = (field) => {
    if (!field.matches("form[hx-trigger=change] :is(textarea, input)") || isCheckable(field) || !changed(field)) return;
    const listening = new AbortController();
    field.addEventListener("change", () => listening.abort(), { signal: listening.signal });
    field.addEventListener("blur", () => { if (field.isConnected) field.dispatchEvent(new Event("change", { bubbles: true })); }, { signal: listening.signal });
  };

  /** Asks for what a fold shows; what is there already is not replaced during a gesture. */
  const read = (list) => {
    if (list.firstElementChild && isHeld()) setTimeout(() => { if (list.isConnected) read(list); }, AGAIN_MILLIS);
    else htmx.trigger(list.previousElementSibling, "unfold");
  };

  /** What is read when it is unfolded: as it was, until it has been read anew. */
  const unfoldAgain = ([id, content]) => {
    const list = document.getElementById(id);
    const fold = list?.closest("details");
    if (!fold?.open || list.firstElementChild) return;
    list.append(...content);
    htmx.process(fold);
    read(list);
  };

  const giveBack = () => {
    if (!kept) return;
    for (const { id, open } of kept.folds) document.getElementById(id)?.toggleAttribute("open", open);
    kept.unfolded.forEach(unfoldAgain);
    for (const { id, value, checked, draft } of kept.fields) {
      const field = document.getElementById(id);
      if (!field || changed(field) || field.form?.dataset.draft !== draft) continue;
      if (isCheckable(field)) field.checked = checked;
      else field.value = value;
    }
    kept.over.forEach(openAgain);
    for (const [id, top] of kept.scroll) document.getElementById(id)?.scrollTo(0, top);
    if (kept.focus) goBackTo(kept.focus);
    changeOnLeaving(document.activeElement);
    keepFieldInPlace(kept.top);
    announce(kept.region.isConnected ? kept.region : document.getElementById(kept.region.id), kept);
    kept = null;
  };

  document.addEventListener("htmx:beforeSwap", (e) => {
    const { requestConfig, target } = e.detail;
    if (requestConfig.elt.matches("[data-unfolds]") && target.firstElementChild && isHeld()) {
      e.detail.shouldSwap = false;
      return void read(target);
    }
    keep(target, requestConfig);
  });
  document.addEventListener("htmx:oobBeforeSwap", (e) => keep(e.detail.target, null));
  for (const after of ["htmx:afterSwap", "htmx:oobAfterSwap", "htmx:sseMessage"]) document.addEventListener(after, giveBack);

  // ---- what a fold shows is read when it is unfolded; where that failed, the next time, and nothing is shown until then
  document.addEventListener("toggle", (e) => {
    const list = e.target.matches("details[open]") && e.target.querySelector(`:scope > ${UNREAD}`);
    if (list) read(list);
  }, true);
  const forgetUnread = ({ detail: { requestConfig, target } }) => {
    if (requestConfig.elt.matches("[data-unfolds]")) target.replaceChildren();
  };
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) document.addEventListener(failure, forgetUnread);
  // Unfolded before this script ran.
  document.addEventListener("DOMContentLoaded", () => setTimeout(() => {
    for (const fold of document.querySelectorAll("details[open]")) for (const list of fold.querySelectorAll(`:scope > ${UNREAD}`)) read(list);
  }));

  // ---- while somebody presses, drags, has a list open, or a choice of theirs is on its way, what comes in waits
  // Else the press would end on something else than it began with, and an older drawing would undo a newer choice.
  const A_CLICK_FOLLOWS_MILLIS = 100; // a tap's click comes after the finger has been lifted
  const AGAIN_MILLIS = 50;
  const LONGEST_ANSWER_MILLIS = 5_000; // whoever waits longer for an answer sees at least what the others do
  const LIST_OPEN = CSS.supports("selector(select:open)") ? "select:open" : null;
  const waiting = [];
  let gesture = null; // what is under way: a press, a key, a drag

  const beginGesture = (kind) => { gesture = { kind }; };
  const endGesture = () => {
    gesture = null;
    document.dispatchEvent(new Event("codev:released"));
  };
  const release = (kind) => {
    const released = gesture;
    if (released?.kind === kind) setTimeout(() => { if (gesture === released) endGesture(); }, A_CLICK_FOLLOWS_MILLIS);
  };
  document.addEventListener("pointerdown", () => beginGesture("press"), true);
  for (const up of ["pointerup", "pointercancel"]) document.addEventListener(up, () => release("press"), true);
  // The end of a press over a scroll bar or outside of the window is not announced.
  document.addEventListener("pointermove", (e) => { if (e.buttons === 0) release("press"); }, true);
  document.addEventListener("keydown", (e) => { if (e.key === " " && e.target.matches("button, summary, input")) beginGesture("key"); }, true);
  document.addEventListener("keyup", () => release("key"), true);
  document.addEventListener("dragstart", () => beginGesture("drag"));
  document.addEventListener("dragend", () => release("drag"));
  window.addEventListener("blur", () => { if (gesture) endGesture(); });

  const isOnItsWay = () => underWay.size > 0 && !(performance.now() - waiting[0]?.timeStamp > LONGEST_ANSWER_MILLIS);
  const isHeld = () => Boolean(gesture) || isOnItsWay() || Boolean(LIST_OPEN && document.querySelector(LIST_OPEN));

  const goOn = () => {
    while (waiting.length > 0 && !isHeld()) {
      const { target, type, data } = waiting[0];
      goOn.isNext = true;
      target.dispatchEvent(new MessageEvent(type, { data }));
      goOn.isNext = false;
      waiting.shift();
    }
    if (waiting.length > 0) setTimeout(goOn, AGAIN_MILLIS);
  };

  /** A stream that had to be opened anew begins where the page was drawn: it may tell once more what was said since. */
  const isThereAlready = ({ type, data }) => type === "said" && document.getElementById(/ id="(said-[^"]+)"/.exec(data)?.[1]);

  document.addEventListener("htmx:sseBeforeMessage", (e) => {
    if (isThereAlready(e.detail)) return e.preventDefault();
    const mustWait = !goOn.isNext && (waiting.length > 0 || isHeld());
    if (!mustWait) return keep(e.target, null);
    e.preventDefault();
    if (waiting.push(e.detail) === 1) setTimeout(goOn, AGAIN_MILLIS);
  });

  /** For the scripts beside this one: while this holds, nothing may move ("codev:released" ends it). */
  window.codev.isPressed = () => Boolean(gesture);
})();

// Nothing that is typed is lost: drafts outlive the page, and what cannot be sent now waits, visibly, and is sent once, in
// order. Both stay in this browser, under their author's name, until they are sent, for a week at most, and never beyond
// signing out.
(() => {
  "use strict";

  const DAYS = 7;
  const SHOWN = 3; // of what waits to be sent: the step's own card stays in sight
  const who = document.body.dataset.who;
  const mine = `codev:${who}:`;
  const { changed, documentOf, done, isCheckable, currentElement, ownId } = window.codev;

  const read = (key) => JSON.parse(localStorage.getItem(key) ?? "null");
  const write = (key, value) => (value ? localStorage.setItem(key, JSON.stringify(value)) : localStorage.removeItem(key));
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith("codev:"));

  const isOld = (kept) => Date.now() - Date.parse([kept].flat()[0]?.at) > DAYS * 86_400_000;
  for (const key of keys()) if (who && (!key.startsWith(mine) || isOld(read(key)))) localStorage.removeItem(key);
  if (!who) return;

  document.addEventListener("submit", (e) => {
    if (e.target.getAttribute("action")?.startsWith("/logout")) for (const key of keys()) localStorage.removeItem(key);
  });

  // ---- drafts
  const FORMS = "form[id][hx-post]:is(:not([hx-trigger]), [hx-trigger=submit])";
  const DRAFTS = `${mine}draft:${location.pathname}#`;
  // A form that serves for one thing after another, and says for which, has a draft for each.
  const draftOf = (form) => DRAFTS + ownId(form) + (form.dataset.draft ?? "");

  const remember = (form) => {
    const typed = [...form.elements].filter((field) => field.id && field.type !== "file" && changed(field));
    const isEmpty = typed.every((field) => field.type === "hidden");
    const fields = typed.map((field) => [field.id, isCheckable(field) ? field.checked : field.value]);
    const unsent = canWait(form) && { form: ownId(form), url: form.getAttribute("hx-post"), said: Object.fromEntries(new FormData(form)) };
    write(draftOf(form), isEmpty ? null : { at: new Date().toISOString(), fields, unsent });
  };

  const sending = new Set(); // drafts whose answer is on its way

  // Between two messages of the stream a form may be missing; and another tab may be sending what is in it.
  const GONE_MILLIS = 1_000;
  const missing = new Map(); // drafts without their form, and the timer that concludes that it is gone
  const isMissing = (key) => !sending.has(key) && [...document.querySelectorAll(FORMS)].every((form) => draftOf(form) !== key);

  /** The session has gone on while somebody was typing: a form that stays away is gone, what was typed waits for its author. */
  const rescue = () => {
    if (!box) return;
    for (const [key, timer] of missing) {
      if (isMissing(key)) continue;
      clearTimeout(timer);
      missing.delete(key);
    }
    for (const key of keys().filter((each) => each.startsWith(DRAFTS) && !missing.has(each) && isMissing(each))) {
      const seen = read(key);
      if (!seen?.unsent) continue;
      concludeLater(key, seen.at);
      readFolds();
    }
  };

  // A form may be in a fold that has not been read.
  const READING = "[data-unfolds].htmx-request";
  const readFolds = () => {
    for (const unread of document.querySelectorAll(`[data-unfolds]:not(${READING}):has(+ :empty)`)) htmx.trigger(unread, "unfold");
  };

  const concludeLater = (key, seenAt) => { missing.set(key, setTimeout(() => moveToUnsent(key, seenAt), GONE_MILLIS)); };

  /** Until now it is a draft: if the page is left before, the next one finds it. */
  const moveToUnsent = (key, seenAt) => {
    missing.delete(key);
    const { at, unsent } = read(key) ?? {};
    if (!unsent || !isMissing(key)) return;
    if (document.querySelector(READING)) return concludeLater(key, seenAt);
    if (at !== seenAt) return rescue(); // its author types on in another tab
    write(key, null);
    const body = JSON.stringify({ ...unsent.said, id: crypto.randomUUID() });
    if (wordsOf({ body })) keepLines([...lines(), { at, form: unsent.form, url: unsent.url, body, why: box.dataset.moved }]);
  };

  /** What has arrived is no draft any more, even where its form serves for something else by now; what was typed on is. */
  const forgetSent = (sent) => {
    const key = draftOf(sent.elt);
    const said = read(key)?.unsent?.said;
    if (said && wordsOf({ body: JSON.stringify(said) }) === wordsOf({ body: sent.document })) write(key, null);
  };

  /** Sent, or given up, in another tab. */
  const forget = (fields) => {
    for (const [id, value] of fields) {
      const field = document.getElementById(id);
      if (!field || (isCheckable(field) ? field.checked : field.value) !== value) continue;
      if (isCheckable(field)) field.checked = field.defaultChecked;
      else field.value = field.defaultValue ?? "";
    }
  };

  const unseen = new Set(keys().filter((key) => key.startsWith(DRAFTS))); // from before this page

  /** What is from before this page is unfolded once, when its form is there. */
  const restore = () => {
    for (const form of document.querySelectorAll(FORMS)) {
      const isUnseen = unseen.delete(draftOf(form));
      for (const [id, value] of read(draftOf(form))?.fields ?? []) {
        const field = document.getElementById(id);
        if (!field || field.form !== form || changed(field)) continue;
        if (isCheckable(field)) field.checked = value;
        else field.value = value;
        if (!isUnseen) continue;
        for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      }
    }
  };

  document.addEventListener("input", (e) => {
    const form = e.target.closest?.(FORMS);
    if (form) remember(form);
  });
  for (const after of ["htmx:afterSwap", "htmx:oobAfterSwap", "htmx:sseMessage"]) document.addEventListener(after, () => { restore(); rescue(); offerAnew(); });

  // Whoever is sent on to another page is done with the form; and a page may say that all that was typed on it is done with.
  document.addEventListener("htmx:afterRequest", (e) => {
    const form = e.detail.requestConfig.elt;
    if (e.detail.xhr.getResponseHeader("HX-Redirect") && form.matches(FORMS)) write(draftOf(form), null);
  });
  const isDoneWith = () => {
    if (!document.querySelector("[data-done-with]")) return;
    for (const key of keys()) if (key.startsWith(DRAFTS)) write(key, null);
  };
  document.addEventListener("htmx:afterSwap", isDoneWith);

  // ---- what waits to be sent
  // Only words, and only with an id of their own: they can be sent twice and take effect once.
  const box = document.getElementById("outbox");
  const boxKey = `${mine}outbox:${location.pathname}`;
  const lines = () => read(boxKey) ?? [];
  const keepLines = (all) => { write(boxKey, all.length ? all : null); draw(); };
  const idOf = (line) => JSON.parse(line.body).id;
  const wordsOf = ({ body }) => { const { text, what, title } = JSON.parse(body); return text ?? what ?? title; };
  const canWait = (form) => box && form.querySelector("input[data-id]") && form.querySelector("textarea");
  // What is not answered within so long waits, and is sent again.
  const PATIENCE = 10_000;
  const isUnreachable = (status) => status === 0 || (status >= 502 && status <= 504);

  const whyNot = (xhr) => new DOMParser().parseFromString(xhr.responseText, "text/html").querySelector(".refusal")?.textContent.trim() ?? box.dataset.refused;

  /** Of a form's document what its author has typed and chosen; a form that was drawn anew may name other things beside it. */
  const typedIn = (form, body) => {
    const said = JSON.parse(body);
    const typed = [...form.elements].filter((field) => field.name && field.type !== "hidden");
    return JSON.stringify(typed.map((field) => field.name.split(".").reduce((inside, key) => inside?.[key], said)));
  };
  const isAsSent = (form, sent) => typedIn(form, documentOf(form, sent.formData)) === typedIn(form, sent.document);

  const wait = (sent, why) => {
    const form = currentElement(sent.elt);
    keepLines([...lines(), { at: new Date().toISOString(), form: ownId(form), url: sent.path, body: sent.document, why }]);
    forgetSent(sent);
    if (draftOf(form) !== draftOf(sent.elt)) return; // it serves for something else by now
    const isDone = isAsSent(form, sent);
    for (const field of form.querySelectorAll("input[data-id]")) field.value = "";
    form.querySelector(":scope > [data-refusals]")?.replaceChildren();
    // Whoever has typed on in the meantime keeps what they typed.
    if (isDone) {
      write(draftOf(form), null);
      done(form);
    } else if (form.isConnected) remember(form);
  };

  document.addEventListener("htmx:beforeRequest", (e) => {
    const sent = e.detail.requestConfig;
    if (!sent.document || !canWait(sent.elt)) return;
    const mustWait = !navigator.onLine || lines().some((line) => !line.why);
    e.detail.xhr.timeout = PATIENCE;
    if (!mustWait) return void sending.add(draftOf(sent.elt));
    e.preventDefault();
    wait(sent);
    flush();
  });

  document.addEventListener("htmx:afterRequest", (e) => {
    const sent = e.detail.requestConfig;
    const { status } = e.detail.xhr;
    const form = currentElement(sent.elt);
    if (!sent.document || !form.matches?.(FORMS)) return;
    sending.delete(draftOf(sent.elt));
    if (status >= 200 && status < 300) forgetSent(sent);
    if (isUnreachable(status) && canWait(form)) wait(sent);
    // Its form has gone with the step: the text must not go with it.
    else if (status >= 400 && !form.isConnected && canWait(form)) wait(sent, whyNot(e.detail.xhr));
    else remember(form);
    rescue();
  });

  const settle = async (line, answer) => {
    const rest = lines().filter((other) => idOf(other) !== idOf(line));
    if (answer.ok) return keepLines(rest);
    const { detail, title } = await answer.json().catch(() => ({}));
    keepLines([...rest, { ...line, why: detail ?? title ?? box.dataset.refused }]);
  };

  /** One tab at a time; what was refused waits for its author. */
  const flush = () => navigator.locks.request(boxKey, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    for (let line; (line = lines().find((each) => !each.why)); ) {
      const answer = await fetch(line.url, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: line.body, signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
      if (!answer || answer.status === 401 || answer.status >= 500) return;
      await settle(line, answer);
    }
  });

  const notes = () => document.getElementById("note");

  /** A text goes back to its form while that is there, and to the notes of whoever has some. */
  const offer = (item, line) => {
    item.querySelector("[data-back]").hidden = !document.getElementById(line.form);
    item.querySelector("[data-note]").hidden = !notes();
  };
  const offerAnew = () => {
    for (const item of box?.querySelectorAll("li.refusal") ?? []) {
      const line = lines().find((each) => idOf(each) === item.dataset.id);
      if (line) offer(item, line);
    }
  };
  const asNote = (line) => ({ at: new Date().toISOString(), form: "note", url: notes().getAttribute("hx-post"), body: JSON.stringify({ id: crypto.randomUUID(), text: wordsOf(line) }) });

  const drawn = (line) => {
    const item = document.getElementById("outbox-line").content.cloneNode(true).querySelector("li");
    item.dataset.id = idOf(line);
    item.querySelector(".words").textContent = wordsOf(line);
    item.classList.toggle("refusal", Boolean(line.why));
    if (line.why) {
      item.querySelector("[data-why]").textContent = box.dataset.why.replace("{0}", () => line.why);
      offer(item, line);
    } else item.querySelectorAll("[data-why], .row").forEach((part) => part.remove());
    return item;
  };

  /** What asks its author for something is in sight; of what only waits, the rest is folded. */
  const draw = () => {
    const all = lines();
    const folded = all.filter((line) => !line.why).slice(SHOWN);
    const more = document.getElementById("outbox-more");
    box.hidden = all.length === 0;
    // What was refused does not wait: it is not sent unless its author changes it.
    const isWaiting = all.some((line) => !line.why);
    for (const part of box.querySelectorAll("[data-waiting]")) part.hidden = !isWaiting;
    for (const part of box.querySelectorAll("[data-not-sent]")) part.hidden = isWaiting;
    box.querySelector("ul").replaceChildren(...all.filter((line) => !folded.includes(line)).map(drawn));
    more.hidden = folded.length === 0;
    more.querySelector("summary").textContent = box.dataset.more.replace("{0}", folded.length);
    more.querySelector("ul").replaceChildren(...folded.map(drawn));
  };

  /** Into the form it came from. */
  const takeBack = (line) => {
    const form = document.getElementById(line.form);
    const sent = JSON.parse(line.body);
    for (const field of form?.elements ?? []) {
      if (!field.name || field.type === "hidden") continue;
      const value = sent[field.name];
      if (isCheckable(field)) field.checked = String(value ?? "") === field.value || value === true;
      else if (value !== undefined) field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const first = form?.querySelector("textarea, input:not([type=hidden])");
    first?.dispatchEvent(new CustomEvent("codev:uncover", { bubbles: true })); // it may stand in a part that is not shown
    first?.focus();
  };

  document.addEventListener("click", (e) => {
    const button = e.target.closest("#outbox button");
    if (!button) return;
    const id = button.closest("li").dataset.id;
    const line = lines().find((each) => idOf(each) === id);
    if ("back" in button.dataset) takeBack(line);
    const rest = lines().filter((each) => idOf(each) !== id);
    if (!("note" in button.dataset)) return keepLines(rest);
    keepLines([...rest, asNote(line)]);
    flush();
    notes().dispatchEvent(new CustomEvent("codev:uncover", { bubbles: true }));
  });

  document.addEventListener("DOMContentLoaded", () => {
    restore();
    if ([...unseen].some(isMissing)) readFolds();
    window.addEventListener("storage", (e) => { if (e.key?.startsWith(DRAFTS) && e.oldValue && !e.newValue) forget(JSON.parse(e.oldValue).fields); });
    if (!box) return;
    rescue();
    draw();
    flush();
    window.addEventListener("online", flush);
    window.addEventListener("storage", (e) => { if (e.key === boxKey) draw(); });
    document.addEventListener("htmx:sseOpen", flush);
    setInterval(() => { if (lines().some((line) => !line.why)) flush(); }, 3_000);
  });
})();

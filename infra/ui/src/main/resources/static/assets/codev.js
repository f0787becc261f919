// What every page does: shows the CSRF token to the gateway, lets forms speak the JSON API, puts a refusal beside
// the form that caused it, shows time and the state of the connection.
(() => {
  "use strict";

  const token = () => decodeURIComponent(/(?:^|; )__Host-codev-csrf=([^;]*)/.exec(document.cookie)?.[1] ?? "");

  // ---- the gateway's CSRF token: htmx, fetch, plain forms
  document.addEventListener("htmx:configRequest", (e) => { e.detail.headers["X-XSRF-TOKEN"] = token(); });

  const send = window.fetch;
  window.fetch = (resource, options = {}) => {
    const request = new Request(resource, options);
    if (request.method !== "GET" && new URL(request.url).origin === location.origin) request.headers.set("X-XSRF-TOKEN", token());
    return send(request);
  };

  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    let field = form.querySelector("input[name=_csrf]");
    if (!field) {
      field = Object.assign(document.createElement("input"), { type: "hidden", name: "_csrf" });
      form.append(field);
    }
    field.value = token();
  }, true);

  // A form that was drawn this very moment may not be htmx's yet. It is never sent the browser's own way: its words would stand in an address.
  document.addEventListener("submit", (e) => {
    if (e.defaultPrevented || !e.target.hasAttribute("hx-post")) return;
    e.preventDefault();
    if (sendsItself(e.target)) return; // with each choice, not by Enter
    htmx.process(e.target);
    const { target, submitter } = e;
    setTimeout(() => target.requestSubmit(submitter)); // a form that is being sent is not sent once more
  });

  // ---- forms that speak the JSON API (hx-ext="api"): their fields become its document
  // data-number, data-boolean, data-instant, data-list say what a value is; "answers.H1" is a field inside a field; what is left empty is left out.
  const isCheckable = (field) => field.type === "checkbox" || field.type === "radio";

  /** Whether somebody has done something with it since it was drawn. */
  const changed = (field) => {
    if (field.type === "hidden") return "id" in field.dataset && field.value !== "";
    if (isCheckable(field)) return field.checked !== field.defaultChecked;
    if (field.localName === "select") {
      const options = [...field.options];
      return field.selectedOptions[0] !== (options.find((option) => option.defaultSelected) ?? options[0]);
    }
    return "defaultValue" in field && field.value !== field.defaultValue; // a button has none
  };

  const isSent = (field, sent) => {
    if (!field.name || field.disabled) return false;
    if (isCheckable(field)) return field.checked || "boolean" in field.dataset;
    return field.type !== "submit" || sent.get(field.name) === field.value;
  };

  const valueOf = (field) => {
    if ("boolean" in field.dataset) return field.type === "checkbox" ? field.checked : field.value === "true";
    if (field.value.trim() === "") return undefined;
    if ("instant" in field.dataset) return new Date(field.value).toISOString();
    if (field.type === "number" || "number" in field.dataset) return field.value === "null" ? null : Number(field.value);
    return field.value;
  };

  const documentOf = (form, sent) => {
    const whole = {};
    for (const field of form.elements) {
      const path = (field.name ?? "").split(".");
      const name = path.pop();
      const home = path.reduce((inside, key) => (inside[key] ??= {}), whole);
      if ("list" in field.dataset) home[name] ??= [];
      const value = isSent(field, sent) ? valueOf(field) : undefined;
      if (value === undefined) continue;
      if ("list" in field.dataset) home[name].push(value);
      else home[name] = value;
    }
    return JSON.stringify(whole);
  };

  /** A UUIDv7. */
  const newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    for (let i = 5, time = Date.now(); i >= 0; i--, time = Math.floor(time / 256)) bytes[i] = time % 256;
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  /** Its id, even where it is a form with a field called "id", which form.id would answer with. */
  const ownId = (element) => element.getAttribute("id");

  /** The element, or its successor if it has been redrawn in the meantime. */
  const currentElement = (element) => (element.isConnected ? element : document.getElementById(ownId(element))) ?? element;

  // htmx tells of an answer where the form stands; of one that has been redrawn meanwhile nobody would hear.
  document.addEventListener("htmx:beforeSend", ({ detail }) => {
    const { xhr, requestConfig } = detail;
    xhr.addEventListener("loadend", () => {
      if (requestConfig.elt.isConnected) return;
      const dispatch = (type) => document.dispatchEvent(new CustomEvent(type, { detail: { ...detail, elt: currentElement(requestConfig.elt) } }));
      dispatch("htmx:afterRequest");
      if (xhr.status === 0) dispatch("htmx:sendError");
    });
  });

  // A request is aborted by a newer one, or because its page is left: htmx writes no error to the console for that.
  document.addEventListener("htmx:beforeSend", ({ detail }) => {
    const { xhr } = detail;
    const { onabort } = xhr;
    xhr.onabort = (e) => {
      detail.error = ""; // in the place of the event's name, which htmx would write
      onabort.call(xhr, e);
    };
  });

  /** A form that edits (data-keep) goes on from what was sent; any other is ready for something new. */
  const done = (form) => {
    if ("keep" in form.dataset) {
      for (const field of form.elements) {
        if (isCheckable(field)) field.defaultChecked = field.checked;
        else if (field.localName === "select") for (const option of field.options) option.defaultSelected = option.selected;
        else if ("defaultValue" in field) field.defaultValue = field.value;
      }
    } else {
      const home = form.closest("details");
      const isLeft = home?.open && !home.closest(".composer") && (document.activeElement === document.body || home.contains(document.activeElement));
      form.reset();
      for (const fold of [home, ...form.querySelectorAll("details")]) fold?.removeAttribute("open");
      form.closest("[data-once]:popover-open")?.hidePopover();
      form.closest("dialog[open]")?.close();
      if (isLeft) home.querySelector("summary").focus({ preventScroll: true }); // what had the focus is folded away
    }
  };

  htmx.defineExtension("api", {
    onEvent(name, e) {
      const form = e.detail.elt;
      if (name === "htmx:configRequest" && e.detail.verb !== "get") {
        e.detail.headers["Content-Type"] = "application/json";
        const traceparent = document.querySelector("meta[name=traceparent]")?.content;
        if (traceparent) e.detail.headers.traceparent = traceparent;
        for (const field of form.querySelectorAll("input[data-id]")) field.value ||= newId();
        e.detail.document = documentOf(form, e.detail.formData);
      }
      if (name === "htmx:beforeSwap" && e.detail.requestConfig.verb !== "get") e.detail.shouldSwap = false;
      return true;
    },
    encodeParameters: (_xhr, sent, form) => documentOf(form, sent),
  });

  document.addEventListener("htmx:afterRequest", (e) => {
    const sent = e.detail.requestConfig;
    const form = currentElement(sent.elt);
    const status = e.detail.xhr.status;
    if (!sent.document) return;
    const isAsSent = documentOf(form, sent.formData) === sent.document;
    // Without an answer nobody knows whether it was recorded: the same id makes the next attempt harmless.
    if (status > 0 && status < 500) for (const field of form.querySelectorAll("input[data-id]")) field.value = "";
    // Whoever has typed on in the meantime keeps what they typed; a choice that sends itself stands until it is drawn as recorded.
    if (status >= 200 && status < 300 && isAsSent && !sendsItself(form)) done(form);
    if (status >= 200 && status < 300 && form.dataset.onward) location.assign(form.dataset.onward);
  });

  // ---- forms that send themselves with each choice: one request at a time, so that the last choice is the last to arrive
  const underWay = new Map(); // a form's id, whether it has been changed since it was sent
  const sendsItself = (form) => form.getAttribute?.("hx-trigger") === "change";

  document.addEventListener("htmx:confirm", (e) => {
    if (!underWay.has(ownId(e.detail.elt))) return;
    e.preventDefault();
    underWay.set(ownId(e.detail.elt), true);
  });
  document.addEventListener("htmx:beforeSend", (e) => { if (sendsItself(e.detail.elt)) underWay.set(ownId(e.detail.elt), false); });
  document.addEventListener("htmx:afterRequest", (e) => {
    const form = currentElement(e.detail.requestConfig.elt);
    const isRefused = e.detail.xhr.status >= 400 && e.detail.xhr.status < 500;
    const isChangedSince = underWay.get(ownId(form));
    underWay.delete(ownId(form));
    if (isChangedSince) queueMicrotask(() => htmx.trigger(currentElement(form), "change"));
    else if (isRefused && sendsItself(form)) form.reset();
  });

  // ---- an order of priority: buttons move a line, its form tells the new order
  document.addEventListener("click", (e) => {
    const button = e.target.closest("button[data-move]");
    if (!button) return;
    const line = button.closest("li");
    const other = button.dataset.move === "up" ? line.previousElementSibling : line.nextElementSibling;
    if (!other) return;
    if (button.dataset.move === "up") other.before(line);
    else other.after(line);
    button.focus();
    htmx.trigger(line.closest("form"), "change");
  });

  // the same with Alt and an arrow key, on the line
  const MOVES = { ArrowUp: "up", ArrowDown: "down" };
  document.addEventListener("keydown", (e) => {
    const button = e.altKey && MOVES[e.key] && e.target.closest?.("li")?.querySelector(`button[data-move=${MOVES[e.key]}]`);
    if (!button) return;
    e.preventDefault();
    button.click();
    e.target.focus();
  });

  // the same by dragging; a seat has no order
  const LINE = "li[draggable=true]:not([data-seat], [data-classify])";
  let dragged = null;
  document.addEventListener("dragstart", (e) => { dragged = e.target.closest?.(LINE) ?? null; });
  document.addEventListener("dragover", (e) => {
    const line = e.target.closest?.(LINE);
    if (!dragged || !line || line.parentElement !== dragged.parentElement) return;
    e.preventDefault();
    const { top, height } = line.getBoundingClientRect();
    if (e.clientY < top + height / 2) line.before(dragged);
    else line.after(dragged);
  });
  document.addEventListener("drop", (e) => {
    if (dragged) e.preventDefault();
  });
  document.addEventListener("dragend", () => {
    if (dragged) htmx.trigger(dragged.closest("form"), "change");
    dragged = null;
  });

  // ---- refusals: beside the form, which keeps its text; those of fields at its head
  const slotOf = (element) => {
    const home = element.closest("form, section, main") ?? document.body;
    let slot = home.querySelector(":scope > [data-refusals]");
    if (!slot) {
      slot = document.createElement("div");
      slot.dataset.refusals = "";
      home.append(slot);
    }
    return slot;
  };

  const say = (element, sentence) => {
    const box = Object.assign(document.createElement("div"), { className: "refusal", textContent: sentence });
    box.setAttribute("role", "alert");
    slotOf(element).replaceChildren(box);
  };

  /** The field that a refusal names as the form does; an element of a list is the list. */
  const fieldOf = (form, path) => [...form.elements].find(({ name, type }) => type !== "hidden" && name === path.replace(/\[\d*\]$/, ""));

  /** What is wrong with fields is listed at the head of their form: each line leads to its field, which is marked until the form is sent again. */
  const listFields = (form, slot) => {
    for (const line of slot.querySelectorAll("li[data-field]")) {
      const field = fieldOf(form, line.dataset.field);
      if (!field) continue;
      field.setAttribute("aria-invalid", "true");
      field.id ||= newId();
      const name = line.querySelector("b");
      const link = Object.assign(document.createElement("a"), { href: `#${field.id}`, textContent: name.textContent });
      link.addEventListener("click", (e) => { e.preventDefault(); field.focus(); }); // an address that changes would show another part of the page
      name.replaceChildren(link);
    }
    if (slot === form.lastElementChild) form.prepend(slot);
    slot.scrollIntoView({ block: "nearest" });
  };

  /** What makes something easier and can be done without, and what its reader no longer sees. */
  const isOptional = (element) => "optional" in element.dataset || ("unfolds" in element.dataset && !element.isConnected);

  document.addEventListener("htmx:afterRequest", (e) => {
    const { requestConfig, xhr } = e.detail;
    if (xhr.status < 400 || isOptional(requestConfig.elt)) return;
    if (xhr.getResponseHeader("HX-Redirect")) return; // the page is being left: to sign in again
    const elt = currentElement(requestConfig.elt);
    const isPage = (xhr.getResponseHeader("Content-Type") ?? "").startsWith("text/html");
    const fragment = isPage && new DOMParser().parseFromString(xhr.responseText, "text/html").querySelector(".refusal");
    if (!fragment) return say(elt, document.body.dataset.failed);
    const slot = slotOf(elt);
    slot.replaceChildren(fragment);
    if (elt.localName === "form" && fragment.querySelector("[data-field]")) listFields(elt, slot);
  });
  document.addEventListener("htmx:sendError", (e) => { if (!isOptional(e.detail.elt)) say(e.detail.elt, document.body.dataset.failed); });
  document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
    slotOf(elt).replaceChildren();
    for (const field of elt.localName === "form" ? elt.elements : []) field.removeAttribute("aria-invalid");
  });

  // ---- a form that stays where it is (data-done) says beside its button that it was answered: an address that said it would say it to each who opens it
  document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
    if ("done" in elt.dataset) elt.querySelector("[role=status]").replaceChildren();
  });
  document.addEventListener("htmx:afterRequest", ({ detail: { requestConfig, xhr } }) => {
    const form = currentElement(requestConfig.elt);
    if (!("done" in form.dataset) || xhr.status < 200 || xhr.status >= 300) return;
    const confirmation = Object.assign(document.createElement("span"), { className: "tag good", textContent: form.dataset.done });
    form.querySelector("[role=status]").replaceChildren(confirmation);
    document.querySelector("[data-said-once]")?.remove(); // what can now be done is done
  });

  // ---- the connection to the server
  let isDisconnected = false;
  /** Whether nothing is left of the page that a connection could bring up to date. */
  let isEnded = false;
  /** A stream that ends and opens again at once, as each does when its access token expires, is no lost connection. */
  const PATIENCE = 2_500;
  /** Choices that could not be recorded meanwhile. */
  const sendAgain = () => {
    for (const form of document.querySelectorAll("form[hx-trigger=change]")) if ([...form.elements].some(changed)) htmx.trigger(form, "change");
  };
  const showConnection = () => document.body.classList.toggle("is-offline", !isEnded && (isDisconnected || !navigator.onLine));
  /** A stream that the server ends for good is no lost connection: this page is not for this reader any more, or they are to sign in again. */
  const lookAgain = async (source) => {
    if (source?.readyState !== EventSource.CLOSED || !navigator.onLine) return;
    const page = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "manual" }).catch(() => null);
    if (!page) return;
    if (page.type === "opaqueredirect") location.reload();
    else if ([403, 404].includes(page.status)) end();
  };
  /** What was on the page is no longer for this reader. */
  const end = () => {
    const notice = Object.assign(document.createElement("p"), { className: "notice", textContent: document.body.dataset.ended });
    notice.setAttribute("role", "alert");
    document.querySelector("main").replaceChildren(notice);
    isEnded = true;
    showConnection();
  };
  // Nobody is signed in any more: the page leads to signing in and back, once what was typed is kept as a draft.
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.xhr.status === 401 && detail.requestConfig.verb !== "get") setTimeout(() => location.reload());
  });
  document.addEventListener("htmx:sseError", (e) => { isDisconnected = true; setTimeout(showConnection, PATIENCE); lookAgain(e.detail.source); });
  document.addEventListener("htmx:sseOpen", () => {
    if (isDisconnected) sendAgain();
    isDisconnected = false;
    showConnection();
  });
  for (const change of ["offline", "online"]) window.addEventListener(change, showConnection);
  window.addEventListener("online", sendAgain);

  // ---- what takes longer than a moment says so: a form that was sent, a page that is asked for
  const MOMENT = 150; // ms
  const LONGEST = 15_000; // ms: what is downloaded never ends this page
  const busy = new Map(); // what waits for an answer, its timers

  const isDone = (element) => {
    for (const timer of busy.get(element) ?? []) clearTimeout(timer);
    busy.delete(element);
    element.removeAttribute("aria-busy");
  };
  const waits = (element, longest) => {
    isDone(element);
    const timers = [setTimeout(() => currentElement(element).setAttribute("aria-busy", "true"), MOMENT)];
    if (longest) timers.push(setTimeout(() => { isDone(element); currentElement(element).removeAttribute("aria-busy"); }, longest));
    busy.set(element, timers);
  };
  document.addEventListener("htmx:beforeSend", ({ detail }) => { if (detail.elt.matches("form, button")) waits(detail.elt); });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    isDone(detail.requestConfig.elt);
    currentElement(detail.requestConfig.elt).removeAttribute("aria-busy");
  });
  document.addEventListener("submit", (e) => { if (!e.defaultPrevented && !e.target.hasAttribute("hx-post")) waits(e.target, LONGEST); });
  window.addEventListener("pageshow", () => { for (const element of [...busy.keys()]) isDone(element); });

  // ---- Ctrl+Enter, or Cmd+Enter, sends what is being written
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Enter" || !(e.ctrlKey || e.metaKey) || e.shiftKey || e.isComposing || !e.target.matches("textarea, input")) return;
    e.preventDefault();
    e.target.form?.requestSubmit();
  });

  // ---- time that runs on: counted from what the server's clock said when it drew them, whatever this machine's says
  const fill = (sentence, ...values) => sentence.replace(/\{(\d)\}/g, (_, i) => values[i]);

  const minutesLeft = (clock) => {
    const { now, endsAt, minutes, planned } = clock.dataset;
    clock.ahead ??= Date.parse(now) - Date.now();
    return endsAt ? (Date.parse(endsAt) - (Date.now() + clock.ahead)) / 60_000 : Number(planned) - Number(minutes);
  };

  /** Of minutes, whatever their sign, e.g. 4:05. */
  const minutesAndSeconds = (minutes) => {
    const seconds = Math.round(Math.abs(minutes) * 60);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };

  const showTime = () => {
    for (const clock of document.querySelectorAll("[data-minutes]")) {
      const planned = Number(clock.dataset.planned);
      const exact = minutesLeft(clock);
      const left = Math.ceil(exact);
      const over = left <= 0;
      clock.classList.toggle("over", over);
      clock.classList.toggle("ending", left === 1);
      clock.querySelector("[data-left]").textContent = fill(over ? clock.dataset.over : clock.dataset.left, minutesAndSeconds(exact));
      clock.querySelector("[data-elapsed]").textContent = fill(clock.dataset.within, planned - left, planned);
      clock.querySelector("progress").value = planned - left;
      if (clock.left === left + 1) clock.dispatchEvent(new CustomEvent("codev:minute", { bubbles: true, detail: left }));
      clock.left = left;
    }
  };
  document.addEventListener("DOMContentLoaded", showTime);
  document.addEventListener("htmx:load", showTime);
  setInterval(showTime, 1_000);

  // ---- times are written in the reader's own zone
  const STYLES = { "": { dateStyle: "full", timeStyle: "short" }, day: { dateStyle: "medium", timeStyle: "short" }, time: { timeStyle: "short" }, moment: { dateStyle: "short", timeStyle: "medium" } };

  const language = () => document.documentElement.lang;

  /** 1er décembre, 20 h 45, as French writes it; with seconds a time is a reading of a clock and stays as it is. */
  const asInFrench = (text) => text.replace(/(?<=^|\s)1(?=\s\p{L})/u, "1er").replace(/(?<![:\d])0?(\d{1,2}):(\d{2})(?!:)/, "$1\u00a0h\u00a0$2");

  const localTimes = (root) => {
    for (const time of root.querySelectorAll("time[datetime][data-local]")) {
      const style = STYLES[time.dataset.local];
      const text = new Intl.DateTimeFormat(language(), style).format(new Date(time.dateTime));
      time.textContent = language() === "fr" ? asInFrench(text) : text;
      time.removeAttribute("data-local");
    }
  };

  // ---- and read in it
  const zones = (root) => {
    for (const field of root.querySelectorAll("input[data-zone]")) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  };

  // ---- a long table shows the lines that hold all the words looked for
  document.addEventListener("input", (e) => {
    const search = e.target.closest?.("input[data-search]");
    if (!search) return;
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const words = plain(search.value).split(/\s+/);
    for (const line of document.querySelectorAll(search.dataset.search)) line.hidden = !words.every((word) => plain(line.textContent).includes(word));
  });

  // ---- a field that cannot be sent as it is says so
  document.addEventListener("htmx:validation:halted", (e) => e.target.closest("form")?.reportValidity());

  // ---- the key / leads to the search, unless that is switched off on its page
  const FIND_KEY = "codev-find-key";
  const findKeyIsOff = () => localStorage.getItem(FIND_KEY) === "off";

  document.addEventListener("keydown", (e) => {
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.isComposing || e.repeat || findKeyIsOff()) return;
    if (e.target.closest?.("input, select, textarea, [contenteditable], dialog")) return;
    const field = [...document.querySelectorAll("input[data-find]")].findLast((one) => one.checkVisibility());
    if (!field) return;
    e.preventDefault();
    field.focus();
    field.select();
  });
  document.addEventListener("DOMContentLoaded", () => {
    for (const box of document.querySelectorAll("input[data-find-key]")) box.checked = !findKeyIsOff();
  });
  document.addEventListener("change", (e) => {
    if (e.target.matches?.("input[data-find-key]")) localStorage.setItem(FIND_KEY, e.target.checked ? "on" : "off");
  });

  // ---- an address that leads to something folded, or to a part whose details are, unfolds it
  const unfold = () => {
    const part = document.getElementById(location.hash.slice(1));
    if (!part) return;
    for (let fold = part.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    for (const fold of part.querySelectorAll(":scope > details.fold")) fold.open = true;
    part.scrollIntoView();
  };
  document.addEventListener("DOMContentLoaded", () => { if (location.hash) unfold(); });
  window.addEventListener("hashchange", unfold);

  // ---- what an address has its page say once (data-said-once, its parameter) leaves it: a reload or a bookmark does not say it again
  document.addEventListener("DOMContentLoaded", () => {
    for (const { dataset } of document.querySelectorAll("[data-said-once]")) {
      const address = new URL(location.href);
      address.searchParams.delete(dataset.saidOnce);
      history.replaceState(history.state, "", address);
    }
  });

  // ---- where we are; another language keeps the rest of the address
  const isIn = (place) => location.pathname === place || location.pathname.startsWith(place + "/");

  document.addEventListener("DOMContentLoaded", () => {
    // A place in the menu leads to more than what is below its own address; the closest one counts.
    const links = [...document.querySelectorAll("#menu :is(.places, .own) a")];
    const closest = (link) => Math.max(...(link.dataset.leadsTo ?? link.pathname).split(" ").map((place) => (isIn(place) ? place.length : 0)));
    const here = links.toSorted((a, b) => closest(b) - closest(a))[0];
    if (here && closest(here) > 0) here.setAttribute("aria-current", location.pathname === here.pathname ? "page" : "true");
    for (const link of document.querySelectorAll(".foot-bar a"))
      if (here?.hasAttribute("aria-current") && link.pathname === here.pathname) link.setAttribute("aria-current", here.getAttribute("aria-current"));
    for (const link of document.querySelectorAll(".bar-end a")) {
      const search = new URLSearchParams(location.search);
      search.set("lang", link.hreflang);
      link.search = search;
    }
  });

  const settle = (root) => { localTimes(root); zones(root); };
  document.addEventListener("DOMContentLoaded", () => settle(document));
  // whatever was drawn anew, and by whichever way it came in
  for (const drawn of ["htmx:load", "htmx:oobAfterSwap", "htmx:sseMessage"]) document.addEventListener(drawn, () => settle(document));

  /** For the scripts beside this one. */
  window.codev = { changed, documentOf, done, isCheckable, currentElement, ownId, underWay };
})();

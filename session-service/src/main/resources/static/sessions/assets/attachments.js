// Files: one for each topic or contribution. It is sent after the words that it belongs to, as it is, to an address of its own.
(() => {
  "use strict";

  const MOST = 5 * 2 ** 20; // bytes, as the server has it
  const SIDE = 2560; // px: a larger photo is reduced to it
  const QUALITY = 0.85;
  const PHOTOS = ["image/jpeg", "image/png", "image/webp"];
  const { currentElement, ownId } = window.codev;

  const FIELD = "input[type=file][data-attach]";
  const fieldOf = (form) => form.querySelector?.(FIELD);
  const reduced = new WeakMap(); // a photo as it was chosen, and the promise of it as it is sent: null where it stays too large
  const waiting = new Map(); // a form's id, and the file that follows its words

  const slotOf = (form) => {
    let slot = form.querySelector(":scope > [data-refusals]");
    if (!slot) {
      slot = document.createElement("div");
      slot.dataset.refusals = "";
      form.append(slot);
    }
    return slot;
  };
  const notice = (form, text, isRefusal) => {
    const line = Object.assign(document.createElement("div"), { className: isRefusal ? "refusal" : "notice", textContent: text });
    line.setAttribute("role", isRefusal ? "alert" : "status");
    slotOf(currentElement(form)).replaceChildren(line);
  };
  const clearNotice = (form) => slotOf(currentElement(form)).replaceChildren();

  // ---- chosen
  const reduce = async (file) => {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
  };

  document.addEventListener("change", async (e) => {
    const field = e.target;
    if (!field.matches?.(FIELD)) return;
    field.setCustomValidity("");
    const [file] = field.files;
    if (!file || file.size <= MOST) return;
    const smaller = PHOTOS.includes(file.type) ? reduce(file).then((photo) => (photo.size <= MOST ? photo : null)).catch(() => null) : Promise.resolve(null);
    reduced.set(file, smaller);
    if ((await smaller) || field.files[0] !== file) return;
    field.setCustomValidity(field.dataset.tooLarge);
    field.reportValidity();
  });

  // ---- sent
  /** RFC 8187: the name is no part of the address, which proxies write down. */
  const named = ({ name }) => `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
  const send = async (form, entry, { file: chosenFile, field, speaker }) => {
    notice(form, field.sending);
    const file = await (reduced.get(chosenFile) ?? chosenFile);
    if (!file) return notice(form, field.tooLarge, true), false;
    const address = new URL(`${field.attach}${entry}/attachment`, location);
    if (speaker) address.searchParams.set("for", speaker);
    const answer = await fetch(address, { method: "PUT", headers: { "Content-Type": "application/octet-stream", "Content-Disposition": named(file), Accept: "application/json" }, body: file }).catch(() => null);
    if (answer?.ok) return clearNotice(form), true;
    const { detail, violations } = (await answer?.json().catch(() => ({}))) ?? {};
    notice(form, violations?.[0]?.message ?? (answer && answer.status < 500 ? detail : null) ?? field.failed, true);
    return false;
  };

  const chosen = (form) => {
    const field = fieldOf(form);
    const [file] = field?.files ?? [];
    const speaker = new FormData(form).get("for");
    return file && { file, field: { ...field.dataset }, speaker };
  };

  // Before the words are sent, or are put aside without a connection (drafts.js), which empties the form.
  document.addEventListener("htmx:configRequest", (e) => {
    const form = e.detail.elt;
    if (!form.matches?.("form")) return;
    const file = chosen(form);
    if (file) waiting.set(ownId(form), file);
    else waiting.delete(ownId(form));
  });

  document.addEventListener("htmx:beforeRequest", (e) => {
    const form = e.detail.requestConfig.elt;
    const file = form.matches?.("form") && waiting.get(ownId(form));
    if (!file || !e.defaultPrevented) return;
    waiting.delete(ownId(form));
    notice(form, file.field.later);
  });

  document.addEventListener("htmx:afterRequest", (e) => {
    const { requestConfig, xhr } = e.detail;
    const form = requestConfig.elt;
    const file = form.matches?.("form") && waiting.get(ownId(form));
    if (!file) return;
    waiting.delete(ownId(form));
    if (xhr.status >= 200 && xhr.status < 300) send(form, JSON.parse(xhr.responseText).id, file);
    else if (xhr.status === 0 || xhr.status >= 502) notice(form, file.field.later);
  });

  // ---- attached to words that have arrived
  document.addEventListener("submit", async (e) => {
    const form = e.target;
    const entry = form.dataset?.attachTo;
    if (!entry) return;
    e.preventDefault();
    const file = chosen(form);
    if (!file || form.getAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    await send(form, entry, file);
    form.removeAttribute("aria-busy");
  });
})();

"use strict";
// Brings what has changed into its place: nothing else moves, or is read aloud.
const SECONDS = 5;
const AWAY = "The gateway does not answer, or no longer allows access from this network.";

async function refresh() {
  const findings = document.getElementById("findings");
  let current;
  try {
    const answer = await fetch(location.href, { cache: "no-store", headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    current = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    if (findings.textContent !== AWAY) findings.textContent = AWAY;
    return;
  }
  for (const id of ["findings", "instances"]) {
    const shown = document.getElementById(id);
    const part = current.getElementById(id);
    if (part && shown.innerHTML !== part.innerHTML) shown.replaceChildren(...part.childNodes);
  }
}

setInterval(refresh, SECONDS * 1000);

"use strict";
// Brings what has changed into its place: nothing else moves, or is read aloud.
const SECONDS = 5;
const AWAY = "codev does not answer. To start it: ./codev up";

async function refresh() {
  const findings = document.getElementById("findings");
  let current;
  try {
    const answer = await fetch("/", { cache: "no-store" });
    current = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    if (findings.textContent !== AWAY) findings.textContent = AWAY;
    return;
  }
  for (const id of ["findings", "processes"]) {
    const shown = document.getElementById(id);
    const part = current.getElementById(id);
    if (part && shown.innerHTML !== part.innerHTML) shown.replaceChildren(...part.childNodes);
  }
}

setInterval(refresh, SECONDS * 1000);

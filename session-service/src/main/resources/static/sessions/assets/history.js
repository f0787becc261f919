// Goes through a session: the slider leads, every link to a moment moves it, and it can run by itself.
(() => {
  "use strict";

  const PACE = 1_500; // ms on each moment

  const form = document.getElementById("steer");
  const slider = document.getElementById("replay-at");
  const play = form?.querySelector("[data-play]");
  if (!play) return;

  const go = (at) => {
    slider.value = at;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // Raised hands have versions and are no moments: the slider passes over them, in the direction in which it is moved.
  const moments = [...document.querySelectorAll(".trail [data-at]")].map(({ dataset }) => Number(dataset.at));
  let shown = Number(slider.value);
  slider.addEventListener("input", () => {
    const to = Number(slider.value);
    shown = (to > shown ? moments.find((at) => at >= to) : moments.findLast((at) => at <= to)) ?? shown;
    slider.value = shown;
  });
  const next = () => moments.find((at) => at > shown);

  let running = null;
  const stop = () => {
    clearInterval(running);
    running = null;
    play.setAttribute("aria-pressed", "false");
  };
  const start = () => {
    if (!next()) go(moments[0]);
    running = setInterval(() => (next() ? go(next()) : stop()), PACE);
    play.setAttribute("aria-pressed", "true");
  };

  form.querySelector("[data-go]").hidden = true;
  play.hidden = false;
  play.addEventListener("click", () => (running ? stop() : start()));

  document.addEventListener("click", (e) => {
    const link = e.target.closest("a[data-at]");
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    stop();
    go(link.dataset.at);
  });

  document.addEventListener("htmx:afterSwap", (e) => {
    const moment = e.detail.target.querySelector("[data-position]");
    if (!moment) return;
    slider.setAttribute("aria-valuetext", moment.dataset.position);
    const trail = document.querySelector(".trail");
    trail.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const here = trail.querySelector(`[data-at="${moment.dataset.at}"]`);
    here?.setAttribute("aria-current", "true");
    // Only inside its own box: the page itself stays where it is.
    if (here && trail.scrollHeight > trail.clientHeight) trail.scrollTop = here.offsetTop - trail.offsetTop - trail.clientHeight / 2;
  });
})();

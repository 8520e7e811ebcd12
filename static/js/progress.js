// Watches letters being made: asks every second, every ten when nobody looks, and speaks at each quarter only.
// When all is done, or the session ended, the page is loaded anew and says so itself.
const place = document.querySelector("[data-progress]");
if (place) watch(place.dataset.progress, place.querySelector("progress"), document.getElementById("so-far"));

function watch(address, bar, words) {
  const spoken = place.querySelector("[role=status]");
  const quarter = (done, total) => Math.floor((4 * done) / total);
  let reached = quarter(bar.value, bar.max);
  let waiting;

  function show({ done, total, words: text }) {
    bar.max = total;
    bar.value = done;
    words.textContent = document.title = text;
    if (quarter(done, total) > reached) spoken.textContent = text;
    reached = Math.max(reached, quarter(done, total));
  }

  async function ask() {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (answer.redirected || !answer.ok) return location.reload();
      const found = await answer.json();
      if (found.is_over || !found.total) return location.reload();
      show(found);
    } catch {
      // The network is away for a moment: what is shown stays, and the next turn asks again.
    }
    next();
  }

  function next() {
    clearTimeout(waiting);
    waiting = setTimeout(ask, document.hidden ? 10000 : 1000);
  }

  document.addEventListener("visibilitychange", next);
  next();
}

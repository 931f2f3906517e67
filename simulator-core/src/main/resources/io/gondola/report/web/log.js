// The latest events, newest first.

const log = (() => {
  const list = document.querySelector('#log ol');
  const number = document.getElementById('number');
  const MOST = 40;
  let drawn = -1;

  function line(event, time) {
    const button = make('button', { type: 'button', title: 'Go to this moment' }, clock(event.time));
    const words = make('p', event.lost ? { class: 'loss' } : {}, event.lost ? '× ' : '', subject(event), ' ');
    if (event.actor) words.append(make('small', {}, event.actor));
    const item = make('li', event.time === time ? { class: 'now' } : {}, button, words);
    item.event = event;
    return item;
  }

  function show(time) {
    const count = countUntil(events, time, (event) => event.time);
    if (count === drawn) return;
    drawn = count;
    number.textContent = `${count} of ${events.length}`;
    const latest = events.slice(Math.max(0, count - MOST), count).reverse();
    const now = latest[0]?.time;
    list.replaceChildren(...latest.map((event) => line(event, now)));
  }

  /** The time of the event before or after a time. */
  function neighbour(time, forward) {
    const at = (event) => event.time;
    if (forward) return events[countUntil(events, time, at)]?.time;
    return events[countUntil(events, time - 1e-6, at) - 1]?.time;
  }

  return { list, show, neighbour };
})();

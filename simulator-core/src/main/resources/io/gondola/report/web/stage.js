// The pods of the rollout on show, a list of places for each ReplicaSet. Only places that change
// are touched, so that hundreds of pods cost no more than what happens to them.

const stage = (() => {
  const root = document.getElementById('stage');
  const changes = pods
    .flatMap((pod, index) => pod.times.map((time, i) => ({ time, index, state: pod.states[i] })))
    .sort((a, b) => a.time - b.time || a.state - b.state);
  let rows = new Map();
  let shown = [];
  let cursor = 0;
  let time = -1;

  function build(rollout) {
    root.replaceChildren();
    rows = new Map();
    for (const version of rollout.versions) {
      const size = data.versions[version].size;
      if (size === 0) continue;
      const list = make('ul', { role: 'listbox', tabindex: 0, 'aria-label': label(version) });
      const places = Array.from({ length: size }, (_, i) =>
        make('li', { role: 'option', id: `p${version}-${i}`, class: 'pod none', 'aria-hidden': true }));
      list.append(...places);
      const counts = make('span', { class: 'counts' });
      const heading = make('h2', {}, make('span', {}, label(version)), counts);
      root.append(make('section', { class: `row ${look(version)}` }, heading, list));
      rows.set(version, { list, places, counts, numbers: [0, 0, 0, 0, 0], said: '' });
    }
    if (rows.size === 0) root.append(make('p', { class: 'empty' }, 'This record knows no pods.'));
    shown = new Array(pods.length).fill(0);
    cursor = 0;
    time = -1;
    fit();
  }

  function paint(index, state) {
    const pod = pods[index];
    const row = rows.get(pod.version);
    if (!row || shown[index] === state) return;
    if (shown[index]) row.numbers[shown[index]]--;
    if (state) row.numbers[state]++;
    shown[index] = state;
    const place = row.places[pod.place];
    if (state === 0 && place.pod !== index) return;
    place.pod = state === 0 ? undefined : index;
    place.className = `pod ${STATES[state]}`;
    if (state === 0) {
      place.setAttribute('aria-hidden', 'true');
    } else {
      place.removeAttribute('aria-hidden');
      place.setAttribute('aria-label', `${pod.name}, ${SAID[state]}`);
    }
  }

  function show(now) {
    if (now >= time) {
      for (; cursor < changes.length && changes[cursor].time <= now; cursor++) {
        paint(changes[cursor].index, changes[cursor].state);
      }
    } else {
      pods.forEach((pod, index) => paint(index, stateAt(pod, now)));
      cursor = countUntil(changes, now, (change) => change.time);
    }
    time = now;
    for (const row of rows.values()) {
      const text = counted(row.numbers);
      if (text !== row.said) row.counts.textContent = row.said = text;
    }
  }

  /** Circles as big as the room allows, the same in all rows. */
  function fit() {
    const sizes = [...rows.keys()].map((version) => data.versions[version].size);
    const most = Math.max(1, ...sizes);
    const width = root.clientWidth - 36;
    // What is left of the window below the heading and above charts and player.
    const height = Math.max(140, (innerHeight - 450) / Math.max(1, rows.size) - 60);
    let pitch = 40;
    const lines = () => Math.ceil(most / Math.max(1, Math.floor(width / pitch)));
    while (pitch > 7 && lines() * pitch > height) pitch -= 0.5;
    root.style.setProperty('--pitch', `${pitch}px`);
    root.style.setProperty('--columns', Math.max(1, Math.floor(width / pitch)));
  }

  function mark(index) {
    for (const element of root.querySelectorAll('.marked')) element.classList.remove('marked');
    const pod = pods[index];
    const place = pod && rows.get(pod.version)?.places[pod.place];
    if (place?.pod === index) place.classList.add('marked');
  }

  /** "v2 web:2: 3 ready, 1 starting; ..." */
  function words() {
    return [...rows].map(([version, row]) => `${label(version)}: ${row.said}`).join('; ');
  }

  return { root, build, show, fit, mark, words };
})();

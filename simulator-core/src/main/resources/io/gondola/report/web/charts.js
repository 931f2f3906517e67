// What the rollout came to over time. The paths are drawn once, in a box of 1000 by 100 that the
// browser stretches; only the lines of the present move.

const charts = (() => {
  const root = document.getElementById('charts');
  const NS = 'http://www.w3.org/2000/svg';
  const { from, to } = data;
  let rollout;
  let heads = [];
  let caption;

  const part = (time) => (time - from) / (to - from);
  const x = (time) => (1000 * part(time)).toFixed(2);

  function svg(paths) {
    const box = document.createElementNS(NS, 'svg');
    box.setAttribute('viewBox', '0 0 1000 100');
    box.setAttribute('preserveAspectRatio', 'none');
    box.setAttribute('aria-hidden', 'true');
    for (const [look, d] of paths) {
      const group = document.createElementNS(NS, 'g');
      const path = document.createElementNS(NS, 'path');
      group.setAttribute('class', look.split(' ')[0]);
      path.setAttribute('class', look.split(' ')[1] ?? look);
      path.setAttribute('d', d);
      group.append(path);
      box.append(group);
    }
    return box;
  }

  /** A line of steps: a number holds until the next moment. */
  function steps(value, y) {
    let path = '';
    for (const moment of rollout.moments) {
      const at = y(value(moment)).toFixed(2);
      path += path ? `H${x(moment[0])}V${at}` : `M${x(moment[0])} ${at}`;
    }
    return path ? `${path}H1000` : '';
  }

  function podsChart() {
    const most = Math.max(1, ...rollout.moments.map(
      (m) => Math.max(m[3], m.slice(5).reduce((sum, n) => sum + n, 0))));
    const y = (pods) => 96 - (88 * pods) / most;
    const paths = [];
    rollout.versions.forEach((version, i) => {
      const below = (m) => m.slice(5, 5 + i).reduce((sum, n) => sum + n, 0);
      const top = steps((m) => below(m) + (m[5 + i] ?? 0), y);
      const back = [...rollout.moments].reverse();
      let path = `${top}V${y(below(back[0] ?? [])).toFixed(2)}`;
      for (const moment of back) path += `V${y(below(moment)).toFixed(2)}H${x(moment[0])}`;
      if (top) paths.push([`${look(version)} area`, `${path}Z`]);
    });
    paths.push(['limit', steps((m) => m[3], y)], ['limit', steps((m) => m[2], y)]);
    paths.push(['have', steps((m) => m[4], y)]);
    caption = make('span');
    const title = make('b', {}, 'Pods', make('i', { class: 'sample' }), 'available',
      make('i', { class: 'sample dashed' }), 'floor and ceiling');
    return figure('pods', title, caption, svg(paths));
  }

  function trafficChart() {
    const { first, slice, served, lost, clients } = data.traffic;
    const paths = served.map(() => '');
    let marks = '';
    lost.forEach((number, i) => {
      const all = served.reduce((sum, kind) => sum + kind[i], 0);
      const left = x(first + i * slice);
      const right = Math.min(1000, x(first + (i + 1) * slice));
      let bottom = 100;
      served.forEach((kind, k) => {
        if (!kind[i]) return;
        const top = bottom - (82 * kind[i]) / all;
        paths[k] += `M${left} ${bottom.toFixed(2)}V${top.toFixed(2)}H${right}V${bottom.toFixed(2)}Z`;
        bottom = top;
      });
      if (number) marks += `M${((+left + right) / 2).toFixed(2)} 3V15`;
    });
    const drawn = paths.map((d, k) => [`${look(k < data.versions.length ? k : -1)} area`, d]);
    const total = lost.reduce((sum, n) => sum + n, 0);
    const verdict = total
      ? make('span', { class: 'loss' }, `${total} lost`) : make('span', {}, 'none lost');
    const title = make('b', {}, `Requests of ${clients.join(', ')}, by who served them`);
    return figure('traffic', title, verdict, svg([...drawn, ['lost', marks]]));
  }

  function figure(name, title, note, picture) {
    const head = make('div', { class: 'head' });
    heads.push(head);
    const plot = make('div', { class: 'plot' }, picture, head);
    return make('figure', { class: `chart ${name}` }, make('figcaption', {}, title, note), plot);
  }

  /** Round times below the charts, as many as there is room for. */
  function ticks() {
    const least = (to - from) / Math.max(2, Math.floor(root.clientWidth / 110));
    let step = 10 ** Math.floor(Math.log10(least));
    step *= [1, 2, 5, 10].find((factor) => step * factor >= least);
    const line = make('div', { class: 'ticks', 'aria-hidden': true });
    for (let time = Math.ceil(from / step) * step; time <= to; time += step) {
      if (part(time) < 0.03 || part(time) > 0.97) continue;
      line.append(make('span', { style: `left:${100 * part(time)}%` }, clock(time)));
    }
    return line;
  }

  function build(next) {
    rollout = next;
    heads = [];
    root.replaceChildren();
    if (rollout.moments.length === 0) return;
    root.append(podsChart());
    if (data.traffic) root.append(trafficChart());
    root.append(ticks());
  }

  function show(time) {
    for (const head of heads) head.style.left = `${100 * part(time)}%`;
    if (!rollout || rollout.moments.length === 0) return;
    const [, , floor, ceiling, available, ...active] = momentAt(rollout, time);
    const all = active.reduce((sum, n) => sum + n, 0);
    const text = `${available} available (floor ${floor}), ${all} in all (ceiling ${ceiling})`;
    if (caption.textContent !== text) caption.textContent = text;
  }

  function resize() {
    root.querySelector('.ticks')?.replaceWith(ticks());
  }

  /** The time under a pointer, or undefined. */
  function timeAt(pointer) {
    const plot = pointer.target.closest?.('.plot');
    if (!plot) return undefined;
    const box = plot.getBoundingClientRect();
    return from + (to - from) * Math.min(1, Math.max(0, (pointer.clientX - box.left) / box.width));
  }

  return { root, build, show, resize, timeAt, words: () => caption?.textContent ?? '' };
})();

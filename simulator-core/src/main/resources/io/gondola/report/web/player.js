// Time: it runs, or goes where it is told to.

const { from, to } = data;
const find = (id) => document.getElementById(id);
const slider = find('time');
const speeds = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const PLAY = 'M7 4l14 8-14 8z';
const PAUSE = 'M6 4h4.5v16H6zM13.5 4H18v16h-4.5z';
let rollout = data.rollouts[0] ?? { name: '', versions: [], moments: [] };
let time = from;
let playing = false;
let lastFrame = 0;
let lastLog = 0;
let silence;

function render(now) {
  stage.show(time);
  charts.show(time);
  slider.value = (1000 * (time - from)) / (to - from);
  const text = clock(time, playing ? 1 : 3);
  if (find('clock').textContent !== text) find('clock').textContent = text;
  // The list and the card are for reading: they need not change with every frame.
  if (!playing || now - lastLog > 120) {
    lastLog = now;
    log.show(time);
    card.update(time);
  }
}

/** What a screen reader is told, once things have come to rest. */
function announce() {
  const words = `${clock(time)}. ${stage.words()}. ${charts.words()}`;
  slider.setAttribute('aria-valuetext', `${clock(time)}, ${stage.words()}`);
  clearTimeout(silence);
  silence = setTimeout(() => { find('status').textContent = words; }, 400);
}

function seek(next) {
  time = Math.min(to, Math.max(from, next));
  lastFrame = performance.now();
  render(Infinity);
  if (!playing) announce();
}

function play(on) {
  playing = on;
  if (on && time >= to) time = from;
  find('play').setAttribute('aria-label', on ? 'Pause' : 'Play');
  find('play').querySelector('path').setAttribute('d', on ? PAUSE : PLAY);
  lastFrame = performance.now();
  if (on) requestAnimationFrame(frame);
  else seek(time);
}

function frame(now) {
  if (!playing) return;
  // A tab that slept goes on where it was.
  const passed = Math.min(250, Math.max(0, now - lastFrame));
  time = Math.min(to, time + passed * find('speed').value);
  lastFrame = now;
  if (time >= to) play(false);
  else {
    render(now);
    requestAnimationFrame(frame);
  }
}

function change(step) {
  const select = find('speed');
  select.selectedIndex = Math.min(speeds.length - 1, Math.max(0, select.selectedIndex + step));
}

function toEvent(forward) {
  const next = log.neighbour(time, forward);
  seek(next ?? (forward ? to : from));
}

function choose(index) {
  rollout = data.rollouts[index] ?? rollout;
  const versions = rollout.versions.filter((version) => data.versions[version].size > 0);
  find('subtitle').textContent = [versions.map(label).join(' → '), data.origin]
    .filter((text) => text).join(' · ');
  card.hide();
  stage.build(rollout);
  charts.build(rollout);
  stage.root.classList.add('still');
  seek(time);
  // One frame draws the pods as they are, and only from the next on do they change.
  requestAnimationFrame(() => requestAnimationFrame(() => stage.root.classList.remove('still')));
}

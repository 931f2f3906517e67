// What the user does.

const STEP = (to - from) / 100;
const keys = {
  ' ': () => play(!playing),
  k: () => play(!playing),
  ArrowLeft: () => seek(time - STEP),
  ArrowRight: () => seek(time + STEP),
  PageDown: () => seek(time - 10 * STEP),
  PageUp: () => seek(time + 10 * STEP),
  Home: () => seek(from),
  End: () => seek(to),
  ',': () => toEvent(false),
  '.': () => toEvent(true),
  '-': () => change(-1),
  '+': () => change(1),
  '=': () => change(1),
  '?': () => help(),
  Escape: () => { card.hide(); help(false); },
};

function help(on = find('keys').hidden) {
  find('keys').hidden = !on;
  find('help').setAttribute('aria-expanded', on);
}

/** Moves among the pods of a list that are there. */
function walk(list, key) {
  const there = [...list.children].filter((place) => place.pod !== undefined);
  if (there.length === 0) return;
  const columns = getComputedStyle(list).gridTemplateColumns.split(' ').length;
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
  const now = there.findIndex((place) => place.id === list.getAttribute('aria-activedescendant'));
  let next = now < 0 ? 0 : now + (steps[key] ?? 0);
  if (key === 'Home') next = 0;
  if (key === 'End') next = there.length - 1;
  const pod = there[Math.min(there.length - 1, Math.max(0, next))];
  list.setAttribute('aria-activedescendant', pod.id);
  card.pod(pod, time);
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const list = event.target.closest?.('[role=listbox]');
  if (list && /^(Arrow|Home|End)/.test(event.key)) {
    event.preventDefault();
    walk(list, event.key);
    return;
  }
  const native = event.target.closest?.('select') || (event.key === ' ' && event.target.closest?.('button'));
  if (native || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

slider.addEventListener('input', () => seek(from + ((to - from) * slider.value) / 1000));
find('play').addEventListener('click', () => play(!playing));
find('back').addEventListener('click', () => toEvent(false));
find('next').addEventListener('click', () => toEvent(true));
find('help').addEventListener('click', () => help());
find('rollout').addEventListener('change', (event) => choose(event.target.selectedIndex));

/** A finger has to leave what it points at, or nobody could read of it: its next touch ends that. */
function leave(event) {
  if (event.pointerType !== 'touch') card.hide();
}

document.addEventListener('pointerdown', (event) => {
  if (!event.target.closest('#stage li, #log li, .plot')) card.hide();
});

stage.root.addEventListener('pointerover', (event) => {
  if (event.target.pod !== undefined) card.pod(event.target, time);
});
stage.root.addEventListener('pointerout', leave);
stage.root.addEventListener('focusin', (event) => {
  if (event.target.matches(':focus-visible')) walk(event.target, '');
});
stage.root.addEventListener('focusout', card.hide);

const lineOf = (event) => event.target.closest('li');
log.list.addEventListener('pointerover', (event) => lineOf(event) && card.event(lineOf(event)));
log.list.addEventListener('pointerout', leave);
log.list.addEventListener('focusin', (event) => lineOf(event) && card.event(lineOf(event)));
log.list.addEventListener('focusout', card.hide);
log.list.addEventListener('click', (event) => {
  if (event.target.closest('button')) seek(lineOf(event).event.time);
});

charts.root.addEventListener('pointermove', (event) => {
  const there = charts.timeAt(event);
  if (there === undefined) return;
  if (event.buttons & 1) seek(there);
  const [, , , , available, ...active] = momentAt(rollout, there);
  card.moment(there, `${available} available, ${active.reduce((sum, n) => sum + n, 0)} in all`, event);
});
charts.root.addEventListener('pointerdown', (event) => {
  const there = charts.timeAt(event);
  if (there !== undefined) seek(there);
});
charts.root.addEventListener('pointerleave', leave);

addEventListener('resize', () => { stage.fit(); charts.resize(); });

for (const speed of speeds) find('speed').append(make('option', { value: speed }, `${speed}×`));
// At first everything takes about half a minute.
find('speed').selectedIndex = speeds.findIndex((speed) => (to - from) / speed <= 30000 || speed === 1000);
for (const each of data.rollouts) find('rollout').append(make('option', {}, each.name));
find('choice').hidden = data.rollouts.length < 2;
choose(0);

// The record, read once: what there is, and how it stands at a time. Times are milliseconds since
// the run began.

const data = JSON.parse(document.getElementById('data').textContent);
const STATES = ['none', 'starting', 'ready', 'available', 'leaving'];
const SAID = ['gone', 'starting', 'ready, not yet available', 'ready', 'leaving'];

const pods = data.pods.map(([name, version, place, node, phases]) => ({
  name, version, place, node,
  times: phases.filter((_, i) => i % 2 === 0),
  states: phases.filter((_, i) => i % 2 === 1),
}));

const events = data.events.map(([time, pod, word, actor, cause]) => ({
  time, pod, cause, words: data.words[word], actor: data.actors[actor], lost: false,
}));
for (const [time, pod, word] of data.losses) {
  events.push({ time, pod, cause: -1, words: data.words[word], actor: '', lost: true });
}
const caused = events.slice(0, data.events.length);
events.sort((a, b) => a.time - b.time);

const eventsOfPod = new Map();
for (const event of events) {
  if (event.pod >= 0) {
    eventsOfPod.set(event.pod, [...(eventsOfPod.get(event.pod) ?? []), event]);
  }
}

/** How many of a sorted list are not after a time. */
function countUntil(list, time, timeOf) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeOf(list[middle]) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function phaseAt(pod, time) {
  return countUntil(pod.times, time, (each) => each) - 1;
}

function stateAt(pod, time) {
  const phase = phaseAt(pod, time);
  return phase < 0 ? 0 : pod.states[phase];
}

/** Desired, floor, ceiling and available pods, then those of each version that are not leaving. */
function momentAt(rollout, time) {
  const index = countUntil(rollout.moments, time, (moment) => moment[0]) - 1;
  return rollout.moments[Math.max(0, index)];
}

function look(version) {
  return version < 0 ? 'other' : `v${data.versions[version].color}`;
}

function label(version) {
  const { revision, image } = data.versions[version];
  return `v${revision} ${image}`;
}

function subject(event) {
  if (event.pod < 0) return event.words;
  return `pod ${pods[event.pod].name}${event.lost ? ':' : ''} ${event.words}`;
}

/** 62500 is +1m2.5s; with fewer digits it does not flicker while it runs. */
function clock(millis, digits = 3) {
  const scale = 10 ** (3 - digits);
  const rounded = Math.floor(millis / scale + 1e-6) * scale;
  const hours = Math.floor(rounded / 3600000);
  const minutes = Math.floor(rounded / 60000) % 60;
  const seconds = (rounded % 60000) / 1000;
  const text = digits === 3 ? String(+seconds.toFixed(3)) : seconds.toFixed(digits);
  return `+${hours ? `${hours}h` : ''}${hours || minutes ? `${minutes}m` : ''}${text}s`;
}

/** An element with content. Text is never taken for markup. */
function make(name, attributes = {}, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

/** States with their numbers, as in "3 ready, 1 leaving". */
function counted(numbers) {
  const ready = numbers[2] + numbers[3];
  const parts = [[ready, 'ready'], [numbers[1], 'starting'], [numbers[4], 'leaving']];
  const text = parts.filter(([n]) => n > 0).map(([n, state]) => `${n} ${state}`).join(', ');
  return text || 'no pods';
}

// Details of what the pointer or the focus is on.

const card = (() => {
  const box = document.getElementById('card');
  let about = null;

  function list(lines) {
    return make('ol', {}, ...lines.map((text) => make('li', {}, text)));
  }

  function ofPod(index, time) {
    const pod = pods[index];
    const phase = phaseAt(pod, time);
    const known = (eventsOfPod.get(index) ?? []).filter((event) => event.time <= time);
    const content = [
      make('b', {}, pod.name),
      make('p', {}, `${label(pod.version)}${pod.node ? ` on ${pod.node}` : ''}`),
    ];
    if (phase >= 0) {
      const since = time - pod.times[phase];
      content.push(make('p', {},
        `${SAID[pod.states[phase]]} since ${clock(pod.times[phase])}, for ${clock(since, 1).slice(1)}`));
    }
    if (known.length) {
      content.push(list(known.slice(-5).map((event) => `${clock(event.time)} ${event.words}`)));
    }
    return content;
  }

  function ofEvent(event) {
    const causes = [];
    for (let cause = caused[event.cause]; cause && causes.length < 6; cause = caused[cause.cause]) {
      causes.push(`because ${subject(cause)}, ${clock(cause.time)}`);
    }
    const by = event.actor ? `by ${event.actor}, ${clock(event.time)}` : clock(event.time);
    const content = [make('b', {}, subject(event)), make('p', {}, by)];
    return causes.length ? [...content, list(causes)] : content;
  }

  function place(anchor) {
    const { width, height } = box.getBoundingClientRect();
    const below = anchor.bottom + 10 + height < innerHeight - 70;
    const left = Math.max(12, Math.min(innerWidth - width - 12, anchor.left + anchor.width / 2 - width / 2));
    box.style.left = `${left}px`;
    box.style.top = `${below ? anchor.bottom + 10 : Math.max(8, anchor.top - height - 10)}px`;
  }

  function show(content, anchor) {
    box.replaceChildren(...content);
    box.hidden = false;
    place(anchor);
  }

  /** Shows a pod; it stays up to date until the card is hidden. */
  function pod(element, time) {
    about = element;
    stage.mark(element.pod);
    show(ofPod(element.pod, time), element.getBoundingClientRect());
  }

  function event(element) {
    about = null;
    stage.mark(element.event.pod);
    show(ofEvent(element.event), element.getBoundingClientRect());
  }

  function moment(time, text, pointer) {
    about = null;
    const anchor = { left: pointer.clientX, width: 0, top: pointer.clientY - 10, bottom: pointer.clientY + 10 };
    show([make('b', {}, clock(time)), make('p', {}, text)], anchor);
  }

  function update(time) {
    if (!about) return;
    if (about.pod === undefined) hide();
    else pod(about, time);
  }

  function hide() {
    about = null;
    stage.mark(-1);
    box.hidden = true;
  }

  return { box, pod, event, moment, update, hide };
})();

// A day that is typed is said back in words, and can be chosen from a calendar: by its button, or with Alt and the arrow down. What was typed is read by the server alone.
(() => {
  const timers = new WeakMap();
  const written = iso => iso.split('-').reverse().join('/');
  const say = (field, text, wrong) => {
    const place = document.getElementById(`${field.id}-day`);
    if (!place) return;
    // The text itself is changed, for it may be drawn by somebody else.
    (place.firstChild ?? place.appendChild(document.createTextNode(''))).nodeValue = text;
    place.classList.toggle('error', wrong);
    place.classList.toggle('hint', !wrong);
  };
  const read = async (field, left) => {
    clearTimeout(timers.get(field));
    const text = field.value;
    delete field.dataset.iso;
    if (!text.trim()) {
      say(field, '', false);
      return;
    }
    const answer = await fetch(`/days?${new URLSearchParams({ text, toward: field.dataset.day, path: location.pathname })}`).catch(() => null);
    if (field.value !== text || !answer || answer.redirected || ![200, 422].includes(answer.status)) return;
    const day = await answer.json();
    if (day.iso) field.dataset.iso = day.iso;
    // Who is still typing is not told that it is wrong.
    say(field, day.iso || left ? day.said : '', !day.iso && left);
  };
  const isDay = field => field instanceof HTMLInputElement && 'day' in field.dataset;
  document.addEventListener('input', event => {
    const field = event.target;
    if (!isDay(field)) return;
    delete field.dataset.iso;
    clearTimeout(timers.get(field));
    timers.set(field, setTimeout(() => read(field, false), 200));
  });
  document.addEventListener('change', event => {
    if (isDay(event.target)) read(event.target, true);
  });

  let calendar;
  const pick = field => {
    calendar?.remove();
    calendar = document.createElement('input');
    calendar.type = 'date';
    calendar.tabIndex = -1;
    calendar.className = 'day-calendar';
    calendar.setAttribute('aria-hidden', 'true');
    calendar.value = field.dataset.iso ?? '';
    const place = field.getBoundingClientRect();
    Object.assign(calendar.style, { left: `${place.left}px`, top: `${place.bottom}px` });
    calendar.addEventListener('change', () => {
      if (!calendar.value) return;
      field.value = written(calendar.value);
      calendar.remove();
      for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
      field.focus();
    });
    document.body.append(calendar);
    try {
      calendar.showPicker();
    } catch {
      // A browser that shows none has the field all the same.
      calendar.remove();
      field.focus();
    }
  };
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest('[data-day-pick]') : null;
    const field = button && document.getElementById(button.dataset.dayPick);
    if (field) pick(field);
  });
  document.addEventListener('keydown', event => {
    if (!isDay(event.target) || !event.altKey || event.key !== 'ArrowDown') return;
    event.preventDefault();
    pick(event.target);
  });
  window.redressDays = { read: field => read(field, true), written };
})();

// The lines of a desk, and its keys; and of the list of cases what is ticked in it, how far one scrolled, and, once its circuit is there, links and filters that act without another page.
// Before there is one, and without script, a link is a link and a form a form.
const ticks = new Set();
let island, mounted = 0, listed, observer, anchor, held, spot, shift = false, busy = false, acting = false, at, typing, keeping;

const root = () => document.querySelector('[data-rows]');
const boxes = () => [...document.querySelectorAll('[data-rows] [name=case][type=checkbox]')];
const rows = () => [...document.querySelectorAll('[data-rows] tr:is([data-case], [data-row])')].filter(row => row.querySelector('[data-open]'));
const nameOf = row => row.dataset.case ?? row.dataset.row;
const rowOf = element => element instanceof Element ? element.closest('[data-rows] tr:is([data-case], [data-row])') : null;
const rowOfCase = number => rows().find(row => nameOf(row) === number);
const filter = () => document.querySelector('[data-list-filter]');
const here = () => location.pathname + location.search;
const pathOf = address => { const to = new URL(address, location.href); return to.pathname + to.search; };
const bare = address => { const to = new URL(address, location.href); to.searchParams.delete('peek'); return to.pathname + to.search; };
const plain = event => !(event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

// What is ticked

function show() {
  for (const box of boxes()) box.checked = ticks.has(box.value);
  const said = document.querySelector('[data-ticked]');
  if (said) said.textContent = !ticks.size ? said.dataset.none : ticks.size === 1 ? said.dataset.one : said.dataset.many.replace('{0}', ticks.size);
  for (const button of document.querySelectorAll('[data-tick-all][hidden]')) button.hidden = false;
}

function tick(box, on, whole) {
  const all = boxes();
  const [from, to] = [all.findIndex(one => one.value === anchor), all.indexOf(box)];
  const these = whole && from >= 0 ? all.slice(Math.min(from, to), Math.max(from, to) + 1) : [box];
  for (const one of these) {
    if (on) ticks.add(one.value);
    else ticks.delete(one.value);
  }
  anchor = box.value;
  show();
}

// Nothing stays ticked that stands in another list.
function untickOther() {
  if (listed !== bare(here())) {
    ticks.clear();
    anchor = undefined;
  }
  listed = bare(here());
}

function tickAll() {
  const all = boxes();
  const every = all.every(box => box.checked);
  for (const box of all) {
    if (every) ticks.delete(box.value);
    else ticks.add(box.value);
  }
  show();
}

// Another list, or another case beside it, without another page

async function go(address, replaces = false) {
  if (address === here()) return;
  history[replaces ? 'replaceState' : 'pushState'](null, '', address);
  untickOther();
  follow();
  try {
    await island.invokeMethodAsync('Go', address);
  } catch {
    location.assign(address);
  }
}

// What stands around the list says what the list shows: the fields of its filter, and where its forms lead.
function follow() {
  const asked = new URLSearchParams(location.search);
  for (const field of filter()?.elements ?? []) {
    if (!field.name || field.name === '__day' || field === document.activeElement) continue;
    if (field.type === 'checkbox') field.checked = asked.has(field.name);
    else if ('day' in field.dataset) field.value = asked.has(field.name) ? window.redressDays.written(asked.get(field.name)) : '';
    else field.value = asked.get(field.name) ?? '';
  }
  // Whose cases they are is asked where no view has said it.
  for (const field of document.querySelectorAll('[data-list-with]')) field.hidden = asked.has('view') && !asked.has('with');
  for (const field of document.querySelectorAll('[data-list-address]')) field.value = here();
  for (const form of document.querySelectorAll('[data-list-action], [data-list-here]')) form.action = here();
}

// Days as the address says them.
const read = form => Promise.all([...form.querySelectorAll('[data-day]')].filter(field => field.value && !field.dataset.iso).map(window.redressDays.read));

function asked(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([name, value]) => value && name !== '__day').map(([name, value]) => [name, form.elements[name].dataset?.iso ?? value]));
  return pathOf(query.size ? `/cases?${query}` : '/cases');
}

// Who typed the whole number of a case wants the case: the page leads there.
const isNumber = text => /[a-z]{2,6}[\s.\p{Pd}]*20\d\d[\s.\p{Pd}]*\d{6}/iu.test(text);

document.addEventListener('click', event => {
  shift = event.shiftKey;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (rowOf(link) && link.matches('[data-open]')) keepPlace(link);
  // Where the page is changed in its place, the line keeps the focus.
  if (link && root() && !island && plain(event) && link.matches('[data-look], [data-peek-close]')) {
    const row = rowOf(link) ?? rowOfCase(root().dataset.peek);
    held = row && { number: nameOf(row), at: rows().indexOf(row), top: scrollY };
  }
  if (event.target instanceof Element && event.target.closest('[data-tick-all]')) tickAll();
  if (!link || !island || !plain(event) || !link.matches('[data-list], [data-further]')) return;
  event.preventDefault();
  if (link.matches('[data-further]')) more('Further');
  else go(pathOf(link.href)).then(() => { if (link.matches('[data-peek-close]')) focusRow(rowOfCase(at)); });
}, true);

document.addEventListener('change', event => {
  const field = event.target;
  if (!(field instanceof HTMLElement)) return;
  if (field.matches('[data-rows] [name=case]')) tick(field, field.checked, shift);
  else if (island && field.form && field.form === filter() && !isText(field)) read(field.form).then(() => go(asked(field.form)));
  shift = false;
});

const isText = field => field.matches('input:not([type=checkbox], [data-day])');

document.addEventListener('input', event => {
  const field = event.target;
  if (!island || !(field instanceof HTMLElement) || !field.form) return;
  // What is ticked for an act is no text that has to be kept: it stays on the page, which does not go away.
  if (field.form.matches('[data-list-action]')) event.stopPropagation();
  else if (field.form === filter() && isText(field)) {
    clearTimeout(typing);
    typing = setTimeout(() => { if (!isNumber(field.value)) go(asked(field.form), true); }, 150);
  }
}, true);

document.addEventListener('submit', event => {
  const form = event.target;
  if (!island || event.defaultPrevented) return;
  if (form === filter() && !isNumber(form.elements.q.value)) {
    event.preventDefault();
    clearTimeout(typing);
    read(form).then(() => go(asked(form)));
  } else if (form.matches('[data-list-action]')) act(event, form);
}, true);

// What lacks something is sent to the page, which says what.
function act(event, form) {
  const [what, to] = [form.elements.act.value, form.elements.to.value];
  if (!ticks.size || what === 'assign' && !to) return;
  event.preventDefault();
  const numbers = [...ticks];
  if (what === 'print') {
    open(`/cases/print?${new URLSearchParams(numbers.map(number => ['case', number]))}`, '_blank', 'noopener');
    return;
  }
  if (acting) return;
  acting = true;
  island.invokeMethodAsync('Bulk', numbers, what, to || null).then(refused => {
    ticks.clear();
    for (const number of refused) ticks.add(number);
    show();
    root()?.querySelector('[data-bulk-result]')?.focus();
    // What became of it is not known where the line broke: it is not done twice, the list is looked at anew.
  }, () => location.reload()).finally(() => { acting = false; });
}

// How far one scrolled: more lines come before one is at the end, and one finds one's place again on the way back

async function more(method) {
  if (busy || !island) return;
  busy = true;
  try {
    await island.invokeMethodAsync(method);
  } catch { /* The line is broken; it is told there. */ }
  busy = false;
  watch();
}

function watch() {
  observer?.disconnect();
  observer ??= new IntersectionObserver(seen => {
    const one = seen.find(entry => entry.isIntersecting);
    if (one) more(one.target.matches('[data-further]') ? 'Further' : 'Back');
  }, { rootMargin: '800px' });
  for (const end of root()?.querySelectorAll('[data-further], [data-back]') ?? []) observer.observe(end);
}

function keepPlace(link) {
  const first = rows().find(row => row.getBoundingClientRect().bottom > 0);
  if (!first || !island) return;
  const list = { address: here(), place: root().dataset.place, number: first.dataset.case, top: first.getBoundingClientRect().top, focus: rowOf(link)?.dataset.case };
  history.replaceState({ ...history.state, list }, '');
}

async function findPlace() {
  const kept = history.state?.list;
  if (kept?.address !== here()) return;
  const shown = [kept.number, kept.focus].every(number => !number || rowOfCase(number));
  if (kept.place !== root()?.dataset.place || !shown) await island.invokeMethodAsync('Restore', kept.place);
  const row = rowOfCase(kept.number);
  if (row) scrollBy(0, row.getBoundingClientRect().top - kept.top);
  const link = rowOfCase(kept.focus)?.querySelector('[data-open]');
  if (!link) return;
  keepFocus(link);
}

// A page that is drawn gives its heading the focus, and may do so after its list is there.
function keepFocus(link) {
  link.focus({ preventScroll: true });
  const again = ({ target }) => { if (target.matches('h1')) (spot?.isConnected ? spot : link).focus({ preventScroll: true }); };
  document.addEventListener('focusin', again);
  setTimeout(() => document.removeEventListener('focusin', again), 1000);
}

addEventListener('scroll', () => {
  clearTimeout(keeping);
  keeping = setTimeout(() => { if (root()) keepPlace(); }, 200);
}, { passive: true });

// Keys. All of them stand in the table (Workbench/Keys/KeyTable.cs), which names these acts; who has nothing to act on leaves the key to others.

function focusRow(row) {
  const link = row?.querySelector('[data-open]');
  link?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

const current = () => rowOf(document.activeElement) ?? rowOfCase(at);
const look = row => row?.querySelector('[data-look]');

let looking;
function step(by) {
  const all = rows();
  if (!all.length) return false;
  const place = all.indexOf(current());
  const next = all[place < 0 ? 0 : Math.min(Math.max(place + by, 0), all.length - 1)];
  focusRow(next);
  clearTimeout(looking);
  // Who looks at one case and goes on looks at the next.
  if (root().dataset.peek && root().dataset.peek !== next.dataset.case) {
    looking = setTimeout(() => {
      if (!next.isConnected || at !== next.dataset.case) return;
      if (island) go(pathOf(look(next).href), true);
      else look(next)?.click();
    }, 150);
  }
  return true;
}

function peek() {
  const row = current();
  const close = root()?.querySelector('[data-peek-close]');
  const link = close && root().dataset.peek === row?.dataset.case ? close : look(row);
  link?.click();
  return Boolean(link);
}

function tickCurrent(whole) {
  const box = current()?.querySelector('[name=case]');
  if (box) tick(box, !box.checked, whole);
  return Boolean(box);
}

const acts = {
  'list-next': () => step(1),
  'list-previous': () => step(-1),
  'list-tick': () => tickCurrent(false),
  'list-tick-to': () => tickCurrent(true),
  'list-peek': peek,
  'list-acts': () => {
    const field = document.getElementById('act');
    field?.focus();
    return Boolean(field);
  },
};

document.addEventListener('redress-list', event => {
  if (root() && acts[event.detail]?.()) event.preventDefault();
});

document.addEventListener('focusin', event => {
  const row = rowOf(event.target);
  if (row) [at, spot] = [nameOf(row), event.target];
});

// What is no letter: Return on a tick would send the form, and Escape closes what is beside the list, unless something is typed.
document.addEventListener('keydown', event => {
  const target = event.target instanceof Element ? event.target : document.body;
  if (!root() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || document.querySelector('dialog[open]')) return;
  if (event.key === 'Enter' && target.matches('[data-rows] [name=case]')) rowOf(target).querySelector('[data-open]').click();
  else if (event.key === 'Escape' && root().dataset.peek && !target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')) root().querySelector('[data-peek-close]')?.click();
  else return;
  event.preventDefault();
});

// The circuit

export function start(reference) {
  island = reference;
  drawn([]);
  root()?.setAttribute('data-live', '');
  findPlace();
  return ++mounted;
}

export function drawn(gone) {
  for (const number of gone) ticks.delete(number);
  show();
  // What was drawn anew in another place lost the focus on the way.
  if (document.activeElement === document.body && at) rowOfCase(at)?.querySelector('[data-open]').focus({ preventScroll: true });
  if (!busy) watch();
}

// One that leaves may say so after the next one came.
export function stop(which) {
  if (which !== mounted) return;
  island = undefined;
  observer?.disconnect();
}

// A page of its own, and one that was put in the place of another

function begin() {
  if (!root()) {
    at = undefined;
    return;
  }
  untickOther();
  if (!island) for (const box of boxes()) if (box.checked) ticks.add(box.value);
  show();
  if (!held) return;
  const same = rows()[held.at];
  // Who went on meanwhile stays where it went.
  const row = rowOf(document.activeElement) ?? (same && nameOf(same) === held.number ? same : rowOfCase(held.number));
  if (row) {
    scrollTo({ top: held.top, behavior: 'instant' });
    keepFocus(row.querySelector('[data-open]'));
    row.scrollIntoView({ block: 'nearest' });
  }
  held = undefined;
}
globalThis.Blazor?.addEventListener?.('enhancedload', begin);
begin();

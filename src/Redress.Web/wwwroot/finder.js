// The search of the bar and the palette. What is typed stands in a field of the page; the island beside it answers, and the arrows choose among its answers.
// Without an island that answers the search is a form that leads to a page.
const islands = new Map();
const timers = new Map();
const palette = () => document.getElementById('palette');
// The bar's field is the frame's, a field of a form that works by itself.
const field = name => document.getElementById(name === 'search' ? 'desk-search' : 'palette-field');
const box = name => document.querySelector(`[data-found="${name}"]`);
const options = name => [...(box(name)?.querySelectorAll('[role=option]') ?? [])];
const nameOf = target => ['search', 'palette'].find(name => target && target === field(name));

function choose(name, option) {
  for (const one of options(name)) one.setAttribute('aria-selected', String(one === option));
  if (!option) { field(name)?.removeAttribute('aria-activedescendant'); return; }
  field(name)?.setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({ block: 'nearest' });
}
// Under the field, wherever the frame has it.
function place(list, shown) {
  list.hidden = !shown;
  if (!shown) return;
  const at = field('search').getBoundingClientRect();
  list.style.insetInlineStart = `${at.left}px`;
  list.style.insetBlockStart = `${at.bottom + 4}px`;
  list.style.width = `${at.width}px`;
}
function show(name, shown) {
  field(name)?.setAttribute('aria-expanded', String(shown));
  if (name === 'search' && box(name)) place(box(name), shown);
  if (!shown) choose(name);
}
let entered = false;
async function find(name) {
  const typed = field(name);
  const asked = typed.value;
  try {
    await islands.get(name)?.invokeMethodAsync('Find', asked, location.pathname);
  } catch {
    return;
  }
  // What stands there now is asked for, unless that is on its way.
  if (typed.value !== asked) {
    if (!timers.has(name)) find(name);
    return;
  }
  if (name === 'search') show(name, typed.value.trim() !== '' && document.activeElement === typed);
  choose(name, name === 'palette' ? options(name)[0] : undefined);
  if (name === 'palette' && entered) {
    entered = false;
    options(name)[0]?.click();
  }
}
function openPalette() {
  const dialog = palette();
  if (!dialog || dialog.open) return;
  entered = false;
  // Nobody answers yet, or any more: the search of the bar works by itself.
  if (!islands.has('palette')) {
    field('search')?.focus();
    return;
  }
  field('palette').value = '';
  dialog.showModal();
  field('palette').focus();
  find('palette');
}
function close(name) {
  clearTimeout(timers.get(name));
  timers.delete(name);
  if (name === 'palette') palette().close();
  else { show(name, false); field(name).value = ''; }
}
function step(name, by) {
  const all = options(name);
  if (!all.length) return;
  const at = all.findIndex(one => one.getAttribute('aria-selected') === 'true');
  choose(name, all[(at + by + all.length + (at < 0 && by < 0 ? 1 : 0)) % all.length]);
}
const reveal = () => {
  if (islands.has('palette')) for (const button of document.querySelectorAll('[data-palette-open]')) button.hidden = false;
  const bar = field('search');
  if (bar && islands.has('search')) for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'search-list' })) bar.setAttribute(name, value);
};

export function attach(name, island) {
  islands.set(name, island);
  reveal();
  // What was typed before anybody answered.
  if (document.activeElement === field(name) && field(name).value) find(name);
}

document.addEventListener('input', event => {
  const name = nameOf(event.target);
  if (!name) return;
  clearTimeout(timers.get(name));
  // What was found for other words is not what Enter means.
  entered = false;
  choose(name);
  timers.set(name, setTimeout(() => { timers.delete(name); find(name); }, 60));
});
document.addEventListener('keydown', event => {
  if (event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k' && palette()) {
    event.preventDefault();
    openPalette();
    return;
  }
  const name = nameOf(event.target);
  if (!name) return;
  const chosen = options(name).find(one => one.getAttribute('aria-selected') === 'true');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    step(name, event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.key === 'Enter' && (chosen || name === 'palette')) {
    event.preventDefault();
    if (chosen) chosen.click();
    else entered = true;
  } else if (event.key === 'Escape' && name === 'search' && !box(name).hidden) {
    event.preventDefault();
    show(name, false);
  }
});
// The field keeps the focus, or the list would be gone before the click.
document.addEventListener('pointerdown', event => {
  if (event.target instanceof Element && event.target.closest('[data-found] [role=option]')) event.preventDefault();
});
document.addEventListener('click', event => {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest('[data-palette-open]')) openPalette();
  const option = event.target.closest('[data-found] [role=option]');
  // The link leads on by itself.
  if (option && !event.ctrlKey && !event.metaKey) close(option.closest('[data-found]').dataset.found);
});
addEventListener('scroll', () => { if (box('search')?.hidden === false) place(box('search'), true); }, { passive: true });
document.addEventListener('focusout', event => {
  if (nameOf(event.target) === 'search') show('search', false);
});
globalThis.Blazor?.addEventListener?.('enhancedload', reveal);

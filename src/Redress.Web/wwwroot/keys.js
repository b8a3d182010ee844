// Shortcuts of the staff's pages. They can be switched off (WCAG 2.1.4), never act while something is typed, and take no key that the browser or a screen reader wants with another.
const off = 'redress-keys-off';
const dialog = () => document.getElementById('keys');
const on = () => dialog() && localStorage.getItem(off) !== '1';
const show = () => { const button = document.querySelector('[data-keys-open]'); if (button) button.hidden = false; };
const goTo = place => {
  if (!place) return;
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.scrollIntoView({ block: 'start' });
  place.focus({ preventScroll: true });
};
const parts = () => [...document.querySelectorAll('[data-section]')];
const step = by => {
  const all = parts();
  const line = 80;
  const here = all.findLastIndex(p => p.getBoundingClientRect().top < line);
  const next = all[Math.min(Math.max(here + by, 0), all.length - 1)];
  goTo(next?.querySelector('h2') ?? next);
};
const open = () => {
  const box = dialog();
  box.querySelector('[data-keys-on]').checked = localStorage.getItem(off) !== '1';
  if (!box.open) box.showModal();
};
let first, since = 0;
const acts = {
  j: () => step(1),
  k: () => step(-1),
  a: () => goTo(document.getElementById('what-now')),
  n: () => goTo(document.getElementById('notes')),
  '?': open,
};
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing || !on() || dialog().open) return;
  if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], iframe')) return;
  if (first === 'g' && event.key === 'w' && Date.now() - since < 1500) location.assign('/cases');
  else if (acts[event.key] && (event.key === '?' || parts().length > 0)) { acts[event.key](); event.preventDefault(); }
  [first, since] = [event.key, Date.now()];
});
document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('[data-keys-open]')) open();
});
document.addEventListener('change', event => {
  if (event.target instanceof HTMLInputElement && event.target.matches('[data-keys-on]')) localStorage.setItem(off, event.target.checked ? '0' : '1');
});
// On paper nothing stays folded.
let folded = [];
addEventListener('beforeprint', () => { folded = [...document.querySelectorAll('.dossier details:not([open])')]; for (const d of folded) d.open = true; });
addEventListener('afterprint', () => { for (const d of folded) d.open = false; folded = []; });
show();
window.Blazor?.addEventListener?.('enhancedload', show);

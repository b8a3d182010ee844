// The keys of the staff's pages. Which there are stands in one table (Workbench/Keys/KeyTable.cs), of which the dialog is drawn; here it is read from the dialog.
// They can be switched off (WCAG 2.1.4), never act while something is typed or a dialog is open, and take no key that the browser or a screen reader wants with another.
const dialog = () => document.getElementById('keys');
const show = () => { for (const button of document.querySelectorAll('[data-keys-open]')) button.hidden = false; };
const table = () => [...dialog().querySelectorAll('[data-keys]')].map(line => line.dataset);
const isFree = event => dialog()?.dataset.on === 'true'
  && !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing)
  && !document.querySelector('dialog[open], .mud-dialog-container')
  && !(event.target instanceof Element && event.target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], iframe'))
  && !(event.key === ' ' && event.target instanceof Element && event.target.closest('input, button, summary, label, a:not([data-rows] tr a)'));
// As the table writes it: the space bar by its name, a capital as its letter with Shift.
const named = event => event.key === ' ' ? 'Space' : event.shiftKey && /^[a-z]$/i.test(event.key) ? `Shift+${event.key.toLowerCase()}` : event.key;
const goTo = place => {
  if (!place) return false;
  if (!place.matches('a[href], button, input, select, textarea, [tabindex]')) place.tabIndex = -1;
  place.scrollIntoView({ block: 'nearest' });
  if (place.matches('h1, h2, [data-section], section')) place.scrollIntoView({ block: 'start' });
  place.focus({ preventScroll: true });
  return true;
};
const step = (selector, by) => {
  const all = [...document.querySelectorAll(selector)];
  // A part begins on top of what its heading is scrolled to.
  const line = 80;
  const here = all.findLastIndex(part => part.getBoundingClientRect().top < line);
  const next = all[Math.min(Math.max(here + by, 0), all.length - 1)];
  return goTo(next?.querySelector('h2') ?? next);
};
const mark = on => {
  dialog().dataset.on = `${on}`;
  for (const button of dialog().querySelectorAll('[name=keys]')) button.ariaPressed = `${(button.value === 'on') === on}`;
};
const open = () => {
  const box = dialog();
  if (!box.open) box.showModal();
  return true;
};
const acts = {
  // By the link of the rail where there is one: then the page is changed and not loaded anew.
  Go: to => {
    const link = document.querySelector(`.rail a[href="${to}"]`);
    if (link) link.click();
    else location.assign(to);
    return true;
  },
  Focus: to => goTo(document.querySelector(to)),
  Next: to => step(to, 1),
  Previous: to => step(to, -1),
  // Whoever draws a list hears it; where there is none nobody does.
  List: act => !document.dispatchEvent(new CustomEvent('redress-list', { detail: act, cancelable: true })),
  Help: open,
};
let first, since = 0;
document.addEventListener('keydown', event => {
  if (!isFree(event)) return;
  const all = table();
  const key = named(event);
  const both = all.filter(l => first && Date.now() - since < 1500 && l.keys === `${first} ${key}`);
  // What a list does not take is for the file.
  const lines = both.length ? both : all.filter(l => l.keys === key);
  [first, since] = lines.length || !all.some(l => l.keys.startsWith(`${key} `)) ? [undefined, 0] : [key, Date.now()];
  if (lines.some(line => acts[line.act]?.(line.to))) event.preventDefault();
});
document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('[data-keys-open]')) open();
});
// Kept without leaving the page; what could not be kept is shown as it was.
document.addEventListener('submit', async event => {
  const form = event.target;
  if (!form.matches('[data-keys-form]') || !event.submitter) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  body.set('returnUrl', '/account/session');
  const before = dialog().dataset.on === 'true';
  mark(event.submitter.value === 'on');
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => undefined);
  if (answer?.status !== 204) mark(before);
});
// On paper nothing stays folded.
let folded = [];
addEventListener('beforeprint', () => { folded = [...document.querySelectorAll('.dossier details:not([open])')]; for (const d of folded) d.open = true; });
addEventListener('afterprint', () => { for (const d of folded) d.open = false; folded = []; });
show();
window.Blazor?.addEventListener?.('enhancedload', show);

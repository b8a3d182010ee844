// Menus of the staff's frame: they open without script too; with it they close when one goes on beside them.
const open = () => document.querySelectorAll('details[data-menu][open]');
document.addEventListener('pointerdown', ({ target }) => {
  for (const menu of open()) if (!menu.contains(target)) menu.open = false;
});
document.addEventListener('focusout', ({ target, relatedTarget }) => {
  for (const menu of open()) if (relatedTarget && menu.contains(target) && !menu.contains(relatedTarget)) menu.open = false;
});
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  for (const menu of open()) {
    if (!menu.contains(document.activeElement)) continue;
    menu.open = false;
    menu.querySelector('summary').focus();
    event.preventDefault();
  }
});
// Another page in the place of this one: its heading has the focus, however late its parts come and wherever the focus was left by what led there (a palette that closed, a link that is gone).
// Who has gone on meanwhile, or was led to a place on the page, is left there.
let shown = location.pathname, owed = false;
for (const gesture of ['keydown', 'pointerdown']) document.addEventListener(gesture, () => { owed = false; }, true);
window.Blazor?.addEventListener?.('enhancedload', () => {
  if (shown !== location.pathname) [shown, owed] = [location.pathname, true];
  if (owed) setTimeout(() => {
    const heading = document.querySelector('main h1');
    const at = document.activeElement;
    if (!owed || !heading || at === heading || at?.closest('main, dialog')) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, 50);
});

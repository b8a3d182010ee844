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
// Another page in the place of this one: its heading has the focus, also where that came too early and was lost as the page was put in, in one piece or in several.
// Who has gone on meanwhile is left there.
let shown = location.pathname, since = 0;
window.Blazor?.addEventListener?.('enhancedload', () => {
  if (shown !== location.pathname) [shown, since] = [location.pathname, Date.now()];
  if (Date.now() - since > 2000) return;
  setTimeout(() => {
    const heading = document.querySelector('main h1');
    if (!heading || ![document.body, heading, null].includes(document.activeElement)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, 50);
});

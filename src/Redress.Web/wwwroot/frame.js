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

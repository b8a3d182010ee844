// A form that waits on the server while it is filled in: nothing typed is lost when the line breaks, the page is left or the session ends.
// A party's form of an act has an address of its own for that; every other form is kept for this device.
const timers = new Map();
const address = form => {
  if (form.dataset.draft) return form.dataset.draft;
  if (form.method !== 'post' || form.dataset.kept === 'never' || form.querySelector('[type="password"]')) return null;
  const to = new URL(form.action);
  return to.origin === location.origin ? `/kept-forms?path=${encodeURIComponent(to.pathname + to.search)}` : null;
};
const fields = form => {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
};
const keep = form => {
  clearTimeout(timers.get(form));
  timers.delete(form);
  const said = form.querySelector('[data-kept]');
  fetch(address(form), { method: 'POST', body: fields(form), keepalive: true })
    .then(answer => { if (answer.ok && said) said.textContent = said.dataset.kept; })
    .catch(() => { timers.set(form, setTimeout(() => keep(form), 10000)); });
};
document.addEventListener('input', event => {
  const form = event.target.form;
  if (!form || !address(form)) return;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => keep(form), 1500));
});
document.addEventListener('submit', event => {
  clearTimeout(timers.get(event.target));
  timers.delete(event.target);
}, true);
const keepAll = () => { for (const form of [...timers.keys()]) keep(form); };
addEventListener('pagehide', keepAll);
// A page that is changed in its place takes the form with it, or puts another one there.
window.Blazor?.addEventListener?.('enhancednavigationstart', keepAll);

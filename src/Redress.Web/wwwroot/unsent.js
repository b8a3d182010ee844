// A form that waits on the server while it is filled in: nothing typed is lost when the line breaks, the page is left or the session ends.
// A form of an act has an address of its own for that; every other form is kept for this device. So is one of an act once nobody is signed in any more.
const timers = new Map();
const underWay = new Set();
const device = form => {
  if (form.method !== 'post' || form.dataset.kept === 'never' || form.querySelector('[type="password"]')) return null;
  const to = new URL(form.action);
  return to.origin === location.origin ? `/kept-forms?path=${encodeURIComponent(to.pathname + to.search)}` : null;
};
const address = form => form.dataset.draft || device(form);
const fields = form => {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
};
// What is posted while the page is left outlives it, but may be no longer than 64 KiB. A redirect leads to the sign-in: nothing was kept there.
const post = (to, form, leaving) => fetch(to, { method: 'POST', body: fields(form), keepalive: leaving, redirect: 'manual' });
const isShut = answer => answer.type === 'opaqueredirect' || [400, 401, 403, 404].includes(answer.status);
const later = (form, time) => {
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => keep(form), time));
};
async function send(form, leaving) {
  const said = form.querySelector('[data-kept]');
  try {
    let answer = await post(address(form), form, leaving);
    if (form.dataset.draft && isShut(answer) && device(form)) answer = await post(device(form), form, leaving);
    if (answer.ok && said) said.textContent = said.dataset.kept;
    // The file was erased meanwhile: it is kept nowhere, and said so.
    if (answer.status === 410 && said) said.textContent = await answer.text();
    if (answer.status === 429 || answer.status >= 500) later(form, 10000);
  } catch {
    later(form, 10000);
  }
}
function keep(form, leaving = false) {
  clearTimeout(timers.get(form));
  timers.delete(form);
  const sent = send(form, leaving).finally(() => underWay.delete(sent));
  underWay.add(sent);
}
document.addEventListener('input', event => {
  const form = event.target.form;
  if (form && address(form)) later(form, 1500);
});
document.addEventListener('submit', event => {
  clearTimeout(timers.get(event.target));
  timers.delete(event.target);
}, true);
const keepAll = leaving => { for (const form of [...timers.keys()]) keep(form, leaving); };
addEventListener('pagehide', () => keepAll(true));
// A page that is changed in its place takes the form with it, or puts another one there.
window.Blazor?.addEventListener?.('enhancednavigationstart', () => keepAll(false));
// Who is about to load the page again waits until all is kept.
document.addEventListener('redress-keep', event => {
  keepAll(false);
  event.detail.push(...underWay);
});

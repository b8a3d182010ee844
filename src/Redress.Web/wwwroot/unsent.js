// A form that waits on the server while it is filled in: nothing typed is lost when the line breaks or the page is left.
let form, timer;
const fields = () => {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
};
const keep = () => {
  clearTimeout(timer);
  timer = undefined;
  const said = form.querySelector('[data-kept]');
  fetch(form.dataset.draft, { method: 'POST', body: fields(), keepalive: true })
    .then(answer => { if (answer.ok && said) said.textContent = said.dataset.kept; })
    .catch(() => { timer = setTimeout(keep, 10000); });
};
document.addEventListener('input', event => {
  const changed = event.target.form;
  if (!changed?.dataset.draft) return;
  form = changed;
  clearTimeout(timer);
  timer = setTimeout(keep, 1500);
});
document.addEventListener('submit', event => { if (event.target === form) clearTimeout(timer); timer = undefined; });
addEventListener('pagehide', () => { if (timer) keep(); });

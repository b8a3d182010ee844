// A scan stands beside the form as soon as it is chosen, and nothing that is typed meanwhile is touched. Without script a button shows it.
(() => {
  const show = async input => {
    const form = input.form;
    const button = form.querySelector(`button[value="${input.dataset.shows}"]`);
    const answer = await fetch(form.action, { method: 'POST', body: new FormData(form, button) }).catch(() => null);
    // It goes along when the form is sent.
    if (!answer?.ok || !form.isConnected) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const desk = page.querySelector('.paper-desk');
    // What was refused is told as it is without script.
    if (!desk || page.querySelector('.error-summary')) {
      form.requestSubmit(button);
      return;
    }
    input.value = '';
    input.dispatchEvent(new Event('redress-file', { bubbles: true }));
    form.action = page.querySelector('.paper-desk form').getAttribute('action');
    history.replaceState(history.state, '', answer.url);
    for (const part of ['documents', 'mandate']) form.querySelector(`[data-part="${part}"]`).replaceChildren(...desk.querySelector(`[data-part="${part}"]`).childNodes);
    const scan = desk.querySelector('.paper-scan');
    if (!scan || form.parentElement.querySelector('.paper-scan')) return;
    form.before(document.adoptNode(scan));
    form.parentElement.classList.add('with-scan');
  };
  document.addEventListener('change', event => {
    const input = event.target;
    if (input instanceof HTMLInputElement && input.dataset.shows && input.files.length > 0) show(input);
  });
})();

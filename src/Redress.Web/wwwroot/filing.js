// Improves the filing of complaints where script runs: copying a code, printing, and how far an upload has come.
// Without it every form posts as it is. Pages may be replaced in place, so everything listens on the document.
(() => {
  const show = () => document.querySelectorAll('[data-copy][hidden], [data-print][hidden]').forEach(button => { button.hidden = false; });
  show();
  new MutationObserver(show).observe(document.body, { childList: true, subtree: true });

  document.addEventListener('click', async event => {
    const button = event.target instanceof Element ? event.target.closest('[data-copy], [data-print]') : null;
    if (!button) return;
    if (button.hasAttribute('data-print')) {
      window.print();
      return;
    }
    const code = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(code.textContent.trim());
      button.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(code);
    }
  });

  // What is chosen, beside the words by which one chooses (FileBox.razor).
  const tell = input => {
    const said = input.parentElement.querySelector('.file-name');
    if (!said) return;
    const names = [...input.files].map(file => file.name);
    said.textContent = names.length > 3 ? said.dataset.many.replace('{0}', names.length) : names.join(', ') || said.dataset.none;
  };
  const tellAll = () => document.querySelectorAll('.file-box > input').forEach(tell);
  for (const name of ['change', 'redress-file']) document.addEventListener(name, ({ target }) => { if (target instanceof Element && target.matches('.file-box > input')) tell(target); });
  // The browser gives back what was chosen when one comes back to the page, and a page that is changed in its place keeps it.
  window.addEventListener('pageshow', tellAll);
  window.Blazor?.addEventListener?.('enhancedload', tellAll);

  document.addEventListener('submit', event => {
    const form = event.target;
    const files = [...form.querySelectorAll('input[type=file]')].some(input => input.files.length > 0);
    const state = form.querySelector('.upload-state');
    if (!form.dataset.progress || !files || !state) return;
    event.preventDefault();
    send(form, event.submitter, state);
  });

  function send(form, submitter, state) {
    const body = new FormData(form, submitter);
    const [bar, text] = [state.querySelector('progress'), state.querySelector('span')];
    const buttons = form.querySelectorAll('button');
    const request = new XMLHttpRequest();
    state.hidden = false;
    buttons.forEach(button => { button.disabled = true; });
    request.upload.addEventListener('progress', at => {
      bar.value = at.lengthComputable ? at.loaded / at.total : 0;
      text.textContent = form.dataset.progress.replace('{0}', Math.round(bar.value * 100));
    });
    request.addEventListener('load', () => {
      // What was refused comes back as the page with its sentences; everything else leads on.
      const page = new DOMParser().parseFromString(request.responseText, 'text/html');
      if (request.status === 200 && page.querySelector('.error-summary')) {
        document.querySelector('main').replaceWith(page.querySelector('main'));
        document.title = page.title;
        document.querySelector('.error-summary').focus();
      } else if (request.status === 200) {
        location.assign(request.responseURL);
      } else {
        cut();
      }
    });
    request.addEventListener('error', cut);
    request.addEventListener('abort', cut);
    request.open('POST', form.action);
    request.send(body);

    function cut() {
      buttons.forEach(button => { button.disabled = false; });
      bar.value = 0;
      text.textContent = form.dataset.cut;
    }
  }
})();

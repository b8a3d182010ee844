// A passkey is made or shown by the browser: what it is asked comes from the server, what it answers goes with the form. Without script, or in a browser that knows none, the button stays hidden.
(() => {
  const can = () => typeof window.PublicKeyCredential?.parseCreationOptionsFromJSON === 'function'
    && typeof window.PublicKeyCredential.parseRequestOptionsFromJSON === 'function';
  const show = () => {
    for (const form of document.querySelectorAll('form[data-passkey]')) {
      for (const part of form.querySelectorAll('[data-passkey-any]')) part.hidden = !can();
      for (const part of form.querySelectorAll('[data-passkey-none]')) part.hidden = can();
    }
  };
  const ask = async form => {
    const headers = { RequestVerificationToken: form.elements.__RequestVerificationToken.value };
    const answer = await fetch(form.dataset.passkey, { method: 'POST', headers });
    if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
    const options = await answer.json();
    return 'passkeyNew' in form.dataset
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  };
  document.addEventListener('submit', async event => {
    const form = event.target;
    if (!form.matches?.('form[data-passkey]') || form.elements.passkeyCode.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const failed = form.querySelector('[data-passkey-failed]');
    const button = form.querySelector('button');
    failed.hidden = true;
    button.disabled = true;
    try {
      form.elements.passkeyCode.value = JSON.stringify(await ask(form));
      button.disabled = false;
      form.requestSubmit();
    } catch {
      // Given up by whoever was asked, or none is there.
      button.disabled = false;
      failed.hidden = false;
    }
  }, true);
  // Where a page has another form that is the usual one, this one has no button of its own that sends.
  document.addEventListener('click', event => event.target.closest?.('form[data-passkey] button[type=button]')?.form.requestSubmit());
  show();
  window.Blazor?.addEventListener?.('enhancedload', show);
})();

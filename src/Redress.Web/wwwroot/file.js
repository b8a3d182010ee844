// A file that is changed in its place: the focus goes where the work goes on, what was unfolded stays unfolded, and Escape closes the form beside it.
// What comes next is done in the file itself: one press, one act.
(() => {
  const panel = () => document.querySelector('.act-panel');
  const address = () => location.pathname;
  const seen = place => place.type !== 'hidden' && !place.disabled && place.getClientRects().length > 0;
  let file = address(), drawing = '', act = '', unfolded = [], busy = false, sent = null, acted = null, within = false;

  const go = place => {
    if (!place) return;
    if (!place.matches('a[href], button, input, select, textarea, summary') && !place.hasAttribute('tabindex')) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'nearest' });
  };
  const settle = () => {
    if (file !== address()) [file, drawing, act] = [address(), '', ''];
    const open = panel();
    if (acted && !open) go(document.querySelector('[data-next-act]') ?? document.querySelector('.file-bar h1'));
    acted = null;
    if ((open?.dataset.drawing ?? '') === drawing) return;
    if (open) go(open.querySelector('.error-summary') ?? [...open.querySelectorAll('form :is(input, select, textarea)')].find(seen) ?? open.querySelector('h2'));
    else if (document.querySelector('[data-done]')) go(document.querySelector('[data-next-act]') ?? document.querySelector('.file-bar h1'));
    else go(document.querySelector(`.dossier a[href*="?act=${act}"]`) ?? document.querySelector('.file-bar h1'));
    [drawing, act] = [open?.dataset.drawing ?? '', open?.dataset.act ?? ''];
  };

  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || document.querySelector('dialog[open], .mud-dialog, .mud-popover-open')) return;
    const close = document.querySelector('[data-close-act]');
    // Who types elsewhere means that place.
    const elsewhere = event.target instanceof Element && event.target.closest('input, textarea, select') && !event.target.closest('.act-panel');
    if (!close || elsewhere) return;
    event.preventDefault();
    close.click();
  });
  window.Blazor?.addEventListener?.('enhancednavigationstart', () => {
    busy = true;
    // A form in which nothing was typed is drawn anew, with the file as it then stands.
    for (const form of document.querySelectorAll('.now-form[data-permanent]:not([data-typed])')) form.removeAttribute('data-permanent');
    within = !!document.activeElement?.closest('.now-form, .file-next');
    unfolded = [...document.querySelectorAll('.dossier details[open]')].filter(part => part !== sent);
  });
  window.Blazor?.addEventListener?.('enhancedload', () => {
    if (file === address()) for (const part of unfolded) if (part.isConnected) part.open = true;
    settle();
    if (within && (!document.activeElement || document.activeElement === document.body)) go(document.querySelector('[data-next-act]') ?? document.querySelector('.file-bar h1'));
    if (sent?.isConnected && !sent.open && (!document.activeElement || document.activeElement === document.body || !seen(document.activeElement))) go(sent.querySelector('summary'));
    sent = null;
  });
  // What was changed in its place folds up again.
  document.addEventListener('submit', event => {
    sent = event.target.closest('details.in-place');
    if (!event.target.matches('.now-form')) return;
    const form = acted = event.target;
    // What was never answered can be sent again.
    setTimeout(() => { if (acted === form) acted = null; }, 5000);
  }, true);
  document.addEventListener('input', event => {
    if (event.target.form?.matches('.now-form')) event.target.form.dataset.typed = '';
  });
  // The next act's button stands where the last one's was: a key that is held and a second click are meant for no other act.
  const again = event => {
    const button = event.target instanceof Element ? event.target.closest('.now-form button, button[form^="now-"]') : null;
    if (button && (event.type === 'click' ? event.detail > 1 || acted : event.key === 'Enter' && (event.repeat || acted))) event.preventDefault();
  };
  document.addEventListener('click', again, true);
  document.addEventListener('keydown', again, true);
  window.Blazor?.addEventListener?.('enhancednavigationend', () => { busy = false; });
  // For what is told of others: not before the page shows what one did oneself.
  window.redressFile = {
    settled: async () => {
      do await new Promise(done => setTimeout(done, 150)); while (busy);
    },
  };
  settle();
  // After an act that led to another page.
  if (document.querySelector('.file-told [data-done]') && !panel() && (!document.activeElement || document.activeElement === document.body)) go(document.querySelector('[data-next-act]') ?? document.querySelector('.file-bar h1'));
})();

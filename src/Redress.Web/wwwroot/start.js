// Starts Blazor. A desk's circuit goes over one WebSocket, at whichever program answers; on a page without islands there is none.
// When the line breaks it is tried again, and when the circuit is gone the page is loaded anew: what is open and where one is stands in its address.
// Who is typing is asked first. A page that nobody looks at gives its circuit back until somebody does.
(() => {
  const hiddenFor = 5 * 60 * 1000;
  const asked = 10 * 60 * 1000;
  const forms = new Set();
  let pausing, paused = false, coming = false, signedOut = false, since = Date.now();
  const box = () => document.getElementById('desk-line');
  const typed = () => [...forms].some(form => form.isConnected);
  const wait = time => new Promise(done => setTimeout(done, time));
  const say = what => {
    const all = box();
    if (!all) return;
    all.hidden = !what;
    for (const said of all.querySelectorAll('[data-said]')) said.hidden = said.dataset.said !== what;
  };
  const keep = () => {
    const kept = [];
    document.dispatchEvent(new CustomEvent('redress-keep', { detail: kept }));
    return Promise.all(kept);
  };
  const alive = () => fetch('/health/live', { cache: 'no-store' }).then(answer => answer.ok, () => false);

  async function comeBack() {
    if (coming || signedOut) return;
    coming = true;
    // Not before somebody answers: a browser's own page of a failure would take the place of this one.
    for (say('broken'); !await alive();) await wait(1500);
    await keep();
    if (typed()) say('behind');
    else location.reload();
    coming = false;
  }

  async function resume() {
    paused = false;
    if (await Blazor.resumeCircuit?.().catch(() => false) === false) await comeBack();
  }

  // Keeps the session of who works in a page that loads no other, and hears when it ended.
  async function ask() {
    since = Date.now();
    const answer = await fetch('/account/session', { cache: 'no-store' }).catch(() => undefined);
    if (answer?.status !== 401 || signedOut) return;
    signedOut = true;
    await Blazor.pauseCircuit?.().catch(() => false);
    const link = box()?.querySelector('[data-sign-in]');
    if (link) link.href = `/account/login?ReturnUrl=${encodeURIComponent(location.pathname + location.search)}`;
    say('ended');
  }

  Blazor.start({
    circuit: {
      configureSignalR: line => line.withUrl('_blazor', { skipNegotiation: true, transport: 1 }),
      reconnectionOptions: { maxRetries: 400, retryIntervalMilliseconds: tries => tries < 5 ? 400 : tries < 60 ? 2000 : 15000, dialogId: 'desk-line' },
    },
  });

  box()?.addEventListener('components-reconnect-state-changed', ({ detail }) => {
    if (signedOut) return;
    if (detail.state === 'retrying') say('broken');
    else if (detail.state === 'hide') say();
    else if (detail.state === 'paused' && detail.remote) resume();
    else if (['failed', 'rejected', 'resume-failed'].includes(detail.state)) comeBack();
  });
  document.addEventListener('visibilitychange', () => {
    clearTimeout(pausing);
    if (!box() || signedOut) return;
    if (document.hidden) pausing = setTimeout(async () => { paused = await Blazor.pauseCircuit?.().catch(() => false) ?? false; }, hiddenFor);
    else {
      if (paused) resume();
      ask();
    }
  });
  for (const act of ['keydown', 'pointerdown']) {
    document.addEventListener(act, () => { if (box() && !signedOut && Date.now() - since > asked) ask(); }, { passive: true });
  }
  document.addEventListener('input', ({ target }) => { if (target.form?.method === 'post') forms.add(target.form); });
  document.addEventListener('submit', ({ target }) => forms.delete(target));
  document.addEventListener('click', async event => {
    const target = event.target instanceof Element ? event.target.closest('[data-load-again], [data-sign-in]') : null;
    if (!target) return;
    event.preventDefault();
    await keep();
    if (target.href) location.assign(target.href);
    else location.reload();
  });
})();

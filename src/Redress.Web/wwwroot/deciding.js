// The decision desk follows what is typed: the document, what is missing, and what comes of it. The file's parts are tabs, an exhibit opens beside the text,
// and exhibits and standard texts are put in where the cursor stands. Without script its links and buttons do the same, and citations are typed by hand.
(() => {
  let timer, asked = 0;
  const follow = async form => {
    const turn = ++asked;
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    const answer = await fetch(form.dataset.follow, { method: 'POST', body }).catch(() => null);
    if (!answer?.ok || answer.redirected || turn !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of page.querySelectorAll('[data-part]')) {
      const place = form.querySelector(`[data-part="${part.dataset.part}"]`);
      // Who is choosing in it keeps the focus.
      if (place && !place.contains(document.activeElement) && place.innerHTML.trim() !== part.innerHTML.trim()) place.innerHTML = part.innerHTML;
    }
  };
  // Of the standard texts on an article, those stay that are on one that was ticked.
  const fit = form => {
    const ticked = [...form.querySelectorAll('[name="norms"]:checked')].map(box => box.value);
    for (const text of form.querySelectorAll('.desk-text')) {
      text.classList.toggle('other-norm', ticked.length > 0 && !!text.dataset.norm && !ticked.includes(text.dataset.norm));
    }
  };
  // A form that marks what it follows is asked of that alone: of some parts as one types, of others once a field is left.
  const changed = event => {
    const form = event.target.form;
    if (!form?.dataset.follow) return;
    const part = event.target.closest('[data-follows]');
    const when = part ? part.dataset.follows : form.querySelector('[data-follows]') ? null : 'input';
    if (event.type !== when) return;
    fit(form);
    clearTimeout(timer);
    timer = setTimeout(() => follow(form), 150);
  };
  for (const type of ['input', 'change']) document.addEventListener(type, changed);

  // Where nobody has set the cursor yet, the end of the text is meant.
  document.addEventListener('focusin', event => {
    if (event.target.matches('textarea')) event.target.dataset.entered = '';
  });
  const insert = (area, text, selected) => {
    if (!('entered' in area.dataset)) area.setSelectionRange(area.value.length, area.value.length);
    area.focus();
    const before = area.value.slice(0, area.selectionStart);
    const isBlock = text.includes('\n') || text.length > 80;
    const lead = before === '' || before.endsWith('\n\n') ? '' : isBlock ? (before.endsWith('\n') ? '\n' : '\n\n') : /\s$/.test(before) ? '' : ' ';
    // As if typed, so that it can be undone; a browser that does not know how gets it all the same.
    if (!document.execCommand('insertText', false, lead + text)) {
      area.setRangeText(lead + text, area.selectionStart, area.selectionEnd, 'end');
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (!selected) return;
    const start = area.selectionStart - text.length + text.lastIndexOf(selected);
    area.setSelectionRange(start, start + selected.length);
  };

  // What was decided before on the articles that are ticked.
  let earlier = 0;
  document.addEventListener('change', async event => {
    const form = event.target.form;
    const place = event.target.name === 'norms' ? form?.querySelector('[data-part="earlier"]') : null;
    if (!place) return;
    const turn = ++earlier;
    const query = new URLSearchParams([...form.querySelectorAll('[name="norms"]:checked')].map(box => ['norm', box.value]));
    const answer = await fetch(`${form.dataset.follow.replace(/preview$/, 'earlier')}?${query}`).catch(() => null);
    if (answer?.ok && !answer.redirected && turn === earlier) place.innerHTML = await answer.text();
  });

  const tabsOf = nav => [...nav.querySelectorAll('a')];
  const panelOf = tab => document.getElementById(tab.hash.slice(1));
  const select = (nav, chosen) => {
    closeViewer(nav.closest('.desk-file'));
    for (const tab of tabsOf(nav)) {
      tab.setAttribute('aria-selected', tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
      panelOf(tab).hidden = tab !== chosen;
    }
  };
  const makeTabs = nav => {
    if (nav.getAttribute('role') === 'tablist') return;
    nav.setAttribute('role', 'tablist');
    for (const tab of tabsOf(nav)) {
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-controls', tab.hash.slice(1));
      const panel = panelOf(tab);
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
    }
    select(nav, tabsOf(nav).find(tab => tab.hash === location.hash) ?? tabsOf(nav)[0]);
  };

  let openedBy;
  const openViewer = async (file, link) => {
    const answer = await fetch(link.href).catch(() => null);
    const page = answer?.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
    const exhibit = page?.querySelector('.exhibit');
    if (!exhibit) {
      window.open(link.href, '_blank');
      return;
    }
    const viewer = file.querySelector('[data-viewer]');
    const place = viewer.querySelector('[data-viewer-body]');
    place.replaceChildren(document.adoptNode(exhibit));
    viewer.querySelector('[data-viewer-link]').href = link.href;
    file.querySelectorAll('[data-tab]').forEach(panel => { panel.hidden = true; });
    viewer.hidden = false;
    openedBy = link;
    place.focus();
  };
  function closeViewer(file) {
    const viewer = file?.querySelector('[data-viewer]');
    if (!viewer || viewer.hidden) return;
    viewer.hidden = true;
    viewer.querySelector('[data-viewer-body]').replaceChildren();
    const chosen = file.querySelector('[role=tab][aria-selected=true]');
    if (chosen) panelOf(chosen).hidden = false;
    if (openedBy?.isConnected) openedBy.focus();
  }

  // A standard text is fetched when somebody reads it or puts it in.
  const standard = async address => {
    const answer = await fetch(address).catch(() => null);
    return answer?.ok && !answer.redirected ? answer.json() : null;
  };
  document.addEventListener('toggle', async event => {
    const place = event.target instanceof Element && event.target.open ? event.target.querySelector('[data-standard]') : null;
    const text = place ? await standard(place.dataset.standard) : null;
    if (text) place.innerHTML = text.html;
  }, true);

  document.addEventListener('click', event => {
    const at = event.target instanceof Element ? event.target : null;
    const button = at?.closest('button[data-insert]');
    const area = button?.form?.elements[button.dataset.into];
    if (area) insert(area, button.dataset.insert, button.dataset.select);
    const fetched = at?.closest('button[data-insert-from]');
    const into = fetched?.form?.elements[fetched.dataset.into];
    if (into) standard(fetched.dataset.insertFrom).then(text => { if (text) insert(into, text.text); });
    const desk = at?.closest('.decide-desk');
    if (!desk || button || fetched) return;
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    const tab = at.closest('[data-tabs] a');
    const field = at.closest('a[data-field]');
    const exhibit = at.closest('a[href*="/exhibits/"]');
    if (at.closest('[data-close-viewer]')) {
      closeViewer(desk.querySelector('.desk-file'));
    } else if (tab && isPlain) {
      event.preventDefault();
      select(tab.parentElement, tab);
      history.replaceState(history.state, '', tab.href);
    } else if (field && isPlain && document.getElementById(field.dataset.field)) {
      event.preventDefault();
      document.getElementById(field.dataset.field).focus();
    } else if (exhibit && isPlain) {
      event.preventDefault();
      openViewer(desk.querySelector('.desk-file'), exhibit);
    }
  }, true);
  document.addEventListener('keydown', event => {
    const tab = event.target instanceof Element ? event.target.closest('[data-tabs] [role=tab]') : null;
    if (event.key === 'Escape' && event.target instanceof Element) closeViewer(event.target.closest('.desk-file'));
    if (!tab) return;
    const tabs = tabsOf(tab.parentElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step ? tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] : { Home: tabs[0], End: tabs.at(-1) }[event.key];
    if (!next && event.key !== ' ') return;
    event.preventDefault();
    (next ?? tab).focus();
    (next ?? tab).click();
  });

  const show = () => {
    document.querySelectorAll('[data-insert][hidden], [data-insert-from][hidden], [data-with-script][hidden]').forEach(part => { part.hidden = false; });
    document.querySelectorAll('[data-without-script]:not([hidden])').forEach(part => { part.hidden = true; });
    document.querySelectorAll('.decide-desk [data-tabs]').forEach(makeTabs);
    document.querySelectorAll('form[data-follow]').forEach(fit);
  };
  show();
  // Once for all that one drawing of the page changes.
  let isAsked = false;
  const showSoon = () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => { isAsked = false; show(); });
  };
  new MutationObserver(showSoon).observe(document.body, { childList: true, subtree: true });
  globalThis.Blazor?.addEventListener?.('enhancedload', show);
})();

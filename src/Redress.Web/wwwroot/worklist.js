// Keeps an open worklist true while others act. It is told that something changed, asks for its own page again, and puts in what differs:
// what is ticked stays ticked, the focus stays where it is. Without script the page is as it was when it was opened.
(() => {
  let source, busy, again;
  const list = () => document.querySelector('[data-live]');

  function watch() {
    document.querySelectorAll('[data-tick-all][hidden]').forEach(button => { button.hidden = false; });
    if (list() && !document.hidden && !source) {
      source = new EventSource('/live/cases');
      source.onmessage = refresh;
    } else if (source && (!list() || document.hidden)) {
      // A browser has few connections to one site; a page that nobody sees needs none.
      source.close();
      source = undefined;
    }
  }

  async function refresh() {
    if (busy) { again = true; return; }
    busy = true;
    try {
      const answer = await fetch(location.href, { cache: 'no-store' });
      const page = answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined;
      if (list() && page?.querySelector('[data-live]')) put(page);
    } catch { /* The line is broken: the next change, or the next look, asks again. */ }
    busy = false;
    if (again) { again = false; refresh(); }
  }

  function put(page) {
    const [old, now] = [list(), page.querySelector('[data-live]')];
    const focused = document.activeElement;
    old.querySelectorAll('.views .count').forEach((count, i) => { count.textContent = now.querySelectorAll('.views .count')[i]?.textContent; });
    const changed = rows(old.querySelector('#list'), now.querySelector('#list'));
    const [pager, next] = [old.querySelector('#pager'), now.querySelector('#pager')];
    if (pager.innerHTML !== next.innerHTML && !pager.contains(focused)) pager.innerHTML = next.innerHTML;
    if (!changed) return;
    if (focused.isConnected) focused.focus({ preventScroll: true });
    else if (focused.closest?.('#list')) old.querySelector('h1').focus({ preventScroll: true });
    const said = old.querySelector('#live');
    said.textContent = changed === 1 ? said.dataset.one : said.dataset.many.replace('{0}', changed);
  }

  // How many cases came, went or changed.
  function rows(old, now) {
    const [body, wanted] = [old.querySelector('tbody'), now.querySelector('tbody')];
    if (!body || !wanted) {
      if (!body && !wanted) return 0;
      old.replaceChildren(...now.childNodes);
      return (body ?? old.querySelector('tbody')).rows.length;
    }
    let changed = 0;
    const kept = new Map([...body.rows].map(row => [row.dataset.case, row]));
    const numbers = new Set([...wanted.rows].map(row => row.dataset.case));
    for (const [number, row] of kept) if (!numbers.has(number)) { row.remove(); changed++; }
    [...wanted.rows].forEach((fresh, i) => {
      const row = kept.get(fresh.dataset.case);
      if (!row) changed++;
      else if (update(row, fresh)) changed++;
      const place = body.rows[i];
      if (place !== (row ?? fresh)) body.insertBefore(row ?? fresh, place ?? null);
    });
    return changed;
  }

  function update(row, fresh) {
    let changed = false;
    [...row.cells].forEach((cell, i) => {
      if (cell.classList.contains('tick') || cell.innerHTML === fresh.cells[i].innerHTML) return;
      const focus = cell.contains(document.activeElement);
      cell.innerHTML = fresh.cells[i].innerHTML;
      if (focus) cell.querySelector('a')?.focus({ preventScroll: true });
      changed = true;
    });
    return changed;
  }

  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest('[data-tick-all]') : null;
    if (!button) return;
    const boxes = [...document.querySelectorAll('[name=case][type=checkbox]')];
    const all = boxes.every(box => box.checked);
    boxes.forEach(box => { box.checked = !all; });
  });
  document.addEventListener('visibilitychange', () => { watch(); if (source) refresh(); });
  addEventListener('pagehide', () => { source?.close(); source = undefined; });
  addEventListener('pageshow', watch);
  globalThis.Blazor?.addEventListener?.('enhancedload', watch);
  watch();
})();

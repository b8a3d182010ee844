// The decision's form follows what is typed: its preview, and what follows from it. Without script its buttons do the same.
(() => {
  let timer, asked = 0;
  const follow = async form => {
    const turn = ++asked;
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    const answer = await fetch(form.dataset.follow, { method: 'POST', body }).catch(() => null);
    if (!answer?.ok || turn !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of page.querySelectorAll('[data-part]')) {
      const place = form.querySelector(`[data-part="${part.dataset.part}"]`);
      if (place && place.innerHTML.trim() !== part.innerHTML.trim()) place.innerHTML = part.innerHTML;
    }
  };
  document.addEventListener('input', event => {
    const form = event.target.form;
    if (!form?.dataset.follow) return;
    clearTimeout(timer);
    timer = setTimeout(() => follow(form), 400);
  });
})();

// A link to a place on the same page takes the focus there, as it does without Blazor's script, which only scrolls.
document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a[href*="#"]') : null;
  if (link && link.pathname === location.pathname && link.search === location.search) {
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    setTimeout(() => place?.focus());
  }
});

// Everything works without this script; it only makes waiting and pointing nicer.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('scripted');

  // Times are written in the reader's zone from the next page on.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.includes('heartline-zone=')) {
    document.cookie = 'heartline-zone=' + encodeURIComponent(zone) + ';path=/console;max-age=31536000;SameSite=Lax';
    if (zone !== 'UTC' && document.querySelector('.side') && !location.search.includes('zone=')) location.reload();
  }

  document.addEventListener('change', event => {
    if (event.target.matches('[data-submit]')) event.target.form.requestSubmit();
  });

  // What a part of a chart says, beside the pointer.
  const tip = document.getElementById('tip');
  const says = target => {
    const part = target.closest && target.closest('.plot *');
    if (!part) return '';
    const title = part.querySelector(':scope > title');
    if (title) { part.dataset.says = title.textContent; title.remove(); }
    return part.dataset.says || '';
  };
  document.addEventListener('pointermove', event => {
    if (!tip) return;
    const words = says(event.target);
    tip.hidden = !words;
    if (words) {
      if (tip.textContent !== words) tip.textContent = words;
      tip.style.left = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8) + 'px';
      tip.style.top = Math.max(8, event.clientY - tip.offsetHeight - 12) + 'px';
    }
  }, {passive: true});

  // A live page is fetched again when its stream says that there is something new.
  const refresh = async () => {
    const main = document.querySelector('main[data-live]');
    if (!main || document.hidden || main.contains(document.activeElement) && document.activeElement.matches('input,textarea,select')) return;
    const answer = await fetch(location.href, {headers: {Accept: 'text/html'}});
    if (!answer.ok || answer.redirected) return;
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    if (!next) return;
    const open = [...main.querySelectorAll('details')].map(one => one.open);
    main.replaceChildren(...next.childNodes);
    main.querySelectorAll('details').forEach((one, i) => { one.open = open[i] || false; });
  };
  const live = document.querySelector('main[data-live]');
  if (live && 'EventSource' in window) {
    const stream = new EventSource(live.dataset.live);
    stream.addEventListener('changed', () => refresh().catch(() => undefined));
    addEventListener('pagehide', () => stream.close());
  }

  // What a form will look like follows it as it is filled in.
  let typing = 0;
  let asking = new AbortController();
  const preview = async form => {
    const body = new URLSearchParams(new FormData(form));
    body.set('do', 'preview');
    asking.abort();
    asking = new AbortController();
    const answer = await fetch(form.action, {method: 'POST', body, headers: {Accept: 'text/html'}, signal: asking.signal});
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.previews');
    const shown = document.querySelector('.previews');
    if (next && shown) shown.replaceWith(next);
  };
  document.addEventListener('input', event => {
    const form = event.target.form;
    if (!form || !form.matches('[data-preview]')) return;
    clearTimeout(typing);
    typing = setTimeout(() => preview(form).catch(() => undefined), 500);
  });

  // Keys: g and the first letter of a page; j, k and Enter in a list; / to the first field.
  let pending = '';
  const rows = () => [...document.querySelectorAll('main section > .scroll tbody tr')].filter(row => row.querySelector('a'));
  const move = by => {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex(row => row.hasAttribute('data-current'));
    all.forEach(row => row.removeAttribute('data-current'));
    const row = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))];
    row.setAttribute('data-current', '');
    row.querySelector('a').focus();
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input,textarea,select')) return;
    if (pending === 'g') {
      pending = '';
      const links = [...document.querySelectorAll('.side nav a')];
      const link = links[('1234567890').indexOf(event.key)] || links.find(one => one.pathname.split('/')[2][0] === event.key);
      if (link) link.click();
    } else if (event.key === 'g') pending = 'g';
    else if (event.key === 'j') move(1);
    else if (event.key === 'k') move(-1);
    else if (event.key === '/') {
      const field = document.querySelector('main .fields input:not([type=hidden]), main .fields textarea');
      if (field) { event.preventDefault(); field.focus(); }
    }
  });
})();

// The frame in the browser: links without a reload, keys, theme, language, and what is said while one waits.
(function () {
  'use strict';
  const root = document.documentElement;
  const SLOW = 1000;  // milliseconds after which the time that an answer took is worth saying
  let routed = location.pathname + location.search;  // what Dash last drew a page for

  // ------------------------------------------------------------------------------------------------------ going places
  function go(href) {
    const url = new URL(href, location.href);
    const target = url.pathname + url.search;
    const here = location.pathname + location.search;
    if (target === here && url.hash) { history.pushState({}, '', url.href); showFragment(); return; }
    // The address was changed by keepAddress since: Dash would see no difference and draw nothing.
    if (target === routed) { location.assign(url.href); if (target === here) location.reload(); return; }
    routed = target;
    history.pushState({}, '', url.href);
    window.dispatchEvent(new CustomEvent('_dashprivate_pushstate'));
    window.scrollTo(0, 0);
  }

  function isOurs(link, event) {
    return link && link.origin === location.origin && !link.target && !link.hasAttribute('download') && !link.dataset.plain &&
      !event.defaultPrevented && event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) &&
      !link.pathname.startsWith('/export') && !link.pathname.startsWith('/assets');
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a[href]');
    if (!isOurs(link, event)) return;
    event.preventDefault();
    if (link.dataset.language) { speak(link.dataset.language); return; }
    closeSearch();
    go(link.getAttribute('href'));
  });
  window.addEventListener('popstate', () => { routed = location.pathname + location.search; markWay(); });

  function showFragment() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    document.querySelectorAll('.is-shown').forEach((shown) => shown.classList.remove('is-shown'));
    target.classList.add('is-shown');
    target.scrollIntoView({ block: 'center' });
    if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
  }

  function keepAddress(defaults, values) {
    const query = new URLSearchParams(location.search);
    Object.keys(defaults).forEach((name, index) => {
      query.delete(name);
      const value = values[index];
      if (value === null || value === undefined || value === '' || value === defaults[name]) return;
      (Array.isArray(value) ? value : [value]).forEach((one) => query.append(name, one));
    });
    const text = query.toString();
    history.replaceState(history.state, '', location.pathname + (text ? '?' + text : '') + location.hash);
  }

  function speak(language) {
    document.cookie = 'lang=' + language + '; path=/; max-age=31536000; SameSite=Lax';
    const query = new URLSearchParams(location.search);
    query.delete('lang');
    const text = query.toString();
    location.replace(location.pathname + (text ? '?' + text : '') + location.hash);
    if (location.hash) location.reload();
  }

  // ------------------------------------------------------------------------------------------------------------ theme
  function paint(theme) {
    root.setAttribute('data-mantine-color-scheme', theme);
    try { localStorage.setItem('mantine-color-scheme-value', theme); } catch (error) { /* storage is closed: this visit only */ }
    window.dispatchEvent(new CustomEvent('solidarity:theme', { detail: theme }));
  }
  document.addEventListener('click', (event) => {
    const button = event.target.closest && event.target.closest('[data-theme-switch]');
    if (button) paint(root.getAttribute('data-mantine-color-scheme') === 'dark' ? 'light' : 'dark');
  });

  // ----------------------------------------------------------------------------------------------------------- search
  const dialog = () => document.getElementById('frame-search-dialog');
  function openSearch() {
    const box = dialog();
    if (!box) return;
    if (!box.open) box.showModal();
    const field = box.querySelector('input');
    field.focus();
    field.select();
  }
  function closeSearch() { const box = dialog(); if (box && box.open) box.close(); }

  document.addEventListener('click', (event) => {
    const closest = (what) => event.target.closest && event.target.closest(what);
    if (closest('[data-open-search]')) openSearch();
    else if (closest('[data-close-search]') || event.target === dialog()) closeSearch();
  });
  document.addEventListener('keydown', (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const control = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (slash || control) { event.preventDefault(); openSearch(); }
  });

  // ------------------------------------------------------------------------------------------------------------ menus
  const menus = () => document.querySelectorAll('[data-menu][open]');
  document.addEventListener('click', (event) => {
    menus().forEach((menu) => { if (!menu.contains(event.target) || event.target.closest('ul')) menu.open = false; });
  });
  document.addEventListener('focusin', (event) => {
    menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    menus().forEach((menu) => { menu.open = false; menu.querySelector('summary').focus(); });
  });

  // ---------------------------------------------------------------------------------------------------------- waiting
  let waiting = 0;
  let since = 0;
  const ask = window.fetch;
  window.fetch = function (resource, options) {
    const address = String((resource && resource.url) || resource);
    if (!address.includes('_dash-update-component')) return ask.apply(this, arguments);
    if (waiting++ === 0) { since = performance.now(); root.setAttribute('data-busy', 'yes'); }
    return ask.apply(this, arguments).finally(() => {
      if (--waiting > 0) return;
      root.removeAttribute('data-busy');
      tell((performance.now() - since));
    });
  };
  function tell(took) {
    const line = document.getElementById('frame-took');
    if (!line) return;
    const shown = took > SLOW;
    line.textContent = shown ? line.dataset.text.replace('{seconds}', (took / 1000).toLocaleString(root.lang === 'es' ? 'es-MX' : root.lang, { maximumFractionDigits: 1 })) : '';
    line.classList.toggle('is-on', shown);
  }

  // ----------------------------------------------------------------------------------------------- a new page was drawn
  let title = null;
  function markWay() {
    document.querySelectorAll('[data-way]').forEach((link) => {
      const here = link.dataset.way === location.pathname;
      if (here === (link.getAttribute('aria-current') === 'page')) return;
      if (!here) { link.removeAttribute('aria-current'); return; }
      link.setAttribute('aria-current', 'page');
      const rail = link.closest('.rail');  // a bar that scrolls sideways on phones
      rail.scrollLeft = link.offsetLeft - (rail.clientWidth - link.offsetWidth) / 2;
    });
  }
  function drawn() {
    const heading = document.querySelector('[data-page-title]');
    markWay();
    recover();
    if (!heading || heading === title) return;
    const first = title === null;
    title = heading;
    // Dash writes the page's general title in the same turn; the heading's own comes after it.
    setTimeout(() => {
      if (heading.isConnected) document.title = heading.dataset.pageTitle + ' · ' + document.querySelector('.brand').textContent;
    }, 50);
    const notice = document.getElementById('frame-notice');
    if (notice) notice.classList.add('is-old');
    if (!first) { heading.focus({ preventScroll: true }); }
    if (location.hash) showFragment();
    const shown = document.querySelector('[data-shown]');
    if (shown && !location.hash) { shown.scrollIntoView({ block: 'center' }); shown.focus({ preventScroll: true }); }
    root.setAttribute('data-ready', 'yes');
  }

  // The graph does not answer: ask now and then, and draw the page again when it does.
  let asking = null;
  function recover() {
    const lost = document.querySelector('[data-waiting]');
    if (!lost) { clearTimeout(asking); asking = null; return; }
    if (asking) return;
    asking = setTimeout(async () => {
      asking = null;
      try {
        const answer = await ask('/alive', { cache: 'no-store' });
        if (answer.ok) { location.reload(); return; }
      } catch (error) { /* the program itself is gone: go on asking */ }
      recover();
    }, 2000);
  }

  new MutationObserver((changes) => {
    const notice = document.getElementById('frame-notice');
    if (notice && changes.some((change) => notice.contains(change.target))) notice.classList.remove('is-old');
    drawn();
  }).observe(document.body, { childList: true, subtree: true });

  window.solidarity = Object.assign(window.solidarity || {}, { go, keepAddress, openSearch, showFragment });
})();

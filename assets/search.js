// A field that answers as one types: arrows choose, Enter goes, Escape closes. One behaviour for every `.search-box`.
(function () {
  'use strict';
  const PAUSE = 80;  // milliseconds without a key before the graph is asked
  const boxes = new WeakMap();

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function stateOf(box) {
    if (!boxes.has(box)) boxes.set(box, { timer: null, stop: null, chosen: -1, asked: null });
    return boxes.get(box);
  }
  const fieldOf = (box) => box.querySelector('input');
  const listOf = (box) => box.querySelector('.search-list');
  const optionsOf = (box) => [...box.querySelectorAll('[role=option]')];

  function prepare(box) {
    const field = fieldOf(box);
    const list = listOf(box);
    if (field.getAttribute('role') === 'combobox') return;
    Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list' })
      .forEach(([name, value]) => field.setAttribute(name, value));
  }

  function say(box, text) { box.querySelector('.search-said').textContent = text; }

  function choose(box, index) {
    const state = stateOf(box);
    const options = optionsOf(box);
    options.forEach((option, n) => option.setAttribute('aria-selected', String(n === index)));
    state.chosen = index;
    const field = fieldOf(box);
    if (index < 0) { field.removeAttribute('aria-activedescendant'); return; }
    field.setAttribute('aria-activedescendant', options[index].id);
    options[index].scrollIntoView({ block: 'nearest' });
  }

  function option(item, group, id, to) {
    const made = element('a', 'search-option');
    Object.entries({ role: 'option', id, href: to ? to + encodeURIComponent(item.id) : item.href, tabindex: '-1', 'aria-selected': 'false' })
      .forEach(([name, value]) => made.setAttribute(name, value));
    made.append(element('span', `shape shape-${group.shape} is-known of-${group.label}`));
    made.append(element('span', 'search-name', item.name));
    if (item.note) made.append(element('span', 'search-note', item.note));
    if (item.land) {
      const land = element('span', 'land', item.land);
      land.title = item.country;
      made.append(land);
    }
    return made;
  }

  function show(box, groups) {
    const list = listOf(box);
    const field = fieldOf(box);
    let count = 0;
    list.replaceChildren(...groups.map((group, g) => {
      const part = element('div', 'search-group');
      part.setAttribute('role', 'group');
      const title = element('div', 'search-title', group.title);
      title.id = `${list.id}-title-${g}`;
      part.setAttribute('aria-labelledby', title.id);
      part.append(title, ...group.items.map((item) => option(item, group, `${list.id}-${count++}`, box.dataset.to)));
      return part;
    }));
    if (count) {
      list.setAttribute('role', 'listbox');
      list.setAttribute('aria-label', box.dataset.results);
    } else {
      list.removeAttribute('role');
      list.removeAttribute('aria-label');
      if (field.value.trim()) list.append(element('p', 'search-none', box.dataset.none));
    }
    field.setAttribute('aria-expanded', String(count > 0));
    box.classList.toggle('is-open', Boolean(field.value.trim()));
    say(box, field.value.trim() ? (count ? box.dataset.count.replace('{count}', count) : box.dataset.none) : '');
    choose(box, count ? 0 : -1);
  }

  async function ask(box) {
    const state = stateOf(box);
    const text = fieldOf(box).value.trim();
    if (state.stop) state.stop.abort();
    if (!text) { show(box, []); return; }
    state.stop = new AbortController();
    try {
      const types = box.dataset.types.split(' ').filter(Boolean).map((type) => '&type=' + type).join('');
      const answer = await fetch('/search.json?q=' + encodeURIComponent(text) + types, { signal: state.stop.signal });
      const found = await answer.json();
      if (fieldOf(box).value.trim() !== text) return;
      state.asked = text;
      if (found.error) { show(box, []); listOf(box).replaceChildren(element('p', 'search-none', found.error)); return; }
      show(box, found.groups);
    } catch (error) {
      if (error.name === 'AbortError') return;
      show(box, []);
      listOf(box).replaceChildren(element('p', 'search-none', box.dataset.failed));
    }
  }

  function close(box) {
    listOf(box).replaceChildren();
    fieldOf(box).setAttribute('aria-expanded', 'false');
    box.classList.remove('is-open');
    choose(box, -1);
  }

  const boxAt = (event) => event.target.closest && event.target.closest('.search-box');

  document.addEventListener('focusin', (event) => { const box = boxAt(event); if (box) prepare(box); });
  document.addEventListener('input', (event) => {
    const box = boxAt(event);
    if (!box) return;
    prepare(box);
    const state = stateOf(box);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => ask(box), PAUSE);
  });

  async function enter(box) {
    const state = stateOf(box);
    clearTimeout(state.timer);
    if (state.chosen < 0 || state.asked !== fieldOf(box).value.trim()) await ask(box);
    const option = optionsOf(box)[stateOf(box).chosen];
    if (option) { option.click(); close(box); }
  }

  document.addEventListener('keydown', (event) => {
    const box = boxAt(event);
    if (!box || event.target !== fieldOf(box)) return;
    const count = optionsOf(box).length;
    const state = stateOf(box);
    if (event.key === 'ArrowDown' && count) { event.preventDefault(); choose(box, (state.chosen + 1) % count); }
    else if (event.key === 'ArrowUp' && count) { event.preventDefault(); choose(box, (state.chosen - 1 + count) % count); }
    else if (event.key === 'Enter') { event.preventDefault(); enter(box); }
    else if (event.key === 'Escape' && box.classList.contains('is-open')) { event.preventDefault(); event.stopPropagation(); close(box); }
  }, true);

  document.addEventListener('click', (event) => {
    const box = boxAt(event);
    document.querySelectorAll('.search-box.is-open').forEach((open) => { if (open !== box) close(open); });
    if (box && event.target.closest('.search-option')) setTimeout(() => close(box), 0);
  });
})();

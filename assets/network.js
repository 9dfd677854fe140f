// The canvas of the network page: draws what the server laid out, answers to keys and clicks, follows the theme.
// The component of dash-cytoscape is mounted empty; elements are put into its cytoscape in one batch, which is some
// twenty times quicker than its own way of adding them.
(function () {
  'use strict';
  const LETTER = 6.1;  // mean width of a letter of a name, in pixels on the screen
  const MINOR = new Set(['Wage', 'Procedure', 'Authority', 'Person']);  // their names wait until the others have room
  const NAME = { size: 11.5, line: 14, wide: 118 };
  const ANIMATED = 400;  // elements up to which places change in motion
  const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
  const theme = () => (document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark' ? 'dark' : 'light');
  const part = (name) => document.getElementById('network-' + name);
  const set = (name, props) => window.dash_clientside.set_props('network-' + name, props);
  let state = { from: [], open: [], hide: [], at: '' };
  let scene = null;
  let drawn = null;  // the cytoscape that holds `scene`

  function whenReady(then, tries) {
    const box = part('canvas');
    const cy = box && box._cyreg && box._cyreg.cy;
    if (cy) { then(cy); return; }
    if (box || tries > 0) setTimeout(() => whenReady(then, tries - 1), 30);
  }

  // ---------------------------------------------------------------------------------------------------------- drawing
  function prepare(cy) {
    if (cy.scratch('_network')) return;
    cy.scratch('_network', true);
    cy.off('add remove viewport');  // the component's own: each costs a pass over everything
    cy.on('tap', 'node, edge', (event) => choose(event.target.id()));
    cy.on('viewport dragfree layoutstop', () => { clearTimeout(naming); naming = setTimeout(() => name(cy), 60); });
    new ResizeObserver(() => { cy.resize(); }).observe(part('canvas'));
  }

  // Names are as large on the screen however near one is; where there is no room for all, those with most ties bear theirs.
  let naming = null;
  function name(cy) {
    const zoom = cy.zoom();
    const taken = cy.nodes(':visible').map((node) => room(node, zoom)).filter((box) => inside(cy, box));
    const first = (node) => (node.selected() ? 1e6 : 0) + (state.from.includes(node.id()) ? 1e5 : 0) + node.data('ties') - (MINOR.has(node.data('type')) ? 1000 : 0);
    const all = cy.nodes(':visible').filter((node) => node.data('label') || node.selected()).sort((a, b) => first(b) - first(a));
    cy.batch(() => all.forEach((node) => {
      const free = fits(node, taken, zoom, cy);
      node.data({ font: NAME.size / zoom, wide: (NAME.wide / zoom) + 'px' });
      if (free) node.removeData('mute'); else node.data('mute', 1);
    }));
  }
  function room(node, zoom) {
    const { x, y } = node.renderedPosition();
    const half = (node.data('size') * zoom) / 3;
    return { left: x - half, right: x + half, top: y - half, bottom: y + half };
  }
  const inside = (cy, box) => box.right > 0 && box.left < cy.width() && box.bottom > 0 && box.top < cy.height();

  function fits(node, taken, zoom, cy) {
    const length = (node.data('label') || node.data('name')).length * LETTER;
    const wide = Math.min(length, NAME.wide);
    const { x, y } = node.renderedPosition();
    const top = y + (node.data('size') * zoom) / 2 + 2;
    const box = { left: x - wide / 2, right: x + wide / 2, top, bottom: top + Math.ceil((length * 1.1) / NAME.wide) * NAME.line };
    if (!inside(cy, box)) return false;
    const clash = taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom);
    if (!clash || node.selected()) taken.push(box);
    return !clash || node.selected();
  }

  // A picture that lies across is stood upright on a screen that is.
  const upright = (cy) => cy.height() > cy.width() * 1.15;
  const place = (cy, position) => (position && upright(cy) ? { x: position.y, y: position.x } : position);
  const placed = (cy, elements) => elements.map((one) => (one.position ? Object.assign({}, one, { position: place(cy, one.position) }) : one));

  function paint(cy) { cy.style().fromJson(scene.styles[theme()]).update(); }

  function draw(cy) {
    const first = drawn !== cy || cy.elements().empty();
    const elements = placed(cy, scene.elements);
    const wanted = new Map(elements.map((element) => [element.data.id, element]));
    const motion = !first && !still() && wanted.size < ANIMATED;
    const added = [];
    const seen = first ? [] : inView(cy, cy.nodes().map((node) => ({ data: { id: node.id() }, position: node.position() })));
    if (first) cy.style().fromJson(scene.styles[theme()]);  // before there is anything: each element is styled once
    cy.batch(() => {
      cy.elements().filter((element) => !wanted.has(element.id())).remove();
      elements.forEach((element) => {
        const known = cy.getElementById(element.data.id);
        if (known.empty()) { added.push(element); return; }
        known.data(element.data);
        if (!motion && element.position) known.position(element.position);
      });
      cy.add(added.map((element) => (motion && element.position ? Object.assign({}, element, { position: origin(cy, element) }) : element)));
    });
    drawn = cy;
    if (!first) paint(cy);
    hide(cy);
    if (motion) move(cy, wanted);
    if (first) fit(cy); else show(cy, [...added, ...seen.map(({ data }) => wanted.get(data.id)).filter(Boolean)], wanted);
    mark(cy);
    name(cy);
    part('stage').setAttribute('data-drawn', String(wanted.size));
  }

  // What is new starts where it is tied to and moves to its place.
  function origin(cy, element) {
    const edge = scene.elements.find((one) => one.data.source && (one.data.source === element.data.id || one.data.target === element.data.id) &&
      cy.getElementById(one.data.source === element.data.id ? one.data.target : one.data.source).nonempty());
    if (!edge) return element.position;
    return Object.assign({}, cy.getElementById(edge.data.source === element.data.id ? edge.data.target : edge.data.source).position());
  }

  function move(cy, wanted) {
    const places = {};
    cy.nodes().forEach((node) => { places[node.id()] = wanted.get(node.id()).position; });
    cy.layout({ name: 'preset', positions: places, animate: true, animationDuration: 250, fit: false }).run();
  }

  // From the places alone: cytoscape's own fit measures every line and name first, which takes longer than drawing them.
  function fit(cy) {
    const places = cy.nodes(':visible').map((node) => node.position());
    if (!places.length) return;
    const [left, right] = [Math.min(...places.map((p) => p.x)), Math.max(...places.map((p) => p.x))];
    const [top, bottom] = [Math.min(...places.map((p) => p.y)), Math.max(...places.map((p) => p.y))];
    // Room for half a name at either side, and for its lines below.
    const [aside, below] = [NAME.wide + 12, cy.width() < 500 ? 72 : 96];
    const zoom = Math.min((cy.width() - aside) / (right - left + 1), (cy.height() - below) / (bottom - top + 1), 1.3);
    const pan = { x: cy.width() / 2 - (zoom * (left + right)) / 2, y: cy.height() / 2 - 14 - (zoom * (top + bottom)) / 2 };
    cy.viewport({ zoom: Math.max(zoom, 0.05), pan });
  }

  function inView(cy, elements) {
    const view = cy.extent();
    return elements.filter(({ position: p }) => p && p.x >= view.x1 && p.x <= view.x2 && p.y >= view.y1 && p.y <= view.y2);
  }

  // The view moves only when something new, or something that was seen, would stand outside of it.
  function show(cy, elements, wanted) {
    const standing = elements.filter(({ position }) => position);
    if (inView(cy, standing).length < standing.length) setTimeout(() => fit(cy), wanted.size < ANIMATED && !still() ? 270 : 0);
  }

  function hide(cy) {
    if (state.hide.length || cy.elements('[hidden]').nonempty()) cy.batch(() => {
      cy.nodes().forEach((node) => flag(node, state.hide.includes(node.data('type'))));
      cy.edges().forEach((edge) => flag(edge, state.hide.includes(edge.data('stroke'))));
    });
    document.querySelectorAll('[data-hide]').forEach((button) => button.setAttribute('aria-pressed', String(!state.hide.includes(button.dataset.hide))));
  }
  function flag(element, hidden) {
    if (hidden) element.data('hidden', 1); else if (element.data('hidden')) element.removeData('hidden');
  }

  function mark(cy) {
    cy.elements(':selected').unselect();
    if (state.at) cy.getElementById(state.at).select();
    name(cy);
    const node = current(cy);
    const bar = document.querySelector('.network-bar');
    if (bar) { bar.hidden = !node; bar.firstElementChild.textContent = node ? node.data('name') : ''; }
  }

  // --------------------------------------------------------------------------------------------------------- choosing
  function choose(id) { if (id !== state.at) set('at', { data: id }); }
  function say(text) { part('said').textContent = text; }

  function tell(node) {
    const words = part('stage').dataset;
    say(words.ties.replace('{name}', node.data('name')).replace('{type}', scene.types[node.data('type')])
      .replace('{count}', node.connectedEdges(':visible').length));
  }

  function current(cy) {
    const chosen = cy.nodes(':selected:visible');
    return chosen.nonempty() ? chosen.first() : null;
  }

  // The neighbour that lies most in that direction; the nearer of two that lie alike.
  function neighbour(node, dx, dy) {
    const from = node.position();
    let best = null;
    let most = 0.2;
    node.neighborhood('node:visible').forEach((other) => {
      const x = other.position('x') - from.x;
      const y = other.position('y') - from.y;
      const far = Math.hypot(x, y) || 1;
      const fits = (x * dx + y * dy) / far - far / 100000;
      if (fits > most) { most = fits; best = other; }
    });
    return best;
  }

  function step(cy, dx, dy) {
    const node = current(cy);
    const next = node ? neighbour(node, dx, dy) : cy.nodes(':visible').first();
    if (!next || next.empty()) { say(part('stage').dataset.none); return; }
    cy.elements(':selected').unselect();
    next.select();
    name(cy);
    const view = cy.extent();
    const { x, y } = next.position();
    if (x < view.x1 || x > view.x2 || y < view.y1 || y > view.y2) cy.center(next);
    tell(next);
  }

  const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  document.addEventListener('keydown', (event) => {
    const stage = part('stage');
    if (!stage || event.target !== stage || !drawn || event.ctrlKey || event.metaKey || event.altKey) return;
    const node = current(drawn);
    if (KEYS[event.key]) step(drawn, ...KEYS[event.key]);
    else if (event.key === 'Enter' && node) { choose(node.id()); goToDetails(); }
    else if (event.key === '+' && node) set('grow', { data: { id: node.id(), at: Date.now() } });
    else if (event.key === '0') fit(drawn);
    else return;
    event.preventDefault();
  });

  document.addEventListener('focusin', (event) => {
    const stage = part('stage');
    if (!stage || event.target !== stage || !drawn) return;
    const node = current(drawn);
    if (node) tell(node); else say(stage.dataset.start);
  });

  function goToDetails(tries) {
    const left = tries === undefined ? 100 : tries;
    const title = part('chosen');
    const name = drawn && current(drawn) && current(drawn).data('name');
    if (title && name && title.textContent.includes(name)) { title.focus({ preventScroll: true }); return; }
    if (left > 0) setTimeout(() => goToDetails(left - 1), 50); else if (title) title.focus();
  }

  // ----------------------------------------------------------------------------------------------------------- clicks
  const TOOLS = {
    undo() {
      if (state.open.length) set('open', { data: state.open.slice(0, -1) });
      else if (state.from.length > 1) set('from', { data: state.from.slice(0, -1) });
    },
    in() { nearer(1.3); },
    out() { nearer(1 / 1.3); },
    fit() { if (drawn) fit(drawn); },
    details() { part('details').scrollIntoView({ behavior: still() ? 'auto' : 'smooth' }); goToDetails(); },
    async share(button) {
      const words = button.closest('.network-tools').dataset;
      try { await navigator.clipboard.writeText(location.href); flash(button, words.copied); } catch (error) { flash(button, words.notCopied); }
    },
  };
  function nearer(factor) {
    if (!drawn) return;
    drawn.zoom({ level: drawn.zoom() * factor, renderedPosition: { x: drawn.width() / 2, y: drawn.height() / 2 } });
  }
  function flash(button, text) {
    say(text);
    const note = Object.assign(document.createElement('span'), { className: 'network-flash', textContent: text });
    button.after(note);
    setTimeout(() => note.remove(), 2500);
  }

  document.addEventListener('click', (event) => {
    if (!event.target.closest || !part('stage')) return;
    const button = event.target.closest('[data-tool], [data-step], [data-hide], [data-choose]');
    if (!button || button.disabled) return;
    const { tool, step: wanted, hide: kind, choose: id } = button.dataset;
    if (tool) TOOLS[tool](button);
    else if (wanted) set('open', { data: [...state.open, wanted] });
    else if (kind) set('hide', { data: state.hide.includes(kind) ? state.hide.filter((one) => one !== kind) : [...state.hide, kind] });
    else if (id) choose(id);
  });

  // A result of the search on this page is added to the picture instead of opening its own page.
  document.addEventListener('click', (event) => {
    const option = event.target.closest && event.target.closest('.network-adding .search-option');
    if (!option) return;
    event.preventDefault();
    event.stopPropagation();
    const id = new URL(option.href, location.href).searchParams.get('id');
    const box = option.closest('.search-box');
    const field = box.querySelector('input');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    box.classList.remove('is-open');
    if (!id) return;
    if (!state.from.includes(id)) set('from', { data: [...state.from, id] });
    choose(id);
  }, true);

  // A row of a table is chosen like a thing in the picture.
  document.addEventListener('click', (event) => {
    const row = event.target.closest && event.target.closest('.network-table [row-id]');
    if (row) choose(row.getAttribute('row-id'));
  });
  document.addEventListener('keydown', (event) => {
    const row = event.key === 'Enter' && event.target.closest && event.target.closest('.network-table [row-id]');
    if (row) choose(row.getAttribute('row-id'));
  });

  window.addEventListener('solidarity:theme', () => { if (drawn && scene && part('stage')) paint(drawn); });

  // ------------------------------------------------------------------------------------------------ what the page says
  function follow(newScene, hidden, at, from, open) {
    const changed = newScene !== scene;
    const before = state;
    state = { from: from || [], open: open || [], hide: hidden || [], at: at || '' };
    scene = newScene;
    const undo = document.querySelector('[data-tool=undo]');
    if (undo) undo.disabled = !state.open.length && state.from.length < 2;
    whenReady((cy) => {
      prepare(cy);
      if (changed || drawn !== cy) { draw(cy); return; }
      if (before.hide.join() !== state.hide.join()) hide(cy);
      mark(cy);
    }, 200);
    return scene.elements.length;
  }

  window.dash_clientside = Object.assign(window.dash_clientside || {}, { network: { follow } });
})();

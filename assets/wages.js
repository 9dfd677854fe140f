// Wages: a mark opens how it was computed; a picture is saved with its title and sources written into it.
(function () {
  'use strict';
  const all = window.dash_clientside = window.dash_clientside || {};
  const SUBJECT = 'wages-shown';
  let from = null;  // what had the focus before the dialog opened

  function entryOf(id) {
    return [...document.querySelectorAll('.wages-entry')].find((entry) => entry.dataset.figure === id);
  }

  all.wages = {
    pick(...clicks) {
      const triggered = all.callback_context.triggered[0];
      const point = triggered && triggered.value && triggered.value.points && triggered.value.points[0];
      return point && point.customdata ? String(point.customdata) : all.no_update;
    },
    open(id) {
      const dialog = document.querySelector('.wages-dialog');
      const entry = id && entryOf(id);
      if (!dialog || !entry) return id || '';
      const body = dialog.querySelector('.wages-dialog-body');
      const title = document.createElement('p');
      title.className = 'wages-dialog-figure';
      title.textContent = entry.querySelector('.wages-entry-what').textContent;
      body.replaceChildren(title, entry.querySelector('.wages-computed').cloneNode(true));
      from = document.activeElement;
      if (!dialog.open) dialog.showModal();
      return id;
    },
  };

  function closed() {
    if (all.set_props) all.set_props(SUBJECT, { data: '' });
    if (from && from.focus) from.focus();
    from = null;
  }

  document.addEventListener('click', (event) => {
    const dialog = document.querySelector('.wages-dialog');
    const closest = (what) => event.target.closest && event.target.closest(what);
    if (dialog && dialog.open && (event.target === dialog || closest('[data-close-figure]') || closest('.wages-dialog a[href^="#"]'))) dialog.close();
    const button = closest('[data-picture]');
    if (button) save(button.closest('.wages-figure').querySelector('.js-plotly-plot'), button.dataset.picture);
  });
  document.addEventListener('close', (event) => { if (event.target.matches && event.target.matches('.wages-dialog')) closed(); }, true);

  // On paper a picture is as wide as the paper: some 660 pixels between the margins of A4.
  const PAPER = 660;
  function resize(width) {
    document.querySelectorAll('.wages-plot .js-plotly-plot').forEach((plot) => window.Plotly && window.Plotly.relayout(plot, width ? { width } : { width: null, autosize: true }));
  }
  window.addEventListener('beforeprint', () => resize(PAPER));
  window.addEventListener('afterprint', () => resize(0));

  // ---------------------------------------------------------------------------------------------------------- pictures
  function wrapped(text, letters) {
    const lines = [''];
    for (const word of text.split(/\s+/).flatMap((one) => one.match(new RegExp(`.{1,${letters - 2}}`, 'gu')) || [])) {
      const last = lines.length - 1;
      if ((lines[last] + ' ' + word).length > letters && lines[last]) lines.push('  ' + word); else lines[last] = (lines[last] + ' ' + word).trim();
    }
    return lines;
  }

  function escaped(text) { return text.replace(/&/g, '&amp;').replace(/</g, '&lt;'); }

  async function save(plot, kind) {
    if (!plot || !window.Plotly) return;
    const width = Math.max(900, plot.clientWidth);
    const layout = JSON.parse(JSON.stringify(plot.layout));
    const meta = layout.meta || { title: '', sources: [] };
    const letters = Math.floor(width / 6.4);  // of the widest font that may stand in for the page's own
    const said = (meta.key ? wrapped(meta.key, letters) : []).concat(meta.sources.flatMap((source, n) => wrapped((n + 1) + '. ' + source, letters)));
    const lines = said.map(escaped);
    const drawn = plot.clientHeight;  // layout.height is gone once the window was resized
    const below = 30 + 15 * lines.length;
    layout.margin = { ...layout.margin, t: layout.margin.t + 34, b: layout.margin.b + below };
    layout.height = drawn + 34 + below;
    layout.width = width;
    const note = { xref: 'paper', yref: 'paper', x: 0, xanchor: 'left', showarrow: false, align: 'left' };
    layout.annotations = (layout.annotations || []).concat([
      { ...note, y: 1, yanchor: 'bottom', yshift: layout.margin.t - 34, text: '<b>' + escaped(meta.title) + '</b>', font: { size: 16, color: '#1a1b1e' } },
      { ...note, y: 0, yanchor: 'top', yshift: -12, text: lines.join('<br>'), font: { size: 11, color: '#4d535d' } },
    ]);
    const name = meta.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
    const picture = await window.Plotly.toImage({ data: plot.data, layout }, { format: kind, width, height: layout.height, scale: kind === 'png' ? 2 : 1 });
    // A picture of many lines is too long for the address of a link.
    const address = URL.createObjectURL(await (await fetch(picture)).blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = name + '.' + kind;
    link.dataset.plain = 'yes';
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }
})();

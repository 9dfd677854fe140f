// The panel of who is there: focus goes into it and back to the cell that opened it; Escape closes it.
(function () {
  'use strict';
  let from = null;
  const panel = () => document.getElementById('shared-panel');
  document.addEventListener('click', (event) => {
    const cell = event.target.closest && event.target.closest('.shared-cell, .shared-all');
    if (cell) from = cell;
  }, true);
  document.addEventListener('keydown', (event) => {
    const shown = panel();
    const elsewhere = document.querySelector('dialog[open], [role=listbox]:not([hidden]) [data-combobox-active]');
    if (event.key === 'Escape' && shown && !shown.hidden && !elsewhere) document.getElementById('shared-close').click();
  });
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.shared = {
    look: function (opened) {
      requestAnimationFrame(() => {
        const shown = panel();
        if (opened && shown) { shown.hidden = false; shown.scrollTop = 0; shown.focus({ preventScroll: true }); }
        else if (from && document.contains(from)) from.focus();
      });
      return opened ? 'yes' : '';
    },
  };
})();

// Same, different, later by one key each, while nobody is typing.
(function () {
  'use strict';
  document.addEventListener('keydown', (event) => {
    if (location.pathname !== '/identity' || event.metaKey || event.ctrlKey || event.altKey || event.repeat) return;
    if (event.target.closest('input, textarea, select, dialog, [contenteditable]')) return;
    const button = document.querySelector(`[data-identity-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
})();

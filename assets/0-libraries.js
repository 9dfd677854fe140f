// Component libraries that only some pages show are fetched when such a page comes. Dash looks a component up in the
// namespace of its library; until the library is there, a stand-in waits for it and then draws the real component.
(function () {
  'use strict';
  const React = window.React;

  function fetchScript(src) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = src;
      script.async = false;
      script.onload = resolve;
      script.onerror = () => reject(new Error('not loaded: ' + src));
      document.body.appendChild(script);
    });
  }

  function standIn(namespace, component, src) {
    let ready = false;
    let announce;
    const whenReady = new Promise((resolve) => { announce = resolve; });
    let loading = null;

    function load() {
      loading = loading || fetchScript(src).then(() => {
        const real = window[namespace][component];
        // The stand-in stays in the namespace: were it replaced, React would build the component a second time.
        window[namespace] = Object.assign({}, window[namespace], { [component]: StandIn });
        setTimeout(() => { ready = true; announce(true); }, 0);
        return { default: real };
      });
      return loading;
    }

    const Lazy = React.lazy(load);
    function StandIn(props) {
      return React.createElement(React.Suspense, { fallback: React.createElement('div', { className: 'skeleton', style: props.style }) },
        React.createElement(Lazy, props));
    }
    StandIn.dashRenderType = true;
    // Dash holds callbacks back until this is true.
    Object.defineProperty(StandIn, '_dashprivate_isLazyComponentReady', { get: () => (ready ? true : whenReady) });
    window[namespace] = { [component]: StandIn };
  }

  Object.entries(window.solidarityLibraries || {}).forEach(([namespace, { component, src }]) => standIn(namespace, component, src));
})();

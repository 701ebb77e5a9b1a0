// The page is ready: how long it took, for whoever measures it.
(() => {
  'use strict';
  document.documentElement.dataset.ready = Math.round(performance.now());
})();

// Marks the page as ready, with the time it took, for measurements.
(() => {
  'use strict';
  document.documentElement.dataset.ready = Math.round(performance.now());
})();

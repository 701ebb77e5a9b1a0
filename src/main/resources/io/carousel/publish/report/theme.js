// Light or dark: the system's theme, until the button changes it.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const listeners = [];

  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);

  const announce = () => {
    const button = page.byId('theme');
    button.textContent = isDark() ? 'Light' : 'Dark';
    button.setAttribute('aria-label', `Switch to ${isDark() ? 'light' : 'dark'} colours`);
    listeners.forEach((listener) => listener());
  };

  const probe = page.element('span', { hidden: '' });
  document.body.append(probe);

  /** A colour of the style sheet in the current theme. */
  const colour = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };

  const LAYERS = ['capital', 'trade', 'in-kind', 'contingent', 'unspecified'];

  page.theme = {
    onChange: (listener) => listeners.push(listener),
    colour,
    layerColour: (layer) => colour(`layer-${LAYERS.includes(layer) ? layer : 'unspecified'}`),
    /** Uses this theme until the returned function is called. */
    borrow: (theme) => {
      const before = root.dataset.theme;
      root.dataset.theme = theme;
      announce();
      return () => {
        if (before) root.dataset.theme = before;
        else delete root.dataset.theme;
        announce();
      };
    },
  };

  page.byId('theme').addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    announce();
  });
  system.addEventListener('change', announce);
  announce();
})();

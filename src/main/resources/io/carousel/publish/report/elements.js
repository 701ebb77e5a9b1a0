// Builds elements. Text from data only ever becomes text nodes and checked links.
(() => {
  'use strict';
  const page = {};
  globalThis.carousel = page;
  document.documentElement.classList.add('scripted');

  page.byId = (id) => document.getElementById(id);

  page.element = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  /** A name that cannot reorder the text around it. */
  page.name = (text) => page.element('bdi', {}, text);

  /** A short amount, with the exact one as its title; unknown ones look different. */
  page.amount = (amount, otherwise) =>
    page.element('span',
      { class: amount === null ? 'unknown' : 'figure', title: page.words.exact(amount) || null },
      page.words.amount(amount, otherwise));

  page.button = (label, onClick, attributes) => {
    const button = page.element('button', { type: 'button', ...attributes }, label);
    button.addEventListener('click', onClick);
    return button;
  };

  /** Cuts texts as TextFormat.java does. */
  page.cut = (text) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

  /** A URL that was cut is never a link. */
  const isWebAddress = (url) => {
    if (url?.endsWith('…')) return false;
    try {
      return ['http:', 'https:'].includes(new URL(url).protocol);
    } catch {
      return false;
    }
  };

  /** A link if the URL leads to a web page, otherwise its text. */
  page.link = (url, text) =>
    isWebAddress(url)
      ? page.element('a', { href: url, rel: 'noopener noreferrer' }, page.name(text ?? page.cut(url)))
      : page.element('span', {}, page.name(text ?? ''), url ? ' ' : '',
          url ? page.element('bdi', { class: 'unlinked' }, url) : null);

  const SVG = 'http://www.w3.org/2000/svg';

  page.svg = (tag, attributes, ...children) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
})();

// Which loops are listed, their evidence, and which one the map highlights.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const table = page.byId('loops-table');
  if (!table) return;
  const { element, name } = page;
  const LISTED_AT_FIRST = 12;
  const view = page.byId('loops-view');
  const more = page.byId('loops-more');
  let all = false;

  const shownBody = () => {
    const scope = page.scopes[page.map.state.filters.scope];
    return [...table.tBodies].find(
      (body) => body.dataset.scope === scope?.id && body.dataset.view === view.value);
  };

  const loopRows = (body) => [...body.querySelectorAll('tr[data-loop]')];

  const show = () => {
    const shown = shownBody();
    for (const body of table.tBodies) body.hidden = body !== shown;
    if (!shown) return;
    const rows = loopRows(shown);
    rows.forEach((row, i) => {
      row.hidden = !all && i >= LISTED_AT_FIRST;
      const next = row.nextElementSibling;
      if (next?.matches('.evidence')) next.hidden = row.hidden;
    });
    more.hidden = rows.length <= LISTED_AT_FIRST;
    more.textContent = all ? `Show the first ${LISTED_AT_FIRST}` : `Show all ${rows.length}`;
    page.byId('loops-status').textContent = shown.dataset.status;
  };

  const legItem = (leg, basis) =>
    element('li', {},
      element('p', { class: 'leg' }, name(page.partyName(leg.payer)), ' pays ',
        name(page.partyName(leg.payee)), ' ',
        page.amount(leg.amount, 'an unknown amount')),
      page.dealList(leg.deals, leg.more, basis));

  const evidenceRow = (place) => {
    const loop = page.loops[place];
    const basis = page.scopes[loop.scope]?.basis;
    return element('tr', { class: 'evidence' },
      element('td', { colspan: 7 },
        element('ol', { class: 'legs' }, ...loop.legs.map((leg) => legItem(leg, basis)))));
  };

  const toggleEvidence = (row, button) => {
    const open = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', !open);
    if (open) row.nextElementSibling.remove();
    else row.after(evidenceRow(Number(row.dataset.loop)));
  };

  const lightUp = (row) => {
    page.map.choose({ kind: 'loop', place: Number(row.dataset.loop) });
    if (page.map.state.chosen) {
      page.byId('map-chart')?.scrollIntoView({ block: 'nearest' });
    }
  };

  for (const row of table.querySelectorAll('tr[data-loop]')) {
    const path = row.querySelector('.path').textContent.trim();
    row.querySelector('.light').setAttribute('aria-label', `Light up in the map: ${path}`);
    row.querySelector('.legs').setAttribute('aria-label', `Evidence for ${path}`);
  }

  table.addEventListener('click', (event) => {
    const row = event.target.closest('tr[data-loop]');
    const button = event.target.closest('button');
    if (!row) return;
    if (button?.matches('.legs')) toggleEvidence(row, button);
    else if (button?.matches('.light')) lightUp(row);
  });

  const markLit = () => {
    const { chosen } = page.map.state;
    for (const row of table.querySelectorAll('tr[data-loop]')) {
      const lit = chosen?.kind === 'loop' && chosen.place === Number(row.dataset.loop);
      row.classList.toggle('lit', lit);
      row.querySelector('.light').setAttribute('aria-pressed', lit);
    }
  };

  view.addEventListener('change', () => {
    all = false;
    show();
  });
  more.addEventListener('click', () => {
    all = !all;
    show();
  });
  table.addEventListener('sorted', show);
  page.map.onChange((what) => {
    if (what === 'scope') {
      all = false;
      show();
    }
    markLit();
  });
  show();
})();

// Sorts tables by their headers, and searches the table of parties.
(() => {
  'use strict';
  const page = globalThis.carousel;

  const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

  /** The sort key of a cell: a number if it has one, null if unknown, otherwise its text. */
  const valueOf = (row, column) => {
    const cell = row.cells[column];
    const number = cell.dataset.sort;
    if (number === undefined) return cell.textContent.trim();
    return number === '' ? null : Number(number);
  };

  /** Unknown last, in either direction. */
  const compare = (a, b, sign) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return sign * (typeof a === 'number' ? a - b : collator.compare(a, b));
  };

  const MOVED = 'tr:not(.of-scope, .no-rows, .evidence)';

  const sortBody = (body, column, sign) => {
    const rows = [...body.querySelectorAll(MOVED)].map((row, place) => ({
      row, place, value: valueOf(row, column),
      evidence: row.nextElementSibling?.matches('.evidence') ? row.nextElementSibling : null,
    }));
    rows.sort((a, b) => compare(a.value, b.value, sign) || a.place - b.place);
    for (const { row, evidence } of rows) {
      body.append(row);
      if (evidence) body.append(evidence);
    }
  };

  const sort = (table, header) => {
    const column = header.cellIndex;
    const before = header.getAttribute('aria-sort');
    const first = header.classList.contains('figure') ? 'descending' : 'ascending';
    const other = { ascending: 'descending', descending: 'ascending' };
    const direction = before === 'none' ? first : other[before];
    for (const each of table.tHead.rows[0].cells) {
      if (each.hasAttribute('aria-sort')) each.setAttribute('aria-sort', 'none');
    }
    header.setAttribute('aria-sort', direction);
    for (const body of table.tBodies) sortBody(body, column, direction === 'ascending' ? 1 : -1);
    table.dispatchEvent(new CustomEvent('sorted'));
  };

  for (const table of document.querySelectorAll('table.sorted')) {
    for (const button of table.querySelectorAll('button.sort')) {
      button.addEventListener('click', () => sort(table, button.closest('th')));
    }
  }

  const search = page.byId('parties-search');
  if (!search) return;
  const rows = [...page.byId('parties-table').tBodies[0].rows];
  const texts = rows.map((row) => `${row.textContent} ${row.dataset.party}`.toLowerCase());
  const find = () => {
    const wanted = search.value.trim().toLowerCase();
    rows.forEach((row, i) => (row.hidden = !texts[i].includes(wanted)));
    const shown = rows.filter((row) => !row.hidden).length;
    page.byId('parties-status').textContent =
      `${page.words.count(shown, 'party', 'parties')} of ${rows.length}`;
  };
  search.addEventListener('input', find);
  find();
})();

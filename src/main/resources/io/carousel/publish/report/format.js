// Formats amounts and shares as TextFormat.java does.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const decimal = (digits) => new Intl.NumberFormat('en-US', { maximumFractionDigits: digits });
  const whole = decimal(0);
  const tenth = decimal(1);
  const cents = decimal(2);
  const exactly = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });

  const inUnit = (units) => (units < 100 ? tenth : whole).format(units);

  const shortened = (size) => {
    if (size >= 1e13) return `${inUnit(size / 1e12)}tn`;
    if (size >= 1e9) return `${inUnit(size / 1e9)}bn`;
    if (size >= 1e6) return `${inUnit(size / 1e6)}m`;
    return cents.format(size);
  };

  page.format = (currency) => {
    const symbol = currency === 'USD' ? '$' : `${currency} `;
    return {
      amount: (amount, otherwise = 'unknown') =>
        amount === null
          ? otherwise
          : (amount < 0 ? '−' : '') + symbol + shortened(Math.abs(amount)),
      exact: (amount) => (amount === null ? '' : `${exactly.format(amount)} ${currency}`),
      share: (share, otherwise = 'unknown') => {
        if (share === null) return otherwise;
        return share > 0 && share < 0.0005 ? '<0.1%' : `${tenth.format(share * 100)}%`;
      },
      number: (n) => whole.format(n),
      count: (n, one, many) => `${whole.format(n)} ${n === 1 ? one : many}`,
    };
  };
})();

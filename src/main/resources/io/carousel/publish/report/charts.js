// Charts that follow the page's size and colours, and are resized for printing.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const echarts = globalThis.echarts;
  const charts = [];
  const PRINTED_WIDTH = 680;

  const redrawAll = () => charts.forEach((chart) => chart.redraw());

  /** A chart in an element; its options are computed again whenever something changes. */
  page.chart = (element, option) => {
    const instance = echarts.init(element, null, {
      renderer: 'canvas',
      width: element.clientWidth || PRINTED_WIDTH,
      height: element.clientHeight || PRINTED_WIDTH / 2,
    });
    let width = element.clientWidth;
    const chart = {
      instance,
      redraw: () => instance.setOption({ animation: false, ...option(instance.getWidth()) }),
      refit: () => {
        instance.resize({ width: 'auto', height: 'auto' });
        chart.redraw();
      },
    };
    new ResizeObserver(() => {
      if (element.clientWidth === width || element.clientWidth === 0) return;
      width = element.clientWidth;
      chart.refit();
    }).observe(element);
    charts.push(chart);
    chart.redraw();
    return chart;
  };

  page.theme.onChange(redrawAll);

  /** Text in the page's font. */
  page.chartText = (more) => ({
    fontFamily: getComputedStyle(document.body).fontFamily,
    fontSize: 12,
    color: page.theme.colour('ink'),
    ...more,
  });

  let endOfPrinting = [];

  const print = () => {
    endOfPrinting.push(page.theme.borrow('light'));
    for (const details of document.querySelectorAll('details.printed:not([open])')) {
      details.open = true;
      endOfPrinting.push(() => (details.open = false));
    }
    for (const { instance, redraw } of charts) {
      instance.resize({ width: PRINTED_WIDTH });
      redraw();
      instance.getZr().flush();
    }
  };

  addEventListener('beforeprint', print);
  addEventListener('afterprint', () => {
    endOfPrinting.forEach((end) => end());
    endOfPrinting = [];
    charts.forEach((chart) => chart.refit());
  });
})();

import type { Catalogue } from './catalogue';

/** Simplified Chinese: numbers over time. */
export const charts: Catalogue['closeUps']['charts'] = {
  title: '随时间变化',
  series: {
    staleness: '送达延迟',
    requestsInFlight: '在途请求',
    requestsHeld: '挂着的请求',
    connectionsOpen: '连接',
    workersBusy: '忙碌线程',
    bytes: '已发字节',
  },
  point: (moment, value, name) => `${moment}：${value}，${name}`,
};

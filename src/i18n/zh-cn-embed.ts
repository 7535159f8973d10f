import type { Catalogue } from './catalogue';

export const embed: Catalogue['embed'] = {
  title: (names) => `模拟时序图：${names}`,
  views: { timeline: '图', state: '状态', metrics: '数字', table: '表格', code: '代码' },
  open: '在 Pollscope 中打开',
  partlyRead: '有些设置无法读取。',
  runTooLong: '这次运行的事件太多，改为显示常用场景。',
  dismiss: '关闭',
  finished: '运行结束。',
};

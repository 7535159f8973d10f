import { backoffTextsZhCn, bufferedStreamTextsZhCn, streamCursorTextZhCn } from '../param-texts.zh-CN';
import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: 'XHR流',
  summary: '一个XHR，一个永不结束的应答：页面边收边读；服务器一结束它，页面就重新请求。',
  laneNote: '边收边读',
  params: { usesCursor: streamCursorTextZhCn, ...bufferedStreamTextsZhCn, ...backoffTextsZhCn },
  states: { connecting: '正在连接', buffering: '被浏览器扣住', open: '边收边读', backingOff: '退避等待' },
};

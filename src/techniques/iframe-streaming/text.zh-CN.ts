import { bufferedStreamTextsZhCn, frameReconnectTextZhCn, streamCursorTextZhCn } from '../param-texts.zh-CN';
import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: 'iframe长连接',
  summary: '隐藏的iframe加载一个永不结束的页面，服务器不断写入script块，由它们调用外面的页面。',
  laneNote: '页面永不结束',
  params: {
    usesCursor: streamCursorTextZhCn,
    ...bufferedStreamTextsZhCn,
    reconnectMs: frameReconnectTextZhCn,
  },
  states: { loading: '正在加载', buffering: '被浏览器扣住', open: '执行脚本', waiting: '等待重新打开' },
};

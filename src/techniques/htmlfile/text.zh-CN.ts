import { bufferedStreamTextsZhCn, frameReconnectTextZhCn, streamCursorTextZhCn } from '../param-texts.zh-CN';
import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: 'htmlfile',
  summary: '把永不结束的iframe放进htmlfile对象里，它不属于任何窗口，浏览器就不显示加载中。只有Internet Explorer才有。',
  laneNote: '不显示加载中',
  params: {
    usesCursor: streamCursorTextZhCn,
    ...bufferedStreamTextsZhCn,
    reconnectMs: frameReconnectTextZhCn,
    queuePollIntervalMs: {
      label: '读取队列间隔',
      help: '最早的实现里，脚本把消息放进队列，页面每100毫秒去看一次。没有队列，脚本就直接调用页面。',
    },
  },
  states: {
    loading: '正在加载',
    buffering: '被浏览器扣住',
    running: '执行脚本',
    queued: '在队列里',
    waiting: '等待重新打开',
  },
};

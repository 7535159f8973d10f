import { frameClientComments, frameServerComments } from '../stream-comments.zh-CN';
import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  ...frameServerComments,
  ...frameClientComments,
  '`onMessage({ id, data })` gets each message. The function returned closes the frame for good. There is no way to tell':
    '消息交给`onMessage({ id, data })`。返回的函数把框架彻底关掉。失败无从得知：',
  'of a failure: nothing tells the page.': '没有什么会告诉页面。',
  "What the scripts in the frame call, as `parent.onMessage(…)`: it has to be the window's.":
    '框架里的脚本用`parent.onMessage(…)`调用它，所以要挂在窗口上。',
};

import { frameClientComments, frameServerComments } from '../stream-comments.zh-CN';
import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  ...frameServerComments,
  ...frameClientComments,
  '`onMessage({ id, data })` gets each message. The function returned closes the frame for good. In the JavaScript of':
    '消息交给`onMessage({ id, data })`。返回的函数把框架彻底关掉。用的是今天的',
  'today: Internet Explorer would want `var` and `function`.': 'JavaScript：Internet Explorer要写成`var`和`function`。',
  'null: no queue': 'null：不用队列',
  'A document that no window shows. It has to be kept hold of, or it is collected as garbage, connection and all.':
    '一个不属于任何窗口的文档。要一直引用着它，否则会连同连接一起被垃圾回收。',
  "The window around the frame is the htmlfile's own: there the scripts call `parent.onMessage(…)`.":
    '框架外面的窗口是htmlfile自己的：脚本在那里调用`parent.onMessage(…)`。',
};

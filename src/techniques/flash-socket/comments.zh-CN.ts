import type { SampleComments } from '../technique';

export const comments: SampleComments = {
  "In a page with a Flash object, whose bridge hands over ActionScript's class XMLSocket. `onMessage(data)` gets each":
    '页面里有一个Flash对象，它的桥接把ActionScript的XMLSocket类交给页面。消息交给`onMessage(data)`，',
  "message, `onStatus` 'open', 'waiting' or 'closed'. Returns `send(data)`, which is true when the data could be handed":
    "'open'、'waiting'或'closed'交给`onStatus`。返回`send(data)`（数据交得出去时为真）",
  'over, and `stop()`.': '和`stop()`。',
  'the player may tell of one end by two events': '播放器可能用两个事件报告同一次结束',
  'No player does this by itself. What was published meanwhile is missed unless the application asks for it.':
    '没有哪个播放器会自己做这件事。其间发布的消息就漏掉了，除非应用去要。',
  'from here until it is open, the questions about the policy included': '从这里到打开为止，询问策略的时间也算在内',
  'by this the server knows who is no policy request; the player adds the zero byte':
    '服务器凭它知道这不是策略请求；零字节由播放器补上',
  'nobody listens at the port': '那个端口没有人监听',
  'no policy, or all of it took too long': '没有策略，或者全程太久',
  'The player does the rest: it asks port 843, after 3 s or a refusal `port` itself, and opens the socket if it may.':
    '其余由播放器来做：先问端口843，等了3秒或遭拒后再问`port`本身，得到允许就打开套接字。',
  'handed to the player; nothing says that it arrived': '交给了播放器；没有什么能说明它已到达',
  'the player tells only of an end that the server makes': '只有服务器那边结束时，播放器才会报告',
  'Pages of this site may connect to that port. A zero byte ends it, as it ends every message.':
    '这个网站的页面可以连接那个端口。它以零字节结尾，每条消息都是这样。',
  'Returns two servers, which do not listen yet, `publish(data)` and `closeSockets()`. `policyServer` is for port 843,':
    '返回两个尚未监听的服务器、`publish(data)`和`closeSockets()`。`policyServer`用于端口843，',
  'which only root may listen to; without it every page waits for 3 s, or for a refusal. `onMessage(data)`: from pages.':
    '那里只有root能监听；没有它，每个页面都要等3秒，或等到被拒。`onMessage(data)`：页面发来的。',
  'What stands between cuts what is silent, and the page may be gone without a word.':
    '途中的设备会切断沉默的连接，页面也可能不声不响就没了。',
  'TCP keeps no messages apart: one is whole when its zero byte has come.':
    'TCP不区分消息：零字节到了，一条消息才算完整。',
};

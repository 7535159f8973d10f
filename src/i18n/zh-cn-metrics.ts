import type { Catalogue } from './catalogue';

/** Simplified Chinese: the metrics. */
export const metrics: Catalogue['metrics'] = {
  requestCount: { label: '请求数', help: '页面截至此刻发出的请求；浏览器自己的静默重试不另计。' },
  requestsPerMessage: { label: '请求 / 消息', help: '请求数除以到达的消息数。' },
  emptyResponseFraction: { label: '空应答', help: '没有带来消息的应答所占比例。' },
  timedOutFraction: { label: '超时', help: '客户端因超时而放弃的请求所占比例。' },
  abortedFraction: { label: '中止', help: '被后来的请求中止的请求所占比例。' },
  overtakenFraction: { label: '被超越', help: '相邻两次轮询中，后发出的先得到应答的比例。' },
  deliveredCount: { label: '送达', help: '圆环：页面已经得到的消息数，在途的不算。' },
  lostCount: { label: '丢失', help: '虚线圆环：永远到不了页面的消息数。' },
  duplicateCount: { label: '重复', help: '页面又得到一次的消息数。' },
  stalenessMedianMs: { label: '送达延迟，中位数', help: '从圆点到圆环：消息从发布到页面得到它的时间，一半比这更久。' },
  stalenessP95Ms: { label: '送达延迟，95% 分位', help: '二十条消息中有十九条的送达延迟不超过它。' },
  stalenessMaxMs: { label: '送达延迟，最大', help: '从圆点到圆环：送达最慢的那条消息。' },
  headerBytes: { label: '头部与成帧', help: '线路上不属于有效载荷的字节。' },
  payloadBytes: { label: '有效载荷', help: '线路上消息本身的字节。' },
  overheadBytesPerMessage: { label: '开销 / 消息', help: '线路上不属于消息的全部字节除以到达的消息数。' },
  connectionsOpenedCount: { label: '新建连接', help: '每建一条，首字节之前就多一次往返，用 TLS 再多一两次。' },
  connectionsHeldMean: { label: '占用连接', help: '浏览器打开着的连接数，按时间平均。' },
  workersBusyMean: { label: '忙碌线程，平均', help: '服务器一侧的长条：同时处理或挂起的请求数，按时间平均。' },
  workersBusyMax: { label: '忙碌线程，最多', help: '服务器一侧的长条：任一时刻的最大值。' },
  orphanWorkMs: { label: '无主工作', help: '长条末端的浅色部分：服务器为已被放弃的请求耗费的时间。' },
  uplinkSentCount: { label: '发往服务器：消息', help: '页面要对服务器说的消息数。' },
  uplinkReceivedCount: { label: '发往服务器：收到', help: '服务器程序收到的消息数，每条只算一次。' },
  uplinkLostCount: { label: '发往服务器：丢失', help: '再也不会到的消息：请求失败了，或者连接没了。' },
  uplinkDelayMedianMs: {
    label: '发往服务器：延迟，中位数',
    help: '从页面有了这条消息到服务器程序收到它，等连接的时间也算在内。',
  },
  uplinkDelayMaxMs: { label: '发往服务器：延迟，最大', help: '最慢的那条消息。' },
  uplinkBytes: { label: '发往服务器：字节', help: '带着上行消息的请求与帧的全部字节，专为它们发的请求还算上应答。' },
};

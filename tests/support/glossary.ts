/** The words that both languages keep to: one English term, one Chinese. A text that has the one has the other. */
export interface Term {
  /** As it stands in English texts, names in code left out. */
  readonly en: RegExp;
  readonly zh: string;
  /** In compounds where it is shortened, or quoted. */
  readonly orZh?: readonly string[];
}

export const glossary: readonly Term[] = [
  { en: /\blong[- ]poll(s|ed|ing)?\b/i, zh: '长轮询' },
  { en: /\bpolling\b/i, zh: '轮询', orZh: ['polling'] },
  { en: /\bhold limits?\b/i, zh: '挂起上限' },
  { en: /\bheartbeats?\b/i, zh: '心跳' },
  { en: /\bcursors?\b/i, zh: '游标' },
  { en: /\bclient timeouts?\b/i, zh: '客户端超时' },
  { en: /\bwatchdogs?\b/i, zh: '看门狗' },
  { en: /\bjitter\b/i, zh: '抖动' },
  { en: /\bback(s|ed|ing)? off\b|\bbackoff\b/i, zh: '退避' },
  { en: /\blatency\b/i, zh: '延迟' },
  { en: /\bround trips?\b/i, zh: '往返' },
  { en: /\bhandshakes?\b/i, zh: '握手' },
  { en: /\bbandwidth\b/i, zh: '带宽' },
  { en: /\bresponses?\b/i, zh: '应答' },
  { en: /\bempty answers?\b/i, zh: '空应答', orZh: ['空手', '空的'] },
  { en: /\borphan work\b/i, zh: '无主工作' },
  { en: /\bbacklog\b/i, zh: '等待队列' },
  { en: /\bevent loops?\b/i, zh: '事件循环' },
  { en: /\bprox(y|ies)\b/i, zh: '代理' },
  { en: /\bbuffering\b/i, zh: '缓冲' },
  { en: /\bkeep-alive\b/i, zh: '保持连接', orZh: ['keep-alive'] },
  { en: /\bpadding\b/i, zh: '填充' },
  { en: /\bstaleness\b/i, zh: '送达延迟' },
  { en: /\boverhead\b/i, zh: '开销' },
  { en: /\bpayload\b/i, zh: '有效载荷', orZh: ['载荷'] },
  { en: /\bfirewalls?\b/i, zh: '防火墙' },
  { en: /\bpolic(y|ies)\b/i, zh: '策略' },
  { en: /\btabs?\b/i, zh: '标签页' },
  { en: /\bcookies?\b/i, zh: 'cookie', orZh: ['Cookie'] },
  { en: /\bstreams?\b/i, zh: '流' },
  { en: /\bservers?\b/i, zh: '服务器' },
  { en: /\bbrowsers?\b/i, zh: '浏览器' },
  { en: /\bconnections?\b/i, zh: '连接' },
  { en: /\bprefaces?\b/i, zh: '前言' },
  { en: /\bheaders\b/i, zh: '头部', orZh: ['头'] },
  { en: /\bqueues?\b/i, zh: '队' },
  { en: /\bgaps?\b/i, zh: '空档' },
  { en: /\boutages?\b/i, zh: '中断', orZh: ['故障'] },
  { en: /\brestarts?\b/i, zh: '重启' },
  { en: /\bresets?\b/i, zh: '重置' },
  { en: /\bplayhead\b/i, zh: '播放位置' },
  { en: /\bmetrics?\b/i, zh: '指标' },
  { en: /\bparameters?\b/i, zh: '参数' },
  { en: /\bscenarios?\b/i, zh: '场景' },
  { en: /\bfaults\b/i, zh: '故障' },
  { en: /\bseeds?\b/i, zh: '种子' },
  { en: /\bthe article/i, zh: '原文' },
];

/** Words that Chinese texts elsewhere have for one of these, with ours. */
export const otherWords: Readonly<Record<string, string>> = {
  响应: '应答',
  回应: '应答',
  服务端: '服务器',
  伺服器: '服务器',
  用户端: '客户端',
  挂起时限: '挂起上限',
  挂起限: '挂起上限',
  时延: '延迟',
  报文: '包',
  选项卡: '标签页',
  页签: '标签页',
  轮训: '轮询',
  心搏: '心跳',
  光标: '游标',
  回退: '退避',
  套接口: '套接字',
  孤儿: '无主',
};

/** The same of English texts. */
export const otherEnglish: readonly RegExp[] = [
  /\bweb sockets?\b/i,
  /\bheart-?beat timeouts?\b/i,
  /\bhold(ing)? (time|timeout)s?\b/i,
  /\bround-trips?\b/i,
  /\bback-offs?\b/i,
  /\blongpoll/i,
  /\btime-outs?\b/i,
  /\blag\b/i,
];

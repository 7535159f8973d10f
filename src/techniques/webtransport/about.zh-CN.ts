import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    '浏览器在UDP上打开一条QUIC连接，TLS就在其中：一次往返，之前没有TCP握手。' +
    '第二次往返用HTTP/3的CONNECT请求会话，应答是200。' +
    '此后双方随时都可以打开流，这里是每条消息一条：丢了的会重发，只有其中的那条消息要等。' +
    '数据报只发一次，不再重发；它可能丢，也可能比后来的晚到。' +
    '全部都加密，没有一样是TCP：不放行UDP的防火墙会拦住它，而且一声不响。',
  strengths: [
    '流与流互不阻塞：丢一个包只耽误一条消息，不耽误后面的。',
    '有数据报，适合重发时就已过时的东西。',
    '双向，随时：每条消息只需一个单程就能送达。',
    '总是加密，仍只要两次往返就能打开。',
  ],
  costs: [
    '离不开UDP，而许多公司网络会拦它：应用得有退路。',
    '消息可能互相超越；需要次序的，得自己编号。',
    '不会重连，也不会补发：两样都要应用自己做。',
    '每条消息外面有大约四十字节的包。',
    '服务器死了也不出声：没有内核替它重置连接，页面要等到空闲超时。',
    'HTTP/3要有自己的服务器；常见的代理不转发会话。',
  ],
  sources: [
    { label: 'W3C：WebTransport', url: 'https://www.w3.org/TR/webtransport/' },
    { label: 'draft-ietf-webtrans-http3', url: 'https://datatracker.ietf.org/doc/draft-ietf-webtrans-http3/' },
    { label: 'RFC 9000，QUIC', url: 'https://www.rfc-editor.org/rfc/rfc9000' },
    { label: 'RFC 9002，QUIC的丢包检测', url: 'https://www.rfc-editor.org/rfc/rfc9002' },
    { label: 'RFC 9221，QUIC数据报', url: 'https://www.rfc-editor.org/rfc/rfc9221' },
  ],
};

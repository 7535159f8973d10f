import type { TechniqueAbout } from '../technique';

export const aboutZhCn: TechniqueAbout = {
  howItWorks:
    '每次收到应答，客户端等一等再问。空应答让等待时间乘以增长倍数，直到最长间隔；有消息的应答让它回到最初间隔。' +
    '于是热闹的对话问得勤，沉默的对话几乎不问。' +
    '代价落在沉默之后的第一条消息上：越久没有动静，它就要等越久才被取走，最多等上当时已经长成的整个间隔。' +
    '空应答之后的等待和失败之后的等待是两回事，各长各的：没有消息，并不说明服务器有没有毛病。',
  strengths: [
    '没有动静时请求很少：请求数随沉默时间的对数增长，直到达到最长间隔。',
    '接连而来的消息很快就被取走。',
    '服务器不需要什么特别的东西：普通的请求，普通的应答。',
    '失败之后带着抖动退避，刚恢复的服务器不会被所有客户端同时撞上。',
  ],
  costs: [
    '沉默之后的第一条消息会迟到，最多迟到间隔已经长成的长度。',
    '消息均匀到来时，间隔总也定不下来：每条之前变长，之后又缩回去。',
    '间隔长过服务器保持连接的时间，每次轮询就要另建连接。',
    '每个空应答照样要搭上请求和应答的整套头部。',
    '不用游标时只看得到最新的一条，间隔越长，漏掉的越多。',
  ],
  sources: [
    {
      label: 'Prototype：Ajax.PeriodicalUpdater及其decay',
      url: 'https://github.com/prototypejs/prototype/blob/master/src/prototype/ajax/periodical_updater.js',
    },
    {
      label: 'jQuery PeriodicalUpdater：最初和最长的间隔、倍数',
      url: 'https://github.com/RobertFischer/JQuery-PeriodicalUpdater',
    },
    { label: 'RFC 6202，§1、§2：轮询及其代价', url: 'https://www.rfc-editor.org/rfc/rfc6202' },
    {
      label: 'Marc Brooker：Exponential Backoff And Jitter，AWS，2015',
      url: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/',
    },
  ],
};

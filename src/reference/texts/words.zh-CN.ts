import type { ReferenceWords } from '../reference-texts';

export const words: ReferenceWords = {
  title: '参考手册',
  intro:
    'Pollscope的每种技术、每个参数、动作和指标，连同默认值、范围和出处。它由程序自身生成，所以说的就是程序所做的。',
  pages: {
    techniques: {
      title: '技术',
      intro:
        '服务器怎样到达浏览器，按教学的顺序：原文的五个程序，由它们发展出来的，以及后来的。每种技术都有自己的场景，参数列在下面。',
    },
    scenario: {
      title: '场景',
      intro: '各种技术运行于其中的世界。每个字段都注明它在场景文件里的名字；链接里有简短写法的，也一并注明。',
    },
    acts: {
      title: '动作与故障',
      intro:
        '对一次运行能做什么，可以手动做，也可以写进场景的interventions。动作之前的一切保持原样。每一项都可以写isEnabled: false：它留在原处，什么也不做。',
    },
    metrics: {
      title: '指标',
      intro: '一种技术的各个数字，从它的记录数到播放位置为止。在页面上，每个数字都通向它背后的请求和消息。',
    },
    defaults: {
      title: '真实产品的默认值',
      intro: '服务器、推送库、代理和浏览器未经配置时怎样做，并注明产品自己对每项设置的叫法。它们在页面上都可以选用。',
    },
    systems: {
      title: '真实系统',
      intro: '聊天、游戏与各种库，曾经或现在的样子：各用自己的数值，注明出处，也说明哪些不为人知、哪些没有模拟。',
    },
    beliefs: {
      title: '常见的误解',
      intro: '每条都有一次运行，让人看到实际如何。',
    },
  },
  parts: {
    network: '浏览器与服务器之间的路：各种技术都一样，所以运气也一样。',
    messages: '服务器有什么要说，什么时候说。各种技术得到同样的消息。',
    uplink: '页面有什么要对服务器说，什么时候说。聊天是双向的。',
    articleLoop: '原文印出的服务器：睡觉，抽签，自己产生消息。',
    server: '接下请求、挂起请求、保留没有人取走的消息的那一方。',
    proxy: '设在服务器旁的反向代理，例如nginx。为null时，请求直达服务器。',
    browser: '页面所在的浏览器：它的连接、cookie和标签页。',
    run: '运行多久，多少人参与，偶然从何而来。',
  },
  actsOn: {
    moment: { title: '在某一时刻', intro: '写明atMs，即运行中的时刻。' },
    connection: {
      title: '对一条连接',
      intro: '写明on，即连接的键，以及atMs。那条连接当时若在，就起作用。',
    },
    request: { title: '对一个请求', intro: '写明on，即请求的键。请求到达服务器时起作用。' },
  },
  defaultsOf: { server: '服务器', push: '推送库', proxy: '代理', browser: '浏览器' },
  unit: '单位',
  units: { ms: '时间', fraction: '比例，0到1', count: '个数', bytes: '字节', ratio: '比值' },
  values: '可取',
  default: '默认',
  noDefault: '必须给出',
  range: '范围',
  between: (min, max) => `${min} 至 ${max}`,
  whole: '整数',
  yes: '是',
  no: '否',
  withoutNumber: 'null',
  inLink: '链接中',
  better: '更好',
  lower: '越小越好',
  neither: '无所谓大小',
  column: {
    product: '产品',
    field: '字段',
    value: '值',
    setting: '产品自己的叫法',
    name: '名称',
    default: '默认',
    range: '范围',
  },
  openScene: '打开它的场景',
  openAlone: '在通常的世界里运行它',
  page: {
    contents: '目录',
    filter: '查找名称',
    found: (count) => `${count} 条`,
    nothing: '没有名称含有它。',
    explore: '回到时序图',
    skip: '跳到正文',
    linkTo: (title) => `${title}的链接`,
    more: '展开',
    less: '收起',
    unknown: (id) => `没有“${id}”这一条。这里是全部内容。`,
  },
};

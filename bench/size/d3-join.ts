import { scaleLinear, select } from 'd3';
import type { Draw, Message } from './drawing';

const TOP_PX = 40;
const CLIENT_X_PX = 200;
const SERVER_X_PX = 700;
const HEAD_PX = 7;

/** What a page would draw with D3 in thirty lines: one join of all messages, each a group of line, head and text. */
export const draw: Draw = (target, { messages, windowMs, widthPx, heightPx }) => {
  const endMs = messages.at(-1)?.toMs ?? windowMs;
  const pxPerMs = (heightPx - TOP_PX) / windowMs;
  const y = scaleLinear([0, endMs], [0, endMs * pxPerMs]);
  const tailX = ({ isUp }: Message) => (isUp ? CLIENT_X_PX : SERVER_X_PX);
  const tipX = ({ isUp }: Message) => (isUp ? SERVER_X_PX : CLIENT_X_PX);
  const svg = select(target).append('svg').attr('width', widthPx).attr('height', heightPx);
  const moved = svg.append('g').attr('transform', `translate(0 ${TOP_PX})`);
  for (const xPx of [CLIENT_X_PX, SERVER_X_PX]) {
    moved.append('line').attr('x1', xPx).attr('x2', xPx).attr('y2', y(endMs)).attr('stroke', 'gray');
  }
  const arrows = moved.selectAll('.message').data(messages).join('g').attr('class', 'message');
  arrows
    .append('line')
    .attr('x1', tailX)
    .attr('y1', ({ fromMs }) => y(fromMs))
    .attr('x2', tipX)
    .attr('y2', ({ toMs }) => y(toMs))
    .attr('stroke', 'black');
  arrows
    .append('path')
    .attr('d', (message) => {
      const backPx = message.isUp ? -HEAD_PX : HEAD_PX;
      return `M${tipX(message)} ${y(message.toMs)}l${backPx} -3v6z`;
    })
    .attr('fill', 'black');
  arrows
    .append('text')
    .attr('x', (CLIENT_X_PX + SERVER_X_PX) / 2)
    .attr('y', ({ fromMs, toMs }) => y((fromMs + toMs) / 2) - 3)
    .attr('font-size', 11)
    .attr('text-anchor', 'middle')
    .text(({ text }) => text);
  let shiftPx = TOP_PX;
  return {
    pan: (px) => {
      shiftPx -= px;
      moved.attr('transform', `translate(0 ${shiftPx})`);
    },
  };
};

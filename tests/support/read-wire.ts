import { must } from '../../src/core/assert';

/** A whole HTTP message, taken apart at the empty line; header names as they are written. */
export interface HttpMessage {
  readonly startLine: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export function readHttp(text: string): HttpMessage {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) throw new Error('no empty line ends the head');
  const [startLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const [, name, value] = /^([\w-]+): (.*)$/.exec(line) ?? [];
    return [must(name, `a header: ${line}`), must(value, `a header: ${line}`)];
  });
  return { startLine, headers: new Map(headers), body: text.slice(end + 4) };
}

/** The contents of the chunks of a chunked body, one after another. Source: RFC 9112 §7.1. */
export function readChunks(text: string): string[] {
  const contents: string[] = [];
  for (let from = 0; from < text.length;) {
    const lineEnd = text.indexOf('\r\n', from);
    const size = text.slice(from, lineEnd);
    if (!/^[0-9a-f]+$/.test(size)) throw new Error(`"${size}" is not a chunk's size`);
    const contentEnd = lineEnd + 2 + parseInt(size, 16);
    if (text.slice(contentEnd, contentEnd + 2) !== '\r\n') throw new Error(`the chunk of ${size} ends elsewhere`);
    contents.push(text.slice(lineEnd + 2, contentEnd));
    from = contentEnd + 2;
  }
  return contents;
}

export interface WebSocketFrame {
  readonly isFinal: boolean;
  readonly opcode: number;
  readonly isMasked: boolean;
  /** How many bytes stand before the payload. */
  readonly headLength: number;
  readonly payload: string;
}

/** The frames of a WebSocket, one character a byte. Source: RFC 6455 §5.2. */
export function readFrames(text: string): WebSocketFrame[] {
  const frames: WebSocketFrame[] = [];
  for (let from = 0; from < text.length;) {
    const [first, second] = [text.charCodeAt(from), text.charCodeAt(from + 1)];
    const lengthBytes = { 126: 2, 127: 8 }[second & 0x7f] ?? 0;
    let length = lengthBytes === 0 ? second & 0x7f : 0;
    for (let index = 0; index < lengthBytes; index++) length = length * 256 + text.charCodeAt(from + 2 + index);
    const isMasked = (second & 0x80) !== 0;
    const headLength = 2 + lengthBytes + (isMasked ? 4 : 0);
    const payload = text.slice(from + headLength, from + headLength + length);
    if (payload.length !== length) throw new Error(`a frame of ${length} bytes has ${payload.length}`);
    frames.push({ isFinal: (first & 0x80) !== 0, opcode: first & 0x0f, isMasked, headLength, payload });
    from += headLength + length;
  }
  return frames;
}

import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import type { Locale } from '../../../src/i18n/locale';
import type { TransitContent } from '../../../src/trace/events';
import { readWireParts } from '../../../src/wire/wire-parts';
import { PAYLOAD_HOLE, type WirePayload } from '../../../src/wire/wire-reader';
import { wireRows } from '../../../src/views/panels/wire-rows';

/** `label | pieces, each with its tone unless plain | bytes`. */
function rows(content: TransitContent, text: string, payloads: readonly WirePayload[] = [], locale: Locale = 'en') {
  return wireRows(readWireParts(content, { text, payloads }, 'event-stream'), languageOf(locale)).map(
    ({ label, repeatsLabel, pieces, bytes }) =>
      [
        repeatsLabel ? '' : label,
        pieces.map(({ text: said, tone }) => (tone === 'plain' ? said : `<${tone} ${said}>`)).join(''),
        bytes,
      ].join(' | '),
  );
}

describe('wireRows(parts, language)', () => {
  it('names headers once, and shows the ends of lines', () => {
    const text = 'GET / HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n';
    expect(rows('request', text)).toEqual([
      'Request line | GET / HTTP/1.1<control \\r\\n> | 16',
      'Headers | Host: a<control \\r\\n> | 9',
      ' | Accept: */*<control \\r\\n> | 13',
      'Empty line | <control \\r\\n> | 2',
    ]);
  });

  it('tells payload from the rest, and what of it is not shown', () => {
    const payloads = [{ messageId: 1, text: 'beginning', bytes: 1009 }];
    expect(rows('chunk', `3f9\r\ndata: ${PAYLOAD_HOLE}\n\n\r\n`, payloads)).toEqual([
      'Chunk of 1,017\u00a0B | 3f9<control \\r\\n> | 5',
      'Event: data | data: <payload beginning><note … 1,000\u00a0B more><control \\n> | 1016',
      'End of event | <control \\n> | 1',
      'End of chunk | <control \\r\\n> | 2',
    ]);
  });

  it('shows the bytes of a frame in hexadecimal, with what they say', () => {
    expect(rows('frame', `\x81\x05${PAYLOAD_HOLE}`, [{ messageId: 1, text: 'Hello', bytes: 5 }])).toEqual([
      'FIN, text frame | 81 | 1',
      '5\u00a0B, not masked | 05 | 1',
      'Payload | <payload Hello> | 5',
    ]);
    expect(rows('close-frame', '\x88\x82\x01\x02\x03\x04\x02\xf6')).toEqual([
      'FIN, close frame | 88 | 1',
      '2\u00a0B, masked | 82 | 1',
      'Masking key | 01 02 03 04 | 4',
      'Code 1012 | 02 f6 | 2',
    ]);
    expect(rows('frame', '\x81\x82\x01\x02\x03\x04\x02\xf6').at(-1)).toBe('Payload | 02 f6 | 2');
  });

  it('speaks Chinese', () => {
    expect(rows('frame', `\x81\x05${PAYLOAD_HOLE}`, [{ messageId: 1, text: 'Hello', bytes: 5 }], 'zh-CN')).toEqual([
      'FIN，文本帧 | 81 | 1',
      '5\u00a0B，无掩码 | 05 | 1',
      '有效载荷 | <payload Hello> | 5',
    ]);
  });
});

/** The bytes of what is on the wire, from the same functions that the world counted them with. */
import { must } from '../core/assert';
import type { Lane, Scenario } from '../scenario/schema';
import { withSetValue } from '../scenario/set-value';
import type { Technique } from '../techniques/technique';
import { techniqueOf } from '../techniques/technique-of';
import type { Trace } from '../trace/events';
import type { AttemptSpan, ExchangeSpan, MessageSpan, Spans, TransitSpan, UplinkSpan } from '../trace/spans';
import type { WireLanguage } from './wire-parts';
import { filledText, PAYLOAD_HOLE, type WireBytes, type WirePayload } from './wire-reader';

type WireFormat = Technique['cast']['wire'];
type ResponseToWrite = Parameters<WireFormat['writeResponse']>[0];
type WireText = ReturnType<WireFormat['writeResponse']>;

/** Longer payloads are cut in what is shown; they are counted whole. */
const SHOWN_PAYLOAD_LENGTH = 200;

/** One lane of a scenario, and what happened in it. */
export interface WrittenRun {
  readonly lane: Lane;
  readonly trace: Trace;
  readonly spans: Spans;
}

/** Writes what was on the wire in one run. Things are looked up once: a long run has thousands. */
export class WireWriter {
  readonly #run: WrittenRun;
  readonly #scenario: Scenario;
  readonly #payloadLengthMax: number;
  readonly #exchangeById: ReadonlyMap<number, ExchangeSpan>;
  readonly #messageById: ReadonlyMap<number, MessageSpan>;
  readonly #uplinkById: ReadonlyMap<number, UplinkSpan>;
  readonly #answerOf: ReadonlyMap<number | null, TransitSpan>;
  /** `set` interventions, which change what is written from then on. */
  readonly #setSequences: readonly { readonly sequence: number; readonly index: number }[];

  /** `payloadLengthMax`: so much of a payload is written. */
  constructor(run: WrittenRun, scenario: Scenario, payloadLengthMax = SHOWN_PAYLOAD_LENGTH) {
    this.#run = run;
    this.#scenario = scenario;
    this.#payloadLengthMax = payloadLengthMax;
    const { exchanges, messages, uplink, transits } = run.spans;
    this.#exchangeById = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
    this.#messageById = new Map(messages.map((message) => [message.id, message]));
    this.#uplinkById = new Map(uplink.map((each) => [each.id, each]));
    const answers = transits.filter(({ content }) => content === 'response');
    this.#answerOf = new Map(answers.map((transit) => [transit.exchangeId, transit]));
    const isChanging = scenario.interventions.some((act) => act.do === 'set');
    this.#setSequences = (isChanging ? run.trace.events : []).flatMap((event) =>
      event.kind === 'intervention-applied' && event.act === 'set' ? [event] : [],
    );
  }

  /** Null for TCP's own packets, which are not counted, and for those of TLS, of which only the number is known. */
  bytesOf(transit: TransitSpan): WireBytes | null {
    const exchange = this.#exchangeById.get(transit.exchangeId ?? -1);
    const attempt = exchange?.attempts.find((candidate) => candidate.number === transit.attempt);
    if (exchange === undefined || attempt === undefined) return null;
    const written = this.#write(transit, exchange, attempt);
    if (written === undefined) return null;
    const draw = readyDraw(attempt);
    return {
      text: written.head + written.body,
      payloads: [
        ...this.#uplinkOf(transit.uplinkIds).map((each) => this.#uplinkPayload(each, transit, exchange)),
        ...this.#messagesOf(transit).map((each) =>
          this.#payload(each, draw === null ? `message ${each.id} ` : `result: ${draw}`),
        ),
      ],
    };
  }

  #uplinkPayload(uplink: UplinkSpan, { content, direction, sentAtMs }: TransitSpan, { id }: ExchangeSpan): WirePayload {
    const payload = this.#payload(uplink, `uplink-${uplink.id}-`);
    const { maskUplink } = techniqueOf(this.#run.lane).cast.wire;
    if (content !== 'frame' || maskUplink === undefined) return payload;
    const frame = { seed: this.#scenario.seed, exchangeId: id, direction, sentAtMs };
    return { ...payload, text: maskUplink(frame, payload.text) };
  }

  /** A payload is a stand-in of the right length, in ASCII; only the article's loop writes its draw. */
  #payload({ id, payloadBytes }: { readonly id: number; readonly payloadBytes: number }, text: string): WirePayload {
    const length = Math.min(payloadBytes, this.#payloadLengthMax);
    return { messageId: id, bytes: payloadBytes, text: text.padEnd(length, '.').slice(0, length) };
  }

  /** The head of a request that never left, as it would have been when the page asked. */
  unsentHeadOf(exchange: ExchangeSpan): string {
    return this.#writeRequest(exchange, { signals: [], uplinkIds: [], sentSequence: exchange.askedSequence }).head;
  }

  /** What the server wrote in the body of its answer to this request; empty when it wrote none. */
  bodyOf(exchange: ExchangeSpan): string {
    const answer = this.#answerOf.get(exchange.id);
    const bytes = answer === undefined ? null : this.bytesOf(answer);
    if (bytes === null) return '';
    const text = filledText(bytes);
    return text.slice(text.indexOf('\r\n\r\n') + '\r\n\r\n'.length);
  }

  #write(transit: TransitSpan, exchange: ExchangeSpan, attempt: AttemptSpan): WireText | undefined {
    const { wire } = techniqueOf(this.#run.lane).cast;
    const { seed } = this.#scenario;
    const { direction, sentAtMs } = transit;
    const frame = { seed, exchangeId: exchange.id, direction, sentAtMs };
    switch (transit.content) {
      case 'stream-data':
      case 'datagram':
        return this.#writePacket(transit, transit.content);
      case 'request':
        return this.#writeRequest(exchange, transit);
      case 'response':
        return wire.writeResponse(this.#responseToWrite(transit, exchange, attempt));
      case 'stream-head':
        return wire.writeStreamHead?.(this.#responseToWrite(transit, exchange, attempt));
      case 'chunk':
      case 'frame': {
        const [signal] = transit.signals;
        if (signal !== undefined) return wire.writeSignal?.(frame, signal);
        const [said] = this.#uplinkOf(transit.uplinkIds);
        if (said !== undefined) return wire.writeUplink?.(frame, said, () => PAYLOAD_HOLE);
        return wire.writeChunk?.(this.#messagesOf(transit), () => PAYLOAD_HOLE);
      }
      case 'comment':
      case 'ping':
        return wire.writeHeartbeat?.();
      case 'pong':
        return wire.writePong?.(frame);
      case 'close-frame':
        return wire.writeCloseFrame?.(frame);
      case 'stream-end':
        return wire.writeStreamEnd?.();
      case 'syn':
      case 'syn-ack':
      case 'fin':
      case 'reset':
      case 'cut':
      case 'quic-close':
      case 'tls-client-hello':
      case 'tls-server-hello':
      case 'tls-key-exchange':
      case 'tls-finished':
      case 'http2-preface':
      case 'http2-settings':
      case 'stream-reset':
      case 'goaway':
        return undefined;
    }
  }

  #writePacket(transit: TransitSpan, travel: 'stream-data' | 'datagram'): WireText | undefined {
    const { direction } = transit;
    const [message] = [...this.#uplinkOf(transit.uplinkIds), ...this.#messagesOf(transit)];
    if (message === undefined) return undefined;
    const { wire } = techniqueOf(this.#run.lane).cast;
    return wire.writePacket?.({ direction, travel, message }, () => PAYLOAD_HOLE);
  }

  #writeRequest(
    { id, kind, cursor, session, askedAtMs }: ExchangeSpan,
    { signals, uplinkIds, sentSequence }: Pick<TransitSpan, 'signals' | 'uplinkIds' | 'sentSequence'>,
  ): WireText {
    const { seed } = this.#scenario;
    const { cookieBytes } = this.#scenarioAt(sentSequence).browser;
    const uplink = this.#uplinkOf(uplinkIds);
    const named = { seed, exchangeId: id, kind, cursor, session, signals, uplink, askedAtMs, cookieBytes };
    return techniqueOf(this.#run.lane).cast.wire.writeRequest({ ...named, payloadOf: () => PAYLOAD_HOLE });
  }

  #responseToWrite(transit: TransitSpan, exchange: ExchangeSpan, attempt: AttemptSpan): ResponseToWrite {
    const { server, techniques } = this.#scenarioAt(transit.sentSequence);
    const { lane } = this.#run;
    return {
      seed: this.#scenario.seed,
      exchangeId: exchange.id,
      cursor: exchange.cursor,
      status: transit.status ?? 200,
      messages: this.#messagesOf(transit),
      sentAtMs: transit.sentAtMs,
      arrivedAtMs: attempt.workStartedAtMs ?? transit.sentAtMs,
      draw: readyDraw(attempt),
      signals: transit.signals,
      keepAliveMs: server.keepAliveMs,
      params: techniques.find(({ key }) => key === lane.key)?.params ?? lane.params,
      payloadOf: () => PAYLOAD_HOLE,
    };
  }

  /** With every value that had been set by then. */
  #scenarioAt(sequence: number): Scenario {
    const acts = this.#setSequences
      .filter((set) => set.sequence < sequence)
      .map(({ index }) => this.#scenario.interventions[index]);
    return acts.reduce((scenario, act) => (act?.do === 'set' ? withSetValue(scenario, act) : scenario), this.#scenario);
  }

  #uplinkOf(uplinkIds: readonly number[]): readonly UplinkSpan[] {
    return uplinkIds.map((id) => must(this.#uplinkById.get(id), `uplink message ${id} was never made`));
  }

  #messagesOf({ messageIds }: TransitSpan): readonly MessageSpan[] {
    return messageIds.map((id) => must(this.#messageById.get(id), `message ${id} was never published`));
  }
}

/** What its bytes are to be read as. */
export function spokenIn(lane: Lane): WireLanguage {
  const { initiator, hasRawSockets } = techniqueOf(lane).cast;
  if (hasRawSockets) return 'raw';
  if (initiator === 'web-transport') return 'quic';
  return initiator === 'event-source' ? 'event-stream' : 'http';
}

const writers = new WeakMap<WrittenRun, WireWriter>();

/** Made when the bytes of a run are first asked for. */
export function writerOf(run: WrittenRun, scenario: Scenario): WireWriter {
  const writer = writers.get(run) ?? new WireWriter(run, scenario);
  writers.set(run, writer);
  return writer;
}

function readyDraw(attempt: AttemptSpan): number | null {
  return attempt.draws.findLast((draw) => draw.isReady)?.draw ?? null;
}

/**
 * `pollscope/embed`: puts a frame with a figure into a page, and speaks with it. It needs nothing but the address of
 * `embed.html`.
 */
export interface CreateEmbedOptions {
  /** The address of `embed.html`, for a configuration that is an object; default: beside the page. */
  readonly frame?: string;
  /** For those who do not see it. */
  readonly title?: string;
  /** Default: scripts, links in new tabs, downloads. */
  readonly sandbox?: string;
  /** Default true: loaded near the viewport. */
  readonly lazy?: boolean;
}

export interface EmbedFrame {
  readonly iframe: HTMLIFrameElement;
  /** What the frame says when it is ready: its version, configuration and height. */
  readonly ready: Promise<Readonly<Record<string, unknown>>>;
  /** Rejects with what the frame says is wrong. */
  call(method: string, ...args: readonly unknown[]): Promise<unknown>;
  set(patch: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** `ps-play` and the like; gives what ends it. */
  on(name: string, listener: (detail: unknown) => void): () => void;
  destroy(): void;
}

/** An address, or a configuration. */
export type Shown = string | Readonly<Record<string, unknown>>;

type Message = Readonly<Record<string, unknown>>;

const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';
const HELLO_EVERY_MS = 500;
const HELLO_COUNT = 20;

/**
 * `shown`: the address of `embed.html` with what the figure shall show as its query; or that as an object, `{ technique:
 * ['sse'], latency: 80 }`, with the bare address as the option `frame`.
 */
export function createEmbed(target: Element, shown: Shown, options: CreateEmbedOptions = {}): EmbedFrame {
  const iframe = newFrame(typeof shown === 'string' ? shown : addressOf(shown, options.frame), options);
  const waiting = new Map<number, { readonly keep: (value: unknown) => void; readonly fail: (error: Error) => void }>();
  const listeners = new Map<string, Set<(detail: unknown) => void>>();
  let lastId = 0;
  let keepReady: (said: Message) => void;
  const ready = new Promise<Message>((keep) => (keepReady = keep));
  const post = (message: Message) => iframe.contentWindow?.postMessage({ ps: 1, ...message }, '*');
  const hello = () => post({ type: 'hello', subscribe: [...listeners.keys()] });

  // The origin of a sandboxed frame is "null", so it is known by its window alone.
  const hear = ({ source, data }: MessageEvent) => {
    if (source !== iframe.contentWindow || (data as Message | null)?.['ps'] !== 1) return;
    const message = data as Message;
    if (message['type'] === 'ready') {
      clearInterval(greeting);
      keepReady(message);
    } else if (message['type'] === 'resize') iframe.style.height = `${Number(message['height'])}px`;
    else if (message['type'] === 'event')
      listeners.get(String(message['name']))?.forEach((listener) => listener(message['detail']));
    else if (message['type'] === 'result') {
      const asked = waiting.get(Number(message['id']));
      waiting.delete(Number(message['id']));
      if (message['ok'] === true) asked?.keep(message['value']);
      else asked?.fail(new Error(String(message['error'])));
    }
  };
  const ask = async (message: Message): Promise<unknown> => {
    await ready;
    const id = ++lastId;
    return new Promise((keep, fail) => {
      waiting.set(id, { keep, fail });
      post({ ...message, id });
    });
  };

  let greetings = 0;
  window.addEventListener('message', hear);
  const greeting = setInterval(() => (greetings++ < HELLO_COUNT ? hello() : clearInterval(greeting)), HELLO_EVERY_MS);
  iframe.addEventListener('load', hello);
  target.append(iframe);

  return {
    iframe,
    ready,
    call: (method, ...args) => ask({ type: 'call', method, args }),
    set: (patch) => ask({ type: 'set', patch }),
    on: (name, listener) => {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      hello();
      return () => void all.delete(listener);
    },
    destroy: () => {
      clearInterval(greeting);
      window.removeEventListener('message', hear);
      iframe.remove();
    },
  };
}

/** Null and undefined say nothing; a list is written with commas, an object in JSON. */
function addressOf(config: Readonly<Record<string, unknown>>, frame = 'embed.html'): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(config)) {
    if (value === null || value === undefined) continue;
    const isPlain = typeof value !== 'object' || Array.isArray(value);
    query.set(name, isPlain ? (value as string) : JSON.stringify(value));
  }
  return `${frame}?${query.toString()}`;
}

function newFrame(
  address: string,
  { title = 'Pollscope', sandbox = SANDBOX, lazy = true }: CreateEmbedOptions,
): HTMLIFrameElement {
  const iframe = document.createElement('iframe');
  Object.assign(iframe, { title, src: address, loading: lazy ? 'lazy' : 'eager', referrerPolicy: 'no-referrer' });
  iframe.setAttribute('sandbox', sandbox);
  iframe.setAttribute('allow', 'fullscreen; clipboard-write');
  Object.assign(iframe.style, { display: 'block', width: '100%', height: '460px', border: '0' });
  return iframe;
}

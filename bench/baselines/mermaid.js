import mermaid from 'mermaid';

const TEXT_LIMIT = 100_000_000;

/**
 * The messages as a sequence diagram, not to scale in time, in a box that scrolls.
 * @returns {Promise<import('../size/drawing').Draw>}
 */
export async function loadMermaid() {
  mermaid.initialize({ startOnLoad: false, maxTextSize: TEXT_LIMIT, maxEdges: TEXT_LIMIT });
  await mermaid.parse('sequenceDiagram\nbrowser->>server: a'); // fetches the code of this kind of diagram
  return async (target, { messages }) => {
    const lines = messages.map(({ isUp, text }) => (isUp ? `browser->>server: ${text}` : `server-->>browser: ${text}`));
    const { svg } = await mermaid.render('diagram', ['sequenceDiagram', ...lines].join('\n'));
    target.style.overflow = 'auto';
    target.innerHTML = svg;
    return { pan: (px) => target.scrollBy(0, px) };
  };
}

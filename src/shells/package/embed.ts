/** `pollscope/embed`: a frame with a figure, and how to speak with it. Under 2 kB, and it needs nothing else. */
export { createEmbed } from '../host/create-embed';
export type { CreateEmbedOptions, EmbedFrame } from '../host/create-embed';

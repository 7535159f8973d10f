import type { Attachment } from 'svelte/attachments';

/** Scrolls what has something to say into sight, when it begins to: it must not go unseen below a fold. */
export function intoSight(hasSomethingToSay: boolean): Attachment {
  return (node) => {
    if (hasSomethingToSay) node.scrollIntoView({ block: 'nearest' });
  };
}

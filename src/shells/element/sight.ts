export interface SightActs {
  /** It will soon be in sight. */
  readonly near: () => void;
  /** Whether anything of it can be seen. */
  readonly see: (isInSight: boolean) => void;
}

/** Gives what ends it. */
export function watchSight(element: Element, { near, see }: SightActs): () => void {
  let isInside = false;
  const tell = () => see(isInside && !document.hidden);
  const nearby = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting === true && near(), {
    rootMargin: '50%',
  });
  const inside = new IntersectionObserver((entries) => {
    isInside = entries.at(-1)?.isIntersecting === true;
    tell();
  });
  nearby.observe(element);
  inside.observe(element);
  document.addEventListener('visibilitychange', tell);
  return () => {
    nearby.disconnect();
    inside.disconnect();
    document.removeEventListener('visibilitychange', tell);
  };
}

import type { Scenario } from '../../scenario/schema';

/** The section of the reference that tells of a control, by the control's id. */
export function referenceIdOf(controlId: string, { techniques }: Pick<Scenario, 'techniques'>): string {
  const [start = '', ...rest] = controlId.split('/');
  if (start === 'defaults') return `defaults.of-${rest.join('/')}`;
  if (start === 'lane') return rest.at(-1) ?? ''; // of one lane alone: `lane/<key>/server.holdLimitMs`
  if (controlId === 'proxy') return 'scenario.proxy';
  const [, place, name] = /^techniques\.(\d+)\.params\.(.+)$/.exec(controlId) ?? [];
  const lane = place === undefined ? undefined : techniques[Number(place)];
  return lane === undefined ? controlId : `${lane.id}.${name}`;
}

import type { NavigationStep } from '../../layout/navigation';

/** Keys of the walk along the marks (DESIGN.md, "Pointing and keys"). */
export const walkKeys: Readonly<Record<string, NavigationStep>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowDown: 'next-lane',
  ArrowUp: 'previous-lane',
  Home: 'first',
  End: 'last',
  PageDown: 'next-cycle',
  PageUp: 'previous-cycle',
  e: 'partner',
  E: 'partner',
};

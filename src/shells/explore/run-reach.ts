/** How much of a run that goes on without end is kept: ten minutes of virtual time, or less where that is too many events. */
export const KEPT_MS = 600_000;
/** A link to a moment past its scenario's end opens with so much of what comes after it. */
export const LINK_AHEAD_MS = 5000;

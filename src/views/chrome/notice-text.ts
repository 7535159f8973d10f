/** One notice in the reader's language. */
export interface NoticeText {
  readonly key: string;
  /** Another one each time that it is told: told again, it is news again. */
  readonly told: object;
  /** Something did not work: a screen reader interrupts for that, and waits with good news. */
  readonly isFailure: boolean;
  readonly text: string;
  /** One line each. */
  readonly details: readonly string[];
}

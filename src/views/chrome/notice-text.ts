/** One notice in the reader's language. */
export interface NoticeText {
  readonly key: string;
  /** Something did not work: a screen reader interrupts for that, and waits with good news. */
  readonly isFailure: boolean;
  readonly text: string;
  /** One line each. */
  readonly details: readonly string[];
}

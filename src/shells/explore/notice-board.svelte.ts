import type { Notice } from './notices';

/** What stands in the strip under the head, oldest first: at most one notice of a kind. */
export class NoticeBoard {
  #notices: readonly Notice[] = $state.raw([]);

  get all(): readonly Notice[] {
    return this.#notices;
  }

  /** It stays until it is dismissed, told anew, or until a run succeeds. */
  tell(notice: Notice): void {
    this.#notices = [...this.#notices.filter(({ kind }) => kind !== notice.kind), notice];
  }

  dismiss(kind: string): void {
    this.#notices = this.#notices.filter((each) => each.kind !== kind);
  }

  clear(): void {
    this.#notices = [];
  }
}

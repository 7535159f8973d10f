/** How much of a stream's content a server writes before it ends it, what it began with not counted. */
export class ContentLimit {
  bytes = Infinity;
  #writtenBytes = 0;

  /** So much more has been written: whether that has reached the limit, which happens once. */
  isReachedBy(contentBytes: number): boolean {
    const wasBelow = this.#writtenBytes < this.bytes;
    this.#writtenBytes += contentBytes;
    return wasBelow && this.#writtenBytes >= this.bytes;
  }
}

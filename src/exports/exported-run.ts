import type { Scenario } from '../scenario/schema';
import type { WrittenRun } from '../wire/wire-writer';

/** One lane as it is told to others. */
export interface ExportedLane extends WrittenRun {
  /** In the reader's language, apart from the names of all other lanes. */
  readonly name: string;
}

/** A run, as far as it has come. */
export interface ExportedRun {
  readonly scenario: Scenario;
  /** In the order of the scenario. */
  readonly lanes: readonly ExportedLane[];
}

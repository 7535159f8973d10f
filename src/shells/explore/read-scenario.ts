import { parseScenario, type ParseResult } from '../../scenario/parse';
import { paramsSchemas } from '../../techniques/index';

/** Untrusted → typed, with the parameters of all techniques. */
export function readScenario(input: unknown): ParseResult {
  return parseScenario(input, paramsSchemas);
}

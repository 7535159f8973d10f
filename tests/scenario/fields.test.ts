import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { parseScenario } from '../../src/scenario/parse';
import { withValueAt } from '../../src/scenario/set-value';
import { paramsSchemas } from '../../src/techniques/index';
import {
  defaultScenario,
  openFields,
  paramFields,
  scenarioFields,
  type ContractField,
} from '../support/contract-fields';
import { problemsOf, valueAt } from '../support/scenarios';

/** One field of the contract with the input that it stands in. */
interface Row {
  readonly name: string;
  readonly path: string;
  readonly field: ContractField;
  readonly input: Readonly<Record<string, unknown>>;
}

const rows: readonly Row[] = [
  ...[...scenarioFields, ...openFields].map((field) => ({
    name: field.base ? `${field.path} of ${JSON.stringify(Object.values(field.base)[0])}` : field.path,
    path: field.path,
    field,
    input: { version: 1, techniques: [{ id: 'long-polling' }], ...field.base },
  })),
  ...Object.entries(paramFields).flatMap(([id, fields]) =>
    fields.map((field) => ({
      name: `${id} ${field.path}`,
      path: `techniques.0.params.${field.path}`,
      field,
      input: { version: 1, techniques: [{ id }] },
    })),
  ),
];

const withField = ({ input, path }: Row, value: unknown) => withValueAt(input, path.split('.'), value);

function expectAccepted(row: Row, value: unknown): void {
  const result = parseScenario(withField(row, value), paramsSchemas);
  expect(result.ok ? valueAt(result.scenario, row.path) : result.problems).toEqual(value);
}

/** Refused with one problem, which says where, what came and what is allowed. */
function expectRefused(row: Row, value: unknown, allowed: RegExp): void {
  const problems = problemsOf(withField(row, value));
  expect(problems).toEqual([
    { path: row.path, target: null, value, allowed: expect.anything(), nearest: null, message: expect.any(String) },
  ]);
  const message = must(problems[0], 'a problem').message;
  expect(message.startsWith(`${row.path}: `), message).toBe(true);
  expect(message.slice(row.path.length + 2)).toMatch(allowed);
}

/** As far out of a range as the numbers go, or a thousandth. */
function beyond({ min = -Infinity, max = Infinity }: ContractField): readonly number[] {
  return [min - 0.001, min - 1, max + 1, max * 2, -Number.MAX_VALUE, Number.MAX_VALUE];
}

describe('parseScenario(input)', () => {
  it('fills in every default of the contract', () => {
    expect(parseScenario({ version: 1, techniques: [{ id: 'long-polling' }] }, paramsSchemas)).toEqual({
      ok: true,
      scenario: defaultScenario,
    });
  });

  it('gives the same for every default said out loud', () => {
    expect(parseScenario(defaultScenario, paramsSchemas)).toEqual({ ok: true, scenario: defaultScenario });
  });

  it('needs a version, which is 1, and one to six lanes', () => {
    const lanes = (count: number) => Array.from({ length: count }, (_, index) => ({ id: 'sse', key: `lane-${index}` }));
    expect(problemsOf({ version: 1, techniques: lanes(6) })).toEqual([]);
    expect(problemsOf({ version: 2, techniques: lanes(1) }).map(({ message }) => message)).toEqual([
      'version: expected 1, got 2',
    ]);
    expect(problemsOf({}).map(({ message }) => message)).toEqual([
      'version: expected 1, got nothing',
      'techniques: expected a list of 1 to 6, got nothing',
    ]);
    for (const count of [0, 7]) {
      expect(problemsOf({ version: 1, techniques: lanes(count) })).toMatchObject([
        { path: 'techniques', allowed: { kind: 'list', minLength: 1, maxLength: 6 } },
      ]);
    }
  });

  it('takes 1 to 1,000 clients; the rest of the 100,000 are not built, and beyond is out of range', () => {
    const messageFor = (clients: number) =>
      problemsOf({ version: 1, techniques: [{ id: 'sse' }], clients })[0]?.message;
    expect([1, 1000].map(messageFor)).toEqual([undefined, undefined]);
    expect(messageFor(1001)).toBe('clients: not available yet (got 1001, allowed so far: up to 1000)');
    expect(messageFor(100_000)).toContain('clients: not available yet');
    expect(messageFor(100_001)).toBe('clients: expected a whole number from 1 to 100000, got 100001');
    expect(messageFor(0)).toBe('clients: expected a whole number from 1 to 100000, got 0');
  });
});

describe('parseScenario(input with one field)', () => {
  it.each(rows)('$name has its default when nothing is said, also explicitly', (row) => {
    const result = parseScenario(row.input, paramsSchemas);
    expect(result.ok ? valueAt(result.scenario, row.path) : result.problems).toEqual(row.field.default);
    expectAccepted(row, row.field.default);
    expect(problemsOf(withField(row, undefined))).toEqual([]);
  });

  it.each(rows.filter(({ field }) => field.min !== undefined))('$name keeps to its range', (row) => {
    const { field } = row;
    const { min, max } = { min: must(field.min, 'min'), max: must(field.max, 'max') };
    const allowed = new RegExp(`^expected a ${field.isWhole ? 'whole ' : ''}number from ${min} to ${max}( |,|$)`);
    for (const value of [min, max, Math.ceil((min + max) / 2)]) expectAccepted(row, value);
    for (const value of [...beyond(field), NaN, Infinity, -Infinity]) expectRefused(row, value, allowed);
    if (field.isWhole) expectRefused(row, min + 0.5, allowed);
    else expectAccepted(row, min + (max - min) * 0.12345);
  });

  it.each(rows.filter(({ field }) => field.options !== undefined))('$name takes its choices and no other', (row) => {
    for (const value of row.field.options ?? []) expectAccepted(row, value);
    expectRefused(row, 'no-such-choice', /^expected (one of: |true or false)/);
    expectRefused(row, 0, /^expected (one of: |true or false)/);
  });

  it.each(rows)('$name takes no other type, and null only where the contract does', (row) => {
    const wrong: readonly unknown[] = ['1', '', [], [1], {}, { value: 1 }, ...(row.field.options ? [] : [true, false])];
    for (const value of wrong) expectRefused(row, value, /./);
    if (row.field.isNullable) expectAccepted(row, null);
    else expectRefused(row, null, /./);
  });

  it.each(rows.filter(({ field }) => field.min === 0))('$name takes −0 for 0', (row) => {
    const result = parseScenario(withField(row, -0), paramsSchemas);
    expect(result.ok && Object.is(valueAt(result.scenario, row.path), 0)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { raise, setup, type AnyStateMachine } from 'xstate';
import { must } from '../../src/core/assert';
import { describeFields } from '../../src/scenario/describe-fields';
import { LOCALES } from '../../src/i18n/locale';
import { behaviourMachines } from '../../src/techniques/behaviours/behaviour-machines';
import { delaysAskedFor, describeMachine, findUndeclaredDelays } from '../../src/techniques/describe-machine';
import { findTechnique, paramsSchemas, techniques } from '../../src/techniques/index';
import { techniqueText } from '../../src/techniques/texts';
import { paramFields } from '../support/contract-fields';
import { findInlineParts } from '../support/machine-config';
import { SteppedMachine } from '../support/machine-steps';
import { presets } from '../support/presets';
import { parsed } from '../support/scenarios';

/** Any folder with a file of a technique in it: one that was begun and left is found too. */
const folders = new Set(
  Object.keys(import.meta.glob('../../src/techniques/*/{index,machine,params,wire,text.*,about.*}.ts')).map((path) =>
    must(path.split('/').at(-2), path),
  ),
);
/** What the folder of each of them holds. */
const FILES = [
  ...['machine.ts', 'params.ts', 'wire.ts', 'text.en.ts', 'text.zh-CN.ts', 'about.en.ts', 'about.zh-CN.ts'],
  ...['sample/client.js', 'sample/server.js', 'sample.ts', 'comments.zh-CN.ts', 'index.ts'],
];
const techniqueFiles = new Set(Object.keys(import.meta.glob('../../src/techniques/*/{*.ts,sample/*.js}')));
const ids = techniques.map(({ id }) => id);

describe('the registry', () => {
  it('has a line for each folder, and no other', () => {
    const unlisted = [...folders].filter((folder) => !ids.includes(folder));
    expect(unlisted, 'folders without a line in src/techniques/index.ts').toEqual([]);
    expect(
      ids.filter((id) => !folders.has(id)),
      'lines without a folder',
    ).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has the techniques of the contract', () => {
    const unsaid = ids.filter((id) => !Object.hasOwn(paramFields, id));
    expect(unsaid, 'techniques whose defaults and ranges are not in tests/support/contract-fields.ts').toEqual([]);
    expect(Object.keys(paramFields).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('hands out each technique, its parameters and nothing else', () => {
    for (const id of ids) expect(findTechnique(id)).toMatchObject({ id, params: paramsSchemas[id] });
    expect(Object.keys(paramsSchemas)).toEqual(ids);
    for (const id of ['', 'SSE', '__proto__', 'constructor', 'behaviours'])
      expect(findTechnique(id), id).toBeUndefined();
  });

  it('names machines after their technique, and behaviours after what they do', () => {
    expect(techniques.map(({ machine }) => machine.id)).toEqual(ids);
    expect(Object.entries(behaviourMachines).map(([kind, { id }]) => [kind, id])).toEqual([
      ['article-loop', 'article-loop'],
      ['at-once', 'at-once'],
      ['conditional', 'conditional'],
      ['hold', 'hold'],
      ['stream', 'stream'],
      ['limited-stream', 'limited-stream'],
      ['socket', 'stream'],
      ['policy', 'policy'],
      ['session-open', 'at-once'],
      ['session-poll', 'session-poll'],
      ['session-socket', 'session-socket'],
    ]);
  });
});

describe.each(techniques)('the technique $id', ({ id, machine, params, about, sample }) => {
  it('has all its files', () => {
    const missing = FILES.filter((file) => !techniqueFiles.has(`../../src/techniques/${id}/${file}`));
    expect(missing, `files that src/techniques/${id} lacks (see CONTRIBUTING.md)`).toEqual([]);
  });

  it('has a preset of its own that puts it on stage', () => {
    expect(presets[id], `public/scenarios/${id}.json, then npm run generate`).toBeDefined();
    expect(parsed(presets[id]).techniques.map((lane) => lane.id)).toEqual([id]);
  });

  it('has defaults within their ranges, and those of the contract', () => {
    const defaults = Object.fromEntries(
      must(paramFields[id], `tests/support/contract-fields.ts has no ${id}`).map((field) => [
        field.path,
        field.default,
      ]),
    );
    expect(parsed({ version: 1, techniques: [{ id }] }).techniques[0]?.params).toEqual(defaults);
  });

  it('has texts in both languages for every parameter and every state, with sources', async () => {
    const parameters = describeFields(params)
      .map(({ name }) => name)
      .sort();
    for (const locale of LOCALES) {
      const { name, params: words, states } = must(techniqueText(id, locale), `the text of ${id}`);
      const { sources } = await about[locale]();
      expect(name, locale).not.toBe('');
      expect(Object.keys(words).sort(), locale).toEqual(parameters);
      expect(Object.keys(states).sort(), locale).toEqual([...describeMachine(machine).states].sort());
      expect(sources.length, locale).toBeGreaterThan(0);
    }
  });

  it('has code that can be shown, of client and server, with its comments in both languages', async () => {
    const isThere = 'src/techniques/<id>/sample.ts, named in index.ts, has code, moves and comments';
    expect(sample, isThere).toBeTypeOf('function');
    const { client, server, comments } = await sample();
    expect(comments['zh-CN'], isThere).toBeTypeOf('function');
    expect(await comments['zh-CN'](), 'src/techniques/<id>/comments.zh-CN.ts').toBeTypeOf('object');
    for (const { code } of [client, server]) expect(code.length).toBeGreaterThan(100);
  });

  it('takes a fact that it does not know for nothing', () => {
    // Such a machine would never come to rest.
    expect(findUndeclaredDelays(machine)).toEqual([]);
    const machineAtStart = new SteppedMachine(
      machine,
      parsed({ version: 1, techniques: [{ id }] }).techniques[0]?.params,
    );
    const { state } = machineAtStart;
    machineAtStart.takeWishes();
    machineAtStart.send({ type: 'no.such.fact' });
    expect([machineAtStart.state, machineAtStart.takeWishes()]).toEqual([state, []]);
  });
});

const machines: readonly [name: string, machine: AnyStateMachine][] = [
  ...techniques.map(({ id, machine }): [string, AnyStateMachine] => [id, machine]),
  ...Object.entries(behaviourMachines),
];

describe.each(machines)('the machine %s', (_name, machine) => {
  it('declares every delay that an `after` asks for', () => {
    expect(findUndeclaredDelays(machine)).toEqual([]);
  });

  it('has leaf states of different names: traces and texts know no others', () => {
    const { states, initial } = describeMachine(machine);
    expect(new Set(states).size).toBe(states.length);
    expect(states).toContain(initial);
  });

  it('names everything, does nothing itself, and starts no actor', () => {
    expect(findInlineParts(machine)).toEqual([]);
    expect(Object.keys(machine.implementations.actors)).toEqual([]);
  });

  it('declares no action, guard or delay that it does not use', () => {
    const config = JSON.stringify(machine.config);
    const { actions, guards, delays } = machine.implementations;
    const isNamed = (name: string) => config.includes(`"${name}"`);
    expect([...Object.keys(actions), ...Object.keys(guards)].filter((name) => !isNamed(name))).toEqual([]);
    expect(Object.keys(delays).sort()).toEqual([...new Set(delaysAskedFor(machine))].sort());
  });
});

/** A machine that our own types would not let pass. */
const anyMachine = (machine: unknown) => machine as AnyStateMachine;

describe('findUndeclaredDelays(machine)', () => {
  it('finds a misspelt delay, which would be an immediate transition', () => {
    const misspelt = setup({ delays: { pollInterval: 1000 } }).createMachine({
      initial: 'outer',
      states: {
        outer: {
          initial: 'inner',
          states: { inner: { after: { pollIntervall: 'inner' } } },
          after: { pollInterval: 'outer' },
        },
      },
    } as never);
    expect(findUndeclaredDelays(anyMachine(misspelt))).toEqual(['pollIntervall']);
  });

  it('finds it also where an event is raised later', () => {
    const misspelt = setup({
      delays: { pause: 5 },
      actions: { plan: raise({ type: 'due' }, { delay: 'pauze' as never }) },
    }).createMachine({ entry: 'plan' });
    expect(findUndeclaredDelays(anyMachine(misspelt))).toEqual(['pauze']);
  });

  it('finds a delay that is a number', () => {
    const numeric = setup({ delays: { pause: 5 } }).createMachine({
      initial: 'a',
      states: { a: { after: { 1000: 'b' } }, b: {} },
    });
    expect(findUndeclaredDelays(anyMachine(numeric))).toEqual(['1000']);
  });
});

describe('findInlineParts(machine)', () => {
  it.each([
    ['an inline action', { entry: () => undefined }, 'entry'],
    ['an inline guard', { on: { go: { guard: () => true, target: 'a' } } }, 'on.go.guard'],
    ['an invoked actor', { invoke: { src: 'clock' } }, 'invoke'],
    ['a spawned child', { entry: { type: 'xstate.spawnChild' } }, 'entry.type'],
  ])('finds %s', (_what, state, place) => {
    const machine = setup({}).createMachine({ initial: 'a', states: { a: state } } as never);
    expect(findInlineParts(anyMachine(machine))).toEqual([`states.a.${place}`]);
  });
});

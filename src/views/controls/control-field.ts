/**
 * A form control as plain data, ready to draw: what the schema says of a field, its value in the scenario on stage, and
 * its words in the reader's language. Built by the shell, which knows the schemas.
 */
import type { Unit } from '../../scenario/fields';

interface ControlBase {
  /** Its path in the scenario: `network.oneWayLatencyMs`, `techniques.0.params.pollIntervalMs`. */
  readonly id: string;
  readonly label: string;
  /** One line: what it does. */
  readonly help: string;
  /** Why it moves nothing here, or not everything: shown below it. */
  readonly note?: string;
  /** Where what is chosen is written. */
  readonly sources?: readonly { readonly label: string; readonly url: string }[];
}

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly unit: Unit;
  readonly isWhole: boolean;
}

export interface NumberControl extends ControlBase, NumberRange {
  readonly type: 'number';
  readonly value: number | null;
  /** What the slider spans, where the whole range is too wide to aim in. */
  readonly slider: readonly [min: number, max: number];
  /** What it says when there is no number; null where there must be one. */
  readonly nullable: { readonly text: string } | null;
}

export interface SwitchControl extends ControlBase {
  readonly type: 'switch';
  readonly value: boolean;
}

export interface ChoiceControl extends ControlBase {
  readonly type: 'choice';
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

/** A list of moments, typed. */
export interface MomentsControl extends ControlBase {
  readonly type: 'moments';
  readonly value: readonly number[];
  readonly max: number;
}

export type ControlField = NumberControl | SwitchControl | ChoiceControl | MomentsControl;
export type ControlValue = number | null | boolean | string | readonly number[];

export interface ControlGroup {
  readonly id: string;
  readonly label: string;
  /** What matters for the lanes on stage; the rest waits under a quiet disclosure. */
  readonly first: readonly ControlField[];
  readonly more: readonly ControlField[];
}

/**
 * What a control says when the reader changes it. `isFinal` is false while a drag goes on: the picture follows each
 * value, but only the last one becomes a step of undo and goes to the address bar.
 */
export type OnControlChange = (field: ControlField, value: ControlValue, isFinal: boolean) => void;

import type { ReferenceTexts } from '../reference-texts';
import { acts } from './acts.en';
import { pathFields } from './fields-path.en';
import { serverFields, unshownFields } from './fields-server.en';
import { uplinkFields } from './fields-uplink.en';
import { metrics } from './metrics.en';
import { pollingParams } from './params-polling.en';
import { streamingParams } from './params-streaming.en';
import { words } from './words.en';

export const en: ReferenceTexts = {
  words,
  fields: { ...pathFields, ...serverFields, ...uplinkFields },
  unshownFields,
  params: { ...pollingParams, ...streamingParams },
  acts,
  metrics,
};

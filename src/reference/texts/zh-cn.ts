import type { ReferenceTexts } from '../reference-texts';
import { acts } from './acts.zh-CN';
import { pathFields } from './fields-path.zh-CN';
import { serverFields, unshownFields } from './fields-server.zh-CN';
import { uplinkFields } from './fields-uplink.zh-CN';
import { metrics } from './metrics.zh-CN';
import { pollingParams } from './params-polling.zh-CN';
import { streamingParams } from './params-streaming.zh-CN';
import { words } from './words.zh-CN';

export const zhCn: ReferenceTexts = {
  words,
  fields: { ...pathFields, ...serverFields, ...uplinkFields },
  unshownFields,
  params: { ...pollingParams, ...streamingParams },
  acts,
  metrics,
};

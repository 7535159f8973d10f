import { techniques } from '../../src/techniques/index';
import type { Sample, SampleComments, Technique } from '../../src/techniques/technique';

export interface SampledTechnique {
  readonly id: string;
  readonly technique: Technique;
  readonly sample: Sample;
  readonly chinese: SampleComments;
}

/** With their samples, those that have one: of one that is still being written, `registration.test.ts` says what it lacks. */
export const sampledTechniques: readonly SampledTechnique[] = (await Promise.all(techniques.map(withSample))).flat();

async function withSample(technique: Technique): Promise<readonly SampledTechnique[]> {
  try {
    const sample = await technique.sample();
    const chinese = await sample.comments['zh-CN']();
    return [{ id: technique.id, technique, sample, chinese }];
  } catch {
    return [];
  }
}

import { must } from '../core/assert';
import type { Lane } from '../scenario/schema';
import { findTechnique } from './index';
import type { Technique } from './technique';

/** The technique of a lane that was read. */
export function techniqueOf({ id }: Lane): Technique {
  return must(findTechnique(id), `no technique ${id}`);
}

/** The article's loop makes news for its own lane, drawn for each request; what is published for all does not reach it. */
export function hasOwnNews(lane: Lane): boolean {
  return techniqueOf(lane).cast.answeredBy(lane.params) === 'article-loop';
}

import type { AnyStateMachine } from 'xstate';
import type { HandlerKind } from '../../world/protocol';
import { articleLoopMachine } from './article-loop';
import { atOnceMachine } from './at-once';
import { conditionalMachine } from './conditional';
import { holdMachine } from './hold';
import { limitedStreamMachine } from './limited-stream';
import { policyMachine } from './policy';
import { sessionPollMachine } from './session-poll';
import { sessionSocketMachine } from './session-socket';
import { streamMachine } from './stream';

/** How a server can take a request: one machine a request or connection, shared by the techniques that use it. */
export const behaviourMachines: Readonly<Record<HandlerKind, AnyStateMachine>> = {
  'article-loop': articleLoopMachine,
  'at-once': atOnceMachine,
  conditional: conditionalMachine,
  hold: holdMachine,
  stream: streamMachine,
  'limited-stream': limitedStreamMachine,
  socket: streamMachine,
  policy: policyMachine,
  'session-open': atOnceMachine,
  'session-poll': sessionPollMachine,
  'session-socket': sessionSocketMachine,
};

/** `poll-scope.all.js`: the element and all that it needs, in one file. */
import { PollScope } from './define';
import * as parts from './parts';

PollScope.load = () => Promise.resolve(parts);

export { PollScope };

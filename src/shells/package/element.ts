/** `pollscope/element`: defines `<poll-scope>`. Safe to import twice, and where there is no document. */
import { PollScope } from '../element/define';

export { PollScope };

declare global {
  interface HTMLElementTagNameMap {
    'poll-scope': PollScope;
  }
}

/** `poll-scope.js`: defines the element, and brings the rest when one is near. Safe to import twice, and without a document. */
import { defineAttributeProperties } from './attribute-properties';
import { PollScope } from './poll-scope';

PollScope.load = () => import('./parts');
const { customElements: registry } = globalThis as { readonly customElements?: CustomElementRegistry };
if (registry?.get('poll-scope') === undefined) {
  defineAttributeProperties(PollScope.prototype);
  registry?.define('poll-scope', PollScope);
}

export { PollScope };

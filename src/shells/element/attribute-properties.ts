/** Every attribute is a property too, as frameworks expect it: text, numbers, lists and yes or no are written as the attribute. */
import { ATTRIBUTE_NAMES } from './parameter-names';

interface Configured {
  setConfig(patch: Readonly<Record<string, unknown>>): void;
}

export function defineAttributeProperties(prototype: HTMLElement & Configured): void {
  for (const name of ATTRIBUTE_NAMES) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: HTMLElement) {
        return this.getAttribute(name);
      },
      set(this: HTMLElement & Configured, value: unknown) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else if (typeof value === 'object' && !Array.isArray(value)) this.setConfig({ [name]: value });
        else this.setAttribute(name, Array.isArray(value) ? value.join(',') : `${value as string | number | boolean}`);
      },
    });
  }
}

/** What was set before the element was defined is the element's own, and would hide the property for ever. */
export function takeEarlyProperties(element: HTMLElement): void {
  const fields = element as unknown as Record<string, unknown>;
  for (const name of [...ATTRIBUTE_NAMES, 'config', 'currentTime']) {
    if (!Object.hasOwn(element, name)) continue;
    const value = fields[name];
    Reflect.deleteProperty(fields, name);
    fields[name] = value;
  }
}

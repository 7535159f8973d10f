/** That of package.json, which a test holds it to: a page has no such file. */
export const VERSION = '0.1.0';

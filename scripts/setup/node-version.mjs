// @ts-check

const oldestVersion = [20, 19];

/**
 * What is wrong with a Node of this version (such as `20.11.1`), in words for the person at the
 * terminal; an empty string when it is new enough.
 * @param {string} version
 */
export function nodeVersionFault(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestVersion;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return '';
  return `Pollscope needs Node ${oldestVersion.join('.')} or newer, and this is Node ${version}. Get a newer one from https://nodejs.org and run the command again.`;
}

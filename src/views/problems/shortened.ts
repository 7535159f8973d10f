/** `text`, cut after `maxLength` characters: what came from outside may be of any length. */
export function shortened(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)}…`;
}

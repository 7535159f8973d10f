/** The files of public/scenarios, by name: what readers may start from. */
const files = import.meta.glob<unknown>('../../public/scenarios/*.json', { eager: true, import: 'default' });

export const presets: Readonly<Record<string, unknown>> = Object.fromEntries(
  Object.entries(files).map(([path, input]) => [
    path
      .split('/')
      .at(-1)
      ?.replace(/\.json$/, '') ?? '',
    input,
  ]),
);

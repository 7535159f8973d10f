/** Words of exports that nothing on the page says. */
export const exports = {
  request: (id: number) => `request ${id}`,
} as const;

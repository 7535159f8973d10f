import type { Catalogue } from './catalogue';

export const exports: Catalogue['exports'] = {
  request: (id) => `请求 ${id}`,
};

import type { Locale } from '../../i18n/locale';
import { formatBytes, formatFraction, formatMeasuredMs, formatNumber } from '../../i18n/formats';
import { unreachable } from '../../core/assert';
import type { MetricUnit } from '../../metrics/registry';

/** A metric with its unit; what cannot be said yet is a dash. */
export function metricText(value: number | null, unit: MetricUnit, locale: Locale): string {
  if (value === null) return '–';
  switch (unit) {
    case 'ms':
      return formatMeasuredMs(value, locale);
    case 'fraction':
      return formatFraction(value, locale, value < 0.1 ? 1 : 0);
    case 'bytes':
      return formatBytes(value, locale);
    case 'count':
    case 'ratio':
      return formatNumber(value, locale, 2);
    default:
      return unreachable(unit);
  }
}

import { Type } from 'typebox';

/** A moment that is asked for: `date-time` alone takes leap seconds and blanks, which nothing behind the door reads. */
export const INSTANT = Type.String({
  format: 'date-time',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:[0-5]\\d(\\.\\d{1,3})?(Z|[+-]\\d{2}:\\d{2})$',
});

/** Checks of items set aside after a fault (B-07); part of `audit`. */
export const QUEUE_CHECKS: Readonly<Record<string, string>> = {
  'nothing is set aside after a fault (B-07)': `
    SELECT s.part || '-' || s.aside_id AS what, 'dealt with' AS expected,
           'set aside ' || s.tries || ' times: ' || s.fault AS found
    FROM set_aside s WHERE s.state = 1
    UNION ALL SELECT '', count(*)::text, '' FROM set_aside`,

  'work that is set aside has its row in the queue, and only such work (B-07)': `
    SELECT coalesce(c.part, s.part) || '/' || coalesce(c.serial, s.serial) AS what, 'both' AS expected,
           CASE WHEN c.part IS NULL THEN 'no work' ELSE 'no row of the queue' END AS found
    FROM (SELECT part, serial FROM clearing_work WHERE step = 'fault') c
    FULL JOIN (SELECT part, serial FROM set_aside WHERE kind = 4 AND state = 1) s
      ON s.part = c.part AND s.serial = c.serial
    WHERE c.part IS NULL OR s.part IS NULL
    UNION ALL SELECT '', count(*)::text, '' FROM set_aside`,
};

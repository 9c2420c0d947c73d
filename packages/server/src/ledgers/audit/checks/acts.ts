/** Rows that acts leave behind must name a completed act and its actor (K-03). Part of `audit`; acts are few. */
export const ACT_CHECKS: Readonly<Record<string, string>> = {
  'who counted, agreed, stopped, lifted, paid or concluded did so by an act that was done (K-03, J-04, L-02)': `
    WITH done AS (
      SELECT a.part, a.act_id, a.kind, a.subject, a.actor_code FROM act_outcome o JOIN act a ON a.part = o.part AND a.act_id = o.act_id
      WHERE o.done
    ), told AS (
      SELECT 'stock-take ' || l.ems_no || '/' || l.take_no AS what, 'stocktake.count' AS kind, l.ems_no AS subject, l.counted_by AS actor
      FROM stock_take_line l WHERE l.counted_by IS NOT NULL
      UNION ALL SELECT 'stock-take ' || ems_no || '/' || take_no, CASE state WHEN 2 THEN 'stocktake.approve' ELSE 'stocktake.cancel' END,
        ems_no, ended_by FROM stock_take WHERE ended_by IS NOT NULL
      UNION ALL SELECT 'case ' || dossier_no, 'case.conclude', dossier_no, concluded_by FROM dossier WHERE concluded_by IS NOT NULL
    ), named AS (
      SELECT 'stop ' || dossier_no AS what, act_id, 'delivery.stop' AS kind FROM delivery_stop
      UNION ALL SELECT 'lifted ' || dossier_no, lifted_act, 'delivery.lift' FROM delivery_stop WHERE lifted_act IS NOT NULL
      UNION ALL SELECT 'payment ' || duty_no, act_id, 'settlement.pay' FROM demand_payment
      UNION ALL SELECT 'contingency ' || pre_no, act_id, 'declaration.contingency' FROM contingency_release
      UNION ALL SELECT 'instrument ' || number, act_id, 'guarantee.deposit' FROM guarantee_instrument
    )
    SELECT t.what, t.kind || ' by ' || t.actor AS expected, 'no such act' AS found FROM told t
    WHERE NOT EXISTS (SELECT 1 FROM done d WHERE d.kind = t.kind AND d.subject = t.subject AND d.actor_code = t.actor)
    UNION ALL SELECT n.what, n.kind, 'no such act' FROM named n
      WHERE NOT EXISTS (SELECT 1 FROM done d WHERE d.act_id = n.act_id AND (d.kind = n.kind OR n.kind = 'delivery.stop'))
    UNION ALL SELECT '', (SELECT count(*) FROM told) + (SELECT count(*) FROM named) || '', ''`,

  'a parcel that is stopped stays so until an act lifts it, a report that was taken is there, a disputed use has its dispute (L-01, L-02, F-03)': `
    WITH stops AS (
      SELECT s.part, s.dossier_no, s.lifted_act, (
        SELECT count(*) FROM act a JOIN act_outcome o ON o.part = a.part AND o.act_id = a.act_id
        WHERE a.part = s.part AND a.kind = 'delivery.lift' AND a.subject = s.logistics_code || '|' || s.logistics_no AND o.done
          AND o.facts::json->>'caseNo' = s.dossier_no) AS lifts
      FROM delivery_stop s
    ), reports AS (
      SELECT r.message_id, r.item FROM receipt r
      WHERE r.kind = 514 AND r.body::json->'steps'->-1->>'status' = '120' GROUP BY r.message_id, r.item
    ), disputes AS (
      SELECT d.dossier_no, q.pre_no FROM dossier d
      LEFT JOIN quota_dispute q ON q.part = d.part AND q.person_key = d.person_key AND q.pre_no = d.pre_no
      WHERE d.kind = 'quota-dispute'
    )
    SELECT 'stop ' || dossier_no AS what, lifts || ' lifted' AS expected, CASE WHEN lifted_act IS NULL THEN 0 ELSE 1 END || ' lifted' AS found
    FROM stops WHERE lifts <> CASE WHEN lifted_act IS NULL THEN 0 ELSE 1 END
    UNION ALL SELECT 'report ' || r.message_id || '/' || r.item, 'a delivery', 'none' FROM reports r
      LEFT JOIN delivery d ON d.message_id = r.message_id AND d.item = r.item WHERE d.part IS NULL
    UNION ALL SELECT 'case ' || dossier_no, 'a dispute', 'none' FROM disputes WHERE pre_no IS NULL
    UNION ALL SELECT '', (SELECT count(*) FROM stops) + (SELECT count(*) FROM reports) + (SELECT count(*) FROM disputes) || '', ''`,
};

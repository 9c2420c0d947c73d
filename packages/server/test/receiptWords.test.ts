import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDatabase } from './support/database.ts';
import { cancellation, refund } from './support/later.ts';
import { BUYER, FIRMS, purchase, withHead } from './support/purchase.ts';
import { openWorld, type World } from './support/world.ts';

// Proves the whole text of receipts as a lane writes them: official texts with their values, one form for all, Chinese
// only, and masked values that differ told apart (D-04, B-06, E-05, I-01, I-02).

/** Texts of the receipts of a kind that the declarant has, in order. */
async function said(world: World, kind: number): Promise<readonly string[]> {
  const rows = await world.rows<{ info: string }>(
    `SELECT jsonb_array_elements(body::jsonb -> 'steps') ->> 'info' AS info
       FROM receipt WHERE kind = $1 AND recipient = $2 ORDER BY part, seq`,
    kind,
    FIRMS.seller,
  );
  return rows.map(({ info }) => info);
}

async function sendAll(world: World, documents: ReturnType<typeof purchase>): Promise<void> {
  const { order, payment, waybill, declaration } = documents;
  await world.send(order, payment, waybill, declaration);
  await world.settle();
}

test('beyond the single limit: declaration and limit stand in the official text (E-05)', () =>
  withDatabase('words single limit', async ({ store }) => {
    const world = await openWorld(store);
    await sendAll(world, purchase({ orderNo: 'A1', price: '3000.00', quantity: '2' }));
    assert.equal(
      (await said(world, 622)).at(-1),
      '[Code:-621005;Desc:清单[CA1]的购买金额超过单笔限额[5000.00][InventoryList/totalPrice:6000.00],' +
        '允许[不超过 5000.00，或订单下仅一件商品且低于 26000.00；否则按一般贸易申报]]',
    );
  }));

test('two names behind one mask: how they differ, and not which letters (D-02, D-04)', () =>
  withDatabase('words mask', async ({ store }) => {
    const world = await openWorld(store);
    const documents = purchase({ orderNo: 'A1' });
    const buyerName = `${BUYER.name.slice(0, 3)}·${BUYER.name.slice(3)}`;
    const declaration = withHead(documents, 'declaration', { buyerName });
    await sendAll(world, { ...documents, declaration });
    const info = (await said(world, 622)).at(-1) ?? '';
    assert.equal(
      info,
      '[Code:13127;Desc:清单上的订购人姓名与订单上的订购人姓名不一致[InventoryHead/buyerName:测*****,OrderHead/buyerName:测****],' +
        '差异[长度分别为6和5个字符；仅前者含间隔号]]',
    );
  }));

test('a declaration, a cancellation and a return that are refused name what they are about (B-06, I-01, I-02)', () =>
  withDatabase('words later', async ({ store }) => {
    const world = await openWorld(store);
    const documents = purchase({ orderNo: 'A1' });
    await sendAll(world, documents);
    await world.send(withHead(documents, 'declaration', { guid: 'F'.repeat(36) }));
    await world.settle();
    assert.equal((await said(world, 622)).at(-1), '[Code:-621004;Desc:清单[CA1]已经申报过，请勿重复申报]');
    const [row] = await world.rows<{ invt_no: string }>("SELECT invt_no FROM declaration WHERE order_no = 'A1'");
    const invtNo = row?.invt_no ?? '';
    await world.send(cancellation({ orderNo: 'A1', invtNo: '29912026I999999999' }));
    await world.send(refund({ orderNo: 'A1', invtNo, copNo: 'R1' }, [{ gnum: '7', qty: '1' }]));
    await world.settle();
    assert.deepEqual(await said(world, 624), [
      '[Code:-623003;Desc:系统中不存在清单编号为[29912026I999999999]的清单！]',
    ]);
    assert.deepEqual(await said(world, 626), [
      '[Code:-625209;Desc:退货申请单[R1],在关联的清单中未找到表体序号为[7],商品编号为[2106909000]的数据[InvtRefundList[1]/gnum:7],允许[1]]',
    ]);
  }));

test('short stock, and a declaration that goes to people, have the same form (J-01, E-09)', () =>
  withDatabase('words stock', async ({ store }) => {
    const world = await openWorld(store, { stock: '1' });
    await sendAll(world, purchase({ orderNo: 'A1', quantity: '2' }));
    assert.equal(
      (await said(world, 622)).at(-1),
      '[Code:90003;Desc:账册可用库存不足[InventoryList[1]/itemRecordNo:申报 2],允许[账册可用 1]]',
    );
    await sendAll(world, purchase({ orderNo: 'A2', gcode: '9999999900', quantity: '1' }));
    const manual = (await said(world, 622)).find((info) => info.startsWith('[Code:1200;')) ?? '';
    assert.match(manual, /^\[Code:1200;Desc:待人工审核\],\[Code:90017;Desc:商品资料未收录，转人工\[/);
    for (const info of await said(world, 622)) assert.doesNotMatch(info, /[a-z]{3,} [a-z]{2,}|\[\]/, info);
  }));

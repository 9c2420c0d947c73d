// Generated from docs/openapi.json by scripts/api.mjs; edit the routes of the gateway and run `npm run docs`.
// Errors are left out of the operations: all have the shape of `Error` among the schemas, and clients throw them. Which
// codes an operation may answer stands in `problems`.

export interface paths {
    readonly "/api/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 发送一份已签名的 CEB 报文（311、411、511、513、621、623、625、711），可装在 DxpMsg、DxpMsgSv 中 / send one signed CEB message, bare or inside a DXP envelope
         * @description 落库提交后才应答 202；同一字节再发得到同样应答且不重复生效。拒收时按 Accept 返回 JSON 或 CEB900。 / 202 only after commit; the same bytes again give the same answer and no second effect. A refusal is JSON or, by Accept, the CEB900.
         */
        readonly post: operations["sendMessage"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/receipts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 读取本企业回执，最早的在前 / read your receipts, oldest first
         * @description 游标永久有效，可反复读取；Accept: application/xml 返回回执报文 / a cursor is valid for ever and may be used again; Accept: application/xml gives the receipt messages.
         */
        readonly get: operations["readReceipts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/declarations/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 按 copNo、preNo、invtNo、orderNo 或 logisticsNo 查询清单全过程 / the whole history of a declaration by any of its numbers
         * @description 只有清单当事企业可查 / only for the parties to it
         */
        readonly get: operations["readDeclaration"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/declarations/{number}/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 清单的各版本：原报与每次修改，按到达顺序 / the versions of a list: as first declared, and each change, as they came
         * @description 规则 rules: C-11
         */
        readonly get: operations["readVersions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/declarations/{number}/print": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 可打印的清单（HTML），任一版本；缺省为现行版本 / the list as a page to print, any version; the one in force by default
         * @description 与报关单具有同等法律效力（194号（八））；个人信息已掩码；规则 rules: C-11 / personal data masked
         */
        readonly get: operations["printDeclaration"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/declarations/{number}/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 清单的各版本：原报与每次修改，按到达顺序 / the versions of a list: as first declared, and each change, as they came
         * @description 规则 rules: C-11
         */
        readonly get: operations["readAnyVersions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/declarations/{number}/print": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 可打印的清单（HTML），任一版本；缺省为现行版本 / the list as a page to print, any version; the one in force by default
         * @description 与报关单具有同等法律效力（194号（八））；个人信息已掩码；规则 rules: C-11 / personal data masked
         */
        readonly get: operations["printAnyDeclaration"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/contingencies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 应急放行、尚未核对的清单 / declarations released under contingency and not reconciled
         * @description 规则 rules: K-03
         */
        readonly get: operations["listContingencies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/clearance-clock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 24 小时通关计时：已受理、尚未办结的清单 / the 24-hour clock of declarations accepted and not decided
         * @description 规则 rules: C-04
         */
        readonly get: operations["readClearanceClock"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/cancellations/{number}/decision": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 审核已放行清单的撤销申请 / decide the cancellation of a released declaration
         * @description 角色 roles: officer, supervisor; 规则 rules: I-01
         */
        readonly post: operations["cancellation.decide"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/declarations/{number}/amendment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 审核已放行清单的改单申请 / decide the amendment of a released declaration
         * @description 角色 roles: officer, supervisor; 规则 rules: I-01
         */
        readonly post: operations["amendment.decide"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/returns/{number}/decision": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 审核退货申请 / decide an application for a return
         * @description 角色 roles: officer, supervisor; 规则 rules: I-02
         */
        readonly post: operations["return.decide"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/returns/{number}/arrival": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记退货运抵：场所、是否原状、可否再售 / record that returned goods have arrived: site, original state, fit to be sold again
         * @description 角色 roles: officer, operator; 规则 rules: I-02
         */
        readonly post: operations["return.arrive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/declarations/{number}/return-parcels": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 退货中心仓接收退回包裹 / a return-centre warehouse receives a parcel that came back
         * @description 角色 roles: operator, officer, supervisor; 规则 rules: I-04
         */
        readonly post: operations["return-parcel.receive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/declarations/{number}/return-parcel-sortings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 退货中心仓分拣：是否原状、可否再售、是否原出区商品 / sort a returned parcel: original state, fit to be sold again, goods that left this area
         * @description 角色 roles: operator, officer, supervisor; 规则 rules: I-04
         */
        readonly post: operations["return-parcel.sort"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/declarations/{number}/return-parcel-exits": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 不符合退货要求的商品复运出区 / goods that do not conform are taken out of the area again
         * @description 角色 roles: operator, officer, supervisor; 规则 rules: I-04
         */
        readonly post: operations["return-parcel.out"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 一线进境入账册，凭报关单号 / goods enter the book, against an entry declaration
         * @description 角色 roles: officer, supervisor; 规则 rules: J-01, M-37
         */
        readonly post: operations["book.enter"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/losses": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记损耗 / record a loss
         * @description 角色 roles: officer, supervisor; 规则 rules: I-03, J-01
         */
        readonly post: operations["book.loss"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/destructions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记销毁 / record a destruction
         * @description 角色 roles: officer, supervisor; 规则 rules: I-03, J-01
         */
        readonly post: operations["book.destroy"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/reexports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记退运出境 / record a re-export
         * @description 角色 roles: officer, supervisor; 规则 rules: I-03, J-01
         */
        readonly post: operations["book.reexport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/counts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 盘库：按实盘数量调整账册，理由即差异说明 / a stock-take: the book is set to what was counted; the reason explains the difference
         * @description 角色 roles: supervisor; 规则 rules: J-04
         */
        readonly post: operations["book.adjust"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/transfers-out": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 转出：货物离开账册，在途 / goods leave a book for another
         * @description 角色 roles: officer, supervisor; 规则 rules: J-03
         */
        readonly post: operations["transfer.out"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/transfers-in": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 转入：在途货物全部或部分到达 / goods in transit arrive
         * @description 角色 roles: officer, supervisor; 规则 rules: J-03, M-37
         */
        readonly post: operations["transfer.in"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/transfer-decisions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 处理未到达的在途货物：退回转出账册或核定损耗 / what did not arrive goes back or is a loss
         * @description 角色 roles: supervisor; 规则 rules: J-03
         */
        readonly post: operations["transfer.decide"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/stocktakes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 开始盘点：固定此刻账面 / a stock-take: keeps the book as it is now
         * @description 角色 roles: officer, supervisor; 规则 rules: J-04
         */
        readonly post: operations["stocktake.open"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/stocktake-counts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 导入实盘数量 / what was counted
         * @description 角色 roles: operator, officer, supervisor; 规则 rules: J-04
         */
        readonly post: operations["stocktake.count"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/stocktake-explanations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 说明差异，理由即说明 / why an item differs: the reason
         * @description 角色 roles: operator, officer, supervisor; 规则 rules: J-04
         */
        readonly post: operations["stocktake.explain"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/stocktake-approvals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 审批盘点，差异入账；未参与盘点的主管 / agree, by a supervisor who did not count
         * @description 角色 roles: supervisor; 规则 rules: J-04
         */
        readonly post: operations["stocktake.approve"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/stocktake-cancellations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 取消盘点，账面不变 / cancel a stock-take
         * @description 角色 roles: officer, supervisor; 规则 rules: J-04
         */
        readonly post: operations["stocktake.cancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/inbounds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 按提运单入账：申报、检疫、实点 / goods by bill of lading: declared, quarantined, counted
         * @description 关员随时可查任一账册（J-06）/ staff, every book, at any time
         */
        readonly get: operations["readAnyBookInbounds"];
        readonly put?: never;
        /**
         * 登记提运单项下申报数量 / what is declared under a bill
         * @description 角色 roles: officer, supervisor; 规则 rules: J-02, M-37
         */
        readonly post: operations["inbound.register"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/inbound-checks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 入区单证核对：合同、发票、装箱单、提运单、品牌授权 / check goods on their way in against contract, invoice, packing list, bill of lading, brand authorisations
         * @description 角色 roles: operator, officer, supervisor; 规则 rules: J-08
         */
        readonly post: operations["inbound.check"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/inbound-check-decisions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 处理入区单证核对的差异 / decide on differences between goods and their papers
         * @description 角色 roles: officer, supervisor; 规则 rules: J-08
         */
        readonly post: operations["inbound.check-decide"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/inbound-quarantines": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记口岸检疫结果 / quarantine at the port
         * @description 角色 roles: officer, supervisor; 规则 rules: J-02
         */
        readonly post: operations["inbound.quarantine"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/inbound-tallies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 理货：实点数量，相符即入账 / count what came under a bill
         * @description 角色 roles: operator, officer, supervisor; 规则 rules: J-02, M-37
         */
        readonly post: operations["inbound.tally"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/inbound-decisions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 处理理货差异 / decide on what was counted otherwise
         * @description 角色 roles: officer, supervisor; 规则 rules: J-02
         */
        readonly post: operations["inbound.decide"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/inbound-details/{number}/decision": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 处理入库明细单中未申报的包裹；编号为 经营人代码|企业内部编号 / decide an inbound detail (711) with parcels nobody declared; number: operatorCode|copNo
         * @description 角色 roles: officer, supervisor; 规则 rules: J-02
         */
        readonly post: operations["inbound-detail.decide"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/batch-samples": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 抽取食品批次的样品 / take a sample of a batch of food
         * @description 角色 roles: officer, supervisor; 规则 rules: M-37
         */
        readonly post: operations["batch.sample"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/batch-results": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记样品的检验结果；不合格的批次即停止 / what a sample showed; a batch that failed is stopped
         * @description 角色 roles: officer, supervisor; 规则 rules: M-37
         */
        readonly post: operations["batch.result"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/batch-decisions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 处理已停止的食品批次：恢复，或不得销售 / decide on a batch that is stopped: sold again, or kept out
         * @description 角色 roles: officer, supervisor; 规则 rules: M-37
         */
        readonly post: operations["batch.decide"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/guarantees/{number}/deposits": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记担保：现金、银行保函、保险；保函与保险须有编号、出具人与止日 / record a guarantee: cash, bank guarantee, insurance; the latter two with number, issuer and last day
         * @description 角色 roles: officer, supervisor; 规则 rules: G-01, G-04
         */
        readonly post: operations["guarantee.deposit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/guarantees/{number}/withdrawals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 退还未占用的现金担保 / give back cash that is free
         * @description 角色 roles: supervisor; 规则 rules: G-01
         */
        readonly post: operations["guarantee.withdraw"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/guarantees/{number}/extensions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 担保展期；已到期的自此重新有效 / extend an instrument; one that has ended covers again from now
         * @description 角色 roles: officer, supervisor; 规则 rules: G-01
         */
        readonly post: operations["guarantee.extend"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/guarantees/{number}/releases": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 解除一项担保的全部或部分，只限未占用的 / release an instrument or a part of it, as far as it is free
         * @description 角色 roles: supervisor; 规则 rules: G-01
         */
        readonly post: operations["guarantee.release"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/guarantees/{number}/payments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记缴款：金额须等于应缴税款加滞纳金 / record the payment of a demand: tax and surcharge, to the fen
         * @description 角色 roles: officer, supervisor; 规则 rules: G-02
         */
        readonly post: operations["settlement.pay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/refunds/{number}/payments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 退税：缴款后撤单、退货的税款退还担保企业，金额须相符 / pay a tax back that was paid before its declaration was cancelled or returned, to the fen
         * @description 角色 roles: officer, supervisor; 规则 rules: G-03
         */
        readonly post: operations["refund.pay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/refunds/{number}/refusals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 不予退税 / refuse to pay a tax back
         * @description 角色 roles: supervisor; 规则 rules: G-03
         */
        readonly post: operations["refund.refuse"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/declarations/{number}/review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 人工审核：放行、退单或布控查验；税率未定的项由关员给出税额 / decide a declaration in manual review, or have it inspected; where a rate is unknown the officer says the taxes of the line
         * @description 角色 roles: officer, supervisor; 规则 rules: E-05, E-09, H-01, K-03
         */
        readonly post: operations["declaration.review"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/inspections/{number}/start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 开始查验：查验地点、目的（缺省为查验） / begin an inspection: where, and what for (an examination when left out)
         * @description 角色 roles: officer, supervisor; 规则 rules: K-01, K-04
         */
        readonly post: operations["inspection.open"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/inspections/{number}/samples": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记取样 / record samples that were taken
         * @description 角色 roles: officer, supervisor; 规则 rules: K-01, K-02
         */
        readonly post: operations["inspection.sample"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/inspections/{number}/photos": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记查验照片（JPEG、PNG、PDF） / record a photo (JPEG, PNG, PDF)
         * @description 角色 roles: officer, supervisor; 规则 rules: K-01, K-02
         */
        readonly post: operations["inspection.photo"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/inspections/{number}/reports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记采信的第三方检测报告 / record a test report of a third party that is accepted
         * @description 角色 roles: officer, supervisor; 规则 rules: K-01, K-02
         */
        readonly post: operations["inspection.report"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/inspections/{number}/result": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 查验结论：放行、转人工审核、退单、责令退运或扣留 / the result: released, to manual review, rejected, ordered out of the country, detained
         * @description 角色 roles: officer, supervisor; 规则 rules: I-03, K-01
         */
        readonly post: operations["inspection.conclude"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/detentions/{number}/decision": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 处理扣留货物：放行、再查验、责令退运、改变扣留种类 / decide detained goods: released, inspected again, ordered out of the country, detained otherwise
         * @description 角色 roles: officer, supervisor; 规则 rules: I-03, K-01
         */
        readonly post: operations["detention.decide"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/inspection-rates/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 商品布控比率（万分之），自某日起；0 为取消 / the rate of inspection for goods, of ten thousand, from a day on; 0 lifts it
         * @description 角色 roles: supervisor; 规则 rules: K-01
         */
        readonly post: operations["inspection.rate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/inspection-credits/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 企业信用等级，自某日起，决定查验率 / the credit level of a firm from a day on, which sets its rate of inspection
         * @description 角色 roles: supervisor; 规则 rules: K-01
         */
        readonly post: operations["inspection.credit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/goods/stops/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 立即停止商品进口：按国别、税号前缀、品牌、批次 / stop goods at once, by country, tariff prefix, brand, batch
         * @description 角色 roles: supervisor; 规则 rules: H-02
         */
        readonly post: operations["goods.stop"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/goods/stops/{number}/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 恢复被停止的商品 / end a stop of goods
         * @description 角色 roles: supervisor; 规则 rules: H-02
         */
        readonly post: operations["goods.resume"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/goods/lists/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 载入正面清单全表，自生效日起使用 / load the whole official list; lanes use it from its date
         * @description 角色 roles: operator, supervisor; 规则 rules: H-01
         */
        readonly post: operations["goods.list"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/goods/tariffs/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 载入税则公告：税目的关税、税目类别、法定单位，各有生效日 / load what an announcement says of tariff lines; each row has its days
         * @description 角色 roles: operator, supervisor; 规则 rules: E-05, E-06, H-05
         */
        readonly post: operations["goods.tariff"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/goods/filings/{number}/decision": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 审核商品备案 / decide a filing of goods
         * @description 角色 roles: officer, supervisor; 规则 rules: H-04
         */
        readonly post: operations["goods.filing"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/declarations/{number}/contingency": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 应急放行：凭事件编号，双人复核，事后核对 / release under contingency: incident number, two persons, reconciled later
         * @description 角色 roles: supervisor; 规则 rules: K-03
         */
        readonly post: operations["declaration.contingency"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/declarations/{number}/reconciliation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 核对应急放行的清单：按受理日的法律补记税款、额度、担保与库存 / reconcile a declaration released under contingency, by the law of its acceptance
         * @description 角色 roles: officer, supervisor; 规则 rules: K-03, C-05, F-01, J-01
         */
        readonly post: operations["declaration.reconcile"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/waybills/{number}/elsewhere": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 报告实际收件人或地址与申报不符：停止派送并立案；编号为 物流企业代码|运单号 / report that consignee or address differ from the declared: the parcel is stopped and a dossier opened; the number is firm|waybill
         * @description 角色 roles: officer, supervisor, participant; 规则 rules: L-02
         */
        readonly post: operations["delivery.elsewhere"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/waybills/{number}/lift": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 解除停止派送 / lift the stop of a parcel
         * @description 角色 roles: officer, supervisor; 规则 rules: L-02
         */
        readonly post: operations["delivery.lift"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/cases/{number}/assignment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 指派案件承办关员 / give a dossier to an officer
         * @description 角色 roles: officer, supervisor; 规则 rules: L-02, F-03
         */
        readonly post: operations["case.assign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/cases/{number}/notes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 在案卷中记录，内容密封保存 / write into the file of a dossier; kept sealed
         * @description 角色 roles: officer, supervisor; 规则 rules: L-02, F-03
         */
        readonly post: operations["case.note"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/cases/{number}/conclusion": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 结案：成立或不成立；额度异议成立的，退还所用额度 / conclude a dossier; a dispute that is upheld gives the quota back
         * @description 角色 roles: officer, supervisor; 规则 rules: L-02, F-03, O-05
         */
        readonly post: operations["case.conclude"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/declarations/{number}/supplements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 要求企业补充申报：逐项号说明归类、价格或原产地的问题 / ask the firm for a supplementary declaration: questions by line about classification, value or origin
         * @description 角色 roles: officer, supervisor; 规则 rules: E-09
         */
        readonly post: operations["supplement.ask"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/declarations/{number}/supplement-withdrawal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 撤回补充申报要求 / take a request for a supplementary declaration back
         * @description 角色 roles: officer, supervisor; 规则 rules: E-09
         */
        readonly post: operations["supplement.withdraw"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/queue/{number}/retry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 搁置项重新处理，同一订单随之搁置的一并处理 / try again what was set aside, with what followed it of the same order
         * @description 角色 roles: operator, officer, supervisor; 规则 rules: B-07, K-03
         */
        readonly post: operations["queue.retry"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/queue/{number}/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 放弃搁置项：单证按退单、操作按未执行、清单退还占用后退单；须双人复核 / give up what was set aside: a document is refused, an act not done, a declaration gives back what it holds; two persons
         * @description 角色 roles: supervisor; 规则 rules: B-07, K-03
         */
        readonly post: operations["queue.give-up"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/suspensions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 暂停企业，可定止期 / suspend a firm, if wished until a day
         * @description 角色 roles: operator, supervisor; 规则 rules: A-04
         */
        readonly post: operations["participant.suspend"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/resumptions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 恢复已暂停的企业 / end a suspension
         * @description 角色 roles: operator, supervisor; 规则 rules: A-04
         */
        readonly post: operations["participant.resume"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/revocations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 注销企业 / revoke a registration
         * @description 角色 roles: operator, supervisor; 规则 rules: A-04
         */
        readonly post: operations["participant.revoke"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/registrations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 重新登记已注销的企业 / register a revoked firm anew
         * @description 角色 roles: operator, supervisor; 规则 rules: A-04
         */
        readonly post: operations["participant.reinstate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 变更名称、角色或登记类型 / change name, roles or kind of registration
         * @description 角色 roles: operator, supervisor; 规则 rules: A-04
         */
        readonly post: operations["participant.change"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/qualifications": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记资质：种类、编号、发证机关、范围、有效期 / record a licence: kind, number, issuer, scope, validity
         * @description 角色 roles: operator, supervisor; 规则 rules: A-03
         */
        readonly post: operations["qualification.add"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/qualification-ends": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 资质提前终止 / a licence is withdrawn before its time
         * @description 角色 roles: operator, supervisor; 规则 rules: A-03
         */
        readonly post: operations["qualification.end"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/delegations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记委托：本企业委托报关企业申报 / record that this firm entrusts a broker with its declarations
         * @description 角色 roles: operator, supervisor; 规则 rules: A-05
         */
        readonly post: operations["delegation.add"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/delegation-ends": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 终止委托 / end a delegation
         * @description 角色 roles: operator, supervisor; 规则 rules: A-05
         */
        readonly post: operations["delegation.end"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/undertakings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记承诺或协议：运营人代传（transmission）、商家与平台协议（merchant） / record what this firm undertakes: to transmit for another (operator), or a seller’s agreement with a platform
         * @description 角色 roles: operator, supervisor; 规则 rules: A-05, A-07, D-05
         */
        readonly post: operations["undertaking.add"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/undertaking-ends": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 终止承诺或协议 / end an undertaking or agreement
         * @description 角色 roles: operator, supervisor; 规则 rules: A-05, A-07, D-05
         */
        readonly post: operations["undertaking.end"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/transitions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记过渡期例外：文号、起止日；其间不要求支付、物流企业的许可，最迟至 2019-03-31 / record an exception of the transition: paper and days, by 2019-03-31 at the latest, on which the licence of a payment or logistics firm is not asked for
         * @description 角色 roles: operator, supervisor; 规则 rules: C-10, A-03
         */
        readonly post: operations["transition.add"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/transition-ends": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 提前终止过渡期例外 / end an exception of the transition before its time
         * @description 角色 roles: operator, supervisor; 规则 rules: C-10, A-03
         */
        readonly post: operations["transition.end"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/connectors": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记接入：传输节点、经验证的接入产品、授权文号、有效期 / record access: transport node, verified product, the paper that opened it, validity
         * @description 角色 roles: operator, supervisor; 规则 rules: B-08
         */
        readonly post: operations["connector.add"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/connector-ends": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 终止接入 / end the access by a transport node
         * @description 角色 roles: operator, supervisor; 规则 rules: B-08
         */
        readonly post: operations["connector.end"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/return-centres": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记退货中心仓：编号、区域关区、区域名称、联网视频与仓储系统、有效期 / record a return-centre warehouse: number, customs and name of its area, networked video, warehouse system, validity
         * @description 角色 roles: operator, supervisor; 规则 rules: I-04
         */
        readonly post: operations["return-centre.add"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/return-centre-ends": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 终止退货中心仓 / end a return-centre warehouse
         * @description 角色 roles: operator, supervisor; 规则 rules: I-04
         */
        readonly post: operations["return-centre.end"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/certificates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记证书（沙箱）；from 为旧证书停用时刻，缺省则新旧并用 / enrol a certificate (sandbox); from: when the older ones end, absent: they stay valid
         * @description 角色 roles: operator, supervisor; 规则 rules: A-04, B-05
         */
        readonly post: operations["certificate.enrol"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/certificate-ends": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 停用证书 / a certificate no longer counts
         * @description 角色 roles: operator, supervisor; 规则 rules: A-04, B-05
         */
        readonly post: operations["certificate.end"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/journal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 操作日志：何人、何时、为何 / the journal: who, when, why */
        readonly get: operations["readJournal"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/declarations/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 按 copNo、preNo、invtNo、orderNo 或 logisticsNo 查询清单全过程 / the whole history of a declaration by any of its numbers
         * @description 关员可查本关区清单 / staff may read the declarations of their district
         */
        readonly get: operations["readAnyDeclaration"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/proposals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 待复核的操作 / acts that wait for a second person */
        readonly get: operations["listProposals"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/proposals/{id}/decision": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 复核：同意即执行，须非提出人 / a second person agrees, and it is carried out, or does not
         * @description 角色 roles: operator, officer, supervisor，且有权进行该操作 and one that may do the act; 规则 rules: K-03
         */
        readonly post: operations["proposal.decide"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/queue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 搁置项：处理时发生异常、等待人员处理 / what was set aside after a fault and waits for people
         * @description 规则 rules: B-07
         */
        readonly get: operations["listQueue"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/goods/stops": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 停止进口的商品 / goods that are stopped
         * @description 规则 rules: H-02
         */
        readonly get: operations["listStops"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/goods/stops/{number}/declarations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 停止之前已受理、尚未放行的清单 / declarations accepted before the stop and not released
         * @description 规则 rules: H-02
         */
        readonly get: operations["readStopHits"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/goods/lists": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 已载入的正面清单 / official lists loaded
         * @description 规则 rules: H-01
         */
        readonly get: operations["listEditions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/goods/lists/{number}/diff": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 新清单改变了什么，影响哪些备案商品 / what an edition changes, and which filed goods it hits
         * @description 规则 rules: H-01
         */
        readonly get: operations["diffEdition"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/goods/filings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 待审核的商品备案 / filings that wait for an officer
         * @description 规则 rules: H-04
         */
        readonly get: operations["listWaitingFilings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/goods/tariffs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 已载入的税则版本 / editions of the tariff that were loaded
         * @description 规则 rules: E-05, E-06
         */
        readonly get: operations["listTariffs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/goods/tariffs/{number}/diff": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 税则版本改变了什么，影响哪些备案商品 / what an edition of the tariff changes, and which filed goods it hits
         * @description 规则 rules: E-05, E-06
         */
        readonly get: operations["diffTariff"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/goods/impact": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 一日的清单按两日的法律各应纳税多少 / who of a day’s declarations would pay more, and by how much
         * @description 不记录任何内容；rows 为尚未载入的公告，只用于 on 一侧。规则 rules: E-01, E-05, E-06 / nothing is stored; rows are an announcement not yet loaded, applied on the side of on
         */
        readonly post: operations["readTaxImpact"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/filings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 本企业的商品备案 / filings of the enterprise */
        readonly get: operations["listFilings"];
        readonly put?: never;
        /**
         * 商品备案：新增或变更 / file an article, or a new version of it
         * @description 规则 rules: H-01, H-02, H-03, H-04, H-05
         */
        readonly post: operations["fileGoods"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/inbound-details": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 待处理的入库明细单（711）：有未申报的运单，最早的在前 / inbound details with parcels nobody declared, oldest first */
        readonly get: operations["readWaitingInboundDetails"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/movements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 账册变动，最早的在前 / movements of the book, oldest first
         * @description 关员随时可查任一账册（J-06）/ staff, every book, at any time
         */
        readonly get: operations["readAnyBookMovements"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/balances": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 任一时刻的账面，由变动重新累计 / the book at any moment, added up from its movements
         * @description 关员随时可查任一账册（J-06）/ staff, every book, at any time
         */
        readonly get: operations["readAnyBookBalances"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/transfers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 转出与转入，在途数量 / transfers out and in, what is in transit
         * @description 关员随时可查任一账册（J-06）/ staff, every book, at any time
         */
        readonly get: operations["readAnyBookTransfers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/stocktakes/{takeNo}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 盘点：账面、实盘、差异、说明 / a stock-take: book, count, difference, explanation
         * @description 关员随时可查任一账册（J-06）/ staff, every book, at any time
         */
        readonly get: operations["readAnyBookStockTake"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/books/{number}/batches": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 食品批次：保质期、抽样、状态，按到期日 / batches of food: expiry, samples, state, by expiry
         * @description 关员随时可查任一账册（J-06）/ staff, every book, at any time
         */
        readonly get: operations["readAnyBookBatches"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/books/{number}/movements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 账册变动，最早的在前 / movements of the book, oldest first
         * @description 仅仓储企业可查本企业账册 / only the warehouse enterprise, its own books
         */
        readonly get: operations["readOwnBookMovements"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/books/{number}/balances": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 任一时刻的账面，由变动重新累计 / the book at any moment, added up from its movements
         * @description 仅仓储企业可查本企业账册 / only the warehouse enterprise, its own books
         */
        readonly get: operations["readOwnBookBalances"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/books/{number}/transfers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 转出与转入，在途数量 / transfers out and in, what is in transit
         * @description 仅仓储企业可查本企业账册 / only the warehouse enterprise, its own books
         */
        readonly get: operations["readOwnBookTransfers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/books/{number}/stocktakes/{takeNo}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 盘点：账面、实盘、差异、说明 / a stock-take: book, count, difference, explanation
         * @description 仅仓储企业可查本企业账册 / only the warehouse enterprise, its own books
         */
        readonly get: operations["readOwnBookStockTake"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/books/{number}/inbounds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 按提运单入账：申报、检疫、实点 / goods by bill of lading: declared, quarantined, counted
         * @description 仅仓储企业可查本企业账册 / only the warehouse enterprise, its own books
         */
        readonly get: operations["readOwnBookInbounds"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/books/{number}/batches": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 食品批次：保质期、抽样、状态，按到期日 / batches of food: expiry, samples, state, by expiry
         * @description 仅仓储企业可查本企业账册 / only the warehouse enterprise, its own books
         */
        readonly get: operations["readOwnBookBatches"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/consumer-tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 已签发的消费者令牌：由谁、为谁（脱敏）、何时 / tokens issued to consumers: by whom, for whom (masked), when
         * @description 角色 roles: supervisor, auditor
         */
        readonly get: operations["listConsumerTokens"];
        readonly put?: never;
        /**
         * 为已在别处核验身份的消费者签发令牌，一日有效 / a token for somebody authenticated elsewhere, for a day
         * @description 角色 role: operator
         */
        readonly post: operations["issueConsumerToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/identity-authentications": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记订购人身份认证 / record that an authorised body has authenticated a buyer, or takes it back
         * @description 角色 role: operator；规则 rules: D-02, D-05a
         */
        readonly post: operations["recordAuthentication"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/consumer/bills": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 本人清单的电子税单，分税种、分商品 / the tax bills of my declarations, by tax and line
         * @description 一年内使用或尝试使用本人额度的清单 / of declarations that used or tried to use my quota of the year
         */
        readonly get: operations["readOwnBills"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/consumer/bills/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 一张税单及其依据：每个参数出自哪条规定 / one bill and the law behind each number */
        readonly get: operations["readOwnBill"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/consumer/parcels/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 本人包裹的轨迹 / where my parcel is */
        readonly get: operations["readOwnParcel"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/consumer/cases": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 与本人有关的案件 / cases that concern me */
        readonly get: operations["readOwnCases"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/consumer/quota": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 本人年度额度与每一笔使用 / my annual quota and every use of it */
        readonly get: operations["readQuota"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/consumer/disputes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** “不是我买的” / not mine */
        readonly post: operations["disputeUse"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/consumer/freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** 冻结或解冻本人额度 / freeze or unfreeze my quota */
        readonly post: operations["freezeQuota"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/guarantee": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 担保账户：额度、占用、可用、各项担保 / the account: cover, held, available, instruments */
        readonly get: operations["readOwnGuarantee"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/guarantees/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 担保账户：额度、占用、可用、各项担保 / the account: cover, held, available, instruments */
        readonly get: operations["readGuarantee"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/guarantee/demands": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 缴款书，最新在前 / demands, newest first */
        readonly get: operations["readOwnDemands"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/guarantees/{number}/demands": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 缴款书，最新在前 / demands, newest first */
        readonly get: operations["readDemands"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/guarantee/overdue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 逾期未缴，含至今日的滞纳金 / overdue, with the surcharge up to today */
        readonly get: operations["readOwnOverdueDemands"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/guarantees/{number}/overdue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 逾期未缴，含至今日的滞纳金 / overdue, with the surcharge up to today */
        readonly get: operations["readOverdueDemands"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/guarantee/refunds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 待退与已退税款 / claims for refunds */
        readonly get: operations["readOwnRefunds"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/guarantees/{number}/refunds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 待退与已退税款 / claims for refunds */
        readonly get: operations["readRefunds"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/guarantee/forecast": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 预测：按近日速度还能用几日、将到期的担保、提示 / forecast: runway, instruments that end soon, alerts */
        readonly get: operations["readOwnGuaranteeForecast"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/guarantees/{number}/forecast": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 预测：按近日速度还能用几日、将到期的担保、提示 / forecast: runway, instruments that end soon, alerts */
        readonly get: operations["readGuaranteeForecast"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/guarantee/reconciliation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 对账文件（CSV）：期初、每笔、合计、期末 / the reconciliation file: opening, every movement, total, closing */
        readonly get: operations["readOwnReconciliation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/guarantees/{number}/reconciliation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 对账文件（CSV）：期初、每笔、合计、期末 / the reconciliation file: opening, every movement, total, closing */
        readonly get: operations["readReconciliation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/participant/waybills/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 物流企业报送本企业运单的轨迹，可批量、可重发 / tracking events of your own waybills, in batches, as often as you like
         * @description 每个事件单独受理，重复编号且内容相同只记一次 / each event is taken or refused by itself; an id that was used for the same event is one event
         */
        readonly post: operations["recordTracking"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/participant/waybills/{number}/elsewhere": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 报告实际收件人或地址与申报不符：停止派送，海关立案 / consignee or address differ from the declared: the parcel is stopped
         * @description found 密封保存，仅办案关员可见；规则 rule: L-02 / found is kept sealed, for the officers of the case
         */
        readonly post: operations["reportElsewhere"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/participant/waybills/{number}/tracking": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 物流企业查询本企业运单的轨迹 / the track of a waybill of yours */
        readonly get: operations["readOwnTracking"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/declarations/{number}/tracking": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 清单当事企业查询包裹轨迹 / the track of the parcel, for the parties to the declaration */
        readonly get: operations["readTracking"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/declarations/{number}/tracking": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 关员查询本关区清单的包裹轨迹 / staff may read the track of a parcel of their district */
        readonly get: operations["readAnyTracking"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/cases": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 案件列表 / dossiers, newest first
         * @description 角色 roles: officer, supervisor, auditor; 规则 rules: L-02, F-03, O-05
         */
        readonly get: operations["listCases"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/cases/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 一个案件及其案卷 / a dossier and its file
         * @description 角色 roles: officer, supervisor, auditor; 规则 rules: L-02, F-03, O-05
         */
        readonly get: operations["readCase"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/inspections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 查验任务 / inspections, the longest waiting first
         * @description 默认列出未结任务；抽取依据仅主管、审计可见 / what is not concluded; why it was chosen for supervisors and auditors
         */
        readonly get: operations["readInspections"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/inspections/{number}/evidence/{actId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 查验照片或检测报告 / a photo or a test report */
        readonly get: operations["readEvidence"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/supplements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 海关对本企业清单的补充申报要求 / what customs asks about declarations of yours
         * @description 申报企业与电商企业；规则 rules: E-09 / for the declarant and the owner of the goods
         */
        readonly get: operations["listOwnSupplements"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/declarations/{number}/supplements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 一份清单的补充申报 / the supplementary declarations of one list
         * @description 申报企业、电商企业及其在册受托企业；规则 rules: E-09 / declarant, owner, and whom the owner has entrusted on record
         */
        readonly get: operations["readSupplements"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/declarations/{number}/supplements/answer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 答复补充申报：每个问题一答，只答一次 / answer a supplementary declaration: every question, once
         * @description 附件由企业留存，此处登记其 SHA-256；逾期而清单未办结仍受理并记为逾期；规则 rules: E-09 / attachments stay with the firm, their hashes are recorded; late while undecided is taken and marked
         */
        readonly post: operations["answerSupplement"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/supplements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 补充申报：待答复、逾期或全部 / supplementary declarations: open, overdue or all
         * @description 规则 rules: E-09
         */
        readonly get: operations["listSupplements"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 在册企业 / firms on record */
        readonly get: operations["listParticipants"];
        readonly put?: never;
        /**
         * 登记企业，全部或全不 / register firms, all or none
         * @description 角色 roles: operator, supervisor; 已按相同资料登记的不变 / who is on record with the same data is left alone
         */
        readonly post: operations["registerParticipants"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 一家企业的全部在册资料 / everything on record about a firm */
        readonly get: operations["readParticipant"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/expiring": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 将到期的证书、资质、委托、承诺、担保 / certificates, licences, delegations, undertakings, guarantees that end soon */
        readonly get: operations["listExpiring"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/registry-journal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 注册变更日志：何人、何时、为何 / changes of the registry: who, when, why */
        readonly get: operations["readRegistryJournal"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/participant": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 本企业的在册资料 / what is on record about your firm */
        readonly get: operations["readOwnRecord"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * 企业与人员的访问令牌 / access tokens of firms and staff
         * @description 角色 roles: operator, supervisor, auditor
         */
        readonly get: operations["listTokens"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/participants/{number}/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 为企业签发访问令牌，已有的继续有效 / an access token for a firm; those it has go on
         * @description 角色 roles: operator, supervisor
         */
        readonly post: operations["issueToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/tokens/{tokenId}/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 停用一个令牌，其余不变 / end one token and no other
         * @description 角色 roles: operator, supervisor
         */
        readonly post: operations["endToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/participant/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 本企业有效的令牌 / the tokens of your firm that count */
        readonly get: operations["listOwnTokens"];
        readonly put?: never;
        /** 为本企业再签发一个令牌 / another token for your firm */
        readonly post: operations["issueOwnToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/participant/tokens/{tokenId}/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** 停用本企业的一个令牌 / end one token of your firm */
        readonly post: operations["endOwnToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/consumer-tokens/{id}/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 停用消费者令牌 / end a consumer’s token
         * @description 角色 roles: operator, supervisor, auditor
         */
        readonly post: operations["endConsumerToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 我是谁、角色、关区、令牌何时到期 / who asks: role, district, end of the token, acts */
        readonly get: operations["showSession"];
        readonly put?: never;
        /**
         * 以人员令牌登录，得到数小时有效的会话 / sign in with a staff token: a session of some hours
         * @description 会话不能再开会话（401）；令牌停用或人员离任，会话随即失效 / a session opens no other (401), and ends with its token and with its holder’s leaving
         */
        readonly post: operations["openSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/office/session/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** 退出登录：会话失效，令牌不变 / sign out: the session ends, its token goes on */
        readonly post: operations["endSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sandbox/clock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 沙箱时间 / the time of the sandbox */
        readonly get: operations["readClock"];
        readonly put?: never;
        /**
         * 向前拨动沙箱时间 / move the time of the sandbox forward
         * @description 角色 role: operator
         */
        readonly post: operations["moveClock"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/assess": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 税款试算，附每个参数及其法律依据 / assess tax, with every parameter and its law
         * @description 输入为对象或对象数组，应答与之对应 / an object or an array of them; the answer has the same shape
         */
        readonly post: operations["assess"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 运行状态 / health */
        readonly get: operations["health"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/codes/{code}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 解释回执代码：含义、常见原因、处理办法 / what a code means, its usual cause, what to do */
        readonly get: operations["explainCode"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description 所有错误的统一格式 / the one shape of every error */
        readonly Error: {
            readonly error: {
                readonly code: components["schemas"]["ProblemCode"] | components["schemas"]["RegimeCode"];
                readonly message_zh: string;
                readonly message_en: string;
                /** @description 会话编号，请告知运维 / quote it to the operator */
                readonly conversationId?: string;
                readonly refusals?: readonly components["schemas"]["Refusal"][];
                /** @description 不合要求之处 / what is not as described */
                readonly details?: readonly string[];
                /** @description 实际值 / what stood there */
                readonly found?: string;
                /** @description 可接受的值，如角色 / what is accepted, roles for instance */
                readonly allowed?: readonly string[];
                /** @description 损坏的存档记录 / the stored record that is damaged */
                readonly what?: string;
                /** @description 被拒收的报文 / the message that was refused */
                readonly messageId?: string;
                /** @description 报文类型 / type of the message */
                readonly type?: string;
                /** @description 报文 guid / guid of the message */
                readonly guid?: string;
                /** @description 未执行的操作 / the act that was not done */
                readonly actId?: string;
            };
        };
        /** @description 一项不符及处理办法 / one thing that is wrong, and what to do */
        readonly Refusal: {
            /** @description 规范代码或业务代码 / code of the specification or of a rule */
            readonly code: string;
            /** @description 字段路径 / element path */
            readonly path: string;
            /** @description 实际值，个人信息已掩码 / what stood there, personal data masked */
            readonly found: string;
            /** @description 可接受的值 / what would have been accepted */
            readonly allowed: string;
            /** @description 批内单证编号 / number of the document, in a batch */
            readonly document?: string;
            /** @description 字节位置 / byte position */
            readonly offset?: number;
            readonly message_zh?: string;
            readonly message_en?: string;
            /** @description 处理办法 / what to do */
            readonly advice_zh?: string;
            /** @description 处理办法 / what to do */
            readonly advice_en?: string;
        };
        /** @description 已落库；受理结果见回执 / durably stored; the decision follows by receipt */
        readonly Stored: {
            /** @description SHA-256 的前 128 位，发送方可自行计算 / the first 128 bits of the SHA-256 of its bytes */
            readonly messageId: string;
            /** @description CEB311Message … */
            readonly type: string;
            readonly guid: string;
            /** @description ISO 8601, +08:00 */
            readonly acceptedAt: string;
            readonly documents: readonly {
                /** @description 报文内序号，从 0 起 / place in the message, from 0 */
                readonly item: number;
                /**
                 * @description 单证种类；受理哪些见 sendMessage / kind of document; sendMessage says which are taken
                 * @enum {string}
                 */
                readonly kind: "order" | "payment" | "waybill" | "delivery" | "list" | "cancellation" | "return" | "inbound" | "exportOrder" | "paymentReceived" | "exportWaybill" | "arrival" | "departure" | "exportDeclaration" | "exportCancellation" | "bagList" | "exportReturn" | "tally" | "consolidation";
                /** @description 该类单证的编号 / the number of such a document */
                readonly number: string;
                readonly orderNo: string;
            }[];
        };
        /** @description 回执中的一个代码 / a code of a receipt */
        readonly CodeText: {
            readonly code: string;
            readonly text: string;
            /** @description 处理办法 / what to do */
            readonly advice: string;
        };
        readonly Receipt: {
            /** @description 由此读取其后 / read on from here */
            readonly cursor: string;
            /** @description CEB312Message … CEB900Message */
            readonly type: string;
            readonly guid: string;
            /** @description 规范 returnStatus / as the specification has it */
            readonly returnStatus: string;
            readonly statusText: string;
            readonly codes: readonly components["schemas"]["CodeText"][];
            /** @description C17, Asia/Shanghai */
            readonly returnTime: string;
            /** @description 回执报文 / the receipt message */
            readonly xml: string;
            readonly customsCode?: string;
            readonly ebpCode?: string;
            readonly ebcCode?: string;
            readonly agentCode?: string;
            readonly operatorCode?: string;
            readonly orderNo?: string;
            readonly payCode?: string;
            readonly payTransactionId?: string;
            readonly logisticsCode?: string;
            readonly logisticsNo?: string;
            readonly logisticsStatus?: string;
            readonly copNo?: string;
            readonly preNo?: string;
            readonly invtNo?: string;
            readonly rkdNo?: string;
            readonly taxNo?: string;
            readonly entDutyNo?: string;
            readonly assureCode?: string;
            readonly note?: string;
            readonly customsTax?: string;
            readonly valueAddedTax?: string;
            readonly consumptionTax?: string;
            readonly oriCopMsgId?: string;
            readonly oriMessageType?: string;
        };
        /** @description 清单的一份回执 / a receipt of a declaration */
        readonly ToldReceipt: {
            /** @description CEB312Message … CEB900Message */
            readonly type: string;
            readonly guid: string;
            /** @description 规范 returnStatus / as the specification has it */
            readonly returnStatus: string;
            readonly statusText: string;
            readonly codes: readonly components["schemas"]["CodeText"][];
            /** @description C17, Asia/Shanghai */
            readonly returnTime: string;
            /** @description 回执报文 / the receipt message */
            readonly xml: string;
            readonly customsCode?: string;
            readonly ebpCode?: string;
            readonly ebcCode?: string;
            readonly agentCode?: string;
            readonly operatorCode?: string;
            readonly orderNo?: string;
            readonly payCode?: string;
            readonly payTransactionId?: string;
            readonly logisticsCode?: string;
            readonly logisticsNo?: string;
            readonly logisticsStatus?: string;
            readonly copNo?: string;
            readonly preNo?: string;
            readonly invtNo?: string;
            readonly rkdNo?: string;
            readonly taxNo?: string;
            readonly entDutyNo?: string;
            readonly assureCode?: string;
            readonly note?: string;
            readonly customsTax?: string;
            readonly valueAddedTax?: string;
            readonly consumptionTax?: string;
            readonly oriCopMsgId?: string;
            readonly oriMessageType?: string;
        };
        readonly ReceiptPage: {
            readonly receipts: readonly components["schemas"]["Receipt"][];
            /** @description 下次读取的游标，永久有效 / read on from here; valid for ever */
            readonly next: string;
            readonly more: boolean;
        };
        /** @description 税款试算 / an assessment */
        readonly Assessment: {
            /** @enum {string} */
            readonly route: "reduced" | "full" | "refused" | "manual";
            /** @description 元，两位小数 / yuan, two decimals */
            readonly dutiableValue: string;
            readonly lines: readonly {
                /** @description 元，两位小数 / yuan, two decimals */
                readonly dutiableValue: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly customsDuty: string | null;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly consumptionTax: string | null;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly valueAddedTax: string | null;
            }[];
            readonly total: {
                /** @description 元，两位小数 / yuan, two decimals */
                readonly customsDuty: string | null;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly consumptionTax: string | null;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly valueAddedTax: string | null;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly tax: string | null;
            };
            /** @description 第一个原因；可通过时为空 / the first reason; null when the order goes through */
            readonly code: string | null;
            /** @description 回执中的业务代码，如 1313 / the business code in a receipt */
            readonly receiptCode: string | null;
            readonly refusals: readonly components["schemas"]["Refusal"][];
            readonly explain: readonly components["schemas"]["ExplainLine"][];
            /** @description 行邮税对照 / postal tax, for comparison (E-10) */
            readonly postal?: {
                /** @description 元，两位小数 / yuan, two decimals */
                readonly tax: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly payable: string;
                readonly exempt: boolean;
                readonly law: readonly {
                    readonly parameter: string;
                    readonly value: string;
                    readonly law: string;
                    readonly confidence: string;
                }[];
            };
        };
        readonly AnnualUsed: {
            /** @description 元，两位小数 / yuan, two decimals */
            readonly amount: string;
            readonly year: number;
            /** @description 合计为该金额的额度账分录，仅海关与本人可见 / the entries that add up to it, for customs and the person */
            readonly entries?: readonly {
                readonly preNo: string;
                /** @enum {string} */
                readonly move: "grant" | "reserve" | "post" | "release" | "refusal" | "reverse" | "withdraw" | "lapse";
                /** @description 元，两位小数 / yuan, two decimals */
                readonly amount: string;
                /** @description ISO 8601, +08:00 */
                readonly at: string;
            }[];
        };
        /** @description 撤销、退货后的余额；旁列为原额 / what remains after cancellation or return; beside it is what was */
        readonly Remaining: {
            /** @description 元，两位小数 / yuan, two decimals */
            readonly customsDuty: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly consumptionTax: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly valueAddedTax: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly tax: string;
            /** @description 撤销单、退货单编号 / numbers of the cancellations and returns */
            readonly because: readonly string[];
        };
        readonly ToldAssessment: {
            /**
             * @description 依法计算，或由关员确定 / computed, or said by an officer
             * @enum {string}
             */
            readonly by: "law" | "customs";
            readonly route: string | null;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly dutiableValue: string;
            readonly lines: readonly {
                readonly gnum?: string;
                readonly gcode?: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly dutiableValue: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly customsDuty: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly consumptionTax: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly valueAddedTax: string;
            }[];
            readonly total: {
                /** @description 元，两位小数 / yuan, two decimals */
                readonly customsDuty: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly consumptionTax: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly valueAddedTax: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly tax: string;
            };
            readonly annualUsed: components["schemas"]["AnnualUsed"] | null;
            readonly explain: readonly components["schemas"]["ExplainLine"][];
            readonly remaining: components["schemas"]["Remaining"] | null;
        };
        /** @description 所用的一个参数及其法律依据 / a parameter that was used, and its law */
        readonly ExplainLine: {
            readonly rule: string;
            readonly law: string;
            readonly parameter: string;
            readonly value: string;
            /** @enum {string} */
            readonly confidence: "verified" | "unverified" | "given";
            /** @description yyyy-MM-dd */
            readonly from?: string;
            /** @description 商品行，从 1 起 / goods line, from 1 */
            readonly line?: number;
            readonly note?: string;
        };
        /** @description 代码的含义、常见原因、处理办法 / what a code means, its usual cause, what to do */
        readonly Code: {
            readonly code: string;
            readonly text: {
                readonly zh: string;
                readonly en: string;
            };
            readonly meaning: {
                readonly zh: string;
                readonly en: string;
            };
            readonly cause: {
                readonly zh: string;
                readonly en: string;
            };
            readonly advice: {
                readonly zh: string;
                readonly en: string;
            };
            readonly resend: boolean;
            readonly fields: readonly string[];
            readonly rule: string | null;
            readonly source: string;
        };
        readonly Health: {
            /**
             * @description 正常、有搁置项、不可用 / well, something is set aside, unwell
             * @enum {string}
             */
            readonly status: "ok" | "degraded" | "unwell";
            readonly version: string;
            readonly profile: string;
            /** @enum {string} */
            readonly database: "ok" | "unreachable" | "not-writable";
            /** @description 异常后搁置、等待人员处理的项数 / items set aside after a fault, which wait for people */
            readonly setAside: number;
            /** @description ISO 8601, +08:00 */
            readonly time: string;
        };
        readonly SandboxClock: {
            /** @description ISO 8601, +08:00 */
            readonly now: string;
        };
        /** @description 清单全过程，个人信息已掩码 / the whole story of a declaration, personal data masked */
        readonly Declaration: {
            readonly numbers: {
                readonly copNo: string;
                readonly preNo: string;
                readonly invtNo: string | null;
                readonly orderNo: string;
                readonly logisticsNo: string;
            };
            readonly state: {
                readonly code: number;
                readonly text: string;
            };
            /** @description 已撤销或已全部退货 / cancelled or returned */
            readonly ending: {
                readonly code: string;
                readonly text: string;
            } | null;
            readonly parties: {
                /** @description 海关十位编码 / customs code of ten digits */
                readonly agentCode: string;
                /** @description 海关十位编码 / customs code of ten digits */
                readonly ebpCode: string;
                /** @description 海关十位编码 / customs code of ten digits */
                readonly ebcCode: string;
                /** @description 海关十位编码 / customs code of ten digits */
                readonly logisticsCode: string;
                /** @description 担保企业；无担保时为空文本 / guarantor; an empty text where there is none */
                readonly assureCode: string;
                /** @description 海关十位编码 / customs code of ten digits */
                readonly transmitter: string;
            };
            readonly customsCode: string;
            readonly tradeMode: string;
            readonly times: {
                /** @description ISO 8601, +08:00 */
                readonly receivedAt: string | null;
                /** @description ISO 8601, +08:00 */
                readonly acceptedAt: string | null;
                /** @description ISO 8601, +08:00 */
                readonly decidedAt: string | null;
                /** @description ISO 8601, +08:00 */
                readonly waitsUntil: string | null;
            };
            readonly clearanceClock: components["schemas"]["ClearanceClock"] | null;
            readonly contingency: {
                readonly incident: string;
                /** @description ISO 8601, +08:00 */
                readonly releasedAt: string;
                /** @description ISO 8601, +08:00 */
                readonly reconciledAt: string | null;
                /** @description 仅海关可见 / for customs alone */
                readonly skipped?: readonly string[];
            } | null;
            readonly states: readonly {
                readonly returnStatus: string;
                readonly statusText: string;
                /** @description C17 */
                readonly returnTime: string;
                readonly codes: readonly components["schemas"]["CodeText"][];
            }[];
            readonly documents: readonly components["schemas"]["DeclarationDocument"][];
            /** @description 尚缺的单证 / documents that have not come */
            readonly missing: readonly string[];
            readonly differences: readonly {
                readonly code: string;
                readonly leftPath: string;
                readonly leftValue: string;
                readonly rightPath: string;
                readonly rightValue: string;
            }[];
            readonly reasons: readonly components["schemas"]["StatedReason"][];
            readonly assessment: components["schemas"]["ToldAssessment"] | null;
            /** @description 每项决定所依据的事实、条文与算式，最早在前 / what each decision was decided by, oldest first */
            readonly decisions: readonly {
                /** @enum {string} */
                readonly kind: "release" | "refusal" | "reconciliation" | "amendment";
                /** @description ISO 8601, +08:00 */
                readonly at: string;
                /** @description 决定记录原文，JSON；tongguan check 可复算 / the record as stored, JSON; tongguan check recomputes it */
                readonly record: string;
            }[];
            /** @description 装入的税则版本中有关这些商品的各行，复算决定用 / rows of loaded editions about these goods, to recompute the decisions by */
            readonly tariffEditions: readonly components["schemas"]["CheckedEdition"][];
            readonly inspections: readonly components["schemas"]["ToldInspection"][];
            readonly supplements: readonly components["schemas"]["Supplement"][];
            readonly ledger: readonly components["schemas"]["LedgerEntry"][];
            readonly taxBill: {
                readonly taxNo: string;
                /** @description 1 已生成 2 已汇总 3 作废 / made, on a demand, void */
                readonly status: number;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly customsDuty: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly consumptionTax: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly valueAddedTax: string;
                /** @description ISO 8601, +08:00 */
                readonly issuedAt: string;
                readonly remaining: components["schemas"]["Remaining"] | null;
            } | null;
            readonly settlement: {
                readonly dutyNo: string;
                /** @description yyyy-MM-dd */
                readonly billedOn: string;
                /** @description yyyy-MM-dd */
                readonly payBy: string;
                /** @description yyyy-MM-dd */
                readonly paidOn: string | null;
            } | null;
            readonly reversals: readonly components["schemas"]["Reversal"][];
            readonly delivery: {
                readonly status: string;
                readonly text: string;
                /** @description C14, Asia/Shanghai */
                readonly happened: string;
            } | null;
            readonly receipts: readonly components["schemas"]["ToldReceipt"][];
            /** @description 同编号的较早清单 / earlier ones with this number */
            readonly earlier: readonly {
                readonly copNo: string;
                readonly preNo: string;
                readonly invtNo: string | null;
                readonly orderNo: string;
                readonly logisticsNo: string;
                readonly state: number;
            }[];
            /** @description 损坏或缺失的存档记录 / stored rows that are damaged or gone, and what was found */
            readonly damaged: readonly {
                readonly what: string;
                readonly found: string;
            }[];
        };
        /** @description 清单的各版本 / the versions of a declaration */
        readonly Versions: {
            readonly numbers: {
                readonly copNo: string;
                readonly preNo: string;
                readonly invtNo: string | null;
            };
            readonly versions: readonly {
                /** @description 1 为最先到达的 / 1 for the first that came */
                readonly no: number;
                /**
                 * @description 现行、尚未决定、未被接受、已被取代、已删除
                 * @enum {string}
                 */
                readonly standing: "current" | "waiting" | "refused" | "superseded" | "deleted";
                readonly appType: number;
                /** @description C14 */
                readonly appTime: string;
                /** @description ISO 8601, +08:00 */
                readonly acceptedAt: string;
                readonly signerCode: string;
                /** @description 证书 / the certificate */
                readonly signerKey: string;
                readonly messageGuid: string;
                /** @description 所收字节的 SHA-256 / SHA-256 of the received bytes */
                readonly digest: string;
            }[];
        };
        /** @description 单证内容，个人信息已掩码 / what the document says, personal data masked */
        readonly DocumentContent: {
            /** @description 按规范元素名 / by element name of the specification */
            readonly OrderHead?: {
                readonly [key: string]: string;
            };
            readonly OrderList?: readonly {
                readonly [key: string]: string;
            }[];
            /** @description 按规范元素名 / by element name of the specification */
            readonly PaymentHead?: {
                readonly [key: string]: string;
            };
            /** @description 按规范元素名 / by element name of the specification */
            readonly LogisticsHead?: {
                readonly [key: string]: string;
            };
            /** @description 按规范元素名 / by element name of the specification */
            readonly InventoryHead?: {
                readonly [key: string]: string;
            };
            readonly InventoryList?: readonly {
                readonly [key: string]: string;
            }[];
        };
        readonly DeclarationDocument: {
            /** @enum {string} */
            readonly kind: "order" | "payment" | "waybill" | "delivery" | "list" | "cancellation" | "return" | "inbound" | "exportOrder" | "paymentReceived" | "exportWaybill" | "arrival" | "departure" | "exportDeclaration" | "exportCancellation" | "bagList" | "exportReturn" | "tally" | "consolidation";
            readonly number: string;
            /** @description accepted、refused、superseded、deleted */
            readonly outcome: string;
            readonly code?: string;
            /** @description ISO 8601, +08:00 */
            readonly acceptedAt: string;
            /** @description C14 */
            readonly appTime: string;
            readonly messageId: string;
            readonly messageType: string;
            readonly messageGuid: string;
            readonly item: number;
            /** @description 所收字节的 SHA-256 / SHA-256 of the received bytes */
            readonly digest: string;
            readonly signer: {
                readonly participant: string;
                /** @description 证书序列号 / serial number of the certificate */
                readonly certificate: string;
            };
            readonly transmitter: string;
            readonly content: components["schemas"]["DocumentContent"] | null;
        };
        readonly CheckedEdition: {
            readonly edition: string;
            /** @description yyyy-MM-dd */
            readonly fromDay: string;
            /** @description ISO 8601, +08:00 */
            readonly loadedAt: string;
            readonly rows: readonly {
                readonly hs8: string;
                /** @enum {string} */
                readonly fact: "mfn-duty" | "provisional-duty" | "vat-class" | "consumption-class" | "unit-1" | "unit-2";
                /** @description 百分数、类别或单位代码 / a percentage, a class or a unit */
                readonly value: string;
                /** @description yyyy-MM-dd */
                readonly from: string;
                /** @description yyyy-MM-dd */
                readonly to: string | null;
                readonly law: string;
                /** @enum {string} */
                readonly confidence: "V" | "H" | "M" | "L";
                readonly provenance: string;
            }[];
            readonly names: readonly {
                readonly hs8: string;
                readonly nameZh: string;
            }[];
        };
        readonly LedgerEntry: {
            /** @enum {string} */
            readonly book: "quota" | "guarantee" | "stock" | "alone" | "quantity";
            /** @description 额度账为年份，年度限量为税目、单位与年份 / of quota the year, of a yearly quantity tariff line, unit and year */
            readonly account: string;
            /** @enum {string} */
            readonly move: "grant" | "reserve" | "post" | "release" | "refusal" | "reverse" | "withdraw" | "lapse";
            /** @description 元；库存与年度限量为数量 / yuan, of stock and of a yearly quantity a quantity */
            readonly amount: string;
            /** @description ISO 8601, +08:00 */
            readonly at: string;
        };
        readonly StatedReason: {
            readonly code: string;
            readonly text: string;
            readonly path?: string;
            readonly found?: string;
            readonly allowed?: string;
            /** @description 当日所依据的条文 / the article of the day */
            readonly basis?: {
                /** @enum {string} */
                readonly basis: "law" | "technical" | "platform";
                /** @description yyyy-MM-dd */
                readonly from: string;
                /** @description 文号与条款；非法律依据时为空 / document and article; empty where it is no law */
                readonly law: string;
                /** @enum {string} */
                readonly confidence: "verified" | "unverified";
                readonly note: string;
            };
        };
        /** @description 撤销、退货或修改 / a cancellation, return or amendment */
        readonly Reversal: {
            /** @enum {string} */
            readonly kind: "cancellation" | "return" | "amendment";
            readonly numbers: {
                readonly preNo: string;
                readonly copNo: string;
            };
            readonly state: {
                readonly code: number;
                readonly text: string;
            };
            readonly times: {
                /** @description ISO 8601, +08:00 */
                readonly appliedAt: string;
                /** @description ISO 8601, +08:00 */
                readonly approvedAt: string | null;
                /** @description ISO 8601, +08:00 */
                readonly arrivedAt: string | null;
                /** @description ISO 8601, +08:00 */
                readonly endedAt: string | null;
            };
            readonly reasons: readonly components["schemas"]["StatedReason"][];
            readonly lines: readonly {
                readonly gnum: string;
                readonly gcode: string;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly quantity: string;
            }[];
            readonly givenBack?: {
                /** @description 元，两位小数 / yuan, two decimals */
                readonly quota: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly customsDuty: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly consumptionTax: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly valueAddedTax: string;
            };
            readonly askedBack?: {
                /** @description 元，两位小数 / yuan, two decimals */
                readonly quota: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly customsDuty: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly consumptionTax: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly valueAddedTax: string;
            };
        };
        /** @description 24 小时通关计时 / the 24-hour clock (C-04) */
        readonly ClearanceClock: {
            /** @enum {string} */
            readonly state: "running" | "overdue" | "kept" | "missed";
            /** @description ISO 8601, +08:00 */
            readonly startedAt: string;
            /** @description ISO 8601, +08:00 */
            readonly dueAt: string;
            /** @description 已用整分钟，不含暂停 / whole minutes used, pauses left out */
            readonly usedMinutes: number;
            readonly allowedHours: number;
            readonly law: string;
            readonly pauses: readonly {
                /** @description ISO 8601, +08:00 */
                readonly from: string;
                /** @description ISO 8601, +08:00 */
                readonly to: string;
            }[];
        };
        /** @description 应急放行的清单 / a declaration released under contingency */
        readonly Contingency: {
            readonly preNo: string;
            /** @description 应急事件编号 / number of the incident */
            readonly incident: string;
            readonly fromState: number;
            /** @description 未做的检查 / checks that were skipped */
            readonly skipped: readonly string[];
            /** @description ISO 8601, +08:00 */
            readonly released: string;
            readonly attempts: number;
            /** @description ISO 8601, +08:00 */
            readonly reconciled: string | null;
            readonly findings: readonly {
                readonly code: string;
                readonly text: string;
            }[];
            /** @description 自放行至核对，或至今的整小时 / whole hours from the release to its reconciliation, or until now */
            readonly ageHours: number;
        };
        readonly Contingencies: {
            readonly contingencies: readonly components["schemas"]["Contingency"][];
        };
        readonly OpenClocks: {
            readonly counts: {
                readonly running: number;
                readonly overdue: number;
                readonly waitingForEnterprise: number;
            };
            readonly lists: readonly {
                readonly preNo: string;
                readonly listState: number;
                readonly customsCode: string;
                /** @description running、overdue；损坏的记录写明所见 / of a damaged record what was found */
                readonly state: string;
                readonly waitsForEnterprise: boolean;
                /** @description ISO 8601, +08:00 */
                readonly startedAt?: string;
                /** @description ISO 8601, +08:00 */
                readonly dueAt?: string;
                /** @description 已用整分钟，不含暂停 / whole minutes used, pauses left out */
                readonly usedMinutes?: number;
                readonly allowedHours?: number;
                readonly law?: string;
                readonly pauses?: readonly {
                    /** @description ISO 8601, +08:00 */
                    readonly from: string;
                    /** @description ISO 8601, +08:00 */
                    readonly to: string;
                }[];
            }[];
        };
        readonly Queue: {
            readonly items: readonly {
                /** @description 操作所用编号 / what acts name it by */
                readonly number: string;
                readonly kind: string;
                readonly part: number;
                readonly orderNo: string;
                readonly subject: string;
                readonly messageId: string | null;
                /** @description 异常名称，不含报文内容 / name of the fault; no value of a message */
                readonly fault: string;
                readonly follows: boolean;
                readonly tries: number;
                readonly state: string;
                /** @description ISO 8601, +08:00 */
                readonly since: string;
                /** @description ISO 8601, +08:00 */
                readonly ended: string | null;
            }[];
        };
        /** @description 操作的结果 / what came of an act */
        readonly ActAnswer: {
            /** @description 再问用同一编号 / ask again with the same id */
            readonly actId: string;
            /** @enum {string} */
            readonly state: "done" | "waiting" | "proposed" | "declined";
            /** @description ISO 8601, +08:00 */
            readonly at?: string;
            /** @description 待复核至此时失效 / a proposal is void from this moment */
            readonly expires?: string;
            /** @description 操作的结果，按名称 / what came of it, by name */
            readonly facts?: {
                readonly [key: string]: string;
            };
        };
        readonly Journal: {
            readonly acts: readonly {
                readonly actId: string;
                readonly kind: string;
                readonly subject: string;
                readonly actor: string;
                readonly role: string;
                readonly reason: string;
                /** @description ISO 8601, +08:00 */
                readonly at: string;
                /** @enum {string} */
                readonly state: "done" | "refused" | "waiting" | "proposed" | "declined";
                /** @description 复核人 / the second person */
                readonly second?: {
                    readonly code: string;
                    readonly reason: string;
                    /** @description ISO 8601, +08:00 */
                    readonly at: string;
                };
                /** @description 未执行的原因 / why it was not done */
                readonly code?: string;
                readonly facts?: {
                    readonly [key: string]: string;
                };
                /** @description ISO 8601, +08:00 */
                readonly doneAt?: string;
            }[];
        };
        readonly Proposal: {
            readonly proposalId: string;
            readonly kind: string;
            readonly subject: string;
            readonly actor: string;
            readonly role: string;
            readonly reason: string;
            /** @description ISO 8601, +08:00 */
            readonly at: string;
            /** @description ISO 8601, +08:00 */
            readonly expires: string;
            /** @enum {string} */
            readonly state: "open" | "expired" | "approved" | "declined";
            readonly second?: {
                readonly actor: string;
                readonly reason: string;
                /** @description ISO 8601, +08:00 */
                readonly at: string;
            };
        };
        readonly Proposals: {
            readonly proposals: readonly components["schemas"]["Proposal"][];
        };
        readonly GoodsStops: {
            readonly stops: readonly {
                readonly stopId: string;
                /** @description ISO 8601, +08:00 */
                readonly from: string;
                /** @description ISO 8601, +08:00 */
                readonly ended: string | null;
                readonly country: string | null;
                readonly hsPrefix: string | null;
                readonly brand: string | null;
                readonly batch: string | null;
                readonly law: string;
                readonly reason: string;
            }[];
        };
        readonly StopHits: {
            readonly declarations: readonly {
                readonly preNo: string;
                readonly invtNo: string | null;
                readonly state: number;
                readonly customsCode: string;
                /** @description ISO 8601, +08:00 */
                readonly acceptedAt: string | null;
                /** @description 命中的商品行 / the lines that are hit */
                readonly gnums: readonly string[];
            }[];
        };
        readonly GoodsEditions: {
            readonly lists: readonly {
                readonly edition: string;
                /** @description yyyy-MM-dd */
                readonly fromDay: string;
                readonly law: string;
                readonly lines: number;
                /** @description ISO 8601, +08:00 */
                readonly loadedAt: string;
            }[];
        };
        readonly ListEntry: {
            readonly hs8: string;
            readonly nameZh: string;
            /** @description 备注 / remark */
            readonly note: string | null;
            /** @description 清单行号，从 1 起 / row of the list, from 1 */
            readonly row: number;
        };
        readonly EditionDiff: {
            /** @description 与之比较的版本 / the edition it is compared with */
            readonly against: string;
            readonly added: readonly components["schemas"]["ListEntry"][];
            readonly removed: readonly components["schemas"]["ListEntry"][];
            readonly renamed: readonly {
                readonly before: components["schemas"]["ListEntry"];
                readonly after: components["schemas"]["ListEntry"];
            }[];
            readonly noteChanged: readonly {
                readonly before: components["schemas"]["ListEntry"];
                readonly after: components["schemas"]["ListEntry"];
            }[];
            readonly unchanged: number;
            /** @description 受影响的备案商品 / filed goods it hits */
            readonly hits: readonly {
                readonly participantCode: string;
                readonly gcode: string;
                readonly itemNo: string;
                readonly nameZh: string;
                /** @enum {string} */
                readonly effect: "removed" | "noteChanged" | "unlisted";
                readonly before: components["schemas"]["ListEntry"] | null;
                readonly after: components["schemas"]["ListEntry"] | null;
                readonly narrower: boolean;
            }[];
        };
        /** @description 商品备案 / a filing of goods */
        readonly Filing: {
            readonly filingNo: string;
            readonly participantCode: string;
            readonly version: number;
            /** @description 监管方式 / supervision mode */
            readonly mode: string;
            readonly itemNo: string;
            readonly gcode: string;
            readonly gname: string;
            readonly gmodel: string;
            readonly brand: string | null;
            readonly country: string;
            readonly unit: string;
            readonly unit1: string;
            readonly unit2: string | null;
            readonly labelUrl: string;
            readonly licence: string | null;
            /** @enum {string} */
            readonly state: "filed" | "waiting" | "refused";
            /** @description 关员审核的疑点 / what an officer looks at, or looked at */
            readonly doubts: readonly components["schemas"]["Refusal"][];
            /** @description ISO 8601, +08:00 */
            readonly filedAt: string;
            /** @description 关员的意见 / what the officer said */
            readonly reason?: string;
            /** @description ISO 8601, +08:00 */
            readonly decidedAt?: string;
        };
        readonly Filings: {
            readonly filings: readonly components["schemas"]["Filing"][];
        };
        readonly TariffEditions: {
            readonly tariffs: readonly {
                readonly edition: string;
                /** @description yyyy-MM-dd */
                readonly fromDay: string;
                readonly law: string;
                /** @description 事项数，每个税目每个事项一项 / facts of tariff lines */
                readonly lines: number;
                /** @description ISO 8601, +08:00 */
                readonly loadedAt: string;
            }[];
        };
        readonly TariffFact: {
            /** @description 百分数、类别或单位代码 / a percentage, a class or a unit */
            readonly value: string;
            /** @description yyyy-MM-dd */
            readonly from: string;
            /** @description yyyy-MM-dd */
            readonly to: string | null;
            readonly law: string;
            /** @description V 已读原文，H 见于公开网页，M 未见来源，L 不确定 / V text read, H seen, M not seen, L unsure */
            readonly confidence: string;
        };
        readonly TariffChange: {
            readonly hs8: string;
            readonly nameZh: string;
            /** @enum {string} */
            readonly fact: "mfn-duty" | "provisional-duty" | "vat-class" | "consumption-class" | "unit-1" | "unit-2";
            /** @description yyyy-MM-dd */
            readonly on: string;
            readonly before: components["schemas"]["TariffFact"] | null;
            readonly after: components["schemas"]["TariffFact"] | null;
        };
        readonly TariffDiff: {
            /** @description 与之比较的版本 / the edition it is compared with */
            readonly against: string;
            readonly changes: readonly components["schemas"]["TariffChange"][];
            /** @description 与已知相同的事项 / facts that were known already */
            readonly unchanged: number;
            /** @description 受影响的备案商品 / filed goods it hits */
            readonly hits: readonly {
                readonly participantCode: string;
                readonly gcode: string;
                readonly itemNo: string;
                readonly nameZh: string;
                readonly changes: readonly components["schemas"]["TariffChange"][];
            }[];
        };
        /** @description 一日清单在两日法律下的税款之差 / the tax of a day’s declarations under the law of two days */
        readonly TaxImpact: {
            /** @description yyyy-MM-dd */
            readonly day: string;
            /** @description yyyy-MM-dd */
            readonly on: string;
            /** @description yyyy-MM-dd */
            readonly against: string;
            readonly declarations: number;
            readonly unchanged: number;
            /** @description 内容无法打开的清单 / declarations whose content does not open */
            readonly unreadable: number;
            readonly whole: boolean;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly before: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly after: string;
            readonly more: {
                readonly declarations: number;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly amount: string;
            };
            readonly less: {
                readonly declarations: number;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly amount: string;
            };
            /** @description 处理方式改变的清单 / declarations that are decided in another way */
            readonly rerouted: number;
            readonly bySeller: readonly {
                readonly key: string;
                readonly declarations: number;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly amount: string;
            }[];
            readonly byGoods: readonly {
                readonly key: string;
                readonly declarations: number;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly amount: string;
            }[];
            /** @description 变动最大的在前，至多一千 / the largest first, a thousand at most */
            readonly changed: readonly {
                readonly number: string;
                readonly seller: string;
                readonly gcodes: readonly string[];
                readonly before: {
                    /** @enum {string} */
                    readonly route: "reduced" | "full" | "refused" | "manual";
                    /** @description 元，两位小数 / yuan, two decimals */
                    readonly tax: string | null;
                };
                readonly after: {
                    /** @enum {string} */
                    readonly route: "reduced" | "full" | "refused" | "manual";
                    /** @description 元，两位小数 / yuan, two decimals */
                    readonly tax: string | null;
                };
                /** @description 元，两位小数 / yuan, two decimals */
                readonly difference: string | null;
            }[];
        };
        readonly BookMovements: {
            readonly emsNo: string;
            readonly movements: readonly {
                /** @description ISO 8601, +08:00 */
                readonly at: string;
                readonly itemRecordNo: string;
                readonly kind: string;
                /** @enum {string} */
                readonly effect: "in" | "out" | "hold" | "free";
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly quantity: string;
                readonly reference: string;
                readonly actor: string;
            }[];
            /** @description 继续读取的 after；没有更多时为空 / the next after; null at the end */
            readonly next: string | null;
        };
        readonly BookBalances: {
            readonly emsNo: string;
            /** @description ISO 8601, +08:00 */
            readonly at: string;
            readonly balances: readonly {
                readonly itemRecordNo: string;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly entered: string;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly held: string;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly out: string;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly free: string;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly inWarehouse: string;
                /** @description 计量单位代码；未定时为空文本 / code of the unit; an empty text while nobody has said it */
                readonly unit: string;
                readonly unitName: string;
            }[];
            /** @description 继续读取的 after；没有更多时为空 / the next after; null at the end */
            readonly next: string | null;
        };
        readonly BookTransfers: {
            readonly emsNo: string;
            /** @description 转入方才知 received、lost、inTransit / known where the goods go to */
            readonly transfers: readonly {
                /** @enum {string} */
                readonly direction: "out" | "in";
                readonly fromBook: string;
                readonly toBook: string;
                readonly transferNo: string;
                readonly itemRecordNo: string;
                /** @description 未定时为空文本 / an empty text while nobody has said it */
                readonly unit: string;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly quantity: string;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly returned: string;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly received?: string;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly lost?: string;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly inTransit?: string;
                /** @description ISO 8601, +08:00 */
                readonly sent: string;
            }[];
        };
        readonly StockTake: {
            readonly takeNo: string;
            /** @description open、approved、cancelled */
            readonly state: string;
            readonly openedBy: string;
            /** @description ISO 8601, +08:00 */
            readonly opened: string;
            readonly endedBy?: string | null;
            /** @description ISO 8601, +08:00 */
            readonly ended?: string;
            readonly lines: readonly {
                readonly itemRecordNo: string;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly book: string;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly counted: string | null;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly difference: string | null;
                readonly countedBy: string | null;
                readonly explanation: string | null;
            }[];
        };
        readonly BookInbounds: {
            readonly emsNo: string;
            readonly inbounds: readonly {
                readonly billNo: string;
                readonly document: string;
                /** @description declared、quarantined、different、entered、refused */
                readonly state: string;
                readonly quarantineNo: string | null;
                /** @description ISO 8601, +08:00 */
                readonly registered: string;
                readonly lines: readonly {
                    readonly itemRecordNo: string;
                    /** @description 数量，至多五位小数 / at most five decimals */
                    readonly declared: string;
                    /** @description 数量，至多五位小数 / at most five decimals */
                    readonly counted: string | null;
                }[];
                /** @description 与合同、发票、装箱单、提运单的核对 / the check against the papers */
                readonly check: {
                    /** @description agrees、differs、accepted、refused */
                    readonly result: string;
                    readonly by: string;
                    /** @description ISO 8601, +08:00 */
                    readonly at: string;
                    readonly papers: readonly {
                        readonly kind: string;
                        readonly number: string;
                        readonly sha256: string;
                    }[];
                    readonly differences: readonly {
                        readonly field: string;
                        readonly found: string;
                        readonly beside: string;
                        readonly expected: string;
                    }[];
                } | null;
            }[];
        };
        readonly BookBatches: {
            readonly emsNo: string;
            /** @description 在库料号中可能仍在库、最早到期的批次 / of each item in stock, the batch that expires first and may still be there */
            readonly earliest: readonly {
                readonly itemRecordNo: string;
                readonly batchNo: string;
                readonly expires: string;
                /** @enum {string} */
                readonly state: "good" | "expired" | "stopped" | "barred";
            }[];
            /** @description 按到期日 / by expiry */
            readonly batches: readonly {
                readonly itemRecordNo: string;
                readonly batchNo: string;
                readonly produced: string;
                /** @description 当日仍在保质期内 / good on this day */
                readonly expires: string;
                /** @description 数量，至多五位小数 / at most five decimals */
                readonly entered: string;
                /** @description 该料号全部批次的在库数量 / what the book has of the item, of all batches */
                readonly inWarehouse: string;
                /** @enum {string} */
                readonly state: "good" | "expired" | "stopped" | "barred";
                readonly events: readonly {
                    /** @enum {string} */
                    readonly kind: "expiring" | "expired" | "sampled" | "passed" | "failed" | "cleared" | "barred";
                    readonly sampleNo: string | null;
                    /** @description 实验室或报告编号 / laboratory, or number of the report */
                    readonly document: string | null;
                    readonly by: string;
                    /** @description ISO 8601, +08:00 */
                    readonly at: string;
                }[];
            }[];
        };
        readonly WaitingDetails: {
            readonly details: readonly {
                readonly operatorCode: string;
                readonly copNo: string;
                readonly preNo: string;
                readonly billNo: string;
                readonly parcels: number;
                /** @description 未申报的运单 / parcels nobody declared */
                readonly unknown: readonly string[];
                /** @description ISO 8601, +08:00 */
                readonly received: string;
            }[];
        };
        readonly ConsumerToken: {
            /** @description 只显示一次 / told once */
            readonly token: string;
            readonly id: string;
            /** @description ISO 8601, +08:00 */
            readonly until: string;
        };
        readonly Authentication: {
            /**
             * @description waiting：尚未登记，通道处理后生效 / not on record yet
             * @enum {string}
             */
            readonly state: "recorded" | "waiting";
        };
        /** @description 本人年度额度 / the annual quota */
        readonly Quota: {
            readonly year: number;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly limit: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly reserved: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly used: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly available: string;
            readonly frozen: boolean;
            readonly uses: readonly {
                readonly preNo: string;
                readonly invtNo: string | null;
                /** @description ISO 8601, +08:00 */
                readonly at: string;
                /** @enum {string} */
                readonly move: "reserve" | "post" | "release" | "reverse" | "refusal";
                /** @description 元，两位小数 / yuan, two decimals */
                readonly amount: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly tax: string | null;
                readonly platformCode: string;
                /** @description 清单状态，800 放行 / state of the declaration, 800 released */
                readonly state: number;
                readonly ending: string | null;
                readonly disputed: boolean;
            }[];
        };
        /** @description 电子税单 / the tax bill of a declaration */
        readonly ConsumerBill: {
            readonly preNo: string;
            readonly invtNo: string;
            readonly taxNo: string;
            readonly platformCode: string;
            /** @description ISO 8601, +08:00 */
            readonly releasedAt: string;
            readonly status: {
                /** @description 1 已生成 2 已汇总 3 已作废 / made, on a demand, void */
                readonly code: number;
                readonly text: string;
            };
            /** @description 元，两位小数 / yuan, two decimals */
            readonly customsDuty: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly consumptionTax: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly valueAddedTax: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly tax: string;
            readonly remaining: components["schemas"]["Remaining"] | null;
            readonly lines: readonly {
                readonly gnum: string;
                readonly gcode: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly dutiableValue: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly customsDuty: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly consumptionTax: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly valueAddedTax: string;
            }[];
            /** @description 明细无法读出的原因 / why the lines cannot be told */
            readonly damaged?: string;
        };
        readonly ConsumerBills: {
            readonly year: number;
            readonly bills: readonly components["schemas"]["ConsumerBill"][];
        };
        readonly ExplainedBill: {
            readonly preNo: string;
            readonly invtNo: string;
            readonly taxNo: string;
            readonly platformCode: string;
            /** @description ISO 8601, +08:00 */
            readonly releasedAt: string;
            readonly status: {
                /** @description 1 已生成 2 已汇总 3 已作废 / made, on a demand, void */
                readonly code: number;
                readonly text: string;
            };
            /** @description 元，两位小数 / yuan, two decimals */
            readonly customsDuty: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly consumptionTax: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly valueAddedTax: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly tax: string;
            readonly remaining: components["schemas"]["Remaining"] | null;
            readonly lines: readonly {
                readonly gnum: string;
                readonly gcode: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly dutiableValue: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly customsDuty: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly consumptionTax: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly valueAddedTax: string;
            }[];
            /** @description 明细无法读出的原因 / why the lines cannot be told */
            readonly damaged?: string;
            readonly assessment: components["schemas"]["ToldAssessment"] | null;
        };
        readonly Dispute: {
            readonly preNo: string;
            /** @enum {string} */
            readonly state: "opened" | "waiting";
            /** @description waiting 时为空，编号随 cases 而来 / null while waiting; it comes with the cases */
            readonly caseNo: string | null;
        };
        readonly Freeze: {
            readonly frozen: boolean;
        };
        /** @description 担保账户 / a guarantee account */
        readonly GuaranteeAccount: {
            readonly code: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly cover: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly held: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly available: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly overHeld: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly owed: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly overdue: string;
            readonly waiting: {
                readonly lists: number;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly tax: string;
            };
            readonly instruments: readonly {
                readonly number: string;
                readonly kind: string;
                readonly issuer: string;
                /** @enum {string} */
                readonly state: "waiting" | "covers" | "ended" | "given back";
                /** @description 元，两位小数 / yuan, two decimals */
                readonly amount: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly left: string;
                /** @description yyyy-MM-dd */
                readonly from: string;
                /** @description yyyy-MM-dd */
                readonly until: string | null;
            }[];
        };
        readonly GuaranteeForecast: {
            /** @description 元，两位小数 / yuan, two decimals */
            readonly cover: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly held: string;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly available: string;
            /** @description yyyy-MM-dd */
            readonly since: string | null;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly perDay: string;
            /** @description 按近日速度可用天数；不会用尽时为空 / null: it does not run out */
            readonly runwayDays: number | null;
            readonly ending: readonly {
                readonly number: string;
                /** @description yyyy-MM-dd */
                readonly until: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly availableAfter: string;
            }[];
            readonly alerts: readonly {
                /** @enum {string} */
                readonly kind: "over-held" | "runway" | "ending" | "overdue";
                readonly number: string;
            }[];
        };
        readonly Demands: {
            /** @description 缴款书 / demands for payment */
            readonly demands: readonly {
                readonly dutyNo: string;
                /** @description yyyy-MM-dd */
                readonly madeOn: string;
                /** @description yyyy-MM-dd */
                readonly payBy: string;
                readonly bills: number;
                /** @enum {string} */
                readonly state: "open" | "overdue" | "paid";
                /** @description yyyy-MM-dd */
                readonly paidOn: string | null;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly tax: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly surcharge: string;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly toPay: string;
            }[];
        };
        readonly Refunds: {
            readonly refunds: readonly {
                readonly preNo: string;
                readonly taxNo: string;
                readonly dutyNo: string;
                /** @enum {string} */
                readonly state: "open" | "paid" | "refused";
                /** @description yyyy-MM-dd */
                readonly day: string | null;
                /** @description 元，两位小数 / yuan, two decimals */
                readonly tax: string;
                /** @description ISO 8601, +08:00 */
                readonly claimedAt: string;
            }[];
        };
        /** @description 包裹轨迹 / where a parcel is */
        readonly Track: {
            readonly logisticsCode: string;
            readonly logisticsNo: string;
            /** @description 最早在前 / oldest first */
            readonly events: readonly {
                readonly eventId: string;
                /** @enum {string} */
                readonly kind: "collected" | "departed" | "arrived" | "out-for-delivery" | "attempt-failed" | "returning" | "lost";
                readonly text: string;
                /** @description ISO 8601, +08:00 */
                readonly at: string;
                readonly place: string;
            }[];
            readonly delivery: {
                /** @description S 妥投 / delivered */
                readonly status: string;
                /** @description C14, Asia/Shanghai */
                readonly happened: string;
            } | null;
            /** @description 海关已停止派送 / stopped by customs (L-02) */
            readonly stopped: {
                /** @description ISO 8601, +08:00 */
                readonly since: string;
                readonly caseNo: string;
            } | null;
        };
        readonly TrackingRecorded: {
            readonly recorded: number;
            /** @description 已有相同事件 / were there already, word for word */
            readonly repeated: number;
            readonly refused: readonly {
                readonly logisticsNo: string;
                readonly eventId: string;
                readonly code: string;
                readonly path: string;
                readonly found: string;
                readonly allowed: string;
                readonly document?: string;
                readonly offset?: number;
                readonly message_zh?: string;
                readonly message_en?: string;
                readonly advice_zh?: string;
                readonly advice_en?: string;
            }[];
        };
        readonly ConsumerParcel: {
            readonly preNo: string;
            readonly logisticsCode: string;
            readonly logisticsNo: string;
            /** @description 最早在前 / oldest first */
            readonly events: readonly {
                readonly eventId: string;
                /** @enum {string} */
                readonly kind: "collected" | "departed" | "arrived" | "out-for-delivery" | "attempt-failed" | "returning" | "lost";
                readonly text: string;
                /** @description ISO 8601, +08:00 */
                readonly at: string;
                readonly place: string;
            }[];
            readonly delivery: {
                /** @description S 妥投 / delivered */
                readonly status: string;
                /** @description C14, Asia/Shanghai */
                readonly happened: string;
            } | null;
            /** @description 海关已停止派送 / stopped by customs (L-02) */
            readonly stopped: {
                /** @description ISO 8601, +08:00 */
                readonly since: string;
                readonly caseNo: string;
            } | null;
        };
        /** @description 案件 / a dossier */
        readonly Case: {
            readonly caseNo: string;
            readonly kind: string;
            readonly text_zh: string;
            readonly text_en: string;
            readonly rules: readonly string[];
            readonly subject: string;
            readonly preNo: string | null;
            /** @description 须答复的企业 / the firm that has to answer */
            readonly against: string;
            /** @description ISO 8601, +08:00 */
            readonly openedAt: string;
            /** @enum {string} */
            readonly state: "open" | "concluded";
            /** @enum {string|null} */
            readonly outcome: "upheld" | "dismissed" | null;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly restored: string | null;
            /** @description ISO 8601, +08:00 */
            readonly concludedAt: string | null;
            readonly openedBy: string;
            readonly assignedTo: string | null;
            readonly concludedBy: string | null;
        };
        readonly Cases: {
            readonly cases: readonly components["schemas"]["Case"][];
        };
        readonly CaseFile: {
            readonly caseNo: string;
            readonly kind: string;
            readonly text_zh: string;
            readonly text_en: string;
            readonly rules: readonly string[];
            readonly subject: string;
            readonly preNo: string | null;
            /** @description 须答复的企业 / the firm that has to answer */
            readonly against: string;
            /** @description ISO 8601, +08:00 */
            readonly openedAt: string;
            /** @enum {string} */
            readonly state: "open" | "concluded";
            /** @enum {string|null} */
            readonly outcome: "upheld" | "dismissed" | null;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly restored: string | null;
            /** @description ISO 8601, +08:00 */
            readonly concludedAt: string | null;
            readonly openedBy: string;
            readonly assignedTo: string | null;
            readonly concludedBy: string | null;
            /** @description 案卷，最早在前 / the file, oldest first */
            readonly file: readonly {
                readonly actId: string;
                readonly kind: string;
                readonly actor: string;
                readonly role: string;
                readonly reason: string;
                /** @description ISO 8601, +08:00 */
                readonly at: string;
                /** @enum {string} */
                readonly state: "waiting" | "done" | "refused";
                /** @description 操作所附内容 / what the act brought */
                readonly body: {
                    readonly [key: string]: string;
                };
            }[];
        };
        readonly ConsumerCase: {
            readonly caseNo: string;
            readonly kind: string;
            readonly text_zh: string;
            readonly text_en: string;
            readonly rules: readonly string[];
            readonly subject: string;
            readonly preNo: string | null;
            /** @description 须答复的企业 / the firm that has to answer */
            readonly against: string;
            /** @description ISO 8601, +08:00 */
            readonly openedAt: string;
            /** @enum {string} */
            readonly state: "open" | "concluded";
            /** @enum {string|null} */
            readonly outcome: "upheld" | "dismissed" | null;
            /** @description 元，两位小数 / yuan, two decimals */
            readonly restored: string | null;
            /** @description ISO 8601, +08:00 */
            readonly concludedAt: string | null;
        };
        readonly ConsumerCases: {
            readonly cases: readonly components["schemas"]["ConsumerCase"][];
        };
        readonly ToldInspection: {
            /** @description 1 为该清单的第一次 / 1 for the first of its declaration */
            readonly no: number;
            /** @description ISO 8601, +08:00 */
            readonly selectedAt: string | null;
            /** @description ISO 8601, +08:00 */
            readonly begunAt: string | null;
            /** @description ISO 8601, +08:00 */
            readonly concludedAt: string | null;
            readonly result: string | null;
            /** @enum {string} */
            readonly state?: "open" | "underway" | "concluded";
            /** @description draw，或关员编号 / draw, or the code of an officer */
            readonly orderedBy?: string;
            readonly officer?: string | null;
            readonly site?: string | null;
            /** @enum {string} */
            readonly purpose?: "examination" | "quarantine" | "risk-monitoring" | "commodity-inspection";
            readonly reason?: string | null;
            readonly concludedBy?: string | null;
            /** @description 仅主管与审计 / for supervisors and auditors alone */
            readonly draw?: {
                readonly drawn: number;
                /** @description 抽查比例，万分之一 / rate, basis points */
                readonly rateBasisPoints: number | null;
                readonly because: string | null;
                /** @description 重新计算的抽取结果 / the draw computed again */
                readonly drawnAgain: number;
            };
            readonly evidence?: readonly components["schemas"]["Evidence"][];
        };
        readonly Evidence: {
            /** @enum {string} */
            readonly kind: "sample" | "photo" | "report";
            /** @description 样品编号 / of a sample */
            readonly number?: string;
            readonly mediaType?: string;
            readonly bytes?: number;
            readonly sha256?: string;
            /** @description 读取该文件的编号 / the id it is read by */
            readonly file?: string;
            readonly by: string;
            /** @description ISO 8601, +08:00 */
            readonly at: string;
        };
        readonly Inspections: {
            readonly inspections: readonly {
                readonly preNo: string;
                readonly invtNo: string | null;
                readonly customsCode: string;
                readonly agentCode: string;
                /** @description 清单现状态 / state of the declaration now */
                readonly listState: number;
                /** @description 1 为该清单的第一次 / 1 for the first of its declaration */
                readonly no: number;
                /** @description ISO 8601, +08:00 */
                readonly selectedAt: string | null;
                /** @description ISO 8601, +08:00 */
                readonly begunAt: string | null;
                /** @description ISO 8601, +08:00 */
                readonly concludedAt: string | null;
                readonly result: string | null;
                /** @enum {string} */
                readonly state: "open" | "underway" | "concluded";
                /** @description draw，或关员编号 / draw, or the code of an officer */
                readonly orderedBy: string;
                readonly officer: string | null;
                readonly site: string | null;
                /** @enum {string} */
                readonly purpose: "examination" | "quarantine" | "risk-monitoring" | "commodity-inspection";
                readonly reason: string | null;
                readonly concludedBy: string | null;
                /** @description 仅主管与审计 / for supervisors and auditors alone */
                readonly draw?: {
                    readonly drawn: number;
                    /** @description 抽查比例，万分之一 / rate, basis points */
                    readonly rateBasisPoints: number | null;
                    readonly because: string | null;
                    /** @description 重新计算的抽取结果 / the draw computed again */
                    readonly drawnAgain: number;
                };
            }[];
        };
        /** @description 补充申报的要求与答复 / a request for a supplementary declaration and its answer */
        readonly Supplement: {
            /** @description 1 为该清单的第一次 / 1 for the first of its declaration */
            readonly no: number;
            /**
             * @description 待答复、已答复、已撤回、清单已办结
             * @enum {string}
             */
            readonly state: "open" | "answered" | "withdrawn" | "ended";
            /** @description ISO 8601, +08:00 */
            readonly askedAt: string;
            /** @description 关员，仅海关可见 / the officer, for customs alone */
            readonly askedBy?: string;
            /** @description yyyy-MM-dd */
            readonly dueOn: string;
            /** @description 期限的依据 / the law of the last day */
            readonly law: string;
            readonly lawVerified: boolean;
            readonly overdue: boolean;
            /** @description 海关与答复企业可见 / for customs and those who may answer */
            readonly questions?: readonly {
                /** @description 清单商品序号 / line of the declaration */
                readonly gnum: string;
                /**
                 * @description 归类、价格、原产地
                 * @enum {string}
                 */
                readonly kind: "classification" | "value" | "origin";
                readonly text: string;
            }[];
            readonly answer: {
                readonly by: string;
                /** @description ISO 8601, +08:00 */
                readonly at: string;
                readonly late: boolean;
                /** @description 海关与答复企业可见 / for customs and those who may answer */
                readonly answers?: readonly {
                    /** @description 清单商品序号 / line of the declaration */
                    readonly gnum: string;
                    /**
                     * @description 归类、价格、原产地
                     * @enum {string}
                     */
                    readonly kind: "classification" | "value" | "origin";
                    readonly facts: string;
                    readonly attachments: readonly {
                        readonly name: string;
                        readonly sha256: string;
                    }[];
                }[];
            } | null;
            /** @description ISO 8601, +08:00 */
            readonly withdrawnAt: string | null;
        };
        readonly Supplements: {
            readonly supplements: readonly {
                readonly preNo: string;
                readonly copNo: string;
                readonly invtNo: string | null;
                readonly customsCode: string;
                readonly agentCode: string;
                /** @description 清单现状态 / state of the declaration now */
                readonly listState: number;
                readonly supplement: components["schemas"]["Supplement"];
            }[];
        };
        readonly Participants: {
            readonly participants: readonly {
                /** @description 海关十位编码 / customs code */
                readonly code: string;
                readonly creditCode: string;
                readonly name: string;
                readonly roles: readonly ("platform" | "seller" | "domesticAgent" | "paymentFirm" | "logisticsFirm" | "broker" | "warehouse")[];
                /** @enum {string} */
                readonly registration?: "customs" | "information";
                /** @enum {string} */
                readonly standing: "registered" | "suspended" | "revoked" | "future";
            }[];
        };
        /** @description 一家企业的全部在册资料 / everything on record about a firm */
        readonly ParticipantRecord: {
            /** @description 海关十位编码 / customs code */
            readonly code: string;
            readonly creditCode: string;
            readonly name: string;
            readonly roles: readonly ("platform" | "seller" | "domesticAgent" | "paymentFirm" | "logisticsFirm" | "broker" | "warehouse")[];
            /** @enum {string} */
            readonly registration?: "customs" | "information";
            /** @description ISO 8601, +08:00 */
            readonly registered: string;
            /** @enum {string} */
            readonly standing: "registered" | "suspended" | "revoked" | "future";
            readonly sandbox: boolean;
            readonly events: readonly {
                readonly kind: string;
                /** @description ISO 8601, +08:00 */
                readonly from: string;
                /** @description ISO 8601, +08:00 */
                readonly until: string | null;
                readonly reason: string;
            }[];
            readonly changes: readonly {
                /** @description ISO 8601, +08:00 */
                readonly from: string;
                readonly name: string;
                readonly roles: readonly ("platform" | "seller" | "domesticAgent" | "paymentFirm" | "logisticsFirm" | "broker" | "warehouse")[];
                /** @enum {string} */
                readonly registration?: "customs" | "information";
                readonly reason: string;
            }[];
            readonly qualifications: readonly {
                readonly kind: string;
                readonly document: string;
                readonly issuer: string;
                readonly scope: string;
                /** @description ISO 8601, +08:00 */
                readonly from: string;
                /** @description ISO 8601, +08:00 */
                readonly until: string | null;
                /** @enum {string} */
                readonly state: "future" | "valid" | "ended";
            }[];
            /** @description 过渡期例外：其间不要求许可 / exceptions of the transition: days without licence (C-10) */
            readonly transitions: readonly {
                readonly document: string;
                /** @description ISO 8601, +08:00 */
                readonly from: string;
                /** @description ISO 8601, +08:00 */
                readonly until: string | null;
                /** @enum {string} */
                readonly state: "future" | "valid" | "ended";
            }[];
            readonly delegations: readonly {
                readonly principal: string;
                readonly agent: string;
                /** @description ISO 8601, +08:00 */
                readonly from: string;
                /** @description ISO 8601, +08:00 */
                readonly until: string | null;
                /** @enum {string} */
                readonly state: "future" | "valid" | "ended";
            }[];
            readonly undertakings: readonly {
                readonly kind: string;
                readonly principal: string;
                readonly giver: string;
                readonly document: string;
                /** @description ISO 8601, +08:00 */
                readonly from: string;
                /** @description ISO 8601, +08:00 */
                readonly until: string | null;
                /** @enum {string} */
                readonly state: "future" | "valid" | "ended";
            }[];
            readonly connectors: readonly {
                readonly node: string;
                readonly product: string;
                readonly document: string;
                /** @description ISO 8601, +08:00 */
                readonly from: string;
                /** @description ISO 8601, +08:00 */
                readonly until: string | null;
                /** @enum {string} */
                readonly state: "future" | "valid" | "ended";
            }[];
            readonly returnCentres: readonly {
                readonly document: string;
                readonly customsCode: string;
                readonly area: string;
                readonly video: string;
                readonly system: string;
                /** @description ISO 8601, +08:00 */
                readonly from: string;
                /** @description ISO 8601, +08:00 */
                readonly until: string | null;
                /** @enum {string} */
                readonly state: "future" | "valid" | "ended";
            }[];
            readonly certificates: readonly {
                readonly keyName: string;
                readonly algorithm: string;
                /** @description ISO 8601, +08:00 */
                readonly from: string;
                /** @description ISO 8601, +08:00 */
                readonly until: string | null;
                /** @enum {string} */
                readonly state: "future" | "valid" | "ended";
            }[];
            /** @description 仓储账册 / books of its warehouses */
            readonly accountBooks: readonly string[];
        };
        readonly Expiring: {
            readonly expiring: readonly {
                /** @enum {string} */
                readonly what: "certificate" | "qualification" | "transition" | "delegation" | "undertaking" | "connector" | "guarantee";
                readonly participant: string;
                readonly number: string;
                /** @description ISO 8601, +08:00 */
                readonly ends: string;
            }[];
        };
        readonly RegistryJournal: {
            readonly entries: readonly {
                readonly entryId: string;
                readonly kind: string;
                readonly participantCode: string;
                readonly actor: string;
                readonly role: string;
                readonly reason: string;
                /** @description ISO 8601, +08:00 */
                readonly at: string;
                /** @description 变更的内容，按名称 / what was asked, by name */
                readonly facts: {
                    readonly [key: string]: string | number | boolean | null | readonly string[];
                };
            }[];
        };
        readonly Token: {
            readonly id: string;
            /** @enum {string} */
            readonly kind: "firm" | "staff";
            readonly holder: string;
            /** @description 用途 / what it is for */
            readonly label: string;
            /** @description ISO 8601, +08:00 */
            readonly created: string;
            /** @description ISO 8601, +08:00 */
            readonly until: string | null;
            /** @description 精确到小时 / right to the hour */
            readonly lastUsed: string | null;
            /** @description ISO 8601, +08:00 */
            readonly ended: string | null;
        };
        readonly Tokens: {
            readonly tokens: readonly components["schemas"]["Token"][];
        };
        readonly IssuedToken: {
            /** @description 只显示一次 / told once */
            readonly token: string;
            /** @description ISO 8601, +08:00 */
            readonly until: string | null;
            readonly others: readonly components["schemas"]["Token"][];
        };
        readonly ConsumerTokens: {
            readonly tokens: readonly {
                readonly id: string;
                readonly operator: string;
                /** @description 已掩码 / masked */
                readonly idNumber: string;
                /** @description 日志中的编号 / what the journal names it by */
                readonly subject: string;
                /** @description ISO 8601, +08:00 */
                readonly issued: string;
                /** @description ISO 8601, +08:00 */
                readonly until: string;
                /** @description ISO 8601, +08:00 */
                readonly ended: string | null;
            }[];
        };
        readonly EndedToken: {
            readonly id: string;
            /** @description ISO 8601, +08:00 */
            readonly ended: string | null;
        };
        readonly Session: {
            /** @description 工号 / staff number */
            readonly staff: string;
            readonly name: string;
            /** @enum {string} */
            readonly role: "operator" | "officer" | "supervisor" | "auditor";
            /** @description 关区代码，空为全部 / the customs district, empty for all */
            readonly customsCode: string;
            /**
             * @description 令牌或会话 / a token, or a session it opened
             * @enum {string}
             */
            readonly kind: "token" | "session";
            /** @description 令牌编号 / the id of the token */
            readonly id: string;
            /** @description ISO 8601, +08:00 */
            readonly until: string | null;
            readonly acts: readonly string[];
        };
        readonly OpenedSession: {
            /** @description 只显示一次 / told once */
            readonly token: string;
            /** @description ISO 8601, +08:00 */
            readonly until: string;
        };
        /**
         * @description 接口代码 / code of the API
         * @enum {string}
         */
        readonly ProblemCode: "token-missing" | "token-unknown" | "role-missing" | "act-unknown" | "act-refused" | "filing-refused" | "book-unknown" | "goods-unknown" | "not-found" | "declaration-unknown" | "participant-unknown" | "bill-unknown" | "case-unknown" | "guarantee-unknown" | "code-unknown" | "method-wrong" | "request-slow" | "headers-too-large" | "body-too-large" | "type-unsupported" | "too-many-requests" | "busy" | "unavailable" | "cursor-unknown" | "request-invalid" | "envelope-invalid" | "input-invalid" | "stored-damaged" | "fault";
        /** @description 规范代码或业务代码，如 -900302；见代码参考 / code of the specification or of a rule, such as -900302 */
        readonly RegimeCode: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly sendMessage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description CEB311Message … , UTF-8, ≤ 8 MB */
        readonly requestBody: {
            readonly content: {
                readonly "application/xml": string;
                readonly "text/xml": string;
            };
        };
        readonly responses: {
            /** @description 已落库 / stored */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Stored"];
                };
            };
        };
    };
    readonly readReceipts: {
        readonly parameters: {
            readonly query?: {
                /** @description 上次应答的 next / next of an earlier answer */
                readonly after?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 一页回执 / a page */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReceiptPage"];
                    readonly "application/xml": string;
                };
            };
        };
    };
    readonly readDeclaration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 清单 / the declaration */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Declaration"];
                };
            };
        };
    };
    readonly readVersions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 各版本 / the versions */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Versions"];
                };
            };
        };
    };
    readonly printDeclaration: {
        readonly parameters: {
            readonly query?: {
                readonly version?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 网页 / the page */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
        };
    };
    readonly readAnyVersions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 各版本 / the versions */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Versions"];
                };
            };
        };
    };
    readonly printAnyDeclaration: {
        readonly parameters: {
            readonly query?: {
                readonly version?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 网页 / the page */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
        };
    };
    readonly listContingencies: {
        readonly parameters: {
            readonly query?: {
                /** @description 含已核对的 / those reconciled too */
                readonly all?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 最早的在前 / oldest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Contingencies"];
                };
            };
        };
    };
    readonly readClearanceClock: {
        readonly parameters: {
            readonly query?: {
                /** @description 只要超时的 / overdue ones only */
                readonly overdue?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 最早的在前 / oldest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OpenClocks"];
                };
            };
        };
    };
    readonly "cancellation.decide": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly decision: "approve" | "refuse";
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "amendment.decide": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly decision: "approve" | "refuse";
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "return.decide": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly decision: "approve" | "refuse";
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "return.arrive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly site: string;
                    readonly originalState: boolean;
                    readonly fitForResale: boolean;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "return-parcel.receive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly centre: string;
                    readonly parcelNo: string;
                    readonly lines: readonly {
                        readonly gnum: string;
                        readonly quantity: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "return-parcel.sort": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly parcelNo: string;
                    readonly originalState: boolean;
                    readonly fitForResale: boolean;
                    readonly leftThisArea: boolean;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "return-parcel.out": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly parcelNo: string;
                    readonly document: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "book.enter": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly document: string;
                    readonly items: readonly {
                        readonly itemRecordNo: string;
                        readonly quantity: string;
                        readonly unit?: string;
                        /** @description 该料号为食品，入账须报批次 / the item is food: what enters names its batches */
                        readonly food?: boolean;
                        readonly batches?: readonly {
                            readonly batchNo: string;
                            readonly produced: string;
                            readonly expires: string;
                            readonly quantity: string;
                        }[];
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "book.loss": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly items: readonly {
                        readonly itemRecordNo: string;
                        readonly quantity: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "book.destroy": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly items: readonly {
                        readonly itemRecordNo: string;
                        readonly quantity: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "book.reexport": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly items: readonly {
                        readonly itemRecordNo: string;
                        readonly quantity: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "book.adjust": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly items: readonly {
                        readonly itemRecordNo: string;
                        readonly quantity: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "transfer.out": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly transferNo: string;
                    readonly toBook: string;
                    /** @enum {string} */
                    readonly mode: "1210" | "1239";
                    /** @enum {string} */
                    readonly toMode: "1210" | "1239";
                    readonly items: readonly {
                        readonly itemRecordNo: string;
                        readonly quantity: string;
                        readonly unit?: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "transfer.in": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly transferNo: string;
                    readonly fromBook: string;
                    readonly items: readonly {
                        readonly itemRecordNo: string;
                        readonly quantity: string;
                        readonly unit?: string;
                        /** @description 该料号为食品，入账须报批次 / the item is food: what enters names its batches */
                        readonly food?: boolean;
                        readonly batches?: readonly {
                            readonly batchNo: string;
                            readonly produced: string;
                            readonly expires: string;
                            readonly quantity: string;
                        }[];
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "transfer.decide": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly transferNo: string;
                    readonly fromBook: string;
                    /** @enum {string} */
                    readonly decision: "return" | "loss";
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "stocktake.open": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly takeNo: string;
                    readonly only?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "stocktake.count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly takeNo: string;
                    readonly items: readonly {
                        readonly itemRecordNo: string;
                        readonly quantity: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "stocktake.explain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly takeNo: string;
                    readonly itemRecordNo: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "stocktake.approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly takeNo: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "stocktake.cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly takeNo: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly readAnyBookInbounds: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 入账 / inbound goods */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookInbounds"];
                };
            };
        };
    };
    readonly "inbound.register": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly billNo: string;
                    readonly document: string;
                    readonly items: readonly {
                        readonly itemRecordNo: string;
                        readonly quantity: string;
                        readonly unit?: string;
                        /** @description 该料号为食品，入账须报批次 / the item is food: what enters names its batches */
                        readonly food?: boolean;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "inbound.check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly billNo: string;
                    readonly contract: {
                        readonly number: string;
                        /** @description 原件的 SHA-256 / of the paper */
                        readonly sha256: string;
                        readonly seller: string;
                        readonly buyer: string;
                        readonly currency: string;
                        readonly total: string;
                    };
                    readonly invoice: {
                        readonly number: string;
                        /** @description 原件的 SHA-256 / of the paper */
                        readonly sha256: string;
                        readonly seller: string;
                        readonly buyer: string;
                        readonly currency: string;
                        readonly total: string;
                        readonly contractNo: string;
                        readonly items: readonly {
                            readonly itemRecordNo: string;
                            readonly quantity: string;
                        }[];
                    };
                    readonly packingList: {
                        readonly number: string;
                        /** @description 原件的 SHA-256 / of the paper */
                        readonly sha256: string;
                        readonly packages: number;
                        readonly items: readonly {
                            readonly itemRecordNo: string;
                            readonly quantity: string;
                        }[];
                    };
                    readonly billOfLading: {
                        readonly number: string;
                        /** @description 原件的 SHA-256 / of the paper */
                        readonly sha256: string;
                        readonly packages: number;
                    };
                    readonly brandAuthorisations?: readonly {
                        readonly number: string;
                        /** @description 原件的 SHA-256 / of the paper */
                        readonly sha256: string;
                        readonly brand: string;
                        readonly from: string;
                        readonly until?: string;
                        readonly giver: string;
                        readonly taker: string;
                        readonly items: readonly string[];
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "inbound.check-decide": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly billNo: string;
                    /** @enum {string} */
                    readonly decision: "approve" | "refuse";
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "inbound.quarantine": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly billNo: string;
                    readonly quarantineNo: string;
                    readonly passed: boolean;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "inbound.tally": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly billNo: string;
                    readonly items: readonly {
                        readonly itemRecordNo: string;
                        readonly quantity: string;
                        readonly unit?: string;
                        /** @description 该料号为食品，入账须报批次 / the item is food: what enters names its batches */
                        readonly food?: boolean;
                        readonly batches?: readonly {
                            readonly batchNo: string;
                            readonly produced: string;
                            readonly expires: string;
                            readonly quantity: string;
                        }[];
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "inbound.decide": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly billNo: string;
                    /** @enum {string} */
                    readonly decision: "approve" | "refuse";
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "inbound-detail.decide": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly decision: "approve" | "refuse";
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "batch.sample": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly itemRecordNo: string;
                    readonly batchNo: string;
                    readonly sampleNo: string;
                    readonly laboratory?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "batch.result": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly itemRecordNo: string;
                    readonly batchNo: string;
                    readonly sampleNo: string;
                    /** @enum {string} */
                    readonly result: "passed" | "failed";
                    readonly report: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "batch.decide": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly itemRecordNo: string;
                    readonly batchNo: string;
                    /** @enum {string} */
                    readonly decision: "approve" | "refuse";
                    readonly document?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "guarantee.deposit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly amount: string;
                    /** @enum {string} */
                    readonly kind: "cash" | "bank-guarantee" | "insurance";
                    readonly document?: string;
                    readonly issuer?: string;
                    readonly from?: string;
                    readonly until?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "guarantee.withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly amount: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "guarantee.extend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly document: string;
                    readonly until: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "guarantee.release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly document: string;
                    readonly amount?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "settlement.pay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly dutyNo: string;
                    readonly amount: string;
                    readonly paidOn?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "refund.pay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly amount: string;
                    readonly paidOn?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "refund.refuse": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "declaration.review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly decision: "approve" | "refuse" | "inspect";
                    readonly taxes?: readonly {
                        readonly gnum: string;
                        readonly customsDuty: string;
                        readonly consumptionTax: string;
                        readonly valueAddedTax: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "inspection.open": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly site: string;
                    /** @enum {string} */
                    readonly purpose?: "examination" | "quarantine" | "risk-monitoring" | "commodity-inspection";
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "inspection.sample": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly numbers: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "inspection.photo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly fileName: string;
                    /** @enum {string} */
                    readonly mediaType: "image/jpeg" | "image/png" | "application/pdf";
                    /** @description base64 */
                    readonly content: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "inspection.report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly fileName: string;
                    /** @enum {string} */
                    readonly mediaType: "image/jpeg" | "image/png" | "application/pdf";
                    /** @description base64 */
                    readonly content: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "inspection.conclude": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly result: "pass" | "refer" | "reject" | "reexport" | "detain-clearance" | "detain-smuggling" | "detain-legal" | "detain-other";
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "detention.decide": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly decision: "release" | "inspect" | "reexport" | "detain-clearance" | "detain-smuggling" | "detain-legal" | "detain-other";
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "inspection.rate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly hsPrefix?: string;
                    readonly country?: string;
                    /** @enum {string} */
                    readonly mode?: "1210" | "1239" | "9610";
                    /** @description 只在该关区；不填为全国 / in this district alone; left out: everywhere */
                    readonly customsCode?: string;
                    readonly rateBasisPoints: number;
                    readonly fromDay?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "inspection.credit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly level: "advancedCertified" | "general" | "discredited";
                    readonly fromDay?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "goods.stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly country?: string;
                    readonly hsPrefix?: string;
                    readonly brand?: string;
                    readonly batch?: string;
                    readonly law: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "goods.resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "goods.list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly from: string;
                    readonly law: string;
                    readonly rows: readonly (readonly string[])[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "goods.tariff": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly from: string;
                    readonly law: string;
                    readonly rows: readonly (readonly string[])[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "goods.filing": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly decision: "approve" | "refuse";
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "declaration.contingency": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly incident: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "declaration.reconcile": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly withoutDocuments?: boolean;
                    readonly lines?: readonly {
                        readonly gnum: string;
                        readonly quantity: string;
                        readonly totalPrice: string;
                    }[];
                    readonly taxes?: readonly {
                        readonly gnum: string;
                        readonly customsDuty: string;
                        readonly consumptionTax: string;
                        readonly valueAddedTax: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "delivery.elsewhere": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly difference: "consignee" | "address" | "both";
                    /** @description 实际情况，密封保存 / what was found, kept sealed */
                    readonly found: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "delivery.lift": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "case.assign": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly to: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "case.note": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly note: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "case.conclude": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly outcome: "upheld" | "dismissed";
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "supplement.ask": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly questions: readonly {
                        readonly gnum: string;
                        /** @enum {string} */
                        readonly kind: "classification" | "value" | "origin";
                        readonly text: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "supplement.withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly no: number;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "queue.retry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "queue.give-up": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "participant.suspend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                    /** @description 止：2019-01-31（含当日）或带时区的时刻；缺省为长期 / until: a day, included, or an instant; open when absent */
                    readonly until?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "participant.resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "participant.revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "participant.reinstate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "participant.change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                    readonly name?: string;
                    readonly roles?: readonly ("platform" | "seller" | "domesticAgent" | "paymentFirm" | "logisticsFirm" | "broker" | "warehouse")[];
                    /** @enum {string} */
                    readonly registration?: "customs" | "information";
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "qualification.add": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly kind: "financialLicence" | "paymentLicence" | "courierLicence" | "expressOperator" | "postalEnterprise";
                    readonly document: string;
                    readonly issuer: string;
                    readonly scope?: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from: string;
                    /** @description 止：2019-01-31（含当日）或带时区的时刻；缺省为长期 / until: a day, included, or an instant; open when absent */
                    readonly until?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "qualification.end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly kind: "financialLicence" | "paymentLicence" | "courierLicence" | "expressOperator" | "postalEnterprise";
                    readonly document: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "delegation.add": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly agent: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                    /** @description 止：2019-01-31（含当日）或带时区的时刻；缺省为长期 / until: a day, included, or an instant; open when absent */
                    readonly until?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "delegation.end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly agent: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "undertaking.add": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly kind: "transmission" | "merchant";
                    readonly principal: string;
                    readonly document: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                    /** @description 止：2019-01-31（含当日）或带时区的时刻；缺省为长期 / until: a day, included, or an instant; open when absent */
                    readonly until?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "undertaking.end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @enum {string} */
                    readonly kind: "transmission" | "merchant";
                    readonly principal: string;
                    readonly document: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "transition.add": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly document: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from: string;
                    /** @description 止：2019-01-31（含当日）或带时区的时刻；缺省为长期 / until: a day, included, or an instant; open when absent */
                    readonly until: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "transition.end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly document: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "connector.add": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @description 传输节点，即报文的 dxpId / the transport node, dxpId of messages */
                    readonly node: string;
                    readonly product: string;
                    readonly document: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from: string;
                    /** @description 止：2019-01-31（含当日）或带时区的时刻；缺省为长期 / until: a day, included, or an instant; open when absent */
                    readonly until?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "connector.end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @description 传输节点，即报文的 dxpId / the transport node, dxpId of messages */
                    readonly node: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "return-centre.add": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly document: string;
                    readonly customsCode: string;
                    readonly area: string;
                    readonly video: string;
                    readonly system: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from: string;
                    /** @description 止：2019-01-31（含当日）或带时区的时刻；缺省为长期 / until: a day, included, or an instant; open when absent */
                    readonly until?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "return-centre.end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly document: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "certificate.enrol": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly certificate: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly "certificate.end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly keyName: string;
                    /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                    readonly from?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行 / done */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly readJournal: {
        readonly parameters: {
            readonly query?: {
                readonly subject?: string;
                readonly actor?: string;
                readonly before?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 最新在前 / newest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Journal"];
                };
            };
        };
    };
    readonly readAnyDeclaration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 清单 / the declaration */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Declaration"];
                };
            };
        };
    };
    readonly listProposals: {
        readonly parameters: {
            readonly query?: {
                /** @description 含已决定与已失效的 / those decided and expired too */
                readonly all?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 最新在前 / newest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Proposals"];
                };
            };
        };
    };
    readonly "proposal.decide": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly decision: "approve" | "refuse";
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description 已执行或已否决 / done or declined */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行 / recorded, not looked at yet */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly listQueue: {
        readonly parameters: {
            readonly query?: {
                /** @description 含已处理的 / those dealt with too */
                readonly all?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 最早的在前 / oldest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Queue"];
                };
            };
        };
    };
    readonly listStops: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 全部 / all of them */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GoodsStops"];
                };
            };
        };
    };
    readonly readStopHits: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 清单 / declarations */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StopHits"];
                };
            };
        };
    };
    readonly listEditions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 版本 / editions */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GoodsEditions"];
                };
            };
        };
    };
    readonly diffEdition: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 差异 / differences */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EditionDiff"];
                };
            };
        };
    };
    readonly listWaitingFilings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 备案 / filings */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Filings"];
                };
            };
        };
    };
    readonly listTariffs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 版本 / editions */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TariffEditions"];
                };
            };
        };
    };
    readonly diffTariff: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 差异 / differences */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TariffDiff"];
                };
            };
        };
    };
    readonly readTaxImpact: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description 清单申报日 / the day on which the declarations came */
                    readonly day: string;
                    /** @description 按这一日的法律 / by the law of this day */
                    readonly on: string;
                    /** @description 与这一日相比 / against the law of this day */
                    readonly against: string;
                    readonly law?: string;
                    readonly rows?: readonly (readonly string[])[];
                };
            };
        };
        readonly responses: {
            /** @description 影响 / the impact */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaxImpact"];
                };
            };
        };
    };
    readonly listFilings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 最新版本 / newest versions */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Filings"];
                };
            };
        };
    };
    readonly fileGoods: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly mode: "1210" | "1239" | "9610";
                    readonly itemNo: string;
                    readonly gcode: string;
                    readonly gname: string;
                    readonly gmodel: string;
                    readonly brand?: string;
                    readonly country: string;
                    readonly unit: string;
                    readonly unit1: string;
                    readonly unit2?: string;
                    readonly labelUrl: string;
                    readonly licence?: string;
                };
            };
        };
        readonly responses: {
            /** @description 已备案或待审核 / filed, or waiting for an officer */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Filing"];
                };
            };
        };
    };
    readonly readWaitingInboundDetails: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 待处理 / what waits */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WaitingDetails"];
                };
            };
        };
    };
    readonly readAnyBookMovements: {
        readonly parameters: {
            readonly query?: {
                readonly from?: string;
                readonly to?: string;
                readonly kind?: string;
                readonly item?: string;
                /** @description 上一页的 next / next of the page before */
                readonly after?: string;
                readonly limit?: number;
                /** @description csv 为全部内容，不分页；或 Accept: text/csv / csv is everything, without pages; or Accept: text/csv */
                readonly format?: "json" | "csv";
            };
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 账册变动 / movements of the book */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookMovements"];
                    readonly "text/csv": string;
                };
            };
        };
    };
    readonly readAnyBookBalances: {
        readonly parameters: {
            readonly query?: {
                readonly at?: string;
                /** @description 上一页的 next / next of the page before */
                readonly after?: string;
                readonly limit?: number;
                /** @description csv 为全部内容，不分页；或 Accept: text/csv / csv is everything, without pages; or Accept: text/csv */
                readonly format?: "json" | "csv";
            };
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 账面 / the book */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookBalances"];
                    readonly "text/csv": string;
                };
            };
        };
    };
    readonly readAnyBookTransfers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 转出与转入 / transfers */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookTransfers"];
                };
            };
        };
    };
    readonly readAnyBookStockTake: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
                readonly takeNo: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 盘点 / the stock-take */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StockTake"];
                };
            };
        };
    };
    readonly readAnyBookBatches: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 批次 / batches */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookBatches"];
                };
            };
        };
    };
    readonly readOwnBookMovements: {
        readonly parameters: {
            readonly query?: {
                readonly from?: string;
                readonly to?: string;
                readonly kind?: string;
                readonly item?: string;
                /** @description 上一页的 next / next of the page before */
                readonly after?: string;
                readonly limit?: number;
                /** @description csv 为全部内容，不分页；或 Accept: text/csv / csv is everything, without pages; or Accept: text/csv */
                readonly format?: "json" | "csv";
            };
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 账册变动 / movements of the book */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookMovements"];
                    readonly "text/csv": string;
                };
            };
        };
    };
    readonly readOwnBookBalances: {
        readonly parameters: {
            readonly query?: {
                readonly at?: string;
                /** @description 上一页的 next / next of the page before */
                readonly after?: string;
                readonly limit?: number;
                /** @description csv 为全部内容，不分页；或 Accept: text/csv / csv is everything, without pages; or Accept: text/csv */
                readonly format?: "json" | "csv";
            };
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 账面 / the book */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookBalances"];
                    readonly "text/csv": string;
                };
            };
        };
    };
    readonly readOwnBookTransfers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 转出与转入 / transfers */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookTransfers"];
                };
            };
        };
    };
    readonly readOwnBookStockTake: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
                readonly takeNo: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 盘点 / the stock-take */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StockTake"];
                };
            };
        };
    };
    readonly readOwnBookInbounds: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 入账 / inbound goods */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookInbounds"];
                };
            };
        };
    };
    readonly readOwnBookBatches: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 批次 / batches */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookBatches"];
                };
            };
        };
    };
    readonly listConsumerTokens: {
        readonly parameters: {
            readonly query?: {
                readonly operator?: string;
                readonly before?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 最新在前 / newest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConsumerTokens"];
                };
            };
        };
    };
    readonly issueConsumerToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly idType: "1";
                    readonly idNumber: string;
                    /** @description 如何核验，记入日志 / how, for the journal */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description 令牌 / the token */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConsumerToken"];
                };
            };
        };
    };
    readonly recordAuthentication: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly idType: "1" | "2";
                    readonly idNumber: string;
                    readonly name: string;
                    /** @enum {string} */
                    readonly result: "authenticated" | "withdrawn";
                    /** @description 国家主管部门或其授权的机构 / the body */
                    readonly authority: string;
                    /** @description 授权依据 / the paper by which it may */
                    readonly authorisation: string;
                    /** @description 认证凭证编号 / the number of its evidence */
                    readonly evidence: string;
                    /** @description YYYY-MM-DD */
                    readonly on: string;
                    /** @description YYYY-MM-DD */
                    readonly until?: string;
                    /** @description 记入日志 / for the journal */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description 已登记 / recorded */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Authentication"];
                };
            };
        };
    };
    readonly readOwnBills: {
        readonly parameters: {
            readonly query?: {
                readonly year?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 税单，最新在前 / the bills, newest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConsumerBills"];
                };
            };
        };
    };
    readonly readOwnBill: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 税单与依据 / the bill and its law */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExplainedBill"];
                };
            };
        };
    };
    readonly readOwnParcel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 轨迹 / the track */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConsumerParcel"];
                };
            };
        };
    };
    readonly readOwnCases: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 案件，最新在前 / the cases, newest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConsumerCases"];
                };
            };
        };
    };
    readonly readQuota: {
        readonly parameters: {
            readonly query?: {
                readonly year?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 额度 / the quota */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Quota"];
                };
            };
        };
    };
    readonly disputeUse: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly preNo: string;
                    readonly statement: string;
                };
            };
        };
        readonly responses: {
            /** @description 已立案 / a case is open */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Dispute"];
                };
            };
        };
    };
    readonly freezeQuota: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly frozen: boolean;
                };
            };
        };
        readonly responses: {
            /** @description 现状 / as it is now */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Freeze"];
                };
            };
        };
    };
    readonly readOwnGuarantee: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 担保账户：额度、占用、可用、各项担保 / the account: cover, held, available, instruments */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GuaranteeAccount"];
                };
            };
        };
    };
    readonly readGuarantee: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 担保账户：额度、占用、可用、各项担保 / the account: cover, held, available, instruments */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GuaranteeAccount"];
                };
            };
        };
    };
    readonly readOwnDemands: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 缴款书，最新在前 / demands, newest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Demands"];
                };
            };
        };
    };
    readonly readDemands: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 缴款书，最新在前 / demands, newest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Demands"];
                };
            };
        };
    };
    readonly readOwnOverdueDemands: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 逾期未缴，含至今日的滞纳金 / overdue, with the surcharge up to today */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Demands"];
                };
            };
        };
    };
    readonly readOverdueDemands: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 逾期未缴，含至今日的滞纳金 / overdue, with the surcharge up to today */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Demands"];
                };
            };
        };
    };
    readonly readOwnRefunds: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 待退与已退税款 / claims for refunds */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Refunds"];
                };
            };
        };
    };
    readonly readRefunds: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 待退与已退税款 / claims for refunds */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Refunds"];
                };
            };
        };
    };
    readonly readOwnGuaranteeForecast: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 预测：按近日速度还能用几日、将到期的担保、提示 / forecast: runway, instruments that end soon, alerts */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GuaranteeForecast"];
                };
            };
        };
    };
    readonly readGuaranteeForecast: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 预测：按近日速度还能用几日、将到期的担保、提示 / forecast: runway, instruments that end soon, alerts */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GuaranteeForecast"];
                };
            };
        };
    };
    readonly readOwnReconciliation: {
        readonly parameters: {
            readonly query?: {
                /** @description yyyy-MM-dd */
                readonly from?: string;
                /** @description yyyy-MM-dd */
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 对账文件（CSV）：期初、每笔、合计、期末 / the reconciliation file: opening, every movement, total, closing */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
        };
    };
    readonly readReconciliation: {
        readonly parameters: {
            readonly query?: {
                /** @description yyyy-MM-dd */
                readonly from?: string;
                /** @description yyyy-MM-dd */
                readonly to?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 对账文件（CSV）：期初、每笔、合计、期末 / the reconciliation file: opening, every movement, total, closing */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
        };
    };
    readonly recordTracking: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly events: readonly {
                        readonly logisticsNo: string;
                        readonly eventId: string;
                        /** @enum {string} */
                        readonly kind: "collected" | "departed" | "arrived" | "out-for-delivery" | "attempt-failed" | "returning" | "lost";
                        /** @description ISO 8601, 2026-06-01T10:00:00+08:00 */
                        readonly at: string;
                        /** @description 网点或分拨中心 / office or hub of the firm */
                        readonly place: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 逐条结果 / what came of each */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TrackingRecorded"];
                };
            };
        };
    };
    readonly reportElsewhere: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly difference: "consignee" | "address" | "both";
                    readonly found: string;
                };
            };
        };
        readonly responses: {
            /** @description 已停止派送 / stopped */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行 / recorded, not looked at yet */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly readOwnTracking: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 轨迹 / the track */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Track"];
                };
            };
        };
    };
    readonly readTracking: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 轨迹 / the track */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Track"];
                };
            };
        };
    };
    readonly readAnyTracking: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 轨迹 / the track */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Track"];
                };
            };
        };
    };
    readonly listCases: {
        readonly parameters: {
            readonly query?: {
                readonly state?: "open" | "concluded";
                readonly kind?: "delivered-elsewhere" | "quota-dispute";
                readonly assignedTo?: string;
                readonly before?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 案件 / the dossiers */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Cases"];
                };
            };
        };
    };
    readonly readCase: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 案件与案卷 / the dossier and its file */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseFile"];
                };
            };
        };
    };
    readonly readInspections: {
        readonly parameters: {
            readonly query?: {
                readonly customsCode?: string;
                readonly state?: "open" | "underway" | "concluded";
                readonly olderThanHours?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 最久者在前 / longest waiting first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Inspections"];
                };
            };
        };
    };
    readonly readEvidence: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
                readonly actId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 文件 / the file */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "image/jpeg": string;
                    readonly "image/png": string;
                    readonly "application/pdf": string;
                };
            };
        };
    };
    readonly listOwnSupplements: {
        readonly parameters: {
            readonly query?: {
                /** @description 含已答复、已撤回、已办结的 / those that are over too */
                readonly all?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 期限最早的在前 / the soonest due first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Supplements"];
                };
            };
        };
    };
    readonly readSupplements: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 最早的在前 / oldest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Supplements"];
                };
            };
        };
    };
    readonly answerSupplement: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description 第几次要求 / which request */
                    readonly no: number;
                    readonly answers: readonly {
                        readonly gnum: string;
                        /** @enum {string} */
                        readonly kind: "classification" | "value" | "origin";
                        readonly facts: string;
                        readonly attachments?: readonly {
                            readonly name: string;
                            readonly sha256: string;
                        }[];
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已收到 / received */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 已记录，尚未执行 / recorded, not looked at yet */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly listSupplements: {
        readonly parameters: {
            readonly query?: {
                readonly show?: "open" | "overdue" | "all";
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 期限最早的在前 / the soonest due first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Supplements"];
                };
            };
        };
    };
    readonly listParticipants: {
        readonly parameters: {
            readonly query?: {
                readonly role?: string;
                /** @description 编码或名称的一部分 / part of a code or name */
                readonly text?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 企业 / firms */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Participants"];
                };
            };
        };
    };
    readonly registerParticipants: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    /** @description 只检查 / judge only */
                    readonly dryRun?: boolean;
                    readonly participants: readonly {
                        readonly code: string;
                        readonly creditCode: string;
                        readonly name: string;
                        readonly roles: readonly ("platform" | "seller" | "domesticAgent" | "paymentFirm" | "logisticsFirm" | "broker" | "warehouse")[];
                        /** @enum {string} */
                        readonly registration?: "customs" | "information";
                        /** @description 起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent */
                        readonly from?: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description 已登记 / on record */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
            /** @description 待复核 / waiting for a second person */
            readonly 202: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActAnswer"];
                };
            };
        };
    };
    readonly readParticipant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 在册资料 / the record */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ParticipantRecord"];
                };
            };
        };
    };
    readonly listExpiring: {
        readonly parameters: {
            readonly query?: {
                readonly days?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 最早在前 / soonest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Expiring"];
                };
            };
        };
    };
    readonly readRegistryJournal: {
        readonly parameters: {
            readonly query?: {
                readonly participant?: string;
                readonly before?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 最新在前 / newest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RegistryJournal"];
                };
            };
        };
    };
    readonly readOwnRecord: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 在册资料 / the record */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ParticipantRecord"];
                };
            };
        };
    };
    readonly listTokens: {
        readonly parameters: {
            readonly query?: {
                readonly holder?: string;
                /** @description 含已失效的 / those that count no more as well */
                readonly all?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 最新在前 / newest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tokens"];
                };
            };
        };
    };
    readonly issueToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description 用途 / what it is for */
                    readonly label: string;
                    /** @description 有效天数，默认见参数 firm-token-days / for how many days; the parameter by default */
                    readonly days?: number;
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description 令牌只显示一次 / the token is told once */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IssuedToken"];
                };
            };
        };
    };
    readonly endToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly tokenId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description 该令牌 / the token */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Token"];
                };
            };
        };
    };
    readonly listOwnTokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 最新在前 / newest first */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tokens"];
                };
            };
        };
    };
    readonly issueOwnToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description 用途 / what it is for */
                    readonly label: string;
                    /** @description 有效天数，默认见参数 firm-token-days / for how many days; the parameter by default */
                    readonly days?: number;
                };
            };
        };
        readonly responses: {
            /** @description 令牌只显示一次 / the token is told once */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IssuedToken"];
                };
            };
        };
    };
    readonly endOwnToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly tokenId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description 该令牌 / the token */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Token"];
                };
            };
        };
    };
    readonly endConsumerToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description 已停用 / it counts no more */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EndedToken"];
                };
            };
        };
    };
    readonly showSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 来访者 / who asks */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    readonly openSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description 用途，如设备名 / what for, such as the machine */
                    readonly label?: string;
                };
            };
        };
        readonly responses: {
            /** @description 会话只显示一次 / the session is told once */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OpenedSession"];
                };
            };
        };
    };
    readonly endSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description 会话已失效 / the session that ended */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    readonly readClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 现在 / now */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SandboxClock"];
                };
            };
        };
    };
    readonly moveClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly days?: number;
                    readonly to?: string;
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description 新的时间 / the new time */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SandboxClock"];
                };
            };
        };
    };
    readonly assess: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example 2019-05-01T10:00:00+08:00 */
                    readonly acceptedAt: string;
                    /** @example 1210 */
                    readonly mode: string;
                    /** @example 10.00 */
                    readonly annualUsed: string;
                    /** @example 10.00 */
                    readonly freight: string;
                    /** @example 10.00 */
                    readonly insurance: string;
                    readonly lines: readonly {
                        /** @example 3303000000 */
                        readonly gcode: string;
                        /** @example 10.00 */
                        readonly quantity: string;
                        /** @example 10.00 */
                        readonly price: string;
                        /**
                         * @description 原产国；全额征税时据以判断关税 / origin; decides duties of a full assessment (E-05)
                         * @example 307
                         */
                        readonly country?: string;
                        /** @description 名称与规格型号判断化妆品是否按片计 / tell sheets of cosmetics (E-06) */
                        readonly gname?: string;
                        readonly gmodel?: string;
                        /**
                         * @description 行邮税类别，各行均填时附对照 / postal class; with it in every line the comparison comes too (E-10)
                         * @example 2
                         */
                        readonly postalClass?: string;
                        readonly rates?: {
                            /** @example 10.00 */
                            readonly duty?: string;
                            /** @example 10.00 */
                            readonly vat?: string;
                            /** @example 10.00 */
                            readonly consumption?: string;
                            /** @example 10.00 */
                            readonly specific?: string;
                        };
                    }[];
                } | readonly {
                    /** @example 2019-05-01T10:00:00+08:00 */
                    readonly acceptedAt: string;
                    /** @example 1210 */
                    readonly mode: string;
                    /** @example 10.00 */
                    readonly annualUsed: string;
                    /** @example 10.00 */
                    readonly freight: string;
                    /** @example 10.00 */
                    readonly insurance: string;
                    readonly lines: readonly {
                        /** @example 3303000000 */
                        readonly gcode: string;
                        /** @example 10.00 */
                        readonly quantity: string;
                        /** @example 10.00 */
                        readonly price: string;
                        /**
                         * @description 原产国；全额征税时据以判断关税 / origin; decides duties of a full assessment (E-05)
                         * @example 307
                         */
                        readonly country?: string;
                        /** @description 名称与规格型号判断化妆品是否按片计 / tell sheets of cosmetics (E-06) */
                        readonly gname?: string;
                        readonly gmodel?: string;
                        /**
                         * @description 行邮税类别，各行均填时附对照 / postal class; with it in every line the comparison comes too (E-10)
                         * @example 2
                         */
                        readonly postalClass?: string;
                        readonly rates?: {
                            /** @example 10.00 */
                            readonly duty?: string;
                            /** @example 10.00 */
                            readonly vat?: string;
                            /** @example 10.00 */
                            readonly consumption?: string;
                            /** @example 10.00 */
                            readonly specific?: string;
                        };
                    }[];
                }[];
            };
        };
        readonly responses: {
            /** @description 试算结果 / the assessment */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Assessment"] | readonly components["schemas"]["Assessment"][];
                };
            };
        };
    };
    readonly health: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 正常，或有搁置项 / well, or degraded: something is set aside */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    readonly explainCode: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly code: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description 代码 / the code */
            readonly 200: {
                headers: {
                    /** @description 会话编号 / conversation id */
                    readonly "Tongguan-Conversation-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Code"];
                };
            };
        };
    };
}

export interface problems {
    readonly "sendMessage": "body-too-large" | "busy" | "envelope-invalid" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "type-unsupported" | "unavailable";
    readonly "readReceipts": "cursor-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readDeclaration": "declaration-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readVersions": "declaration-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "printDeclaration": "declaration-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readAnyVersions": "declaration-unknown" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "printAnyDeclaration": "declaration-unknown" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listContingencies": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readClearanceClock": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "cancellation.decide": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "amendment.decide": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "return.decide": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "return.arrive": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "return-parcel.receive": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "return-parcel.sort": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "return-parcel.out": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "book.enter": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "book.loss": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "book.destroy": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "book.reexport": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "book.adjust": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "transfer.out": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "transfer.in": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "transfer.decide": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "stocktake.open": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "stocktake.count": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "stocktake.explain": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "stocktake.approve": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "stocktake.cancel": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "inbound.register": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readAnyBookInbounds": "book-unknown" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "inbound.check": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "inbound.check-decide": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "inbound.quarantine": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "inbound.tally": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "inbound.decide": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "inbound-detail.decide": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "batch.sample": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "batch.result": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "batch.decide": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "guarantee.deposit": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "guarantee.withdraw": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "guarantee.extend": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "guarantee.release": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "settlement.pay": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "refund.pay": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "refund.refuse": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "declaration.review": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "inspection.open": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "inspection.sample": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "inspection.photo": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "inspection.report": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "inspection.conclude": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "detention.decide": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "inspection.rate": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "inspection.credit": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "goods.stop": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "goods.resume": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "goods.list": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "goods.tariff": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "goods.filing": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "declaration.contingency": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "declaration.reconcile": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "delivery.elsewhere": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "delivery.lift": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "case.assign": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "case.note": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "case.conclude": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "supplement.ask": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "supplement.withdraw": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "queue.retry": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "queue.give-up": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "participant.suspend": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "participant.resume": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "participant.revoke": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "participant.reinstate": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "participant.change": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "qualification.add": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "qualification.end": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "delegation.add": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "delegation.end": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "undertaking.add": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "undertaking.end": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "transition.add": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "transition.end": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "connector.add": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "connector.end": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "return-centre.add": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "return-centre.end": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "certificate.enrol": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "certificate.end": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readJournal": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readAnyDeclaration": "declaration-unknown" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listProposals": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "proposal.decide": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listQueue": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listStops": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readStopHits": "fault" | "goods-unknown" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listEditions": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "diffEdition": "fault" | "goods-unknown" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listWaitingFilings": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listTariffs": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "diffTariff": "fault" | "goods-unknown" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readTaxImpact": "fault" | "filing-refused" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listFilings": "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "fileGoods": "fault" | "filing-refused" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readWaitingInboundDetails": "fault" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readAnyBookMovements": "book-unknown" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readAnyBookBalances": "book-unknown" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readAnyBookTransfers": "book-unknown" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readAnyBookStockTake": "book-unknown" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readAnyBookBatches": "book-unknown" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnBookMovements": "book-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnBookBalances": "book-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnBookTransfers": "book-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnBookStockTake": "book-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnBookInbounds": "book-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnBookBatches": "book-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "issueConsumerToken": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listConsumerTokens": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "recordAuthentication": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnBills": "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnBill": "bill-unknown" | "declaration-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnParcel": "declaration-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnCases": "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readQuota": "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "disputeUse": "declaration-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "freezeQuota": "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnGuarantee": "fault" | "guarantee-unknown" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readGuarantee": "fault" | "guarantee-unknown" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnDemands": "fault" | "guarantee-unknown" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readDemands": "fault" | "guarantee-unknown" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnOverdueDemands": "fault" | "guarantee-unknown" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOverdueDemands": "fault" | "guarantee-unknown" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnRefunds": "fault" | "guarantee-unknown" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readRefunds": "fault" | "guarantee-unknown" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnGuaranteeForecast": "fault" | "guarantee-unknown" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readGuaranteeForecast": "fault" | "guarantee-unknown" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnReconciliation": "fault" | "guarantee-unknown" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readReconciliation": "fault" | "guarantee-unknown" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "recordTracking": "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "reportElsewhere": "act-refused" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnTracking": "declaration-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readTracking": "declaration-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readAnyTracking": "declaration-unknown" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listCases": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readCase": "case-unknown" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readInspections": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readEvidence": "declaration-unknown" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listOwnSupplements": "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readSupplements": "act-refused" | "declaration-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "answerSupplement": "act-refused" | "declaration-unknown" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listSupplements": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "registerParticipants": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listParticipants": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readParticipant": "fault" | "participant-unknown" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listExpiring": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readRegistryJournal": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readOwnRecord": "fault" | "participant-unknown" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listTokens": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "issueToken": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "endToken": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "listOwnTokens": "fault" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "issueOwnToken": "act-refused" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "endOwnToken": "act-refused" | "fault" | "request-invalid" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "endConsumerToken": "act-refused" | "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "showSession": "fault" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "openSession": "fault" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "endSession": "fault" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "readClock": "fault" | "stored-damaged" | "too-many-requests" | "unavailable";
    readonly "moveClock": "fault" | "request-invalid" | "role-missing" | "stored-damaged" | "token-missing" | "token-unknown" | "too-many-requests" | "unavailable";
    readonly "assess": "body-too-large" | "fault" | "input-invalid" | "stored-damaged" | "too-many-requests" | "type-unsupported" | "unavailable";
    readonly "health": "fault" | "stored-damaged" | "too-many-requests";
    readonly "explainCode": "code-unknown" | "fault" | "stored-damaged" | "too-many-requests";
}

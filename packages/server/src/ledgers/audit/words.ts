/** The sentences of the audit in Chinese, by the English ones. */
const WORDS: Readonly<Record<string, string>> = {
  'what covers is what was deposited, less what was given back and what has ended (G-01)':
    '有效担保为所缴存减去已解除与已到期（G-01）',
  'a refund answers one claim, after its tax was paid (G-03)': '一笔退税对应一项申请，且在缴税之后（G-03）',
  'demands, void bills and open bills of a guarantor add up to what was released; payments to what was demanded (G-02, G-03)':
    '缴款书、作废与未汇总税单之和为放行税款，缴款与缴款书相符（G-02、G-03）',
  'every demand is listed once, as its items say it (G-02)': '每份缴款书列一次，与其明细相符（G-02）',
  'every crossing of a threshold is in the journal once (G-04)': '每次越过预警线在行为流水中记一次（G-04）',
  'every balance is the sum of its journal (F-02, G-01, J-01)': '每个余额等于其流水之和（F-02、G-01、J-01）',
  'no account exceeds what it was granted, but by a guarantee that has ended (G-01)':
    '除担保到期外，账户占用不超过其额度（G-01）',
  'a released declaration used its quota, once, less what was taken back (F-01)':
    '放行的清单占用年度额度一次，减去已退回的（F-01）',
  'a released declaration used of the yearly quantities of its buyer what its lines say, once, less what was taken back (H-01)':
    '放行的清单按各行所记占用本人年度限量一次，减去已退回的（H-01）',
  'a yearly quantity was granted once, and raised to what an edition says, and by nothing else (H-01)':
    '年度限量开立一次，仅按清单版本调高（H-01）',
  'a released declaration holds its guarantee, once (C-05)': '放行的清单占用担保一次（C-05）',
  'a consolidated bill is on one demand, with what was left of it (G-02)': '已汇总的税单在且仅在一份缴款书上（G-02）',
  'a paid demand gave its guarantee back, once (G-02)': '已缴的缴款书释放担保一次（G-02）',
  'what was taken back fits what was released (I-01, I-02)': '撤销、退货不超过放行的数额（I-01、I-02）',
  'stock left the book for released declarations only (J-01)': '账册仅为放行的清单核减（J-01）',
  'nothing stays reserved for a refused declaration (C-02, F-02)': '退单的清单不再占用任何账户（C-02、F-02）',
  'a closed declaration is settled, and nothing about it is open (C-02)': '结关的清单已结清，且无未了事项（C-02）',
  'goods under inspection or detained keep their holds, and one open inspection (K-01)':
    '查验、扣留中的货物保持占用，且有一个进行中的查验（K-01）',
  'what was released without an assessment was released under contingency, and is assessed when reconciled, once (K-03)':
    '未经审核放行的均为应急放行，核对时审核一次（K-03）',
  'every release has one tax bill and its amounts (E-03, G-02)': '每次放行有一份税单，金额相符（E-03、G-02）',
  'every document that was looked at has a receipt (B-07)': '每份处理过的单证都有回执（B-07）',
  'receipts of a partition are numbered without gap or repeat (B-07)': '各分区回执编号不缺不重（B-07）',
  'what is in transit between books lies on its account, and both books tell the same (J-03)':
    '账册间在途的货物在其账户上，两本账册所记相同（J-03）',
  'what left one book for another is in transit, arrived, back, lost or on its way (J-03)':
    '转出的货物在途、已到、已退、已灭失或在办理之中（J-03）',
  'an approved stock-take moved its differences, another none (J-04)': '批准的盘点按差异调整，其他不调整（J-04）',
  'what was counted under a bill of lading entered the book, once (J-02)': '提单项下点验的货物入册一次（J-02）',
  'a dispute that was upheld gave its quota back, once (F-03)': '异议成立则退还额度一次（F-03）',
  'nothing was reported delivered while it was stopped (L-02)': '停止派送期间没有妥投（L-02）',
  'every stop and every dispute has its dossier (L-02, F-03)': '每次停止派送、每项异议都有案卷（L-02、F-03）',
  'a declaration on its way is at work with a lane, and a declaration that waits for documents has a deadline (C-01, C-02)':
    '进行中的清单在处理之中，等待单证的清单有期限（C-01、C-02）',
  'what is reserved for a declaration that is not released is reserved by its work (C-02, F-02)':
    '未放行清单的占用均属其处理中的工作（C-02、F-02）',
  'every declaration that was ever answered is there, and an application has its declaration (C-02, I-01)':
    '有过回执的清单都在，申请都有其清单（C-02、I-01）',
  'every declaration and every later document waits, or left what came of it (B-06, I-01, L-01, J-02)':
    '每份清单与后续单证或在等待，或留有结果（B-06、I-01、L-01、J-02）',
  'every act has its outcome or waits for its lane, and what waits is there to be looked at (K-03, B-07)':
    '每个行为有结果或在等待，等待的都在（K-03、B-07）',
  'every message that was refused at the door was answered, or waits to be (B-07)':
    '入口拒收的报文都已答复或等待答复（B-07）',
  'a declaration points at its documents, of its own order, and was accepted when what a reading of the law asks for was there (D-01, C-01)':
    '清单指向本订单的单证，受理时间为所须单证到齐之时（D-01、C-01）',
  'the quota a declaration uses is that of its own person, in the year of its acceptance (F-01)':
    '清单占用本人当年的额度（F-01）',
  'the guarantee a declaration holds is that of its guarantor, who is named in its bill (C-05, G-01)':
    '清单占用其担保企业的担保，税单所记相同（C-05、G-01）',
  'the lines of a bill and of an application add up to what it says (E-03, I-02)':
    '税单与申请的各行之和等于其金额（E-03、I-02）',
  'a declaration is cancelled or returned by an application that was concluded, and by nothing else (I-01, I-02)':
    '清单的撤销、退货均出自已办结的申请（I-01、I-02）',
  'a bonded declaration that is released took its goods from a book, and gave back what its applications say (J-01, I-02)':
    '放行的保税清单自账册核减，并按申请退回（J-01、I-02）',
  'what entered or left a book beside declarations was done by an act on it, or on the other book of its transfer (J-02, J-03, J-04)':
    '清单之外的账册增减均出自对该账册、或其结转对方账册已完成的行为（J-02、J-03、J-04）',
  'what an act took out of a book or put into it is there, item by item (J-01)': '行为对账册的增减逐项在册（J-01）',
  'what was deposited as a guarantee, given back or ended belongs to an instrument, and to its act (G-01)':
    '担保的缴存、解除、到期均属某份担保及其行为（G-01）',
  'an instrument covers until the day its last act said (G-01)': '担保的止日为最后一次行为所定（G-01）',
  'an entry of the journal says what it was asked for (F-02)': '流水所记与其请求相符（F-02）',
  'every bill is on a demand when its day and its period are over (G-02)': '到期且周期已满的税单都在缴款书上（G-02）',
  'the number of a demand names its guarantor and its days, and a bill names a demand that is there (G-02)':
    '缴款书编号含其担保企业与日期，税单所指的缴款书存在（G-02）',
  'a payment is what its act said: tax, surcharge, day (G-02)': '缴款与其行为所述相符：税款、滞纳金、日期（G-02）',
  'receipts, declarations and applications of a partition end where its counters stand (B-07)':
    '各分区的回执、清单、申请止于其计数器（B-07）',
  'a declaration is in the state its parties were told last (C-02)': '清单的状态即最后告知各方的状态（C-02）',
  'a release and the end of an application were told when they came (I-01, I-02, G-02)':
    '放行与申请的办结在当时告知（I-01、I-02、G-02）',
  "a message is named by its digest, its evidence is there, and its key is its signer's (B-05, B-07)":
    '报文以其摘要为名，原文在，密钥属其签名人（B-05、B-07）',
  'the numbers of what was accepted belong to its order (B-06)': '已受理单证的编号属其订单（B-06）',
  'who counted, agreed, stopped, lifted, paid or concluded did so by an act that was done (K-03, J-04, L-02)':
    '点验、批准、停止、解除、缴款、结案均出自其人已完成的行为（K-03、J-04、L-02）',
  'a parcel that is stopped stays so until an act lifts it, a report that was taken is there, a disputed use has its dispute (L-01, L-02, F-03)':
    '停止的包裹由行为解除，受理的妥投在册，额度异议在册（L-01、L-02、F-03）',
  'no daily work is ahead of the day (G-02)': '每日工作不早于当日（G-02）',
  'the chain of the journal has every link, each names the one before, and its end lies with the lease (K-03)':
    '流水链节节相连，链尾与租约一致（K-03）',
  'every link of the journal is the digest of what it covers, and nothing names a link that is not there (K-03, F-02)':
    '每一链节等于其所含各行的摘要，无行指向不存在的链节（K-03、F-02）',
  'what lanes wrote since the chain of their part began is in it (K-03)': '分区链开始之后所写均在链中（K-03）',
  'the chain of today continues the heads that were kept elsewhere (K-03)': '今天的链接续另处保存的链头（K-03）',
  'reason and body of an act of the sample open with the keys of the installation, and belong to this act (K-03)':
    '抽样的行为，其理由与内容可用本系统密钥解开，且属于该行为（K-03）',
  'a document of the sample is in its evidence byte for byte, says what these bytes say, and is signed by its signer (B-05, B-07)':
    '抽查的单证与原始报文逐字节相符，并由其签名人签名（B-05、B-07）',
  'the draw of every declaration that was chosen for inspection, made again, is the same (K-01)':
    '各查验抽签重做结果相同（K-01）',
  'nothing is set aside after a fault (B-07)': '没有因异常搁置的项目（B-07）',
  'work that is set aside has its row in the queue, and only such work (B-07)': '搁置的在途事项均在队列中（B-07）',
  'an order has at most one standing declaration (B-06, D-01)': '一个订单至多一份有效清单（B-06、D-01）',
  'an order that was accepted is one order, however it is spelled, and its waybill carries no other (D-01)':
    '已受理的订单无论写法均为一个，其运单不运他单（D-01）',
  'a payment pays one standing declaration (D-01)': '一笔支付对应一份有效清单（D-01）',
  'the order, payment and waybill of a standing declaration are claimed by its order (B-06)':
    '有效清单的订单、支付、运单编号均由其订单占用（B-06）',
  'what a second person was asked for was done when another person had agreed to it, or not at all (K-03)':
    '须双人复核的行为经另一人同意后执行，否则未执行（K-03）',
  'what one person gave back alone is in the sum of its day, and nothing else (K-03)':
    '一人单独退还的合计等于其当日各笔（K-03）',
  'a recorded decision follows from its facts and the rows it cites, to the fen (E-08)':
    '决定记录可由其事实与所引条文复算到分（E-08）',
  'a declaration states the taxes and the use of the year of its last decision (E-08, F-01)':
    '清单所载税款与当年已用额度同其最近一次决定（E-08、F-01）',
  'what decisions cite is found by the digest of what it says (E-08)': '所引条文按其内容摘要存取（E-08）',
};

/** A sentence without a translation stands for itself. */
export function chineseOf(name: string): string {
  return WORDS[name] ?? name;
}

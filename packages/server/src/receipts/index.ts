export { type ReceiptSubject, receiptsAbout } from './about.ts';
export { readReceipts } from './service.ts';
export * from './types.ts';
export { type ReceiptPage, type ReceiptView, receiptsXml } from './view.ts';

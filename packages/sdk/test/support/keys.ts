import { generateRsaIdentity, generateSm2Identity } from '@tongguan/ceb';

const request = (serial: string) => ({
  subject: { commonName: '测试企业', organization: '沙箱', country: 'CN' },
  serial,
  notBefore: Date.UTC(2018, 0, 1),
  notAfter: Date.UTC(2052, 0, 1),
});

/** Keys of this process, made once. */
export const identities = {
  rsa: generateRsaIdentity(request('01691f7f')),
  sm2: generateSm2Identity(request('03000000000cde6f')),
  other: generateRsaIdentity(request('01691fe9')),
};

/** An order as a program would write it, no white space at the end. */
export const MESSAGE = Buffer.from(
  '<?xml version="1.0" encoding="UTF-8"?><ceb:CEB311Message guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0"' +
    ' xmlns:ceb="http://www.chinaport.gov.cn/ceb" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    '<ceb:Order><ceb:OrderHead><ceb:orderNo>D2026</ceb:orderNo><ceb:note>测试 &amp; 订单</ceb:note></ceb:OrderHead></ceb:Order>' +
    '</ceb:CEB311Message>',
);

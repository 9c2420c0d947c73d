/**
 * Our own codes for what is wrong with the bytes or the signature of a message.
 *
 * The official list has no code for them, so they stand in a range of their own, −9001xx for the bytes and
 * −9003xx for the signature; negative six-digit numbers fit the returnStatus of CEB900.
 */
export const WIRE_CODES = {
  notWellFormed: {
    code: '-900101',
    zh: '报文不是格式良好的 XML',
    en: 'the message is not well-formed XML',
    allowed: '格式良好的 XML 1.0 / well-formed XML 1.0',
  },
  doctype: {
    code: '-900102',
    zh: '报文不得含有 DOCTYPE',
    en: 'a message carries no DOCTYPE',
    allowed: '无 DOCTYPE / no DOCTYPE',
  },
  processingInstruction: {
    code: '-900103',
    zh: '除首部 XML 声明外,报文不得含有处理指令',
    en: 'a message carries no processing instruction besides a leading XML declaration',
    allowed: '仅首部 XML 声明 / a leading XML declaration only',
  },
  comment: {
    code: '-900104',
    zh: '报文不得含有注释',
    en: 'a message carries no comment',
    allowed: '无注释 / no comment',
  },
  cdata: {
    code: '-900105',
    zh: '报文不得含有 CDATA 段',
    en: 'a message carries no CDATA section',
    allowed: '使用 &amp; &lt; 转义 / escapes &amp; and &lt; instead',
  },
  invalidUtf8: {
    code: '-900106',
    zh: '报文字节不是合法的 UTF-8',
    en: 'the bytes are not valid UTF-8',
    allowed: 'UTF-8',
  },
  forbiddenCharacter: {
    code: '-900107',
    zh: '报文含有 XML 禁止的字符',
    en: 'a character that XML forbids',
    allowed: '制表、换行、回车及 U+0020 以上的 XML 字符 / TAB, LF, CR and XML characters from U+0020',
  },
  duplicateAttribute: {
    code: '-900108',
    zh: '同一元素上属性重复',
    en: 'an attribute stands twice on one element',
    allowed: '每个属性至多一次 / each attribute at most once',
  },
  tooDeep: { code: '-900109', zh: '元素嵌套过深', en: 'elements nest too deeply', allowed: '≤ 32' },
  tooLarge: { code: '-900110', zh: '报文过大', en: 'the message is too large', allowed: '≤ 8 MB' },
  tooManyElements: { code: '-900111', zh: '元素过多', en: 'too many elements', allowed: '≤ 262144' },
  encodingNotUtf8: {
    code: '-900112',
    zh: '声明的编码不是 UTF-8',
    en: 'the declared encoding is not UTF-8',
    allowed: 'encoding="UTF-8"',
  },
  partTooLong: {
    code: '-900113',
    zh: '名称、属性或文本超出限制',
    en: 'a name, an attribute list or a text exceeds its limit',
    allowed:
      'ASCII 名称 ≤ 128 字节,每元素属性 ≤ 32,文本 ≤ 64 KB / ASCII names ≤ 128 bytes, ≤ 32 attributes an element, text ≤ 64 KB',
  },
  unknownEntity: {
    code: '-900114',
    zh: '未知实体',
    en: 'an entity that XML does not define by itself',
    allowed: '&amp; &lt; &gt; &quot; &apos; &#n; &#xn;',
  },
  namespace: {
    code: '-900115',
    zh: '命名空间前缀未声明或使用了保留名称',
    en: 'a namespace prefix is undeclared, or the name is reserved',
    allowed: '已声明的前缀,无 xml: 属性 / declared prefixes, no xml: attributes',
  },

  signatureMissing: {
    code: '-900301',
    zh: '报文未加签',
    en: 'the message carries no signature',
    allowed: '根元素下一个 ds:Signature / one ds:Signature under the root',
  },
  signatureStructure: {
    code: '-900302',
    zh: '签名结构不符合规范',
    en: 'the signature is not built as the specification says',
    allowed:
      '202205 规范第 6 节:一个 SignedInfo、一个 Reference(URI="")、一个 enveloped 变换 / one SignedInfo, one Reference (URI=""), one enveloped transform',
  },
  signatureAlgorithm: {
    code: '-900303',
    zh: '签名算法不被接受或与密钥不符',
    en: 'the algorithm is not accepted, or does not fit the key',
    allowed: 'sm2-sm3 + sm3, rsa-sha1 + sha1, rsa-sha256 + sha256',
  },
  digestDiffers: {
    code: '-900304',
    zh: '摘要不一致,报文在加签后被改动',
    en: 'the digest differs: the message was changed after it was signed',
    allowed: '与报文内容一致的 DigestValue / the DigestValue of this content',
  },
  signatureInvalid: {
    code: '-900305',
    zh: '签名值验证失败',
    en: 'the signature value does not verify',
    allowed: '由登记密钥产生的签名 / a signature made with the registered key',
  },
  signerUnknown: {
    code: '-900306',
    zh: '签名证书未登记',
    en: 'the signer is not registered',
    allowed: '已登记的证书 / a registered certificate',
  },
  signerExpired: {
    code: '-900307',
    zh: '签名证书不在有效期内',
    en: 'the certificate is not valid at the time of acceptance',
    allowed: '有效期内的证书 / a certificate within its validity',
  },
  signerSuspended: {
    code: '-900308',
    zh: '签名企业已暂停',
    en: 'the signing enterprise is suspended',
    allowed: '状态正常的企业 / an enterprise in good standing',
  },
  signerRevoked: {
    code: '-900309',
    zh: '签名证书已吊销',
    en: 'the certificate is revoked',
    allowed: '未吊销的证书 / a certificate that is not revoked',
  },
  signerNotEntitled: {
    code: '-900310',
    zh: '签名企业无权申报该类单证',
    en: 'the signer may not sign this kind of document (A-06)',
    allowed: '有权申报该单证的企业 / the enterprise that may declare it',
  },
  sandboxKeyInProduction: {
    code: '-900311',
    zh: '生产环境不接受沙箱证书',
    en: 'a sandbox key is not accepted in production',
    allowed: '正式证书 / a production certificate',
  },
  callerIsNotTransmitter: {
    code: '-900312',
    zh: '调用方与报文传输企业不一致',
    en: 'the caller is not the transmitting enterprise of the message',
    allowed: '传输企业本身 / the transmitter itself',
  },
  certificateUnreadable: {
    code: '-900313',
    zh: '证书无法解析或密钥不被接受',
    en: 'the certificate cannot be read, or its key is not accepted',
    allowed:
      'X.509 v3,有效期与序列号合规,可信的 RSA(2048–8192 位,e 为大于 2^16 的奇数)或 SM2 密钥 / X.509 v3 with a proper validity and serial number and a sound RSA key (2048–8192 bits, odd e above 2^16) or SM2 key',
  },
  certificateNotTrusted: {
    code: '-900314',
    zh: '证书不能追溯到受信任的根证书',
    en: 'the certificate does not lead to a trusted root',
    allowed: '由受信任的根签发的证书链 / a chain of certificates issued by a trusted root',
  },
  revocationListUnusable: {
    code: '-900315',
    zh: '证书吊销列表缺失、过期或无法验证',
    en: 'the certificate revocation list is missing, out of date or cannot be verified',
    allowed: '由签发机构签名且在有效期内的 CRL / a current CRL signed by the issuer',
  },
} as const;

export type WireCodeName = keyof typeof WIRE_CODES;
export type WireCode = (typeof WIRE_CODES)[WireCodeName]['code'];

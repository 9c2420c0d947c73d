import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { say, sayOf } from '../../common/language.ts';
import { print, printJson } from '../../common/output.ts';
import { refusalLines } from '../../common/refusals.ts';
import { certificateFor, type VerifyKeyOptions } from '../../common/verifyKey.ts';

/** The base64 of 1,024 bits; SM2 values stay below it in every form. */
const RSA_CHARACTERS_MIN = 172;

type PaymentOptions = VerifyKeyOptions & { readonly why?: true; readonly json?: true };

/** Whether it is payExInfoStr, as JSON or as the form it is posted in. */
export function looksLikePayment(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 4096).trimStart();
  return head.startsWith('payExInfoStr=') || (head.startsWith('{') && head.includes('"payExchangeInfo'));
}

/** An upload of announcement 179: read as strictly as customs reads it, then verified under the certificate that is named. */
export async function verifyPaymentFile(bytes: Buffer, options: PaymentOptions): Promise<ExitCode> {
  const { explainPayment, paymentInForm, readPayment, verifyPayment } = await import('@tongguan/ceb');
  const text = bytes.toString('utf8').trim();
  const inForm = text.startsWith('payExInfoStr=') ? paymentInForm(text) : null;
  if (inForm !== null && !inForm.ok) return refused(inForm.refusals, options);
  const received = readPayment(inForm?.ok ? inForm.value : text);
  if (!received.ok) return refused(received.refusals, options);
  if (options.as === undefined && options.cert === undefined) {
    throw new UsageError(
      say(
        '上传内没有证书，请用 --as 或 --cert 指明',
        'an upload contains no certificate: name one with --as or --cert',
      ),
    );
  }
  // A persona has two keys; an SM2 value has at most a third of the length of an RSA value.
  const algorithm = received.value.signValue.length < RSA_CHARACTERS_MIN ? 'sm2-sm3' : 'rsa-sha1';
  const { certificate: named } = await certificateFor({ algorithm, certificateDer: null }, options);
  const verified = verifyPayment(received.value, named.key);
  const why = explainPayment(received.value, named.key);
  if (options.json === true) {
    printJson(
      verified.ok
        ? { valid: true, form: verified.value.form, certNo: verified.value.certNo }
        : { ...why, valid: false },
    );
  } else if (verified.ok) {
    print(`✓ ${say('签名有效', 'the signature is valid')}`);
    print(`    certNo: ${verified.value.certNo}\n    form: ${verified.value.form}`);
  } else if (options.why === true) {
    print(`✗ ${say('签名不成立', 'the signature does not hold')}`);
    for (const reason of why.reasons) print(`✗ ${sayOf(reason)}`);
    if (why.signed !== null) print(`    ${say('签名者所签：', 'signed: ')}${JSON.stringify(why.signed)}`);
  } else {
    print(await refusalLines(verified.refusals));
    print(`    ${say('原因：', 'why: ')}--why`);
  }
  return verified.ok ? EXIT.done : EXIT.refused;
}

async function refused(refusals: Parameters<typeof refusalLines>[0], { json }: PaymentOptions): Promise<ExitCode> {
  if (json === true) printJson({ valid: false, refusals });
  else print(await refusalLines(refusals));
  return EXIT.refused;
}

// As much of the WebAssembly binary format (core specification 1.0, part 5) as the SM2 module needs: functions
// with i32 parameters, i64 locals and one i32 as result or none, over one imported memory.

const I32 = 0x7f;
const I64 = 0x7e;
const OP = {
  end: 0x0b,
  call: 0x10,
  localGet: 0x20,
  localSet: 0x21,
  load32Signed: 0x34,
  store32: 0x3e,
  i32Const: 0x41,
  i64Const: 0x42,
  i64IsZero: 0x50,
  i32Add: 0x6a,
  i32Or: 0x72,
  i64Add: 0x7c,
  i64Sub: 0x7d,
  i64Mul: 0x7e,
  i64And: 0x83,
  i64Or: 0x84,
  i64Xor: 0x85,
  i64Shl: 0x86,
  i64ShrSigned: 0x87,
};

/** Expressions: each is the bytes that leave one value on the stack. */
export const get = (local) => [OP.localGet, ...unsigned(local)];
export const constant = (value) => [OP.i64Const, ...signed(BigInt(value))];
export const add = (...terms) => binary(OP.i64Add, terms);
export const sub = (...terms) => binary(OP.i64Sub, terms);
export const mul = (...factors) => binary(OP.i64Mul, factors);
export const and = (...terms) => binary(OP.i64And, terms);
export const or = (...terms) => binary(OP.i64Or, terms);
export const xor = (...terms) => binary(OP.i64Xor, terms);
export const shl = (value, bits) => binary(OP.i64Shl, [value, constant(bits)]);
export const shr = (value, bits) => binary(OP.i64ShrSigned, [value, constant(bits)]);
/** Whether one of the values is zero. */
export const isZero = (value, other) => [...value, OP.i64IsZero, ...other, OP.i64IsZero, OP.i32Or];
/** A signed 32-bit word, as i64. */
export const load = (address, offset) => [...get(address), OP.load32Signed, 2, ...unsigned(offset)];

/** An i32: an parameter plus bytes. */
export const address = (local, offset) => [...get(local), OP.i32Const, ...signed(BigInt(offset)), OP.i32Add];

/** A function under construction. Parameters are addresses; locals are numbers of 64 bits. */
export function beginFunction(name, parameters, { hasResult = false } = {}) {
  const code = [];
  let locals = parameters;
  return {
    name,
    parameters,
    hasResult,
    newLocal: () => locals++,
    set: (local, value) => code.push(...value, OP.localSet, ...unsigned(local)),
    store: (address, offset, value) => code.push(...get(address), ...value, OP.store32, 2, ...unsigned(offset)),
    call: (index, ...operands) => code.push(...operands.flat(), OP.call, ...unsigned(index)),
    /** The value that becomes the result. */
    leave: (value) => code.push(...value),
    bytes: () => sized([...vector([[...unsigned(locals - parameters), I64]]), ...code, OP.end]),
  };
}

/** A module that imports its memory as `sm2.memory` and exports the functions by name. */
export function moduleOf(functions) {
  const type = ({ parameters, hasResult }) => [
    0x60,
    ...vector(Array.from({ length: parameters }, () => [I32])),
    ...vector(hasResult ? [[I32]] : []),
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, functions.map(type)),
    ...section(2, [[...text('sm2'), ...text('memory'), 2, 0, 1]]),
    ...section(
      3,
      functions.map((_, index) => unsigned(index)),
    ),
    ...section(
      7,
      functions.map(({ name }, index) => [...text(name), 0, ...unsigned(index)]),
    ),
    ...section(
      10,
      functions.map((built) => built.bytes()),
    ),
  ]);
}

function binary(op, [first, ...rest]) {
  return [...first, ...rest.flatMap((operand) => [...operand, op])];
}

function section(id, items) {
  return [id, ...sized(vector(items))];
}

function vector(items) {
  return [...unsigned(items.length), ...items.flat()];
}

function text(value) {
  const bytes = [...Buffer.from(value)];
  return [...unsigned(bytes.length), ...bytes];
}

function sized(bytes) {
  return [...unsigned(bytes.length), ...bytes];
}

/** LEB128, as the format writes every number. */
function unsigned(value) {
  const bytes = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

function signed(value) {
  const bytes = [];
  for (let rest = value; ; rest >>= 7n) {
    const low = Number(rest & 0x7fn);
    if ((rest >> 6n === 0n && low < 0x40) || (rest >> 6n === -1n && low >= 0x40)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

import { CURVE } from './curve.ts';
import { limbsOf } from './limbs.ts';
import { SM2_MODULE } from './module.generated.ts';

/**
 * The WebAssembly module with its memory. Every argument is an address in bytes; an element is 36 bytes, a table point
 * two elements (x, y), a point under construction four (X, Y, ZZ, ZZZ) and eight of working space. What the functions
 * compute, and how numbers are written, is told in scripts/sm2.
 */
export type Engine = EngineFunctions & { readonly words: Int32Array };

type EngineFunctions = {
  /** target = a·b, in Montgomery form. */
  multiply(target: number, a: number, b: number): void;
  square(target: number, a: number): void;
  /** target = a·b − c */
  multiplySub(target: number, a: number, b: number, c: number): void;
  /** target = a² − b − 2c */
  squareSub(target: number, a: number, b: number, c: number): void;
  /** target = a·(b − c) − d·e */
  subProducts(target: number, a: number, b: number, c: number, d: number, e: number): void;
  /** 1 when a product is 0 modulo p. */
  isZero(a: number): number;
  /** point += (x, y). Equal or opposite points give ZZ = 0, for good. */
  add(point: number, x: number, y: number): void;
  /** point += point */
  double(point: number): void;
};

export const ELEMENT = 36;
export const TABLE_POINT = 2 * ELEMENT;
export const POINT = 4 * ELEMENT;
const POINT_WITH_WORK = 12 * ELEMENT;
/** Points that are brought to affine form together: the longest row of a table. */
export const BATCH_MAX = 128;

/** Where things lie in memory. Tables follow from TABLES on. */
export const AT = {
  /** R² modulo p: a product with it brings a number into Montgomery form. */
  montgomery: 0,
  /** R modulo p: 1 in Montgomery form. */
  one: ELEMENT,
  first: 2 * ELEMENT,
  second: 3 * ELEMENT,
  third: 4 * ELEMENT,
  point: 5 * ELEMENT,
  batch: 5 * ELEMENT + POINT_WITH_WORK,
  prefixes: 5 * ELEMENT + POINT_WITH_WORK + BATCH_MAX * POINT,
} as const;
export const TABLES: number = AT.prefixes + BATCH_MAX * ELEMENT;

const R = 1n << 261n;
const PAGE = 65_536;

/** The parts of the WebAssembly interface in use; the type library for Node has none of it. */
type WebAssemblyApi = {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
};

/**
 * Loads the module with memory for that many bytes, of which the system commits what is touched. `null` where there is
 * no WebAssembly (`node --jitless`) or no address space for it: verification then goes the slow way.
 */
export function loadEngine(bytes: number): Engine | null {
  const api = (globalThis as { WebAssembly?: WebAssemblyApi }).WebAssembly;
  if (api === undefined) return null;
  let memory: { readonly buffer: ArrayBuffer };
  let functions: EngineFunctions;
  try {
    memory = new api.Memory({ initial: Math.ceil(bytes / PAGE) });
    const module = new api.Module(Buffer.from(SM2_MODULE, 'base64'));
    functions = new api.Instance(module, { sm2: { memory } }).exports as EngineFunctions;
  } catch {
    return null;
  }
  const engine = { ...functions, words: new Int32Array(memory.buffer) };
  writeLimbs(engine, AT.montgomery, (R * R) % CURVE.p);
  writeLimbs(engine, AT.one, R % CURVE.p);
  return engine;
}

/** Writes a number below 2^256 in Montgomery form. */
export function writeElement(engine: Engine, at: number, value: bigint): void {
  writeLimbs(engine, at, value);
  engine.multiply(at, at, AT.montgomery);
}

export function copyBytes(engine: Engine, to: number, from: number, length: number): void {
  engine.words.copyWithin(to / 4, from / 4, (from + length) / 4);
}

function writeLimbs(engine: Engine, at: number, value: bigint): void {
  limbsOf(value, engine.words, at / 4);
}

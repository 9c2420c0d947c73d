/**
 * Words of scenarios.
 *
 * Scenario – a short story in a file that a customs officer can read: who does what on which day, and what must come of
 * it, to the fen. Step – one thing somebody does, with what must be so after it. Every value is a text, as it stands
 * in the file: amounts never become floats.
 */
export type Scenario = {
  readonly file: string;
  readonly title: string;
  readonly titleEn: string;
  /** Rules of the regime it is about. */
  readonly rules: readonly string[];
  /** The moment the sandbox's time begins. */
  readonly begins: string;
  readonly steps: readonly Step[];
};

export const PAPERS = ['order', 'payment', 'waybill', 'list'] as const;
export type PaperKind = (typeof PAPERS)[number];
export type Changes = Readonly<Partial<Record<PaperKind, Readonly<Record<string, string>>>>>;

export type GoodsLine = {
  /** An article of the sandbox's catalogue; what else is given replaces its own. */
  readonly item: string;
  readonly quantity: string;
  readonly price?: string;
  readonly gcode?: string;
  readonly name?: string;
  readonly country?: string;
  readonly unit1?: string;
  readonly qty1?: string;
  readonly unit2?: string;
  readonly qty2?: string;
};

export type Buy = {
  readonly as: string;
  readonly buyer?: string;
  readonly seller?: 'agent' | 'smallagent';
  readonly mode?: '1210' | '9610';
  readonly goods: readonly GoodsLine[];
  readonly freight?: string;
  readonly insurance?: string;
  readonly discount?: string;
  /** Fields of the documents that differ from what was bought. */
  readonly change?: Changes;
  /** Which documents are sent, in this order; all by default. */
  readonly send?: readonly PaperKind[];
  readonly refused?: string;
};

export type Send = {
  readonly of: string;
  readonly documents: readonly PaperKind[];
  readonly appType?: '1' | '2' | '3';
  readonly change?: Changes;
  /** Fields of the declaration's first line that differ. */
  readonly line?: Readonly<Record<string, string>>;
  /** The same bytes as before. */
  readonly again?: 'true';
  /** Which sandbox firm signs and sends it, where it is another than usual. */
  readonly by?: string;
  /** The door refuses the message with this code. */
  readonly refused?: string;
};

/** What an act is about; `parcel` is the waybill with its carrier, `case` the dossier about a declaration. */
export type Subject = 'list' | 'waybill' | 'parcel' | 'case' | 'application' | 'guarantee' | 'book' | 'number';

/** Answers to the sender: of the four documents and the delivery. */
export type Answered = PaperKind | 'delivery';

export type Cancel = { readonly as: string; readonly of: string; readonly reason?: string };
export type Return = Cancel & { readonly lines?: readonly { readonly gnum: string; readonly quantity: string }[] };
export type Deliver = { readonly of: string };
export type Act = {
  readonly kind: string;
  /** One of: the declaration or waybill of a purchase, an application, a guarantor, the account book, any number. */
  readonly on: Readonly<Partial<Record<Subject, string>>>;
  readonly by?: string;
  readonly reason?: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** The second person's decision, where an act needs one (K-03). */
  readonly second?: { readonly by: string; readonly decision?: 'approve' | 'refuse' };
  readonly refused?: string;
};
export type Clock = { readonly to?: string; readonly days?: string };
export type ConsumerStep = {
  readonly who: string;
  readonly dispute?: string;
  readonly statement?: string;
  readonly freeze?: 'true' | 'false';
};

export type Tax = {
  readonly customsDuty?: string;
  readonly consumptionTax?: string;
  readonly valueAddedTax?: string;
  readonly total?: string;
  /** What the person had used of the year when quota was held. */
  readonly usedBefore?: string;
  /** What remains of the bill after returns. */
  readonly remaining?: string;
  /** State of the tax bill: 1 made, 2 consolidated, 3 void. */
  readonly status?: string;
  /** The arithmetic by which a person arrives at an amount; it is worked out exactly and compared. */
  readonly because?: Readonly<Record<string, string>>;
};
export type DeclarationExpected = {
  readonly state: string;
  readonly codes?: readonly string[];
  readonly through?: readonly string[];
  /** How a released declaration ended: cancelled, returned. */
  readonly ending?: string;
};
export type Named<T> = Readonly<Record<string, T>>;

export type Expect = {
  readonly lists?: Named<DeclarationExpected>;
  readonly documents?: Named<Readonly<Partial<Record<Answered, string>>>>;
  readonly applications?: Named<{ readonly state: string; readonly codes?: readonly string[] }>;
  readonly tax?: Named<Tax>;
  readonly quota?: Named<Readonly<Partial<Record<'year' | 'limit' | 'used' | 'reserved' | 'available', string>>>>;
  readonly guarantee?: Named<Readonly<Partial<Record<'held' | 'free' | 'used', string>>>>;
  /** Pieces; `change` is against the beginning of the scenario. */
  readonly stock?: Named<Readonly<Partial<Record<'held' | 'change', string>>>>;
  /** Laws or parameters that must stand in the explanation of a declaration. */
  readonly law?: Named<readonly string[]>;
};

/** An operator records that the body the scenario invents has authenticated a person, or takes it back (D-05a). */
export type Authentication = {
  readonly who: string;
  /** The name that was authenticated, when it is another than the person's. */
  readonly name?: string;
  readonly on: string;
  readonly until?: string;
  readonly withdrawn?: string;
  readonly refused?: string;
};

/** The declarant answers what customs has asked about a declaration (E-09). */
export type Supplement = {
  readonly of: string;
  readonly no?: string;
  readonly by?: string;
  readonly answers: readonly {
    readonly gnum: string;
    readonly kind: 'classification' | 'value' | 'origin';
    readonly facts: string;
  }[];
  readonly late?: 'true' | 'false';
  readonly refused?: string;
};

export const ACTIONS = [
  'buy',
  'send',
  'cancel',
  'return',
  'deliver',
  'act',
  'clock',
  'consumer',
  'authenticate',
  'supplement',
] as const;

export type Step = {
  readonly note?: string;
  readonly buy?: Buy;
  readonly send?: Send;
  readonly cancel?: Cancel;
  readonly return?: Return;
  readonly deliver?: Deliver;
  readonly act?: Act;
  readonly clock?: Clock;
  readonly consumer?: ConsumerStep;
  readonly authenticate?: Authentication;
  readonly supplement?: Supplement;
  readonly expect?: Expect;
  /** Where it stands in the file. */
  readonly line: number;
};

/** One thing that is otherwise than the scenario says. */
export type Difference = { readonly path: string; readonly expected: string; readonly found: string };

export type StepResult = {
  readonly step: Step;
  readonly atText: string;
  readonly what: string;
  readonly differences: readonly Difference[];
};

export type ScenarioResult = {
  readonly scenario: Scenario;
  readonly passed: boolean;
  readonly steps: readonly StepResult[];
};

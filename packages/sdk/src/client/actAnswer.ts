export type ActAnswer = {
  readonly actId: string;
  /** `proposed`: nothing is done until a second person agrees, before `expires`. */
  readonly state: 'done' | 'waiting' | 'proposed' | 'declined';
  readonly expires?: string;
  readonly facts?: Readonly<Record<string, string>>;
};

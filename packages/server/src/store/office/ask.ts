/** One statement by name. */
export type Ask = <Row extends object>(name: string, text: string, values: unknown[]) => Promise<Row[]>;

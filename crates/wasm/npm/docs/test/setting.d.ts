// The types of what the guides' code finds around it.

declare function issue(csr: string): Promise<string>;
declare function show(text: string): void;
declare function told(expected: string, value: unknown): void;

/** Where an address stood; unique, and nobody can ever receive anything there (RFC 2606). */
export const noAddress = (id: string) => `erased-${id}@erased.invalid`;

/** Tells the server by which secret one asks. */
export const bearer = (secret: string | null) => ({ Authorization: `Bearer ${secret}` });

/** A part of the path as it was meant: Next hands it over as it stands in the address. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

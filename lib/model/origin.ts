/** Whether an address is another scheme, host or port than `from`: what is secret there must not follow by itself. */
export function leavesOrigin(from: string, to: string): boolean {
  return URL.canParse(to) && new URL(to).origin !== new URL(from).origin;
}

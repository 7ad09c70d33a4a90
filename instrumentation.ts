/** Next runs this once, before it answers anything; never during the build. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: the bundler replaces it; without it Next compiles the stores for its edge runtime, too
  if (process.env['NEXT_RUNTIME'] === 'nodejs') {
    const { start } = await import('@/lib/server/process/start');
    await start();
  }
}

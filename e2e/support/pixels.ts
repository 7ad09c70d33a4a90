import type { Page } from '@playwright/test';

/** What a PNG shows, as the page's browser decodes it. `bars`: how many pixels have exactly each of the colours asked for. */
export function pixelsOf(page: Page, png: Buffer, colours: readonly string[] = []) {
  return page.evaluate(
    async ({ data, colours }) => {
      const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      if (!context) throw new Error('This browser does not draw.');
      context.drawImage(image, 0, 0);
      const pixels = context.getImageData(0, 0, image.width, image.height).data;
      let [coloured, ink] = [0, 0];
      const bars = Object.fromEntries(colours.map((colour) => [colour, 0]));
      for (let i = 0; i < pixels.length; i += 4) {
        const [red = 0, green = 0, blue = 0] = pixels.slice(i, i + 3);
        const most = Math.max(red, green, blue);
        if (most < 200) coloured += 1;
        // The title's, in the light theme alone.
        if (most < 48) ink += 1;
        const colour = `rgb(${red}, ${green}, ${blue})`;
        if (bars[colour] !== undefined) bars[colour] += 1;
      }
      return { width: image.width, height: image.height, coloured, ink, bars, corner: [...pixels.slice(0, 4)] };
    },
    { data: png.toString('base64'), colours },
  );
}

import type { ChartFacts } from './chart-facts';

/** What of a style a picture needs; without the page's style sheets nothing else would tell. */
const STYLES = [
  'display position left top right bottom width height min-width max-width box-sizing margin-left margin-right',
  'margin-top margin-bottom padding-left padding-right padding-top padding-bottom flex-direction flex-wrap flex-grow',
  'flex-shrink flex-basis grid-template-columns grid-template-rows grid-auto-flow grid-auto-rows grid-column-start',
  'grid-column-end grid-row-start grid-row-end row-gap column-gap order z-index align-items justify-self',
  'align-self justify-content justify-items font-family font-size font-weight font-variant-numeric line-height',
  'letter-spacing text-align text-anchor dominant-baseline white-space overflow color background-color opacity',
  'border-top-width border-top-style border-top-color border-bottom-width border-bottom-style border-bottom-color',
  'border-left-width border-left-style border-left-color border-right-width border-right-style border-right-color',
  'border-top-left-radius border-top-right-radius border-bottom-left-radius border-bottom-right-radius',
  'border-collapse border-spacing vertical-align visibility fill fill-opacity stroke stroke-width stroke-opacity',
  'stroke-dasharray stroke-linecap stroke-linejoin clip-path transform transform-origin',
].flatMap((line) => line.split(' '));

/** The page's own fonts are not there in a picture: measured and drawn with what every machine has. */
const FONTS = 'system-ui, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif';
const PADDING = 28;
const SCALE = 2;

type PictureFacts = ChartFacts & { readonly formula: string | undefined };

function line(text: string, style: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement('div');
  made.textContent = text;
  Object.assign(made.style, style);
  return made;
}

/** The chart as it stands on the page with its title above and its source below, always light and on white. */
function sheetOf(chart: HTMLElement, title: string, subtitle: string, facts: PictureFacts): HTMLElement {
  const sheet = document.createElement('div');
  const picture = chart.cloneNode(true) as HTMLElement;
  for (const hidden of picture.querySelectorAll('.sr-only, .no-print, script')) hidden.remove();
  // Only what is asked for by a number stays grey: a picture of an old answer is as dark as any other.
  picture.classList.remove('stale-picture');
  Object.assign(sheet.style, {
    position: 'fixed',
    left: '-99999px',
    top: '0',
    width: `${chart.clientWidth + 2 * PADDING}px`,
    padding: `${PADDING}px`,
    boxSizing: 'border-box',
    background: '#fff',
    color: 'var(--ink)',
    fontFamily: FONTS,
  });
  const small = { fontSize: '12px', lineHeight: '18px', color: 'var(--ink-3)' };
  const hatching = document.getElementById('hatched-neutral')?.closest('svg')?.cloneNode(true);
  sheet.append(
    line(title, { fontSize: '18px', lineHeight: '26px', fontWeight: '600' }),
    line([facts.subject, facts.range].join(' · '), { ...small, color: 'var(--ink-2)' }),
    line([subtitle, facts.base].filter(Boolean).join(' · '), { ...small, marginBottom: '16px' }),
    ...(hatching ? [hatching] : []),
    picture,
    line([facts.formula, facts.checks].filter(Boolean).join(' · '), {
      ...small,
      marginTop: '18px',
      borderTop: '1px solid var(--line-2)',
      paddingTop: '8px',
    }),
    line(facts.source, small),
    line('Callboard', { ...small, fontWeight: '600' }),
  );
  return sheet;
}

/** Puts every element's computed style where a picture finds it. */
function inlined(sheet: HTMLElement): void {
  const all = [sheet, ...sheet.querySelectorAll<HTMLElement | SVGElement>('*')];
  const styles = all.map((element) => {
    const computed = getComputedStyle(element);
    return STYLES.map((name) => `${name}:${computed.getPropertyValue(name)}`).join(';');
  });
  for (const [at, element] of all.entries()) {
    element.setAttribute('style', styles[at] ?? '');
    element.removeAttribute('class');
  }
  sheet.style.position = 'static';
}

/** Runs `work` while the page is in its light theme: between two frames, so that nobody sees it. */
function inLight<Value>(work: () => Value): Value {
  const root = document.documentElement;
  const theme = root.getAttribute('data-theme');
  root.setAttribute('data-theme', 'light');
  try {
    return work();
  } finally {
    if (theme === null) root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
    // Colours that change slowly would be on their way back from a theme that was never shown.
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
  }
}

/** The sheet as an image of its own, and its size on the page. */
function drawingOf(sheet: HTMLElement): { readonly svg: string; readonly width: number; readonly height: number } {
  document.body.append(sheet);
  try {
    const { width, height } = sheet.getBoundingClientRect();
    inlined(sheet);
    const xhtml = new XMLSerializer().serializeToString(sheet);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${xhtml}</foreignObject></svg>`;
    return { svg, width, height };
  } finally {
    sheet.remove();
  }
}

async function imageOf(sheet: HTMLElement): Promise<Blob | null> {
  const { svg, width, height } = inLight(() => drawingOf(sheet));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * SCALE);
  canvas.height = Math.ceil(height * SCALE);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** Saves a section's chart as a PNG with its title, range, source and base; false where the browser cannot. */
export async function savePicture(section: Element, facts: ChartFacts, formula?: string): Promise<boolean> {
  const chart = section.querySelector<HTMLElement>('[data-chart]');
  const title = section.querySelector('h2, h3')?.textContent ?? '';
  const subtitle = section.querySelector('[data-subtitle]')?.textContent ?? '';
  if (!chart) return false;
  const blob = await imageOf(sheetOf(chart, title, subtitle, { ...facts, formula })).catch(() => null);
  if (!blob) return false;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${[facts.subject, title].join(' ').replace(/[\\/:*?"<>|]+/g, ' ')}.png`;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return true;
}

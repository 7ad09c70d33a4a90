import { classes } from './classes';

// 16-px strokes, drawn on whole and half pixels. Always beside a word or inside a control that has a name.
const PATHS = {
  overview: 'M2.5 13.5h11M3.5 13V8.5M6.5 13V4M9.5 13V6.5M12.5 13V2.5',
  tasks: 'M2.5 4h2M2.5 8h2M2.5 12h2M7 4h6.5M7 8h6.5M7 12h4',
  inbound: 'M13.5 2.5 7 9M7 4.5V9h4.5M2.5 10.5v3h11v-3',
  definitions: 'M4 2.5h5.5L12.5 5.5v8H4zM9.5 2.5v3h3M6 8.5h4M6 11h4',
  share: 'M6.5 9.5l3-3M7 4.5l1.5-1.5a2.5 2.5 0 0 1 3.5 3.5L10.5 8M9 11.5 7.5 13A2.5 2.5 0 0 1 4 9.5L5.5 8',
  settings: 'M2.5 5h6M11.5 5h2M10 3.5v3M2.5 11h2M7.5 11h6M6 9.5v3',
  quality: 'M3 6h10M3 10h10M10.5 3l-5 10',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.5',
  table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6',
  image: 'M2.5 3.5h11v9h-11zM2.5 11l3-3 2.5 2.5L10.5 8l3 3M6 6.5h.01',
  how: 'M3 4.5h10M3 8h10M3 11.5h6',
  sun: 'M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM8 1.8v1.2M8 13v1.2M1.8 8H3M13 8h1.2M3.6 3.6l.9.9M11.5 11.5l.9.9M3.6 12.4l.9-.9M11.5 4.5l.9-.9',
  moon: 'M13 9.6A5.5 5.5 0 0 1 6.4 3a5.5 5.5 0 1 0 6.6 6.6z',
  screen: 'M2.5 3.5h11v7h-11zM6 13.5h4M8 10.5v3',
  person: 'M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8zM3.2 13.4c.5-2.2 2.4-3.4 4.8-3.4s4.3 1.2 4.8 3.4',
  caret: 'M5 6.5 8 9.5l3-3',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5 6.2 11.5 13 4.5',
  plus: 'M8 3v10M3 8h10',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9',
  arrow: 'M3 8h10M9.5 4.5 13 8l-3.5 3.5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classes('flex-none', className)}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

'use client';
import { type MouseEvent, type RefCallback, useCallback, useId, useRef, useState } from 'react';

const WIDTH = 420;
const GAP = 12;

/** Where a panel fits without covering its number: beside the figure, else inside a wide one, else in the flow below. */
function sideOf(panel: HTMLElement, width: number): string {
  const figure = panel.closest('[data-figure]') ?? panel.parentElement;
  if (!figure || window.innerWidth <= 820) return 'flow';
  const box = figure.getBoundingClientRect();
  const main = figure.closest('main')?.getBoundingClientRect();
  const need = width + GAP + 8;
  if ((main?.right ?? window.innerWidth) - box.right >= need) return 'right';
  if (box.left - (main?.left ?? 0) >= need) return 'left';
  return box.width >= 2 * need ? 'inside' : 'flow';
}

export type Popover = {
  readonly open: boolean;
  readonly close: () => void;
  /** For the button, or for each of several buttons; the one that was pressed gets the focus back. */
  readonly trigger: {
    readonly 'aria-expanded': boolean;
    readonly 'aria-controls': string | undefined;
    readonly 'aria-haspopup': 'dialog';
    readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  };
  /** For the panel (`role="dialog"`), which is in the document only while it is open. */
  readonly panel: {
    readonly id: string;
    readonly ref: RefCallback<HTMLElement>;
    readonly tabIndex: -1;
    readonly 'data-open': 'true';
  };
};

/**
 * A panel that does not trap: focus goes in when it opens and back when Escape closes it; a press outside closes it.
 * Its place is chosen once, when it opens.
 */
export function usePopover(width = WIDTH): Popover {
  const [open, setOpen] = useState(false);
  const id = useId();
  const opener = useRef<HTMLElement>(null);
  const close = useCallback(() => setOpen(false), []);

  const ref = useCallback(
    (panel: HTMLElement | null) => {
      if (!panel) return;
      panel.dataset['side'] = sideOf(panel, width);
      panel.focus({ preventScroll: true });
      if (panel.dataset['side'] === 'flow') panel.scrollIntoView({ block: 'nearest' });
      const onKey = (event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setOpen(false);
        opener.current?.focus();
      };
      const onPress = (event: PointerEvent) => {
        const target = event.target instanceof Element ? event.target : null;
        if (panel.contains(target) || target?.closest(`[aria-controls="${CSS.escape(panel.id)}"]`)) return;
        setOpen(false);
      };
      document.addEventListener('keydown', onKey);
      document.addEventListener('pointerdown', onPress);
      return () => {
        document.removeEventListener('keydown', onKey);
        document.removeEventListener('pointerdown', onPress);
      };
    },
    [width],
  );

  return {
    open,
    close,
    trigger: {
      'aria-expanded': open,
      'aria-controls': open ? id : undefined,
      'aria-haspopup': 'dialog',
      onClick: (event) => {
        opener.current = event.currentTarget;
        setOpen((was) => !was);
      },
    },
    panel: { id, ref, tabIndex: -1, 'data-open': 'true' },
  };
}

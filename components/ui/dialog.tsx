'use client';
import { type ReactNode, useCallback, useId } from 'react';
import { ToolButton } from './tool-button';

/** A modal sheet: the platform's own dialog keeps focus inside, closes on Escape and gives focus back. */
export function Dialog({
  title,
  closeLabel,
  onClose,
  children,
}: {
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const id = useId();
  const show = useCallback((dialog: HTMLDialogElement | null) => {
    if (!dialog) return;
    dialog.showModal();
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={show}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className="m-auto w-[min(440px,calc(100vw-32px))] rounded-pop bg-raised p-0 text-ink shadow-lift"
    >
      <div className="px-6 py-5">
        <div className="mb-3 flex items-baseline justify-between gap-4">
          <h2 id={id} className="text-14 font-semibold">
            {title}
          </h2>
          <ToolButton icon="close" label={closeLabel} onClick={onClose} />
        </div>
        {children}
      </div>
    </dialog>
  );
}

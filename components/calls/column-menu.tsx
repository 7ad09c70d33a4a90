'use client';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuItem } from '@/components/ui/menu';
import { CALL_COLUMNS, type CallColumn, hiddenText } from '@/lib/charts/call-list';

/** Which columns the table shows; the address keeps it. Of no use on the phone, whose rows are short anyway. */
export function ColumnMenu({
  shown,
  onChange,
}: {
  shown: readonly CallColumn[];
  onChange: (hide: string | null) => void;
}) {
  const t = useTranslations('calls.columns');
  const toggled = (column: CallColumn) =>
    shown.includes(column) ? shown.filter((each) => each !== column) : [...shown, column];
  return (
    <div className="no-print ml-auto max-tab:hidden">
      <Menu
        label={t('choose')}
        align="end"
        className="text-12"
        trigger={
          <>
            {t('choose')}
            <Icon name="caret" />
          </>
        }
      >
        {() =>
          CALL_COLUMNS.map((column) => (
            <MenuItem
              key={column}
              checked={shown.includes(column)}
              onSelect={() => onChange(hiddenText(toggled(column)))}
              hint={shown.includes(column) && <Icon name="check" size={14} />}
            >
              {t(column)}
            </MenuItem>
          ))
        }
      </Menu>
    </div>
  );
}

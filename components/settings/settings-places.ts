/** The pages of the settings in their order; only pages that exist. */
export const SETTINGS_PLACES = ['connections', 'people', 'account', 'tokens', 'audit'] as const;
export type SettingsPlace = (typeof SETTINGS_PLACES)[number];

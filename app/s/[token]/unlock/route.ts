import { unlockLink } from '@/lib/server/links/unlock';
import { draw } from '../draw';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = unlockLink(draw);

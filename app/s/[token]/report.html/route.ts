import { drawFile } from '@/app/drawn/report-file';
import { sharedFile } from '@/lib/server/links/files';
import { draw } from '../draw';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = sharedFile('html', draw, drawFile);

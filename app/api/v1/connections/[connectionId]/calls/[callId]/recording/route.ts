import { recordingEndpoint } from '@/lib/api/recordings';
import { getRecording } from '@/lib/server/recording';
import { route } from '@/lib/server/route';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(recordingEndpoint, getRecording);

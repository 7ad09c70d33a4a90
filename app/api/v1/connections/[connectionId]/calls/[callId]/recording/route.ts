import { recordingEndpoint } from '@/lib/api/recordings';
import { route } from '@/lib/server/http/route';
import { getRecording } from '@/lib/server/recordings/recording';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(recordingEndpoint, getRecording);

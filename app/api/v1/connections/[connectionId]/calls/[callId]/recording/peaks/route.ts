import { recordingPeaksEndpoint } from '@/lib/api/recordings';
import { route } from '@/lib/server/http/route';
import { getRecordingPeaks } from '@/lib/server/recordings/recording';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(recordingPeaksEndpoint, getRecordingPeaks);

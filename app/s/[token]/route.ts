import { answerDirectly } from '@/lib/server/http/direct';
import { sharedPage } from '@/lib/server/links/shared-page';
import { draw } from './draw';

answerDirectly(sharedPage(draw, { packs: true }).GET);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = sharedPage(draw);

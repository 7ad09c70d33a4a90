import type {
  changeLinkEndpoint,
  createLinkEndpoint,
  linksEndpoint,
  revokeLinkEndpoint,
  rotateLinkEndpoint,
  takeOverLinkEndpoint,
} from '@/lib/api/links';
import { endpointMutation, endpointQuery } from './endpoint-query';

/** Asked again every 30 s: views are counted while the list is looked at. */
export const linksQuery = () => ({ ...endpointQuery<typeof linksEndpoint>('links', {}), refetchInterval: 30_000 });
export const createLinkMutation = () => endpointMutation<typeof createLinkEndpoint>('link-create');
export const changeLinkMutation = () => endpointMutation<typeof changeLinkEndpoint>('link-change');
export const revokeLinkMutation = () => endpointMutation<typeof revokeLinkEndpoint>('link-revoke');
export const rotateLinkMutation = () => endpointMutation<typeof rotateLinkEndpoint>('link-rotate');
export const takeOverLinkMutation = () => endpointMutation<typeof takeOverLinkEndpoint>('link-take-over');

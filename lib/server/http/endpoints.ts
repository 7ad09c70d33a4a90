import type * as z from 'zod/mini';
import {
  changePasswordEndpoint,
  sessionEndpoint,
  setupEndpoint,
  signInCodeEndpoint,
  signInEndpoint,
  signOutEndpoint,
} from '@/lib/api/account';
import {
  beginSecondFactorEndpoint,
  confirmSecondFactorEndpoint,
  disableSecondFactorEndpoint,
  endOtherSessionsEndpoint,
  endSessionEndpoint,
  ownSessionsEndpoint,
  removeSecondFactorEndpoint,
  renewRecoveryCodesEndpoint,
  secondFactorEndpoint,
} from '@/lib/api/account-keys';
import { auditCsvEndpoint, auditEndpoint } from '@/lib/api/audit';
import { callEndpoint, callHistoryEndpoint, callRawEndpoint, callsEndpoint, numbersEndpoint } from '@/lib/api/calls';
import {
  changeConnectionEndpoint,
  connectionsEndpoint,
  createConnectionEndpoint,
  deleteConnectionEndpoint,
  testConnectionEndpoint,
  tryConnectionEndpoint,
} from '@/lib/api/connections';
import type { Endpoint } from '@/lib/api/endpoint';
import { callsCsvEndpoint, numbersCsvEndpoint } from '@/lib/api/exports';
import { inboundEndpoint, inboundRawEndpoint } from '@/lib/api/inbound';
import {
  changeLinkEndpoint,
  createLinkEndpoint,
  embedLinkEndpoint,
  linksEndpoint,
  revokeLinkEndpoint,
  rotateLinkEndpoint,
  takeOverLinkEndpoint,
} from '@/lib/api/links';
import { overviewEndpoint } from '@/lib/api/overview';
import {
  changeUserEndpoint,
  inviteEndpoint,
  invitesEndpoint,
  passwordLinkEndpoint,
  removeUserEndpoint,
  setPasswordEndpoint,
  signUserOutEndpoint,
  usersEndpoint,
  voidInviteEndpoint,
} from '@/lib/api/people';
import { recordingEndpoint, recordingPeaksEndpoint } from '@/lib/api/recordings';
import {
  callReportCsvEndpoint,
  callReportHtmlEndpoint,
  callReportXlsxEndpoint,
  inboundReportCsvEndpoint,
  inboundReportHtmlEndpoint,
  inboundReportXlsxEndpoint,
  taskReportCsvEndpoint,
  taskReportHtmlEndpoint,
  taskReportXlsxEndpoint,
  verifyEndpoint,
} from '@/lib/api/reports';
import { seatsEndpoint } from '@/lib/api/seats';
import {
  taskEndpoint,
  taskStatEndpoint,
  taskStatRawEndpoint,
  taskSummaryEndpoint,
  tasksEndpoint,
} from '@/lib/api/tasks';
import { createTokenEndpoint, deleteTokenEndpoint, tokensEndpoint } from '@/lib/api/tokens';
import 'server-only';

export type AnyEndpoint = Endpoint<z.ZodMiniType, z.ZodMiniType | null, z.ZodMiniType>;

/** Every endpoint below /api/v1, in the order in which the OpenAPI document lists them. */
export const ENDPOINTS: readonly AnyEndpoint[] = [
  connectionsEndpoint,
  createConnectionEndpoint,
  changeConnectionEndpoint,
  deleteConnectionEndpoint,
  testConnectionEndpoint,
  tryConnectionEndpoint,
  overviewEndpoint,
  tasksEndpoint,
  taskEndpoint,
  taskStatEndpoint,
  taskStatRawEndpoint,
  taskSummaryEndpoint,
  callsEndpoint,
  numbersEndpoint,
  callsCsvEndpoint,
  numbersCsvEndpoint,
  callEndpoint,
  callHistoryEndpoint,
  callRawEndpoint,
  recordingEndpoint,
  recordingPeaksEndpoint,
  seatsEndpoint,
  inboundEndpoint,
  inboundRawEndpoint,
  setupEndpoint,
  signInEndpoint,
  signInCodeEndpoint,
  sessionEndpoint,
  signOutEndpoint,
  changePasswordEndpoint,
  ownSessionsEndpoint,
  endOtherSessionsEndpoint,
  endSessionEndpoint,
  secondFactorEndpoint,
  beginSecondFactorEndpoint,
  confirmSecondFactorEndpoint,
  renewRecoveryCodesEndpoint,
  disableSecondFactorEndpoint,
  removeSecondFactorEndpoint,
  tokensEndpoint,
  createTokenEndpoint,
  deleteTokenEndpoint,
  auditEndpoint,
  auditCsvEndpoint,
  usersEndpoint,
  changeUserEndpoint,
  removeUserEndpoint,
  signUserOutEndpoint,
  passwordLinkEndpoint,
  setPasswordEndpoint,
  invitesEndpoint,
  inviteEndpoint,
  voidInviteEndpoint,
  linksEndpoint,
  createLinkEndpoint,
  changeLinkEndpoint,
  revokeLinkEndpoint,
  rotateLinkEndpoint,
  taskReportCsvEndpoint,
  taskReportXlsxEndpoint,
  taskReportHtmlEndpoint,
  inboundReportCsvEndpoint,
  inboundReportXlsxEndpoint,
  inboundReportHtmlEndpoint,
  callReportCsvEndpoint,
  callReportXlsxEndpoint,
  callReportHtmlEndpoint,
  verifyEndpoint,
  embedLinkEndpoint,
  takeOverLinkEndpoint,
];

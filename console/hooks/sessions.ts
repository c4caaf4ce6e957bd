import { forgetDevice, listDevices } from "../../server/domains/identity/devices/device.contract.ts";
import {
  endOtherSessions,
  endSession,
  listSessions,
} from "../../server/domains/identity/sessions/own-session.contract.ts";
import { queryFor, useAct } from "../api/query.ts";

/** Where the signed-in person is signed in. */
export const sessionsQuery = () => queryFor(listSessions, {}, ["sessions", "session"]);
/** The devices on which their password suffices. */
export const devicesQuery = () => queryFor(listDevices, {}, ["sessions", "session"]);

export const useEndSession = () => useAct(endSession, { changes: ["sessions"] });
export const useEndOtherSessions = () => useAct(endOtherSessions, { changes: ["sessions"] });
export const useForgetDevice = () => useAct(forgetDevice, { changes: ["sessions"] });

/** Routes of teachers' devices: the owner of a class lists and ends them, and a teacher leaves the one that they use. */
import { type RequestHandler, Router } from 'express';
import { RequestRefused, unwrap } from '#server/base/request-refused.ts';
import type { Classrooms } from '#server/classroom/port.ts';
import { parseBody } from '#server/http/body.ts';
import type { Operations, Work } from '#server/http/operations.ts';
import { requireTeacher } from '#server/http/session/authorization.ts';
import { removeTeacherMemberships, withSessionLock } from '#server/http/session/session.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { LeaveDeviceRequest } from '#shared/protocol/http/request-bodies.ts';
import type { TeacherDevices } from '#shared/protocol/http/responses.ts';
import { ROUTE } from '#shared/protocol/paths.ts';

export interface DeviceRoutesDeps {
  readonly classrooms: Classrooms;
  readonly operations: Operations;
}

export function deviceRoutes({ classrooms, operations }: DeviceRoutesDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post(ROUTE.leaveDevice, operations.once(leaveDevice(classrooms)));
  router.get(ROUTE.devices, listDevices(classrooms));
  router.delete(ROUTE.device, operations.once(endDevice(classrooms)));
  return router;
}

/** It names its classes: repeated late, it ends no other that was opened here since. */
function leaveDevice(classrooms: Classrooms): Work {
  return async (request) => {
    const { classrooms: ids } = parseBody(LeaveDeviceRequest, request);
    const left = await withSessionLock(request, () => removeTeacherMemberships(request, ids));
    const ends = left.map(async ({ classroom, session }) =>
      (await classrooms.teacherDevices(classroom))?.endPages(session),
    );
    // Each class's pages end, whatever becomes of another's.
    for (const ended of await Promise.allSettled(ends)) if (ended.status === 'rejected') throw ended.reason;
    return {};
  };
}

async function requireDevices(classrooms: Classrooms, classroom: ClassroomId) {
  const devices = await classrooms.teacherDevices(classroom);
  if (devices === null) throw new RequestRefused('not-found');
  return devices;
}

function listDevices(classrooms: Classrooms): RequestHandler {
  return async (request, response) => {
    const devices = await requireDevices(classrooms, await requireTeacher(classrooms, request, 'owner'));
    const answer: TeacherDevices = { devices: await devices.list(request.session.name ?? '') };
    response.json({ ok: true, ...answer });
  };
}

function endDevice(classrooms: Classrooms): Work {
  return async (request) => {
    const devices = await requireDevices(classrooms, await requireTeacher(classrooms, request, 'owner'));
    unwrap(await devices.end(String(request.params.device)));
    return {};
  };
}

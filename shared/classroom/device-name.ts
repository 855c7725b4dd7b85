/** The coarse name of a device: what kind of machine it is, and which browser. It tells a teacher their devices apart, and nothing else. */

export const DEVICE_SYSTEMS = [
  'chromebook',
  'windows',
  'mac',
  'ipad',
  'iphone',
  'android-tablet',
  'android-phone',
  'linux',
  'other',
] as const;
export type DeviceSystem = (typeof DEVICE_SYSTEMS)[number];

export interface DeviceName {
  readonly system: DeviceSystem;
  /** Its product name; '' when it is none that Jogak knows. */
  readonly browser: string;
}

// Stored records, as any build of the app writes them.

/** CRC-32 as in zip. */
function crc32(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}

/** The text of a record under this key. */
export function sealed(key: string, payload: string, version = 1, encoding = "json"): string {
  const sum = crc32(new TextEncoder().encode(`${key}\n${version} ${encoding} ${payload}`));
  return `${version} ${encoding} ${sum.toString(16).padStart(8, "0")} ${payload}`;
}

/** What a change says of one goal. */
export interface GoalChange {
  id: string;
  before: object | null;
  after: object | null;
}

/** One entry of a plan's journal, by a tab whose id has thirteen letters. */
export function entry(plan: string, tab: string, counter: number, at: number, ...goals: GoalChange[]): [string, string] {
  const key = `sightline.plan.${plan}.log.${tab}.${String(counter).padStart(10, "0")}`;
  const change = goals.map((goal) => ({ kind: "goal", ...goal }));
  return [key, sealed(key, JSON.stringify({ stamp: at, at, change }))];
}

const millisecondsOfDay = 86_400_000;

/** The day number of a date written 2024, 2024-10 or 2024-10-14: its first day, or its last. */
export function dayOf(date: string | undefined, last = false): number | undefined {
  const [year, month, day] = (date ?? "").split("-").map(Number);
  if (!year) {
    return undefined;
  }
  const time = new Date(0);
  time.setUTCFullYear(year, (month ?? (last ? 12 : 1)) - 1, day ?? 1);
  if (last && day === undefined) {
    time.setUTCMonth(time.getUTCMonth() + 1, 0);
  }
  return Math.round(time.getTime() / millisecondsOfDay);
}

/** A day number as a date, exact to the year, month or day as the length of the period asks for. */
export function dateOf(day: number, span: number): string {
  const time = new Date(Math.floor(day) * millisecondsOfDay);
  const text = time.toISOString();
  const date = text.startsWith("+") || text.startsWith("-") ? "0001-01-01" : text.slice(0, 10);
  return date.slice(0, span > 365 * 20 ? 4 : span > 365 * 2 ? 7 : 10);
}

export function timeOf(day: number): number {
  return day * millisecondsOfDay;
}

export interface Point {
  x: number;
  y: number;
}

export interface Edge {
  readonly a: number;
  readonly b: number;
  /** Above 0. */
  readonly weight: number;
}

const golden = Math.PI * (3 - Math.sqrt(5));

/**
 * Places for nodes so that those named together lie near to one another: the same for the same input, since nothing is left to chance and
 * nodes start on a spiral, the weightiest in the middle. After Fruchterman and Reingold, with a pull to the middle.
 */
export function layout(nodes: number, edges: readonly Edge[], rounds = 300): Point[] {
  const points = Array.from({ length: nodes }, (_, i) => ({ x: Math.sqrt(i + 0.5) * Math.cos(i * golden), y: Math.sqrt(i + 0.5) * Math.sin(i * golden) }));
  const moves = points.map(() => ({ x: 0, y: 0 }));
  const most = edges.reduce((max, e) => Math.max(max, e.weight), 1);
  const degrees = new Array<number>(nodes).fill(0);
  for (const { a, b } of edges) {
    degrees[a]!++;
    degrees[b]!++;
  }
  for (let round = 0; round < rounds; round++) {
    const reach = (1 - round / rounds) * 0.6 + 0.01;
    push(points, moves);
    pull(points, moves, edges, most, degrees);
    points.forEach((point, i) => {
      const move = moves[i]!;
      move.x -= point.x * 0.15;
      move.y -= point.y * 0.15;
      const length = Math.hypot(move.x, move.y) || 1;
      point.x += (move.x / length) * Math.min(length, reach);
      point.y += (move.y / length) * Math.min(length, reach);
      move.x = move.y = 0;
    });
  }
  return points;
}

function push(points: readonly Point[], moves: readonly Point[]): void {
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 1; j < points.length; j++) {
      const dx = points[i]!.x - points[j]!.x;
      const dy = points[i]!.y - points[j]!.y;
      const force = 1.4 / Math.max(dx * dx + dy * dy, 0.01);
      moves[i]!.x += dx * force;
      moves[i]!.y += dy * force;
      moves[j]!.x -= dx * force;
      moves[j]!.y -= dy * force;
    }
  }
}

function pull(points: readonly Point[], moves: readonly Point[], edges: readonly Edge[], most: number, degrees: readonly number[]): void {
  for (const { a, b, weight } of edges) {
    const dx = points[a]!.x - points[b]!.x;
    const dy = points[a]!.y - points[b]!.y;
    // What is tied to many is pulled less by each: hubs would draw everything into one heap.
    const force = (0.6 * (0.3 + Math.log1p(weight) / Math.log1p(most))) / Math.sqrt(Math.min(degrees[a]!, degrees[b]!));
    moves[a]!.x -= dx * force;
    moves[a]!.y -= dy * force;
    moves[b]!.x += dx * force;
    moves[b]!.y += dy * force;
  }
}

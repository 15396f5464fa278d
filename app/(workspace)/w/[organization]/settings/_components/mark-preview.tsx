import {
  CODE_WIDTH,
  LINE_STEP,
  MARGIN_OPACITY,
  MARGIN_X,
  MARGIN_Y,
  A4 as page,
  SMALL_FONT,
  TILE_ANGLE,
  TILE_FONT,
  TILE_OPACITIES,
  TILE_ROW,
  TILE_STEP,
} from '#lib/pdf/mark-measures.ts';
import type { MarkTemplate } from '#lib/pdf/template.ts';

const example = {
  name: 'Ирина Соколова',
  company: 'Kestrel Bank',
  email: 'irina.sokolova@kestrel.example',
  time: '2026-11-22 14:05 UTC',
  code: '7KQ4-M2XD',
};

function linesOf(template: MarkTemplate): string[] {
  const identity = [template.name ? example.name : '', template.company ? example.company : ''];
  const proof = [example.email, template.time ? example.time : '', example.code];
  return [identity, proof].map((parts) => parts.filter(Boolean).join(' · ')).filter(Boolean);
}

const places = [-3, -2, -1, 0, 1, 2, 3].flatMap((row) =>
  [-1, 0, 1].map((column) => ({ x: (column + (row % 2 === 0 ? 0 : 0.5)) * TILE_STEP, y: row * TILE_ROW })),
);

// Where a page has text: heading, then lines of uneven length.
const textLines = Array.from({ length: 30 }, (_, index) => ({
  y: 150 + index * 20,
  width: index % 6 === 5 ? 210 : 440 - ((index * 37) % 60),
}));

/** How a page of a copy looks with this template: the same places, sizes and strength as on the real one. */
export function MarkPreview({ template }: { template: MarkTemplate }) {
  const lines = linesOf(template);
  return (
    <svg
      role="img"
      aria-label={`A page marked with ${lines.join(', ')}`}
      viewBox={`0 0 ${page.width} ${page.height}`}
      className="w-full max-w-96 rounded-sm border shadow-raised"
    >
      <rect width={page.width} height={page.height} fill="#fff" />
      <rect x="78" y="90" width="260" height="16" fill="#454b48" />
      {textLines.map(({ y, width }) => (
        <rect key={y} x="78" y={y} width={width} height="7" fill="#c9cdca" />
      ))}
      {template.tiled && (
        <g
          transform={`translate(${page.width / 2} ${page.height / 2}) rotate(${(-TILE_ANGLE * 180) / Math.PI})`}
          fill="#737373"
          fillOpacity={TILE_OPACITIES[template.strength]}
          fontSize={TILE_FONT}
        >
          {places.map(({ x, y }) => (
            <text key={`${x} ${y}`} x={x} y={y}>
              {lines.map((line, index) => (
                <tspan key={line} x={x} dy={index === 0 ? 0 : TILE_FONT * LINE_STEP}>
                  {line}
                </tspan>
              ))}
            </text>
          ))}
        </g>
      )}
      <g fill="#737373" fillOpacity={MARGIN_OPACITY} fontSize={SMALL_FONT}>
        {template.margin && (
          <text x={MARGIN_X} y={page.height - MARGIN_Y - (lines.length - 1) * SMALL_FONT * LINE_STEP}>
            {lines.map((line, index) => (
              <tspan key={line} x={MARGIN_X} dy={index === 0 ? 0 : SMALL_FONT * LINE_STEP}>
                {line}
              </tspan>
            ))}
          </text>
        )}
        <text x={page.width - MARGIN_X - CODE_WIDTH} y={page.height - MARGIN_Y}>
          {example.code}-1
        </text>
      </g>
    </svg>
  );
}

/** How dark the marks across a page are, by strength, and the small print of its margin. */
export const TILE_OPACITIES = { faint: 0.14, light: 0.24, medium: 0.38, strong: 0.55 } as const;
export const MARGIN_OPACITY = 0.9;

/** Places and sizes on A4, in points; larger pages scale all of it. */
export const A4 = { width: 595, height: 842 } as const;
export const TILE_FONT = 8.5;
export const SMALL_FONT = 5.5;
export const TILE_ANGLE = Math.PI / 6;
export const TILE_STEP = 330;
export const TILE_ROW = 112;
export const MARGIN_X = 14;
export const MARGIN_Y = 10;
export const CODE_WIDTH = 48;
/** From one line of a mark to the next, in font sizes. */
export const LINE_STEP = 1.3;

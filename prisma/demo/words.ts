/** Short words for passwords that are read from a terminal once. Five of 128 words have 35 bits, enough for a demo on loopback. */
export const words =
  `acorn amber apron arrow atlas badge bagel baker basil beach birch blaze bloom board brave brick
bridge brook cabin camel candle canoe cargo cedar chalk cherry chess cider cliff clover coral cotton crane creek
crown daisy delta desk dune eagle ember fable falcon fern fiddle field flint flute forest fossil garden ginger
glade globe grape gravel guitar hammer harbor hazel heron honey island ivory jacket jigsaw juniper kayak kettle
kiosk ladder lagoon lantern lemon linen lotus maple marble meadow melon mint mitten moss nectar needle nutmeg
oasis olive orbit otter paddle pebble pepper pillow pine plum pocket pond poppy prairie quartz quill raven reef
ribbon river robin rocket saddle sage salmon shell silver spruce stable summit tulip tunnel velvet violet walnut
willow window winter zephyr`.split(/\s+/);

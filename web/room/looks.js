// What the site around the room may choose of its looks. The npm package has this file, too.

const COLOUR = /^(#[0-9a-f]{3,8}|[a-z]{3,24}|(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\([-\d\s.,/%a-z]{5,60}\))$/i;
const FAMILIES = /^[\p{L}\p{N}\s"',-]{1,200}$/u;
const LENGTH = /^\d{1,2}(\.\d{1,3})?(px|r?em)$/;

const isColour = (value) => COLOUR.test(value) && CSS.supports("color", value);
const isFont = (value) => FAMILIES.test(value) && CSS.supports("font-family", value);
const isLength = (value) => LENGTH.test(value);

/** What each property takes. */
const LOOKS = {
  surface: isColour,
  room: isColour,
  ink: isColour,
  inkSoft: isColour,
  line: isColour,
  lineStrong: isColour,
  accent: isColour,
  accentStrong: isColour,
  accentInk: isColour,
  accentSoft: isColour,
  bad: isColour,
  badSoft: isColour,
  warn: isColour,
  warnSoft: isColour,
  sans: isFont,
  serif: isFont,
  mono: isFont,
  radius: isLength,
};

/** The names of all. */
const lookNames = Object.keys(LOOKS);

/** As it is called in custom properties: `accent-ink`. */
function propertyName(look) {
  return look.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Whether the property is one of them, and takes this value. */
function isLook(name, value) {
  return Object.hasOwn(LOOKS, name) && typeof value === "string" && LOOKS[name](value);
}

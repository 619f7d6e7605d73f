// What the site does otherwise than TypeDoc: guides are where their `slug` says, in the language that their `lang` says.

/** Called by TypeDoc, which knows this file as a plugin. */
export function load({ renderer }) {
  const ByKind = renderer.routers.get("kind");
  renderer.defineRouter(
    "slugs",
    class extends ByKind {
      getIdealBaseName(reflection) {
        const slug = reflection.frontmatter?.slug;
        return slug ? `guides/${slug}` : super.getIdealBaseName(reflection);
      }
    },
  );
  renderer.on("endPage", (page) => {
    const lang = page.model.frontmatter?.lang;
    if (lang) page.contents = page.contents.replace(' lang="en"', ` lang="${lang}"`);
  });
}

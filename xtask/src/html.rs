//! The start tags of an HTML text: enough to check and complete our own pages.

use std::ops::Range;

/// A start tag.
#[derive(Debug, PartialEq)]
pub(crate) struct Tag<'a> {
    /// In lower case.
    pub(crate) name: String,
    /// Names in lower case, values as they stand.
    attributes: Vec<(String, &'a str)>,
    /// Where it stands, from `<` to after `>`.
    pub(crate) span: Range<usize>,
}

impl<'a> Tag<'a> {
    /// The attribute's value; empty for one without.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| *value)
    }

    /// Name and value of every attribute.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.attributes
            .iter()
            .map(|(name, value)| (name.as_str(), *value))
    }
}

/// Every start tag, in order; those in comments, scripts and styles are none.
pub(crate) fn start_tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = after(html, start, "-->");
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = read_tag(html, start);
            at = match tag.name.as_str() {
                "script" | "style" | "title" | "textarea" => {
                    after(html, tag.span.end, &format!("</{}", tag.name))
                }
                _ => tag.span.end,
            };
            tags.push(tag);
        } else {
            at = start + 1;
        }
    }
    tags
}

/// The content security policies that the page sets itself.
pub(crate) fn policies<'a>(tags: &[Tag<'a>]) -> Vec<&'a str> {
    let policies = tags.iter().filter_map(|tag| {
        let header = tag.attribute("http-equiv")?;
        header
            .eq_ignore_ascii_case("content-security-policy")
            .then(|| tag.attribute("content"))?
    });
    policies.collect()
}

/// The position after the first `end` from `from` on, or the text's end.
fn after(html: &str, from: usize, end: &str) -> usize {
    html[from..]
        .find(end)
        .map_or(html.len(), |found| from + found + end.len())
}

fn read_tag(html: &str, start: usize) -> Tag<'_> {
    let mut at = start + 1;
    let name = take(html, &mut at, |c| {
        !c.is_whitespace() && c != '>' && c != '/'
    });
    let mut attributes = Vec::new();
    loop {
        take(html, &mut at, |c| c.is_whitespace() || c == '/');
        let name = take(html, &mut at, |c| {
            !c.is_whitespace() && !matches!(c, '>' | '/' | '=')
        });
        if name.is_empty() {
            break;
        }
        take(html, &mut at, char::is_whitespace);
        let value = if html[at..].starts_with('=') {
            at += 1;
            take(html, &mut at, char::is_whitespace);
            read_value(html, &mut at)
        } else {
            ""
        };
        attributes.push((name.to_ascii_lowercase(), value));
    }
    let end = after(html, at, ">");
    Tag {
        name: name.to_ascii_lowercase(),
        attributes,
        span: start..end,
    }
}

fn read_value<'a>(html: &'a str, at: &mut usize) -> &'a str {
    match html[*at..].chars().next() {
        Some(quote @ ('"' | '\'')) => {
            *at += 1;
            let value = take(html, at, |c| c != quote);
            *at = (*at + 1).min(html.len());
            value
        }
        _ => take(html, at, |c| !c.is_whitespace() && c != '>'),
    }
}

fn take<'a>(html: &'a str, at: &mut usize, belongs: impl Fn(char) -> bool) -> &'a str {
    let rest = &html[*at..];
    let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    *at += end;
    &rest[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_and_attributes_in_any_writing() {
        let html = "<!doctype html><LINK Rel=stylesheet href='a b.css' disabled/><p title=\">\">x";

        let tags = start_tags(html);

        assert_eq!(tags.len(), 2);
        assert_eq!(tags[0].name, "link");
        assert_eq!(tags[0].attribute("rel"), Some("stylesheet"));
        assert_eq!(tags[0].attribute("href"), Some("a b.css"));
        assert_eq!(tags[0].attribute("disabled"), Some(""));
        assert_eq!(&html[tags[1].span.clone()], "<p title=\">\">");
    }

    #[test]
    fn what_looks_like_a_tag_in_comments_and_scripts_is_none() {
        let html = "<!-- <a> --><script>'<b>'</script><style>/*<i>*/</style><u>";

        let names: Vec<_> = start_tags(html).into_iter().map(|tag| tag.name).collect();

        assert_eq!(names, ["script", "style", "u"]);
    }

    #[test]
    fn a_text_that_breaks_off_ends_the_last_tag() {
        for html in ["<", "<a", "<a b", "<a b=", "<a b=\"c", "<!--", "<script>"] {
            start_tags(html);
        }
    }
}

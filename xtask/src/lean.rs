//! The page without what is there for its authors alone: it is fetched before anything else.

/// Leaves out comments, indentation and empty lines. A script's comment has to stand on a line of its own, and none of its
/// texts may go over several lines.
pub fn lean(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out += before;
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    out += rest;
    let lines = out.lines().map(str::trim).filter(|line| {
        let is_note = line.starts_with("//") || (line.starts_with("/**") && line.ends_with("*/"));
        !line.is_empty() && !is_note
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_nothing_else() {
        let page = "<p>\n  <!-- why\n  so -->\n  <b>bold</b> <i>too</i>\n<script>\n  // why\n  /** what */\n\n  \
                    go(\"https://x\"); // stays\n</script>";
        assert_eq!(
            lean(page),
            "<p>\n<b>bold</b> <i>too</i>\n<script>\ngo(\"https://x\"); // stays\n</script>"
        );
        assert_eq!(lean("<p><!-- never closed"), "<p>");
    }
}

//! Shapes as the text of an SVG file that stands on its own: it names no font file, no stylesheet, no other
//! place, and nothing a person typed can become markup.

use std::fmt::Write;

use crate::Rect;

/// The widest letters a line holds are wider than the average; so much room is left.
const AVERAGE: f64 = 0.5;

/// A drawing that is written as it grows.
#[derive(Clone, Debug, Default)]
pub struct Svg {
    body: String,
}

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type<'a> {
    /// The families, best first.
    pub family: &'a str,
    /// The size.
    pub size: f64,
    /// The weight.
    pub weight: u32,
    /// The colour.
    pub fill: &'a str,
    /// Whether the place given is where the line ends, not where it begins.
    pub ends: bool,
}

/// How a line or an area is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stroke<'a> {
    /// The colour of the line, or `none`.
    pub color: &'a str,
    /// How wide the line is.
    pub width: f64,
    /// Lengths of dashes and gaps; empty for none.
    pub dashes: &'a str,
}

impl Svg {
    /// Adds a path that is a line.
    pub fn path(&mut self, path: &str, stroke: &Stroke<'_>) {
        let path = attribute(path);
        self.put(format_args!(
            "<path d=\"{path}\" fill=\"none\"{}/>",
            line(stroke)
        ));
    }

    /// Adds a path that is an area.
    pub fn area(&mut self, path: &str, fill: &str) {
        let (path, fill) = (attribute(path), attribute(fill));
        self.put(format_args!("<path d=\"{path}\" fill=\"{fill}\"/>"));
    }

    /// Adds a rectangle with rounded corners.
    pub fn rect(&mut self, at: &Rect, radius: f64, fill: &str, stroke: &Stroke<'_>) {
        let size = at.size();
        self.put(format_args!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{radius}\" fill=\"{}\"{}/>",
            at.left,
            at.top,
            size.x,
            size.y,
            attribute(fill),
            line(stroke)
        ));
    }

    /// Adds a line of text; its base line is at `y`.
    pub fn text(&mut self, x: f64, y: f64, words: &str, how: &Type<'_>) {
        let anchor = if how.ends { " text-anchor=\"end\"" } else { "" };
        self.put(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-family=\"{}\" font-size=\"{}\" font-weight=\"{}\" fill=\"{}\"{anchor}>{}</text>",
            attribute(how.family),
            how.size,
            how.weight,
            attribute(how.fill),
            escape(words)
        ));
    }

    /// Begins a group of shapes; its title is shown to who points at it.
    pub fn begin(&mut self, title: &str) {
        self.put(format_args!("<g><title>{}</title>", escape(title)));
    }

    /// Ends the group begun last.
    pub fn end(&mut self) {
        self.put(format_args!("</g>"));
    }

    /// The whole file: this part of the drawing, on a ground of this colour.
    pub fn finish(self, title: &str, part: &Rect, ground: &str) -> String {
        let size = part.size();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.0}\" height=\"{:.0}\" viewBox=\"{:.1} {:.1} {:.1} {:.1}\" role=\"img\"><title>{}</title><rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{}\"/>{}</svg>\n",
            size.x,
            size.y,
            part.left,
            part.top,
            size.x,
            size.y,
            escape(title),
            part.left,
            part.top,
            size.x,
            size.y,
            attribute(ground),
            self.body
        )
    }

    fn put(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing into a string does not fail.
        let _ = self.body.write_fmt(what);
        self.body.push('\n');
    }
}

fn line(stroke: &Stroke<'_>) -> String {
    if stroke.color.is_empty() || stroke.width <= 0.0 {
        return String::new();
    }
    let dashes = if stroke.dashes.is_empty() {
        String::new()
    } else {
        format!(" stroke-dasharray=\"{}\"", attribute(stroke.dashes))
    };
    format!(
        " stroke=\"{}\" stroke-width=\"{:.2}\"{dashes}",
        attribute(stroke.color),
        stroke.width
    )
}

/// Words as the text of XML: no markup, and nothing that XML forbids.
fn escape(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\t' | '\n' | '\r' => text.push(' '),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => text.push(letter),
        }
    }
    text
}

fn attribute(value: &str) -> String {
    escape(value)
}

/// Words in at most `lines` lines of a width, set in letters of a size. Where they do not fit, the last line ends in
/// an ellipsis.
pub fn wrap(words: &str, width: f64, size: f64, lines: usize) -> Vec<String> {
    let most = ((width / (size * AVERAGE)) as usize).max(4);
    let mut done: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let length = line.chars().count();
        let fits = length == 0 || length + 1 + word.chars().count() <= most;
        if fits {
            if length > 0 {
                line.push(' ');
            }
            line.push_str(word);
        } else if done.len() + 1 < lines {
            done.push(std::mem::replace(&mut line, word.to_owned()));
        } else {
            line.push('…');
            break;
        }
    }
    if !line.is_empty() {
        done.push(line);
    }
    for line in &mut done {
        if line.chars().count() > most + 1 {
            *line = line.chars().take(most).chain(['…']).collect();
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TYPE: Type<'_> = Type {
        family: "Georgia, serif",
        size: 14.0,
        weight: 400,
        fill: "#111",
        ends: false,
    };

    const PART: Rect = Rect {
        left: -10.0,
        top: 0.0,
        right: 90.0,
        bottom: 50.0,
    };

    fn written(words: &str) -> String {
        let mut svg = Svg::default();
        svg.begin(words);
        svg.text(1.0, 2.0, words, &TYPE);
        svg.end();
        svg.finish(words, &PART, "#fff")
    }

    #[test]
    fn what_is_typed_cannot_become_markup() {
        let text = written("</text><script>alert(\"1\") & more\u{0}\n</script>");
        assert!(!text.contains("<script"), "{text}");
        assert!(text.contains("&lt;script&gt;alert(&quot;1&quot;) &amp; more &lt;/script&gt;"));
        assert!(!text.contains('\u{0}'));
    }

    #[test]
    fn shapes_are_written() {
        let mut svg = Svg::default();
        let stroke = Stroke {
            color: "#333",
            width: 1.5,
            dashes: "4 3",
        };
        svg.path("M0 0C1 1 2 2 3 3", &stroke);
        svg.rect(&PART, 6.0, "#fff", &Stroke::default());
        svg.area("M0 0h1v1z", "#0a0");
        let text = svg.finish("Map", &PART, "#fff");
        assert!(text.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50\" viewBox=\"-10.0 0.0 100.0 50.0\""));
        assert!(text.contains("<path d=\"M0 0C1 1 2 2 3 3\" fill=\"none\" stroke=\"#333\" stroke-width=\"1.50\" stroke-dasharray=\"4 3\"/>"));
        assert!(text.contains("height=\"50.0\" rx=\"6\" fill=\"#fff\"/>"));
        assert!(text.contains("<path d=\"M0 0h1v1z\" fill=\"#0a0\"/>"));
    }

    #[test]
    fn words_are_broken_into_lines() {
        let words = "Raise our net promoter score from 42 to 50 by the end of the third quarter";
        let lines = wrap(words, 210.0, 14.0, 2);
        assert_eq!(
            lines,
            [
                "Raise our net promoter score",
                "from 42 to 50 by the end of…"
            ]
        );
        assert_eq!(wrap("Short", 210.0, 14.0, 2), ["Short"]);
        assert_eq!(wrap("  ", 210.0, 14.0, 2), Vec::<String>::new());
        let long = wrap(&"x".repeat(200), 210.0, 14.0, 2);
        assert_eq!(long[0].chars().count(), 31);
    }

    proptest! {
        #[test]
        fn any_words_leave_the_file_whole(words in any::<String>()) {
            let text = written(&words);
            let opened = text.matches("<g>").count() + text.matches("<text ").count() + text.matches("<title>").count();
            let closed = text.matches("</g>").count() + text.matches("</text>").count() + text.matches("</title>").count();
            prop_assert_eq!((opened, closed), (4, 4));
            let forbidden = text.contains('\u{1}');
            prop_assert!(!forbidden);
        }

        #[test]
        fn no_line_is_longer_than_asked_for(words in "[a-z ]{0,300}", lines in 1_usize..5) {
            let broken = wrap(&words, 140.0, 14.0, lines);
            prop_assert!(broken.len() <= lines);
            prop_assert!(broken.iter().all(|line| line.chars().count() <= 21));
        }
    }
}

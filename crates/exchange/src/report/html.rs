//! A report as one HTML file that needs nothing else: no script, no style from elsewhere, no picture to fetch. Its
//! policy says so, so that no browser would fetch any even if there were one.

use super::{Block, Cell, Chart, Document, Entry, Item, Line, Section, Table};

/// How it looks: the app shows reports with the same.
const STYLE: &str = include_str!("../../../../style/sheet.css");

/// What the style above takes from the app, and how a report lies on a page of its own, on screen and on paper.
const OWN_STYLE: &str = include_str!("own.css");

/// The report as an HTML file.
pub fn html(document: &Document) -> String {
    let title = escaped(&document.title);
    let wide = if document.is_wide { " data-wide" } else { "" };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>\n{OWN_STYLE}{STYLE}</style>\n</head>\n<body>\n<main class=\"sheet\"{wide}>\n\
         <header>\n<p class=\"sheet-kind\">{}</p>\n<h1 class=\"sheet-title\">{title}</h1>\n",
        escaped(&document.lang),
        escaped(&document.kind),
    );
    lines(&mut out, &document.facts, "sheet-facts");
    out += "</header>\n";
    for of in &document.sections {
        section(&mut out, of);
    }
    out += &format!(
        "<footer>{}</footer>\n</main>\n</body>\n</html>\n",
        escaped(&document.foot)
    );
    out
}

fn section(out: &mut String, section: &Section) {
    let (code, title) = (escaped(section.code), escaped(&section.title));
    *out += &format!(
        "<section class=\"sheet-section\" data-section=\"{code}\">\n<h2 class=\"sheet-heading\">{title}</h2>\n"
    );
    for block in &section.blocks {
        match block {
            Block::Text(text) => *out += &format!("<p>{}</p>\n", escaped(text)),
            Block::Lines(of) => lines(out, of, "sheet-lines"),
            Block::Goals(entries) => {
                for of in entries {
                    entry(out, of);
                }
            }
            Block::Table(of) => table(out, of),
            Block::List(items) => list(out, items),
            Block::Chart(heading, of) => {
                *out += "<div class=\"sheet-chart\">\n";
                if !heading.is_empty() {
                    *out += &format!("<h3 class=\"sheet-name\">{}</h3>\n", escaped(heading));
                }
                chart(out, of);
                *out += "</div>\n";
            }
        }
    }
    *out += "</section>\n";
}

fn lines(out: &mut String, lines: &[Line], class: &str) {
    if lines.is_empty() {
        return;
    }
    *out += &format!("<dl class=\"{class}\">\n");
    for line in lines {
        *out += &format!(
            "<div><dt>{}</dt> <dd>{}</dd></div>\n",
            escaped(&line.name),
            escaped(&line.text)
        );
    }
    *out += "</dl>\n";
}

fn entry(out: &mut String, entry: &Entry) {
    *out += &format!(
        "<article class=\"sheet-goal\">\n<div class=\"sheet-head\">\n<p class=\"sheet-label\">{}</p>\n",
        escaped(&entry.label)
    );
    if let Some((state, tone)) = &entry.state {
        *out += &format!(
            "<p class=\"sheet-state\" data-tone=\"{}\">{}</p>\n",
            tone.word(),
            escaped(state)
        );
    }
    *out += &format!(
        "</div>\n<h3 class=\"sheet-name\">{}</h3>\n",
        escaped(&entry.statement)
    );
    if let Some(of) = &entry.chart {
        chart(out, of);
    }
    if let Some(measures) = &entry.measures {
        table(out, measures);
    }
    lines(out, &entry.lines, "sheet-lines");
    *out += "</article>\n";
}

/// Where there is no room for columns its rows are lists, and the roles say that it is a table all the same.
fn table(out: &mut String, table: &Table) {
    *out += &format!(
        "<table role=\"table\">\n<caption>{}</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">",
        escaped(&table.caption)
    );
    for name in &table.head {
        *out += &format!(
            "<th scope=\"col\" role=\"columnheader\">{}</th>",
            escaped(name)
        );
    }
    *out += "</tr></thead>\n<tbody role=\"rowgroup\">\n";
    for row in &table.rows {
        *out += "<tr role=\"row\">";
        for (at, of) in row.cells.iter().enumerate() {
            let name = table.head.get(at).map_or("", String::as_str);
            cell(out, of, name, at == 0);
        }
        *out += "</tr>\n";
    }
    *out += "</tbody>\n</table>\n";
}

/// A cell. Where there is no room for columns, it bears its column's name.
fn cell(out: &mut String, cell: &Cell, name: &str, is_first: bool) {
    let lines: Vec<String> = cell.lines.iter().map(|line| escaped(line)).collect();
    let lines = lines.join("<br>");
    let said = match cell.tone {
        Some(tone) => format!(
            "<span class=\"sheet-state\" data-tone=\"{}\">{lines}</span>",
            tone.word()
        ),
        None => lines,
    };
    *out += &match is_first {
        true => format!("<th scope=\"row\" role=\"rowheader\">{said}</th>"),
        false => format!(
            "<td role=\"cell\" data-name=\"{}\">{said}</td>",
            escaped(name)
        ),
    };
}

fn list(out: &mut String, items: &[Item]) {
    // What is still to be written, the next last: an item, or the end of what belongs to one.
    let mut open: Vec<Option<&Item>> = items.iter().rev().map(Some).collect();
    *out += "<ul>\n";
    while let Some(next) = open.pop() {
        let Some(item) = next else {
            *out += "</ul></li>\n";
            continue;
        };
        *out += &format!("<li>{}", escaped(&item.text));
        for line in &item.details {
            *out += &format!(
                " <span class=\"sheet-detail\"><i>{}</i> {}</span>",
                escaped(&line.name),
                escaped(&line.text)
            );
        }
        if item.items.is_empty() {
            *out += "</li>\n";
        } else {
            *out += "\n<ul>\n";
            open.push(None);
            open.extend(item.items.iter().rev().map(Some));
        }
    }
    *out += "</ul>\n";
}

fn chart(out: &mut String, chart: &Chart) {
    *out += "<figure class=\"sheet-bar\">\n";
    *out += &chart.bar.svg(&chart.words);
    *out += &format!("<figcaption>{}</figcaption>\n", escaped(&chart.words));
    if !chart.legend.is_empty() {
        *out += "<ul class=\"sheet-legend\">\n";
        for (tone, said) in &chart.legend {
            *out += &format!("<li data-tone=\"{}\">{}</li>\n", tone.word(), escaped(said));
        }
        *out += "</ul>\n";
    }
    *out += "</figure>\n";
}

/// Words as the text of HTML, or as the value of an attribute between double quotation marks: no markup, and no
/// character that HTML forbids.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&#39;"),
            '\t' | '\n' => text.push(letter),
            '\r' => text.push('\n'),
            letter if letter.is_control() => {}
            letter => text.push(letter),
        }
    }
    text
}

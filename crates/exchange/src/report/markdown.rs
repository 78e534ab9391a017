//! A report as Markdown. What a person typed can become neither markup nor a link, nor a line of its own.

use sightline_workshop::report::escaped;

use super::{Block, Chart, Document, Entry, Item, Line, Table};

/// The report as Markdown (CommonMark with the tables of GitHub).
pub fn markdown(document: &Document) -> String {
    let mut out = String::new();
    paragraph(&mut out, &document.kind);
    out += &format!("# {}\n\n", escaped(&document.title));
    lines(&mut out, &document.facts);
    for section in &document.sections {
        out += &format!("## {}\n\n", escaped(&section.title));
        for block in &section.blocks {
            write(&mut out, block);
        }
    }
    out += "---\n\n";
    out += &escaped(&document.foot);
    out.push('\n');
    out
}

fn write(out: &mut String, block: &Block) {
    match block {
        Block::Text(text) => paragraph(out, text),
        Block::Lines(of) => lines(out, of),
        Block::Goals(entries) => {
            for of in entries {
                entry(out, of);
            }
        }
        Block::Table(of) => table(out, of),
        Block::List(items) => list(out, items),
        Block::Chart(heading, of) => {
            if !heading.is_empty() {
                out.push_str(&format!("### {}\n\n", escaped(heading)));
            }
            chart(out, of);
        }
    }
}

fn paragraph(out: &mut String, text: &str) {
    let text = escaped(text);
    if !text.is_empty() {
        *out += &text;
        *out += "\n\n";
    }
}

fn lines(out: &mut String, lines: &[Line]) {
    for line in lines {
        *out += &format!("- **{}:** {}\n", escaped(&line.name), escaped(&line.text));
    }
    if !lines.is_empty() {
        out.push('\n');
    }
}

fn entry(out: &mut String, entry: &Entry) {
    *out += &format!("### {}\n\n", escaped(&entry.statement));
    paragraph(out, &entry.label);
    let state = entry.state.iter().map(|(state, _)| state);
    let said = state.chain(entry.chart.iter().map(|chart| &chart.words));
    let said: Vec<String> = said.map(|said| escaped(said)).collect();
    if !said.is_empty() {
        *out += &format!("**{}**\n\n", said.join(" · "));
    }
    if let Some(measures) = &entry.measures {
        table(out, measures);
    }
    lines(out, &entry.lines);
}

fn table(out: &mut String, table: &Table) {
    let row = |out: &mut String, cells: &mut dyn Iterator<Item = String>| {
        for cell in cells {
            *out += &format!("| {cell} ");
        }
        *out += "|\n";
    };
    row(out, &mut table.head.iter().map(|name| escaped(name)));
    row(out, &mut table.head.iter().map(|_| "---".to_owned()));
    for of in &table.rows {
        let cell = |lines: &[String]| {
            let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
            lines.join("; ")
        };
        row(out, &mut of.cells.iter().map(|of| cell(&of.lines)));
    }
    out.push('\n');
}

fn list(out: &mut String, items: &[Item]) {
    let mut open: Vec<(usize, &Item)> = items.iter().rev().map(|item| (0, item)).collect();
    while let Some((depth, item)) = open.pop() {
        let details: Vec<String> = item
            .details
            .iter()
            .map(|line| format!("{}: {}", escaped(&line.name), escaped(&line.text)))
            .collect();
        let details = match details.is_empty() {
            true => String::new(),
            false => format!(" ({})", details.join("; ")),
        };
        let indent = "  ".repeat(depth);
        *out += &format!("{indent}- {}{details}\n", escaped(&item.text));
        open.extend(item.items.iter().rev().map(|inner| (depth + 1, inner)));
    }
    out.push('\n');
}

fn chart(out: &mut String, chart: &Chart) {
    paragraph(out, &chart.words);
    for (_, said) in &chart.legend {
        *out += &format!("- {}\n", escaped(said));
    }
    if !chart.legend.is_empty() {
        out.push('\n');
    }
}

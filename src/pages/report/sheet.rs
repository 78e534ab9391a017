//! The report as it is handed out: the same as its HTML file, one storey of headings lower.

use leptos::prelude::*;
use sightline_draw::bar::{Bar, HEIGHT, Tone, WIDTH};
use sightline_exchange::report::{Block, Cell, Chart, Document, Entry, Item, Line, Section, Table};
use sightline_text::report::page as text;

/// All of it.
pub fn sheet(document: &Document) -> AnyView {
    let sections: Vec<AnyView> = document.sections.iter().map(section).collect();
    let wide = document.is_wide.then_some("");
    view! {
        <article class="sheet" data-wide=wide aria-label=text::label() lang=document.lang.clone()>
            <header>
                <p class="sheet-kind">{document.kind.clone()}</p>
                <h2 class="sheet-title">{document.title.clone()}</h2>
                {lines(&document.facts, "sheet-facts")}
            </header>
            {sections}
            <footer>{document.foot.clone()}</footer>
        </article>
    }
    .into_any()
}

fn section(of: &Section) -> AnyView {
    let blocks: Vec<AnyView> = of.blocks.iter().map(block).collect();
    view! {
        <section class="sheet-section" data-section=of.code>
            <h3 class="sheet-heading">{of.title.clone()}</h3>
            {blocks}
        </section>
    }
    .into_any()
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Text(text) => view! { <p>{text.clone()}</p> }.into_any(),
        Block::Lines(of) => lines(of, "sheet-lines"),
        Block::Goals(entries) => {
            let entries: Vec<AnyView> = entries.iter().map(entry).collect();
            entries.into_any()
        }
        Block::Table(of) => table(of),
        Block::List(items) => list(items),
        Block::Chart(heading, of) => {
            let heading = (!heading.is_empty())
                .then(|| view! { <h4 class="sheet-name">{heading.clone()}</h4> }.into_any());
            view! { <div class="sheet-chart">{heading} {chart(of)}</div> }.into_any()
        }
    }
}

fn lines(lines: &[Line], class: &'static str) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let line = |line: &Line| {
        view! { <div><dt>{line.name.clone()}</dt> " " <dd>{line.text.clone()}</dd></div> }
            .into_any()
    };
    let lines: Vec<AnyView> = lines.iter().map(line).collect();
    view! { <dl class=class>{lines}</dl> }.into_any()
}

fn entry(entry: &Entry) -> AnyView {
    let state = entry.state.as_ref().map(|(state, tone)| {
        view! { <p class="sheet-state" data-tone=tone.word()>{state.clone()}</p> }.into_any()
    });
    view! {
        <article class="sheet-goal">
            <div class="sheet-head">
                <p class="sheet-label">{entry.label.clone()}</p>
                {state}
            </div>
            <h4 class="sheet-name">{entry.statement.clone()}</h4>
            {entry.chart.as_ref().map(chart)}
            {entry.measures.as_ref().map(table)}
            {lines(&entry.lines, "sheet-lines")}
        </article>
    }
    .into_any()
}

/// Where there is no room for columns its rows are lists, and the roles say that it is a table all the same.
fn table(table: &Table) -> AnyView {
    let head: Vec<AnyView> = table
        .head
        .iter()
        .map(|name| view! { <th scope="col" role="columnheader">{name.clone()}</th> }.into_any())
        .collect();
    let rows: Vec<AnyView> = table
        .rows
        .iter()
        .map(|row| {
            let cells = row.cells.iter().zip(&table.head).enumerate();
            let cells: Vec<AnyView> = cells
                .map(|(at, (of, name))| cell(of, name, at == 0))
                .collect();
            view! { <tr role="row">{cells}</tr> }.into_any()
        })
        .collect();
    view! {
        <table role="table">
            <caption>{table.caption.clone()}</caption>
            <thead role="rowgroup"><tr role="row">{head}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn cell(cell: &Cell, name: &str, is_first: bool) -> AnyView {
    let mut words: Vec<AnyView> = Vec::new();
    for line in &cell.lines {
        if !words.is_empty() {
            words.push(view! { <br /> }.into_any());
        }
        words.push(line.clone().into_any());
    }
    let said = match cell.tone {
        Some(tone) => {
            view! { <span class="sheet-state" data-tone=tone.word()>{words}</span> }.into_any()
        }
        None => words.into_any(),
    };
    if is_first {
        view! { <th scope="row" role="rowheader">{said}</th> }.into_any()
    } else {
        view! { <td role="cell" data-name=name.to_owned()>{said}</td> }.into_any()
    }
}

/// As deep as a report makes it, which is four at most.
fn list(items: &[Item]) -> AnyView {
    let item = |item: &Item| {
        let details: Vec<AnyView> = item
            .details
            .iter()
            .map(|line| {
                view! { " " <span class="sheet-detail"><i>{line.name.clone()}</i> " " {line.text.clone()}</span> }
                    .into_any()
            })
            .collect();
        let inner = (!item.items.is_empty()).then(|| list(&item.items));
        view! { <li>{item.text.clone()} {details} {inner}</li> }.into_any()
    };
    let items: Vec<AnyView> = items.iter().map(item).collect();
    view! { <ul>{items}</ul> }.into_any()
}

fn chart(chart: &Chart) -> AnyView {
    let legend: Vec<AnyView> = chart
        .legend
        .iter()
        .map(|(tone, said)| view! { <li data-tone=tone.word()>{said.clone()}</li> }.into_any())
        .collect();
    let legend =
        (!legend.is_empty()).then(|| view! { <ul class="sheet-legend">{legend}</ul> }.into_any());
    // What is drawn stands below it in words.
    view! {
        <figure class="sheet-bar">
            {bar(&chart.bar)}
            <figcaption>{chart.words.clone()}</figcaption>
            {legend}
        </figure>
    }
    .into_any()
}

fn bar(bar: &Bar) -> AnyView {
    let rect = |rect: sightline_draw::Rect, tone: Option<Tone>| {
        let size = rect.size();
        let is_missing = tone == Some(Tone::Missing);
        let fill = match tone {
            None => "#f3efe8",
            Some(Tone::Missing) => "#ffffff",
            Some(tone) => tone.color(),
        };
        view! {
            <rect x=format!("{:.1}", rect.left) y=format!("{:.1}", rect.top) width=format!("{:.1}", size.x)
                height=format!("{:.1}", size.y) rx="1.5" fill=fill stroke=is_missing.then_some(Tone::Bad.color())
                stroke-dasharray=is_missing.then_some("4 3") />
        }
        .into_any()
    };
    let parts: Vec<AnyView> = bar.rects().map(|(at, tone)| rect(at, Some(tone))).collect();
    let mark = bar.mark_path().map(|mark| {
        view! { <path d=mark fill="none" stroke="#1d1c1a" stroke-width="1.5" /> }.into_any()
    });
    view! {
        <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true" focusable="false">
            {rect(Bar::ground(), None)} {parts} {mark}
        </svg>
    }
    .into_any()
}

//! What a person typed stays what they typed, whoever reads the file. Read by real parsers.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use scraper::{Html, Node, Selector};
use sightline_exchange::report::{Audience, Document, Scope, html, markdown};
use sightline_plan::{
    Edit, Goal, Id, Plan,
    model::{CheckIn, Metric, Milestone, Person},
};

use crate::common::{sample, today, told};

/// What people try.
const NASTY: &[&str] = &[
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "&lt;b&gt; &amp; &#60;",
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<https://evil.example>",
    "https://evil.example/path",
    "www.evil.example",
    "mail me@evil.example",
    "mailto:me@evil.example",
    "# heading #",
    "- item",
    "1. one",
    "12) twelve",
    "> quote",
    "| a | b |",
    "*bold* __bold__ ~~gone~~ `code`",
    "```\ncode\n```",
    "    indented",
    "\ttabbed",
    "line one\nline two\n\n## line three",
    "---",
    "===",
    "+++",
    "[x]: https://evil.example",
    "[^1]",
    "- [ ] task",
    ": definition",
    "$x^2$ {=html}",
    "a\\",
    "trailing  ",
    "\u{0}\u{1}\u{7f}\u{85}",
    "\u{2028}next\u{2029}",
    "<!-- -->",
    "&nbsp;",
    "{{braces}} {n}",
    "javascript:alert(1)",
    "{ background: url(https://evil.example) }",
];

fn typed() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(NASTY).prop_map(str::to_owned);
    let marks = r#"[-<>&"'*_`#\[\]()|~:/@.!1a \n=+^$\\{}]{0,24}"#;
    let both = (nasty.clone(), any::<String>()).prop_map(|(one, other)| format!("{one} {other}"));
    prop_oneof![nasty, any::<String>(), marks, both]
}

/// The sample plan with these words in every place that people type into and reports tell of.
fn with_words(text: &str) -> Plan {
    let mut plan = sample();
    let mut edits: Vec<Edit> = Vec::new();
    let mut about = plan.about().as_ref().clone();
    about.name = text.to_owned();
    about.mission = text.to_owned();
    edits.push(Edit::Put(about.into()));
    for (at, goal) in plan.tables().goals.values().enumerate().take(9) {
        let mut goal = Goal::clone(goal);
        goal.statement = text.to_owned();
        goal.why = text.to_owned();
        for metric in &mut goal.metrics {
            *metric = Metric {
                name: text.to_owned(),
                unit: text.to_owned(),
                ..metric.clone()
            };
        }
        goal.milestones.push(Milestone {
            id: "typed".to_owned(),
            name: text.to_owned(),
            due: Some(today()),
            ..Milestone::default()
        });
        edits.push(Edit::Put(
            CheckIn {
                id: Id::new(&format!("typed-{at}")).unwrap(),
                goal: Some(goal.id.clone()),
                on: Some(today()),
                note: text.to_owned(),
                blocker: text.to_owned(),
                next_step: text.to_owned(),
                ..CheckIn::default()
            }
            .into(),
        ));
        edits.push(Edit::Put(goal.into()));
    }
    for person in plan.tables().people.values() {
        edits.push(Edit::Put(
            Person {
                name: text.to_owned(),
                ..Person::clone(person)
            }
            .into(),
        ));
    }
    for team in plan.tables().teams.values() {
        let mut team = sightline_plan::model::Team::clone(team);
        team.name = text.to_owned();
        edits.push(Edit::Put(team.into()));
    }
    for note in plan.tables().recognitions.values() {
        let mut note = sightline_plan::model::Recognition::clone(note);
        note.text = text.to_owned();
        edits.push(Edit::Put(note.into()));
    }
    plan.apply(Edit::Several(edits)).unwrap();
    plan
}

fn documents(plan: &Plan) -> Vec<Document> {
    let person = plan
        .tables()
        .goals
        .values()
        .find_map(|goal| goal.owner.clone())
        .unwrap();
    let scopes = [Scope::Plan, Scope::Person(person)];
    scopes
        .into_iter()
        .flat_map(|scope| {
            Audience::ALL.map(|audience| told(plan, scope.clone(), audience, false).unwrap())
        })
        .collect()
}

/// Fails where the Markdown has anything but what a report is made of.
fn is_plain(text: &str) {
    let mut words = String::new();
    let mut headings = 0;
    for event in Parser::new_ext(text, Options::all()) {
        match event {
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::Start(
                Tag::Paragraph
                | Tag::List(None)
                | Tag::Item
                | Tag::Strong
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell,
            )
            | Event::End(_)
            | Event::Rule => {}
            Event::Text(text) => words.push_str(&text),
            other => panic!("{other:?} in\n{text}"),
        }
    }
    let own = text.lines().filter(|line| line.starts_with('#')).count();
    assert!(
        headings == own,
        "{headings} headings, {own} written: {text}"
    );
}

/// Fails where a reader as GitHub's makes a link or markup of anything.
fn has_no_link(text: &str) {
    use comrak::{Arena, Options, nodes::NodeValue, parse_document};
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    let root = parse_document(&arena, text, &options);
    for node in root.descendants() {
        let value = &node.data.borrow().value;
        let is_fine = matches!(
            value,
            NodeValue::Document
                | NodeValue::Heading(_)
                | NodeValue::Paragraph
                | NodeValue::List(_)
                | NodeValue::Item(_)
                | NodeValue::Strong
                | NodeValue::Table(_)
                | NodeValue::TableRow(_)
                | NodeValue::TableCell
                | NodeValue::ThematicBreak
                | NodeValue::Text(_)
        );
        assert!(is_fine, "{value:?} in\n{text}");
    }
}

/// Fails where the HTML has an element, an attribute or an address that no report is made of.
fn is_own_html(text: &str) {
    const ELEMENTS: &[&str] = &[
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "section",
        "article",
        "footer",
        "div",
        "h1",
        "h2",
        "h3",
        "p",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "ul",
        "li",
        "span",
        "i",
        "br",
        "figure",
        "figcaption",
        "svg",
        "rect",
        "path",
    ];
    const ATTRIBUTES: &[&str] = &[
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "scope",
        "data-name",
        "data-tone",
        "data-section",
        "width",
        "height",
        "viewBox",
        "role",
        "x",
        "y",
        "rx",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "d",
        "xmlns",
    ];
    let document = Html::parse_document(text);
    assert_eq!(document.errors, [] as [&str; 0], "{text}");
    for node in document.tree.values() {
        match node {
            Node::Element(element) => {
                assert!(
                    ELEMENTS.contains(&element.name()),
                    "{}: {text}",
                    element.name()
                );
                for (name, value) in element.attrs() {
                    assert!(ATTRIBUTES.contains(&name), "{name}={value}");
                }
            }
            Node::Comment(comment) => panic!("{comment:?}"),
            _ => {}
        }
    }
    let styles: Vec<_> = document
        .select(&Selector::parse("style").unwrap())
        .collect();
    assert_eq!(styles.len(), 1);
    let style: String = styles[0].text().collect();
    assert!(
        !style.contains("url(") && !style.contains("@import"),
        "{style}"
    );
}

#[test]
fn nothing_that_people_try_is_more_than_words() {
    for text in NASTY {
        let plan = with_words(text);
        for document in documents(&plan) {
            let written = markdown(&document);
            is_plain(&written);
            has_no_link(&written);
            is_own_html(&html(&document));
        }
    }
}

#[test]
fn what_was_typed_is_read_back() {
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for text in NASTY {
        let title: String = text
            .chars()
            .map(|it| if it.is_control() { ' ' } else { it })
            .collect();
        if title.trim().is_empty() {
            continue;
        }
        let plan = with_words(text);
        let document = told(&plan, Scope::Plan, Audience::Executive, false).unwrap();

        let page = Html::parse_document(&html(&document));
        let heading = page.select(&Selector::parse("h1").unwrap()).next().unwrap();
        let read: String = heading.text().collect();
        assert_eq!(squeezed(&read), squeezed(&title));

        let written = markdown(&document);
        let mut read = String::new();
        let mut inside = false;
        for event in Parser::new_ext(&written, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Heading { level, .. }) => inside = level as usize == 1,
                Event::End(_) if !read.is_empty() => break,
                Event::Text(text) if inside => read.push_str(&text),
                _ => {}
            }
        }
        assert_eq!(squeezed(&read), squeezed(&title), "{written}");
    }
}

#[test]
fn the_file_needs_nothing_and_says_so() {
    let document = told(&sample(), Scope::Plan, Audience::Manager, false).unwrap();
    let text = html(&document);
    let page = Html::parse_document(&text);
    let policy = Selector::parse("meta[http-equiv='Content-Security-Policy']").unwrap();
    let policy = page
        .select(&policy)
        .next()
        .unwrap()
        .attr("content")
        .unwrap();
    assert_eq!(policy, "default-src 'none'; style-src 'unsafe-inline'");
    for word in [
        "<script", "<link", "<img", " src=", " href=", "@import", "url(",
    ] {
        assert!(!text.contains(word), "{word}");
    }
    for word in [
        "@page",
        "counter(pages)",
        "break-inside: avoid",
        "table-header-group",
    ] {
        assert!(text.contains(word), "{word}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_words_become_markup(text in typed()) {
        let plan = with_words(&text);
        for document in documents(&plan) {
            let written = markdown(&document);
            is_plain(&written);
            has_no_link(&written);
            is_own_html(&html(&document));
        }
    }
}

//! Another reader of calendar files.

use icalendar::parser::{self, Component};

/// The events of a file, each as its lines by name.
pub fn events(text: &str) -> Vec<Vec<(String, String)>> {
    let unfolded = parser::unfold(text);
    let read = parser::read_calendar(&unfolded).unwrap();
    assert!(read.components.iter().all(|it| it.name == "VEVENT"));
    let lines = |event: &Component<'_>| -> Vec<(String, String)> {
        assert!(event.components.is_empty());
        let lines = event.properties.iter();
        let line = lines.map(|line| (line.name.to_string(), line.val.to_string()));
        line.collect()
    };
    read.components.iter().map(lines).collect()
}

pub fn line<'a>(event: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let mut lines = event.iter().filter(|(it, _)| it == name);
    let found = lines.next().map(|(_, value)| value.as_str());
    assert!(lines.next().is_none(), "{name} twice");
    found
}

/// Of each event, its UID and these lines.
pub fn facts(text: &str, names: &[&str]) -> Vec<String> {
    let fact = |event: Vec<(String, String)>| {
        let names = ["UID"].iter().chain(names);
        let values = names.map(|name| line(&event, name).unwrap_or("-").to_owned());
        values.collect::<Vec<_>>().join(" | ")
    };
    events(text).into_iter().map(fact).collect()
}

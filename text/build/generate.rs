//! Writes the Rust code for the English words: a thin function for each text, which brings its text along, and all
//! of them in one string, sorted by key, for those whose keys are known only while running.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::source::{Words, slots};

/// What stands at one step of a dotted key.
enum Node<'a> {
    Text(&'a str),
    Module(BTreeMap<&'a str, Node<'a>>),
}

/// The code to include at the root of the crate.
pub fn rust(words: &Words) -> String {
    let mut code = format!("pub(crate) const ENGLISH: &str = {:?};\n", pack(words));
    let mut root = BTreeMap::new();
    for (key, text) in words {
        insert(&mut root, key, Node::Text(text));
    }
    items(&mut code, "", &root);
    code
}

/// For each text how many bytes its key shares with the key before (`A` is none, `B` is one), the
/// key's other bytes, `=`, the text, and a nought.
fn pack(words: &Words) -> String {
    let mut packed = String::new();
    let mut before = "";
    for (key, text) in words {
        // Keys are ASCII; one character says how many of theirs are alike.
        let both = key.bytes().zip(before.bytes()).take(60);
        let shared = both.take_while(|(a, b)| a == b).count();
        packed.push((b'A' + shared as u8).into());
        let _ = write!(packed, "{}={text}\0", &key[shared..]);
        before = key;
    }
    packed
}

fn insert<'a>(module: &mut BTreeMap<&'a str, Node<'a>>, key: &'a str, node: Node<'a>) {
    match key.split_once('.') {
        None => {
            module.insert(key, node);
        }
        Some((first, rest)) => {
            let child = module
                .entry(first)
                .or_insert_with(|| Node::Module(BTreeMap::new()));
            // TOML itself refuses a key that is both a text and a table.
            if let Node::Module(child) = child {
                insert(child, rest, node);
            }
        }
    }
}

fn items(code: &mut String, path: &str, module: &BTreeMap<&str, Node>) {
    for (name, node) in module {
        let key = if path.is_empty() {
            (*name).to_owned()
        } else {
            format!("{path}.{name}")
        };
        match node {
            Node::Text(text) => text_function(code, name, &key, text),
            Node::Module(forms) => {
                if let Some((one, other)) = plural(forms) {
                    plural_function(code, name, &key, one, other);
                } else {
                    let _ = writeln!(
                        code,
                        "#[doc = {:?}]\npub mod {} {{",
                        format!("The words under `{key}`."),
                        identifier(name)
                    );
                    items(code, &key, forms);
                    code.push_str("}\n");
                }
            }
        }
    }
}

/// The two forms, where a table is a plural.
fn plural<'a>(table: &BTreeMap<&str, Node<'a>>) -> Option<(&'a str, &'a str)> {
    match (table.len(), table.get("one")?, table.get("other")?) {
        (2, Node::Text(one), Node::Text(other)) => Some((one, other)),
        _ => None,
    }
}

fn text_function(code: &mut String, name: &str, key: &str, text: &str) {
    let doc = quoted(text);
    let name = identifier(name);
    let slots = slots(text);
    let _ = if text.contains(['{', '}']) {
        let (parameters, arguments) = signature(&slots);
        writeln!(
            code,
            "#[doc = {doc:?}]\npub fn {name}({parameters}) -> String {{ crate::catalog::filled({key:?}, {text:?}, &[{arguments}]) }}"
        )
    } else {
        writeln!(
            code,
            "#[doc = {doc:?}]\npub fn {name}() -> &'static str {{ crate::catalog::plain({key:?}, {text:?}) }}"
        )
    };
}

fn plural_function(code: &mut String, name: &str, key: &str, one: &str, other: &str) {
    let both = [one, other].concat();
    let mut slots = slots(&both);
    slots.retain(|slot| *slot != "n");
    let (parameters, arguments) = signature(&slots);
    let _ = writeln!(
        code,
        "#[doc = {:?}]\npub fn {}(n: usize, {parameters}) -> String {{ crate::catalog::counted({key:?}, [{one:?}, {other:?}], n, &[(\"n\", &n), {arguments}]) }}",
        format!("{} or {}", quoted(one), quoted(other)),
        identifier(name)
    );
}

/// The parameters of a function and the table that it passes on.
fn signature(slots: &[&str]) -> (String, String) {
    let parameters: Vec<String> = slots
        .iter()
        .map(|slot| format!("{}: impl ::std::fmt::Display", identifier(slot)))
        .collect();
    let arguments: Vec<String> = slots
        .iter()
        .map(|slot| format!("({slot:?}, &{})", identifier(slot)))
        .collect();
    (parameters.join(", "), arguments.join(", "))
}

/// A text as a code span, so that rustdoc takes nothing in it for markup.
fn quoted(text: &str) -> String {
    let mut fence = "`".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

fn identifier(name: &str) -> String {
    let name = name.replace('-', "_");
    if KEYWORDS.contains(&name.as_str()) {
        name + "_"
    } else {
        name
    }
}

/// The keywords of the 2024 edition in lower case, strict and reserved
/// (The Rust Reference, "Keywords").
const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

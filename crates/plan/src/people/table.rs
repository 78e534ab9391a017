//! Lines of text as cells, and what the cells are.

/// What a cell of a pasted list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    First,
    Last,
    Role,
    Team,
    Department,
    Email,
    Manager,
    /// A heading that means nothing here.
    Other,
}

impl Column {
    /// The columns of a list without headings.
    pub const USUAL: [Self; 4] = [Self::Name, Self::Role, Self::Team, Self::Manager];

    /// What a heading (folded) announces.
    fn of_heading(heading: &str) -> Option<Self> {
        Some(match heading {
            "name" | "full name" | "person" | "people" | "employee" | "employee name"
            | "member" | "who" => Self::Name,
            "first name" | "given name" | "forename" | "first" => Self::First,
            "last name" | "surname" | "family name" | "last" => Self::Last,
            "role" | "title" | "job title" | "job" | "position" | "function" => Self::Role,
            "team" | "group" | "unit" | "squad" => Self::Team,
            "department" | "business unit" | "division" | "dept" => Self::Department,
            "email" | "e mail" | "mail" | "email address" | "e mail address" => Self::Email,
            "manager" | "lead" | "leader" | "boss" | "reports to" | "supervisor"
            | "line manager" => Self::Manager,
            _ => return None,
        })
    }
}

/// The columns that a line of headings announces; `None` where it is a person like any other.
pub(super) fn headings(cells: &[String]) -> Option<Vec<Column>> {
    let known: Vec<Option<Column>> = cells
        .iter()
        .map(|cell| Column::of_heading(&super::fold(cell)))
        .collect();
    let names = known
        .iter()
        .flatten()
        .any(|column| matches!(column, Column::Name | Column::First | Column::Last));
    // One heading that is no name, as in "Ana, lead", makes no line of headings.
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let enough = known.iter().flatten().count() * 2 >= filled;
    (names && enough).then(|| {
        known
            .into_iter()
            .map(|column| column.unwrap_or(Column::Other))
            .collect()
    })
}

/// What parts the cells: a tab as spreadsheets paste them, else a semicolon, else a comma.
pub(super) fn separator(text: &str) -> char {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let with = |sign: char| lines().filter(|line| line.contains(sign)).count();
    if with('\t') > 0 {
        '\t'
    } else if with(';') * 2 > lines().count() {
        ';'
    } else {
        ','
    }
}

/// The cells of a line. A cell in quotation marks may hold the separator.
pub(super) fn cells(line: &str, separator: char) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                quoted = true;
                cell.clear();
            }
            _ if letter == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(if letter.is_control() { ' ' } else { letter }),
        }
    }
    cells.push(cell);
    let tidy = |cell: String| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    cells.into_iter().map(tidy).collect()
}

/// The line without the sign that makes it an entry of a list: "- ", "• ", "3. ".
pub(super) fn without_bullet(line: &str) -> &str {
    let line = line.trim_matches(' ');
    let bullet = line.trim_start_matches(['-', '*', '•', '–', '·']);
    let digits = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let number = digits.strip_prefix(['.', ')']);
    match number {
        Some(rest) if digits.len() < line.len() && rest.starts_with(' ') => rest.trim_start(),
        _ if bullet.len() < line.len() && bullet.starts_with(' ') => bullet.trim_start(),
        _ => line,
    }
}

/// A name and the address behind it, as mail programs write them: "Ana Silva <ana@example.org>".
pub(super) fn name_and_mail(cell: &str) -> (String, String) {
    match cell.split_once('<') {
        Some((name, rest)) if rest.contains('@') => {
            let mail = rest.trim_end().trim_end_matches(['>', ';', ',']).trim();
            (name.trim().trim_matches('"').to_owned(), mail.to_owned())
        }
        _ => (cell.to_owned(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_what_stands_between_separators() {
        assert_eq!(
            cells(" Ana ,  Head of\u{a0}Sales,", ','),
            ["Ana", "Head of Sales", ""]
        );
        assert_eq!(
            cells(r#""Silva, Ana";"She said ""no""""#, ';'),
            ["Silva, Ana", r#"She said "no""#]
        );
        assert_eq!(cells("Ana \"Nan\" Silva", ','), ["Ana \"Nan\" Silva"]);
        assert_eq!(cells("", ','), [""]);
        assert_eq!(cells("\"open, end", ','), ["open, end"]);
    }

    #[test]
    fn bullets_and_numbers_go() {
        for (line, rest) in [
            ("- Ana", "Ana"),
            ("  • Ana", "Ana"),
            ("12. Ana", "Ana"),
            ("3) Ana", "Ana"),
            ("2nd Ana", "2nd Ana"),
            ("-Ana", "-Ana"),
            ("Ana - Bo", "Ana - Bo"),
            ("7.", "7."),
        ] {
            assert_eq!(without_bullet(line), rest);
        }
    }

    #[test]
    fn headings_are_told_from_people() {
        let columns = |line: &str| headings(&cells(line, ','));
        assert_eq!(
            columns("Name,Job title,E-mail"),
            Some(vec![Column::Name, Column::Role, Column::Email])
        );
        assert_eq!(
            columns("First name,Surname,Floor,Team"),
            Some(vec![
                Column::First,
                Column::Last,
                Column::Other,
                Column::Team
            ])
        );
        assert_eq!(columns("Ana,Lead,Sales"), None);
        assert_eq!(columns("Role,Team"), None);
        assert_eq!(columns(""), None);
    }
}

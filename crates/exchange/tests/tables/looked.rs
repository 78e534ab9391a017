//! What a table seems to be, and what speaks for it.

use sightline_exchange::csv::{
    self, Column, Decimal, Fault, Separator, Sheet, TableKind, Why, is_table,
};
use sightline_plan::{DateOrder, Settings};

use crate::common::{look, look_by};

fn cell(row: usize, found: &str) -> Why {
    let found = found.to_owned();
    Why::Cell { row, found }
}

#[test]
fn the_dialect_is_read_off_the_cells_that_leave_no_doubt() {
    let text = "Goal;Target;Due\r\nOne;1.500;03.04.2027\r\nTwo;12,5;31.12.2026\r\n";
    let (_, look) = look(text);
    let dialect = look.mapping.dialect;
    assert_eq!(dialect.separator, Separator::Semicolon);
    assert_eq!(
        (dialect.decimal, look.decimal),
        (Decimal::Comma, cell(3, "12,5"))
    );
    assert_eq!(dialect.dates, Some(DateOrder::DayFirst));
    assert_eq!(look.dates, cell(3, "31.12.2026"));
    assert!(!look.days_undecided);

    let (_, look) = crate::common::look("Goal\tTarget\tDue\nOne\t1.5\t12/31/2026\n");
    let dialect = look.mapping.dialect;
    assert_eq!(dialect.separator, Separator::Tab);
    assert_eq!(
        (dialect.decimal, look.decimal),
        (Decimal::Point, cell(2, "1.5"))
    );
    assert_eq!(
        (dialect.dates, look.dates),
        (Some(DateOrder::MonthFirst), cell(2, "12/31/2026"))
    );
}

#[test]
fn where_nothing_tells_it_is_as_usual_and_said_so() {
    let (sheet, look) = look("Goal,Target,Due\nOne,1500,3/4/2027\n");
    assert_eq!((look.decimal, look.dates), (Why::Usual, Why::Usual));
    assert!(look.days_undecided);
    let usual = Settings {
        date_order: DateOrder::MonthFirst,
        decimal: sightline_plan::DecimalSign::Comma,
        ..Settings::default()
    };
    let dialect = csv::look(&sheet, &usual).mapping.dialect;
    assert_eq!(
        (dialect.decimal, dialect.dates),
        (Decimal::Comma, Some(DateOrder::MonthFirst))
    );
    let (_, semicolons) = crate::common::look("Goal;Target\nOne;1500\n");
    assert_eq!(semicolons.decimal, Why::Semicolons);
    assert_eq!(semicolons.mapping.dialect.decimal, Decimal::Comma);
}

#[test]
fn ids_that_look_like_numbers_say_nothing_of_the_decimal_sign() {
    let (_, look) = look("No;Goal;Target\n1.1;One;2,5\n1.2;Two;3\n1.3;Three;4\n");
    assert_eq!(look.mapping.dialect.decimal, Decimal::Comma);
}

#[test]
fn the_headings_may_stand_below_a_title() {
    let (_, look) = look("Goals of the harbour\n\nGoal,Owner,Deadline\nOne,Ann,2027-01-01\n");
    assert_eq!(look.mapping.header, Some(1));
    assert_eq!(
        look.mapping.columns,
        [
            Some(Column::Statement),
            Some(Column::Owner),
            Some(Column::Due)
        ]
    );
}

#[test]
fn headings_that_nobody_knows_stand_above_days_and_numbers() {
    for text in [
        "Aim\tEnde\nWin clients\t31.12.2027\n",
        "Ziel;Wert\nMehr;12,5\n",
    ] {
        let (_, look) = look(text);
        assert_eq!(look.mapping.header, Some(0), "{text:?}");
    }
}

#[test]
fn cells_without_headings_are_known_by_what_they_are() {
    let text =
        "Raise crane availability by a tenth\tteam\t31/12/2026\nCut repairs\tperson\t1/2/2027\n";
    let (sheet, look) = look(text);
    assert_eq!(look.mapping.header, None);
    assert_eq!(
        look.mapping.columns,
        [
            Some(Column::Statement),
            Some(Column::Level),
            Some(Column::Due)
        ]
    );
    assert_eq!(look.mapping.body(&sheet), 0..2);
}

#[test]
fn the_kind_is_read_off_the_headings() {
    for (headings, kind) in [
        ("goal,owner,target,due", TableKind::Goals),
        ("name,assignee,due date,notes", TableKind::Goals),
        ("goal,metric,baseline,target,unit", TableKind::Metrics),
        ("goal id,kpi,target value", TableKind::Metrics),
        ("goal,date,value", TableKind::CheckIns),
        ("goal,metric,date,actual,comment", TableKind::CheckIns),
        (
            "goal,check-in date,confidence,blockers",
            TableKind::CheckIns,
        ),
        (
            "goal,owner,metric,target,current,last check-in",
            TableKind::Goals,
        ),
    ] {
        let (_, look) = look(&format!("{headings}\n"));
        assert_eq!(look.mapping.kind, kind, "{headings}");
        assert_eq!(look.mapping.lacks(), [], "{headings}");
    }
}

#[test]
fn what_is_written_here_and_the_tracker_are_known_at_once() {
    for kind in TableKind::ALL {
        let plan = crate::common::two_goals();
        let text = csv::write_table(&plan, kind, csv::Style::default());
        let (_, look) = look(&text);
        assert_eq!(look.mapping.kind, kind);
        let known: Vec<Column> = look.mapping.columns.iter().flatten().copied().collect();
        assert_eq!(known, kind.columns());
    }
    let (_, look) = look(&csv::tracker(csv::Style::default()));
    assert_eq!(look.mapping.kind, TableKind::Goals);
    let known: Vec<Column> = look.mapping.columns.iter().flatten().copied().collect();
    assert_eq!(known, csv::TRACKER);
}

/// Headings as these tools publish them for their imports and exports.
#[test]
fn the_columns_of_other_tools() {
    let peoplebox = "Row ID,Parent Row IDs,Goal Title,Owner Emails,Scope,Start Date,End Date,Description,\
                     Starting Value,Target Value,Current Value,Progress Status\n";
    let peoplecues = "Objective Title,Owner_Email_ID,Start_Date,Due_Date,Description,Metric_Name,\
                      Metric_Start_Value,Metric_Target_Value\n";
    let betterworks = "name,type,progress,start_date,end_date,owner_email,description\n";
    let asana = "Task ID,Name,Assignee,Start Date,Due Date,Notes,Parent task\n";
    let jira = "Issue key,Summary,Issue Type,Status,Assignee,Due date\n";
    for (headings, unknown) in [
        (peoplebox, 0),
        (peoplecues, 0),
        (betterworks, 1),
        (asana, 0),
        (jira, 0),
    ] {
        let (_, look) = look(headings);
        assert_eq!(look.mapping.kind, TableKind::Goals, "{headings}");
        let open = look
            .mapping
            .columns
            .iter()
            .filter(|it| it.is_none())
            .count();
        assert_eq!(open, unknown, "{headings} {:?}", look.mapping.columns);
        assert!(look.mapping.place(Column::Statement).is_some());
    }
    let (_, look) = look(asana);
    assert_eq!(look.mapping.columns.get(1), Some(&Some(Column::Statement)));
    assert_eq!(look.mapping.columns.get(6), Some(&Some(Column::Parent)));
}

#[test]
fn a_meaning_belongs_to_one_column() {
    let (_, look) = look("goal,note\nOne,Two\n");
    let mut mapping = look.mapping;
    mapping.set(1, Some(Column::Statement));
    assert_eq!(mapping.columns, [None, Some(Column::Statement)]);
    mapping.set(1, None);
    assert_eq!(mapping.lacks(), [Column::Statement]);
    mapping.set(7, Some(Column::Notes));
    assert_eq!(mapping.columns, [None, None]);
}

#[test]
fn only_a_table_is_taken_for_one() {
    for text in [
        "goal,owner\nOne,Ann\n",
        "statement\nOne",
        "One\tAnn\nTwo\tBen",
        "Goal;Due\nOne;x",
    ] {
        assert!(is_table(text), "{text:?}");
    }
    for text in [
        "",
        "Dear diary",
        "Dear Ann,\nthe goal, as you know, is near\n",
        "goal",
        "{\"a\":\n1}",
    ] {
        assert!(!is_table(text), "{text:?}");
    }
}

#[test]
fn rubbish_is_refused_or_read_and_never_breaks() {
    for text in ["", "\u{feff}", "\n\r\n\r"] {
        let refused = Sheet::of(text, csv::separator(text)).err().unwrap();
        assert_eq!(refused.fault, Fault::Nothing, "{text:?}");
    }
    let wide = format!("{}\n{}\n", "x,".repeat(5000), "1,".repeat(5000));
    let (sheet, look) = look(&wide);
    assert_eq!(sheet.width(), csv::MOST_COLUMNS);
    assert_eq!(look.mapping.columns.len(), csv::MOST_COLUMNS);
    assert_eq!(sheet.columns_beyond, 5001 - csv::MOST_COLUMNS);
    for text in [
        "\0\0\0",
        "a\0b,c\n\"",
        "\"\"\"",
        ",,,\n;;;\n|||",
        "goal\n\u{202e}\u{0}x\n",
    ] {
        for separator in Separator::ALL {
            let (_, _) = look_by(text, separator);
        }
    }
}

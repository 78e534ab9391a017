//! Every code has its words, and the words use what comes with the code.

use sightline_exchange::csv::Fault;

#[test]
fn every_fault_has_words_that_its_arguments_fill() {
    let found = || "\"x\"".to_owned();
    let faults = [
        Fault::Plan(sightline_plan::Fault::EmptyBand),
        Fault::Nothing,
        Fault::NoStatementColumn,
        Fault::RepeatedColumn,
        Fault::OpenQuote,
        Fault::StrayCell { found: found() },
        Fault::AmbiguousNumber { found: found() },
        Fault::ExpectedContribution { found: found() },
        Fault::OtherUnit {
            unit: "%".to_owned(),
            found: "$".to_owned(),
        },
        Fault::Conflict {
            id: "a".to_owned(),
            first: 2,
        },
        Fault::KnownGoal { found: found() },
        Fault::NoGoal {
            found: found(),
            near: None,
        },
        Fault::NoGoal {
            found: found(),
            near: Some("Raise NPS".to_owned()),
        },
        Fault::SeveralGoals { found: found() },
        Fault::NoMetric { found: found() },
        Fault::SeveralMetrics,
    ];
    for fault in faults {
        let args = fault.args();
        let args: Vec<(&str, &str)> = args
            .iter()
            .map(|(name, arg)| (*name, arg.as_str()))
            .collect();
        let words = sightline_text::fill(&fault.key(), &args);
        let words = words.unwrap_or_else(|| panic!("{} has no words", fault.key()));
        assert!(!words.contains('{'), "{}: {words}", fault.key());
        for (name, arg) in args {
            assert!(
                words.contains(arg),
                "{}: {name} is not used: {words}",
                fault.key()
            );
        }
    }
}

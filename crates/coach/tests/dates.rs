//! Deadlines as people write them, read on Sunday 22 November 2026 in a calendar year.

use chrono::NaiveDate;
use sightline_coach::{Context, read};

/// A sentence, the words of its deadline, and the day; empty where there is none.
const DEADLINES: &[(&str, &str, &str)] = &[
    ("Do it by end of Q3", "by end of Q3", "2027-09-30"),
    (
        "Do it by the end of Q1 2027",
        "by the end of Q1 2027",
        "2027-03-31",
    ),
    ("Do it this quarter", "this quarter", "2026-12-31"),
    ("Do it next quarter", "next quarter", "2027-03-31"),
    ("Do it next month", "next month", "2026-12-31"),
    ("Do it by next Friday", "by next Friday", "2026-11-27"),
    ("Do it within 30 days", "within 30 days", "2026-12-22"),
    (
        "Do it within the next 18 months",
        "within the next 18 months",
        "2028-05-22",
    ),
    (
        "Do it in the next three years",
        "in the next three years",
        "2029-11-22",
    ),
    ("Do it by 2030", "by 2030", "2030-12-31"),
    ("Do it by the year 2030", "by the year 2030", "2030-12-31"),
    ("Do it by December 31st", "by December 31st", "2026-12-31"),
    ("Do it by Dec. 31, 2027", "by Dec. 31, 2027", "2027-12-31"),
    (
        "Do it by 31 December 2027",
        "by 31 December 2027",
        "2027-12-31",
    ),
    ("Do it by 12/31/2027", "by 12/31/2027", "2027-12-31"),
    ("Do it before 1 May", "before 1 May", "2027-05-01"),
    ("Do it before summer", "before summer", ""),
    (
        "Do it by the end of the school year",
        "by the end of the school year",
        "",
    ),
    (
        "Do it by the end of the fiscal year",
        "by the end of the fiscal year",
        "2026-12-31",
    ),
    ("Do it by EOY", "by EOY", "2026-12-31"),
    ("Do it by end of year", "by end of year", "2026-12-31"),
    ("Do it by year-end 2027", "by year-end 2027", "2027-12-31"),
    (
        "Do it at the end of the month",
        "at the end of the month",
        "2026-11-30",
    ),
    ("Do it by mid-2027", "by mid-2027", "2027-06-30"),
    ("Do it by mid-June", "by mid-June", "2027-06-15"),
    ("Do it in H2 2027", "in H2 2027", "2027-12-31"),
    (
        "Do it in the second half of 2027",
        "in the second half of 2027",
        "2027-12-31",
    ),
    (
        "Do it in the first quarter of 2027",
        "in the first quarter of 2027",
        "2027-03-31",
    ),
    ("Do it during FY2027", "during FY2027", "2027-12-31"),
    (
        "Do it over the next year",
        "over the next year",
        "2027-11-22",
    ),
    (
        "Do it over the course of the next 12 months",
        "over the course of the next 12 months",
        "2027-11-22",
    ),
    ("Do it in two weeks", "in two weeks", "2026-12-06"),
    ("Do it over 8 weeks", "over 8 weeks", "2027-01-17"),
    ("Do it for 8 weeks", "", ""),
    ("Do it each month", "", ""),
    ("Do it within a year", "within a year", "2027-11-22"),
    ("Do it within the year", "within the year", "2026-12-31"),
    ("Do it this year", "this year", "2026-12-31"),
    ("Do it by tomorrow", "by tomorrow", "2026-11-23"),
    (
        "Do it between January and March 2027",
        "between January and March 2027",
        "2027-03-31",
    ),
    (
        "Do it from January to June 2027",
        "from January to June 2027",
        "2027-06-30",
    ),
    ("Do it by Q2/Q3", "by Q2/Q3", "2027-09-30"),
    (
        "Do it no later than 15 June 2027",
        "no later than 15 June 2027",
        "2027-06-15",
    ),
    ("Do it until 2028", "until 2028", "2028-12-31"),
    ("Do it through 2027", "through 2027", "2027-12-31"),
    ("Do it by June 2026", "by June 2026", "2026-06-30"),
    ("Do it (by Q4)", "by Q4", "2026-12-31"),
    ("Do it - Q4 2027", "Q4 2027", "2027-12-31"),
    ("Q4 2027: do it", "Q4 2027", "2027-12-31"),
    ("Do it for 2027", "for 2027", "2027-12-31"),
    ("Do it for Q1", "for Q1", "2027-03-31"),
    ("Do it in 2027", "in 2027", "2027-12-31"),
    ("Do it on 3 March 2027", "on 3 March 2027", "2027-03-03"),
    (
        "Do it by the end of 2027",
        "by the end of 2027",
        "2027-12-31",
    ),
    (
        "Do it by the end of next year",
        "by the end of next year",
        "2027-12-31",
    ),
    (
        "Do it by the end of this month",
        "by the end of this month",
        "2026-11-30",
    ),
    ("Do it by the launch", "by the launch", ""),
    (
        "Do it before the next board meeting",
        "before the next board meeting",
        "",
    ),
    ("Do it by Christmas", "by Christmas", ""),
    (
        "Do it in the coming year",
        "in the coming year",
        "2027-11-22",
    ),
    ("Do it by 2026/27", "by 2026/27", "2027-12-31"),
    ("Do it in 6-12 months", "in 6-12 months", "2027-11-22"),
    (
        "Do it within six (6) months",
        "within six (6) months",
        "2027-05-22",
    ),
    ("Do it by week 12", "", ""),
    (
        "Do it by the end of the semester",
        "by the end of the semester",
        "",
    ),
    (
        "Do it in the upcoming quarter",
        "in the upcoming quarter",
        "2027-03-31",
    ),
    ("Do it by end Q2", "by end Q2", "2027-06-30"),
    ("Do it by end-2027", "by end-2027", "2027-12-31"),
    (
        "Do it by the second quarter",
        "by the second quarter",
        "2027-06-30",
    ),
    ("Do it due 2027-03-01", "due 2027-03-01", "2027-03-01"),
    ("Do it by Q3 FY27", "by Q3 FY27", "2027-09-30"),
    ("Do it by Q3'27", "by Q3'27", "2027-09-30"),
    ("Do it by June '27", "by June '27", "2027-06-30"),
    ("Do it annually", "", ""),
    (
        "Do it by the end of week",
        "by the end of week",
        "2026-11-22",
    ),
    (
        "Do it over the next two quarters",
        "over the next two quarters",
        "2027-05-22",
    ),
    ("By January 2028, do it", "By January 2028", "2028-01-31"),
    ("In 2027 do it", "In 2027", "2027-12-31"),
    (
        "In the next 90 days, do it",
        "In the next 90 days",
        "2027-02-20",
    ),
    ("Do it in 90 days or less", "in 90 days", "2027-02-20"),
    ("Do it by spring", "by spring", ""),
    ("Do it in Q1-Q2", "in Q1-Q2", "2027-06-30"),
    (
        "Do it until the end of the decade",
        "until the end of the decade",
        "2029-12-31",
    ),
    ("Do it every quarter in 2027", "in 2027", "2027-12-31"),
    (
        "Do it by the end of our current fiscal year",
        "by the end of our current fiscal year",
        "2026-12-31",
    ),
    (
        "Do it in six months' time",
        "in six months' time",
        "2027-05-22",
    ),
    (
        "Do it by the start of next year",
        "by the start of next year",
        "2027-01-01",
    ),
    (
        "Do it by fiscal year 2028",
        "by fiscal year 2028",
        "2028-12-31",
    ),
    ("Do it by FY 2028", "by FY 2028", "2028-12-31"),
    ("Do it by FY2027-28", "by FY2027-28", "2028-12-31"),
    (
        "Do it by the close of 2027",
        "by the close of 2027",
        "2027-12-31",
    ),
    (
        "Do it during the next quarter",
        "during the next quarter",
        "2027-03-31",
    ),
];

#[test]
fn deadlines_are_found_and_resolved() {
    let cx = Context::new(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    for (text, phrase, day) in DEADLINES {
        let deadline = read(text, &cx).deadline.map(|d| d.value);
        let due = deadline.as_ref().and_then(|d| d.due).map(|d| d.to_string());
        assert_eq!(
            deadline.map(|d| d.phrase).unwrap_or_default(),
            *phrase,
            "{text}"
        );
        assert_eq!(due.unwrap_or_default(), *day, "{text}");
    }
}

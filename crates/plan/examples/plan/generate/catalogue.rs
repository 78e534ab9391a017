//! What the made-up organisation is made of and measures.

use sightline_plan::model::{
    Direction::{self, Decrease, Increase, Maintain, Reach},
    Timing::{self, Lagging, Leading},
};

/// A department, what its teams are called, and what it measures.
pub struct Department {
    pub name: &'static str,
    pub teams: [&'static str; 4],
    pub scopes: &'static [&'static str],
    pub templates: [Template; 4],
}

/// A goal that can be measured. In its sentence `{scope}` is for whom, `{from}` the baseline and
/// `{to}` the target.
#[derive(Clone, Copy)]
pub struct Template {
    pub sentence: &'static str,
    pub metric: &'static str,
    pub unit: &'static str,
    pub direction: Direction,
    /// The baseline lies between these.
    pub baseline: (f64, f64),
    /// The target differs from it by a part of it between these.
    pub change: (f64, f64),
    pub timing: Timing,
}

const fn template(
    sentence: &'static str,
    (metric, unit): (&'static str, &'static str),
    direction: Direction,
    baseline: (f64, f64),
    change: (f64, f64),
    timing: Timing,
) -> Template {
    Template {
        sentence,
        metric,
        unit,
        direction,
        baseline,
        change,
        timing,
    }
}

pub const DEPARTMENTS: [Department; 8] = [
    Department {
        name: "Sales",
        teams: [
            "Inside sales",
            "Field sales",
            "Key accounts",
            "Partner sales",
        ],
        scopes: CUSTOMERS,
        templates: [
            template(
                "Grow new revenue {scope} from {from} to {to}",
                ("New revenue", "$"),
                Increase,
                (200_000.0, 900_000.0),
                (0.1, 0.4),
                Lagging,
            ),
            template(
                "Raise the share of offers won {scope} from {from} to {to}",
                ("Win rate", "%"),
                Increase,
                (15.0, 30.0),
                (0.1, 0.4),
                Lagging,
            ),
            template(
                "Shorten the time from first talk to contract {scope} from {from} to {to}",
                ("Sales cycle", "days"),
                Decrease,
                (45.0, 120.0),
                (0.1, 0.35),
                Lagging,
            ),
            template(
                "Reach {to} in qualified pipeline {scope}",
                ("Qualified pipeline", "$"),
                Reach,
                (300_000.0, 2_000_000.0),
                (0.1, 0.5),
                Leading,
            ),
        ],
    },
    Department {
        name: "Marketing",
        teams: ["Demand", "Brand", "Events", "Content"],
        scopes: CUSTOMERS,
        templates: [
            template(
                "Win {to} qualified leads a month {scope}, up from {from}",
                ("Qualified leads a month", "leads"),
                Increase,
                (80.0, 400.0),
                (0.15, 0.6),
                Leading,
            ),
            template(
                "Bring down what a new customer costs us {scope} from {from} to {to}",
                ("Cost of a new customer", "$"),
                Decrease,
                (300.0, 1_200.0),
                (0.1, 0.3),
                Lagging,
            ),
            template(
                "Lift the share of visitors who ask for a demo {scope} from {from} to {to}",
                ("Visit to demo", "%"),
                Increase,
                (1.0, 4.0),
                (0.2, 0.8),
                Leading,
            ),
            template(
                "Become the brand that {to} of buyers {scope} name first, after {from} today",
                ("Named first", "%"),
                Increase,
                (8.0, 25.0),
                (0.1, 0.5),
                Lagging,
            ),
        ],
    },
    Department {
        name: "Product",
        teams: ["Onboarding", "Reporting", "Mobile", "Integrations"],
        scopes: CUSTOMERS,
        templates: [
            template(
                "Get {to} of new accounts {scope} to their first result within a week, up from {from}",
                ("Activated within a week", "%"),
                Increase,
                (30.0, 55.0),
                (0.1, 0.5),
                Leading,
            ),
            template(
                "Raise weekly use of the reports {scope} from {from} to {to}",
                ("Weekly use", "%"),
                Increase,
                (20.0, 50.0),
                (0.1, 0.4),
                Leading,
            ),
            template(
                "Lift the net promoter score {scope} from {from} to {to}",
                ("Net promoter score", "points"),
                Increase,
                (20.0, 45.0),
                (0.1, 0.4),
                Lagging,
            ),
            template(
                "Cut the steps of setting up an account {scope} from {from} to {to}",
                ("Steps to set up", "steps"),
                Decrease,
                (9.0, 24.0),
                (0.2, 0.6),
                Leading,
            ),
        ],
    },
    Department {
        name: "Engineering",
        teams: ["Platform", "Web", "Data", "Reliability"],
        scopes: PLACES,
        templates: [
            template(
                "Bring incidents that customers notice {scope} down from {from} to {to} a quarter",
                ("Incidents a quarter", "incidents"),
                Decrease,
                (8.0, 30.0),
                (0.2, 0.6),
                Lagging,
            ),
            template(
                "Keep the service {scope} available at {from} or better",
                ("Availability", "%"),
                Maintain,
                (99.5, 99.95),
                (0.0, 0.0),
                Lagging,
            ),
            template(
                "Shorten the way from merged change to production {scope} from {from} to {to}",
                ("Lead time", "hours"),
                Decrease,
                (12.0, 72.0),
                (0.2, 0.7),
                Leading,
            ),
            template(
                "Raise the share of releases {scope} without a fix afterwards from {from} to {to}",
                ("Clean releases", "%"),
                Increase,
                (70.0, 88.0),
                (0.05, 0.12),
                Lagging,
            ),
        ],
    },
    Department {
        name: "Customer success",
        teams: ["Support", "Renewals", "Training", "Accounts"],
        scopes: CUSTOMERS,
        templates: [
            template(
                "Reduce yearly churn {scope} from {from} to {to}",
                ("Churn a year", "%"),
                Decrease,
                (6.0, 18.0),
                (0.1, 0.4),
                Lagging,
            ),
            template(
                "Answer requests {scope} within {to}, down from {from}",
                ("First answer", "hours"),
                Decrease,
                (4.0, 20.0),
                (0.2, 0.7),
                Leading,
            ),
            template(
                "Raise the satisfaction with closed requests {scope} from {from} to {to}",
                ("Satisfaction", "%"),
                Increase,
                (75.0, 88.0),
                (0.03, 0.12),
                Lagging,
            ),
            template(
                "Hold renewals {scope} at {from} or more",
                ("Renewal rate", "%"),
                Maintain,
                (85.0, 95.0),
                (0.0, 0.0),
                Lagging,
            ),
        ],
    },
    Department {
        name: "People",
        teams: ["Hiring", "Learning", "Rewards", "Workplace"],
        scopes: PLACES,
        templates: [
            template(
                "Fill open roles {scope} in {to} instead of {from}",
                ("Time to hire", "days"),
                Decrease,
                (40.0, 80.0),
                (0.1, 0.4),
                Lagging,
            ),
            template(
                "Lower voluntary leaving {scope} from {from} to {to} a year",
                ("Voluntary turnover", "%"),
                Decrease,
                (8.0, 20.0),
                (0.1, 0.4),
                Lagging,
            ),
            template(
                "Have {to} of the leaders {scope} hold a one-to-one every other week, up from {from}",
                ("One-to-ones held", "%"),
                Increase,
                (35.0, 60.0),
                (0.2, 0.5),
                Leading,
            ),
            template(
                "Raise the share of people {scope} who know what is expected of them from {from} to {to}",
                ("Know what is expected", "%"),
                Increase,
                (45.0, 65.0),
                (0.1, 0.3),
                Lagging,
            ),
        ],
    },
    Department {
        name: "Finance",
        teams: ["Accounting", "Planning", "Purchasing", "Billing"],
        scopes: PLACES,
        templates: [
            template(
                "Close the books {scope} in {to} instead of {from}",
                ("Days to close", "days"),
                Decrease,
                (6.0, 14.0),
                (0.2, 0.5),
                Lagging,
            ),
            template(
                "Collect what is owed {scope} after {to}, down from {from}",
                ("Days until paid", "days"),
                Decrease,
                (38.0, 65.0),
                (0.1, 0.3),
                Lagging,
            ),
            template(
                "Save {to} on contracts {scope}",
                ("Savings agreed", "$"),
                Reach,
                (20_000.0, 250_000.0),
                (0.1, 0.5),
                Lagging,
            ),
            template(
                "Bring the forecast {scope} within {to} of the result, from {from}",
                ("Forecast error", "%"),
                Decrease,
                (6.0, 18.0),
                (0.2, 0.5),
                Lagging,
            ),
        ],
    },
    Department {
        name: "Operations",
        teams: ["Logistics", "Quality", "Facilities", "Planning desk"],
        scopes: PLACES,
        templates: [
            template(
                "Deliver {to} of orders {scope} on the promised day, up from {from}",
                ("Delivered on time", "%"),
                Increase,
                (80.0, 92.0),
                (0.03, 0.08),
                Lagging,
            ),
            template(
                "Cut returns {scope} for faults from {from} to {to}",
                ("Returns", "%"),
                Decrease,
                (2.0, 7.0),
                (0.2, 0.5),
                Lagging,
            ),
            template(
                "Reduce the energy used for an order {scope} from {from} to {to}",
                ("Energy an order", "kWh"),
                Decrease,
                (3.0, 9.0),
                (0.1, 0.3),
                Lagging,
            ),
            template(
                "Find {to} of faults {scope} before packing, up from {from}",
                ("Faults found early", "%"),
                Increase,
                (55.0, 80.0),
                (0.1, 0.2),
                Leading,
            ),
        ],
    },
];

/// For whom the departments that face customers work.
const CUSTOMERS: &[&str] = &[
    "in the north",
    "in the south",
    "in the two new regions",
    "in the German market",
    "in the partner channel",
    "in the pilot group",
    "among large customers",
    "among small firms",
    "among public bodies",
    "among schools",
    "among hospitals",
    "among customers of more than two years",
];

/// Where the others do.
pub const PLACES: &[&str] = &[
    "at headquarters",
    "in the north",
    "in the south",
    "in the two new regions",
    "in the German branch",
    "in the old plant",
    "in the new plant",
    "in the pilot group",
];

/// For whom a goal of the whole organisation is.
pub const EVERYWHERE: &str = "across the company";

use proptest::prelude::*;
use sightline_plan::{
    Id, Plan,
    model::{Person, TeamKind},
    people::{Choice, Likeness, Pasted, PastedPerson, Remark, Standing},
};

use super::{id, named, plan, unit};

fn here() -> Plan {
    plan(vec![
        unit("Sales", None).into(),
        unit("Care", None).into(),
        Person {
            role: "Lead".to_owned(),
            team: Some(id("Sales")),
            ..named("Ana Silva")
        }
        .into(),
        named("Bo Ek").into(),
        named("Cai Wu").into(),
        Person {
            id: id("cai-2"),
            ..named("Cai Wu")
        }
        .into(),
    ])
}

fn cells(pasted: &Pasted) -> Vec<[&str; 5]> {
    pasted
        .people
        .iter()
        .map(|person| {
            [
                &*person.name,
                &*person.role,
                &*person.team,
                &*person.email,
                &*person.manager,
            ]
        })
        .collect()
}

/// Does what is chosen, with ids from 100 on.
fn apply(plan: &mut Plan, pasted: &Pasted, choices: &[Choice]) {
    let mut next = 99;
    let edit = pasted.edit(plan, choices, || {
        next += 1;
        next
    });
    plan.apply(edit).unwrap();
}

fn usual(pasted: &Pasted) -> Vec<Choice> {
    pasted.people.iter().map(PastedPerson::usual).collect()
}

#[test]
fn a_list_without_headings_is_name_role_team_manager() {
    let empty = Plan::new(Id::from_bits(1), "");
    for text in [
        "Ana Silva, Lead, Sales, Bo Ek\nCai Wu",
        "Ana Silva; Lead; Sales; Bo Ek\r\n\r\nCai Wu;;;",
        "Ana Silva\tLead\tSales\tBo Ek\nCai Wu\t\t\t",
        "\u{feff}- Ana Silva, Lead, Sales, Bo Ek\n- Cai Wu",
        "1. \"Silva, Ana\", Lead, Sales, Bo Ek\n2. Cai Wu",
    ] {
        let pasted = Pasted::read(text, &empty);
        assert_eq!(
            cells(&pasted),
            [
                ["Ana Silva", "Lead", "Sales", "", "Bo Ek"],
                ["Cai Wu", "", "", "", ""]
            ],
            "{text}"
        );
        assert_eq!(pasted.new_teams, [("Sales".to_owned(), TeamKind::Team)]);
    }
}

#[test]
fn addresses_are_known_wherever_they_stand() {
    let empty = Plan::new(Id::from_bits(1), "");
    let pasted = Pasted::read(
        "Ana Silva <ana@x.org>\nBo Ek, bo@x.org, Seller, Sales",
        &empty,
    );
    assert_eq!(
        cells(&pasted),
        [
            ["Ana Silva", "", "", "ana@x.org", ""],
            ["Bo Ek", "Seller", "Sales", "bo@x.org", ""]
        ]
    );
}

#[test]
fn headings_say_what_the_columns_are() {
    let empty = Plan::new(Id::from_bits(1), "");
    let text = "Surname\tFirst name\tFloor\tDepartment\tReports to\nSilva\tAna\t3\tCare\tBo Ek\n\tBo\t\t\t";
    let pasted = Pasted::read(text, &empty);
    assert_eq!(
        cells(&pasted),
        [
            ["Ana Silva", "", "Care", "", "Bo Ek"],
            ["Bo", "", "", "", ""]
        ]
    );
    assert_eq!(
        pasted.new_teams,
        [("Care".to_owned(), TeamKind::Department)]
    );
    assert_eq!(pasted.passed_over, ["Floor"]);
    assert_eq!(pasted.people[0].line, 2);
}

#[test]
fn each_line_is_held_against_the_plan() {
    let text = "ana silva, Lead, Sales\nBo Ek, Seller\nEk, B.\nDee Oh\ndee  oh\n, Seller\nCai Wu\nANA SILVA, , Care";
    let pasted = Pasted::read(text, &here());
    let standing: Vec<&Standing> = pasted
        .people
        .iter()
        .map(|person| &person.standing)
        .collect();
    assert_eq!(
        standing,
        [
            &Standing::Known(id("ana-silva")),
            &Standing::Fills(id("bo-ek")),
            &Standing::New,
            &Standing::New,
            &Standing::Repeats(4),
            &Standing::NoName,
            &Standing::Several(vec![id("cai-2"), id("cai-wu")]),
            &Standing::Repeats(1),
        ]
    );
    let alike = Pasted::read("B. Ek\tSeller\nSilva, Ana\tLead", &here());
    assert_eq!(
        alike.people[0].standing,
        Standing::LooksLike(id("bo-ek"), Likeness::Initials)
    );
    // A name that is turned is the same name.
    assert_eq!(alike.people[1].standing, Standing::Known(id("ana-silva")));
    assert_eq!(
        Pasted::read("Ek Bo", &here()).people[0].standing,
        Standing::LooksLike(id("bo-ek"), Likeness::Order)
    );
}

#[test]
fn what_will_not_be_taken_over_is_said() {
    let pasted = Pasted::read(
        "Ana Silva,Lead,Care\nDee Oh,,,Nobody Known\nEff,,,dee oh\nGee,,,\"Silva, Ana\"",
        &here(),
    );
    let remarks: Vec<Option<Remark>> = pasted.people.iter().map(|person| person.remark).collect();
    assert_eq!(
        remarks,
        [
            Some(Remark::OtherTeam),
            Some(Remark::UnknownManager),
            None,
            None
        ]
    );
}

#[test]
fn only_what_is_clear_is_done_unless_someone_says_more() {
    let mut plan = here();
    let text = "Name,Role,Team,Manager\nBo Ek,Seller,Desk,Dee Oh\nE. Bo,x\nCai Wu,Nurse\nDee Oh,Head,desk\nAna Silva,Boss,Care";
    let pasted = Pasted::read(text, &plan);
    assert_eq!(pasted.new_teams, [("Desk".to_owned(), TeamKind::Team)]);
    let mut choices = usual(&pasted);
    choices[2] = Choice::Is(id("cai-2"));
    apply(&mut plan, &pasted, &choices);
    let people = &plan.tables().people;
    assert_eq!(people.len(), 6);
    let of_name = |name: &str| people.values().find(|person| person.name == name).unwrap();
    let (bo, dee, ana) = (of_name("Bo Ek"), of_name("Dee Oh"), of_name("Ana Silva"));
    let desk = plan
        .tables()
        .teams
        .values()
        .find(|team| team.name == "Desk")
        .unwrap();
    assert_eq!(
        (bo.role.as_str(), &bo.team, &bo.manager),
        ("Seller", &Some(desk.id.clone()), &Some(dee.id.clone()))
    );
    assert_eq!(dee.team, Some(desk.id.clone()));
    assert_eq!((ana.role.as_str(), &ana.team), ("Lead", &Some(id("Sales"))));
    assert_eq!(people.get("cai-2").unwrap().role, "Nurse");
    assert_eq!(people.get("cai-wu").unwrap().role, "");
}

#[test]
fn a_unit_that_only_left_out_lines_name_is_not_made() {
    let mut plan = here();
    let pasted = Pasted::read("Dee,,Desk", &plan);
    apply(&mut plan, &pasted, &[Choice::LeaveOut]);
    assert_eq!(plan, here());
}

#[test]
fn a_list_that_is_pasted_twice_adds_nothing() {
    let mut plan = here();
    let text = "Dee Oh,Head,Desk,Ana Silva\nEff Ix,,Desk,Dee Oh";
    let pasted = Pasted::read(text, &plan);
    apply(&mut plan, &pasted, &usual(&pasted));
    let once = plan.clone();
    let again = Pasted::read(text, &plan);
    assert!(
        again
            .people
            .iter()
            .all(|person| matches!(person.standing, Standing::Known(_))),
        "{again:?}"
    );
    apply(&mut plan, &again, &usual(&again));
    assert_eq!(plan, once);
}

#[test]
fn a_very_long_list_is_cut() {
    let text: String = (0..2_100).map(|at| format!("Person {at}\n")).collect();
    let pasted = Pasted::read(&text, &here());
    assert_eq!((pasted.people.len(), pasted.too_many), (2_000, 100));
}

proptest! {
    /// Whatever is pasted, reading it does not fail and doing it leaves a sound plan that undo
    /// takes back.
    #[test]
    fn anything_can_be_pasted(text in "([A-Za-zÄé,;\t\"<>@. \u{0}-]{0,12}\n?){0,12}") {
        let mut plan = here();
        let pasted = Pasted::read(&text, &plan);
        let choices = vec![Choice::Add; pasted.people.len()];
        let mut next = 99;
        let edit = pasted.edit(&plan, &choices, || { next += 1; next });
        let change = plan.apply(edit).unwrap();
        plan.undo(&change).unwrap();
        prop_assert_eq!(plan, here());
    }
}

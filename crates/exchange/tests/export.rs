//! What a plan becomes as a table.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use sightline_exchange::csv;
use sightline_plan::{Plan, file};

fn plan(records: &str) -> Plan {
    let head = r#""format":"sightline.plan","version":1,"id":"p""#;
    let reading = file::read(&format!("{{{head},{records}}}")).unwrap();
    assert_eq!(reading.problems, []);
    reading.plan
}

/// The rows below the headings.
fn rows(plan: &Plan) -> Vec<String> {
    let text = csv::write(plan);
    let rows = text.strip_suffix("\r\n").unwrap().split("\r\n").skip(1);
    rows.map(str::to_owned).collect()
}

#[test]
fn every_column_in_its_place() {
    let plan = plan(
        r#""people":[{"id":"1","name":"Ana, \"the\" boss"},{"id":"2"}],
        "goals":[
            {"id":"b","parent":"a","level":"team","kind":"key_result","statement":"-5 % churn","owner":"1",
             "weight":0.5,"contribution":{"kind":"share","value":0.07},"start":"2027-01-01",
             "due":"2027-03-31","status":"agreed","confidence":8,"notes":"=why","metrics":[
                {"id":"x","name":"Churn","unit":"%","direction":"decrease","baseline":4.5,"target":-1e-7,
                 "history":[{"on":"2027-01-05","value":5},{"on":"2027-02-05","value":4}]},
                {"id":"y","name":"Cost","unit":"€","direction":"maintain","baseline":9,
                 "band":{"low":1000000,"high":2000000.5}}]},
            {"id":"a","level":"company","owner":"2"}]"#,
    );
    assert_eq!(
        rows(&plan),
        [
            "a,,company,performance,,2,,,,,,,,1,,,,draft,,",
            "b,a,team,key_result,'-5 % churn,\"Ana, \"\"the\"\" boss\",Churn,%,decrease,4.5,-0.0000001,4,\
             2027-02-05,0.5,7%,2027-01-01,2027-03-31,agreed,8,'=why",
            "b,,,,,,Cost,€,maintain,1000000,2000000.5,,,,,,,,,",
        ]
    );
}

#[test]
fn a_goal_below_a_private_one_moves_up_without_its_contribution() {
    let plan = plan(
        r#""people":[{"id":"1","name":"Ben"}],
        "goals":[
            {"id":"top"},
            {"id":"hidden","parent":"top","statement":"Replace Ben","owner":"1","private":true},
            {"id":"hidden-too","parent":"hidden","private":true},
            {"id":"below","parent":"hidden-too","contribution":{"kind":"amount","value":5}},
            {"id":"beside","parent":"top","contribution":{"kind":"enables"}}]"#,
    );
    assert_eq!(
        rows(&plan.without_private()),
        [
            "top,,person,performance,,,,,,,,,,1,,,,draft,,",
            "below,top,person,performance,,,,,,,,,,1,,,,draft,,",
            "beside,top,person,performance,,,,,,,,,,1,enables,,,draft,,",
        ]
    );
    let all = rows(&plan);
    assert_eq!(all.len(), 5);
    assert_eq!(
        all[3],
        "below,hidden-too,person,performance,,,,,,,,,,1,5,,,draft,,"
    );
}

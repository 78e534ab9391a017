//! Writing a plan.

use serde::Serialize;
use serde_json::Value;

use super::{FORMAT, VERSION};
use crate::{
    Kind, Plan, Record,
    codec::{Field, Fields, Json},
};

/// About so long is the line of a record, so that the text of a large plan need not grow step by step.
const BYTES_A_RECORD: usize = 640;

/// The plan as a file: one record a line, so that files compare well line by line. Goals are
/// listed as in the outline, all else by id.
///
/// # Example
/// ```
/// use sightline_plan::{Edit, Goal, Id, Plan, file};
///
/// let mut plan = Plan::new(Id::from_bits(1), "Our year");
/// let goal = Goal { id: Id::from_bits(2), statement: "Win 20 customers".to_owned(), ..Goal::default() };
/// plan.apply(Edit::Put(goal.into()))?;
/// assert_eq!(
///     file::write(&plan),
///     r#"{
/// "format": "sightline.plan",
/// "version": 1,
/// "id": "0000000000001",
/// "name": "Our year",
/// "goals": [
/// {"id":"0000000000002","statement":"Win 20 customers","order":0}
/// ]
/// }
/// "#
/// );
/// # Ok::<(), sightline_plan::Refusal>(())
/// ```
pub fn write(plan: &Plan) -> String {
    let mut out = Lines {
        text: Vec::with_capacity(BYTES_A_RECORD * plan.records().count()),
    };
    out.field("format", &Value::from(FORMAT));
    out.field("version", &Value::from(VERSION));
    let about = Record::Plan(plan.about().clone()).fields();
    let (unknown, known): (Fields, Fields) = about
        .into_iter()
        .partition(|(name, _)| plan.about().extra.contains_key(name));
    for (name, value) in &known {
        out.field(name, value);
    }
    for kind in Kind::ALL {
        match kind {
            Kind::Plan => {}
            Kind::Goal => {
                let goals = plan.outline().into_iter();
                out.list(kind.list(), goals.map(|(_, goal)| goal.json()));
            }
            other => {
                let records = plan.tables().of_kind(*other);
                out.list(kind.list(), records.map(Record::json));
            }
        }
    }
    for (name, value) in &unknown {
        out.field(name, value);
    }
    out.finish()
}

/// The fields of the top level, each on a line.
struct Lines {
    text: Vec<u8>,
}

impl Lines {
    fn name(&mut self, name: &str) {
        self.put(if self.text.is_empty() { "{\n" } else { ",\n" });
        self.value(&Value::from(name));
        self.put(": ");
    }

    fn put(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }

    fn value(&mut self, value: &impl Serialize) {
        // Writing to memory cannot fail.
        let _ = serde_json::to_writer(&mut self.text, value);
    }

    fn field(&mut self, name: &str, value: &Value) {
        self.name(name);
        self.value(value);
    }

    /// One record a line; each is let go of before the next is made. An empty list is not written.
    fn list<'a>(&mut self, name: &str, records: impl Iterator<Item = Json<'a>>) {
        let mut any = false;
        for record in records {
            if any {
                self.put(",\n");
            } else {
                self.name(name);
                self.put("[\n");
            }
            any = true;
            self.value(&record);
        }
        if any {
            self.put("\n]");
        }
    }

    fn finish(mut self) -> String {
        self.put("\n}\n");
        // All that was put there is text.
        String::from_utf8(self.text).unwrap_or_default()
    }
}

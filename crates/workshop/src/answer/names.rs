//! People, teams and systems by name: who is named and not there yet is added, so that nobody has to leave the
//! workshop to enter them first.

use serde_json::Value;
use sightline_plan::{
    Kind, Record,
    codec::{Field, Fields, Reader},
    model::{DataSource, Person, Team},
};

use super::{Draft, Refused};
use crate::{definition::ColumnKind, table::Row};

impl Draft<'_> {
    /// Puts ids in the place of names in a record's fields.
    pub fn by_name(&mut self, kind: Kind, fields: &mut Fields) -> Result<(), Refused> {
        let (one, many): (&[&str], &[&str]) = match kind {
            Kind::Goal => (&["owner"], &["contributors"]),
            Kind::Decision => (&[], &["by"]),
            Kind::Meeting => (&["owner"], &["attendees"]),
            Kind::Team => (&["lead"], &[]),
            Kind::Person => (&["manager"], &[]),
            Kind::Interview => (&["by", "person"], &[]),
            Kind::Recognition => (&["person", "by"], &[]),
            Kind::Action | Kind::Initiative | Kind::DataSource => (&["owner"], &[]),
            _ => (&[], &[]),
        };
        for field in one {
            self.one(fields, field, Kind::Person)?;
        }
        for field in many {
            let names = match fields.get(*field) {
                Some(Value::Array(names)) => names.clone(),
                Some(Value::String(name)) => vec![Value::from(name.clone())],
                _ => continue,
            };
            let mut ids = Vec::new();
            for name in names {
                let id = name
                    .as_str()
                    .map(|name| self.known(Kind::Person, name))
                    .transpose()?;
                ids.push(id.flatten().map_or(name, Value::from));
            }
            fields.insert((*field).to_owned(), Value::Array(ids));
        }
        if kind == Kind::Goal || kind == Kind::Person {
            self.one(fields, "team", Kind::Team)?;
        }
        if let Some(Value::Array(metrics)) = fields.get_mut("metrics") {
            let mut metrics = std::mem::take(metrics);
            for metric in metrics.iter_mut().filter_map(Value::as_object_mut) {
                self.one(metric, "source", Kind::DataSource)?;
            }
            fields.insert("metrics".to_owned(), Value::Array(metrics));
        }
        Ok(())
    }

    /// The rows of a table with ids in the place of names.
    pub fn named(&mut self, rows: Value) -> Result<Value, Refused> {
        let mut rows = Vec::<Row>::read(rows, &mut Reader::default()).unwrap_or_default();
        self.name_cells(&mut rows)?;
        Ok(rows.write())
    }

    /// Puts ids in the place of names in the cells of a table.
    pub fn name_cells(&mut self, rows: &mut [Row]) -> Result<(), Refused> {
        for column in &self.input.columns {
            let kind = match column.kind {
                ColumnKind::Person => Kind::Person,
                ColumnKind::Source => Kind::DataSource,
                _ => continue,
            };
            for row in rows.iter_mut() {
                self.one(&mut row.cells, &column.id, kind)?;
            }
        }
        Ok(())
    }

    /// Puts an id in the place of the name in one field; an empty name goes.
    pub fn one(&mut self, fields: &mut Fields, field: &str, kind: Kind) -> Result<(), Refused> {
        let Some(Value::String(name)) = fields.get(field).cloned() else {
            return Ok(());
        };
        match self.known(kind, &name)? {
            Some(id) => fields.insert(field.to_owned(), Value::from(id)),
            None => fields.shift_remove(field),
        };
        Ok(())
    }

    /// The id of the one with this id or name, who is added if need be. `None` for no name at all.
    pub fn known(&mut self, kind: Kind, name: &str) -> Result<Option<String>, Refused> {
        let name = name.trim();
        if name.is_empty() {
            return Ok(None);
        }
        if self.plan.has(kind, name) {
            return Ok(Some(name.to_owned()));
        }
        let tables = self.plan.tables();
        let like = |known: &str| known.trim().to_lowercase() == name.to_lowercase();
        let found = match kind {
            Kind::Person => tables
                .people
                .values()
                .find(|p| like(&p.name))
                .map(|p| p.id.to_string()),
            Kind::Team => tables
                .teams
                .values()
                .find(|t| like(&t.name))
                .map(|t| t.id.to_string()),
            Kind::DataSource => {
                let mut sources = tables.data_sources.values();
                sources
                    .find(|source| like(&source.name))
                    .map(|source| source.id.to_string())
            }
            _ => None,
        };
        if found.is_some() {
            return Ok(found);
        }
        let name = name.to_owned();
        let record: Record = match kind {
            Kind::Person => Person {
                id: self.id(),
                name,
                ..Person::default()
            }
            .into(),
            Kind::Team => Team {
                id: self.id(),
                name,
                ..Team::default()
            }
            .into(),
            Kind::DataSource => DataSource {
                id: self.id(),
                name,
                ..DataSource::default()
            }
            .into(),
            _ => return Ok(None),
        };
        let id = record.key().id.to_string();
        self.put(record)?;
        Ok(Some(id))
    }
}

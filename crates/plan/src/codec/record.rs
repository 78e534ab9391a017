//! A record: named fields with defaults, and whatever else the file had.

/// Declares a record.
///
/// A field at its default is not written. Fields that this version does not know are kept in
/// `extra` and written back after the known ones.
macro_rules! record {
    (
        $(#[doc = $doc:expr])*
        pub struct $name:ident {
            $( $(#[doc = $field_doc:expr])* $field:ident : $ty:ty $(= $default:expr)? ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $( $(#[doc = $field_doc])* pub $field: $ty, )*
            /// Fields of the file that this version does not know; written back as they were.
            pub extra: $crate::codec::Fields,
        }

        impl Default for $name {
            fn default() -> Self {
                Self {
                    $( $field: $crate::codec::record!(@default $ty $(, $default)?), )*
                    extra: $crate::codec::Fields::new(),
                }
            }
        }

        impl $crate::codec::Field for $name {
            const REFERS: bool = false
                $( || (!$crate::codec::is_own_id(stringify!($field)) && <$ty as $crate::codec::Field>::REFERS) )*;

            fn read(
                value: serde_json::Value,
                reader: &mut $crate::codec::Reader,
            ) -> Option<Self> {
                let mut fields = reader.object(value)?;
                let mut record = Self::default();
                $( reader.field(&mut fields, stringify!($field), &mut record.$field); )*
                record.extra = $crate::codec::read_unknown(fields, reader);
                Some(record)
            }

            fn write(&self) -> serde_json::Value {
                let mut fields = $crate::codec::Fields::new();
                let default = Self::default();
                $(
                    if self.$field != default.$field {
                        fields.insert(stringify!($field).to_owned(), self.$field.write());
                    }
                )*
                let known = [$( stringify!($field) ),*];
                $crate::codec::write_unknown(&self.extra, &known, &mut fields);
                serde_json::Value::Object(fields)
            }

            fn schema(defs: &mut $crate::codec::Fields) -> serde_json::Value {
                let name = stringify!($name);
                if !defs.contains_key(name) {
                    // Entered before its fields, so that a record may hold others of its kind.
                    defs.insert(name.to_owned(), serde_json::Value::Null);
                    let default = Self::default();
                    let mut properties = $crate::codec::Fields::new();
                    $({
                        let mut field = <$ty as $crate::codec::Field>::schema(defs);
                        $crate::file::describe(&mut field, &[$( $field_doc ),*], &default.$field.write());
                        properties.insert(stringify!($field).to_owned(), field);
                    })*
                    defs.insert(name.to_owned(), $crate::file::describe_record(&[$( $doc ),*], properties));
                }
                serde_json::json!({ "$ref": format!("#/$defs/{name}") })
            }

            fn flaws(
                &self,
                path: &mut $crate::codec::Path,
                report: &mut dyn FnMut(&$crate::codec::Path, $crate::Fault),
            ) {
                $(
                    path.push($crate::codec::Step::Name(stringify!($field)));
                    self.$field.flaws(path, report);
                    path.pop();
                )*
                $crate::codec::unknown_flaws(&self.extra, path, report);
            }

            fn references(
                &self,
                path: &mut $crate::codec::Path,
                visit: &mut dyn FnMut(&$crate::codec::Path, $crate::Kind, &str),
            ) {
                $(
                    if <$ty as $crate::codec::Field>::REFERS && !$crate::codec::is_own_id(stringify!($field)) {
                        path.push($crate::codec::Step::Name(stringify!($field)));
                        self.$field.references(path, visit);
                        path.pop();
                    }
                )*
            }

            fn relink(
                &mut self,
                decide: &mut dyn FnMut($crate::Kind, &str) -> $crate::Fate,
            ) -> bool {
                // Every reference is optional or in a list, so that none takes its record along.
                $( let _ = $crate::codec::is_own_id(stringify!($field)) || self.$field.relink(decide); )*
                true
            }
        }
    };
    (@default $ty:ty, $default:expr) => { $default };
    (@default $ty:ty) => { <$ty>::default() };
}
pub(crate) use record;

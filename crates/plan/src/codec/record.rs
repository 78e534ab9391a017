//! A record: named fields with defaults, and whatever else the file had.

/// Declares a record: its struct, default, reader, writer, references and JSON Schema. Other crates
/// declare theirs with it too; they need `serde_json`.
///
/// A field at its default is not written. Fields that this version does not know are kept in
/// `extra` and written back after the known ones.
#[macro_export]
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
            // One copy in the browser, not one wherever a default is made.
            #[inline(never)]
            fn default() -> Self {
                Self {
                    $( $field: $crate::record!(@default $ty $(, $default)?), )*
                    extra: $crate::codec::Fields::new(),
                }
            }
        }

        impl $name {
            /// The names of the fields, in the order of [`Self::slots`].
            const NAMES: &'static [&'static str] = &[$( stringify!($field) ),*];

            #[inline(never)]
            fn slots(&self) -> [&dyn $crate::codec::Slot; Self::NAMES.len()] {
                [$( &self.$field ),*]
            }

            #[inline(never)]
            fn slots_mut(&mut self) -> [&mut dyn $crate::codec::Slot; Self::NAMES.len()] {
                [$( &mut self.$field ),*]
            }
        }

        impl $crate::codec::Field for $name {
            const REFERS: bool = false
                $( || (!$crate::codec::is_own_id(stringify!($field)) && <$ty as $crate::codec::Field>::REFERS) )*;

            fn read(
                value: $crate::codec::Json<'_>,
                reader: &mut $crate::codec::Reader,
            ) -> Option<Self> {
                let entries = reader.object(value)?;
                let mut record = Self::default();
                record.extra = reader.record(entries, Self::NAMES, &mut record.slots_mut());
                Some(record)
            }

            fn json(&self) -> $crate::codec::Json<'_> {
                // The same for every record of the kind, and half of the work.
                static DEFAULTS: std::sync::OnceLock<Vec<$crate::codec::Json<'static>>> = std::sync::OnceLock::new();
                let defaults = DEFAULTS.get_or_init(|| $crate::codec::values(&Self::default().slots()));
                $crate::codec::write_record(Self::NAMES, &self.slots(), defaults, &self.extra)
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
                $crate::codec::each_flaw(Self::NAMES, &self.slots(), path, report);
                $crate::codec::unknown_flaws(&self.extra, path, report);
            }

            fn references(
                &self,
                path: &mut $crate::codec::Path,
                visit: &mut dyn FnMut(&$crate::codec::Path, $crate::Kind, &str),
            ) {
                if Self::REFERS {
                    $crate::codec::each_reference(Self::NAMES, &self.slots(), path, visit);
                }
            }

            fn relink(
                &mut self,
                decide: &mut dyn FnMut($crate::Kind, &str) -> $crate::Fate,
            ) -> bool {
                if Self::REFERS {
                    $crate::codec::relink_each(Self::NAMES, &mut self.slots_mut(), decide);
                }
                true
            }
        }
    };
    (@default $ty:ty, $default:expr) => { $default };
    (@default $ty:ty) => { <$ty>::default() };
}
pub(crate) use record;

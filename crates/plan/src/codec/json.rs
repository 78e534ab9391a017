//! A value of a file as it is read or written.

use std::{borrow::Cow, fmt};

use serde::{
    Serialize, Serializer,
    de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Number, Value};

/// The fields of an object in the order of the file. Where a name stands twice, the last counts.
pub type Entries<'a> = Vec<(Cow<'a, str>, Json<'a>)>;

/// JSON that is looked at once and in order, so that an object needs no table of its names, and a text that
/// stands in the file or in the plan as it is need not be copied. Reading a large plan takes half as long as
/// it does through [`Value`].
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Self>),
    /// An object.
    Object(Entries<'a>),
}

impl Json<'_> {
    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number as a count, if it is one.
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Number(number) => number.as_u64(),
            _ => None,
        }
    }

    /// The field of this name, if it is an object that has one.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entry(entries, name),
            _ => None,
        }
    }
}

/// The field of this name.
pub fn entry<'e, 'a>(entries: &'e [(Cow<'a, str>, Json<'a>)], name: &str) -> Option<&'e Json<'a>> {
    let mut from_last = entries.iter().rev();
    from_last.find_map(|(known, value)| (known == name).then_some(value))
}

/// Takes the field of this name out.
pub fn take<'a>(entries: &mut Entries<'a>, name: &str) -> Option<Json<'a>> {
    let mut taken = None;
    entries.retain_mut(|(known, value)| {
        let other = known != name;
        if !other {
            taken = Some(std::mem::replace(value, Json::Null));
        }
        other
    });
    taken
}

impl From<Json<'_>> for Value {
    fn from(json: Json<'_>) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(yes) => Self::Bool(yes),
            Json::Number(number) => Self::Number(number),
            Json::Text(text) => Self::String(text.into_owned()),
            Json::List(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Json::Object(entries) => {
                let owned =
                    |(name, value): (Cow<'_, str>, Json<'_>)| (name.into_owned(), value.into());
                Self::Object(entries.into_iter().map(owned).collect())
            }
        }
    }
}

impl From<Value> for Json<'_> {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(yes) => Self::Bool(yes),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => Self::Text(text.into()),
            Value::Array(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Value::Object(fields) => {
                let entry = |(name, value): (String, Value)| (name.into(), value.into());
                Self::Object(fields.into_iter().map(entry).collect())
            }
        }
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(yes) => serializer.serialize_bool(*yes),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(entries) => {
                serializer.collect_map(entries.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

/// Takes whatever comes.
struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Self::Value, E> {
        Ok(Json::Bool(yes))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Number::from_f64(number).map_or(Json::Null, Json::Number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Json::Text(text.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Json::Text(text.to_owned().into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        // Most records have more than a few fields: this spares growing thrice.
        let mut entries = Entries::with_capacity(8);
        while let Some(entry) = map.next_entry_seed(Name, std::marker::PhantomData)? {
            entries.push(entry);
        }
        Ok(Json::Object(entries))
    }
}

/// Takes a name, where it can as it stands in the file: `Cow` by itself always copies.
pub struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(text.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(text.to_owned().into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".*".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::vec((".*", inner), 0..5)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn it_reads_what_serde_json_reads(value in any_value()) {
            let text = value.to_string();
            let json: Json<'_> = serde_json::from_str(&text).unwrap();
            let expected: Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&json, &Json::from(expected.clone()));
            prop_assert_eq!(&serde_json::to_string(&json).unwrap(), &text);
            prop_assert_eq!(Value::from(json), expected);
        }
    }

    #[test]
    fn the_last_of_two_fields_of_one_name_counts() {
        let text = r#"{"a":1,"b":2,"a":3}"#;
        let json: Json<'_> = serde_json::from_str(text).unwrap();
        assert_eq!(json.get("a").and_then(Json::as_u64), Some(3));
        let Json::Object(mut entries) = json.clone() else {
            panic!("{json:?}")
        };
        assert_eq!(take(&mut entries, "a"), Some(Json::from(json!(3))));
        assert_eq!(Value::from(Json::Object(entries)), json!({"b": 2}));
        assert_eq!(Value::from(json), json!({"a": 3, "b": 2}));
    }

    #[test]
    fn a_text_without_escapes_is_not_copied() {
        let json: Json<'_> = serde_json::from_str(r#"{"a":"plain","b":"a\nb"}"#).unwrap();
        let borrowed = |name| match json.get(name) {
            Some(Json::Text(text)) => matches!(text, Cow::Borrowed(_)),
            _ => panic!("{json:?}"),
        };
        assert!(borrowed("a") && !borrowed("b"));
    }
}

//! A choice among named values, written as its name.

/// Declares an enum whose variants are written as words in a file.
#[macro_export]
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $( $(#[$variant_meta])* $variant, )+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),+];
            /// The words of [`Self::ALL`], as written in a file.
            pub const WORDS: &'static [&'static str] = &[$( $word ),+];

            /// The word for it in a file; stable, never shown to a person as it is.
            pub const fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )+ }
            }

            /// The value that this word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                let at = Self::WORDS.iter().position(|known| *known == word)?;
                Self::ALL.get(at).copied()
            }
        }

        impl $crate::codec::Field for $name {
            fn read(
                value: $crate::codec::Json<'_>,
                reader: &mut $crate::codec::Reader,
            ) -> Option<Self> {
                let at = reader.choice(&value, Self::WORDS)?;
                Self::ALL.get(at).copied()
            }

            fn json(&self) -> $crate::codec::Json<'_> {
                $crate::codec::Json::Text(self.word().into())
            }

            fn schema(_: &mut $crate::codec::Fields) -> serde_json::Value {
                serde_json::json!({ "enum": Self::WORDS })
            }
        }
    };
}
pub(crate) use choice;

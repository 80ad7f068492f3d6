//! Closed lists: each variant with its stable name, its sentence and, where other languages know
//! it by one, its permanent number; written once.

/// Declares an enum that is a closed list: `ALL`, its names and numbers and the ways back from
/// them, the sentence of each variant (its doc comment), `Display`.
///
/// Names and numbers are permanent once released: new ones are appended, retired ones reserved.
/// With `unknown`, a text can be parsed, and that is the kind of error for any other text. Serde
/// writes the name; with `serde: always` also without the feature, for what stands in columns; with
/// `serde: own` the list says itself how.
#[doc(hidden)]
#[macro_export]
macro_rules! closed_list {
    (
        $(serde: $serde:ident;)?
        names: $name:ident;
        numbers: $number:ty;
        $(unknown: $unknown:ident $what:literal;)?
        $(#[$about:meta])*
        pub enum $list:ident {
            $($(#[doc = $doc:literal])+ $(#[default] $($mark:lifetime)?)?
            $variant:ident = $code:literal $text:literal,)+
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $list {
            $($(#[doc = $doc])+ $(#[default] $($mark)?)? $variant = $code,)+
        }

        impl $list {
            /// The permanent number.
            pub const fn code(self) -> $number {
                self as $number
            }

            /// The variant with this number, if the number is in use.
            pub const fn from_code(code: $number) -> Option<$list> {
                match code {
                    $($code => Some($list::$variant),)+
                    _ => None,
                }
            }
        }
        $crate::closed_list!(@face $list $name $($variant $text concat!($($doc,)+),)+);
        $($crate::closed_list!(@parse $list $name $unknown $what);)?
        $crate::closed_list!(@serde $list $name $($serde)?);
    };
    (
        $(serde: $serde:ident;)?
        names: $name:ident;
        $(unknown: $unknown:ident $what:literal;)?
        $(#[$about:meta])*
        pub enum $list:ident {
            $($(#[doc = $doc:literal])+ $(#[default] $($mark:lifetime)?)?
            $variant:ident = $text:literal,)+
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $list {
            $($(#[doc = $doc])+ $(#[default] $($mark)?)? $variant,)+
        }

        $crate::closed_list!(@face $list $name $($variant $text concat!($($doc,)+),)+);
        $($crate::closed_list!(@parse $list $name $unknown $what);)?
        $crate::closed_list!(@serde $list $name $($serde)?);
    };
    (@face $list:ident $name:ident $($variant:ident $text:literal $sentence:expr,)+) => {
        impl $list {
            /// Every variant, in the order of the list.
            pub const ALL: [$list; [$($list::$variant),+].len()] = [$($list::$variant),+];

            /// The stable name, the same on every outside surface.
            pub const fn $name(self) -> &'static str {
                match self { $($list::$variant => $text,)+ }
            }

            /// What it means, in a sentence.
            pub const fn sentence(self) -> &'static str {
                match self { $($list::$variant => $sentence.trim_ascii_start(),)+ }
            }

            /// The variant with this name, spelled exactly so.
            pub fn from_name(name: &str) -> Option<$list> {
                match name {
                    $($text => Some($list::$variant),)+
                    _ => None,
                }
            }
        }

        impl ::std::fmt::Display for $list {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.$name())
            }
        }
    };
    (@serde $list:ident $name:ident) => {
        $crate::serde_of_list!($list $name);
    };
    (@serde $list:ident $name:ident own) => {};
    (@serde $list:ident $name:ident always) => {
        impl $crate::__serde::Serialize for $list {
            fn serialize<S>(&self, serializer: S) -> Result<S::Ok, S::Error>
            where
                S: $crate::__serde::Serializer,
            {
                serializer.serialize_str(self.$name())
            }
        }

        impl<'de> $crate::__serde::Deserialize<'de> for $list {
            fn deserialize<D>(deserializer: D) -> Result<$list, D::Error>
            where
                D: $crate::__serde::Deserializer<'de>,
            {
                let text = <String as $crate::__serde::Deserialize>::deserialize(deserializer)?;
                $list::from_name(&text).ok_or_else(|| {
                    let text: String = $crate::visible(&text).chars().take(80).collect();
                    let what = concat!("is not one of ", stringify!($list));
                    <D::Error as $crate::__serde::de::Error>::custom(format!("{text:?} {what}"))
                })
            }
        }
    };
    (@parse $list:ident $name:ident $unknown:ident $what:literal) => {
        impl $list {
            /// Reads the stable name, spelled exactly so.
            ///
            /// # Errors
            #[doc = concat!(
                "[`ErrorKind::", stringify!($unknown), "`](crate", "::ErrorKind::",
                stringify!($unknown), "): any other text."
            )]
            pub fn parse(text: &str) -> Result<$list, $crate::Error> {
                $list::from_name(text).ok_or_else(|| {
                    let text = $crate::values::error::shorten(text);
                    let message = format!("{text:?} is not {}", $what);
                    $crate::Error::new($crate::ErrorKind::$unknown, text, message)
                })
            }
        }

        impl ::std::str::FromStr for $list {
            type Err = $crate::Error;
            fn from_str(text: &str) -> Result<$list, $crate::Error> {
                $list::parse(text)
            }
        }
    };
}

/// Serde for a list that stands in no column: by the feature of this crate, not of the caller's.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_of_list {
    ($list:ident $name:ident) => {
        $crate::closed_list!(@serde $list $name always);
    };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_of_list {
    ($list:ident $name:ident) => {};
}

pub(crate) use closed_list;

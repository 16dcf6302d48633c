//! One walk through an answer, by serde, that finds every source it cites. No tree is made of it.

use std::collections::HashSet;

use serde::de::value::Error;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant,
};
use serde::{Serialize, Serializer};

/// The ids of the sources that an answer cites.
pub(crate) fn cited(answer: &(impl Serialize + ?Sized)) -> HashSet<String> {
    let mut walk = Walk { cited: HashSet::new(), is_source: false };
    // A walk has no error of its own.
    let _ = answer.serialize(&mut walk);
    walk.cited
}

struct Walk {
    cited: HashSet<String>,
    /// Whether the next text is the id of a source.
    is_source: bool,
}

type Done = Result<(), Error>;

/// Values that hold no source.
macro_rules! passed_over {
    ($($name:ident($($type:ty),*))*) => { $(fn $name(self $(, _: $type)*) -> Done { Ok(()) })* };
}

/// Values that hold others, which the same walk goes through.
macro_rules! walked_through {
    ($($name:ident($($type:ty),*))*) => {
        $(fn $name(self $(, _: $type)*) -> Result<Self, Error> { Ok(self) })*
    };
}

impl Serializer for &mut Walk {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    passed_over! {
        serialize_bool(bool) serialize_i8(i8) serialize_i16(i16) serialize_i32(i32)
        serialize_i64(i64) serialize_u8(u8) serialize_u16(u16) serialize_u32(u32)
        serialize_u64(u64) serialize_f32(f32) serialize_f64(f64) serialize_char(char)
        serialize_bytes(&[u8]) serialize_none() serialize_unit() serialize_unit_struct(&'static str)
        serialize_unit_variant(&'static str, u32, &'static str)
    }

    walked_through! {
        serialize_seq(Option<usize>) serialize_tuple(usize) serialize_map(Option<usize>)
        serialize_struct(&'static str, usize) serialize_tuple_struct(&'static str, usize)
        serialize_tuple_variant(&'static str, u32, &'static str, usize)
        serialize_struct_variant(&'static str, u32, &'static str, usize)
    }

    /// A text comes with its source, which JSON leaves out.
    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_str(self, text: &str) -> Done {
        if self.is_source && !self.cited.contains(text) {
            self.cited.insert(text.to_owned());
        }
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Done {
        self.is_source = name == "SourceId";
        value.serialize(&mut *self)?;
        self.is_source = false;
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Done {
        value.serialize(self)
    }
}

/// How serde hands on what a value holds, in its several words for the same.
macro_rules! goes_on {
    ($($trait:ident: $($name:ident($($key:ty)?))*;)*) => {$(
        impl $trait for &mut Walk {
            type Ok = ();
            type Error = Error;

            $(fn $name<T: Serialize + ?Sized>(&mut self, $(_: $key,)? value: &T) -> Done {
                value.serialize(&mut **self)
            })*

            fn end(self) -> Done {
                Ok(())
            }
        }
    )*};
}

goes_on! {
    SerializeSeq: serialize_element();
    SerializeTuple: serialize_element();
    SerializeTupleStruct: serialize_field();
    SerializeTupleVariant: serialize_field();
    SerializeMap: serialize_key() serialize_value();
    SerializeStruct: serialize_field(&'static str);
    SerializeStructVariant: serialize_field(&'static str);
}

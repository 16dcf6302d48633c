//! One walk through an answer, by serde: every text with the keys that lead to it, and every source that it
//! cites. No tree is made of it: to look for a word in the whole profile costs no more than the looking.

use std::{collections::HashSet, fmt::Write};

use serde::{
    Serialize, Serializer,
    de::value::Error,
    ser::{Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple},
};

/// Is shown the values of an answer, one after another.
pub(crate) trait Visit {
    /// An object begins at the path, or ends there.
    fn object(&mut self, _path: &str, _begins: bool) {}
    /// There is a text at the path, whose last key is `key`.
    fn text(&mut self, _path: &str, _key: &str, _text: &str) {}
    /// A source is cited at the path.
    fn source(&mut self, _path: &str, _id: &str) {}
}

/// Shows `visitor` all of `answer`, whose paths begin with `at`.
pub(crate) fn walk(answer: &(impl Serialize + ?Sized), at: &str, visitor: &mut dyn Visit) {
    let mut walk = Walk { visitor, path: at.to_owned(), key: 0, expects: Expects::Text };
    // A walk has no error of its own.
    let _ = answer.serialize(&mut walk);
}

/// The ids of the sources that an answer cites.
pub(crate) fn cited(answer: &(impl Serialize + ?Sized)) -> HashSet<String> {
    struct Cited(HashSet<String>);

    impl Visit for Cited {
        fn source(&mut self, _: &str, id: &str) {
            if !self.0.contains(id) {
                self.0.insert(id.to_owned());
            }
        }
    }

    let mut cited = Cited(HashSet::new());
    walk(answer, "", &mut cited);
    cited.0
}

struct Walk<'v> {
    visitor: &'v mut dyn Visit,
    path: String,
    /// Where the last key of the path begins.
    key: usize,
    expects: Expects,
}

/// What the next text is.
#[derive(Clone, Copy)]
enum Expects {
    Text,
    Source,
    Key,
}

type Done = Result<(), Error>;

impl Walk<'_> {
    /// Walks through a value whose path `step` makes longer.
    fn step(
        &mut self,
        step: impl FnOnce(&mut Self) -> Done,
        value: &(impl Serialize + ?Sized),
    ) -> Done {
        let (length, key) = (self.path.len(), self.key);
        step(self)?;
        value.serialize(&mut *self)?;
        self.path.truncate(length);
        self.key = key;
        Ok(())
    }

    fn under(
        &mut self,
        key: &(impl Serialize + ?Sized),
        value: &(impl Serialize + ?Sized),
    ) -> Done {
        let step = |walk: &mut Self| {
            if !walk.path.is_empty() {
                walk.path.push('.');
            }
            walk.key = walk.path.len();
            walk.expects = Expects::Key;
            key.serialize(&mut *walk)?;
            walk.expects = Expects::Text;
            Ok(())
        };
        self.step(step, value)
    }
}

/// What no walk looks at: figures, and what is absent.
macro_rules! passed_over {
    ($($name:ident($($type:ty),*))*) => { $(fn $name(self $(, _: $type)*) -> Done { Ok(()) })* };
}

impl<'w, 'v> Serializer for &'w mut Walk<'v> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = List<'w, 'v>;
    type SerializeTuple = &'w mut Walk<'v>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Object<'w, 'v>;
    type SerializeStruct = Object<'w, 'v>;
    type SerializeStructVariant = Impossible<(), Error>;

    passed_over! {
        serialize_bool(bool) serialize_i8(i8) serialize_i16(i16) serialize_i32(i32)
        serialize_i64(i64) serialize_u8(u8) serialize_u16(u16) serialize_u32(u32)
        serialize_u64(u64) serialize_f32(f32) serialize_f64(f64) serialize_char(char)
        serialize_bytes(&[u8]) serialize_none() serialize_unit() serialize_unit_struct(&'static str)
    }

    /// A text comes with its source, which JSON leaves out.
    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_str(self, text: &str) -> Done {
        match self.expects {
            Expects::Text => self.visitor.text(&self.path, &self.path[self.key..], text),
            Expects::Source => self.visitor.source(&self.path, text),
            Expects::Key => self.path.push_str(text),
        }
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Done {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Done {
        if name == "SourceId" {
            self.expects = Expects::Source;
        }
        value.serialize(&mut *self)?;
        self.expects = Expects::Text;
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Done {
        self.under(name, value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'w, 'v>, Error> {
        Ok(List { walk: self, index: 0 })
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Error> {
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Object<'w, 'v>, Error> {
        self.visitor.object(&self.path, true);
        Ok(Object(self))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Object<'w, 'v>, Error> {
        self.serialize_map(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Unknown {
        unknown()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Unknown {
        unknown()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Unknown {
        unknown()
    }
}

/// Where a walk meets what no answer has.
type Unknown<T = Impossible<(), Error>> = Result<T, Error>;

fn unknown<T>() -> Unknown<T> {
    Err(serde::ser::Error::custom("no answer has one"))
}

struct List<'w, 'v> {
    walk: &'w mut Walk<'v>,
    index: usize,
}

impl SerializeSeq for List<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        let index = self.index;
        self.index += 1;
        let step = |walk: &mut Walk<'_>| {
            // Writing to a String never fails.
            let _ = write!(walk.path, "[{index}]");
            Ok(())
        };
        self.walk.step(step, value)
    }

    fn end(self) -> Done {
        Ok(())
    }
}

/// A text and its source: both are at the path of the text.
impl SerializeTuple for &mut Walk<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut **self)
    }

    fn end(self) -> Done {
        Ok(())
    }
}

struct Object<'w, 'v>(&'w mut Walk<'v>);

impl SerializeStruct for Object<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        self.0.under(key, value)
    }

    fn end(self) -> Done {
        self.0.visitor.object(&self.0.path, false);
        Ok(())
    }
}

impl SerializeMap for Object<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_entry<K: Serialize + ?Sized, T: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &T,
    ) -> Done {
        self.0.under(key, value)
    }

    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Done {
        unknown()
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, _: &T) -> Done {
        unknown()
    }

    fn end(self) -> Done {
        SerializeStruct::end(self)
    }
}

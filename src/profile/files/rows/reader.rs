//! A row of a table as a struct of serde: a field is a column, or a struct of columns whose names begin alike.

use std::iter::Enumerate;
use std::slice::Iter;

use serde::de::value::SeqDeserializer;
use serde::de::{DeserializeSeed, Error as _, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, forward_to_deserialize_any};

use super::{ABSENT, AT_LEAST, Misread, figure, split};

/// Reads the rows of a table, one after another.
pub(super) struct Reader<'de> {
    pub(super) columns: Vec<&'de str>,
    /// Columns whose cells pass for good ones, whatever they hold.
    pub(super) ignored: Vec<usize>,
    /// The cells of the row.
    cells: Vec<&'de str>,
    /// Where the fields are found, in the order in which serde asks for them. It asks in the same order in
    /// every row, so each is looked for once.
    fields: Vec<Field>,
    /// How many fields of the row serde has asked for.
    asked: usize,
}

/// Where a field is found.
#[derive(Clone, Copy)]
enum Field {
    Column(usize),
    /// It is a struct of its own, whose columns begin so.
    Group(&'static str),
    Missing,
}

impl<'de> Reader<'de> {
    pub(super) fn new(columns: Vec<&'de str>) -> Self {
        Self { columns, ignored: Vec::new(), cells: Vec::new(), fields: Vec::new(), asked: 0 }
    }

    pub(super) fn row<T: Deserialize<'de>>(&mut self, line: &'de str) -> Result<T, Misread> {
        let line = line.trim();
        split(line, self.columns.len(), &mut self.cells);
        if let Some(missing) = self.columns.get(self.cells.len()) {
            return Err(Misread::custom(format_args!("the column '{missing}' is missing")));
        }
        if let (Some(cell), Some(last)) = (self.cells.last(), self.columns.last())
            && cell.contains('\t')
        {
            return Err(Misread::custom(format_args!(
                "the last column, '{last}', has a tab in it"
            )));
        }
        self.asked = 0;
        T::deserialize(Group { reader: self, prefix: "" })
    }

    /// Where the field is found that serde asks for next.
    fn field(&mut self, prefix: &'static str, name: &'static str) -> Field {
        self.asked += 1;
        if let Some(field) = self.fields.get(self.asked - 1) {
            return *field;
        }
        let is_it = |column: &&str| column.strip_prefix(prefix) == Some(name);
        let field = match self.columns.iter().position(is_it) {
            Some(column) => Field::Column(column),
            None if name.ends_with('_') => Field::Group(name),
            None if name.starts_with("..") => Field::Group(""),
            None => Field::Missing,
        };
        self.fields.push(field);
        field
    }
}

/// The columns of a row whose names begin alike.
struct Group<'r, 'de> {
    reader: &'r mut Reader<'de>,
    prefix: &'static str,
}

impl<'de> Deserializer<'de> for Group<'_, 'de> {
    type Error = Misread;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Misread> {
        Err(Misread::custom("a row is read into a struct"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misread> {
        let names = fields.iter().enumerate();
        visitor.visit_map(Fields { group: self, names, name: "", field: Field::Missing })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// The fields of a struct, one after another.
struct Fields<'r, 'de> {
    group: Group<'r, 'de>,
    names: Enumerate<Iter<'static, &'static str>>,
    name: &'static str,
    field: Field,
}

impl<'de> MapAccess<'de> for Fields<'_, 'de> {
    type Error = Misread;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misread> {
        for (number, name) in self.names.by_ref() {
            self.field = self.group.reader.field(self.group.prefix, name);
            if !matches!(self.field, Field::Missing) {
                self.name = name;
                // By its number serde finds a field faster than by its name.
                return seed.deserialize((number as u64).into_deserializer()).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misread> {
        let Group { reader, prefix } = &mut self.group;
        let (text, is_ignored) = match self.field {
            Field::Group(prefix) => return seed.deserialize(Group { reader, prefix }),
            Field::Column(column) => (reader.cells[column], reader.ignored.contains(&column)),
            Field::Missing => (ABSENT, false),
        };
        seed.deserialize(Cell { text, is_ignored }).map_err(|error| {
            // The types of figures know what they expect, but not how the cell was written.
            let expected = error.message.split(", found").next().unwrap_or_default();
            Misread {
                column: format!("{prefix}{}", self.name),
                message: format!("{expected}, found '{text}'"),
            }
        })
    }
}

/// The text of a cell.
struct Cell<'de> {
    text: &'de str,
    /// Whether any value will do.
    is_ignored: bool,
}

impl Cell<'_> {
    /// A whole number, if the cell holds one in plain digits.
    fn whole(&self) -> Option<u32> {
        self.text.parse().ok().filter(|_| !self.text.starts_with('+'))
    }
}

impl<'de> Deserializer<'de> for Cell<'de> {
    type Error = Misread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        visitor.visit_borrowed_str(if self.is_ignored { "2000" } else { self.text })
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        let number = if self.is_ignored { Some(0) } else { self.whole() };
        visitor.visit_u32(number.ok_or_else(|| unlike("a whole number"))?)
    }

    /// The types of figures refuse what is not a number.
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        let number = if self.is_ignored { Some(1.0) } else { figure(self.text) };
        visitor.visit_f64(number.unwrap_or(f64::NAN))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        if self.text == ABSENT || self.is_ignored {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misread> {
        if name == "Wage" {
            return match self.text.strip_prefix(AT_LEAST).filter(|_| !self.is_ignored) {
                Some(text) => visitor.visit_newtype_struct(Self { text, ..self }),
                None => self.deserialize_option(visitor),
            };
        }
        let value = visitor.visit_newtype_struct(self);
        if name == "Dollars" { value.map_err(|_| unlike("whole dollars a year")) } else { value }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        visitor.visit_seq(SeqDeserializer::new(self.text.split(',')))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misread> {
        let variant = match self.text {
            text if variants.contains(&text) => text,
            _ if self.is_ignored => variants[0],
            _ => return Err(unlike(&in_words(variants))),
        };
        visitor.visit_enum(variant.into_deserializer())
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u64 f32 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct map struct identifier ignored_any
    }
}

fn unlike(expected: &str) -> Misread {
    Misread::custom(format_args!("expected {expected}"))
}

/// "a, b or c".
fn in_words(names: &[&str]) -> String {
    match names {
        [others @ .., last] if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => names.concat(),
    }
}

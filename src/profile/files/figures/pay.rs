//! Pay as it is read and written: a key a point, and `at_least` where a wage is that or more.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeTuple};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{AtLeast, NonZeroU8, Pay, PayPoint};

/// A cell of a table.
#[derive(Clone, Copy, Default)]
enum Wage<T> {
    #[default]
    Absent,
    Exactly(T),
    AtLeast(T),
}

/// The cells of a row.
#[derive(Deserialize)]
#[serde(bound = "T: Deserialize<'de>")]
struct Cells<T> {
    #[serde(default)]
    mean: Wage<T>,
    #[serde(default)]
    p10: Wage<T>,
    #[serde(default)]
    p25: Wage<T>,
    #[serde(default)]
    median: Wage<T>,
    #[serde(default)]
    p75: Wage<T>,
    #[serde(default)]
    p90: Wage<T>,
}

impl<T: Copy> Wage<T> {
    fn exact(self) -> Option<T> {
        match self {
            Self::Exactly(wage) => Some(wage),
            _ => None,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Wage<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Cell<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Cell<T> {
            type Value = Wage<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a wage")
            }

            fn visit_none<E: Error>(self) -> Result<Wage<T>, E> {
                Ok(Wage::Absent)
            }

            fn visit_some<D: Deserializer<'de>>(self, cell: D) -> Result<Wage<T>, D::Error> {
                T::deserialize(cell).map(Wage::Exactly)
            }

            /// What follows `>=`.
            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                cell: D,
            ) -> Result<Wage<T>, D::Error> {
                T::deserialize(cell).map(Wage::AtLeast)
            }
        }

        deserializer.deserialize_newtype_struct("Wage", Cell(PhantomData))
    }
}

impl<'de, T: Copy + PartialEq + Deserialize<'de>> Deserialize<'de> for Pay<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return deserializer.deserialize_tuple(MOST_PACKED, Packed(PhantomData));
        }
        let Cells { mean, p10, p25, median, p75, p90 } = Cells::<T>::deserialize(deserializer)?;
        let (mut highest, mut points) = (None, 0);
        for (point, cell) in PayPoint::ALL.into_iter().zip([mean, p10, p25, median, p75, p90]) {
            let Wage::AtLeast(wage) = cell else { continue };
            if *highest.get_or_insert(wage) != wage {
                return Err(D::Error::custom(
                    "the wages after '>=' differ: a survey has one such wage a unit",
                ));
            }
            points |= point.bit();
        }
        Ok(Self {
            mean: mean.exact(),
            p10: p10.exact(),
            p25: p25.exact(),
            median: median.exact(),
            p75: p75.exact(),
            p90: p90.exact(),
            at_least: highest
                .zip(NonZeroU8::new(points))
                .map(|(wage, points)| AtLeast { wage, points }),
        })
    }
}

impl<T: Copy + Serialize> Serialize for Pay<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return self.pack(serializer);
        }
        let mut keys = serializer.serialize_map(None)?;
        for point in PayPoint::ALL {
            keys.serialize_entry(&point, &self.at(point))?;
        }
        if let Some(at_least) = &self.at_least {
            keys.serialize_entry("at_least", &Points(at_least))?;
        }
        keys.end()
    }
}

/// How many parts pay has at most, packed: a byte that says which it has, and each of these.
const MOST_PACKED: usize = 8;

/// The bit of `at_least` in that byte; the others are those of the points.
const AT_LEAST: u8 = 0x80;

impl<T: Copy + Serialize> Pay<T> {
    fn pack<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let wages = || PayPoint::ALL.into_iter().filter_map(|point| Some((point, self.at(point)?)));
        let at_least = if self.at_least.is_some() { AT_LEAST } else { 0 };
        let mut parts = serializer.serialize_tuple(MOST_PACKED)?;
        parts.serialize_element(&wages().fold(at_least, |bits, (point, _)| bits | point.bit()))?;
        for (_, wage) in wages() {
            parts.serialize_element(&wage)?;
        }
        if let Some(at_least) = &self.at_least {
            parts.serialize_element(at_least)?;
        }
        parts.end()
    }
}

/// Reads what `pack` wrote.
struct Packed<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Packed<T> {
    type Value = Pay<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("packed pay")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Pay<T>, A::Error> {
        let known: u8 = parts.next_element()?.unwrap_or_default();
        let mut wage = |point: PayPoint| match known & point.bit() {
            0 => Ok(None),
            _ => parts.next_element(),
        };
        Ok(Pay {
            mean: wage(PayPoint::Mean)?,
            p10: wage(PayPoint::P10)?,
            p25: wage(PayPoint::P25)?,
            median: wage(PayPoint::Median)?,
            p75: wage(PayPoint::P75)?,
            p90: wage(PayPoint::P90)?,
            at_least: if known & AT_LEAST == 0 { None } else { parts.next_element()? },
        })
    }
}

/// The points, each with what it is at least.
struct Points<'a, T>(&'a AtLeast<T>);

impl<T: Copy + Serialize> Serialize for Points<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let known = PayPoint::ALL.into_iter().filter_map(|point| Some((point, self.0.at(point)?)));
        serializer.collect_map(known)
    }
}

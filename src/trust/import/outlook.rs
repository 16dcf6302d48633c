//! The files that the projections fill: `outlook.toml`, and the usual schooling in `education.toml`.

use toml_edit::{InlineTable, Item, Table};

use crate::failure::Failure;
use crate::profile::period::Edition;
use crate::trust::import::edit::{set, value};
use crate::trust::import::job::{Job, Written};
use crate::trust::import::projections::Projections;
use crate::trust::import::{refused, sources};

impl Job<'_> {
    pub(super) fn outlook(&self, written: &mut Written) -> Result<(), Failure> {
        let Some((newest, projected)) = self.newest_projection() else { return Ok(()) };
        let mut file = self.open("outlook.toml")?;
        if !self.has("outlook.toml") {
            file.set("profile_edition", newest.edition.to_string());
        }
        let mut lines = Vec::new();
        for (projections, projected) in self.editions() {
            let source = sources::of_projections(projections);
            let edition = projections.edition.to_string();
            let Some(tables) = file.tables("editions") else {
                let message =
                    format!("{}/outlook.toml: editions is no list of tables", self.directory);
                return Err(refused(message, "write each edition under [[editions]]"));
            };
            let edition_of = |table: &Table| {
                let text = table.get("edition").and_then(Item::as_str).unwrap_or_default();
                Edition::try_from(text.to_owned()).ok()
            };
            let at = tables.iter().position(|table| edition_of(table) >= Some(projections.edition));
            let at = at.unwrap_or(tables.len());
            let is_known = tables.get(at).and_then(edition_of) == Some(projections.edition);
            if !is_known {
                let mut table = Table::new();
                table.set_position(tables.get(at).and_then(Table::position));
                table.decor_mut().set_prefix("\n");
                set(&mut table, "edition", &edition);
                tables.insert(at, table);
            }
            let Some(table) = tables.get_mut(at) else { continue };
            let before = table.to_string();
            for (key, figure) in &projected.figures {
                match figure {
                    Some(figure) => set(table, key, value(figure)),
                    None => drop(table.remove(key)),
                }
            }
            set(table, "evidence", "first-hand");
            if !is_known || before != table.to_string() || table.get("source").is_none() {
                set(table, "source", &source.id);
                written.cite(&source);
            }
            lines.push(match (is_known, before == table.to_string()) {
                (false, _) => format!("{edition} is new"),
                (true, true) => format!("{edition} as before"),
                (true, false) => {
                    format!("{edition} has new figures; see that its note still holds")
                }
            });
        }
        written.keep(self, "outlook.toml", &file, &lines.join("; "));
        let Some(level) = &projected.entry_education else { return Ok(()) };
        self.education(newest, level, written)
    }

    fn education(
        &self,
        newest: &Projections,
        level: &str,
        written: &mut Written,
    ) -> Result<(), Failure> {
        let mut file = self.open("education.toml")?;
        let known = file.doc.get("entry_education").and_then(Item::as_table_like);
        let known = known
            .and_then(|entry| Edition::try_from(entry.get("period")?.as_str()?.to_owned()).ok());
        if known >= Some(newest.edition) {
            return Ok(());
        }
        let source = sources::of_projections(newest);
        if file.doc.get("entry_education").is_none() {
            file.doc.insert("entry_education", Item::Value(InlineTable::new().into()));
        }
        let (period, id) = (newest.edition.to_string(), &source.id);
        file.fill("entry_education", &[("level", level), ("period", &period), ("source", id)]);
        written.cite(&source);
        written.keep(self, "education.toml", &file, &format!("BLS lists \"{level}\""));
        Ok(())
    }
}

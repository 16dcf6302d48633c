//! The files of pay: the survey of the nation, and the same by state, by area and by industry.

use toml_edit::{InlineTable, Item, Value};

use crate::failure::Failure;
use crate::profile::rows::{ABSENT, Row};
use crate::profile::salary::YearRow;
use crate::trust::import::changes;
use crate::trust::import::edit::Edited;
use crate::trust::import::grid::Grid;
use crate::trust::import::job::{Job, Written};
use crate::trust::import::sources::Cited;
use crate::trust::import::tables::{AT_LEAST, Prices, Survey};

impl Job<'_> {
    /// Adds the survey's row; whether it is the newest of the profile.
    pub(super) fn salary(
        &self,
        survey: &Survey<'_>,
        written: &mut Written,
    ) -> Result<bool, Failure> {
        let mut file = self.open("salary.toml")?;
        let period = &survey.period;
        let mut surveys = file.grid("by_year").unwrap_or_default();
        let newest = surveys.rows.iter().filter_map(|row| row.first()).max();
        let newer = newest.filter(|newest| *newest > period);
        let is_newest = newer.is_none();
        if let Some(newest) = newer.filter(|_| !self.is_forced) {
            let message = format!(
                "the profile in '{}' has the survey of {newest}, which is newer than {period}",
                self.directory
            );
            return Err(Failure::bad_profile(message)
                .hint(
                    "help",
                    "--force adds the older one to by_year, and leaves the places as they are; \
                     nothing was written",
                )
                .also("--force"));
        }
        let Some(mut row) = survey.year(self.digits, self.known.soc_revision) else {
            return Ok(is_newest);
        };
        let other =
            surveys.rows.iter().rev().find(|row| row.first().is_some_and(|other| other != period));
        let other = other.map(|row| format!("{}: {}", row[0], changes::median(&surveys, row)));
        let now = row.rows.first().map(|cells| changes::median(&row, cells)).unwrap_or_default();
        let line = match other {
            Some(newest) if !is_newest => {
                format!("the older {period} joins the history: median {now} (newest, {newest})")
            }
            Some(before) => format!("{period}: median {now} ({before})"),
            None => format!("{period}: median {now}"),
        };
        keep_what_people_wrote(&surveys, &mut row, period);
        surveys.put(&row, YearRow::COLUMNS);
        if !self.has("salary.toml") {
            file.set("profile_period", period);
        }
        match survey.only_unit(self.digits) {
            _ if !is_newest => {}
            Some(unit) => file.set("only_per", unit),
            None => drop(file.doc.remove("only_per")),
        }
        file.set("by_year", surveys.toml());
        self.cautions(&mut file, survey);
        written.cite(&survey.source);
        written.keep(self, "salary.toml", &file, &line);
        Ok(is_newest)
    }

    /// The cautions that go with any survey, and those of the footnotes that this job has.
    fn cautions(&self, file: &mut Edited, survey: &Survey<'_>) {
        let has = |footnote| survey.has_footnote(self.digits, footnote);
        let mut cautions =
            if self.has("salary.toml") { Vec::new() } else { self.known.cautions.clone() };
        if let Some(top) = survey.top_code.filter(|_| has(AT_LEAST)) {
            let dollars = changes::dollars(&top.annual);
            cautions.push((
                vec!["at-least".to_owned()],
                format!(
                    "\"At least\": of this wage BLS says only that it is ${} an hour, or {dollars} a year, \
                     or more.",
                    top.hourly
                ),
            ));
        }
        if survey.only_unit(self.digits).is_some() {
            cautions.push((
                ["latest", "places", "place", "industry", "offer"].map(str::to_owned).to_vec(),
                "Where people seldom work full time all year, BLS publishes pay by the hour or by the year \
                 only, as they are usually paid."
                    .to_owned(),
            ));
        }
        for (views, text) in cautions {
            let notes = file.doc.get("notes").and_then(Item::as_array);
            let is_there = notes.into_iter().flatten().any(|note| {
                let note = note.as_inline_table().and_then(|note| note.get("text"));
                note.and_then(Value::as_str) == Some(&text)
            });
            if !is_there {
                let on = Value::from_iter(views);
                file.push("notes", InlineTable::from_iter([("on", on), ("text", text.into())]));
            }
        }
    }

    /// The survey by state, by area and by industry.
    pub(super) fn places(&self, survey: &Survey<'_>, written: &mut Written) -> Result<(), Failure> {
        let states = &self.known.states;
        let by_state = |prices: &Prices| Some(survey.states(self.digits, states, prices));
        self.rows("states.toml", "by_state", "states", survey, &by_state, written)?;
        let by_area = |prices: &Prices| {
            let areas = self.inputs.areas.as_ref()?;
            Some(survey.areas(self.digits, areas, states, prices))
        };
        self.rows("areas.toml", "by_area", "areas", survey, &by_area, written)?;
        let by_industry = |_: &Prices| {
            let industries = self.inputs.industries.as_ref()?;
            Some(survey.industries(self.digits, industries))
        };
        self.rows("industries.toml", "by_industry", "industries", survey, &by_industry, written)
    }

    fn rows(
        &self,
        name: &'static str,
        key: &str,
        what: &str,
        survey: &Survey<'_>,
        table: &dyn Fn(&Prices) -> Option<Grid>,
        written: &mut Written,
    ) -> Result<(), Failure> {
        let mut file = self.open(name)?;
        let old = file.grid(key);
        let own = old.as_ref().map(|old| {
            let prices = |row: &Vec<String>| {
                Some((row.first()?.clone(), old.cell(row, "prices").to_owned()))
            };
            old.rows.iter().filter_map(prices).collect()
        });
        let prices = own.as_ref().unwrap_or(&self.known.prices);
        let Some(new) = table(prices).filter(|table| !table.rows.is_empty() || old.is_some())
        else {
            return Ok(());
        };
        file.set("period", &survey.period);
        file.set("source", &survey.source.id);
        if new.column("prices").is_none() {
            file.doc.remove("price_parity_source");
        } else if file.text("price_parity_source").is_none()
            && let Some(source) = self.known.price_source
        {
            file.set("price_parity_source", &source.id.0);
            written.cite(&Cited::of(source));
        }
        file.set(key, new.toml());
        if old.is_none() {
            file.space_before(key);
        }
        written.cite(&survey.source);
        written.keep(self, name, &file, &changes::of_rows(what, old.as_ref(), &new));
        Ok(())
    }
}

/// A row that is read again keeps the source and the edition of codes that it names.
fn keep_what_people_wrote(surveys: &Grid, row: &mut Grid, period: &str) {
    let Some(known) = surveys.row(period) else { return };
    for name in ["source", "soc"] {
        let text = surveys.cell(known, name);
        if let Some(column) = row.column(name)
            && text != ABSENT
            && let Some(cell) = row.rows.first_mut().and_then(|row| row.get_mut(column))
        {
            text.clone_into(cell);
        }
    }
}

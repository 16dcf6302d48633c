//! An occupation's files, new or renewed.

use std::collections::HashMap;

use toml_edit::{InlineTable, Item, Table, Value};

use crate::failure::Failure;
use crate::profile::occupation::SocCode;
use crate::profile::period::Edition;
use crate::profile::rows::{ABSENT, Row};
use crate::profile::salary::YearRow;
use crate::trust::import::changes;
use crate::trust::import::edit::{Edited, set, string, strings};
use crate::trust::import::grid::Grid;
use crate::trust::import::inputs::Inputs;
use crate::trust::import::known::Known;
use crate::trust::import::names::Names;
use crate::trust::import::projections::Projections;
use crate::trust::import::similar;
use crate::trust::import::sources::{self, Cited};
use crate::trust::import::tables::{AT_LEAST, Prices, Tables};

/// The survey that is read.
pub(super) struct Survey<'i> {
    pub(super) tables: Tables<'i>,
    /// `2025-05`.
    pub(super) period: String,
    /// What figures cite it as.
    pub(super) source: Cited,
}

/// What is written for an occupation.
pub(super) struct Job<'i> {
    pub(super) soc: SocCode,
    pub(super) digits: u32,
    pub(super) names: Names,
    pub(super) inputs: &'i Inputs,
    pub(super) survey: Option<&'i Survey<'i>>,
    pub(super) known: &'i Known,
    pub(super) is_forced: bool,
    /// The files that its directory has, and how they are shown in an error.
    pub(super) old: HashMap<&'static str, String>,
    pub(super) directory: String,
}

/// What comes of it.
#[derive(Default)]
pub(super) struct Written {
    /// Files whose text is another than before.
    pub(super) files: Vec<(&'static str, String)>,
    /// What changed, a line a file.
    pub(super) lines: Vec<String>,
    cited: Vec<Cited>,
}

impl Written {
    fn keep(&mut self, job: &Job<'_>, name: &'static str, file: &Edited, line: String) {
        let text = file.written();
        if job.old.get(name).is_none_or(|old| *old != text) {
            self.files.push((name, text));
        }
        self.lines.push(format!("{name}: {line}"));
    }

    fn cite(&mut self, source: &Cited) {
        if self.cited.iter().all(|known| known.id != source.id) {
            self.cited.push(source.clone());
        }
    }
}

impl Job<'_> {
    fn open(&self, name: &'static str) -> Result<Edited, Failure> {
        let shown = format!("{}/{name}", self.directory);
        Edited::open(name, &shown, self.old.get(name).map(String::as_str))
    }

    fn has(&self, name: &str) -> bool {
        self.old.contains_key(name)
    }

    /// All of its files.
    pub(super) fn write(&self) -> Result<Written, Failure> {
        let mut written = Written::default();
        self.occupation(&mut written)?;
        if let Some(survey) = self.survey
            && survey.tables.nation(self.digits).is_some()
        {
            let is_newest = self.salary(survey, &mut written)?;
            if is_newest {
                self.places(survey, &mut written)?;
                similar::medians(self, survey, &mut written)?;
            }
        } else if self.survey.is_some() {
            written.lines.push("no wages: the data have none of this job".to_owned());
        }
        self.outlook(&mut written)?;
        self.duties(&mut written)?;
        let mut file = self.open("sources.toml")?;
        let new = sources::add(&mut file, &written.cited);
        let line = if new.is_empty() {
            "as before".to_owned()
        } else {
            format!("new: {}", new.join(", "))
        };
        written.keep(self, "sources.toml", &file, line);
        Ok(written)
    }

    fn occupation(&self, written: &mut Written) -> Result<(), Failure> {
        let mut file = self.open("profile.toml")?;
        if let Some(code) = file.text("soc_code").filter(|code| *code != self.soc.as_str()) {
            let message =
                format!("the profile in '{}' is of {code}, not of {}", self.directory, self.soc);
            return Err(Failure::bad_profile(message)
                .hint("help", "name another directory with --into; nothing was written"));
        }
        if !self.has("profile.toml") {
            file.set("title", &string(&self.names.title));
            file.set("title_plural", &string(&self.names.plural));
            file.set("soc_code", &string(self.soc.as_str()));
            if let (Some(text), Some(survey)) = (&self.names.description, self.survey) {
                let summary = [("text", text.as_str()), ("source", &survey.source.id)];
                self.fill(&mut file, "summary", &summary);
                written.cite(&survey.source);
            }
        }
        if let Some((projections, projected)) = self.newest_projection() {
            let source = sources::of_projections(projections);
            let is_ours = file.table("reported_titles").is_none_or(|titles| {
                let source = titles.get("source").and_then(Item::as_str);
                source.is_none_or(|source| source.starts_with("ep-"))
            });
            if projected.other_titles.is_empty() || !is_ours {
                if file.doc["reported_titles"].as_table().is_some_and(Table::is_empty) {
                    file.doc.remove("reported_titles");
                }
            } else if let Some(titles) = file.table("reported_titles") {
                set(titles, "titles", &strings(&projected.other_titles));
                set(titles, "source", &string(&source.id));
                written.cite(&source);
            }
        }
        let line = self.names.plural.clone();
        written.keep(self, "profile.toml", &file, line);
        Ok(())
    }

    fn fill(&self, file: &mut Edited, key: &str, fields: &[(&str, &str)]) {
        if let Some(table) = file.table(key) {
            for (key, text) in fields {
                set(table, key, &string(text));
            }
        }
    }

    /// Adds the survey's row; whether it is the newest of the profile.
    fn salary(&self, survey: &Survey<'_>, written: &mut Written) -> Result<bool, Failure> {
        let mut file = self.open("salary.toml")?;
        let (period, source) = (&survey.period, &survey.source.id);
        let mut surveys = file.grid("by_year").unwrap_or_default();
        let newest = surveys.rows.iter().filter_map(|row| row.first()).max().cloned();
        let is_newest = newest.as_ref().is_none_or(|newest| newest <= period);
        if !is_newest && !self.is_forced {
            let newest = newest.unwrap_or_default();
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
        let Some(row) = survey.tables.year(self.digits, period, source, &self.known.soc_revision)
        else {
            return Ok(is_newest);
        };
        let before =
            surveys.rows.iter().rev().find(|row| row.first().is_some_and(|other| other != period));
        let before = before.map(|row| format!(" ({}: {})", row[0], changes::median(&surveys, row)));
        let now = row.rows.first().map(|cells| changes::median(&row, cells)).unwrap_or_default();
        let mut row = row;
        keep_what_people_wrote(&surveys, &mut row, period);
        surveys.put(&row, YearRow::COLUMNS);
        if !self.has("salary.toml") {
            file.set("profile_period", &string(period));
        }
        match survey.tables.only_unit(self.digits) {
            Some(unit) => file.set("only_per", &string(unit)),
            None => drop(file.doc.remove("only_per")),
        }
        file.set("by_year", &surveys.toml());
        self.cautions(&mut file, survey);
        written.cite(&survey.source);
        let line = format!("{period}: median {now}{}", before.unwrap_or_default());
        written.keep(self, "salary.toml", &file, line);
        Ok(is_newest)
    }

    /// The cautions that go with any survey, and those of the footnotes that this job has.
    fn cautions(&self, file: &mut Edited, survey: &Survey<'_>) {
        let has = |footnote| survey.tables.has_footnote(self.digits, footnote);
        let mut cautions =
            if self.has("salary.toml") { Vec::new() } else { self.known.cautions.clone() };
        if let Some(top) = survey.tables.top_code.filter(|_| has(AT_LEAST)) {
            let dollars = changes::dollars(&top.annual);
            cautions.push((
                "at-least".to_owned(),
                format!(
                    "\"At least\": BLS publishes no wage of ${} an hour, or {dollars} a year, and above. \
                     It says only that the wage is that or more.",
                    top.hourly
                ),
            ));
        }
        if survey.tables.only_unit(self.digits).is_some() {
            cautions.push((
                "latest places place industry offer".to_owned(),
                "Where people seldom work full time all year, BLS publishes pay by the hour or by the year \
                 only, as they are usually paid."
                    .to_owned(),
            ));
        }
        for (view, text) in cautions {
            let views = view.split(' ').map(string).collect::<Vec<_>>().join(", ");
            let line = format!("{{ on = [{views}], text = {} }}", string(&text));
            let notes = file.doc.get("notes").and_then(Item::as_array);
            let is_there = notes.into_iter().flatten().any(|note| {
                let note = note.as_inline_table().and_then(|note| note.get("text"));
                note.and_then(Value::as_str) == Some(&text)
            });
            if let Ok(Value::InlineTable(note)) = line.parse::<Value>()
                && !is_there
            {
                file.push("notes", note);
            }
        }
    }

    /// The survey by state, by area and by industry.
    fn places(&self, survey: &Survey<'_>, written: &mut Written) -> Result<(), Failure> {
        let (tables, known) = (&survey.tables, self.known);
        let by_state = |prices: &Prices| Some(tables.states(self.digits, &known.states, prices));
        self.rows("states.toml", "by_state", "states", survey, &by_state, written)?;
        let by_area = |prices: &Prices| {
            let areas = self.inputs.areas.as_ref()?;
            Some(tables.areas(self.digits, areas, &known.states, prices))
        };
        self.rows("areas.toml", "by_area", "areas", survey, &by_area, written)?;
        let by_industry = |_: &Prices| {
            let industries = self.inputs.industries.as_ref()?;
            Some(tables.industries(self.digits, industries))
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
        let mut own = Prices::default();
        if let Some(old) = &old {
            own.add(old);
        }
        let prices = if old.is_some() { &own } else { &self.known.prices };
        let Some(new) = table(prices).filter(|table| !table.rows.is_empty() || old.is_some())
        else {
            return Ok(());
        };
        file.set("period", &string(&survey.period));
        file.set("source", &string(&survey.source.id));
        if new.column("prices").is_none() {
            file.doc.remove("price_parity_source");
        } else if file.text("price_parity_source").is_none()
            && let Some(source) = &self.known.price_source
        {
            file.set("price_parity_source", &string(&source.id));
            written.cite(source);
        }
        file.set(key, &new.toml());
        if old.is_none() {
            file.space_before(key);
        }
        written.cite(&survey.source);
        written.keep(self, name, &file, changes::of_rows(what, old.as_ref(), &new));
        Ok(())
    }

    /// The newest edition that has the job.
    fn newest_projection(&self) -> Option<(&Projections, &super::projections::Projected)> {
        self.editions().last()
    }

    fn editions(
        &self,
    ) -> impl DoubleEndedIterator<Item = (&Projections, &super::projections::Projected)> {
        self.inputs
            .projections
            .iter()
            .filter_map(|edition| Some((edition, edition.by_code.get(self.soc.as_str())?)))
    }

    fn outlook(&self, written: &mut Written) -> Result<(), Failure> {
        let Some((newest, projected)) = self.newest_projection() else { return Ok(()) };
        let mut file = self.open("outlook.toml")?;
        if !self.has("outlook.toml") {
            file.set("profile_edition", &string(&newest.edition.to_string()));
        }
        let mut lines = Vec::new();
        for (projections, projected) in self.editions() {
            let source = sources::of_projections(projections);
            let edition = projections.edition.to_string();
            let Some(tables) = file.tables("editions") else {
                let message =
                    format!("{}/outlook.toml: editions is no list of tables", self.directory);
                return Err(Failure::bad_profile(message)
                    .hint("help", "write each edition under [[editions]]; nothing was written"));
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
                set(&mut table, "edition", &string(&edition));
                tables.insert(at, table);
            }
            let Some(table) = tables.get_mut(at) else { continue };
            let before = table.to_string();
            let figures = [
                ("base_employment", projected.base_employment.map(|jobs| jobs.to_string())),
                ("target_employment", projected.target_employment.map(|jobs| jobs.to_string())),
                ("change", projected.change.map(|jobs| jobs.to_string())),
                ("growth_percent", projected.growth_percent.map(|percent| format!("{percent:?}"))),
                ("annual_openings", projected.annual_openings.map(|jobs| jobs.to_string())),
            ];
            for (key, figure) in figures {
                match figure {
                    Some(figure) => set(table, key, &figure),
                    None => drop(table.remove(key)),
                }
            }
            set(table, "evidence", "\"first-hand\"");
            if !is_known || before != table.to_string() || table.get("source").is_none() {
                set(table, "source", &string(&source.id));
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
        written.keep(self, "outlook.toml", &file, lines.join("; "));
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
        self.fill(
            &mut file,
            "entry_education",
            &[("level", level), ("period", &period), ("source", id)],
        );
        written.cite(&source);
        written.keep(self, "education.toml", &file, format!("BLS lists \"{level}\""));
        Ok(())
    }

    fn duties(&self, written: &mut Written) -> Result<(), Failure> {
        let Some((day, tasks)) = &self.inputs.tasks else { return Ok(()) };
        let Some(tasks) = tasks.get(self.soc.as_str()) else { return Ok(()) };
        let old = self.old.get("duties.toml").map(String::as_str);
        let mut file = self.open("duties.toml")?;
        if old.is_none() {
            file.doc = toml_edit::DocumentMut::new();
            file.doc.decor_mut().set_prefix(
                "# What the work is, in O*NET's words: the tasks that are core to it, then the others.\n\n",
            );
        } else if file.text("source") != Some(sources::TASKS) {
            written
                .lines
                .push("duties.toml: kept, because its duties are not from O*NET's file".to_owned());
            return Ok(());
        }
        let source = sources::of_tasks(tasks, day.clone());
        file.set("source", &string(&source.id));
        let lines: String = tasks
            .iter()
            .map(|task| {
                format!("  {{ id = {}, text = {} }},\n", string(&task.id), string(&task.text))
            })
            .collect();
        file.set("duties", &format!("[\n{lines}]"));
        let note = "The tasks are in O*NET's words (CC BY 4.0): those that are core to the job, then the others.";
        file.set(
            "notes",
            &format!("[\n  {{ text = {}, source = {} }},\n]", string(note), string(&source.id)),
        );
        written.cite(&source);
        written.keep(self, "duties.toml", &file, format!("{} tasks", tasks.len()));
        Ok(())
    }

    /// Notes a file that another part of the import changed.
    pub(super) fn keep(
        &self,
        name: &'static str,
        file: &Edited,
        line: String,
        written: &mut Written,
    ) {
        written.keep(self, name, file, line);
    }

    pub(super) fn opened(&self, name: &'static str) -> Result<Option<Edited>, Failure> {
        if self.has(name) { self.open(name).map(Some) } else { Ok(None) }
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

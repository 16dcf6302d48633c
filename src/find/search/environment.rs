//! What a search finds in the section on the workplace.

use crate::document::Value;
use crate::failure::Failure;
use crate::find::search::fact::{About, At};
use crate::find::search::facts::{Facts, MOST, WEIGHT};
use crate::look_up::environment;
use crate::profile::Profile;

/// Where, under which conditions and when.
pub(super) fn environment(profile: &Profile, facts: &mut Facts<'_>) -> Result<(), Failure> {
    let section = profile.environment.get()?;
    facts.begin("environment", "environment workplace");
    let source = section.conditions.first().map(|condition| &condition.source);
    facts.summary(source, || environment::answer(profile));
    for (index, setting) in environment::settings(profile)?.iter().enumerate() {
        let also = ["setting where they work", setting.industry_code.unwrap_or_default()];
        let about = About { name: setting.name, also: &also, ..About::default() };
        facts.tell(about, At::Index("environment.settings", index), setting.source, || {
            let median = match setting.annual_median {
                Some(_) => format!(", median {} a year", Value::dollars(setting.annual_median)),
                None => String::new(),
            };
            let (name, share, period) = (setting.name, setting.share(), setting.period);
            format!("{name}: {share} of the jobs{median} ({period})")
        });
    }
    facts.weight = MOST;
    facts.statements("environment.conditions", &section.conditions);
    facts.begin("environment", "environment schedule");
    facts.statements("environment.schedule", &section.schedule);
    facts.weight = WEIGHT;
    for (index, row) in section.work_context.iter().enumerate() {
        let also = &["work context conditions O*NET"];
        let about = About { text: &row.name, also, ..About::default() };
        let at = At::Name("environment.work_context", index, "name", &row.name);
        facts.tell(about, at, &row.source, || {
            let score = Value::decimal(Some(row.score), 0);
            format!("{}: scored {score}, on a scale from 0 to 100", row.name)
        });
    }
    facts.statements("environment.notes", &section.notes);
    Ok(())
}

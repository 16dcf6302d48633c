//! What a search finds in the sections of prose.

use crate::answer::Answer;
use crate::document::Value;
use crate::failure::Failure;
use crate::find::search::fact::{About, At, Fact};
use crate::find::search::facts::{Facts, LEAST, LESS, MOST, WEIGHT};
use crate::look_up::{certifications, duties, education, licensure, outlook, overview, skills};
use crate::profile::Profile;
use crate::profile::certifications::Credential;
use crate::profile::skills::InterestCode;
use crate::profile::text::word;
use crate::typed::suggest::quoted;

type Done = Result<(), Failure>;

/// The card.
pub(super) fn overview(profile: &Profile, facts: &mut Facts<'_>) -> Done {
    let occupation = profile.occupation.get()?;
    facts.weight = MOST;
    facts.begin("overview", "overview card");
    if let Some(summary) = &occupation.summary {
        let about = About {
            name: &occupation.title_plural,
            text: &summary.text,
            also: &[&occupation.title, occupation.soc_code.as_str(), "SOC"],
            ..About::default()
        };
        facts.tell(about, At::Path("overview.summary"), &summary.source, || summary.text.clone());
    }
    for figure in &overview::answer(profile)?.facts {
        let (command, also) = match figure.key {
            "growth_percent" | "annual_openings" => ("outlook", "outlook"),
            "entry_education" => ("education", "education schooling"),
            "hourly_median" => ("salary", "salary hourly wage per hour"),
            "employment" => ("salary", "employment"),
            _ => ("salary", "salary annual wage per year"),
        };
        let value = match figure.shown() {
            Value::Missing => continue,
            value => value.to_string(),
        };
        let about = About { name: figure.label, text: &value, also: &[also], ..About::default() };
        facts.look(about, || Fact {
            path: format!("overview.facts[key={}]", figure.key),
            text: format!("{}: {value} ({})", figure.label, figure.when),
            command: command.to_owned(),
            sources: vec![figure.source.clone()],
        });
    }
    if let Some(day) = &occupation.at_a_glance {
        for (index, task) in day.tasks.iter().enumerate() {
            let at = At::Index("overview.at_a_glance", index);
            facts.tell(About::text(task), at, &day.source, || task.clone());
        }
    }
    Ok(())
}

/// The duties, and the job titles.
pub(super) fn duties(profile: &Profile, facts: &mut Facts<'_>) -> Done {
    let section = profile.duties.get()?;
    facts.begin("duties", "duties work");
    let summary = profile.occupation.get()?.summary.as_ref();
    facts.summary(summary.map(|summary| &summary.source), || duties::answer(profile, None));
    for (path, list) in ["duties.duties", "duties.tasks"].into_iter().zip(section.lists()) {
        let Some((source, list)) = list else { continue };
        for duty in list {
            let text = format!("{} {}", duty.text, duty.kinds.join(" "));
            let at = At::Key(path, "id", &duty.id);
            facts.tell(About::text(&text), at, source, || match duty.kinds.as_slice() {
                [] => duty.text.clone(),
                kinds => format!("{} ({})", duty.text.trim_end_matches('.'), kinds.join(", ")),
            });
        }
    }
    let occupation = profile.occupation.get()?;
    facts.weight = LESS;
    for (path, titles, says) in [
        ("duties.reported_titles", &occupation.reported_titles, "a job title that people report"),
        ("duties.alternate_titles", &occupation.alternate_titles, "another title of the job"),
    ] {
        let Some(list) = titles else { continue };
        for (index, title) in list.titles.iter().enumerate() {
            let also = &["job title called"];
            let about = About { name: title, code: "titles", also, ..About::default() };
            facts.tell(about, At::Index(path, index), &list.source, || format!("{title}: {says}"));
        }
    }
    facts.weight = WEIGHT;
    facts.statements("duties.notes", &section.notes);
    Ok(())
}

/// The ways in.
pub(super) fn education(profile: &Profile, facts: &mut Facts<'_>) -> Done {
    let section = profile.education.get()?;
    facts.begin("education", "education schooling training");
    let way_in = &section.entry_education;
    facts.summary(&way_in.source, || education::answer(profile));
    facts.weight = MOST;
    facts.statements("education.education", &section.education);
    facts.weight = WEIGHT;
    facts.begin("education", "education certification credential required");
    facts.statements("education.certification", &section.certification);
    facts.begin("education", "education licensure license law rule required");
    facts.statements("education.licensure", &section.licensure);
    facts.begin("education", "education schooling");
    let way_in = section.entry_education.sentence();
    let about = About { name: "Usual way in", text: &way_in, ..About::default() };
    let at = At::Path("education.entry_education");
    let source = &section.entry_education.source;
    facts.tell(about, at, source, || format!("Usual way in: {way_in}"));
    for (list, rows, also, decimals, says) in [
        (
            "education.attainment",
            &section.attainment,
            "attainment schooling",
            1,
            "of workers aged 25 and over have it",
        ),
        (
            "education.required_education",
            &section.required_education,
            "required schooling",
            2,
            "of workers say that a new hire needs it",
        ),
    ] {
        for (index, row) in rows.iter().enumerate() {
            let about = About { name: &row.level, also: &[also], ..About::default() };
            facts.tell(about, At::Name(list, index, "level", &row.level), &row.source, || {
                let percent = Value::percent(Some(row.percent), decimals);
                format!("{}: {percent} {says} ({})", row.level, row.period)
            });
        }
    }
    for (list, rows, also) in [
        ("education.related_experience", &section.related_experience, "experience in related work"),
        ("education.on_the_job_training", &section.on_the_job_training, "training on the job"),
    ] {
        for (index, row) in rows.iter().enumerate() {
            let about = About { name: &row.length, also: &[also], ..About::default() };
            facts.tell(about, At::Name(list, index, "length", &row.length), &row.source, || {
                let percent = Value::percent(Some(row.percent), 2);
                format!("{}: {also}, {percent} of workers say so ({})", row.length, row.period)
            });
        }
    }
    for (index, row) in section.credential_importance.iter().enumerate() {
        let also = &["credential importance"];
        let at = At::Name("education.credential_importance", index, "name", &row.name);
        facts.tell(About { name: &row.name, also, ..About::default() }, at, &row.source, || {
            let rating = Value::decimal(Some(row.importance), 2);
            format!("{}: importance {rating} of 5 ({})", row.name, row.period)
        });
    }
    if let Some(zone) = &section.job_zone {
        let about = About {
            name: "Job Zone",
            text: &zone.text,
            also: &["O*NET preparation", &zone.vocational_preparation],
            ..About::default()
        };
        facts.tell(about, At::Path("education.job_zone"), &zone.source, || {
            format!("O*NET Job Zone {} of 5: {} ({})", zone.zone, zone.text, zone.period)
        });
    }
    let of_law = profile.licensure.maybe()?;
    let notes = section.notes.iter().map(|note| &note.text);
    facts.texts("education.notes", notes.chain(of_law.iter().flat_map(|law| &law.notes)));
    Ok(())
}

/// The credentials, and what is known of each.
pub(super) fn certifications(profile: &Profile, facts: &mut Facts<'_>) -> Done {
    let section = profile.certifications.get()?;
    facts.begin("certifications", "certification credential exam letters");
    facts.summary(&section.source, || certifications::answer(profile, None));
    for known in &section.credentials {
        let Credential { id, credential, name, body, url, .. } = known;
        let path = format!("certifications.credentials[id={id}]");
        let command = format!("certifications {}", quoted(id));
        let fact = |path: String, text: String| Fact {
            path,
            text,
            command: command.clone(),
            sources: vec![section.source.clone()],
        };
        let dates = known.facts.iter().flat_map(|fact| fact.as_of.iter().chain(&fact.evidence));
        let also = [id, body, url].into_iter().chain(dates).map(String::as_str);
        let also: Vec<&str> = also.collect();
        facts.look(About { name: credential, text: name, code: id, also: &also }, || {
            let line = format!("{credential}, {name}: given by the {body}, {url}");
            fact(path.clone(), line)
        });
        for (index, known) in known.facts.iter().enumerate() {
            let (field, text) = (word(known.field), &known.text);
            let also = [credential, name, known.field.name(), &field].into_iter();
            let dates = known.as_of.iter().chain(&known.evidence).map(String::as_str);
            let also: Vec<&str> = also.chain(dates).collect();
            facts.look(About { text, also: &also, ..About::default() }, || {
                let line = format!("{credential}, {field}: {text}");
                fact(format!("{path}.facts[{index}]"), line)
            });
        }
    }
    facts.texts("certifications.notes", &section.notes);
    Ok(())
}

/// The rules of the states.
pub(super) fn licensure(profile: &Profile, facts: &mut Facts<'_>) -> Done {
    let section = profile.licensure.get()?;
    let answer = licensure::answer(profile, None)?;
    facts.begin("licensure", "licensure license law rules state");
    facts.summary(&section.source, || licensure::answer(profile, None));
    // The rule of one state is no answer where none is named.
    facts.weight = if facts.question.place.is_some() { WEIGHT } else { LESS };
    for row in &answer.states {
        let (abbr, state) = (row.abbr, row.state);
        let path = format!("licensure.states[abbr={abbr}]");
        let fact = |path: String, text: String| Fact {
            path,
            text,
            command: format!("licensure {abbr}"),
            sources: vec![section.source.clone()],
        };
        if let Some(text) = row.text {
            facts.look(About { name: state, text, code: abbr, also: &["no rule"] }, || {
                fact(path.clone(), format!("{state}: {text}"))
            });
        }
        for (index, rule) in row.rules.iter().enumerate() {
            let law = [&rule.kind, &rule.authority, &rule.as_of, &rule.url].map(String::as_str);
            let also = [&law[..], &[rule.caution.as_deref().unwrap_or_default()]].concat();
            facts.look(About { name: state, text: &rule.text, code: abbr, also: &also }, || {
                let line = format!("{state}, {}: {}", rule.kind, rule.text);
                fact(format!("{path}.rules[{index}]"), line)
            });
        }
    }
    facts.weight = LEAST;
    for (index, row) in answer.kinds.iter().flatten().enumerate() {
        let states = row.states.join(", ");
        let also = &["kind of rule"];
        let about = About { name: row.kind, code: "kinds", text: &states, also };
        let at = At::Name("licensure.kinds", index, "kind", row.kind);
        facts.tell(about, at, &section.source, || format!("{}: {states}", row.kind));
    }
    facts.weight = WEIGHT;
    facts.texts("licensure.notes", &section.notes);
    Ok(())
}

/// Skills, ratings, interests and software.
pub(super) fn skills(profile: &Profile, facts: &mut Facts<'_>) -> Done {
    let section = profile.skills.get()?;
    let own = &profile.occupation.get()?.soc_code;
    facts.begin("skills", "skills");
    let source = section.skills.first().map(|skill| &skill.source);
    facts.summary(source, || skills::answer(profile));
    for skill in &section.skills {
        let about = About { name: &skill.name, text: &skill.text, ..About::default() };
        let at = At::Key("skills.skills", "id", &skill.id);
        facts.tell(about, at, &skill.source, || format!("{}: {}", skill.name, skill.text));
    }
    facts.weight = LESS;
    for (index, row) in section.ratings.iter().enumerate() {
        let (kind, rated_by) = (word(row.kind).replace('_', " "), word(row.rated_by));
        let also = &["rating importance level O*NET", &rated_by];
        let about = About { name: &row.name, text: &kind, also, ..About::default() };
        facts.tell(about, At::Index("skills.ratings", index), &row.source, || {
            let rating = Value::decimal(Some(row.importance), 2);
            format!("{} ({kind}): importance {rating} of 5 ({})", row.name, row.period)
        });
    }
    facts.weight = WEIGHT;
    for (index, row) in section.scores.iter().enumerate().filter(|(_, row)| row.soc_code == *own) {
        let also = &["skill score BLS"];
        let about = About { name: &row.name, also, ..About::default() };
        facts.tell(about, At::Index("skills.scores", index), &row.source, || {
            let score = Value::decimal(Some(row.score), 1);
            format!("{}: BLS's score is {score}, from about 1 to 5 ({})", row.name, row.edition)
        });
    }
    for (index, row) in section.interests.iter().enumerate() {
        let also = &["fit O*NET"];
        let about = About { name: &row.name, text: "interest", also, ..About::default() };
        let at = At::Name("skills.interests", index, "name", &row.name);
        facts.tell(about, at, &row.source, || {
            let fit = Value::decimal(Some(row.score), 2);
            format!("{} (interest): fit {fit} of 7 ({})", row.name, row.period)
        });
    }
    if let Some(InterestCode { code, source }) = &section.interest_code {
        let also = &["interests RIASEC Holland"];
        let about = About { name: "Interest code", text: code, also, ..About::default() };
        let at = At::Path("skills.interest_code");
        facts.tell(about, at, source, || format!("Interest code: {code}"));
    }
    for (index, row) in section.technologies.iter().enumerate() {
        let asked_for = match (row.in_demand, row.hot) {
            (true, _) => "hot in demand job postings",
            (false, true) => "hot job postings",
            (false, false) => "",
        };
        let also = &["software technology", &row.category, asked_for];
        let at = At::Name("skills.technologies", index, "name", &row.name);
        let about = About { text: &row.name, also, ..About::default() };
        facts.tell(about, at, &row.source, || format!("{} ({})", row.name, row.category));
    }
    facts.statements("skills.notes", &section.notes);
    Ok(())
}

/// The projections, and what drives them.
pub(super) fn outlook(profile: &Profile, facts: &mut Facts<'_>) -> Done {
    let section = profile.outlook.get()?;
    let latest = outlook::latest(profile)?;
    facts.begin("outlook", "outlook projection");
    facts.summary(&latest.source, || outlook::answer(profile, false));
    for row in section.editions.iter().rev() {
        let is_latest = row.edition == latest.edition;
        facts.command = if is_latest { "outlook" } else { "outlook --history" };
        facts.weight = if is_latest { MOST } else { WEIGHT };
        let (edition, evidence) = (row.edition.to_string(), word(row.evidence));
        let target_year = row.edition.target_year().to_string();
        let about = About {
            name: &edition,
            text: row.note.as_deref().unwrap_or_default(),
            also: &["growth openings change employment forecast", &evidence, &target_year],
            ..About::default()
        };
        let at = At::Key("outlook.editions", "edition", &edition);
        facts.tell(about, at, &row.source, || {
            let openings = row
                .annual_openings
                .map(|openings| format!(" and {} openings a year", Value::count(Some(openings))));
            let growth = Value::percent(row.growth_percent, 1);
            format!("Growth {edition}: {growth}{}", openings.unwrap_or_default())
        });
    }
    facts.command = "outlook";
    facts.begin("outlook", "outlook growth why reasons");
    facts.statements("outlook.drivers", &section.drivers);
    if let Some(ai) = &section.ai_exposure {
        let text = ai.sentence();
        let also = &["artificial intelligence replace automation robots"];
        let about = About { text: &text, also, ..About::default() };
        facts.tell(about, At::Path("outlook.ai_exposure"), &ai.source, || text.clone());
        // Who asks about another job does not ask about its exposure first.
        facts.weight = LEAST;
        for other in &ai.others {
            let about = About { name: &other.title, ..About::default() };
            facts.tell(about, At::Path("outlook.ai_exposure"), &ai.source, || text.clone());
        }
        facts.weight = WEIGHT;
    }
    facts.command = "outlook --history";
    facts.texts("outlook.notes", &outlook::answer(profile, true)?.notes());
    Ok(())
}

//! Jobs, growth and openings, of the occupation and of similar ones: what follows from what.

use std::collections::HashSet;

use crate::trust::check::{Findings, names::Of, node::Node};

/// Looks at the editions of the outlook.
pub(super) fn outlook(root: &Node<'_>, findings: &mut Findings) {
    let editions = root.items("editions");
    let names: Vec<&str> = editions.iter().filter_map(|edition| edition.text("edition")).collect();
    if let (Some(node), Some(name)) = (root.get("profile_edition"), root.text("profile_edition"))
        && !names.contains(&name)
    {
        let help = (!names.is_empty()).then(|| format!("it has {}", names.join(", ")));
        findings.add(
            node.place(),
            format!("there is no edition {name}"),
            "one of the editions",
            help,
        );
    }
    for pair in editions.windows(2) {
        if let (Some(before), Some(here)) = (pair[0].text("edition"), pair[1].text("edition"))
            && let Some(node) = pair[1].get("edition").filter(|_| here < before)
        {
            let message = format!("{here} stands below {before}; the oldest comes first");
            findings.add(node.place(), message, format!("an edition after {before}"), None);
        }
    }
    for edition in &editions {
        adds_up(edition, findings);
    }
}

/// Jobs at the end, people who leave and openings follow from other figures, but for what rounding to
/// hundreds moves.
fn adds_up(edition: &Node<'_>, findings: &mut Findings) {
    const ROUNDED: f64 = 200.0;
    let figure = |key: &str| edition.number(key);
    let sum = |a: Option<f64>, b: Option<f64>| Some(a? + b?);
    let tenth = figure("change").map(|change| change / 10.0);
    let separations = figure("annual_separations")
        .or_else(|| sum(figure("annual_exits"), figure("annual_transfers")));
    for (key, expected, of) in [
        (
            "target_employment",
            sum(figure("base_employment"), figure("change")),
            "base_employment and change",
        ),
        (
            "annual_separations",
            sum(figure("annual_exits"), figure("annual_transfers")),
            "annual_exits and annual_transfers",
        ),
        ("annual_openings", sum(separations, tenth), "annual_separations and a tenth of change"),
    ] {
        if let (Some(node), Some(found), Some(expected)) = (edition.get(key), figure(key), expected)
            && (found - expected).abs() > ROUNDED
        {
            let message = format!("{found} is not the sum of {of}, {expected:.0}");
            findings.add(node.place(), message, format!("about {expected:.0}"), None);
        }
    }
    grows(edition, "base_employment", findings);
}

/// Whether growth is the change in percent of the jobs under `base`; and whether as many are there to
/// lose.
fn grows(figures: &Node<'_>, base: &str, findings: &mut Findings) {
    if let Some(node) = figures
        .get("growth_percent")
        .filter(|_| figures.number("growth_percent").is_some_and(|growth| growth < -100.0))
    {
        findings.add(node.place(), "more than all jobs cannot be lost", "-100 or more", None);
    }
    let known = figures.number("change").zip(figures.number(base));
    let Some((change, base)) = known.filter(|(_, base)| *base > 0.0) else { return };
    if let Some(node) = figures.get("change").filter(|_| change < -base) {
        let message = format!("{change} is more than the {base} jobs that there are");
        findings.add(node.place(), message, format!("{} or more", -base), None);
    }
    if let (Some(node), Some(found)) =
        (figures.get("growth_percent"), figures.number("growth_percent"))
    {
        let expected = change / base * 100.0;
        // Both are rounded to hundreds, and the percent to a tenth.
        let off = 0.06 + 100.0 / base * 100.0;
        if (found - expected).abs() > off {
            let message =
                format!("{found}% is not the change in percent of the jobs, {expected:.1}%");
            findings.add(node.place(), message, format!("about {expected:.1}"), None);
        }
    }
}

/// Whether the figures of similar jobs agree with each other.
pub(super) fn similar(root: &Node<'_>, findings: &mut Findings) {
    periods_have_sources(root, findings);
    for job in ["jobs", "other_jobs"].into_iter().flat_map(|list| root.items(list)) {
        let parts = job.items("occupations");
        if parts.is_empty()
            && let Some(node) = job.get("occupations")
        {
            findings.add(node.place(), "the job has no occupation", "one or more", None);
        }
        for one in parts.iter().cloned().chain(job.get("combined")) {
            for (_, median) in one.get("annual_median").iter().flat_map(Node::entries) {
                if median.as_number() == Some(0.0) {
                    let message = "nobody is paid 0; what is absent is left out";
                    findings.add(median.place(), message, "dollars a year", None);
                }
            }
            for (_, projection) in one.get("projections").iter().flat_map(Node::entries) {
                grows(&projection, "employment", findings);
            }
        }
    }
}

/// Whether every period and every edition of a job has its source.
fn periods_have_sources(root: &Node<'_>, findings: &mut Findings) {
    let jobs = || ["jobs", "other_jobs"].into_iter().flat_map(|list| root.items(list));
    let holders =
        || jobs().flat_map(|job| job.items("occupations").into_iter().chain(job.get("combined")));
    for (key, sources) in
        [("annual_median", "annual_median_sources"), ("projections", "projection_sources")]
    {
        let known: Vec<&str> = root
            .get(sources)
            .map(|table| table.entries().into_iter().map(|(name, _)| name).collect())
            .unwrap_or_default();
        for (name, node) in holders().filter_map(|one| one.get(key)).flat_map(|one| one.entries()) {
            if !known.contains(&name) {
                let message = format!("{sources} has no source for {name}");
                let help = format!("it has {}", known.join(", "));
                findings.add(node.place(), message, "a figure with a source", Some(help));
            }
        }
    }
    let mut seen = HashSet::new();
    for occupation in jobs().flat_map(|job| job.items("occupations")) {
        let (Some(node), Some(code)) = (occupation.get("soc_code"), occupation.text("soc_code"))
        else {
            continue;
        };
        if seen.insert(code) {
            findings.names.define(Of::Job, code, findings.file, node.place());
        } else {
            let message = format!("the occupation {code} stands twice");
            findings.add(node.place(), message, "another SOC code", None);
        }
    }
}
